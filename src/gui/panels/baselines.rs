//! How well each machine predicts what the network draws: large beside its picture, with the baselines beside the
//! network's own.

use std::time::Instant;

use egui::{Align2, FontId, Rect, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text::nets as text;
use crate::explain::agreement::{Agreement, agreement};
use crate::gui::panels::cards;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, hero};

/// Width of the column, in points.
const WIDTH: f32 = 116.0;
/// Height of the strip, where there is no room for a column.
pub(crate) const STRIP: f32 = 56.0;

/// The first stage that a network draws, while others stand beside it.
pub(crate) fn network_stage(state: &AppState) -> Option<usize> {
    let stages = &state.controls.stages;
    let at = stages.iter().position(|stage| stage.spec.net.is_some())?;
    (stages.len() > 1 && stages.iter().any(|stage| stage.spec.net.is_none())).then_some(at)
}

/// Takes room for the figures off that of the pictures: a column on the right where it costs them nothing, else a strip
/// below. Nothing where there is no network, or too little room.
pub(crate) fn split(state: &AppState, room: Rect) -> (Rect, Option<Rect>) {
    if network_stage(state).is_none() || room.height() < 2.5 * STRIP || room.width() < WIDTH {
        return (room, None);
    }
    if room.width() - WIDTH > 0.8 * room.height() {
        let (left, right) = room.split_left_right_at_x(room.right() - WIDTH);
        return (left, Some(right));
    }
    let (above, below) = room.split_top_bottom_at_y(room.bottom() - STRIP);
    (above, Some(below))
}

/// Draws the figure of a machine, or the baselines of the network.
pub(crate) fn under_picture_ui(
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(network) = network_stage(state) else { return };
    if index == network {
        baselines_ui(ui, rect, network, state, view);
        return;
    }
    if state.stage_controls(index).spec.net.is_some() {
        return;
    }
    let guess = |stage: usize| Some(&frame(state, view, stage)?.frame.posterior.x0_hat);
    let figures = guess(index).zip(guess(network)).and_then(|(this, truth)| agreement(this, truth));
    figure_ui(ui, rect, index, figures, view, actions);
}

/// The frame of a stage at the playhead; `None` while it is not there.
fn frame<'a>(state: &'a AppState, view: &Screen<'_>, stage: usize) -> Option<&'a StageFrame> {
    let shown = state.stages.get(stage)?.shown(view.time.step, Instant::now())?;
    (shown.frame.frame.step == view.time.step).then_some(shown.frame)
}

/// One figure, for the back row.
fn figure_ui(
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    figures: Option<Agreement>,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let r = figures.and_then(|figures| figures.pearson_r);
    // Larger than all other text, where there is room.
    let size = hero().resolve(ui.style()).size * if rect.width() > 230.0 { 1.3 } else { 1.0 };
    let painter = ui.painter_at(rect);
    let big = painter.layout_no_wrap(text::r_large(r), FontId::proportional(size), c.accent);
    let small = painter.layout_no_wrap(text::R_LINE.get().to_owned(), TextStyle::Small.resolve(ui.style()), c.weak);
    let column = rect.height() > 2.0 * STRIP;
    let beside = 10.0 + small.size().x;
    // In a narrow column the figure stands alone; the pointer tells what it is.
    let is_narrow = rect.width() < if column { small.size().x } else { big.size().x + beside };
    let beside = if is_narrow { 0.0 } else { beside };
    let (big_at, small_at) = if column {
        let top = rect.center().y - (big.size().y + small.size().y) / 2.0;
        let centre = |width: f32| rect.center().x - width / 2.0;
        (pos2(centre(big.size().x), top), pos2(centre(small.size().x), top + big.size().y))
    } else {
        let left = rect.center().x - (big.size().x + beside) / 2.0;
        let y = |height: f32| rect.center().y - height / 2.0;
        (pos2(left, y(big.size().y)), pos2(left + big.size().x + 10.0, y(small.size().y) + 4.0))
    };
    let mut area = Rect::from_min_size(big_at, big.size());
    painter.galley(big_at, big, c.accent);
    let small_height = small.size().y;
    if !is_narrow {
        area = area.union(Rect::from_min_size(small_at, small.size()));
        painter.galley(small_at, small, c.weak);
    }
    let response = ui.interact(area, ui.scope_id().with(("agreement", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::r_name(index, r)));
    let response = cards::word(response, Card::Pearson, view);
    response.on_hover_ui(|ui| {
        if let Some(figures) = &figures {
            ui.label(text::r_details(figures));
        }
        ui.label(RichText::new(text::r_hint()).small().color(c.weak));
    });
    // Beside the figure, where there is room.
    let at = pos2(area.right() + 4.0, small_at.y + small_height / 2.0 - cards::ASK / 2.0);
    let button = Rect::from_min_size(at, vec2(cards::ASK, cards::ASK));
    if rect.contains_rect(button) {
        cards::ask_at_ui(ui, button, Card::Pearson, view, actions);
    }
}

/// What every prediction has to beat.
fn baselines_ui(ui: &Ui, rect: Rect, stage: usize, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let found = frame(state, view, stage).and_then(|shot| state.baselines.at(shot.job, shot.frame.step));
    let lines = text::baselines(found.as_ref());
    let painter = ui.painter_at(rect);
    let font = TextStyle::Small.resolve(ui.style());
    let column = rect.height() > 2.0 * STRIP;
    let line = 18.0;
    // The strip has room for the three lines alone.
    let top = if column { rect.center().y - line } else { rect.top() - line };
    let width = (rect.width() - 8.0).min(150.0);
    if column {
        painter.text(pos2(rect.left() + 8.0, top), Align2::LEFT_TOP, text::BASELINES, font.clone(), c.weak);
    }
    for (k, (name, r, hint)) in lines.into_iter().enumerate() {
        let left = if column { rect.left() + 8.0 } else { rect.center().x - width / 2.0 };
        let at = pos2(left, top + line * (k as f32 + 1.0));
        let row = Rect::from_min_size(at, vec2(width, line));
        let value = painter.layout_no_wrap(text::r_small(r), font.clone(), c.text);
        let words = painter.layout_no_wrap(name.to_owned(), font.clone(), c.weak);
        painter.galley(pos2(row.right() - value.size().x, row.top()), value, c.text);
        painter.galley(row.min, words, c.weak);
        let response = ui.interact(row, ui.scope_id().with(("baseline", k)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::baseline_name(name, r)));
        response.on_hover_text(hint);
    }
}
