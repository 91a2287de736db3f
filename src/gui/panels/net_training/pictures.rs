//! What the network draws by now, and what the machines draw from the same noises.

use std::sync::Arc;

use egui::{
    Align, Align2, Layout, Rect, RichText, Role, Sense, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::state::AppState;
use crate::app::text::net_training as text;
use crate::gui::panels::net_training::buttons::button_ui;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::picture::{on_pixels, paint_picture, picture_size};
use crate::images::Image;
use crate::studio::{NetTrainingNews, WATCHED};

/// Space between two pictures, in points.
const GAP: f32 = 4.0;
/// Height of the line over a row, and of the numbers under it, in points.
const NAME: f32 = 24.0;
const NUMBER: f32 = 18.0;

/// A row of pictures.
struct Row<'a> {
    index: usize,
    name: String,
    hint: String,
    pictures: Vec<Option<&'a Arc<Image>>>,
    /// After how many steps they were drawn, or P(t) was fitted.
    step: Option<usize>,
    /// Pearson's r with the network's.
    r: Option<Vec<Option<f64>>>,
}

/// Draws the three rows.
pub(crate) fn pictures_ui(
    ui: &mut Ui,
    state: &AppState,
    news: &NetTrainingNews,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let number = state.net_training.run().map_or(0, |run| run.number);
    let room = ui.available_rect_before_wrap();
    let n = WATCHED.count();
    let drawn = news.network.as_ref();
    let r = |which: usize| Some(news.pearson_r.iter().map(|pair| pair[which]).collect());
    let rows = [
        Row {
            index: 0,
            name: text::network_row(drawn.map(|(step, _)| *step)),
            hint: text::NETWORK_HINT.get().to_owned(),
            pictures: drawn.map_or(vec![None; n], |(_, pictures)| pictures.iter().map(Some).collect()),
            step: drawn.map(|(step, _)| *step),
            r: None,
        },
        Row {
            index: 1,
            name: text::theory_row(news),
            hint: text::theory_hint(news),
            pictures: news.theory.iter().map(Option::as_ref).collect(),
            step: news.fitted_at,
            r: r(0),
        },
        Row {
            index: 2,
            name: text::COPIES.name().to_owned(),
            hint: text::COPIES.hint().to_owned(),
            pictures: news.ideal.iter().map(Option::as_ref).collect(),
            step: None,
            r: r(1),
        },
    ];
    let fixed = 3.0 * NAME + 2.0 * NUMBER + (CONTROL_HEIGHT - NAME) + 8.0;
    let cell = vec2((room.width() - GAP * (n as f32 - 1.0)) / n as f32, ((room.height() - fixed) / 3.0).max(24.0));
    let size = picture_size(ui, cell, news.origin.shape);
    let mut top = room.top();
    for row in rows {
        let has_button = row.index == 1;
        let height = if has_button { CONTROL_HEIGHT } else { NAME };
        let line = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), height));
        name_ui(ui, line, &row, has_button.then_some(news), state, actions);
        top += height + 2.0;
        for (k, picture) in row.pictures.iter().enumerate() {
            let at = on_pixels(ui, pos2(room.left() + k as f32 * (size.x + GAP), top));
            let rect = Rect::from_min_size(at, size);
            picture_ui(ui, rect, number, &row, k, *picture, view);
        }
        top += size.y;
        if row.r.is_some() {
            top += NUMBER;
        }
    }
}

/// The name of a row; and the button that fits P(t).
fn name_ui(
    ui: &mut Ui,
    line: Rect,
    row: &Row<'_>,
    fits: Option<&NetTrainingNews>,
    state: &AppState,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)));
    if let Some(news) = fits
        && news.fitting.is_none()
        && state.net_training.run().is_some_and(|run| run.is_running() || run.is_done())
    {
        let button = button_ui(&mut ui, text::FIT);
        let button = match news.fit_secs {
            Some(secs) => button.on_hover_text(text::fit_secs(secs)),
            None => button,
        };
        if button.clicked() {
            actions.push(Action::NetTraining(NetTrainingAction::Fit));
        }
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let label = egui::Label::new(RichText::new(&row.name).small().color(c.text)).truncate();
        ui.add(label).on_hover_text(&row.hint);
    });
}

fn picture_ui(
    ui: &Ui,
    rect: Rect,
    number: u64,
    row: &Row<'_>,
    k: usize,
    picture: Option<&Arc<Image>>,
    view: &mut Screen<'_>,
) {
    let c = colors(ui);
    let response = ui.interact(rect, ui.scope_id().with(("watched", row.index, k)), Sense::hover());
    let name = text::picture_name(&row.name, WATCHED.start + k as u64);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    response.on_hover_text(name);
    match picture {
        Some(picture) => {
            let key = PictureKey::Watched { run: number, row: row.index, step: row.step };
            let texture = view.textures.get(ui.ctx(), Place::Watched(row.index, k), key, picture);
            paint_picture(ui.painter(), rect, texture);
        }
        None => {
            ui.painter().rect_filled(rect, 2.0, c.raised);
        }
    }
    if let Some(r) = row.r.as_ref().and_then(|r| r.get(k)) {
        let font = TextStyle::Small.resolve(ui.style());
        let at = rect.center_bottom() + Vec2::new(0.0, 2.0);
        ui.painter().text(at, Align2::CENTER_TOP, text::r(*r), font, c.weak);
    }
}
