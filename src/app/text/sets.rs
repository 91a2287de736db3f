//! What the window says about changes of the training set and about painting.

pub use crate::text::sets::*;

use crate::app::paint::canvas::{Subject, Tool};
use crate::app::text::common::{Label, sentence};
use crate::images::Shape;
use crate::images::edit::EditError;

/// Over the training pictures: how many are in use, and how many are chosen.
pub fn training_line(in_use: usize, of: usize, chosen: usize) -> String {
    let mut line = match (in_use == of, of) {
        (true, 1) => TRAINING_LINE_ONE_PICTURE_IN.get().to_owned(),
        (true, _) => format!("All {of} pictures in use"),
        (false, _) => format!("{in_use} of {of} pictures in use"),
    };
    if chosen > 0 {
        line.push_str(&format!(", {chosen} selected"));
    }
    line
}

/// What is open, in the line along the bottom.
pub fn data_line(in_use: usize, of: usize, shape: Shape) -> String {
    let colour = if shape.c() == 3 { "colour" } else { "grey" };
    let pictures = if of == 1 { "picture" } else { "pictures" };
    let number = if in_use == of { of.to_string() } else { format!("{in_use} of {of}") };
    format!("{number} training {pictures}, {} x {}, {colour}", shape.w(), shape.h())
}

/// In the header of a stage whose training set was changed by hand.
pub fn edited_line(in_use: usize, of: usize) -> String {
    if in_use == of { EDITED_LINE_EDITED_SET.get().to_owned() } else { format!("edited set, {in_use} of {of} on") }
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
    let mut line = format!("Training picture {}", image_idx + 1);
    if let Some(label) = notes.label {
        line.push_str(&format!(", label {label}"));
    }
    let said = [
        (notes.is_off, "off"),
        (notes.is_copy, "a copy"),
        (notes.is_changed, "edited"),
        (notes.is_nearest, "nearest to the guess"),
    ];
    for (_, words) in said.iter().filter(|(so, _)| *so) {
        line.push_str(", ");
        line.push_str(words);
    }
    if let Some(share) = notes.share {
        line.push_str(&format!(", gave {} % of the picture", percent_short(share)));
    }
    line
}

/// On a thumbnail.
pub fn percent_short(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// A change that can't be carried out.
pub fn edit_refused(error: &EditError) -> String {
    match error {
        EditError::Empty => EDIT_REFUSED_EMPTY.get().to_owned(),
        other => sentence(&other.to_string()),
    }
}

/// Changes that do not fit the training set.
pub fn edits_do_not_fit(error: &EditError) -> String {
    format!("The changes of the training set no longer fit it and are ignored: {error}.")
}

/// Over the picture.
pub fn paint_title(subject: Subject) -> String {
    match subject {
        Subject::Training(k, _) => format!("Training picture {}", k + 1),
        Subject::Blank => PAINT_TITLE_BLANK.get().to_owned(),
        Subject::Result => PAINT_TITLE_RESULT.get().to_owned(),
        Subject::Noisy(..) => PAINT_TITLE_NOISY_PICTURE_OF.get().to_owned(),
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
pub const BRUSH_NAMES: [&str; 5] =
    ["Brush of 1 pixel", "Brush of 2 pixels", "Brush of 3 pixels", "Brush of 5 pixels", "Brush of 8 pixels"];
/// A colour of the picture.
pub fn swatch(index: usize) -> String {
    format!("Colour {} of the picture", index + 1)
}
