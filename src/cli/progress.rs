//! A progress bar on stderr; invisible where stderr is no terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts to `total` of `what`, gone from the screen when dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(what: &'static str, total: usize) -> Self {
        let bar = ProgressBar::new(total as u64);
        // A template that can't be read would leave indicatif's own, which does as well.
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}, {eta} left") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self(bar)
    }

    pub(super) fn advance(&self, by: usize) {
        self.0.inc(by as u64);
    }

    /// Changes what is said beside the bar.
    #[cfg(feature = "net")]
    pub(super) fn note(&self, text: &str) {
        self.0.set_message(text.to_owned());
    }

    /// Does something that writes to stderr while the bar is gone.
    #[cfg(feature = "net")]
    pub(super) fn suspended(&self, work: impl FnOnce()) {
        self.0.suspend(work);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
