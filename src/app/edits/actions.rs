//! Changes of the training set by hand.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::app::edits::in_use::InUse;
use crate::app::edits::state::SelectHow;
use crate::app::model::Model;
use crate::app::settings::SidePanel;
use crate::app::text::{nets, sets as text};
use crate::explain::sources::{SOURCE_SHARE, sources};
use crate::images::edit::{Border, Edit, Edits};
use crate::score::{Boundary, Posterior};

/// The training set, changed by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAction {
    /// Choose a picture.
    Select(usize, SelectHow),
    /// Choose all pictures.
    SelectAll,
    /// Choose none.
    SelectNone,
    /// Move the choice by so many pictures; whether those between are chosen, too.
    Walk(i64, bool),
    /// A picture on or off.
    Switch(usize),
    /// The chosen pictures off, or on if they are off.
    SwitchChosen,
    /// A copy of each chosen picture.
    Duplicate,
    /// The chosen pictures with left and right swapped.
    Mirror,
    /// The chosen pictures moved by rows and columns.
    Shift(i32, i32),
    /// The chosen pictures taken out of the set.
    Delete,
    /// On are only the pictures of which the picture on the stage is made.
    OnlySources,
    /// The picture nearest to the one on the stage off.
    WithoutNearest,
    /// All pictures on.
    AllOn,
    /// The set as it was drawn or loaded.
    Restore,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: EditAction) {
    let n = model.state.n_in_use().map_or(0, |(_, n)| n);
    // What can't be seen is not changed by a key.
    let is_open = model.settings.side == Some(SidePanel::Training) && !model.view.presenting;
    let chosen = if is_open { model.view.training.chosen(n) } else { Vec::new() };
    match action {
        EditAction::Select(image_idx, how) => model.view.training.select(image_idx, how, n),
        EditAction::SelectAll if !is_open => {}
        EditAction::SelectAll => model.view.training.selected = (0..n).collect(),
        EditAction::SelectNone => model.view.training.selected.clear(),
        EditAction::Walk(by, extend) => walk(model, by, extend, n),
        EditAction::Switch(image_idx) => switch(model, vec![image_idx]),
        EditAction::OnlySources => match sources_of_picture(model) {
            Ok(images) => {
                push(model, Edit::Only { images });
            }
            Err(why) => model.state.notices.notice = Some(why.to_owned()),
        },
        EditAction::WithoutNearest => match nearest_of_picture(model) {
            Some(image_idx) => {
                push(model, Edit::Off { images: vec![image_idx] });
            }
            None => model.state.notices.notice = Some(text::NO_PICTURE_YET.get().to_owned()),
        },
        EditAction::AllOn => {
            if model.state.mask().is_some() {
                push(model, Edit::AllOn);
            }
        }
        EditAction::Restore => {
            model.state.controls.edits = Edits::default();
            model.view.training.selected.clear();
        }
        // What follows is for the chosen pictures.
        _ if chosen.is_empty() => {}
        EditAction::SwitchChosen => switch(model, chosen),
        EditAction::Duplicate => {
            let copies = n..n + chosen.len();
            if push(model, Edit::Duplicate { images: chosen }) {
                model.view.training.reveal(copies);
            }
        }
        EditAction::Mirror => {
            push(model, Edit::Mirror { images: chosen });
        }
        EditAction::Shift(dy, dx) => shift(model, chosen, dy, dx),
        EditAction::Delete => {
            if push(model, Edit::Delete { images: chosen }) {
                model.view.training.selected.clear();
            }
        }
    }
}

/// Adds a change, unless it can't be carried out: then it says why. Returns whether it was added.
pub(crate) fn push(model: &mut Model, edit: Edit) -> bool {
    let state = &mut model.state;
    let Some(base) = &state.base else { return false };
    let mut edits = state.controls.edits.clone();
    edits.push(edit);
    match InUse::new(base, &edits) {
        Ok(used) => {
            state.controls.edits = edits;
            // At once, so that what follows in this frame sees it.
            state.used = Some(used);
            true
        }
        Err(error) => {
            state.notices.notice = Some(text::edit_refused(&error));
            false
        }
    }
}

/// Off; on if all of them are off.
fn switch(model: &mut Model, images: Vec<usize>) {
    let Some(used) = &model.state.used else { return };
    let entries = used.arrangement.entries();
    let any_on = images.iter().any(|k| entries.get(*k).is_some_and(|entry| entry.on));
    push(model, if any_on { Edit::Off { images } } else { Edit::On { images } });
}

/// Moves pictures. Several moves of the same pictures are one, so that there and back is nowhere.
fn shift(model: &mut Model, images: Vec<usize>, dy: i32, dx: i32) {
    let state = &mut model.state;
    let torus = state.stage_controls(model.view.selected).spec.boundary == Boundary::Circular;
    let border = if torus { Border::Wrap } else { Border::Edge };
    let mut sum = (dy, dx);
    if let Some(Edit::Shift { images: last, dy, dx, border: same }) = state.controls.edits.list().last()
        && (last, *same) == (&images, border)
    {
        sum = (sum.0 + dy, sum.1 + dx);
        state.controls.edits.undo();
    }
    push(model, Edit::Shift { images, dy: sum.0, dx: sum.1, border });
}

/// Moves the choice, as the arrow keys do.
fn walk(model: &mut Model, by: i64, extend: bool, n: usize) {
    if n == 0 {
        return;
    }
    let training = &mut model.view.training;
    let to = (training.cursor as i64 + by).clamp(0, n as i64 - 1) as usize;
    training.select(to, if extend { SelectHow::Range } else { SelectHow::Only }, n);
    training.cursor = to;
    training.scroll_to = Some(to);
    training.refocus = true;
}

/// The pictures of which the one on the stage is made, or why there are none.
fn sources_of_picture(model: &Model) -> Result<Vec<usize>, &'static str> {
    let shown = on_stage(model).ok_or(text::NO_PICTURE_YET.get())?;
    if !shown.has_sources() {
        return Err(nets::NO_PATCHES.get());
    }
    let sources = sources(&shown.strongest);
    let enough = sources.iter().filter(|source| source.share >= SOURCE_SHARE).count().max(1);
    let images: BTreeSet<usize> = sources[..enough].iter().map(|source| source.image_idx as usize).collect();
    Ok(images.into_iter().collect())
}

fn nearest_of_picture(model: &Model) -> Option<usize> {
    let shown = on_stage(model)?;
    let mask = model.state.mask();
    Some(model.state.data.as_ref()?.set.nearest_of(&shown.x0_hat, mask.as_deref())?.0)
}

/// The guess that is shown, if it is of the set that is open.
fn on_stage(model: &Model) -> Option<&Posterior> {
    let frame = model.state.frame_of_data(model.view.selected, model.view.time.step, Instant::now())?;
    Some(&frame.frame.posterior)
}
