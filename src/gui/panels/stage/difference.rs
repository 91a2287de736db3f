//! The difference between two stages, as a picture and as numbers.

use std::time::Instant;

use egui::{Align2, Layout, Rect, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::stage::compare::CompareAction;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text;
use crate::explain::agreement::agreement;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::menu::menu_ui;
use crate::gui::widgets::picture::{on_pixels, paint_picture, picture_size};
use crate::images::Image;

/// From this width on the two choosers stand side by side, in points.
const MIN_SIDE_BY_SIDE: f32 = 200.0;

/// The two stages whose difference is shown, if it is and there are two.
pub(crate) fn pair(state: &AppState, view: &Screen<'_>) -> Option<(usize, usize)> {
    let n = state.stages.len();
    let (a, b) = view.difference?;
    if n < 2 {
        return None;
    }
    Some(if a < n && b < n && a != b { (a, b) } else { (0, 1) })
}

/// Draws the choosers, the numbers and the picture.
pub(crate) fn difference_ui(
    ui: &mut Ui,
    cell: Rect,
    (a, b): (usize, usize),
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let cell = cell.shrink2(vec2(8.0, 4.0));
    let rows = if cell.width() < MIN_SIDE_BY_SIDE { 2.0 } else { 1.0 };
    let (top, rest) = cell.split_top_bottom_at_y(cell.top() + rows * (CONTROL_HEIGHT + 4.0));
    choosers_ui(ui, top, (a, b), state, actions);
    let (caption, room) = rest.split_top_bottom_at_y(rest.top() + 26.0);
    let frames = frame(state, view, a).zip(frame(state, view, b));
    let shape = frames.map_or(state.shape(), |(a, _)| a.frame.x_t.shape());
    let size = picture_size(ui, room.size(), shape);
    let rect = Rect::from_min_size(on_pixels(ui, room.center() - size / 2.0), size);
    let both = frames.and_then(|(a, b)| {
        let (a, b) = (&a.frame.posterior.x0_hat, &b.frame.posterior.x0_hat);
        agreement(a, b).map(|figures| (a, b, figures))
    });
    let Some(((from, to), (guess, other, figures))) = frames.zip(both) else {
        ui.painter().rect_filled(rect, 2.0, c.raised);
        return;
    };
    let difference = || Image::from_fn(shape, |c, y, x| guess.at(c, y, x) - other.at(c, y, x));
    let name = |frame: &StageFrame| (frame.job, frame.frame.step);
    let key = PictureKey::Between { a: name(from), b: name(to) };
    let texture = view.textures.get_with(ui.ctx(), Place::Between, key, difference);
    paint_picture(ui.painter(), rect, texture);
    let line = text::difference_line(&figures);
    let line_rect = Rect::from_min_max(pos2(rect.left(), rect.top() - 26.0).max(caption.min), rect.right_top());
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter_at(cell).text(line_rect.left_center(), Align2::LEFT_CENTER, &line, font, c.text);
    let response = ui.interact(line_rect.union(rect), ui.scope_id().with("difference"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::difference_name(a, b)));
    response.on_hover_text(text::DIFFERENCE_HINT.get());
}

/// The frame of a stage at the playhead; `None` while it is not there.
fn frame<'a>(state: &'a AppState, view: &Screen<'_>, stage: usize) -> Option<&'a StageFrame> {
    let shown = state.stages.get(stage)?.shown(view.time.step, Instant::now())?;
    (shown.frame.frame.step == view.time.step).then_some(shown.frame)
}

/// Which stage less which.
fn choosers_ui(ui: &mut Ui, row: Rect, (a, b): (usize, usize), state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let title = |index: usize| {
        let spec = &state.stage_controls(index).spec;
        text::stage_short(index, text::nets::generator(spec, state.shape()))
    };
    let beside = row.width() >= MIN_SIDE_BY_SIDE;
    let layout = if beside { Layout::left_to_right(egui::Align::Center) } else { Layout::top_down(egui::Align::Min) };
    ui.scope_builder(egui::UiBuilder::new().max_rect(row).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let width = if beside { ((row.width() - 50.0) / 2.0).min(110.0) } else { row.width().min(110.0) };
        let mut chooser = |ui: &mut Ui, label, chosen: usize, pair: &dyn Fn(usize) -> (usize, usize)| {
            menu_ui(ui, label, width, RichText::new(title(chosen)), |ui| {
                for index in 0..state.stages.len() {
                    if ui.selectable_label(index == chosen, title(index)).clicked() {
                        let (a, b) = pair(index);
                        actions.push(Action::Compare(CompareAction::Difference(a, b)));
                    }
                }
            });
        };
        chooser(ui, text::DIFFERENCE_OF, a, &|index| if index == b { (b, a) } else { (index, b) });
        if beside {
            ui.label(RichText::new(text::LESS).color(c.weak));
        }
        chooser(ui, text::DIFFERENCE_LESS, b, &|index| if index == a { (b, a) } else { (a, index) });
    });
}
