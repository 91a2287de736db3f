//! Puts the person's own session aside while a lesson is open, and brings it back.

use crate::app::lessons::own_session::OwnSession;
use crate::app::model::Model;
use crate::app::performance::Performance;
use crate::app::stage::playhead::Playhead;
use crate::app::view::{Scene, View};

/// Puts the present session aside. What is shown stays as it is, without a file and with nothing to undo.
pub(crate) fn take(model: &mut Model) -> OwnSession {
    let Model { settings, state, view, history, .. } = model;
    let View { selected, scene, pictures, time, probe, marks, census, agreement, .. } = view;
    state.can_undo = false;
    state.can_redo = false;
    OwnSession {
        controls: state.controls.clone(),
        history: std::mem::take(history),
        selected: *selected,
        scene: *scene,
        pictures: *pictures,
        time: Playhead { playing: false, ..*time },
        probe: *probe,
        marks: *marks,
        census: census.clone(),
        agreement_open: agreement.open,
        side: settings.side,
        file: state.persistence.file.take(),
        saved: state.persistence.saved.take(),
        expected: std::mem::take(&mut state.persistence.expected),
    }
}

/// Brings it back.
fn restore(model: &mut Model, own: OwnSession) {
    let Model { settings, state, view, history, .. } = model;
    state.controls = own.controls;
    *history = own.history;
    state.can_undo = history.can_undo();
    state.can_redo = history.can_redo();
    view.selected = own.selected;
    // What was painted or trained meanwhile is not of this session.
    view.scene = if own.scene == Scene::Paint { Scene::Stage } else { own.scene };
    view.pictures = own.pictures;
    view.time = own.time;
    view.probe = own.probe;
    view.marks = own.marks;
    view.census = own.census;
    view.agreement.open = own.agreement_open;
    view.seed_text = None;
    view.difference = None;
    view.paint_session = None;
    settings.side = own.side;
    state.persistence.file = own.file;
    state.persistence.saved = own.saved;
    state.persistence.expected = own.expected;
    state.persistence.opened = None;
}

/// Leaves the lesson that is open, if one is: the person's own session is back.
pub(crate) fn leave(model: &mut Model) {
    if let Some(active) = model.state.lessons.active.take() {
        model.state.performance = Performance::default();
        restore(model, active.own_session);
    }
}
