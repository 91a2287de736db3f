//! Requests to end: Ctrl+C, and other signals.

use std::sync::atomic::{AtomicBool, Ordering};

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
#[cfg(unix)]
pub(super) fn clean_up_when_stopped() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    // Without them the program ends all the same, and leaves at most a hidden file or folder.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let wait = move || {
        for signal in signals.forever() {
            if GENTLE.load(Ordering::SeqCst) && !ASKED.swap(true, Ordering::SeqCst) {
                continue;
            }
            crate::export::remove_unfinished();
            // What shells say of a program that a signal has ended.
            std::process::exit(128 + signal);
        }
    };
    let _ = std::thread::Builder::new().name("sixfingers-signals".into()).spawn(wait);
}

#[cfg(not(unix))]
pub(super) fn clean_up_when_stopped() {}
