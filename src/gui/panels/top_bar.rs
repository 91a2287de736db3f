//! The bar along the top: the name, which pictures are shown, undo, the look of the window.

use egui::{Align, Layout, RichText, Ui};

use crate::app::action::Action;
use crate::app::census::actions::CensusAction;
use crate::app::gallery::actions::GalleryAction;
use crate::app::lessons::actions::LessonsAction;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::paint::actions::{PaintAction, PaintOn};
use crate::app::settings::{Settings, SidePanel, ThemeChoice};
use crate::app::stage::compare::CompareAction;
use crate::app::stage::pictures::ViewAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::common::Label;
use crate::app::text::{census, net_training, sets};
use crate::app::view::{Pictures, Scene};
use crate::app::window::WindowAction;
use crate::gui::layout::WindowLayout;
use crate::gui::marks;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::lessons::Target;
use crate::text::{Language, window};

/// The program's name stands in a bar that is wider than this, in points.
const NAME_FROM: f32 = 480.0;

/// Draws the bar.
pub(crate) fn top_bar_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut bar = Bar { actions };
        let open = if WindowLayout::of(ui.ctx()).narrow { view.drawer_open } else { settings.controls_open };
        bar.toggle(ui, Icon::Panel, text::CONTROLS, open, WindowAction::ToggleControls);
        if ui.available_width() > NAME_FROM {
            ui.add_space(8.0);
            ui.label(RichText::new(text::APP).heading().color(c.text)).on_hover_text(text::APP_LINE.get());
        }
        let narrow = WindowLayout::of(ui.ctx()).narrow;
        crate::gui::panels::sessions::menu::menu_ui(
            ui,
            state,
            if narrow { 0.0 } else { ui.available_width() - 720.0 },
            bar.actions,
        );
        bar.switch(
            ui,
            Icon::Book,
            text::lessons::LESSONS,
            view.lessons_open || state.lessons.active.is_some(),
            Action::Lessons(LessonsAction::ToggleList),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            bar.toggle(ui, Icon::Help, text::HELP, view.help_open, WindowAction::ToggleHelp);
            let entries = entries(settings, state, view);
            if narrow {
                more_ui(ui, &entries, bar.actions);
            } else {
                bar.language(ui);
            }
            let wide = entries.into_iter().filter(|_| !narrow);
            let (looks, scenes): (Vec<Entry>, Vec<Entry>) = wide.partition(|entry| entry.is_look);
            looks.into_iter().for_each(|entry| bar.entry(ui, entry));
            ui.add_space(if narrow { 4.0 } else { 12.0 });
            bar.button(ui, Icon::Redo, text::REDO, !state.can_redo, Action::Redo);
            bar.button(ui, Icon::Undo, text::UNDO, !state.can_undo, Action::Undo);
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
    label: Label,
    on: bool,
    action: Action,
    /// What lessons call it.
    target: Option<Target>,
    /// Whether it is about the look of the window, and not about what is shown in it.
    is_look: bool,
}

/// All of them, from the right.
fn entries(settings: &Settings, state: &AppState, view: &Screen<'_>) -> Vec<Entry> {
    let show = |icon, label, on, action, target| Entry { icon, label, on, action, target, is_look: false };
    let look = |icon, label, action| {
        let action = Action::Window(action);
        Entry { icon, label, on: false, action, target: None, is_look: true }
    };
    let sun = if settings.theme == ThemeChoice::Dark { Icon::Sun } else { Icon::Moon };
    let mut entries = vec![
        look(Icon::FullScreen, text::FULL_SCREEN, WindowAction::ToggleFullScreen),
        look(sun, text::THEME, WindowAction::ToggleTheme),
    ];
    entries.extend(SidePanel::ALL.map(|panel| {
        let (icon, label) = crate::gui::panels::side::badge(panel);
        let target = match panel {
            SidePanel::Provenance => Some(Target::Provenance),
            SidePanel::Training => Some(Target::Training),
            SidePanel::Curves => Some(Target::Curves),
            SidePanel::Branches => Some(Target::Branches),
            SidePanel::Talk => None,
        };
        let action = Action::Window(WindowAction::ToggleSide(panel));
        show(icon, label, settings.side == Some(panel), action, target)
    }));
    let (census, gallery) = (view.scene == Scene::Census, view.scene == Scene::Gallery);
    let network = view.scene == Scene::NetTraining;
    let (compare, drawing) = (state.stages.len() > 1, view.scene == Scene::Paint);
    let paint_session = if drawing { PaintAction::Close } else { PaintAction::Open(PaintOn::Whatever) };
    entries.extend([
        show(Icon::Network, net_training::TRAINING, network, Action::NetTraining(NetTrainingAction::Toggle), None),
        show(Icon::Census, census::CENSUS, census, Action::Census(CensusAction::Toggle), Some(Target::Census)),
        show(Icon::Brush, sets::PAINT, drawing, Action::Paint(paint_session), None),
        show(Icon::Gallery, text::GALLERY, gallery, Action::Gallery(GalleryAction::Toggle), Some(Target::Gallery)),
        show(Icon::Compare, text::COMPARE, compare, Action::Compare(CompareAction::Toggle), Some(Target::Compare)),
    ]);
    entries
}

/// The same as a menu, for narrow windows.
fn more_ui(ui: &mut Ui, entries: &[Entry], actions: &mut Vec<Action>) {
    let button = IconButton::new(Icon::More, text::MORE.name(), text::MORE.hint()).ui(ui);
    egui::Popup::menu(&button).show(|ui| {
        ui.set_width(200.0);
        for entry in entries.iter().rev() {
            let item = egui::Button::selectable(entry.on, entry.label.name()).min_size(egui::vec2(200.0, 0.0));
            if ui.add(item).on_hover_text(entry.label.hint()).clicked() {
                actions.push(entry.action.clone());
                ui.close();
            }
        }
        let next = Language::current().next();
        let item = egui::Button::new(next.name()).min_size(egui::vec2(200.0, 0.0));
        if ui.add(item).on_hover_text(language_hint(next)).clicked() {
            actions.push(Action::Window(WindowAction::SetLanguage(next)));
            ui.close();
        }
    });
}

/// What is said on the switch to a language: in that language, and in the present one.
fn language_hint(next: Language) -> String {
    format!("{} ({})", next.change(), window::LANGUAGE.hint())
}

/// The buttons of the bar.
struct Bar<'a> {
    actions: &'a mut Vec<Action>,
}

impl Bar<'_> {
    fn entry(&mut self, ui: &mut Ui, entry: Entry) {
        let button = IconButton::new(entry.icon, entry.label.name(), entry.label.hint());
        let button = if entry.is_look { button } else { button.on(entry.on) };
        let before = ui.available_rect_before_wrap();
        self.add(ui, button, entry.action);
        let after = ui.available_rect_before_wrap();
        if let Some(target) = entry.target {
            // The bar is laid out from the right.
            marks::note(ui, target, before.with_min_x(after.right().min(before.right())));
        }
    }

    /// `idle` says that pressing it would do nothing now.
    fn button(&mut self, ui: &mut Ui, icon: Icon, label: Label, idle: bool, action: Action) {
        self.add(ui, IconButton::new(icon, label.name(), label.hint()).idle(idle), action);
    }

    /// The switch of languages: it says what it changes to.
    fn language(&mut self, ui: &mut Ui) {
        let next = Language::current().next();
        let hint = language_hint(next);
        let button = IconButton::letters(next.short_name(), window::LANGUAGE.name(), &hint);
        self.add(ui, button, Action::Window(WindowAction::SetLanguage(next)));
    }

    fn switch(&mut self, ui: &mut Ui, icon: Icon, label: Label, on: bool, action: Action) {
        self.add(ui, IconButton::new(icon, label.name(), label.hint()).on(on), action);
    }

    fn toggle(&mut self, ui: &mut Ui, icon: Icon, label: Label, on: bool, action: WindowAction) {
        self.switch(ui, icon, label, on, Action::Window(action));
    }

    /// A button for which there is no room is left out: those far on the left, which have a key as well.
    fn add(&mut self, ui: &mut Ui, button: IconButton<'_>, action: Action) {
        if ui.available_width() >= CONTROL_HEIGHT && button.ui(ui).clicked() {
            self.actions.push(action);
        }
    }
}

/// Which pictures the stage shows.
fn pictures_ui(ui: &mut Ui, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let segments = [
        Segment::label(Pictures::Both, text::VIEW_BOTH),
        Segment::label(Pictures::Guess, text::VIEW_GUESS),
        Segment::label(Pictures::Noisy, text::VIEW_NOISY),
        Segment::label(Pictures::Difference, text::VIEW_DIFFERENCE),
        Segment::label(Pictures::Map(view.map.0), text::explain::VIEW_MOSAIC),
    ];
    let chosen = marks::block_ui(ui, Target::Pictures, |ui| segments_ui(ui, view.pictures, &segments));
    if let Some(pictures) = chosen {
        actions.push(Action::View(ViewAction::SetPictures(pictures)));
    }
}
