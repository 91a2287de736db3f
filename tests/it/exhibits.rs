//! The exhibits: what each must show.

mod catalogue;
mod recipe;
