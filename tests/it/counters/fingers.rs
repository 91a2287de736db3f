//! The finger counter.
