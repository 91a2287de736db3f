//! Training a network: what is to be trained and how far it is, the curves, and its pictures beside the theory's.

pub(crate) mod buttons;
pub(crate) mod files;
pub(crate) mod form;
pub(crate) mod pictures;
pub(crate) mod plots;

use egui::{Align, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::action::Action;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::net_training as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{GRID, colors};

/// Below this width the pictures are under the plots.
const MIN_SIDE_BY_SIDE: f32 = 620.0;
/// Least height of the plots and of the pictures, in points.
const LEAST: f32 = 320.0;

/// Draws the panel over the whole middle of the window.
pub(crate) fn net_training_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    // In a low window the curves and pictures keep the room that they need, and all is scrolled.
    ScrollArea::vertical().id_salt("training a network").auto_shrink(false).show(ui, |ui| {
        form::form_ui(ui, settings, state, view, actions);
        ui.add_space(GRID);
        let there = ui.available_size();
        let beside = there.x >= MIN_SIDE_BY_SIDE;
        let least = if beside { LEAST } else { 2.0 * LEAST };
        let (room, _) = ui.allocate_exact_size(vec2(there.x, there.y.max(least)), Sense::hover());
        parts_ui(ui, room, beside, state, view, actions);
    });
}

/// The plots, and the pictures beside or under them.
fn parts_ui(ui: &mut Ui, room: Rect, beside: bool, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let Some(news) = state.net_training.run().and_then(|run| run.news.clone()) else {
        let words =
            egui::Label::new(RichText::new(text::NOTHING_YET).color(colors(ui).weak)).wrap().halign(Align::Center);
        ui.put(Rect::from_center_size(room.center(), vec2(room.width().min(440.0), 80.0)), words);
        return;
    };
    let (plots, pictures) = if beside {
        let split = room.left() + room.width() * 0.42;
        (room.with_max_x(split - 12.0), room.with_min_x(split + 12.0))
    } else {
        let split = room.center().y;
        (Rect::from_min_max(room.min, pos2(room.right(), split - GRID)), room.with_min_y(split))
    };
    let inside = |ui: &mut Ui, rect: Rect, contents_ui: &mut dyn FnMut(&mut Ui)| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
        ui.set_clip_rect(rect.expand2(vec2(4.0, 4.0)).intersect(ui.clip_rect()));
        contents_ui(&mut ui);
    };
    inside(ui, plots, &mut |ui| plots::plots_ui(ui, &news));
    inside(ui, pictures, &mut |ui| pictures::pictures_ui(ui, state, &news, view, actions));
}
