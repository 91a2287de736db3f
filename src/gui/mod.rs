//! The window.
//!
//! # How it is built
//! ```text
//!   worker events --> events::drain --+                      +--> panels draw, and push Actions
//!   clock ----------> playback -------+--> Model ------------+
//!   keys ------------------------------- actions ----------------> apply --> reconcile --> jobs to the worker
//! ```
//! - [`Model`] is the whole state without the window: [`Settings`](settings::Settings) (saved),
//!   [`AppState`](session::AppState) (the choices and what came out of them, never saved), [`View`](view::View) (the
//!   playhead, the pointer, textures).
//! - Inside the session, [`Controls`](controls::Controls) is everything that the person has chosen: the training set,
//!   the seed, the settings of each stage. Undo and redo go through copies of it.
//! - `reconcile` compares the choices with what is running and gives out jobs. Nobody else starts or stops a run.
//! - A panel is `fn xyz_ui(ui, &AppState, &mut View, &mut Vec<Action>)` in a file of its own under `panels/`. It reads,
//!   draws and pushes [`Action`]s; it may keep half-typed text and textures in the view, nothing else.
//! - `apply/` is the only place that changes the state, one file for each area.
//! - [`keys`] is one table: what the window listens to and what the help shows. [`theme`] has all colours and sizes,
//!   [`text`] all that is said. `widgets/` know nothing of the session.
//!
//! # To add an area (say, the gallery)
//! 1. `action.rs`: a variant `Action::Gallery(GalleryAction)` and its enum; `apply/gallery.rs` carries it out.
//! 2. `state.rs`: a field with what came out; `view.rs`: a field with how it is looked at.
//! 3. `events.rs`: take in the worker's events, passing them on to the area's own file.
//! 4. `panels/gallery.rs`: draws it; one line in `panels/mod.rs` gives it its place in the window.
//! 5. `keys.rs`: its keys; `text.rs`: its words; `tests/it/gui/`: its test, driving widgets by their names.

mod app;
mod dialogs;
pub mod keys;
pub mod layout;
mod mosaic;
mod panels;
pub mod perf;
mod screen;
mod start;
pub mod textures;
pub mod theme;
mod widgets;

pub use app::SixfingersApp;
pub use screen::Memory;
pub use start::run;
