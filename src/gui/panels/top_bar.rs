//! The bar along the top: the name, which pictures are shown, undo, the look of the window.

use egui::{Align, Layout, RichText, Ui};

use crate::gui::action::{Action, AppAction, CensusAction, CompareAction, GalleryAction, ViewAction};
use crate::gui::census::words;
use crate::gui::layout::WindowLayout;
use crate::gui::session::Session;
use crate::gui::settings::{Settings, SidePanel};
use crate::gui::text::{self, Named};
use crate::gui::theme::{CONTROL_HEIGHT, ThemeChoice, colors};
use crate::gui::view::{Pictures, Scene, View};
use crate::gui::widgets::{Icon, IconButton, Segment, segments_ui};

/// The program's name stands in a bar that is wider than this, in points.
const NAME_FROM: f32 = 480.0;

/// Draws the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, settings: &Settings, session: &Session, view: &View, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut bar = Bar { actions };
        let open = if WindowLayout::of(ui.ctx()).narrow { view.drawer_open } else { settings.controls_open };
        bar.toggle(ui, Icon::Panel, text::CONTROLS, open, AppAction::ToggleControls);
        if ui.available_width() > NAME_FROM {
            ui.add_space(8.0);
            ui.label(RichText::new(text::APP).heading().color(c.text)).on_hover_text(text::APP_LINE);
        }
        let narrow = WindowLayout::of(ui.ctx()).narrow;
        super::keep::menu_ui(ui, session, if narrow { 0.0 } else { ui.available_width() - 720.0 }, bar.actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let sun = if settings.theme == ThemeChoice::Dark { Icon::Sun } else { Icon::Moon };
            bar.toggle(ui, Icon::Help, text::HELP, view.help_open, AppAction::ToggleHelp);
            bar.button(ui, Icon::FullScreen, text::FULL_SCREEN, false, Action::App(AppAction::ToggleFullScreen));
            bar.button(ui, sun, text::THEME, false, Action::App(AppAction::ToggleTheme));
            ui.add_space(12.0);
            bar.button(ui, Icon::Redo, text::REDO, !session.can_redo, Action::Redo);
            bar.button(ui, Icon::Undo, text::UNDO, !session.can_undo, Action::Undo);
            ui.add_space(12.0);
            for panel in SidePanel::ALL {
                let (icon, named) = super::side::badge(panel);
                bar.toggle(ui, icon, named, settings.side == Some(panel), AppAction::ToggleSide(panel));
            }
            let counting = Action::Census(CensusAction::Toggle);
            bar.switch(ui, Icon::Census, words::CENSUS, view.scene == Scene::Census, counting);
            let gallery = Action::Gallery(GalleryAction::Toggle);
            bar.switch(ui, Icon::Gallery, text::GALLERY, view.scene == Scene::Gallery, gallery);
            let compare = Action::Compare(CompareAction::Toggle);
            bar.switch(ui, Icon::Compare, text::COMPARE, session.stages.len() > 1, compare);
            let room = ui.available_width();
            if room > 220.0 {
                ui.allocate_ui(egui::vec2(room.min(350.0), CONTROL_HEIGHT), |ui| pictures_ui(ui, view, bar.actions));
            }
        });
    });
}

/// The buttons of the bar.
struct Bar<'a> {
    actions: &'a mut Vec<Action>,
}

impl Bar<'_> {
    /// `idle` says that pressing it would do nothing now.
    fn button(&mut self, ui: &mut Ui, icon: Icon, named: Named, idle: bool, action: Action) {
        self.add(ui, IconButton::new(icon, named.name, named.hint).idle(idle), action);
    }

    fn switch(&mut self, ui: &mut Ui, icon: Icon, named: Named, on: bool, action: Action) {
        self.add(ui, IconButton::new(icon, named.name, named.hint).on(on), action);
    }

    fn toggle(&mut self, ui: &mut Ui, icon: Icon, named: Named, on: bool, action: AppAction) {
        self.switch(ui, icon, named, on, Action::App(action));
    }

    /// A button for which there is no room is left out: those far on the left, which have a key as well.
    fn add(&mut self, ui: &mut Ui, button: IconButton<'_>, action: Action) {
        if ui.available_width() >= CONTROL_HEIGHT && button.ui(ui).clicked() {
            self.actions.push(action);
        }
    }
}

/// Which pictures the stage shows.
fn pictures_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let segment = |value, named: Named| Segment { value, text: named.name, name: named.name, hint: named.hint };
    let segments = [
        segment(Pictures::Both, text::VIEW_BOTH),
        segment(Pictures::Guess, text::VIEW_GUESS),
        segment(Pictures::Noisy, text::VIEW_NOISY),
        segment(Pictures::Difference, text::VIEW_DIFFERENCE),
        segment(Pictures::Map(view.map.0), text::explain::VIEW_MOSAIC),
    ];
    if let Some(pictures) = segments_ui(ui, view.pictures, &segments) {
        actions.push(Action::View(ViewAction::SetPictures(pictures)));
    }
}
