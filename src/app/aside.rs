//! Puts the person's own session aside while a lesson or a talk is open, and brings it back.

use super::model::Model;
use super::own_session::OwnSession;
use super::performance::Performance;
use super::settings::Settings;
use super::talk::look::Look;
use super::view::Scene;

/// Puts the present session aside. What is shown stays as it is, without a file and with nothing to undo.
pub(crate) fn take(model: &mut Model) -> OwnSession {
    let Model { settings, state, view, history, .. } = model;
    state.can_undo = false;
    state.can_redo = false;
    let persistence = &mut state.persistence;
    persistence.opened = None;
    OwnSession {
        controls: state.controls.clone(),
        history: std::mem::take(history),
        look: Look::of(view, settings),
        side: settings.side,
        speed: settings.speed,
        looped: settings.looped,
        file: persistence.file.take(),
        saved: persistence.saved.take(),
        expected: std::mem::take(&mut persistence.expected),
    }
}

/// Brings it back.
pub(crate) fn restore(model: &mut Model, own: OwnSession) {
    let Model { settings, state, view, history, .. } = model;
    own.put_settings(settings);
    let OwnSession { controls, history: own_history, look, file, saved, expected, .. } = own;
    state.controls = controls;
    look.put(view, state.stage_controls(look.selected).spec.first_step());
    if view.scene == Scene::Paint {
        // What was painted meanwhile is not of this session.
        view.scene = Scene::Stage;
        view.paint_session = None;
    }
    *history = own_history;
    let persistence = &mut state.persistence;
    (persistence.file, persistence.saved, persistence.expected) = (file, saved, expected);
    persistence.opened = None;
    model.note_undo();
}

/// Leaves the lesson that is open, if one is: the person's own session is back.
pub(crate) fn leave_lesson(model: &mut Model) {
    if let Some(active) = model.state.lessons.active.take() {
        model.state.performance = Performance::default();
        restore(model, active.own_session);
    }
}

/// The settings without what a lesson or a talk has changed in them: what is to be remembered.
pub(crate) fn own_settings(model: &Model) -> Settings {
    let mut settings = model.settings.clone();
    let of_lesson = model.state.lessons.active.as_ref().map(|active| &active.own_session);
    let of_talk = model.state.talk.giving.as_ref().map(|giving| &giving.before);
    for own in of_lesson.into_iter().chain(of_talk) {
        own.put_settings(&mut settings);
    }
    settings
}
