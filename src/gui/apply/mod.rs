//! Carries out actions: the only place that changes the state of the window. One file for each area.

mod app;
mod branch;
mod census;
mod compare;
mod curves;
mod draw;
mod edit;
mod exhibit;
mod explain;
mod gallery;
pub(super) mod import;
pub(super) mod keep;
mod machine;
pub(super) mod net;
pub(super) mod net_training;
mod noise;
mod sight;
mod time;
mod view;

use std::time::Instant;

pub(super) use exhibit::follow;

use super::action::Action;
use super::branches;
use super::model::Model;

/// Carries out the actions of a frame, in order, and notes changes of the controls for undo.
pub(super) fn apply(model: &mut Model, actions: Vec<Action>, ctx: &egui::Context) {
    for action in actions {
        let before = model.session.controls.clone();
        let kind = kind(&action);
        match action {
            Action::Exhibit(action) => exhibit::apply(model, action),
            Action::Machine(action) => machine::apply(model, action),
            Action::Net(action) => net::apply(model, action),
            Action::Noise(action) => noise::apply(model, action),
            Action::Time(action) => time::apply(model, action),
            Action::View(action) => view::apply(model, action),
            Action::Explain(action) => explain::apply(model, action),
            Action::Gallery(action) => gallery::apply(model, action),
            Action::Compare(action) => compare::apply(model, action),
            Action::Census(action) => census::apply(model, action, ctx),
            Action::NetTraining(action) => net_training::apply(model, action, ctx),
            Action::Sight(action) => sight::apply(model, action, ctx),
            Action::Curves(action) => curves::apply(model, action, ctx),
            Action::Branch(action) => branch::apply(model, action, ctx),
            Action::Keep(action) => keep::apply(model, action, ctx),
            Action::Import(action) => import::apply(model, action, ctx),
            Action::Draw(action) => draw::apply(model, action),
            Action::Edit(action) => edit::apply(model, action),
            Action::App(action) => app::apply(model, action, ctx),
            Action::Undo | Action::Redo if draw::undo(model, action == Action::Undo) => continue,
            Action::Undo | Action::Redo => {
                let history = &mut model.history;
                let other = if action == Action::Undo { history.undo(&before) } else { history.redo(&before) };
                if let Some(controls) = other {
                    set_controls(model, controls);
                }
                continue;
            }
        }
        if model.session.controls != before {
            branches::sync(&mut model.session.controls);
            model.history.note(before, kind, Instant::now());
        }
    }
    model.session.can_undo = model.history.can_undo();
    model.session.can_redo = model.history.can_redo();
    draw::note_undo(model);
}

/// Notes that the choices were changed by something that was reported.
pub(super) fn note(model: &mut Model, before: super::controls::Controls) {
    if model.session.controls != before {
        branches::sync(&mut model.session.controls);
        model.history.note(before, "", Instant::now());
        model.session.can_undo = true;
        model.session.can_redo = false;
    }
}

/// Puts all choices in the place of the present ones; the playhead keeps its time.
fn set_controls(model: &mut Model, controls: super::controls::Controls) {
    let from = model.session.stage_controls(model.view.selected).spec.steps;
    model.session.controls = controls;
    let to = model.session.stage_controls(model.view.selected).spec.steps;
    time::rescale(model, from, to);
}

/// Which control an action belongs to: a run of changes of one control is undone as one.
fn kind(action: &Action) -> &'static str {
    use super::action::{EditAction, MachineAction};
    match action {
        Action::Machine(MachineAction::SetPatch(_) | MachineAction::NudgePatch(_)) => "patch",
        Action::Machine(MachineAction::SetForm(_)) => "form",
        Action::Machine(MachineAction::SetLocality(_)) => "points",
        Action::Machine(MachineAction::SetReach(_)) => "reach",
        Action::Machine(MachineAction::SetSteps(_)) => "steps",
        Action::Edit(EditAction::Shift(..)) => "shift",
        // Single clicks are changes of their own, however fast they come.
        _ => "",
    }
}
