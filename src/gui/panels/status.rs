//! The line along the bottom: what the worker is doing, what is open.

use egui::{Align, Layout, Rect, RichText, Ui, pos2, vec2};

use crate::gui::action::Action;
use crate::gui::census::words;
use crate::gui::net_training::words as net_words;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::text::sets;
use crate::gui::theme::colors;
use crate::gui::view::View;

use super::keep;

/// Draws the line.
pub(super) fn status_ui(ui: &mut Ui, session: &Session, view: &View, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (line, progress) = status(session, view);
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        // The bar keeps its place when there is nothing to show, so that the text does not jump.
        let (bar, _) = ui.allocate_exact_size(vec2(96.0, 4.0), egui::Sense::hover());
        ui.painter().rect_filled(bar, 2.0, c.raised);
        let done = Rect::from_min_max(bar.min, pos2(bar.left() + bar.width() * progress, bar.bottom()));
        ui.painter().rect_filled(done, 2.0, c.accent);
        ui.label(RichText::new(line).small().color(c.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if session.census.is_running()
                && let Some(shown) = session.census.shown()
            {
                let (done, all) = shown.census.progress();
                let line = words::status(done, all, session.census.secs_left());
                ui.label(RichText::new(line).small().color(c.accent)).on_hover_text(words::PLAN_HINT);
                ui.add_space(16.0);
            }
            if let Some(run) = session.net_training.run().filter(|run| run.is_running()) {
                let line = RichText::new(net_words::status(run)).small().color(c.accent);
                ui.label(line).on_hover_text(net_words::STATUS_HINT);
                ui.add_space(16.0);
            }
            if let Some(data) = &session.data {
                let n = data.set.n_images();
                let (in_use, of) = session.n_in_use().unwrap_or((n, n));
                let line = sets::data_line(in_use, of, data.set.shape());
                ui.add(egui::Label::new(RichText::new(line).small().color(c.weak)).truncate());
            }
            ui.add_space(16.0);
            keep::offer_ui(ui, session, actions);
        });
    });
}

/// What to say and how far things are, in [0, 1].
fn status(session: &Session, view: &View) -> (String, f32) {
    if session.opening.is_some() {
        return (text::OPENING.to_owned(), 0.0);
    }
    let run = session.stages.get(view.selected).and_then(|stage| stage.run());
    let Some(run) = run else { return (String::new(), 0.0) };
    let (done, of) = (run.frames.len(), run.n_frames());
    let progress = done as f32 / of.max(1) as f32;
    if !run.finished {
        return (text::computing(done, of, run.remaining().map(|left| left.as_secs_f64())), progress);
    }
    if session.search.is_some() {
        return (text::SEARCHING.to_owned(), progress);
    }
    (text::computed(of, run.frames.iter().map(|frame| frame.elapsed_secs).sum()), progress)
}
