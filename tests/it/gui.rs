//! The window, driven by the names of its widgets, with the real worker behind it.

mod branches;
mod canvas;
mod census;
mod chooser;
mod curves;
mod difference;
mod draw;
mod edits;
mod import;
mod keep;
mod keyboard;
mod locality;
mod look;
mod many;
mod memory;
mod monkey;
mod over_time;
mod provenance;
mod random;
mod rest;
mod stage;
mod start;
mod support;
mod widgets;
