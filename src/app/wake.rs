//! How threads tell the window that there is something to fetch.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// A callback that is set once the window is there; calls before that do nothing, since its first frame fetches all.
#[derive(Clone, Default)]
pub(crate) struct Wake(Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>);

impl Wake {
    /// Sets the callback. Only the first one counts: a second window would be a second program.
    pub(crate) fn set(&self, wake: impl Fn() + Send + Sync + 'static) {
        let _ = self.0.set(Box::new(wake));
    }

    /// Calls it.
    pub(crate) fn call(&self) {
        if let Some(wake) = self.0.get() {
            wake();
        }
    }
}

impl fmt::Debug for Wake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "Wake(set)" } else { "Wake(not set)" })
    }
}
