//! What the window says about changes of the training set and about painting.

use crate::app::paint::canvas::{Subject, Tool};
use crate::app::text::common::{Label, label, sentence};
use crate::images::Shape;
use crate::images::edit::EditError;

/// Over the training pictures: how many are in use, and how many are chosen.
pub fn training_line(in_use: usize, of: usize, chosen: usize) -> String {
    let mut line = match (in_use == of, of) {
        (true, 1) => "One picture, in use".to_owned(),
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
    if in_use == of { "edited set".to_owned() } else { format!("edited set, {in_use} of {of} on") }
}

/// The hover text of that.
pub const EDITED_HINT: &str = "The training set was edited. See the panel with the training pictures (T).";

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

/// How to choose.
pub const TRAINING_HOW: &str = "Click to select, with Shift or Ctrl for several. Double-click switches a picture on or off. The number on a \
     picture is the share of the current result, in percent, that its patches gave.";

/// Keeps the sources only.
pub const ONLY_SOURCES: Label = label(
    "Only the sources of this picture",
    "Switch off every training picture that gave less than 1 % of the current result. The machine then makes nearly \
     the same picture from the few that are left.",
);
/// Takes the nearest away.
pub const WITHOUT_NEAREST: Label = label(
    "Without the nearest picture",
    "Switch off the training picture nearest to the current guess. Can the machine still make it?",
);
/// Everything on.
pub const ALL_AGAIN: Label = label("All on", "Switch all training pictures on.");
/// The set as it was.
pub const RESTORE: Label =
    label("Restore", "Undo all changes of the training set, including copies and painted pictures.");
/// On or off.
pub const SWITCH: Label =
    label("On or off", "Switch the selected pictures off, so the machine does not know them, or on again. Key: U.");
/// Copies.
pub const DUPLICATE: Label = label(
    "Duplicate",
    "Duplicate each selected picture. A picture that is there twice counts twice in every mean. Key: Ctrl+D.",
);
/// Left and right.
pub const MIRROR: Label = label("Mirror", "Swap left and right in the selected pictures. Key: Ctrl+M.");
/// Moving.
pub const MOVE_LEFT: Label = label("Move left", MOVE_HINT);
/// Moving.
pub const MOVE_RIGHT: Label = label("Move right", MOVE_HINT);
/// Moving.
pub const MOVE_UP: Label = label("Move up", MOVE_HINT);
/// Moving.
pub const MOVE_DOWN: Label = label("Move down", MOVE_HINT);
const MOVE_HINT: &str = "Move the selected pictures by one pixel, with Shift by eight. The border pixels are repeated; with a circular \
     boundary the pictures wrap around.";
/// Out of the set.
pub const DELETE: Label =
    label("Delete", "Remove the selected pictures from the set. Undo brings them back. Key: Delete.");
/// Painting.
pub const DRAW: Label = label(
    "Draw",
    "Paint on the selected picture, or on a copy of it. What happens if one hand has six fingers? Key: H.",
);

/// Before the first picture.
pub const NO_PICTURE_YET: &str = "The stage does not show a picture from this training set yet. Wait for it.";

/// A change that can't be carried out.
pub fn edit_refused(error: &EditError) -> String {
    match error {
        EditError::Empty => "At least one training picture must stay switched on.".to_owned(),
        other => sentence(&other.to_string()),
    }
}

/// Changes that do not fit the training set.
pub fn edits_do_not_fit(error: &EditError) -> String {
    format!("The changes of the training set no longer fit it and are ignored: {error}.")
}

/// The pixel editor: its button.
pub const PAINT: Label = label(
    "Paint",
    "Paint a training picture, or paint on the noisy picture of this step and continue from there. Key: H.",
);
/// What to paint on.
pub const ON_TRAINING: Label =
    label("Training", "The selected training picture: change it, or make a new one from it.");
/// What to paint on.
pub const ON_BLANK: Label = label("Blank", "A new training picture, starting with just the background.");
/// What to paint on.
pub const ON_RESULT: Label = label("Result", "A new training picture, starting with the guess on the stage.");
/// What to paint on.
pub const ON_NOISY: Label = label("Noisy", NOISY_HINT);
const NOISY_HINT: &str = "Paint on x_t, the noisy picture of this step, and continue from there. The paint is dimmed and covered with new \
     noise for this step, x_t = sqrt(alpha_bar) paint + sqrt(1 - alpha_bar) noise, so its statistics match the rest \
     of the picture. The eraser paints the mean of the training pictures.";

/// Over the picture.
pub fn paint_title(subject: Subject) -> String {
    match subject {
        Subject::Training(k, _) => format!("Training picture {}", k + 1),
        Subject::Blank => "New training picture".to_owned(),
        Subject::Result => "New picture from the result".to_owned(),
        Subject::Noisy(..) => "Noisy picture of this step".to_owned(),
    }
}

/// A tool.
pub fn tool(tool: Tool) -> Label {
    match tool {
        Tool::Brush => label("Brush", "Paint. Key: B."),
        Tool::Eraser => label("Eraser", "Paint the background: the most common colour along the border. Key: E."),
        Tool::Fill => label("Fill", "Fill a connected area of similar colour. Key: F."),
        Tool::Picker => label("Colour picker", "Pick a colour from the picture. Key: I."),
        Tool::Select => label("Select", "Select a rectangle to copy it, or move the pasted piece. Key: S."),
    }
}

/// Sizes of the brush.
pub const BRUSH_SIZES: [&str; 5] = ["1", "2", "3", "5", "8"];
/// Their names.
pub const BRUSH_NAMES: [&str; 5] =
    ["Brush of 1 pixel", "Brush of 2 pixels", "Brush of 3 pixels", "Brush of 5 pixels", "Brush of 8 pixels"];
/// Their hint.
pub const BRUSH_HINT: &str = "The width of the brush and the eraser. Keys: [ and ].";
/// The colour.
pub const COLOUR: Label = label("Colour", "The colour of the brush. Click to choose any colour.");
/// A colour of the picture.
pub fn swatch(index: usize) -> String {
    format!("Colour {} of the picture", index + 1)
}
/// Both sides at once.
pub const BOTH_SIDES: Label = label("Paint on both sides", "Mirror each stroke on the other side.");
/// Lines between pixels.
pub const GRID_LINES: Label = label("Grid", "Show lines between the pixels. Key: G.");
/// Copying.
pub const COPY: Label = label("Copy", "Copy the selected rectangle without its background. Key: C.");
/// Cutting.
pub const CUT: Label = label("Cut", "Copy the selected rectangle and erase it. Key: X.");
/// Pasting.
pub const PASTE: Label = label("Paste", "Paste the copied piece; drag it, or move it with the arrow keys. Key: V.");
/// Flipping.
pub const FLIP: Label = label("Flip", "Swap left and right in the pasted piece.");
/// Putting down.
pub const SETTLE: Label = label("Place", "Place the pasted piece here. Key: Enter.");
/// Another picture.
pub const SAVE_NEW: Label =
    label("Save as new picture", "Add this picture to the training set. The machine uses it at once.");
/// The same picture.
pub const REPLACE: Label =
    label("Replace picture", "Replace the training picture with this one. Undo brings the old one back.");
/// Continues the run from the painted picture.
pub const CONTINUE: Label = label(
    "Run from here",
    "Cover the paint with noise for this step and let the machine continue from here, as a branch.",
);
/// Other noise.
pub const OTHER_NOISE: Label =
    label("Next noise", "Cover the paint with different noise. Each noise gives a different picture.");
/// What to look at.
pub const SHOW_NOISE: Label =
    label("Show the noise", "Show the noisy picture that the machine will get, or the guess from it.");
/// Away.
pub const DRAW_CLOSE: Label = label(
    "Back without saving",
    "Go back to the stage. The painting is kept until you start another one. Key: Escape.",
);
/// The picture itself, for screen readers.
pub const CANVAS: &str = "Canvas";
/// When the set was changed while a picture of it was painted on.
pub const SET_HAS_CHANGED: &str =
    "The training set has changed since you started painting. Save this as a new picture instead.";
/// A census is of a set, not of a choice.
pub const CENSUS_OF_ALL: &str =
    "A census uses all training pictures of the set, but some are switched off. Delete them, or switch them all on.";
