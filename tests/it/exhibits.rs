//! The exhibits: what each must show.

mod catalogue;
mod hands;
mod recipe;
