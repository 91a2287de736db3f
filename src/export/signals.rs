//! Requests of the system to end: Ctrl+C, a terminal that is closed, a shutdown.

/// Calls `on` on a thread of its own with the number of each request to end (INT, TERM, HUP, QUIT), in place of the
/// sudden end that it means otherwise. Requests that were ignored when the program was started, as by `nohup`, stay so.
///
/// `false` where there are no such requests, or no threads: the program ends suddenly then, and leaves at most a hidden
/// file.
#[cfg(unix)]
pub fn on_request_to_end(on: impl Fn(i32) + Send + 'static) -> bool {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let ignored = ignored();
    let wanted = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    let Ok(mut signals) = Signals::new(wanted.collect::<Vec<_>>()) else { return false };
    let wait = move || signals.forever().for_each(on);
    std::thread::Builder::new().name("sixfingers-signals".into()).spawn(wait).is_ok()
}

#[cfg(not(unix))]
pub fn on_request_to_end(_: impl Fn(i32) + Send + 'static) -> bool {
    false
}

/// The signals that are ignored, signal n as bit n - 1; none where the system does not tell.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
