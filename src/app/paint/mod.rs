//! The pixel editor.

pub mod actions;
pub mod canvas;
pub mod colours;
pub mod piece;
