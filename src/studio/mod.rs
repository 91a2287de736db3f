//! The worker behind the window: jobs in, events out, nothing ever waits.
//!
//! One named thread with a rayon pool of its own that leaves a core to the window. Each [`Slot`] holds at most one
//! job; submitting another cancels the old one, whose late events are dropped. Jobs are done one step at a time in
//! the order of their urgency, so that a stage overtakes a gallery within milliseconds. The worker wakes its owner
//! through a callback; it never sees the window.

mod job;

pub use job::{DataId, Event, Job, JobId, OpenData, Slot, Start};
