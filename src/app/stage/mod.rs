//! The stages: what is shown, by which machine, from which noise, at which time, and the tree of branches.

pub mod branch;
pub mod compare;
pub mod exhibit;
pub mod machine;
pub mod noise;
pub mod noise_search;
pub mod pictures;
pub mod playback;
pub mod playhead;
pub(crate) mod requests;
pub mod runs;
pub mod time;
pub mod tree;
