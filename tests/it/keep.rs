//! Keeping what was made: session files, and saves that nothing can spoil.

mod files;
mod headless;
mod kill;
mod session;
