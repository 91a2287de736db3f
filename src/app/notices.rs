//! What the program tells the person.

use std::time::{Duration, Instant};

/// How long a toast stays.
pub const TOAST: Duration = Duration::from_secs(5);

/// Messages: one that stays until it is dismissed, and one that goes by itself.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// Something to read; it stays until it is dismissed or replaced.
    pub notice: Option<String>,
    /// Something that was done, shown for [`TOAST`].
    pub toast: Option<Toast>,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What.
    pub text: String,
    /// When.
    pub since: Instant,
}

impl Notices {
    /// Tells something for a moment.
    pub(crate) fn tell(&mut self, text: String) {
        self.toast = Some(Toast { text, since: Instant::now() });
    }

    /// Takes away a toast that has been there for long enough. Returns how long the present one stays.
    pub(crate) fn expire(&mut self, now: Instant) -> Option<Duration> {
        let left = self.toast.as_ref().map(|toast| (toast.since + TOAST).saturating_duration_since(now));
        if left == Some(Duration::ZERO) {
            self.toast = None;
        }
        left.filter(|left| !left.is_zero())
    }
}
