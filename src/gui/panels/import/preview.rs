//! What was found, how it will look, and what it will cost.

use egui::{
    Align, Color32, Layout, Rect, RichText, Role, ScrollArea, Sense, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use crate::app::action::Action;
use crate::app::import::actions::ImportAction;
use crate::app::import::cost::Cost;
use crate::app::import::state::{PREVIEW_PICTURES, Preview};
use crate::app::state::AppState;
use crate::app::text::import as text;
use crate::gui::panels::import::{choices, sign_ui, skipped_list_ui};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{TextIconButton, focus_ring};
use crate::gui::widgets::picture::{on_pixels, paint_picture};
use crate::images::load::Take;

/// Pictures in a row.
const COLUMNS: usize = 6;
/// Side of a picture, in points.
const CELL: f32 = 60.0;
/// Space between two, in points.
const GAP: f32 = 6.0;
/// Width of the pictures, in points.
const PICTURES_WIDTH: f32 = COLUMNS as f32 * (CELL + GAP) - GAP;

/// Room for what it will cost, in points.
const COST: f32 = 108.0;
/// Room for the buttons, in points.
const BUTTONS: f32 = 44.0;
/// Room lower than this is low, in points.
const LOW: f32 = 560.0;

/// Draws everything between the heading and the bottom of the dialog.
pub(crate) fn preview_ui(
    ui: &mut Ui,
    room: f32,
    preview: &Preview,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    ui.add(egui::Label::new(RichText::new(preview.path.display().to_string()).color(c.weak)).truncate());
    let cost = Cost::of(preview, state, view.selected);
    // In a low window what it will cost is scrolled with the rest: it would leave no room for it.
    let low = room < LOW;
    let room = room - BUTTONS - if low { 0.0 } else { COST };
    ScrollArea::vertical().max_height(room).min_scrolled_height(room.min(420.0)).show(ui, |ui| {
        let wide = ui.available_width() > PICTURES_WIDTH + 340.0;
        let layout = if wide { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
        ui.with_layout(layout, |ui| {
            ui.vertical(|ui| {
                let width = ui.available_width() - if wide { PICTURES_WIDTH + 24.0 } else { 0.0 };
                ui.set_width(width);
                ui.label(RichText::new(text::found_line(&preview.found)).color(c.text));
                ui.label(RichText::new(text::sizes_line(&preview.found)).small().color(c.weak));
                for note in text::notes(&preview.found) {
                    ui.add(egui::Label::new(RichText::new(note).small().color(c.weak)).wrap());
                }
                choices::choices_ui(ui, preview, actions);
            });
            if wide {
                ui.add_space(16.0);
            }
            ui.vertical(|ui| {
                ui.set_width(PICTURES_WIDTH.min(ui.available_width()));
                pictures_ui(ui, preview, view);
                let problems = &preview.found.problems;
                if problems.total > 0 {
                    sign_ui(ui, Icon::Wrong, &text::unreadable_line(&preview.found));
                    let most = if low { f32::INFINITY } else { 88.0 };
                    ScrollArea::vertical().id_salt("problems").max_height(most).show(ui, |ui| {
                        skipped_list_ui(ui, problems);
                    });
                }
            });
        });
        if low {
            cost_ui(ui, preview, cost.as_ref(), actions);
        }
    });
    if !low {
        ui.add_space(4.0);
        cost_ui(ui, preview, cost.as_ref(), actions);
    }
    buttons_ui(ui, preview, cost.as_ref(), actions);
}

/// The first pictures as they will be.
fn pictures_ui(ui: &mut Ui, preview: &Preview, view: &mut Screen<'_>) {
    let c = colors(ui);
    let rows = PREVIEW_PICTURES.div_ceil(COLUMNS);
    let size = vec2(PICTURES_WIDTH, rows as f32 * (CELL + GAP) - GAP);
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    for place in 0..PREVIEW_PICTURES {
        let at = vec2((place % COLUMNS) as f32, (place / COLUMNS) as f32) * (CELL + GAP);
        let cell = Rect::from_min_size(on_pixels(ui, room.min + at), Vec2::splat(CELL));
        let Some(picture) = preview.pictures.get(place) else {
            ui.painter().rect_filled(cell, 2.0, c.raised);
            continue;
        };
        let key = PictureKey::Import { request: preview.shown, index: place };
        let texture = view.textures.get(ui.ctx(), Place::Import(place), key, picture);
        let shape = picture.shape();
        let scale = CELL / shape.w().max(shape.h()) as f32;
        let rect = Rect::from_center_size(cell.center(), vec2(shape.w() as f32, shape.h() as f32) * scale);
        paint_picture(ui.painter(), rect, texture);
        if preview.updating {
            ui.painter().rect_filled(rect, 0.0, c.panel.gamma_multiply(0.5));
        }
        let response = ui.interact(cell, ui.scope_id().with(("import", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::preview_picture(place)));
    }
    if let Some(problem) = &preview.problem {
        let inside = UiBuilder::new().max_rect(room.shrink(16.0));
        ui.painter().rect_filled(room, f32::from(RADIUS), c.panel.gamma_multiply(0.9));
        ui.scope_builder(inside, |ui| sign_ui(ui, Icon::Wrong, problem));
    }
}

/// What it will cost, and the offer of a sample.
fn cost_ui(ui: &mut Ui, preview: &Preview, cost: Option<&Cost>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    if let Some(cost) = cost {
        let [numbers, why] = text::cost_lines(cost);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(numbers).color(c.text));
            ui.label(RichText::new(why).small().color(c.weak));
        });
        // The row keeps its height, so that the buttons do not jump.
        ui.allocate_ui(vec2(ui.available_width(), CONTROL_HEIGHT), |ui| {
            ui.set_min_height(CONTROL_HEIGHT);
            let Some(sample) = cost.sample else { return };
            ui.horizontal_wrapped(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                crate::gui::widgets::icon_paint::paint(ui.painter(), Icon::Wrong, rect, c.warn);
                ui.label(text::sample_offer(cost, sample));
                let name = text::take_sample(sample);
                let take = TextIconButton { icon: Icon::Reroll, text: &name, hint: text::TAKES[2].hint(), width: None };
                if take.ui(ui).clicked() {
                    let seed = match preview.choices.take {
                        Take::Random { seed, .. } => seed,
                        _ => 1,
                    };
                    let mut choices = preview.choices.clone();
                    choices.take = Take::Random { count: sample, seed };
                    actions.push(Action::Import(ImportAction::SetChoices(choices)));
                }
            });
        });
    }
}

/// Back to the choice of a source, and on to the stage.
fn buttons_ui(ui: &mut Ui, preview: &Preview, cost: Option<&Cost>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let other =
            TextIconButton { icon: Icon::StepBack, text: text::OTHER.name(), hint: text::OTHER.hint(), width: None };
        if other.ui(ui).clicked() {
            actions.push(Action::Import(ImportAction::Show));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let able = preview.problem.is_none() && cost.is_none_or(|cost| !cost.too_large) && preview.n_images() > 0;
            if open_button_ui(ui, &text::open_button(preview.n_images()), able) {
                actions.push(Action::Import(ImportAction::Open));
            }
        });
    });
}

/// The button that opens, which has the focus until something else takes it.
fn open_button_ui(ui: &mut Ui, name: &str, able: bool) -> bool {
    let c = colors(ui);
    let font = TextStyle::Button.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 32.0, CONTROL_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, able, name));
    let (fill, color) = if able { (c.accent, c.on_accent) } else { (c.raised, c.weak) };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    focus_ring(ui, rect.expand(2.0), &response);
    if able && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    able && response.clicked()
}
