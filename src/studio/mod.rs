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
//!  wake  <------------------ once until drained               pixels and verdicts: a lane each, beside all else
//! ```
//!
//! - Bounded: the inbox holds one job a slot; a job whose events are not fetched pauses; the caches count bytes.
//! - The window only ever takes locks that are held for microseconds.
//! - A panic in a job becomes [`Event::Failed`].
//! - Results are those of the library, bit for bit, however the work was cut up.

mod agreements;
mod baselines;
mod batch;
mod begin;
mod cache;
mod census;
mod check;
mod curves;
mod data;
mod error;
mod exchange;
mod export;
mod frames;
mod job;
mod lock;
#[cfg(feature = "net")]
mod measures;
#[cfg(feature = "net")]
mod net_query;
#[cfg(feature = "net")]
mod net_training;
#[cfg(feature = "net")]
mod nets;
mod pixel;
mod previews;
#[cfg(feature = "net")]
mod receptive_field;
mod report;
mod run;
mod scheduler;
mod stores;
mod task;
mod thumbs;
mod work;
mod worker;

pub use agreements::AgreementsQuery;
pub use baselines::BaselinesQuery;
pub use census::CensusQuery;
pub use check::CheckQuery;
pub use curves::CurvesQuery;
pub use data::{DataId, OpenData, Ready, Source, StandardSource};
pub use error::TaskError;
pub use export::{ExportChoice, ExportInput, ExportKind, ExportRequest, FrameSource, Shot, ShotPictures};
pub use frames::{AskedFrame, FrameQuery, FrameQuestion};
pub use job::{Event, Job, JobId, Slot};
#[cfg(feature = "net")]
pub use measures::MeasureQuery;
#[cfg(feature = "net")]
pub use net_query::NetQuery;
#[cfg(feature = "net")]
pub use net_training::{
    AgreementPoint, NetBegin, NetCostQuery, NetTraining, NetTrainingNews, NetTrainingQuery, Shares, WATCHED,
};
#[cfg(feature = "net")]
pub use nets::OpenNet;
pub use pixel::PixelQuery;
pub use previews::PreviewQuery;
#[cfg(feature = "net")]
pub use receptive_field::ReceptiveFieldQuery;
pub use report::{
    AgreementsNews, BaselineFigures, Baselines, CensusNews, CurvesNews, ExportPreview, FrameFact, FrameNews, Preview,
    Quiz, Report, ThumbsNews,
};
#[cfg(feature = "net")]
pub use report::{NetCost, ReceptiveFieldNews};
pub use task::{Progress, Task, TaskContext, TaskSpec};
pub use thumbs::ThumbsQuery;
pub use worker::{Stats, Studio, StudioConfig, StudioError};
