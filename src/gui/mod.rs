//! The window.
//!
//! # How it is built
//! ```text
//!   worker events --> events::drain --+                      +--> panels draw, and push Actions
//!   clock ----------> playback -------+--> Model ------------+
//!   keys ------------------------------- actions ----------------> apply --> reconcile --> jobs to the worker
//! ```
//! - [`Model`] is the whole state without the window: [`Settings`](settings::Settings) (saved),
//!   [`Session`](session::Session) (the choices and what came out of them, never saved), [`View`](view::View) (the
//!   playhead, the pointer, textures).
//! - Inside the session, [`Controls`](controls::Controls) is everything that the person has chosen: the training set,
//!   the seed, the settings of each stage. Undo and redo go through copies of it.
//! - `reconcile` compares the choices with what is running and gives out jobs. Nobody else starts or stops a run.
//! - A panel is `fn xyz_ui(ui, &Session, &mut View, &mut Vec<Action>)` in a file of its own under `panels/`. It reads,
//!   draws and pushes [`Action`]s; it may keep half-typed text and textures in the view, nothing else.
//! - `apply/` is the only place that changes the state, one file for each area.
//! - [`keys`] is one table: what the window listens to and what the help shows. [`theme`] has all colours and sizes,
//!   [`text`] all that is said. `widgets/` know nothing of the session.
//!
//! # To add an area (say, the gallery)
//! 1. `action.rs`: a variant `Action::Gallery(GalleryAction)` and its enum; `apply/gallery.rs` carries it out.
//! 2. `session.rs`: a field with what came out; `view.rs`: a field with how it is looked at.
//! 3. `events.rs`: take in the worker's events, passing them on to the area's own file.
//! 4. `panels/gallery.rs`: draws it; one line in `panels/mod.rs` gives it its place in the window.
//! 5. `keys.rs`: its keys; `text.rs`: its words; `tests/it/gui/`: its test, driving widgets by their names.

pub mod action;
mod app;
mod apply;
pub mod branches;
pub mod canvas;
pub mod census;
pub mod controls;
pub mod curves;
mod events;
pub mod facts;
pub mod foretold;
pub mod gallery;
pub mod history;
pub mod import;
pub mod keep;
pub mod keys;
pub mod layout;
pub mod locality;
mod model;
pub mod mosaic;
pub mod net_training;
pub mod nets;
mod panels;
pub mod perf;
mod playback;
pub mod points;
pub mod provenance;
mod reconcile;
pub mod scatter;
pub mod session;
pub mod settings;
pub mod sight;
pub mod stage;
mod start;
pub mod text;
pub mod textures;
pub mod theme;
pub mod training;
pub mod view;
mod widgets;
mod worker;

pub use action::Action;
pub use app::SixfingersApp;
pub use model::{Model, Preset};
pub use start::run;
