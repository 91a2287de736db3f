//! Everything that the window says, in one place, a file for each area, so that it can be translated.

pub mod branches;
pub mod cards;
pub mod census;
pub mod common;
pub mod compare;
pub mod curves;
pub mod difference;
pub mod exhibits;
pub mod explain;
pub mod gallery;
pub mod import;
pub mod lessons;
pub mod net_training;
pub mod nets;
pub mod over_time;
pub mod receptive_field;
pub mod sessions;
pub mod sets;
pub mod talk;
pub mod why;

pub use branches::*;
pub use common::*;
pub use compare::*;
pub use curves::*;
pub use difference::*;
pub use exhibits::*;
pub use gallery::*;
pub use over_time::*;
