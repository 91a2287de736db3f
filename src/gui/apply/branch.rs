//! Branches.

use super::super::action::BranchAction;
use super::super::branches::{self, MAX_NAME};
use super::super::controls::Controls;
use super::super::layout::WindowLayout;
use super::super::model::Model;
use super::super::settings::SidePanel;
use super::super::text;
use super::super::view::{Pictures, Scene};
use super::machine::set_corner;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: BranchAction, ctx: &egui::Context) {
    let shape = model.session.shape();
    let Model { settings, session, view, .. } = model;
    let controls = &mut session.controls;
    match action {
        BranchAction::Fork(corner) => {
            let change = |stage: &mut super::super::controls::StageControls| {
                if let Some(corner) = corner {
                    set_corner(stage, corner, shape);
                }
            };
            if branches::fork(controls, view.selected, view.time.step, change).is_none() {
                session.notice = Some(text::too_many_branches());
                return;
            }
            view.time.following = false;
            view.time.playing = false;
            if settings.side.is_none() && WindowLayout::of(ctx).roomy && !view.presenting {
                settings.side = Some(SidePanel::Branches);
            }
        }
        BranchAction::Show(id) => {
            let Some(branch) = branches::find(&controls.branches, id) else { return };
            match controls.stages.iter().position(|stage| stage.branch == Some(id)) {
                Some(on) => view.selected = on,
                None => controls.stages[view.selected] = branch.settings.clone(),
            }
        }
        BranchAction::Compare(id) => {
            let Some(branch) = branches::find(&controls.branches, id) else { return };
            match controls.stages.iter().position(|stage| stage.branch == Some(id)) {
                Some(on) => view.selected = on,
                None if controls.stages.len() < Controls::MAX_STAGES => {
                    controls.stages.push(branch.settings.clone());
                    view.selected = controls.stages.len() - 1;
                }
                None => controls.stages[view.selected] = branch.settings.clone(),
            }
            if controls.stages.len() > 1 && view.pictures == Pictures::Both {
                view.pictures = Pictures::Guess;
            }
        }
        BranchAction::Rename(id, name) => {
            if let Some(branch) = controls.branches.iter_mut().find(|branch| branch.id == id) {
                branch.name = name.trim().chars().take(MAX_NAME).collect();
            }
        }
        BranchAction::Remove(id) => branches::remove(controls, id),
    }
    view.scene = Scene::Stage;
}
