//! The window: it draws what the program holds, reads keys and the pointer, and carries out what the program asks of it.
//!
//! # How it is built
//! ```text
//!  keys, panels --Actions--> app::Model --Effects--> clipboard, theme, full screen, title, dialogs of the system
//! ```
//! - The program itself is [`app`](crate::app): state, actions, effects and requests, without egui.
//! - A panel is `fn xyz_ui(ui, &AppState, &mut Screen, &mut Vec<Action>)` in `panels/`, in a file or folder of the same
//!   name as its area in `app`. It reads, draws and pushes actions; it may keep half-typed text and the place of the
//!   pointer in the view, nothing else.
//! - `screen` is what panels draw with: the view, and what only the window holds ([`Memory`]).
//! - [`keys`] is one table: what the window listens to and what the help shows. [`theme`] has all colours and sizes.
//!   `widgets/` know nothing of the program.

mod app;
mod dialogs;
mod ending;
pub mod keys;
pub mod layout;
mod marks;
mod mosaic;
mod panels;
pub mod perf;
mod screen;
mod start;
mod storage;
pub mod textures;
pub mod theme;
mod widgets;

pub use app::SixfingersApp;
pub use screen::Memory;
pub use start::run;
