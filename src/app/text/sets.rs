//! What the window says about changes of the training set and about painting.

use crate::app::paint::canvas::{Subject, Tool};
use crate::app::text::common::{Label, label};
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
        line.push_str(&format!(", {chosen} chosen"));
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
pub const EDITED_HINT: &str = "The training set was changed by hand: see the panel with the training pictures (T).";

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
        (notes.is_changed, "changed by hand"),
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
pub const TRAINING_HOW: &str = "Click to choose, with Shift or Ctrl for several; double-click switches on or off. The      number on a picture is the part of the present picture, in percent, whose strongest patches it gave.";

/// Keeps the sources only.
pub const ONLY_SOURCES: Label = label(
    "Only the sources of this picture",
    "Switch off every training picture that gave less than a hundredth of the present picture. The machine then makes \
     nearly the same picture from these few.",
);
/// Takes the nearest away.
pub const WITHOUT_NEAREST: Label = label(
    "Without its nearest picture",
    "Switch off the training picture nearest to the present guess. Can the machine still make it?",
);
/// Everything on.
pub const ALL_AGAIN: Label = label("All again", "Switch all training pictures on.");
/// The set as it was.
pub const RESTORE: Label =
    label("As it was", "Take back every change of the training set, copies and painted pictures, too.");
/// On or off.
pub const SWITCH: Label =
    label("On or off", "Switch the chosen pictures off: the machine does not know them. Again: on. Key: U.");
/// Copies.
pub const DUPLICATE: Label =
    label("Duplicate", "A copy of each chosen picture. What is there twice counts twice in every mean. Key: Ctrl+D.");
/// Left and right.
pub const MIRROR: Label = label("Mirror", "Swap left and right in the chosen pictures. Key: Ctrl+M.");
/// Moving.
pub const MOVE_LEFT: Label = label("Move left", MOVE_HINT);
/// Moving.
pub const MOVE_RIGHT: Label = label("Move right", MOVE_HINT);
/// Moving.
pub const MOVE_UP: Label = label("Move up", MOVE_HINT);
/// Moving.
pub const MOVE_DOWN: Label = label("Move down", MOVE_HINT);
const MOVE_HINT: &str = "Move the chosen pictures by a pixel, with Shift by eight. The border is carried on; on a      circular boundary they wrap round.";
/// Out of the set.
pub const DELETE: Label =
    label("Delete", "Take the chosen pictures out of the set. Undo brings them back. Key: Delete.");
/// Painting.
pub const DRAW: Label =
    label("Draw", "Paint on the chosen picture, or on a copy of it. What happens if one hand has six fingers? Key: H.");

/// Before the first picture.
pub const NO_PICTURE_YET: &str = "There is no picture of this training set on the stage yet: wait for it.";

/// A change that can't be carried out.
pub fn edit_refused(error: &EditError) -> String {
    match error {
        EditError::Empty => "At least one training picture must stay, and be switched on.".to_owned(),
        other => sentence(&other.to_string()),
    }
}

/// Changes that were made for another set.
pub fn edits_do_not_fit(error: &EditError) -> String {
    format!("The changes of the training set do not fit it any more and are left out: {error}.")
}

fn sentence(text: &str) -> String {
    format!("{}.", crate::app::text::common::capitalised(text))
}

/// The pixel editor: its button.
pub const EASEL: Label = label(
    "Paint",
    "Paint a training picture, or paint on the noisy picture of this step and go on from there. Key: H.",
);
/// What to paint on.
pub const ON_TRAINING: Label =
    label("Training", "The chosen training picture, to change it or to make another one of it.");
/// What to paint on.
pub const ON_BLANK: Label = label("Blank", "A new training picture, begun with nothing but the background.");
/// What to paint on.
pub const ON_RESULT: Label = label("Result", "A new training picture, begun with the guess on the stage.");
/// What to paint on.
pub const ON_NOISY: Label = label("Noisy", NOISY_HINT);
const NOISY_HINT: &str = "Paint on x_t, the noisy picture of this step, and go on from there. Paint is dimmed and put under fresh noise \
     of this step, x_t = sqrt(alpha_bar) paint + sqrt(1 - alpha_bar) noise: by its statistics the machine can't tell it from the rest. The \
     eraser paints what the training pictures have there on average.";

/// Over the picture.
pub fn easel_title(subject: Subject) -> String {
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
        Tool::Eraser => {
            label("Eraser", "Paint what is behind everything: the commonest colour along the border. Key: E.")
        }
        Tool::Fill => label("Fill", "Paint all pixels of nearly one colour that hang together. Key: F."),
        Tool::Picker => label("Colour picker", "Take a colour from the picture. Key: I."),
        Tool::Select => label("Select", "Mark a rectangle, to copy it; move what was pasted. Key: S."),
    }
}

/// Sizes of the brush.
pub const BRUSH_SIZES: [&str; 5] = ["1", "2", "3", "5", "8"];
/// Their names.
pub const BRUSH_NAMES: [&str; 5] =
    ["Brush of 1 pixel", "Brush of 2 pixels", "Brush of 3 pixels", "Brush of 5 pixels", "Brush of 8 pixels"];
/// Their hint.
pub const BRUSH_HINT: &str = "How wide the brush and the eraser are. Keys: [ and ].";
/// The colour.
pub const COLOUR: Label = label("Colour", "The colour of the brush. Click for any colour.");
/// A colour of the picture.
pub fn swatch(index: usize) -> String {
    format!("Colour {} of the picture", index + 1)
}
/// Both sides at once.
pub const BOTH_SIDES: Label = label("Paint on both sides", "Paint each stroke on the other side as well, mirrored.");
/// Lines between pixels.
pub const GRID_LINES: Label = label("Grid", "Lines between the pixels. Key: G.");
/// Copying.
pub const COPY: Label = label("Copy", "Copy the marked rectangle, without the background that shows in it. Key: C.");
/// Cutting.
pub const CUT: Label = label("Cut out", "Copy the marked rectangle and erase it. Key: X.");
/// Pasting.
pub const PASTE: Label =
    label("Paste", "Put what was copied over the picture; drag it, or move it with the arrow keys. Key: V.");
/// Flipping.
pub const FLIP: Label = label("Flip", "Swap left and right in what was pasted.");
/// Putting down.
pub const SETTLE: Label = label("Put down", "Put what was pasted where it is. Key: Enter.");
/// Another picture.
pub const SAVE_NEW: Label = label("Save as a new picture", "Add it to the training set. The machine answers at once.");
/// The same picture.
pub const REPLACE: Label =
    label("Replace the picture", "Put it in the place of the training picture. Undo brings that back.");
/// On with it.
pub const CONTINUE: Label =
    label("Go on from here", "Put the paint under noise of this step and let the machine go on: a branch.");
/// Other noise.
pub const OTHER_NOISE: Label = label("Other noise", "Put the paint under other noise. Each gives another picture.");
/// What to look at.
pub const SHOW_NOISE: Label =
    label("Show the noise", "The noisy picture as the machine will get it, or the guess of it.");
/// Away.
pub const DRAW_CLOSE: Label = label(
    "Back without saving",
    "Back to the stage. What is painted waits until you begin something else. Key: Escape.",
);
/// The picture itself, for screen readers.
pub const CANVAS: &str = "Canvas";
/// When the set was changed while a picture of it was painted on.
pub const SET_HAS_CHANGED: &str =
    "The training set has changed since this was begun: save it as a new picture instead.";
/// A census is of a set, not of a choice.
pub const CENSUS_OF_ALL: &str = "A census counts with all training pictures of the set, but some are switched off: delete them, \
     or switch all on again.";
