//! The threads of a command that asks for none of its own, and of the window beside its worker: bounded, and as many as
//! the system gives.
//!
//! rayon would start as many as its variable says, and end the program where the system refuses one.

use anyhow::bail;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::options::MAX_THREADS;

/// The variable that rayon reads by itself.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// How many are wanted: what the variable says, else one for each core.
fn wanted() -> anyhow::Result<usize> {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let Some(asked) = std::env::var(VARIABLE).ok().filter(|asked| !asked.trim().is_empty()) else {
        return Ok(cores());
    };
    match asked.trim().parse() {
        Ok(0) => Ok(cores()),
        Ok(threads) if threads <= MAX_THREADS => Ok(threads),
        _ => bail!("{VARIABLE}={asked}: it must be 1 to {MAX_THREADS}"),
    }
}

/// A pool of so many threads, or of as many as there can be; the present one alone where there can be no other.
fn pool(wanted: usize) -> anyhow::Result<ThreadPool> {
    let mut threads = wanted;
    while threads > 0 {
        if let Ok(pool) = ThreadPoolBuilder::new().num_threads(threads).build() {
            return Ok(pool);
        }
        threads /= 2;
    }
    Ok(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build()?)
}

/// Does something with threads to help.
pub(super) fn with_threads<T: Send>(work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    pool(wanted()?)?.install(work)
}

/// Starts the threads that the window has beside its worker.
pub(super) fn start_for_window() -> anyhow::Result<()> {
    // What can be started once can be started again.
    let threads = pool(wanted()?)?.current_num_threads();
    // They may be there already.
    let _ = ThreadPoolBuilder::new().num_threads(threads).build_global();
    Ok(())
}
