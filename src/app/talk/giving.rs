//! Giving a talk: from scene to scene, and back to what was there before.

use std::time::Instant;

use super::moves;
use super::script::Setup;
use super::state::Giving;
use crate::app::aside;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::sessions::autosave;
use crate::app::view::{Scene, View};

/// How fast scenes play, in frames a second: slow enough for a hall.
const SPEED: f32 = 6.0;

/// Enters or leaves presentation mode without a talk, which fills the screen.
pub(crate) fn present(view: &mut View, on: bool, effects: &mut Vec<Effect>) {
    view.presenting = on;
    view.blank = false;
    view.full_screen = on;
    if on {
        view.scene = Scene::Stage;
    }
    effects.push(Effect::FullScreen(on));
}

/// Begins with a scene, or goes to it where the talk is being given already.
pub(crate) fn begin(model: &mut Model, at: usize, effects: &mut Vec<Effect>) {
    if model.state.talk.script.is_empty() {
        return;
    }
    if !model.state.talk.is_given() {
        // A lesson that is open comes to its end: what it has put aside is the person's own.
        aside::leave_lesson(model);
        // What is lost when the program ends during the talk is not the person's own session.
        autosave::keep(model);
        let before = aside::take(model);
        model.state.notices.notice = None;
        let now = Instant::now();
        model.state.talk.giving = Some(Giving { at, began: now, shown: now, shown_secs: None, moving: true, before });
        model.view.presenting = true;
        model.view.full_screen = true;
        effects.push(Effect::FullScreen(true));
    }
    go_to(model, at);
}

/// Shows a scene of the talk that is being given; the last one beyond the end.
pub(crate) fn go_to(model: &mut Model, at: usize) {
    let talk = &mut model.state.talk;
    let at = at.min(talk.script.scenes.len().saturating_sub(1));
    let Some(setup) = talk.script.scenes.get(at).map(|scene| scene.setup.clone()) else { return };
    let Some(giving) = &mut talk.giving else { return };
    (giving.at, giving.shown, giving.shown_secs, giving.moving) = (at, Instant::now(), None, false);
    talk.chosen = at;
    moves::stop(model);
    model.view.blank = false;
    // Steps of one scene are not taken back in the next.
    model.history = crate::app::history::History::default();
    (model.settings.speed, model.settings.looped) = (SPEED, false);
    show(model, &setup);
}

/// Puts what a scene shows on the stage.
pub(crate) fn show(model: &mut Model, setup: &Setup) {
    let Model { settings, state, view, .. } = model;
    state.controls = setup.controls.clone();
    let selected = setup.look.selected.min(state.controls.stages.len().saturating_sub(1));
    setup.look.put(view, state.stage_controls(selected).spec.first_step());
    view.selected = selected;
    settings.side = setup.look.side;
}

/// Ends the talk: what was there before comes back.
pub(crate) fn end(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Giving { before, .. }) = model.state.talk.giving.take() else { return };
    moves::stop(model);
    aside::restore(model, before);
    let Model { state, view, .. } = model;
    state.notices.notice = None;
    state.talk.speaker = false;
    view.presenting = false;
    view.blank = false;
    view.full_screen = false;
    effects.push(Effect::FullScreen(false));
}
