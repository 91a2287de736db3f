//! What is exported, how it will look, and where it goes.

use std::sync::Arc;

use egui::{Align, Color32, ColorImage, Layout, Rect, RichText, Sense, Slider, TextureOptions, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::dialog::Target;
use crate::app::export::actions::ExportAction;
use crate::app::sessions::actions::SessionsAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::panels::sessions::dialog::{Part, dialog_ui};
use crate::gui::panels::sessions::place::{button_ui, place_ui, target_ui};
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors};
use crate::gui::widgets::menu::menu_ui;
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::studio::{ExportKind, ExportPreview as Preview, FrameSource};

/// Width of the list, in points.
const LIST: f32 = 208.0;
/// Below this width the list is a menu, in points.
const MIN_SIDE_BY_SIDE: f32 = 620.0;
/// Height of the preview, in points; in a low window.
const PREVIEW: [f32; 2] = [216.0, 136.0];
/// Height of a line of the list, in points; in a low window.
const LINE: [f32; 2] = [30.0, 24.0];
/// Below this height the window is low, in points.
const LOW: f32 = 640.0;
/// Height of the buttons with the line over them, in points.
const FOOT: f32 = 76.0;

/// Of two heights the one for this window.
fn height(ui: &Ui, [usual, low]: [f32; 2]) -> f32 {
    if ui.ctx().content_rect().height() < LOW { low } else { usual }
}

/// Draws the dialog.
pub(crate) fn export_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    dialog_ui(
        ui,
        text::sessions::EXPORT.name(),
        (760.0, FOOT),
        SessionsAction::CloseDialog,
        actions,
        |ui, part, actions| {
            if part == Part::Foot {
                buttons_ui(ui, state, view, actions);
                return;
            }
            ui.add_space(8.0);
            let writing = state.export.writing.is_some();
            ui.add_enabled_ui(!writing, |ui| {
                if ui.available_width() < MIN_SIDE_BY_SIDE {
                    menu_of_kinds_ui(ui, view, actions);
                    preview_ui(ui, state, view);
                    options_ui(ui, state, view, actions);
                } else {
                    ui.horizontal_top(|ui| {
                        ui.allocate_ui(vec2(LIST, 0.0), |ui| ui.vertical(|ui| list_ui(ui, view, actions)));
                        ui.add_space(16.0);
                        ui.vertical(|ui| {
                            preview_ui(ui, state, view);
                            options_ui(ui, state, view, actions);
                        });
                    });
                }
                ui.add_space(8.0);
                let entered = place_ui(ui, text::sessions::FILE, view, actions);
                if entered && may_start(state, view) && view.place.target == Target::Free {
                    actions.push(Action::Export(ExportAction::Start { replace: false }));
                }
            });
        },
    );
}

/// The same list as a menu, where there is no room for it beside the preview.
fn menu_of_kinds_ui(ui: &mut Ui, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let chosen = RichText::new(text::sessions::kind(view.export.kind).name());
    let width = ui.available_width();
    menu_ui(ui, text::sessions::KIND, width, chosen, |ui| list_ui(ui, view, actions));
}

/// What can be exported.
fn list_ui(ui: &mut Ui, view: &Screen<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for kind in ExportKind::ALL {
        let label = text::sessions::kind(kind);
        let chosen = view.export.kind == kind;
        let item = egui::Button::selectable(chosen, label.name()).min_size(vec2(LIST, height(ui, LINE)));
        if ui.add(item).on_hover_text(label.hint()).clicked() {
            actions.push(Action::Export(ExportAction::SetKind(kind)));
        }
    }
}

/// How it will look.
fn preview_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>) {
    let c = colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height(ui, PREVIEW)), Sense::hover());
    ui.painter().rect_filled(rect, f32::from(RADIUS), c.stage);
    let Some(preview) = &state.export.preview else { return };
    let inner = rect.shrink(12.0);
    let Some(texture) = texture(ui, preview, view) else {
        let font = egui::FontId::monospace(12.0);
        let galley = ui.painter().layout(preview.text.clone(), font, c.text, f32::INFINITY);
        ui.painter_at(inner).galley(inner.min, galley, c.text);
        return;
    };
    let size = texture.size_vec2();
    // Enlarged by whole numbers, so that the pixels stay square; made smaller as it must be.
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    let fit = (inner.width() / size.x).min(inner.height() / size.y);
    let scale = if fit >= pixel { (fit / pixel).floor() * pixel } else { fit };
    let at = Rect::from_center_size(inner.center(), size * scale);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), at, uv, Color32::WHITE);
}

/// The preview on the graphics card; `None` where it is a text.
fn texture(ui: &Ui, preview: &Arc<Preview>, view: &mut Screen<'_>) -> Option<egui::TextureHandle> {
    let picture = preview.picture.as_ref()?;
    if let Some((of, texture)) = &view.export_texture
        && Arc::ptr_eq(of, preview)
    {
        return Some(texture.clone());
    }
    let size = [picture.width() as usize, picture.height() as usize];
    let options = TextureOptions { minification: egui::TextureFilter::Linear, ..TextureOptions::NEAREST };
    let texture = ui.ctx().load_texture("export", ColorImage::from_rgb(size, picture.as_raw()), options);
    *view.export_texture = Some((Arc::clone(preview), texture.clone()));
    Some(texture)
}

/// Size, speed, which pictures. What a kind does not have leaves its room empty, so that nothing jumps.
fn options_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let choice = view.export;
    let push = |actions: &mut Vec<Action>, action| actions.push(Action::Export(action));
    let preview = state.export.preview.as_ref();
    let n_frames = preview.map_or(1, |preview| preview.n_frames);
    ui.add_space(4.0);
    let room = vec2(ui.available_width(), 3.0 * CONTROL_HEIGHT + 8.0);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(room);
        if choice.kind.has_source() {
            let segment = |value| Segment::label(value, text::sessions::source(value));
            if let Some(source) = segments_ui(ui, choice.source, &FrameSource::ALL.map(segment)) {
                push(actions, ExportAction::SetSource(source));
            }
        }
        if choice.kind.has_scale() {
            ui.horizontal_wrapped(|ui| {
                let mut scale = choice.scale;
                let most = choice.max_scale(state.shape(), n_frames);
                ui.label(text::sessions::SCALE.name());
                let slider = Slider::new(&mut scale, 1..=most.max(2)).clamping(egui::SliderClamping::Always);
                let response = ui.name_inputs(text::sessions::SCALE.name(), |ui| ui.add(slider));
                if response.on_hover_text(text::sessions::SCALE.hint()).changed() {
                    push(actions, ExportAction::SetScale(scale));
                }
                if let Some((w, h)) = preview.and_then(|preview| preview.size) {
                    let size = text::sessions::size(w * choice.scale, h * choice.scale);
                    ui.label(RichText::new(size).small().color(c.weak));
                }
            });
        }
        if choice.kind.has_speed() {
            ui.horizontal(|ui| {
                let mut fps = choice.fps;
                ui.label(text::sessions::FPS.name());
                let slider = Slider::new(&mut fps, 1..=50).clamping(egui::SliderClamping::Always);
                let response = ui.name_inputs(text::sessions::FPS.name(), |ui| ui.add(slider));
                if response.on_hover_text(text::sessions::FPS.hint()).changed() {
                    push(actions, ExportAction::SetSpeed(fps));
                }
            });
        }
    });
}

/// Whether everything is there that is to be written.
fn may_start(state: &AppState, view: &Screen<'_>) -> bool {
    let run = state.stages.get(view.selected).and_then(|stage| stage.run());
    state.export.writing.is_none() && run.is_some_and(|run| run.finished)
}

/// What is at the place already, how far things are, and the buttons.
fn buttons_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let export = &state.export;
    let push = |actions: &mut Vec<Action>, action| actions.push(Action::Export(action));
    if let Some(problem) = &export.problem {
        ui.label(RichText::new(problem).small().color(c.warn));
    } else if export.writing.is_some() {
        let (done, of) = export.progress;
        ui.label(RichText::new(text::sessions::exporting(done, of)).small().color(c.weak));
    } else if !may_start(state, view) {
        ui.label(RichText::new(text::sessions::STILL_COMPUTING).small().color(c.weak));
    } else {
        target_ui(ui, view.place.target);
    }
    ui.add_space(4.0);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if export.writing.is_some() {
            if button_ui(ui, text::sessions::EXPORT_STOP, 112.0, true).clicked() {
                push(actions, ExportAction::Stop);
            }
            let (done, of) = export.progress;
            let bar = egui::ProgressBar::new(done as f32 / of.max(1) as f32).desired_width(240.0).fill(c.accent);
            ui.add(bar);
            return;
        }
        let ready = may_start(state, view);
        match view.place.target {
            Target::File => {
                let replace =
                    ui.add_enabled_ui(ready, |ui| button_ui(ui, text::sessions::REPLACE, 112.0, false).clicked());
                if replace.inner {
                    push(actions, ExportAction::Start { replace: true });
                }
                if button_ui(ui, text::sessions::NEW_NAME, 112.0, true).clicked() {
                    push(actions, ExportAction::NewName);
                }
            }
            Target::Folder => {
                if button_ui(ui, text::sessions::NEW_NAME, 112.0, true).clicked() {
                    push(actions, ExportAction::NewName);
                }
            }
            target => {
                let may = ready && target == Target::Free;
                let start =
                    ui.add_enabled_ui(may, |ui| button_ui(ui, text::sessions::EXPORT_START, 128.0, true).clicked());
                if start.inner {
                    push(actions, ExportAction::Start { replace: false });
                }
            }
        }
        if button_ui(ui, text::sessions::CANCEL, 96.0, false).clicked() {
            actions.push(Action::Sessions(SessionsAction::CloseDialog));
        }
    });
}
