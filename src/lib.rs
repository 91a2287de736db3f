//! Sixfingers: where the creativity of image diffusion models comes from.
//!
//! # The modules
//! Dependencies go one way, from the top of this list to the bottom:
//!
//! | module | holds |
//! |---|---|
//! | [`images`] | pictures, training sets, loaders |
//! | [`parts`] | counting fingers, eyes, petals, ... in a picture |
//! | [`synth`] | the drawn training sets, deterministic from a seed |
//! | [`score`] | the machines: exact posterior means, the naive reference and the fast kernels |
//! | [`diffusion`] | noise and locality schedules, the sampler, trajectories |
//! | [`exhibits`] | what can be shown: a training set with the settings that show something |
//! | [`explain`] | provenance, mosaics, novelty, agreement, the census |
//! | [`export`] | PNG, GIF, CSV, NPY, NPZ |
//! | [`studio`] | the worker thread behind the window |
//! | `gui` | the window (feature `gui`) |
//! | [`cli`] | the headless commands |

pub mod cli;
pub mod diffusion;
pub mod exhibits;
pub mod explain;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod images;
pub mod parts;
pub mod score;
pub mod studio;
pub mod synth;
