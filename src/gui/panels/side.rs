//! The panels on the right of the stage, one at a time. One file each; a new one is a variant of [`SidePanel`], a line
//! in [`badge`] and one in [`side_ui`].

use egui::{Align, Frame, Layout, Margin, RichText, Ui};

use crate::app::action::Action;
use crate::app::settings::SidePanel;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::common::Label;
use crate::app::window::WindowAction;
use crate::gui::panels::{curves, edits, provenance, stage, talk};
use crate::gui::screen::Screen;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// A panel's sign in the top bar, and its name.
pub(crate) fn badge(panel: SidePanel) -> (Icon, Label) {
    match panel {
        SidePanel::Provenance => (Icon::Target, text::explain::PROVENANCE),
        SidePanel::Training => (Icon::Stack, text::TRAINING),
        SidePanel::Curves => (Icon::Curves, text::CURVES),
        SidePanel::Branches => (Icon::Fork, text::BRANCHES),
        SidePanel::Talk => (Icon::Screen, text::talk::PANEL),
    }
}

/// Draws a panel under its heading.
pub(crate) fn side_ui(
    ui: &mut Ui,
    panel: SidePanel,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::SIDE_CLOSE.name(), text::SIDE_CLOSE.hint()).ui(ui).clicked() {
                    actions.push(Action::Window(WindowAction::ToggleSide(panel)));
                }
                // A long heading is cut off, and leaves the button its place.
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(badge(panel).1.name()).heading()).truncate());
                });
            });
        });
        match panel {
            SidePanel::Provenance => provenance::provenance_ui(ui, state, view, actions),
            SidePanel::Training => edits::training_ui(ui, state, view, actions),
            SidePanel::Curves => curves::curves_ui(ui, state, view, actions),
            SidePanel::Branches => stage::branches::branches_ui(ui, state, view, actions),
            SidePanel::Talk => talk::list::talk_ui(ui, state, view, actions),
        }
    });
}
