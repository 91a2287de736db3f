//! Recorded outputs: the authors' and our own.

mod authors;
mod own;
