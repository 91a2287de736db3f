//! Giving a talk: from scene to scene, and back to what was there before.

use std::time::Instant;

use super::look::Look;
use super::moves;
use super::script::Setup;
use super::state::{Before, Giving};
use crate::app::aside;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::sessions::autosave;
use crate::app::settings::Settings;
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
        aside::leave(model);
        // What is lost when the program ends during the talk is not the person's own session.
        autosave::keep(model);
        let before = put_aside(model);
        let now = Instant::now();
        model.state.talk.giving = Some(Giving { at, began: now, shown: now, shown_secs: None, moving: true, before });
        model.view.presenting = true;
        model.view.full_screen = true;
        effects.push(Effect::FullScreen(true));
    }
    go_to(model, at);
}

/// Takes away what is there, to be put back after the talk.
fn put_aside(model: &mut Model) -> Before {
    let Model { settings, state, view, history, .. } = model;
    let persistence = &mut state.persistence;
    persistence.opened = None;
    state.notices.notice = None;
    Before {
        controls: state.controls.clone(),
        look: Look::of(view, settings),
        side: settings.side,
        history: std::mem::take(history),
        file: persistence.file.take(),
        saved: persistence.saved.take(),
        expected: std::mem::take(&mut persistence.expected),
        speed: settings.speed,
        looped: settings.looped,
    }
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
    let Before { controls, look, side, history, file, saved, expected, speed, looped } = before;
    let Model { settings, state, view, .. } = model;
    state.controls = controls;
    look.put(view, state.stage_controls(look.selected).spec.first_step());
    settings.side = side;
    (settings.speed, settings.looped) = (speed, looped);
    let persistence = &mut state.persistence;
    (persistence.file, persistence.saved, persistence.expected) = (file, saved, expected);
    state.notices.notice = None;
    state.talk.speaker = false;
    view.presenting = false;
    view.blank = false;
    view.full_screen = false;
    model.history = history;
    model.note_undo();
    effects.push(Effect::FullScreen(false));
}

/// The settings without what a talk that is being given has changed in them: what is to be remembered.
pub(crate) fn own_settings(model: &Model) -> Settings {
    let mut settings = model.settings.clone();
    if let Some(active) = &model.state.lessons.active {
        settings.side = active.own_session.side;
    }
    if let Some(Giving { before, .. }) = &model.state.talk.giving {
        settings.side = before.side;
        (settings.speed, settings.looped) = (before.speed, before.looped);
    }
    settings
}
