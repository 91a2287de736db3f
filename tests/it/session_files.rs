//! Keeping what was made: session files, and saves that nothing can spoil.

mod damaged;
mod files;
mod headless;
mod kill;
mod session;
#[cfg(unix)]
mod stopped;
#[cfg(unix)]
mod waiting;
