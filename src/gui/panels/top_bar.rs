//! The bar along the top: the name, which pictures are shown, undo, the look of the window.

use egui::{Align, Layout, RichText, Ui};

use crate::gui::action::{
    Action, AppAction, CensusAction, CompareAction, DrawAction, DrawOn, GalleryAction, NetTrainingAction, ViewAction,
};
use crate::gui::census::words;
use crate::gui::layout::WindowLayout;
use crate::gui::net_training::words as net_words;
use crate::gui::session::Session;
use crate::gui::settings::{Settings, SidePanel};
use crate::gui::text::sets;
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
            bar.toggle(ui, Icon::Help, text::HELP, view.help_open, AppAction::ToggleHelp);
            let entries = entries(settings, session, view);
            if narrow {
                more_ui(ui, &entries, bar.actions);
            }
            let wide = entries.into_iter().filter(|_| !narrow);
            let (looks, scenes): (Vec<Entry>, Vec<Entry>) = wide.partition(|entry| entry.is_look);
            looks.into_iter().for_each(|entry| bar.entry(ui, entry));
            ui.add_space(if narrow { 4.0 } else { 12.0 });
            bar.button(ui, Icon::Redo, text::REDO, !session.can_redo, Action::Redo);
            bar.button(ui, Icon::Undo, text::UNDO, !session.can_undo, Action::Undo);
            ui.add_space(if narrow { 4.0 } else { 12.0 });
            scenes.into_iter().for_each(|entry| bar.entry(ui, entry));
            let room = ui.available_width();
            if room > 220.0 {
                ui.allocate_ui(egui::vec2(room.min(350.0), CONTROL_HEIGHT), |ui| pictures_ui(ui, view, bar.actions));
            }
        });
    });
}

/// Something that can be switched on and off: a button, or a line of the menu where there is no room for buttons.
struct Entry {
    icon: Icon,
    named: Named,
    on: bool,
    action: Action,
    /// Whether it is about the look of the window, and not about what is shown in it.
    is_look: bool,
}

/// All of them, from the right.
fn entries(settings: &Settings, session: &Session, view: &View) -> Vec<Entry> {
    let show = |icon, named, on, action| Entry { icon, named, on, action, is_look: false };
    let look = |icon, named, action| Entry { icon, named, on: false, action: Action::App(action), is_look: true };
    let sun = if settings.theme == ThemeChoice::Dark { Icon::Sun } else { Icon::Moon };
    let mut entries = vec![
        look(Icon::FullScreen, text::FULL_SCREEN, AppAction::ToggleFullScreen),
        look(sun, text::THEME, AppAction::ToggleTheme),
    ];
    entries.extend(SidePanel::ALL.map(|panel| {
        let (icon, named) = super::side::badge(panel);
        show(icon, named, settings.side == Some(panel), Action::App(AppAction::ToggleSide(panel)))
    }));
    let (census, gallery) = (view.scene == Scene::Census, view.scene == Scene::Gallery);
    let network = view.scene == Scene::Network;
    let (compare, drawing) = (session.stages.len() > 1, view.scene == Scene::Draw);
    let easel = if drawing { DrawAction::Close } else { DrawAction::Open(DrawOn::Whatever) };
    entries.extend([
        show(Icon::Network, net_words::TRAINING, network, Action::NetTraining(NetTrainingAction::Toggle)),
        show(Icon::Census, words::CENSUS, census, Action::Census(CensusAction::Toggle)),
        show(Icon::Brush, sets::EASEL, drawing, Action::Draw(easel)),
        show(Icon::Gallery, text::GALLERY, gallery, Action::Gallery(GalleryAction::Toggle)),
        show(Icon::Compare, text::COMPARE, compare, Action::Compare(CompareAction::Toggle)),
    ]);
    entries
}

/// The same as a menu, for narrow windows.
fn more_ui(ui: &mut Ui, entries: &[Entry], actions: &mut Vec<Action>) {
    let button = IconButton::new(Icon::More, text::MORE.name, text::MORE.hint).ui(ui);
    egui::Popup::menu(&button).show(|ui| {
        ui.set_width(200.0);
        for entry in entries.iter().rev() {
            let item = egui::Button::selectable(entry.on, entry.named.name).min_size(egui::vec2(200.0, 0.0));
            if ui.add(item).on_hover_text(entry.named.hint).clicked() {
                actions.push(entry.action.clone());
                ui.close();
            }
        }
    });
}

/// The buttons of the bar.
struct Bar<'a> {
    actions: &'a mut Vec<Action>,
}

impl Bar<'_> {
    fn entry(&mut self, ui: &mut Ui, entry: Entry) {
        let button = IconButton::new(entry.icon, entry.named.name, entry.named.hint);
        let button = if entry.is_look { button } else { button.on(entry.on) };
        self.add(ui, button, entry.action);
    }

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
    let segments = [
        Segment::named(Pictures::Both, text::VIEW_BOTH),
        Segment::named(Pictures::Guess, text::VIEW_GUESS),
        Segment::named(Pictures::Noisy, text::VIEW_NOISY),
        Segment::named(Pictures::Difference, text::VIEW_DIFFERENCE),
        Segment::named(Pictures::Map(view.map.0), text::explain::VIEW_MOSAIC),
    ];
    if let Some(pictures) = segments_ui(ui, view.pictures, &segments) {
        actions.push(Action::View(ViewAction::SetPictures(pictures)));
    }
}
