//! The line along the bottom: what the worker is doing, what is open.

use egui::{Align, Layout, Rect, RichText, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::{census, net_training, sets};
use crate::gui::panels::{lessons, sessions};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;

/// Draws the line.
pub(crate) fn status_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (line, progress) = status(state, view);
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        // The bar keeps its place when there is nothing to show, so that the text does not jump.
        let (bar, _) = ui.allocate_exact_size(vec2(96.0, 4.0), egui::Sense::hover());
        ui.painter().rect_filled(bar, 2.0, c.raised);
        let done = Rect::from_min_max(bar.min, pos2(bar.left() + bar.width() * progress, bar.bottom()));
        ui.painter().rect_filled(done, 2.0, c.accent);
        ui.label(RichText::new(line).small().color(c.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if state.census.is_running()
                && let Some(shown) = state.census.shown()
            {
                let (done, all) = shown.census.progress();
                let line = census::status(done, all, state.census.secs_left());
                ui.label(RichText::new(line).small().color(c.accent)).on_hover_text(census::PLAN_HINT.get());
                ui.add_space(16.0);
            }
            if let Some(run) = state.net_training.run().filter(|run| run.is_running()) {
                let line = RichText::new(net_training::status(run)).small().color(c.accent);
                ui.label(line).on_hover_text(net_training::STATUS_HINT.get());
                ui.add_space(16.0);
            }
            if let Some(data) = &state.data {
                let n = data.set.n_images();
                let (in_use, of) = state.n_in_use().unwrap_or((n, n));
                let line = sets::data_line(in_use, of, data.set.shape());
                ui.add(egui::Label::new(RichText::new(line).small().color(c.weak)).truncate());
            }
            ui.add_space(16.0);
            if !lessons::offer::offer_ui(ui, state, actions) {
                sessions::offer::offer_ui(ui, state, actions);
            }
        });
    });
}

/// What to say and how far things are, in [0, 1].
fn status(state: &AppState, view: &Screen<'_>) -> (String, f32) {
    if state.opening.is_some() {
        return (text::OPENING.get().to_owned(), 0.0);
    }
    let run = state.stages.get(view.selected).and_then(|stage| stage.run());
    let Some(run) = run else { return (String::new(), 0.0) };
    let (done, of) = (run.frames.len(), run.n_frames());
    let progress = done as f32 / of.max(1) as f32;
    if !run.finished {
        return (text::computing(done, of, run.remaining().map(|left| left.as_secs_f64())), progress);
    }
    if state.search.is_some() {
        return (text::SEARCHING.get().to_owned(), progress);
    }
    (text::computed(of, run.frames.iter().map(|frame| frame.elapsed_secs).sum()), progress)
}
