//! What a person does with the curves.

use super::state::CurveKind;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::text::curves as text;

/// The curves beside the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurvesAction {
    /// Show a curve, or hide it.
    Toggle(CurveKind),
    /// Put all numbers on the clipboard, as CSV.
    CopyCsv,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: CurvesAction, effects: &mut Vec<Effect>) {
    let Model { state, view, .. } = model;
    match action {
        CurvesAction::Toggle(kind) => view.curves.toggle(kind),
        CurvesAction::CopyCsv => {
            let Some(run) = state.stages.get(view.selected).and_then(|stage| stage.run()) else { return };
            let (csv, n) = state.curves.csv(run);
            effects.push(Effect::CopyText(csv));
            state.notices.notice = Some(text::curves_copied(n));
        }
    }
}
