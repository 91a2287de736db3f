//! The pixel editor.

use std::sync::Arc;
use std::time::Instant;

use crate::diffusion::Paint;
use crate::explain::baselines::mean_picture;
use crate::images::edit::Edit;
use crate::studio::OpenData;

use super::super::action::{DrawAction, DrawOn};
use super::super::branches;
use super::super::canvas::{Canvas, Easel, Subject};
use super::super::model::Model;
use super::super::settings::SidePanel;
use super::super::text::{self, sets};
use super::super::view::Scene;
use super::edit::push;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: DrawAction) {
    match action {
        DrawAction::Open(on) => return open(model, on),
        DrawAction::Close => {
            model.view.scene = Scene::Stage;
            return;
        }
        DrawAction::SaveNew | DrawAction::Replace => return save(model, action == DrawAction::Replace),
        DrawAction::Continue => return go_on(model),
        _ => {}
    }
    let Some(Easel { canvas, .. }) = &mut model.view.easel else { return };
    match action {
        DrawAction::Take(tool) => {
            canvas.settle();
            canvas.tool = tool;
        }
        DrawAction::SetSize(size) => canvas.size = size.clamp(1, 64),
        DrawAction::SetColour(colour) => canvas.colour = colour,
        DrawAction::ToggleMirror => canvas.mirror = !canvas.mirror,
        DrawAction::ToggleGrid => canvas.grid = !canvas.grid,
        DrawAction::ToggleNoise => {
            canvas.show_noise = !canvas.show_noise;
            canvas.touch();
        }
        DrawAction::NewNoise => {
            canvas.seed = canvas.seed.wrapping_add(1);
            canvas.show_noise = true;
            canvas.touch();
        }
        DrawAction::Press(at) => canvas.press(at),
        DrawAction::Drag(from, at) => canvas.drag(from, at),
        DrawAction::Release => canvas.release(),
        DrawAction::Copy => canvas.copy(),
        DrawAction::Cut => canvas.cut(),
        DrawAction::Paste => canvas.paste(),
        DrawAction::Flip => canvas.flip(),
        DrawAction::Nudge(dy, dx) => canvas.nudge(dy, dx),
        DrawAction::Settle => canvas.settle(),
        _ => {}
    }
}

/// Takes a stroke back, or brings it back, while the editor is open. Returns whether it is.
pub(super) fn undo(model: &mut Model, back: bool) -> bool {
    let is_open = model.view.scene == Scene::Draw;
    if let Some(easel) = model.view.easel.as_mut().filter(|_| is_open) {
        if back {
            easel.canvas.undo();
        } else {
            easel.canvas.redo();
        }
    }
    is_open
}

/// Says what the buttons for undo and redo would do: in the editor they are for its strokes.
pub(super) fn note_undo(model: &mut Model) {
    if let Some(easel) = model.view.easel.as_ref().filter(|_| model.view.scene == Scene::Draw) {
        model.session.can_undo = easel.canvas.can_undo();
        model.session.can_redo = easel.canvas.can_redo();
    }
}

/// Puts a picture on the easel, unless it is the one that is there.
fn open(model: &mut Model, on: DrawOn) {
    let is_begun = model.view.easel.as_ref().is_some_and(|easel| easel.canvas.is_dirty());
    if on == DrawOn::Whatever && is_begun {
        model.view.scene = Scene::Draw;
        return;
    }
    let Some(data) = model.session.wanted_data().cloned() else {
        model.session.notice = Some(sets::NO_PICTURE_YET.to_owned());
        return;
    };
    let Some(canvas) = begin(model, &data, on) else {
        model.session.notice = Some(sets::NO_PICTURE_YET.to_owned());
        return;
    };
    let canvas = canvas.after(model.view.easel.as_ref().map(|easel| &easel.canvas));
    model.view.easel = Some(Easel { canvas, data: data.id });
    model.view.scene = Scene::Draw;
    model.view.time.playing = false;
}

fn begin(model: &Model, data: &OpenData, on: DrawOn) -> Option<Canvas> {
    let Model { settings, session, view, .. } = model;
    let chosen = view.training.chosen(data.set.n_images()).first().copied();
    let frame = session.frame_of_data(view.selected, view.time.step, Instant::now()).map(|frame| &frame.frame);
    let on = match on {
        DrawOn::Whatever if chosen.is_some() && settings.side == Some(SidePanel::Training) => DrawOn::Training,
        DrawOn::Whatever if frame.is_some_and(|frame| frame.step > 1) => DrawOn::Noisy,
        DrawOn::Whatever => DrawOn::Result,
        on => on,
    };
    Some(match on {
        DrawOn::Training | DrawOn::Whatever => {
            let k = chosen.unwrap_or(0);
            let label = data.set.labels().map(|labels| labels[k]);
            let under = Arc::new(data.set.image(k));
            Canvas::new(Subject::Training(k, label), Arc::clone(&under), None, &under)
        }
        DrawOn::Blank => {
            let like = Canvas::new(Subject::Blank, Arc::new(data.set.image(0)), None, &data.set.image(0));
            let under = Arc::new(like.ground());
            // The colours are those of the training pictures.
            Canvas::new(Subject::Blank, Arc::clone(&under), None, &under).with_palette_of(&like)
        }
        DrawOn::Result => {
            let under = Arc::new(frame?.posterior.x0_hat.clone());
            Canvas::new(Subject::Result, Arc::clone(&under), None, &under)
        }
        DrawOn::Noisy => {
            let frame = frame?;
            let level = session.stage_controls(view.selected).spec.level_at(frame.step);
            let noisy = Some(Arc::new(frame.x_t.clone()));
            let under = Arc::new(frame.posterior.x0_hat.clone());
            // What is best guessed of a place of which nothing is known.
            let mean = mean_picture(&data.set, session.mask().as_deref());
            Canvas::new(Subject::Noisy(frame.step, level), under, noisy, &mean)
        }
    })
}

/// Makes what is painted a training picture.
fn save(model: &mut Model, replace: bool) {
    let Some(mut easel) = model.view.easel.take() else { return };
    easel.canvas.settle();
    let n = model.session.n_in_use().map_or(0, |(_, n)| n);
    let is_same_set = model.session.wanted_data().is_some_and(|data| data.id == easel.data);
    let (layer, whole) = (easel.canvas.layer(), easel.canvas.whole());
    let saved = match (easel.canvas.subject, replace) {
        (Subject::Training(image, _), true) if is_same_set => {
            push(model, Edit::Paint { image, layer }).then_some(image)
        }
        (Subject::Training(..), true) => {
            model.session.notice = Some(sets::SET_HAS_CHANGED.to_owned());
            None
        }
        // A copy keeps what is not painted to the last bit.
        (Subject::Training(k, _), false) if is_same_set => {
            let copied = push(model, Edit::Duplicate { images: vec![k] });
            (copied && push(model, Edit::Paint { image: n, layer })).then_some(n)
        }
        (Subject::Training(_, label), _) => push(model, Edit::Add { layer: whole, label }).then_some(n),
        _ => push(model, Edit::Add { layer: whole, label: None }).then_some(n),
    };
    let Some(image_idx) = saved else {
        model.view.easel = Some(easel);
        return;
    };
    model.view.training.reveal(image_idx..image_idx + 1);
    model.view.scene = Scene::Stage;
    model.settings.side = Some(SidePanel::Training);
}

/// Forks the run at the step that was painted on, and paints there.
fn go_on(model: &mut Model) {
    let Some(mut easel) = model.view.easel.take() else { return };
    easel.canvas.settle();
    let Subject::Noisy(step, _) = easel.canvas.subject else {
        model.view.easel = Some(easel);
        return;
    };
    let paint = Paint { step, seed: easel.canvas.seed, layer: easel.canvas.layer() };
    let (session, view) = (&mut model.session, &mut model.view);
    if branches::fork(&mut session.controls, view.selected, step, |stage| stage.spec.paint.push(paint)).is_none() {
        session.notice = Some(text::too_many_branches());
        view.easel = Some(easel);
        return;
    }
    view.scene = Scene::Stage;
    view.time.step = step;
    view.time.following = true;
}
