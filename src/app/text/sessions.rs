//! What the window says about saving, opening and exporting.

use std::path::Path;

use crate::app::text::common::{Label, label};
use crate::studio::{ExportKind, FrameSource};

/// The menu.
pub const MENU: Label = label("Session", "Save, export, and the command that makes the same picture.");
/// Opens.
pub const OPEN: Label = label("Open", "Open a session or your own training pictures. Ctrl+O.");
/// Saves.
pub const SAVE: Label = label("Save", "Save all settings in a session file that gives the same picture again. Ctrl+S.");
/// Saves under a name.
pub const SAVE_AS: Label = label("Save as", "Save the session under another name. Ctrl+Shift+S.");
/// The list of what can be exported, as a menu.
pub const KIND: Label = label("What to export", "A picture, an animation, or numbers.");
/// Exports.
pub const EXPORT: Label = label("Export", "Save pictures, animations and numbers as files. Ctrl+E.");
/// Copies the command.
pub const COPY_COMMAND: Label = label(
    "Copy as command",
    "Copy the command that makes the same picture without the window, bit for bit. Ctrl+Shift+C.",
);
/// The session before.
pub const CONTINUE: Label = label("Continue where you left off", "Restore the last session as it was.");
/// Not the session before.
pub const DECLINE: Label =
    label("Not now", "Don't restore the last session. It stays in the Session menu until you change something.");
/// The name of a file.
pub const FILE: Label = label("File", "Where to save the file: a folder and a name.");
/// A dialog of the system.
pub const BROWSE: Label = label("Browse", "Choose the place in the system's file dialog, if there is one.");
/// Away.
pub const CANCEL: Label = label("Cancel", "Close this without changes. Key: Escape.");
/// Replaces what is there.
pub const REPLACE: Label = label("Replace", "Replace the existing file with the new one.");
/// Another name.
pub const NEW_NAME: Label = label("New name", "Use the next free name with a number.");
/// Starts.
pub const EXPORT_START: Label = label("Export now", "Write the file.");
/// Stops.
pub const EXPORT_STOP: Label = label("Stop", "Stop writing. No half-written file is left behind.");
/// The size of what is exported.
pub const SCALE: Label =
    label("Scale", "Each pixel becomes a square with this many pixels on each side: larger without blur.");
/// The speed of an animation.
pub const FPS: Label = label("Frames a second", "The speed of the animation. It pauses on the finished picture.");
/// The choice of pictures.
pub const SOURCE_GUESS: Label = label("Guesses", "The machine's guesses, x0_hat.");
/// The choice of pictures.
pub const SOURCE_NOISY: Label = label("Noisy pictures", "The input of the machine, x_t.");
/// The heading of the dialog.
pub const SAVE_HEADING: &str = "Save the session";
/// The heading of the dialog.
pub const MISSING_HEADING: &str = "The training pictures are missing";
/// Finds the pictures.
pub const FIND: Label = label("Open these", "Open the session with the training pictures from this place.");
/// Goes on without.
pub const WITHOUT: Label =
    label("Open without them", "Use the session's settings with the training pictures that are open now.");
/// Where the pictures are.
pub const PICTURES: Label = label("Training pictures", "The file or folder where they are now.");
/// Something of this name is there.
pub const EXISTS: &str = "A file with this name already exists.";
/// A folder of this name is there.
pub const FOLDER_EXISTS: &str = "A folder with this name already exists.";
/// The folder is missing.
pub const NO_FOLDER: &str = "This folder does not exist.";
/// Nothing can be kept yet.
pub const NOT_YET: &str = "The training pictures are still loading. Try again in a moment.";
/// No command can say it.
pub const NO_COMMAND: &str =
    "The changes are too long for a command. Save the session first (Ctrl+S): the command then uses the session file.";
/// The run is not complete.
pub const STILL_COMPUTING: &str = "This run is still being computed.";
/// The picture differs.
pub const RESULT_DIFFERS: &str = "This session gives a different picture than the one saved with it. It may have been saved by another version of \
     the program.";

/// What stands in the title bar.
pub fn title(file: Option<&Path>, unsaved: bool) -> String {
    match file {
        Some(file) => format!(
            "{}{} \u{2013} {}",
            if unsaved { "\u{2022} " } else { "" },
            file_name(file),
            crate::app::text::common::APP
        ),
        None => crate::app::text::common::APP.to_owned(),
    }
}

/// The file beside the program's name.
pub fn file_label(file: &Path, unsaved: bool) -> String {
    format!("{}{}", file_name(file), if unsaved { " \u{2022}" } else { "" })
}

/// Said of a dot.
pub fn file_hint(file: &Path, unsaved: bool) -> String {
    format!("{}{}", file.display(), if unsaved { "\nThe dot means unsaved changes." } else { "" })
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// After a save.
pub fn saved(path: &Path) -> String {
    format!("Saved {}", file_name(path))
}

/// After an export.
pub fn exported(path: &Path) -> String {
    format!("Exported {}", path.display())
}

/// After a command was copied; whether it reads the session's file.
pub fn copied(command: &str, by_file: bool) -> String {
    let how = if by_file { " (it reads the saved session)" } else { "" };
    format!("Copied{how}: {command}")
}

/// After a session was opened.
pub fn opened(path: &Path) -> String {
    format!("Opened {}", file_name(path))
}

/// The pictures have changed.
pub fn changed(data: &str, then: (usize, crate::images::Shape), now: (usize, crate::images::Shape)) -> String {
    let size = |(n, shape): (usize, crate::images::Shape)| crate::app::text::sets::data_line(n, n, shape);
    if then == now {
        format!("The training pictures in {data} have changed since this session was saved. The picture may differ.")
    } else {
        format!(
            "The training pictures in {data} have changed since this session was saved: {} then, {} now. The picture \
             may differ.",
            size(then),
            size(now)
        )
    }
}

/// The pictures are missing.
pub fn missing(problem: &str) -> String {
    format!("{}. Where are they now?", problem.trim_end_matches('.'))
}

/// What is exported, in the list.
pub fn kind(kind: ExportKind) -> Label {
    match kind {
        ExportKind::Picture => label("Picture", "The picture at the playhead, with nothing around it. PNG."),
        ExportKind::Stage => label("Stage with captions", "Everything on the stage, with names and counts. PNG."),
        ExportKind::Filmstrip => label("Filmstrip", "All steps side by side, from noise to picture. PNG."),
        ExportKind::Mosaic => label("Mosaic of sources", "Maps of what each pixel is made of, with legends. PNG."),
        ExportKind::Curves => {
            label("Curves of the run", "Patch size, effective patches and nearest training picture at each step. PNG.")
        }
        ExportKind::Gif => label("Animation", "From noise to picture, in a loop. GIF."),
        ExportKind::Frames => label("Picture of each step", "A new folder with one PNG for each step."),
        ExportKind::Table => label("Table of steps", "The numbers of each step. CSV, for spreadsheets."),
        ExportKind::Array => label("Picture as numbers", "The guess at the playhead, (1, c, h, w) float32. NPY."),
        ExportKind::Trajectory => label("All numbers", "Every step: pictures, sources, weights. NPZ."),
    }
}

/// A choice of pictures.
pub fn source(source: FrameSource) -> Label {
    match source {
        FrameSource::Guess => SOURCE_GUESS,
        FrameSource::Noisy => SOURCE_NOISY,
    }
}

/// How large the picture will be.
pub fn size(w: u32, h: u32) -> String {
    format!("{w} x {h} pixels")
}

/// How far an export is.
pub fn exporting(done: usize, of: usize) -> String {
    if of > 1 { format!("Writing {done} of {of}") } else { "Writing".to_owned() }
}

/// Autosave does not work.
pub fn no_autosave(problem: &str) -> String {
    format!("The session can't be saved for the next start. {problem}.")
}

/// What the last session was.
pub fn last_session(title: &str, seed: crate::diffusion::Seed) -> String {
    format!("{title}, seed {seed}")
}
