//! Requests to end: Ctrl+C, and other signals.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::export;

/// Whether the first request to end is left to the command.
static GENTLE: AtomicBool = AtomicBool::new(false);
/// Whether there was one.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Tells a command that it was asked to end.
#[cfg(feature = "net")]
pub(super) struct Stop;

#[cfg(feature = "net")]
impl Stop {
    pub(super) fn asked(&self) -> bool {
        ASKED.load(Ordering::SeqCst)
    }
}

/// From now on the first Ctrl+C only asks the command to end; the second ends the program.
#[cfg(feature = "net")]
pub(super) fn stop_gently() -> Stop {
    GENTLE.store(true, Ordering::SeqCst);
    Stop
}

/// Ctrl+C, and other requests to end, leave no unfinished files.
pub(super) fn clean_up_when_stopped() {
    export::on_request_to_end(|signal| {
        if GENTLE.load(Ordering::SeqCst) && !ASKED.swap(true, Ordering::SeqCst) {
            return;
        }
        for folder in export::remove_unfinished() {
            // Where stderr is closed there is nobody to tell.
            let _ = writeln!(
                std::io::stderr(),
                "sixfingers: {}: stopped while pictures were written: some of them may be missing",
                folder.display()
            );
        }
        // What shells say of a program that a signal has ended.
        std::process::exit(128 + signal);
    });
}
