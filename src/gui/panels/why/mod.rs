//! The sentence under the pictures, large in presentations; beside it the button that shows why on a pixel.

pub(crate) mod table;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, FontId, Galley, Layout, Rect, RichText, Role, Sense, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::app::text::why as text;
use crate::app::why::actions::WhyAction;
use crate::app::why::look::{has_thumbs, seen, why};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::chip::{CHIP_HEIGHT, chip_ui};

/// Height of the strip, two lines with some room, in points.
const STRIP: f32 = 46.0;
/// The same in a low window: two lines of small type.
const LOW_STRIP: f32 = 34.0;
/// Below this height the stage is low, in points.
const LOW: f32 = 380.0;
/// Below this height there is none.
const NONE: f32 = 150.0;

/// Takes room for the sentence off that of the stage, always the same, so that nothing jumps.
pub(crate) fn split(room: Rect) -> (Rect, Option<Rect>) {
    let height = match room.height() {
        ..NONE => return (room, None),
        ..LOW => LOW_STRIP,
        _ => STRIP,
    };
    let (above, strip) = room.split_top_bottom_at_y(room.bottom() - height);
    (above.with_max_y(above.bottom() - 6.0), Some(strip))
}

/// Draws the sentence on the left and its buttons on the right.
pub(crate) fn strip_ui(ui: &mut Ui, rect: Rect, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let top = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + CHIP_HEIGHT.min(rect.height())));
    let mut left_end = rect.right();
    ui.scope_builder(UiBuilder::new().max_rect(top), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if has_thumbs(state) {
                let response = chip_ui(ui, view.why.table, text::THUMBS.name(), text::THUMBS.hint());
                if response.clicked() {
                    actions.push(Action::Why(WhyAction::ToggleTable));
                }
                left_end = response.rect.left();
            }
            let looks = seen(state, view).is_some();
            if looks || why(state, view).is_some_and(|why| why.reason.look.is_some()) {
                let response = chip_ui(ui, looks, text::LOOK.name(), text::LOOK.hint());
                if response.clicked() {
                    actions.push(Action::Why(WhyAction::Look));
                }
                left_end = response.rect.left();
            }
        });
    });
    let room = rect.with_max_x(left_end - 16.0);
    let sizes = [TextStyle::Body, TextStyle::Small].map(|style| style.resolve(ui.style()).size);
    sentence_ui(ui, room, &sizes, Align::LEFT, state, view);
}

/// Draws the sentence alone, for the back row.
pub(crate) fn large_ui(ui: &Ui, rect: Rect, size: f32, state: &AppState, view: &Screen<'_>) {
    sentence_ui(ui, rect, &[size, size * 0.85, size * 0.7], Align::Center, state, view);
}

/// The sentence, in the largest of some sizes in which all of it fits; if none does, what came out alone.
fn sentence_ui(ui: &Ui, rect: Rect, sizes: &[f32], align: Align, state: &AppState, view: &Screen<'_>) {
    let pieces = match seen(state, view) {
        Some(seen) => vec![text::seen(seen).to_owned()],
        None => match why(state, view) {
            Some(why) => std::iter::once(text::claim(&why.reason)).chain(text::because(&why.reason)).collect(),
            None => return,
        },
    };
    let fits = |galley: &Arc<Galley>| galley.size().y <= rect.height() + 0.5 && galley.size().x <= rect.width() + 0.5;
    let all = sizes.iter().map(|size| (pieces.len(), *size));
    let first = sizes.iter().map(|size| (1, *size));
    let Some((galley, n)) = all.chain(first).find_map(|(n, size)| {
        let galley = layout(ui, &pieces[..n], size, align, rect.width());
        fits(&galley).then_some((galley, n))
    }) else {
        return;
    };
    let at = match align {
        Align::Center => pos2(rect.center().x, rect.center().y - galley.size().y / 2.0),
        _ => rect.min + vec2(0.0, 2.0_f32.min(rect.height() - galley.size().y)),
    };
    let area = galley.rect.translate(at.to_vec2());
    let response = ui.interact(area, ui.scope_id().with("why"), Sense::hover());
    let words = pieces[..n].iter().skip(1).fold(pieces[0].clone(), |all, piece| crate::text::then(&all, piece));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().galley(at, galley, colors(ui).text);
    response.on_hover_ui(|ui| {
        if let Some(why) = why(state, view) {
            ui.label(text::sentence(&why.reason));
        }
        ui.label(RichText::new(text::SENTENCE_HINT).small().color(colors(ui).weak));
    });
}

/// The pieces one after the other, the first one bright.
fn layout(ui: &Ui, pieces: &[String], size: f32, align: Align, width: f32) -> Arc<Galley> {
    let c = colors(ui);
    let mut job = LayoutJob { halign: align, ..LayoutJob::default() };
    job.wrap.max_width = width;
    let mut before = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        let color = if place == 0 { c.text } else { c.weak };
        // What stands between two sentences is a matter of the language.
        let all = if place == 0 { piece.clone() } else { crate::text::then(&before, piece) };
        let news = all.strip_prefix(&before).unwrap_or(piece);
        job.append(news, 0.0, TextFormat::simple(FontId::proportional(size), color));
        before = all;
    }
    ui.painter().layout_job(job)
}
