//! The drawn sets.

mod hands;
mod others;
mod spec;
