//! What the window says about saving, opening and exporting.

pub use crate::text::sessions::*;

use std::path::Path;

use crate::app::text::common::{APP, Label};
use crate::app::text::sets::data_line;
use crate::diffusion::Seed;
use crate::images::Shape;
use crate::studio::{ExportKind, FrameSource};
use crate::text::{say, sessions};

/// What stands in the title bar.
pub fn title(file: Option<&Path>, unsaved: bool) -> String {
    match file {
        Some(file) => {
            format!("{}{} \u{2013} {APP}", if unsaved { "\u{2022} " } else { "" }, file_name(file))
        }
        None => APP.to_owned(),
    }
}

/// The file beside the program's name.
pub fn file_label(file: &Path, unsaved: bool) -> String {
    format!("{}{}", file_name(file), if unsaved { " \u{2022}" } else { "" })
}

/// Said of a dot.
pub fn file_hint(file: &Path, unsaved: bool) -> String {
    if unsaved { format!("{}\n{UNSAVED_DOT}", file.display()) } else { file.display().to_string() }
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// After a save.
pub fn saved(path: &Path) -> String {
    say!(sessions::Saved { file: file_name(path) })
}

/// The settings could not be used, and are in this file now.
pub fn settings_unusable(file: &Path) -> String {
    say!(sessions::SettingsUnusable { file: file.display().to_string() })
}

/// After an export.
pub fn exported(path: &Path) -> String {
    say!(sessions::Exported { file: path.display().to_string() })
}

/// After a command was copied; whether it reads the session's file.
pub fn copied(command: &str, by_file: bool) -> String {
    if by_file { say!(sessions::CopiedWithFile { command }) } else { say!(sessions::Copied { command }) }
}

/// After a session was opened.
pub fn opened(path: &Path) -> String {
    say!(sessions::Opened { file: file_name(path) })
}

/// The pictures have changed.
pub fn changed(data: &str, then: (usize, Shape), now: (usize, Shape)) -> String {
    let size = |(n, shape): (usize, Shape)| data_line(n, n, shape);
    if then == now {
        say!(sessions::Changed { data })
    } else {
        say!(sessions::ChangedSize { data, before: size(then), now: size(now) })
    }
}

/// The pictures are missing; those of a drawn set are nowhere to be found.
pub fn missing(problem: &str, is_drawn: bool) -> String {
    let problem = problem.trim_end_matches(['.', '。']);
    // What is drawn lies nowhere.
    if is_drawn { say!(sessions::MissingDrawn { problem }) } else { say!(sessions::Missing { problem }) }
}

/// What is exported, in the list.
pub fn kind(kind: ExportKind) -> Label {
    match kind {
        ExportKind::Picture => KIND_PICTURE,
        ExportKind::Stage => KIND_STAGE,
        ExportKind::Filmstrip => KIND_FILMSTRIP,
        ExportKind::Mosaic => KIND_MOSAIC,
        ExportKind::Curves => KIND_CURVES,
        ExportKind::Gif => KIND_GIF,
        ExportKind::Frames => KIND_FRAMES,
        ExportKind::Table => KIND_TABLE,
        ExportKind::Array => KIND_ARRAY,
        ExportKind::Trajectory => KIND_TRAJECTORY,
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
    say!(sessions::PicturePixels { w, h })
}

/// How far an export is.
pub fn exporting(done: usize, of: usize) -> String {
    if of > 1 { say!(sessions::ExportingOf { done, of }) } else { EXPORTING.into() }
}

/// Autosave does not work.
pub fn no_autosave(problem: &str) -> String {
    say!(sessions::NoAutosave { problem: problem.trim_end_matches(['.', '。']) })
}

/// What the last session was.
pub fn last_session(title: &str, seed: Seed) -> String {
    say!(sessions::LastSession { title, seed: seed.to_string() })
}
