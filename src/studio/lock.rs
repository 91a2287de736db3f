//! Locking.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A panic while a lock was held leaves nothing half-done here: the panics that can happen are those of jobs.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
