//! The application in eframe's terms: drains events, reads keys, draws panels, applies actions.

use std::time::{Duration, Instant};

use crate::studio::StudioError;

use super::action::{Action, AppAction, ImportAction, KeepAction};
use super::keep::Dialog;
use super::model::{Model, Preset};
use super::settings::{STORAGE_KEY, Settings};
use super::view::Scene;
use super::{apply, events, keep, keys, net_training, panels, playback, reconcile, theme};

/// How often the bar of a loading moves.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The window's contents.
#[derive(Debug)]
pub struct SixfingersApp {
    model: Model,
    /// Actions from elsewhere, carried out at the next frame.
    pending: Vec<Action>,
    /// When the present frame began.
    began: Option<Instant>,
}

impl SixfingersApp {
    /// Opens with a preset.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub fn new(cc: &eframe::CreationContext<'_>, preset: Preset) -> Result<Self, StudioError> {
        Ok(Self::with_model(cc, Model::new(preset)?))
    }

    /// Takes over a model that is already at work.
    pub(super) fn with_model(cc: &eframe::CreationContext<'_>, mut model: Model) -> Self {
        if let Some(settings) = cc.storage.and_then(|storage| eframe::get_value::<Settings>(storage, STORAGE_KEY)) {
            model.settings = settings;
        }
        let ctx = &cc.egui_ctx;
        theme::install(ctx);
        ctx.set_theme(model.settings.theme.egui());
        ctx.set_zoom_factor(model.settings.scale);
        model.worker.attach(ctx);
        model.files.attach(ctx);
        Self { model, pending: Vec::new(), began: None }
    }

    /// The state, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Asks for an action at the next frame, as a panel would.
    pub fn push(&mut self, action: Action) {
        self.pending.push(action);
    }

    /// Gives the worker what the choices ask for, and comes back in time where a restart was put off.
    fn reconcile(&mut self, ctx: &egui::Context) {
        if let Some(later) = reconcile::reconcile(&mut self.model) {
            ctx.request_repaint_after(later);
        }
    }
}

/// What was dropped on the window: training pictures in a file or a folder, or a session.
fn dropped(ctx: &egui::Context) -> Option<Action> {
    let n = ctx.input(|input| input.raw.dropped_files.len());
    let path = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()))?;
    Some(match n {
        1 => Action::Keep(KeepAction::OpenPath(path)),
        _ => Action::Import(ImportAction::Dropped(path, n)),
    })
}

/// While a dialog lies over the window, keys are for the dialog and for the look of the window.
fn is_for_dialog(action: &Action) -> bool {
    matches!(action, Action::Import(_))
        || matches!(action, Action::App(app) if !matches!(app, AppAction::TogglePresentation | AppAction::ToggleSide(_)))
}

impl eframe::App for SixfingersApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.began = Some(Instant::now());
        if self.model.view.startup.is_to_be_told()
            && let Some(tell) = self.model.view.startup.tell.take()
        {
            tell();
        }
        events::drain(&mut self.model);
        for report in self.model.importer.drain() {
            apply::import::take_in(&mut self.model, report, ctx);
        }
        if let Some(path) = self.model.to_look_at.take() {
            apply::apply(&mut self.model, vec![Action::Import(ImportAction::Look(path))], ctx);
        }
        if self.model.session.opening.is_some() {
            // The bar moves without an event.
            ctx.request_repaint_after(LOOK_AGAIN);
        }
        if let Some(later) = playback::advance(&mut self.model, ctx.input(|input| input.time)) {
            ctx.request_repaint_after(later);
        }
        self.reconcile(ctx);
        net_training::autosave(&mut self.model);
        if let Some(later) = keep::tick(&mut self.model, ctx) {
            ctx.request_repaint_after(later);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut actions = std::mem::take(&mut self.pending);
        keys::read(&ctx, self.model.view.scene == Scene::Draw, &mut actions);
        if self.model.session.keep.missing.is_some() || self.model.view.keep.dialog != Dialog::Closed {
            // What lies under a dialog stays as it is.
            actions.retain(|action| matches!(action, Action::Keep(_) | Action::App(AppAction::Escape)));
        }
        if self.model.session.import.is_some() {
            actions.retain(is_for_dialog);
        }
        actions.extend(dropped(&ctx));
        let Model { settings, session, view, .. } = &mut self.model;
        panels::window_ui(ui, settings, session, view, &mut actions);
        if !actions.is_empty() {
            apply::apply(&mut self.model, actions, &ctx);
            self.reconcile(&ctx);
            ctx.request_repaint();
        }
        if self.model.view.startup.is_to_be_told() {
            ctx.request_repaint();
        }
        if let Some(began) = self.began.take() {
            self.model.view.frame_times.push(began.elapsed());
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, STORAGE_KEY, &self.model.settings);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        keep::autosave_now(&mut self.model);
        net_training::autosave_now(&self.model);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        theme::Colors::of(self.model.settings.theme.egui()).stage.to_normalized_gamma_f32()
    }
}
