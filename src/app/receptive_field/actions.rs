//! What a person does with the view of how far a network sees.

use super::requests::{machine_stages, of_stage};
use super::state::found_locality;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::text::receptive_field as text;
use crate::app::view::Scene;
use crate::diffusion::LocalityForm;
use crate::studio::Slot;

/// How far a network sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceptiveFieldAction {
    /// Show it, or go back to the stage.
    Toggle,
    /// Pause.
    Stop,
    /// Go on.
    Resume,
    /// Give the machines on the stages the P(t) that was found.
    Use,
    /// Put all figures on the clipboard, as CSV.
    CopyCsv,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ReceptiveFieldAction, effects: &mut Vec<Effect>) {
    let Model { state, view, worker, .. } = model;
    match action {
        ReceptiveFieldAction::Toggle => {
            view.scene = if view.scene == Scene::ReceptiveField { Scene::Stage } else { Scene::ReceptiveField };
        }
        ReceptiveFieldAction::Stop => {
            state.receptive_field.pause();
            worker.cancel(Slot::ReceptiveField);
        }
        ReceptiveFieldAction::Resume => state.receptive_field.go_on(),
        ReceptiveFieldAction::Use => use_found(model),
        ReceptiveFieldAction::CopyCsv => {
            let Some(news) = of_stage(state) else { return };
            let n = news.scan.calibration().steps.len();
            effects.push(Effect::CopyText(news.scan.csv()));
            state.notices.tell(text::copied(n));
        }
    }
}

/// Gives the machines on the stages the P(t) that was found.
fn use_found(model: &mut Model) {
    let state = &mut model.state;
    let Some(locality) = of_stage(state).and_then(|news| found_locality(&news.scan)) else { return };
    let (shape, machines) = (state.shape(), machine_stages(state));
    for index in &machines {
        let stage = &mut state.controls.stages[*index];
        stage.form = LocalityForm::of(&locality);
        stage.spec.locality = locality.clone();
        stage.fit(shape);
    }
    let names = machines.iter().map(|index| state.controls.stages[*index].spec.named_machine(shape).short_name());
    let told = text::used(&names.collect::<Vec<_>>());
    state.notices.tell(told);
}
