//! The counters, on freshly drawn pictures with right and wrong numbers of parts.

mod fingers;
mod others;
