//! What the window says about changes of the training set and about painting.

pub use crate::text::sets::*;

use crate::app::paint::canvas::{Subject, Tool};
use crate::app::text::common::{Label, Text, sentence};
use crate::images::Shape;
use crate::images::edit::EditError;
use crate::text::{say, sets};

/// Over the training pictures: how many are in use, and how many are chosen.
pub fn training_line(in_use: usize, of: usize, chosen: usize) -> String {
    match (in_use == of, chosen) {
        (true, 0) => say!(sets::TrainingAll { of }),
        (true, _) => say!(sets::TrainingAllSelected { of, selected: chosen }),
        (false, 0) => say!(sets::TrainingSome { in_use, of }),
        (false, _) => say!(sets::TrainingSomeSelected { in_use, of, selected: chosen }),
    }
}

/// What is open, in the line along the bottom.
pub fn data_line(in_use: usize, of: usize, shape: Shape) -> String {
    let colour = if shape.c() == 3 { "colour" } else { "grey" };
    let (w, h) = (shape.w(), shape.h());
    if in_use == of {
        say!(sets::DataAll { of, w, h, colour })
    } else {
        say!(sets::DataSome { in_use, of, w, h, colour })
    }
}

/// In the header of a stage whose training set was changed by hand.
pub fn edited_line(in_use: usize, of: usize) -> String {
    if in_use == of { EDITED_SET.into() } else { say!(sets::EditedSetSome { in_use, of }) }
}

/// What there is to say of a training picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PictureNotes {
    /// Its label.
    pub label: Option<u32>,
    /// The share of the picture on the stage that it gave.
    pub share: Option<f64>,
    /// Whether it is nearest to the guess.
    pub is_nearest: bool,
    /// Whether it is switched off.
    pub is_off: bool,
    /// Whether it was painted or changed by hand.
    pub is_changed: bool,
    /// Whether it is a copy.
    pub is_copy: bool,
}

/// A training picture, for screen readers and under the pointer.
pub fn training_picture(image_idx: usize, notes: PictureNotes) -> String {
    let said = [
        notes.label.map(|label| say!(sets::NoteLabel { label })),
        notes.is_off.then(|| NOTE_OFF.into()),
        notes.is_copy.then(|| NOTE_COPY.into()),
        notes.is_changed.then(|| NOTE_EDITED.into()),
        notes.is_nearest.then(|| NOTE_NEAREST.into()),
        notes.share.map(|share| say!(sets::NoteShare { percent: percent_short(share) })),
    ];
    let line = say!(sets::TrainingPicture { number: image_idx + 1 });
    said.into_iter().flatten().fold(line, |line, note: String| say!(sets::WithNote { line, note }))
}

/// On a thumbnail.
pub fn percent_short(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// A change that can't be carried out.
pub fn edit_refused(error: &EditError) -> String {
    match error {
        EditError::Empty => ONE_MUST_STAY.into(),
        other => sentence(&other.to_string()),
    }
}

/// Changes that do not fit the training set.
pub fn edits_do_not_fit(error: &EditError) -> String {
    say!(sets::EditsDoNotFit { problem: error.to_string() })
}

/// Over the picture.
pub fn paint_title(subject: Subject) -> String {
    match subject {
        Subject::Training(k, _) => say!(sets::TrainingPicture { number: k + 1 }),
        Subject::Blank => PAINT_BLANK.into(),
        Subject::Result => PAINT_RESULT.into(),
        Subject::Noisy(..) => PAINT_NOISY.into(),
    }
}

/// A tool.
pub fn tool(tool: Tool) -> Label {
    match tool {
        Tool::Brush => TOOL_BRUSH,
        Tool::Eraser => TOOL_ERASER,
        Tool::Fill => TOOL_FILL,
        Tool::Picker => TOOL_PICKER,
        Tool::Select => TOOL_SELECT,
    }
}

/// Sizes of the brush.
pub const BRUSH_SIZES: [&str; 5] = ["1", "2", "3", "5", "8"];
/// Their names.
pub const BRUSH_NAMES: [Text; 5] = [BRUSH_OF_1, BRUSH_OF_2, BRUSH_OF_3, BRUSH_OF_5, BRUSH_OF_8];

/// A colour of the picture.
pub fn swatch(index: usize) -> String {
    say!(sets::Swatch { number: index + 1 })
}
