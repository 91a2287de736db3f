//! The application in eframe's terms: reads keys, draws panels, hands actions to the program and carries out its effects.

use std::sync::{Arc, Weak};
use std::time::Instant;

use egui_winit::winit::window::Window;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::effect::{Effect, Outcome};
use crate::app::import::actions::ImportAction;
use crate::app::model::{Model, Preset};
use crate::app::sessions::actions::SessionsAction;
use crate::app::settings::{STORAGE_KEY, Settings};
use crate::app::view::Room;
use crate::app::window::WindowAction;
use crate::gui::dialogs::Dialogs;
use crate::gui::ending::{Ending, forget_last_will, note_last_will};
use crate::gui::layout::WindowLayout;
use crate::gui::screen::{Memory, Screen};
use crate::gui::storage::Keeper;
use crate::gui::{keys, marks, panels, theme};
use crate::studio::StudioError;
use crate::text::Language;

/// The window's contents.
#[derive(Debug)]
pub struct SixfingersApp {
    model: Model,
    memory: Memory,
    dialogs: Dialogs,
    /// Actions from elsewhere, carried out at the next frame.
    pending: Vec<Action>,
    /// When the present frame began.
    began: Option<Instant>,
    /// What is left of the window, and how it ends.
    left: Left,
}

/// What a window begins with.
pub(super) struct Start {
    /// The program, already at work.
    pub(super) model: Model,
    /// Where the settings are kept; nowhere if `None`.
    pub(super) keeper: Option<Keeper>,
    /// Requests to end.
    pub(super) ending: Arc<Ending>,
    /// The language where none was asked for and none is remembered.
    pub(super) usual: Language,
    /// Called once, when the first picture is on the screen.
    pub(super) on_screen: Option<fn()>,
}

/// What is done on the way out, however the window ends.
#[derive(Debug, Default)]
struct Left {
    keeper: Option<Keeper>,
    ending: Option<Arc<Ending>>,
    window: Weak<Window>,
    ctx: egui::Context,
    /// Whether all is kept.
    closed: bool,
}

impl SixfingersApp {
    /// Opens with a preset.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub fn new(cc: &eframe::CreationContext<'_>, preset: Preset) -> Result<Self, StudioError> {
        Ok(Self::with_model(cc, Model::open(preset)?, None))
    }

    /// Shows a program that is already at work.
    pub(super) fn with_start(cc: &eframe::CreationContext<'_>, start: Start) -> Self {
        let Start { model, keeper, ending, usual, on_screen } = start;
        let mut app = Self::with_model(cc, model, Some(usual));
        app.memory.startup.tell = on_screen;
        ending.wakes(&cc.egui_ctx);
        if let Some(window) = cc.winit_window() {
            if let Some(keeper) = &keeper {
                keeper.move_onto_screen(window);
            }
            app.left.window = Arc::downgrade(window);
        }
        app.left = Left { keeper, ending: Some(ending), ..std::mem::take(&mut app.left) };
        app
    }

    /// Shows a program in the language that was asked for, or is remembered, or is `usual`.
    fn with_model(cc: &eframe::CreationContext<'_>, mut model: Model, usual: Option<Language>) -> Self {
        if let Some(settings) = cc.storage.and_then(|storage| eframe::get_value::<Settings>(storage, STORAGE_KEY)) {
            let asked = model.settings.language;
            model.settings = settings.bounded();
            model.settings.language = asked.or(model.settings.language);
        }
        if cc.storage.is_some() {
            model.welcome();
        }
        model.settings.language = model.settings.language.or(usual);
        let ctx = &cc.egui_ctx;
        theme::install(ctx);
        ctx.set_theme(theme::egui_theme(model.settings.theme));
        ctx.set_zoom_factor(model.settings.scale);
        let window = ctx.clone();
        model.on_news(move || window.request_repaint());
        let left = Left { ctx: ctx.clone(), ..Left::default() };
        Self { model, memory: Memory::default(), dialogs: Dialogs::new(), pending: Vec::new(), began: None, left }
    }

    /// The state, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What only the window holds, for tests.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Where the widget is that a lesson has marked, for tests.
    pub fn marked(ctx: &egui::Context) -> Option<egui::Rect> {
        marks::place(ctx)
    }

    /// Asks for an action at the next frame, as a panel would.
    pub fn push(&mut self, action: Action) {
        self.pending.push(action);
    }

    /// Does what the program asks of the window.
    fn carry_out(&self, outcome: Outcome, ctx: &egui::Context) {
        for effect in outcome.effects {
            match effect {
                Effect::CopyText(text) => ctx.copy_text(text),
                Effect::Theme(choice) => ctx.set_theme(theme::egui_theme(choice)),
                Effect::Scale(scale) => ctx.set_zoom_factor(scale),
                Effect::FullScreen(on) => ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(on)),
                Effect::Title(title) => ctx.send_viewport_cmd(egui::ViewportCommand::Title(title)),
                Effect::CloseMenus => egui::Popup::close_all(ctx),
                Effect::CloseWindow => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
                Effect::Pick(pick) => self.dialogs.open(pick, ctx),
            }
        }
        if let Some(later) = outcome.again {
            ctx.request_repaint_after(later);
        }
    }
}

impl SixfingersApp {
    /// Keeps the settings and the place of the window.
    fn keep_settings(&mut self) {
        let settings = self.model.own_settings();
        let Left { keeper, window, ctx, .. } = &mut self.left;
        if let Some(keeper) = keeper {
            keeper.keep(&settings, ctx, window.upgrade().as_deref());
        }
    }

    /// Keeps everything, once.
    fn close(&mut self) {
        if !std::mem::replace(&mut self.left.closed, true) {
            self.model.close();
            forget_last_will();
            self.keep_settings();
        }
    }
}

/// A window whose screen is gone is not closed, but dropped.
impl Drop for SixfingersApp {
    fn drop(&mut self) {
        self.close();
    }
}

/// What was dropped on the window: training pictures in a file or a folder, or a session.
fn dropped(ctx: &egui::Context) -> Option<Action> {
    let n = ctx.input(|input| input.raw.dropped_files.len());
    let path = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()))?;
    Some(match n {
        1 => Action::Sessions(SessionsAction::OpenPath(path)),
        _ => Action::Import(ImportAction::Dropped(path, n)),
    })
}

/// While a dialog lies over the window, keys are for the dialog and for the look of the window.
fn is_for_dialog(action: &Action) -> bool {
    let of_program =
        |action: &WindowAction| matches!(action, WindowAction::TogglePresentation | WindowAction::ToggleSide(_));
    match action {
        Action::Import(_) => true,
        Action::Window(action) => !of_program(action),
        _ => false,
    }
}

/// A menu that is open lies on top of everything: the key that closes what lies on top closes it, and nothing else.
fn close_menus_first(actions: &mut Vec<Action>, ctx: &egui::Context) {
    let escape = Action::Window(WindowAction::Escape);
    if actions.contains(&escape) && egui::Popup::is_any_open(ctx) {
        egui::Popup::close_all(ctx);
        actions.retain(|action| *action != escape);
    }
}

impl eframe::App for SixfingersApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.began = Some(Instant::now());
        self.model.speak();
        if self.memory.startup.is_to_be_told()
            && let Some(tell) = self.memory.startup.tell.take()
        {
            tell();
        }
        let outcome = self.model.tick(ctx.input(|input| input.time));
        self.carry_out(outcome, ctx);
        if let Some(ending) = &self.left.ending {
            note_last_will(&mut self.model);
            if ending.signal().is_some() {
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let layout = WindowLayout::of(&ctx);
        self.model.view.room = Room { narrow: layout.narrow, roomy: layout.roomy };
        let mut actions = std::mem::take(&mut self.pending);
        keys::read(&ctx, keys::Mode::of(&self.model.view), &mut actions);
        if self.model.state.persistence.missing.is_some() || self.model.view.place.dialog != Dialog::Closed {
            // What lies under a dialog stays as it is.
            let escape = Action::Window(WindowAction::Escape);
            let of_dialog = |action: &Action| matches!(action, Action::Sessions(_) | Action::Export(_));
            actions.retain(|action| of_dialog(action) || *action == escape);
        }
        if self.model.state.import.is_some() {
            actions.retain(is_for_dialog);
        }
        actions.extend(self.dialogs.drain());
        actions.extend(dropped(&ctx));
        let Model { settings, state, view, .. } = &mut self.model;
        panels::window_ui(ui, settings, state, &mut Screen::new(view, &mut self.memory), &mut actions);
        panels::talk::speaker::speaker_window(&ctx, state, view, &mut actions);
        close_menus_first(&mut actions, &ctx);
        if !actions.is_empty() {
            let outcome = self.model.apply(actions);
            self.carry_out(outcome, &ctx);
            ctx.request_repaint();
        }
        if self.memory.startup.is_to_be_told() {
            ctx.request_repaint();
        }
        if let Some(began) = self.began.take() {
            self.memory.frame_times.push(began.elapsed());
        }
    }

    fn save(&mut self, _: &mut dyn eframe::Storage) {
        self.keep_settings();
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        theme::Colors::of(theme::egui_theme(self.model.settings.theme)).stage.to_normalized_gamma_f32()
    }
}
