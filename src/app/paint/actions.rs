//! The pixel editor.

use std::sync::Arc;
use std::time::Instant;

use crate::app::edits::actions::push;
use crate::app::model::Model;
use crate::app::paint::canvas::{Canvas, Colour, PaintSession, Subject, Tool};
use crate::app::settings::SidePanel;
use crate::app::stage::tree as branches;
use crate::app::text;
use crate::app::text::sets;
use crate::app::view::Scene;
use crate::diffusion::Paint;
use crate::explain::baselines::mean_picture;
use crate::images::edit::Edit;
use crate::studio::OpenData;

/// The pixel editor. Pixels are `(row, column)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaintAction {
    /// Begin.
    Open(PaintOn),
    /// Back to the stage; what is painted is kept until something else is begun.
    Close,
    /// Take a tool.
    Take(Tool),
    /// Side of the brush.
    SetSize(i32),
    /// Colour of the brush.
    SetColour(Colour),
    /// Paint each stroke on the other side, too, or no longer.
    ToggleMirror,
    /// Mark the pixels off by lines, or no longer.
    ToggleGrid,
    /// Show the noisy picture, or the guess.
    ToggleNoise,
    /// Other noise on the paint.
    NewNoise,
    /// The pointer goes down.
    Press((i32, i32)),
    /// The pointer goes on: where it went down, and where it is.
    Drag((i32, i32), (i32, i32)),
    /// The pointer goes up.
    Release,
    /// Copy the marked rectangle.
    Copy,
    /// Copy and erase it.
    Cut,
    /// Put what was copied over the picture.
    Paste,
    /// Swap left and right in what was pasted.
    Flip,
    /// Move what was pasted.
    Nudge(i32, i32),
    /// Put it down.
    Settle,
    /// A new training picture.
    SaveNew,
    /// In the place of the training picture that was begun with.
    Replace,
    /// Go on from the noisy picture with the paint on it: a branch.
    Continue,
}

/// What to paint on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaintOn {
    /// What was begun, or the chosen training picture, or the picture on the stage.
    Whatever,
    /// The chosen training picture; the first one if none is chosen.
    Training,
    /// A picture in the colour of the background.
    Blank,
    /// The guess on the stage, as a new training picture.
    Result,
    /// The noisy picture of the present step.
    Noisy,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: PaintAction) {
    match action {
        PaintAction::Open(on) => return open(model, on),
        PaintAction::Close => {
            model.view.scene = Scene::Stage;
            return;
        }
        PaintAction::SaveNew | PaintAction::Replace => return save(model, action == PaintAction::Replace),
        PaintAction::Continue => return go_on(model),
        _ => {}
    }
    let Some(PaintSession { canvas, .. }) = &mut model.view.paint_session else { return };
    match action {
        PaintAction::Take(tool) => {
            canvas.settle();
            canvas.tool = tool;
        }
        PaintAction::SetSize(size) => canvas.size = size.clamp(1, 64),
        PaintAction::SetColour(colour) => canvas.colour = colour,
        PaintAction::ToggleMirror => canvas.mirror = !canvas.mirror,
        PaintAction::ToggleGrid => canvas.grid = !canvas.grid,
        PaintAction::ToggleNoise => {
            canvas.show_noise = !canvas.show_noise;
            canvas.touch();
        }
        PaintAction::NewNoise => {
            canvas.seed = canvas.seed.wrapping_add(1);
            canvas.show_noise = true;
            canvas.touch();
        }
        PaintAction::Press(at) => canvas.press(at),
        PaintAction::Drag(from, at) => canvas.drag(from, at),
        PaintAction::Release => canvas.release(),
        PaintAction::Copy => canvas.copy(),
        PaintAction::Cut => canvas.cut(),
        PaintAction::Paste => canvas.paste(),
        PaintAction::Flip => canvas.flip(),
        PaintAction::Nudge(dy, dx) => canvas.nudge(dy, dx),
        PaintAction::Settle => canvas.settle(),
        _ => {}
    }
}

/// Takes a stroke back, or brings it back, while the editor is open. Returns whether it is.
pub(crate) fn undo(model: &mut Model, back: bool) -> bool {
    let is_open = model.view.scene == Scene::Paint;
    if let Some(paint_session) = model.view.paint_session.as_mut().filter(|_| is_open) {
        if back {
            paint_session.canvas.undo();
        } else {
            paint_session.canvas.redo();
        }
    }
    is_open
}

/// Says what the buttons for undo and redo would do: in the editor they are for its strokes.
pub(crate) fn note_undo(model: &mut Model) {
    if let Some(paint_session) = model.view.paint_session.as_ref().filter(|_| model.view.scene == Scene::Paint) {
        model.state.can_undo = paint_session.canvas.can_undo();
        model.state.can_redo = paint_session.canvas.can_redo();
    }
}

/// Opens a picture in the editor, unless it is the one that is there.
fn open(model: &mut Model, on: PaintOn) {
    let is_begun = model.view.paint_session.as_ref().is_some_and(|paint_session| paint_session.canvas.is_dirty());
    if on == PaintOn::Whatever && is_begun {
        model.view.scene = Scene::Paint;
        return;
    }
    let Some(data) = model.state.wanted_data().cloned() else {
        model.state.notices.notice = Some(sets::NO_PICTURE_YET.get().to_owned());
        return;
    };
    let Some(canvas) = begin(model, &data, on) else {
        model.state.notices.notice = Some(sets::NO_PICTURE_YET.get().to_owned());
        return;
    };
    let canvas = canvas.after(model.view.paint_session.as_ref().map(|paint_session| &paint_session.canvas));
    model.view.paint_session = Some(PaintSession { canvas, data: data.id });
    model.view.scene = Scene::Paint;
    model.view.time.playing = false;
}

fn begin(model: &Model, data: &OpenData, on: PaintOn) -> Option<Canvas> {
    let Model { settings, state, view, .. } = model;
    let chosen = view.training.chosen(data.set.n_images()).first().copied();
    let frame = state.frame_of_data(view.selected, view.time.step, Instant::now()).map(|frame| &frame.frame);
    let on = match on {
        PaintOn::Whatever if chosen.is_some() && settings.side == Some(SidePanel::Training) => PaintOn::Training,
        PaintOn::Whatever if frame.is_some_and(|frame| frame.step > 1) => PaintOn::Noisy,
        PaintOn::Whatever => PaintOn::Result,
        on => on,
    };
    Some(match on {
        PaintOn::Training | PaintOn::Whatever => {
            let k = chosen.unwrap_or(0);
            let label = data.set.labels().map(|labels| labels[k]);
            let under = Arc::new(data.set.image(k));
            Canvas::new(Subject::Training(k, label), Arc::clone(&under), None, &under)
        }
        PaintOn::Blank => {
            let like = Canvas::new(Subject::Blank, Arc::new(data.set.image(0)), None, &data.set.image(0));
            let under = Arc::new(like.ground());
            // The colours are those of the training pictures.
            Canvas::new(Subject::Blank, Arc::clone(&under), None, &under).with_palette_of(&like)
        }
        PaintOn::Result => {
            let under = Arc::new(frame?.posterior.x0_hat.clone());
            Canvas::new(Subject::Result, Arc::clone(&under), None, &under)
        }
        PaintOn::Noisy => {
            let frame = frame?;
            let level = state.stage_controls(view.selected).spec.level_at(frame.step);
            let noisy = Some(Arc::new(frame.x_t.clone()));
            let under = Arc::new(frame.posterior.x0_hat.clone());
            // What is best guessed of a place of which nothing is known.
            let mean = mean_picture(&data.set, state.mask().as_deref());
            Canvas::new(Subject::Noisy(frame.step, level), under, noisy, &mean)
        }
    })
}

/// Makes what is painted a training picture.
fn save(model: &mut Model, replace: bool) {
    let Some(mut paint_session) = model.view.paint_session.take() else { return };
    paint_session.canvas.settle();
    let n = model.state.n_in_use().map_or(0, |(_, n)| n);
    let is_same_set = model.state.wanted_data().is_some_and(|data| data.id == paint_session.data);
    let (layer, whole) = (paint_session.canvas.layer(), paint_session.canvas.whole());
    let saved = match (paint_session.canvas.subject, replace) {
        (Subject::Training(image, _), true) if is_same_set => {
            push(model, Edit::Paint { image, layer }).then_some(image)
        }
        (Subject::Training(..), true) => {
            model.state.notices.notice = Some(sets::SET_HAS_CHANGED.get().to_owned());
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
        model.view.paint_session = Some(paint_session);
        return;
    };
    model.view.training.reveal(image_idx..image_idx + 1);
    model.view.scene = Scene::Stage;
    model.settings.side = Some(SidePanel::Training);
}

/// Forks the run at the step that was painted on, and paints there.
fn go_on(model: &mut Model) {
    let Some(mut paint_session) = model.view.paint_session.take() else { return };
    paint_session.canvas.settle();
    let Subject::Noisy(step, _) = paint_session.canvas.subject else {
        model.view.paint_session = Some(paint_session);
        return;
    };
    let paint = Paint { step, seed: paint_session.canvas.seed, layer: paint_session.canvas.layer() };
    let (state, view) = (&mut model.state, &mut model.view);
    if branches::fork(&mut state.controls, view.selected, step, |stage| stage.spec.paint.push(paint)).is_none() {
        state.notices.notice = Some(text::too_many_branches());
        view.paint_session = Some(paint_session);
        return;
    }
    view.scene = Scene::Stage;
    view.time.step = step;
    view.time.following = true;
}
