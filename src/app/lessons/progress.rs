//! Sees whether what a step asks for is done.

use crate::app::model::Model;
use crate::app::state::AppState;
use crate::lessons::Prompt;
use crate::script::{Act, Asked};

/// Looks whether the present step is done; once it is, it stays so.
pub(crate) fn check(model: &mut Model) {
    note_home(model);
    let Some(active) = &model.state.lessons.active else { return };
    if active.is_page_done() {
        return;
    }
    let is_done = match active.step().map(|step| &step.prompt) {
        Some(Prompt::Do { until: Some(until), .. }) => until.holds(|asked| match asked {
            Asked::Fact(fact) => model.fact(*fact),
            Asked::Measure(name, measure) => active.measured(name, *measure),
        }),
        // It is to be read.
        Some(Prompt::Do { until: None, .. }) => true,
        Some(Prompt::Ask { .. }) | None => false,
    };
    let data = model.state.controls.data.clone();
    if is_done && let Some(active) = &mut model.state.lessons.active {
        active.home = Some(data);
        if let Some(step) = active.state_mut() {
            step.is_done = true;
        }
    }
}

/// Notes which training set a step began with, once it is set up.
fn note_home(model: &mut Model) {
    let (lessons, controls) = (&mut model.state.lessons, &model.state.controls);
    if let Some(active) = lessons.active.as_mut().filter(|_| !model.state.performance.is_under_way()) {
        active.home.get_or_insert_with(|| controls.data.clone());
    }
}

/// Whether something else was opened meanwhile than what the present step is about.
pub(crate) fn has_strayed(state: &AppState) -> bool {
    let Some(active) = &state.lessons.active else { return false };
    // A task may lead anywhere, and so may a question about pictures of its own.
    let is_free = active.step().is_none_or(|step| step.is_task || step.show.iter().any(opens));
    !is_free && active.home.as_ref().is_some_and(|home| *home != state.controls.data)
}

/// Whether an act opens a training set.
pub(super) fn opens(act: &Act) -> bool {
    matches!(act, Act::Exhibit(_) | Act::Data(_))
}
