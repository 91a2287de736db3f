//! What the window says about saving, opening and exporting.

pub use crate::text::sessions::*;

use std::path::Path;

use crate::app::text::common::Label;
use crate::studio::{ExportKind, FrameSource};

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
    format!("{w} x {h} pixels")
}

/// How far an export is.
pub fn exporting(done: usize, of: usize) -> String {
    if of > 1 { format!("Writing {done} of {of}") } else { EXPORTING_WRITING.get().to_owned() }
}

/// Autosave does not work.
pub fn no_autosave(problem: &str) -> String {
    format!("The session can't be saved for the next start. {problem}.")
}

/// What the last session was.
pub fn last_session(title: &str, seed: crate::diffusion::Seed) -> String {
    format!("{title}, seed {seed}")
}
