//! The panels on the right of the stage, one at a time. One file each; a new one is a variant of [`SidePanel`], a line
//! in [`badge`] and one in [`side_ui`].

mod branches;
mod curve_data;
mod curves;
mod provenance;
mod training;

pub(super) use branches::fork_menu_ui;

use egui::{Align, Frame, Layout, Margin, RichText, Ui};

use crate::gui::action::{Action, AppAction};
use crate::gui::session::Session;
use crate::gui::settings::SidePanel;
use crate::gui::text::{self, Named};
use crate::gui::view::View;
use crate::gui::widgets::{Icon, IconButton};

/// A panel's sign in the top bar, and its name.
pub(super) fn badge(panel: SidePanel) -> (Icon, Named) {
    match panel {
        SidePanel::Provenance => (Icon::Target, text::explain::PROVENANCE),
        SidePanel::Training => (Icon::Stack, text::TRAINING),
        SidePanel::Curves => (Icon::Curves, text::CURVES),
        SidePanel::Branches => (Icon::Fork, text::BRANCHES),
    }
}

/// Draws a panel under its heading.
pub(super) fn side_ui(ui: &mut Ui, panel: SidePanel, session: &Session, view: &mut View, actions: &mut Vec<Action>) {
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(badge(panel).1.name).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::SIDE_CLOSE.name, text::SIDE_CLOSE.hint).ui(ui).clicked() {
                    actions.push(Action::App(AppAction::ToggleSide(panel)));
                }
            });
        });
        match panel {
            SidePanel::Provenance => provenance::provenance_ui(ui, session, view, actions),
            SidePanel::Training => training::training_ui(ui, session, view, actions),
            SidePanel::Curves => curves::curves_ui(ui, session, view, actions),
            SidePanel::Branches => branches::branches_ui(ui, session, view, actions),
        }
    });
}
