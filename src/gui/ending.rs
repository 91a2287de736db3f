//! A request of the system to end the program: the window is closed as by a person, so that everything is kept.

use std::cell::RefCell;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::app::model::Model;
use crate::app::own_folder::LastWill;
use crate::export::{on_request_to_end, remove_unfinished};

/// So long closing may take. A window whose screen is gone, or that draws, may not hear of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The request, once there is one.
#[derive(Debug, Default)]
pub(super) struct Ending {
    signal: AtomicI32,
    window: Mutex<Option<egui::Context>>,
}

impl Ending {
    /// Listens from now on.
    pub(super) fn listen() -> Arc<Self> {
        let ending = Arc::new(Self::default());
        let heard = Arc::clone(&ending);
        on_request_to_end(move |signal| {
            if heard.signal.swap(signal, Ordering::SeqCst) != 0 {
                // Asked for the second time.
                end(signal);
            }
            if let Some(window) = &*heard.window.lock().unwrap_or_else(PoisonError::into_inner) {
                window.request_repaint();
            }
            let wait = move || {
                std::thread::sleep(PATIENCE);
                end(signal);
            };
            if std::thread::Builder::new().name("sixfingers-ending".into()).spawn(wait).is_err() {
                end(signal);
            }
        });
        ending
    }

    /// The window that is to be woken.
    pub(super) fn wakes(&self, window: &egui::Context) {
        *self.window.lock().unwrap_or_else(PoisonError::into_inner) = Some(window.clone());
    }

    /// The signal by which it was asked for.
    pub(super) fn signal(&self) -> Option<i32> {
        Some(self.signal.load(Ordering::SeqCst)).filter(|signal| *signal != 0)
    }
}

/// Ends the program, with what shells say of one that a signal has ended.
pub(super) fn end(signal: i32) {
    remove_unfinished();
    std::process::exit(128 + signal);
}

/// What is still done when a library ends the program from the thread of the window, as that of X11 does where the screen
/// is gone: on the way out the values of that thread are dropped.
#[derive(Default)]
struct LastWills {
    session: Option<LastWill>,
    training: Option<LastWill>,
}

thread_local! {
    static LAST_WILLS: RefCell<LastWills> = RefCell::default();
}

impl Drop for LastWills {
    fn drop(&mut self) {
        let (session, training) = (self.session.take(), self.training.take());
        if session.is_none() && training.is_none() {
            return;
        }
        // On a thread of its own, which has all that this one has no more.
        let carry_out = move || {
            [session, training].into_iter().flatten().for_each(|will| will());
            remove_unfinished();
        };
        if let Ok(thread) = std::thread::Builder::new().name("sixfingers-ending".into()).spawn(carry_out) {
            let _ = thread.join();
        }
    }
}

/// Notes what is to be kept should the program end without a word.
pub(super) fn note_last_will(model: &mut Model) {
    let (session, training) = model.last_will();
    LAST_WILLS.with_borrow_mut(|wills| {
        if let Some(session) = session {
            wills.session = session;
        }
        wills.training = training;
    });
}

/// All is kept.
pub(super) fn forget_last_will() {
    LAST_WILLS.with_borrow_mut(|wills| (wills.session, wills.training) = (None, None));
}
