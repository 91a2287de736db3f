//! Whether what is open is what was saved, and what the title bar and the open dialog say of it.

use std::sync::Arc;
use std::time::Duration;

use super::state::{Missing, SessionsReport, is_same};
use crate::app::dialog::Target;
use crate::app::effect::Effect;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::stage::runs::Stage;
use crate::app::text::sessions as text;

/// How long the last session is offered along the bottom. It stays in the menu.
const OFFER: Duration = Duration::from_secs(90);

/// Compares pictures and results with those of the session that was opened.
pub(crate) fn check(model: &mut Model) {
    compare(model);
    check_results(model);
    let persistence = &mut model.state.persistence;
    persistence.offered_since = persistence.offered_since.filter(|since| since.elapsed() < OFFER);
}

/// Notes whether there are changes that the file does not hold, and sets the title.
pub(crate) fn title(model: &mut Model, effects: &mut Vec<Effect>) {
    let state = &mut model.state;
    let persistence = &mut state.persistence;
    persistence.unsaved = persistence.file.is_some() && persistence.saved.as_ref() != Some(&state.controls);
    let title = text::title(persistence.file.as_deref(), persistence.unsaved);
    if persistence.title != title {
        effects.push(Effect::Title(title.clone()));
        persistence.title = title;
    }
}

/// Looks what is at the path that is typed into the open dialog.
pub(crate) fn place(model: &mut Model) {
    let typed = &mut model.view.place;
    if typed.looked_at != typed.path {
        typed.target = Target::at(&typed.path);
        typed.looked_at.clone_from(&typed.path);
    }
}

/// Once the pictures of a session are open, looks whether they are the ones that it was saved with.
fn compare(model: &mut Model) {
    let Model { state, files, .. } = model;
    if !state.persistence.opens(&state.controls.data) {
        // Something else was opened meanwhile.
        state.persistence.opened = None;
    }
    let Some(opened) = state.persistence.opened.as_mut().filter(|opened| !opened.comparing) else { return };
    if let Some(data) = &state.base
        && data.spec == opened.document.data.source
    {
        let (data, document) = (Arc::clone(data), Arc::clone(&opened.document));
        opened.comparing = files
            .spawn(move || Some(FileReport::Sessions(SessionsReport::Compared(is_same(&document.data, &data.set)))));
    }
}

/// Once the runs of a session are complete, looks whether their pictures are the ones that were saved with it.
fn check_results(model: &mut Model) {
    let state = &mut model.state;
    let data = state.wanted_data().map(|data| data.id);
    let persistence = &mut state.persistence;
    if persistence.opened.is_some() || persistence.expected.is_empty() {
        return;
    }
    let finished = |stage: &Stage| stage.run().is_some_and(|run| run.finished && Some(run.request.data) == data);
    if state.stages.len() != persistence.expected.len() || persistence.saved.as_ref() != Some(&state.controls) {
        // Something was changed meanwhile: there is nothing to compare with any more.
        persistence.expected.clear();
    } else if state.stages.iter().all(finished) {
        let result = |stage: &Stage| Some(stage.run()?.frames.last()?.frame.posterior.x0_hat.fingerprint());
        let differ = |(stage, expected)| matches!((result(stage), expected), (Some(a), Some(b)) if a != b);
        if state.stages.iter().zip(persistence.expected.drain(..)).any(differ) {
            state.notices.notice = Some(text::RESULT_DIFFERS.get().to_owned());
        }
    }
}

/// A session whose pictures could not be opened: the choices before it come back, and it is asked where they are.
/// `false`: it was no session's.
pub(crate) fn pictures_missing(model: &mut Model, problem: &str) -> bool {
    let Some(opened) = model.state.persistence.opened.take() else { return false };
    let state = &mut model.state;
    state.opening = None;
    state.controls = opened.before.controls;
    state.persistence.file = opened.before.file;
    state.persistence.saved = opened.before.saved;
    state.persistence.expected.clear();
    if let Some(path) = opened.document.data.source.path() {
        model.view.place.path = path.display().to_string();
    }
    state.persistence.missing =
        Some(Missing { document: opened.document, file: opened.file, problem: problem.to_owned() });
    true
}
