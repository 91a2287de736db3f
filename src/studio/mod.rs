//! The worker behind the window: jobs in, events out, nothing ever waits.
//!
//! Each [`Slot`] holds at most one job; submitting another cancels the old one, whose late events are dropped. Jobs
//! are done one step at a time in the order of their urgency, so that a stage overtakes a gallery within
//! milliseconds; a job that was interrupted goes on where it was. The worker wakes its owner through a callback; it
//! never sees the window.
//!
//! ```text
//!  window                    sixfingers-worker                pools (rayon)
//!  submit, cancel ---------> inbox, one job a slot
//!                            answers what is known ---+
//!                            gives each lane its      |       main lane: all cores but one
//!                            most urgent job -------- | ----> a turn of 4 ms or one step
//!  drain <------ events, some 100 a slot <------------+------ frames, pictures, counts
//!  wake  <------------------ once until drained               pixels and verdicts: a lane each, beside the rest
//! ```
//!
//! - Bounded: the inbox holds one job a slot; a job whose events are not fetched rests; the caches count bytes.
//! - The window only ever takes locks that are held for microseconds.
//! - A panic in a job becomes [`Event::Failed`].
//! - Results are those of the library, bit for bit, however the work was cut up.

mod agreements;
mod baselines;
mod batch;
mod cache;
mod census;
mod curves;
mod data;
mod frames;
mod job;
#[cfg(feature = "net")]
mod net_training;
#[cfg(feature = "net")]
mod nets;
mod pixel;
mod previews;
mod run;
mod scheduler;
mod shared;
#[cfg(feature = "net")]
mod sight;
mod task;
mod work;
mod worker;

pub use agreements::{AgreementsNews, AgreementsQuery};
pub use baselines::{BaselineFigures, Baselines, BaselinesQuery};
pub use census::{CensusNews, CensusQuery};
pub use curves::{CurvesNews, CurvesQuery};
pub use data::{Ready, Source, StandardSource};
pub use frames::{FrameFact, FrameNews, FrameQuery, FrameQuestion};
pub use job::{DataId, Event, Job, JobId, OpenData, Slot, Start};
#[cfg(feature = "net")]
pub use net_training::{
    AgreementPoint, NetBegin, NetCost, NetCostQuery, NetTraining, NetTrainingNews, NetTrainingQuery, Shares, WATCHED,
};
#[cfg(feature = "net")]
pub use nets::{NetQuery, OpenNet};
pub use pixel::PixelQuery;
pub use previews::{Preview, PreviewQuery};
#[cfg(feature = "net")]
pub use sight::{SightNews, SightQuery};
pub use task::{Progress, Report, Task, TaskContext, TaskError, TaskSpec};
pub use worker::{Stats, Studio, StudioConfig, StudioError};
