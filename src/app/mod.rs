//! The program without its window: what it shows, what can be asked of it, what it does.
//!
//! Nothing here names egui. A window, a lesson and a test drive the program in the same way:
//!
//! ```text
//!  key, click, lesson, test --Action--> Model::apply --> the area's apply --> state, Effects
//!                                                                              |
//!  clock, worker, files -------------> Model::tick ---> events, reports -----> state
//!                                                                              |
//!                                     requests: what is chosen and looked at --+--> jobs for the worker
//! ```
//! - [`Model`] is the whole state: [`Settings`](settings::Settings) (saved), [`AppState`](state::AppState) (the choices
//!   and what came out of them), [`View`](view::View) (the playhead, the pointer, half-typed text). Nobody else writes
//!   state, except that panels write half-typed text and the place of the pointer into the view.
//! - Inside the state, [`Controls`](controls::Controls) is everything that the person has chosen: the training set, the
//!   seed, the settings of each stage. Undo and session files hold copies of it.
//! - [`Model::apply`] carries out [`Action`]s, notes changes for undo, and returns what the window is to do as
//!   [`Effect`]s: put a text on the clipboard, change the theme, ask for a file.
//! - [`Model::tick`] takes in what the worker and the threads that touch files have reported, and moves the clock.
//! - `requests` compares the choices with what is running and gives jobs to the worker. Nobody else starts or stops a
//!   run. What is asked once and answered once goes through [`Ask`](ask::Ask).
//! - `files` is the one home of threads that touch files; [`text`] is all that is said.
//!
//! # Areas
//! Each area is a folder, and has the same files as far as it needs them:
//!
//! | file | holds | may import |
//! |---|---|---|
//! | `state.rs` | what the area holds, and how reports change it | other states, `ask` |
//! | `actions.rs` | the enum of its actions, and `apply`, which carries them out | `model`, states, `text` |
//! | `requests.rs` | `reconcile`: what it asks of the worker | `model`, states |
//!
//! Files import from the file where a thing is defined, and never upwards: a state knows no model, no area lists itself.
//! `tests/it/layers.rs` holds that. ARCHITECTURE.md shows how to add an area.
//!
//! # Example
//! ```
//! use sixfingers::app::{Action, Model, Preset};
//! use sixfingers::app::stage::noise::NoiseAction;
//!
//! let preset = Preset { data: Some("hands:count=4,size=24".parse()?), ..Preset::default() };
//! let mut program = Model::open(preset)?;
//! program.apply([Action::Noise(NoiseAction::SetSeed(7))]);
//! while program.state.stages[0].run().is_none_or(|run| run.frames.is_empty()) {
//!     program.tick(0.0);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod action;
pub mod acts;
pub mod agreement;
pub mod analysis;
pub(crate) mod aside;
pub mod ask;
pub mod baselines;
pub mod cards;
pub mod census;
pub mod controls;
pub mod curves;
pub mod dialog;
mod drive;
pub mod edits;
pub mod effect;
mod events;
pub mod export;
pub mod facts;
mod files;
pub mod gallery;
pub mod history;
pub mod import;
pub mod lessons;
pub mod model;
pub mod net_training;
pub mod nets;
pub mod notices;
pub(crate) mod own_folder;
pub(crate) mod own_session;
pub mod paint;
pub mod performance;
pub(crate) mod places;
pub mod provenance;
pub mod receptive_field;
mod reports;
mod requests;
pub mod sessions;
pub mod settings;
pub mod stage;
pub mod state;
pub mod talk;
pub mod text;
pub mod view;
mod wake;
pub mod why;
pub mod window;
mod worker;

pub use action::Action;
pub use effect::{Effect, Outcome};
pub use model::{Model, Preset};
