//! All integration tests, in one binary because egui links slowly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "tests may panic, and say what they skip"
)]

#[cfg(feature = "net")]
mod app;
mod cli;
mod counters;
mod data;
mod determinism;
mod diffusion;
mod edits;
mod exhibits;
mod explain;
mod fonts;
mod golden;
#[cfg(feature = "gui")]
mod gui;
mod kernels;
mod layers;
#[cfg(feature = "net")]
mod net;
mod oracles;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window;
mod script;
mod session_files;
mod source_text;
mod studio;
mod support;
mod synth;
mod text;
mod words;
