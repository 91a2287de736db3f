//! The curves beside the stage.

use super::super::action::CurvesAction;
use super::super::model::Model;
use super::super::text;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: CurvesAction, ctx: &egui::Context) {
    let Model { session, view, .. } = model;
    match action {
        CurvesAction::Toggle(kind) => view.curves.toggle(kind),
        CurvesAction::CopyCsv => {
            let Some(run) = session.stages.get(view.selected).and_then(|stage| stage.run()) else { return };
            let (csv, n) = session.curves.csv(run);
            ctx.copy_text(csv);
            session.notice = Some(text::curves_copied(n));
        }
    }
}
