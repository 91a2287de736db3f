//! How far the network sees.

use super::super::action::SightAction;
use super::super::locality::LocalityForm;
use super::super::model::Model;
use super::super::sight;
use super::super::text::sight as text;
use super::super::view::Scene;
use crate::studio::Slot;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: SightAction, ctx: &egui::Context) {
    let Model { session, view, worker, .. } = model;
    match action {
        SightAction::Toggle => view.scene = if view.scene == Scene::Sight { Scene::Stage } else { Scene::Sight },
        SightAction::Stop => {
            session.sights.stop();
            worker.cancel(Slot::Sight);
        }
        SightAction::GoOn => session.sights.go_on(),
        SightAction::Use => use_found(model),
        SightAction::CopyCsv => {
            let Some(news) = session.sights.of_stage(session) else { return };
            let n = news.sight.calibration().steps.len();
            ctx.copy_text(news.sight.csv());
            session.keep.tell(text::copied(n));
        }
    }
}

/// Gives the machines on the stages the P(t) that was found.
fn use_found(model: &mut Model) {
    let session = &mut model.session;
    let found = session.sights.of_stage(session).and_then(|news| sight::found_locality(&news.sight));
    let Some(locality) = found else { return };
    let (shape, machines) = (session.shape(), sight::machine_stages(session));
    for index in &machines {
        let stage = &mut session.controls.stages[*index];
        stage.form = LocalityForm::of(&locality);
        stage.spec.locality = locality.clone();
        stage.fit(shape);
    }
    let names = machines.iter().map(|index| session.controls.stages[*index].spec.corner(shape).short_name());
    let told = text::used(&names.collect::<Vec<_>>());
    session.keep.tell(told);
}
