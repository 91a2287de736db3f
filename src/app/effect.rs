//! What a change asks of whoever shows the program: the window carries these out, a test looks at them.

use std::path::PathBuf;
use std::time::Duration;

use super::settings::ThemeChoice;

/// Something outside the state, to be done by the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Put a text on the clipboard.
    CopyText(String),
    /// Show this theme.
    Theme(ThemeChoice),
    /// Show text and controls at this size; 1 is normal.
    Scale(f32),
    /// Fill the screen, or no longer.
    FullScreen(bool),
    /// The title of the window.
    Title(String),
    /// Close menus that are open.
    CloseMenus,
    /// Close the window.
    CloseWindow,
    /// Ask the person for a place in a dialog of the system. The answer comes back as an action
    /// ([`Action::picked`](super::action::Action::picked)).
    Pick(Pick),
}

/// What came of a change or of the passing of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What the window is to do, in this order.
    pub effects: Vec<Effect>,
    /// When [`Model::tick`](super::model::Model::tick) is due although nothing is reported; `None` if only news can change anything.
    pub again: Option<Duration>,
}

/// A dialog of the system that asks for a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Who asks.
    pub purpose: PickPurpose,
    /// What can be chosen.
    pub kind: PickKind,
    /// The heading of the dialog; the system's own if `None`.
    pub title: Option<&'static str>,
    /// The folder in which it opens; where the system likes if `None`.
    pub folder: Option<PathBuf>,
    /// The name that is proposed.
    pub file_name: Option<String>,
    /// What is listed: a name for it, and the ending of the files.
    pub filter: Option<(String, &'static str)>,
}

impl Pick {
    /// A dialog with nothing proposed.
    pub fn new(purpose: PickPurpose, kind: PickKind) -> Self {
        Self { purpose, kind, title: None, folder: None, file_name: None, filter: None }
    }
}

/// What a dialog of the system can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// A folder that is there.
    Folder,
    /// A file that is there.
    File,
    /// A file to be written.
    Save,
}

/// Who asks for a place: where the answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickPurpose {
    /// The field of the dialog that is open: to save, to export, to find pictures.
    Place,
    /// Training pictures, or whatever else can be opened.
    Import,
    /// The weights of a network, to be shown beside the theory.
    Weights,
    /// The weights of a network, to be trained further.
    Training,
    /// A folder of lessons.
    Lessons,
}
