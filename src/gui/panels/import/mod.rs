//! The dialog for pictures of one's own, the bar while they are read, and the list of what was left out.

pub(crate) mod choices;
pub(crate) mod preview;
pub(crate) mod source;

use egui::{
    Align, Align2, Area, Frame, Id, Layout, Margin, Modal, Order, ProgressBar, RichText, ScrollArea, StrokeKind, Ui,
    vec2,
};

use crate::app::action::Action;
use crate::app::import::actions::ImportAction;
use crate::app::import::state::ImportStage;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::import as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton};
use crate::gui::widgets::icon_paint::paint as paint_icon;

/// Width of the dialog where there is room for it, in points.
const WIDTH: f32 = 880.0;
/// A window lower than this is low, in points.
const LOW: f32 = 480.0;

/// Draws what there is to draw.
pub(crate) fn import_ui(
    ui: &Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    hovered_ui(ui);
    loading_ui(ui, state, actions);
    skipped_ui(ui, state, view, actions);
    let Some(import) = &state.import else { return };
    let screen = ui.ctx().content_rect();
    let modal = Modal::new(Id::unique("import")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width((screen.width() - 2.0 * margin(ui) - 32.0).min(WIDTH));
        header_ui(ui, text::HEADING.get(), text::CLOSE.name(), text::CLOSE.hint(), || {
            actions.push(Action::Import(ImportAction::Close));
        });
        if let Some(hint) = &import.hint {
            sign_ui(ui, Icon::Unclear, hint);
        }
        match &import.stage {
            ImportStage::Choosing => source::source_ui(ui, settings, import, view, actions),
            ImportStage::Looking(path) => {
                ui.set_min_height(160.0);
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(text::SCANNING.get());
                });
                ui.add(egui::Label::new(RichText::new(path.display().to_string()).color(colors(ui).weak)).truncate());
            }
            ImportStage::Found(preview) => {
                preview::preview_ui(ui, screen.height() - 2.0 * margin(ui) - 64.0, preview, state, view, actions);
            }
        }
    });
    if modal.should_close() {
        actions.push(Action::Import(ImportAction::Close));
    }
}

fn frame(ui: &Ui) -> Frame {
    Frame::popup(ui.style()).fill(colors(ui).panel).inner_margin(margin(ui)).corner_radius(12)
}

/// Around the contents of a dialog, in points: little where there is little room.
fn margin(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().height() < LOW { 12.0 } else { 24.0 }
}

/// A heading with a button that closes.
fn header_ui(ui: &mut Ui, heading: &str, close: &str, hint: &str, on_close: impl FnOnce()) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(heading).text_style(title()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if IconButton::new(Icon::Close, close, hint).ui(ui).clicked() {
                on_close();
            }
        });
    });
}

/// Says what letting go would do, while files are held over the window.
fn hovered_ui(ui: &Ui) {
    if ui.ctx().input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    // Over dialogs, too: a new source takes the place of the one that is looked at.
    let layer = egui::LayerId::new(Order::Foreground, Id::unique("hovered files"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(screen, 0.0, c.stage.gamma_multiply(0.7), egui::Stroke::new(3.0, c.accent), StrokeKind::Inside);
    Area::new(Id::unique("drop")).order(Order::Tooltip).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(
        ui.ctx(),
        |ui| {
            Frame::new().fill(c.panel).corner_radius(RADIUS).inner_margin(Margin::same(20)).show(ui, |ui| {
                ui.set_max_width(screen.width() - 64.0);
                ui.vertical_centered(|ui| {
                    ui.label(RichText::new(text::DROP).text_style(title()));
                    ui.label(RichText::new(text::DROP_WHAT).color(c.weak));
                });
            });
        },
    );
}

/// A line with a sign before it.
fn sign_ui(ui: &mut Ui, icon: Icon, line: &str) {
    let c = colors(ui);
    let color = if icon == Icon::Wrong { c.warn } else { c.weak };
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
        paint_icon(ui.painter(), icon, rect, color);
        ui.add(egui::Label::new(RichText::new(line).color(c.text)).wrap());
    });
}

/// A card over the stage while files are read: how far, and a way to stop.
fn loading_ui(ui: &Ui, state: &AppState, actions: &mut Vec<Action>) {
    let Some((_, spec)) = &state.opening else { return };
    let (done, of) = state.loading.progress;
    // What is there at once needs no card; the first set has no stage to stay on.
    if spec.path().is_none() || done == 0 && of == 0 || state.data.is_none() {
        return;
    }
    let c = colors(ui);
    Area::new(Id::unique("loading")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0)).show(
        ui.ctx(),
        |ui| {
            let frame = Frame::new().fill(c.panel).corner_radius(RADIUS).shadow(ui.visuals().popup_shadow);
            frame.inner_margin(Margin::same(12)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.allocate_ui(vec2(300.0, CONTROL_HEIGHT), |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 6.0;
                            ui.label(text::reading(done, of));
                            let share = done as f32 / of.max(1) as f32;
                            ui.add(ProgressBar::new(share).desired_height(6.0).desired_width(300.0).fill(c.accent));
                        });
                    });
                    let stop = TextIconButton {
                        icon: Icon::Close,
                        text: text::STOP.name(),
                        hint: text::STOP.hint(),
                        width: None,
                    };
                    if stop.ui(ui).clicked() {
                        actions.push(Action::Import(ImportAction::StopLoading));
                    }
                });
            });
        },
    );
}

/// The list of what was left out.
fn skipped_ui(ui: &Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let skipped = &state.loading.skipped;
    if !view.skipped_open || skipped.total == 0 {
        return;
    }
    let screen = ui.ctx().content_rect();
    let modal = Modal::new(Id::unique("left out")).frame(frame(ui)).show(ui.ctx(), |ui| {
        ui.set_width((screen.width() - 2.0 * margin(ui) - 32.0).min(640.0));
        let close = crate::app::text::common::CLOSE;
        header_ui(ui, &text::skipped_line(skipped), close.name(), close.hint(), || {
            actions.push(Action::Import(ImportAction::ToggleSkipped));
        });
        ScrollArea::vertical()
            .max_height(screen.height() - 2.0 * margin(ui) - 96.0)
            .show(ui, |ui| skipped_list_ui(ui, skipped));
    });
    if modal.should_close() {
        actions.push(Action::Import(ImportAction::ToggleSkipped));
    }
}

/// Names and reasons.
fn skipped_list_ui(ui: &mut Ui, skipped: &crate::images::load::SkippedList) {
    let c = colors(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    for file in &skipped.listed {
        ui.add(egui::Label::new(RichText::new(&file.name).small().color(c.text)).truncate());
        ui.add(egui::Label::new(RichText::new(file.reason.to_string()).small().color(c.weak)).wrap());
        ui.add_space(4.0);
    }
    let more = skipped.total - skipped.listed.len();
    if more > 0 {
        ui.label(RichText::new(text::and_more(more)).small().color(c.weak));
    }
}
