//! The dialogs that ask where a file goes: of sessions and of exports.

use std::path::Path;

/// The dialog that is open, and what is typed into it.
#[derive(Clone, Debug, Default)]
pub struct PlaceDialog {
    /// Which dialog is open.
    pub dialog: Dialog,
    /// The path in its field.
    pub path: String,
    /// Whether the field is to be typed into at once.
    pub(crate) take_focus: bool,
    /// What is at that path.
    pub target: Target,
    /// The path that was looked at for this.
    pub(crate) looked_at: String,
}

/// A dialog that asks for a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// None.
    #[default]
    Closed,
    /// Where the session goes.
    SaveAs,
    /// What is exported, and where it goes.
    Export,
    /// Where the talk goes.
    SaveTalk,
    /// What the talk is exported as, and where that goes.
    ExportTalk,
}

/// What is at the place where a file should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nothing: it can be written.
    #[default]
    Free,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// The folder that should hold it is missing.
    NoFolder,
    /// No name was given.
    NoName,
}

impl Target {
    /// What is at a path, as a file (or a folder) to be made.
    pub(crate) fn at(path: &str) -> Self {
        let path = Path::new(path.trim());
        if path.file_name().is_none() {
            return Self::NoName;
        }
        match path.symlink_metadata() {
            Ok(_) if path.is_dir() => Self::Folder,
            Ok(_) => Self::File,
            Err(_) => {
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
                if parent.is_none_or(Path::is_dir) { Self::Free } else { Self::NoFolder }
            }
        }
    }
}
