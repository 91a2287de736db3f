//! The overlay with the frame times, behind F12.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Sense, Ui, pos2, vec2};

use crate::app::state::AppState;
use crate::gui::screen::Screen;
use crate::gui::theme::{RADIUS, colors};
use crate::text::{fixed, perf, say};

/// The most that a frame's own work should take, in milliseconds: the height of the chart.
const BAR_MS: f32 = 16.0;

/// Draws the overlay, if it is open.
pub(crate) fn perf_ui(ui: &Ui, state: &AppState, view: &Screen<'_>) {
    if !view.perf_open {
        return;
    }
    let c = colors(ui);
    let (times, worker) = (&view.frame_times, &state.worker);
    Area::new(Id::unique("perf")).order(Order::Foreground).anchor(Align2::RIGHT_TOP, vec2(-16.0, 60.0)).show(
        ui.ctx(),
        |ui| {
            Frame::new().fill(c.panel).corner_radius(RADIUS).inner_margin(Margin::same(12)).show(ui, |ui| {
                let line = |ui: &mut Ui, text: String| ui.label(RichText::new(text).monospace().color(c.text));
                let ms = |millis: f32| format!("{millis:5.2}");
                line(ui, say!(perf::Median { ms: ms(times.median_ms()) }));
                line(ui, say!(perf::Worst { ms: ms(times.worst_ms()) }));
                line(ui, say!(perf::WorstEver { ms: ms(times.worst_ever_ms()) }));
                line(ui, say!(perf::Worker { running: worker.running.len(), waiting: worker.n_waiting }));
                line(ui, say!(perf::LastStep { ms: format!("{:5.1}", worker.last_step_secs * 1e3) }));
                line(ui, say!(perf::Events { taken: state.n_events, waiting: worker.n_events }));
                line(ui, say!(perf::Cache { runs: worker.cache_entries, mb: worker.cache_bytes / 1_000_000 }));
                line(ui, say!(perf::Textures { held: view.textures.len(), sent: view.textures.uploads() }));
                let secs = |time: Option<Duration>| fixed(time.map_or(0.0, |time| time.as_secs_f64()), 2);
                let startup = &view.startup;
                let (picture, result) = (secs(startup.first_picture), secs(startup.first_result));
                line(ui, say!(perf::Start { picture, result }));
                let (chart, _) = ui.allocate_exact_size(vec2(240.0, 48.0), Sense::hover());
                ui.painter().rect_filled(chart, 2.0, c.raised);
                for (index, millis) in times.millis().enumerate() {
                    let x = chart.left() + index as f32;
                    let height = (millis / BAR_MS).min(1.0) * chart.height();
                    let color = if millis > BAR_MS { c.warn } else { c.accent };
                    ui.painter().line_segment(
                        [pos2(x, chart.bottom()), pos2(x, chart.bottom() - height)],
                        egui::Stroke::new(1.0, color),
                    );
                }
            });
        },
    );
}
