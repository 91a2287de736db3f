//! The live pictures about one pixel and its patches: what it sees, what fits best, where patches come from, what they
//! add up to, how many decide.

use egui::{Align2, Color32, FontId, Rect, RichText, Role, Sense, Stroke, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::part_title_ui;
use crate::app::cards::state::Card;
use crate::app::provenance::pointed::{shown, wanted_key};
use crate::app::provenance::state::{LISTED, PixelAnswer};
use crate::app::state::AppState;
use crate::app::text::cards as text;
use crate::app::text::explain;
use crate::app::view::PictureKind;
use crate::explain::colour::source_colour;
use crate::explain::dictionary::Dictionary;
use crate::explain::patches::mean_patch;
use crate::explain::sources::displacement;
use crate::gui::panels::provenance::mark;
use crate::gui::panels::provenance::squares::{WindowFrame, patch_picture, places_ui};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{Colors, colors};
use crate::gui::widgets::picture::{PatchWindow, paint_patch_window, paint_picture, picture_size};
use crate::studio::OpenData;

/// Height of a live picture, in points.
const HEIGHT: f32 = 128.0;
/// Room under a square for what is said about it.
const WORDS: f32 = 18.0;

/// Draws the live picture of a card about the pixel that is pointed at, or says why there is none.
pub(super) fn pixel_ui(ui: &mut Ui, card: Card, state: &AppState, view: &mut Screen<'_>) {
    let by_network = shown(state, view).is_some_and(|(_, frame, _)| !frame.frame.posterior.has_sources());
    let wanted = wanted_key(state, view);
    let answer = state.provenance.answer().zip(state.data.as_deref());
    let answer = answer.filter(|(answer, data)| answer.key.data == data.id);
    let problem = match (by_network, &answer) {
        (true, _) => Some(text::BY_NETWORK),
        (_, None) if wanted.is_some() => Some(text::WAITING),
        (_, None) => Some(text::NO_PIXEL),
        _ => None,
    };
    let Some((answer, data)) = answer.filter(|_| problem.is_none()) else {
        let line = problem.map_or_else(String::new, Into::into);
        ui.add(egui::Label::new(RichText::new(line).small().color(colors(ui).weak)).wrap());
        return;
    };
    // As in the panel: an older answer stays, a little paler, until the new one is there.
    let opacity = if wanted == Some(answer.key) { 1.0 } else { 0.55 };
    ui.scope(|ui| {
        ui.set_opacity(opacity);
        match card {
            Card::Equivariance => places_and_moves_ui(ui, answer, data),
            Card::PosteriorMean => mean_ui(ui, answer, data, view),
            Card::Effective => bars_ui(ui, answer),
            _ => window_and_fits_ui(ui, answer, data, view),
        }
        let of = state.stage_controls(view.selected).spec.first_step();
        let line = text::pixel(answer.key.at, answer.key.step, of);
        ui.add(egui::Label::new(RichText::new(line).small().color(colors(ui).weak)).wrap());
    });
}

/// The window on the noisy picture, and the training patches that fit best.
fn window_and_fits_ui(ui: &mut Ui, answer: &PixelAnswer, data: &OpenData, view: &mut Screen<'_>) {
    let width = ui.available_width();
    let (row, _) = ui.allocate_exact_size(vec2(width, HEIGHT + WORDS + 4.0), Sense::hover());
    let left = Rect::from_min_size(row.min + vec2(0.0, WORDS + 4.0), Vec2::splat(HEIGHT));
    let small = TextStyle::Small.resolve(ui.style());
    let accent = colors(ui).accent;
    ui.painter().text(row.left_top(), Align2::LEFT_TOP, text::SEES_TITLE, small.clone(), accent);
    noisy_ui(ui, left, answer, view);
    let right = row.with_min_x(left.right() + 16.0);
    let words = ui.painter().layout(text::FITS_TITLE.get().to_owned(), small, accent, right.width());
    ui.painter().galley(right.left_top(), words, accent);
    let n = 3.min(answer.provenance.strongest.len());
    let gap = 8.0;
    let side = ((right.width() - 2.0 * gap) / 3.0).min(HEIGHT - WORDS);
    for rank in 0..n {
        let at = pos2(right.left() + (side + gap) * rank as f32, left.top());
        patch_ui(ui, Rect::from_min_size(at, Vec2::splat(side)), rank, answer, data, view);
        weight_ui(ui, pos2(at.x + side / 2.0, at.y + side + 2.0), answer, rank);
    }
}

/// The noisy picture with the pixel's window on it.
fn noisy_ui(ui: &Ui, square: Rect, answer: &PixelAnswer, view: &mut Screen<'_>) {
    let frame = &answer.frame;
    let shape = frame.x_t.shape();
    let rect = Rect::from_center_size(square.center(), picture_size(ui, square.size(), shape));
    let key = PictureKey::Made { job: answer.key.job, step: frame.step as u64, kind: PictureKind::Noisy };
    let texture = view.textures.get_with(ui.ctx(), Place::Card(LISTED), key, || frame.x_t.clone());
    paint_picture(ui.painter(), rect, texture);
    let machine = frame.machine;
    let window = PatchWindow { patch: machine.patch, boundary: machine.boundary, pixel: answer.key.at, live: true };
    paint_patch_window(ui.painter(), rect, shape, &window, Colors::of(egui::Theme::Dark).accent);
    let response = ui.interact(square, ui.scope_id().with("noisy"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::SEES_TITLE));
}

/// A listed patch, with its centre marked.
fn patch_ui(ui: &Ui, square: Rect, rank: usize, answer: &PixelAnswer, data: &OpenData, view: &mut Screen<'_>) {
    let Some(source) = answer.provenance.strongest.get(rank) else { return };
    let patch = source.patch;
    let (image_idx, at) = (patch.image_idx as usize, (usize::from(patch.row), usize::from(patch.col)));
    let key = PictureKey::Cut { pixel: answer.key, part: 2 + rank };
    let picture = || patch_picture(data, image_idx, at, answer.provenance.window);
    let texture = view.textures.get_with(ui.ctx(), Place::Card(rank), key, picture);
    let frame = WindowFrame::new(answer.frame.machine.patch, answer.provenance.window);
    let [r, g, b] = source_colour(patch.image_idx);
    ui.painter().rect_filled(square.expand(2.0), 3.0, Color32::from_rgb(r, g, b));
    ui.painter().rect_filled(square, 1.0, colors(ui).raised);
    frame.paint(ui, square, texture, colors(ui).line);
    mark(ui.painter(), frame.center(square), Color32::WHITE);
    let name = explain::patch_name(rank, patch.image_idx, patch.row, patch.col, source.weight);
    let response = ui.interact(square, ui.scope_id().with(("card patch", rank)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    response.on_hover_text(name);
}

/// The weight of a listed patch, below it.
fn weight_ui(ui: &Ui, at: egui::Pos2, answer: &PixelAnswer, rank: usize) {
    let Some(source) = answer.provenance.strongest.get(rank) else { return };
    let font = TextStyle::Small.resolve(ui.style());
    ui.painter().text(at, Align2::CENTER_TOP, explain::percent(source.weight), font, colors(ui).text);
}

/// Where patches may come from, with an arrow from where the strongest ones came.
fn places_and_moves_ui(ui: &mut Ui, answer: &PixelAnswer, data: &OpenData) {
    part_title_ui(ui, text::FROM_TITLE.get());
    let (shape, machine) = (data.set.shape(), answer.frame.machine);
    let dictionary = Dictionary::new(machine, shape, answer.key.at);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let square = Rect::from_min_size(row.min, Vec2::splat(HEIGHT));
    places_ui(ui, square, &dictionary);
    let rect = Rect::from_center_size(square.center(), picture_size(ui, square.size(), shape));
    let cell = rect.size() / vec2(shape.w() as f32, shape.h() as f32);
    let middle = |row: f32, col: f32| rect.min + vec2(col + 0.5, row + 0.5) * cell;
    let to = middle(answer.key.at.0 as f32, answer.key.at.1 as f32);
    let painter = ui.painter().with_clip_rect(rect.expand(1.0).intersect(ui.clip_rect()));
    for source in answer.provenance.strongest.iter().rev() {
        let (down, right) = displacement(source.patch, answer.key.at, shape, machine);
        if (down, right) == (0, 0) {
            continue;
        }
        let from = to - vec2(right as f32, down as f32) * cell;
        let [r, g, b] = source_colour(source.patch.image_idx);
        let color = Color32::from_rgb(r, g, b);
        painter.line_segment([from, to], Stroke::new(1.0 + 2.0 * source.weight as f32, color));
        painter.circle_filled(from, 2.5, color);
    }
    let response = ui.interact(square, ui.scope_id().with("places"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::FROM_TITLE));
    let words = row.with_min_x(square.right() + 14.0);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout(dictionary.sentence(), font, colors(ui).text, words.width());
    ui.painter().galley(words.min, galley, colors(ui).text);
}

/// The strongest patches times their weights, and what all that are listed add up to.
fn mean_ui(ui: &mut Ui, answer: &PixelAnswer, data: &OpenData, view: &mut Screen<'_>) {
    part_title_ui(ui, text::MEAN_TITLE.get());
    let c = colors(ui);
    let shown = 3.min(answer.provenance.strongest.len());
    let gap = 22.0;
    let width = ui.available_width();
    let side = ((width - 4.0 * gap) / 4.4).floor();
    let (row, _) = ui.allocate_exact_size(vec2(width, side + WORDS + 4.0), Sense::hover());
    let font = FontId::proportional(18.0);
    let y = row.top() + 3.0 + side / 2.0;
    let mut x = row.left() + 3.0;
    for rank in 0..shown {
        let square = Rect::from_min_size(pos2(x, row.top() + 3.0), Vec2::splat(side));
        patch_ui(ui, square, rank, answer, data, view);
        weight_ui(ui, pos2(square.center().x, square.bottom() + 3.0), answer, rank);
        let sign = if rank + 1 < shown { "+" } else { "" };
        ui.painter().text(pos2(square.right() + gap / 2.0, y), Align2::CENTER_CENTER, sign, font.clone(), c.text);
        x += side + gap;
    }
    let rest = answer.provenance.n_candidates.saturating_sub(shown);
    let right = Rect::from_min_size(pos2(row.right() - side - 3.0, row.top() + 3.0), Vec2::splat(side));
    let between = pos2((x - gap + right.left()) / 2.0, y);
    let equals = if rest > 0 { "+ ... =" } else { "=" };
    ui.painter().text(between, Align2::CENTER_CENTER, equals, font, c.text);
    if let Some(mean) = mean_patch(&data.set, &answer.provenance) {
        let key = PictureKey::Cut { pixel: answer.key, part: 1 };
        let texture = view.textures.get_with(ui.ctx(), Place::Card(LISTED + 1), key, || mean.clone());
        let frame = WindowFrame::new(answer.frame.machine.patch, answer.provenance.window);
        ui.painter().rect_filled(right, 1.0, c.raised);
        frame.paint(ui, right, texture, c.line);
        mark(ui.painter(), frame.center(right), Color32::WHITE);
    }
    let below = pos2(right.center().x, right.bottom() + 3.0);
    let small = TextStyle::Small.resolve(ui.style());
    ui.painter().text(below, Align2::CENTER_TOP, explain::percent(answer.provenance.shown_share()), small, c.text);
    let response = ui.interact(right, ui.scope_id().with("mean"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, explain::ANSWERS.name()));
    response.on_hover_text(explain::shown_line(answer.provenance.strongest.len(), answer.provenance.shown_share()));
}

/// The weights as bars, with the effective numbers marked on the axis of ranks.
fn bars_ui(ui: &mut Ui, answer: &PixelAnswer) {
    part_title_ui(ui, text::WEIGHTS_TITLE.get());
    let c = colors(ui);
    let provenance = &answer.provenance;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + 2.0 * WORDS), Sense::hover());
    let plot = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - 2.0 * WORDS));
    let painter = ui.painter();
    painter.rect_filled(plot, 4.0, c.stage);
    let rest = (1.0 - provenance.shown_share()).max(0.0);
    let n_bars = LISTED + 2;
    let slot = plot.width() / n_bars as f32;
    let most = provenance.strongest.first().map_or(1.0, |source| source.weight).max(rest).max(1e-9);
    let bar = |place: usize, weight: f64, color: Color32| {
        let height = ((plot.height() - WORDS - 6.0) * (weight / most) as f32).max(1.0);
        let left = plot.left() + slot * (place as f32 + 0.15);
        let rect = Rect::from_min_max(pos2(left, plot.bottom() - height), pos2(left + 0.7 * slot, plot.bottom()));
        painter.rect_filled(rect, 1.0, color);
    };
    for (rank, source) in provenance.strongest.iter().enumerate() {
        let [r, g, b] = source_colour(source.patch.image_idx);
        bar(rank, source.weight, Color32::from_rgb(r, g, b));
    }
    let small = TextStyle::Small.resolve(ui.style());
    if rest > 0.0 && provenance.n_candidates > provenance.strongest.len() {
        bar(n_bars - 1, rest, c.weak);
        let at = pos2(plot.right() - slot / 2.0, plot.top() + 2.0);
        painter.text(at, Align2::CENTER_TOP, text::REST, small.clone(), c.weak);
    }
    let words = text::marks(provenance.effective_patches, provenance.entropy);
    let numbers = [provenance.effective_patches, provenance.entropy.exp()];
    let inks = [c.accent, c.warn];
    for ((number, words), (k, ink)) in numbers.into_iter().zip(words).zip(inks.into_iter().enumerate()) {
        // N equal bars would reach from the left to here.
        let x = plot.left() + slot * (number as f32).min(LISTED as f32 + 0.25);
        painter.line_segment([pos2(x, plot.top() + 4.0), pos2(x, plot.bottom() + 4.0)], Stroke::new(2.0, ink));
        if number > LISTED as f64 + 0.25 {
            painter.arrow(pos2(x, plot.top() + 12.0 + 10.0 * k as f32), vec2(0.6 * slot, 0.0), Stroke::new(2.0, ink));
        }
        let y = plot.bottom() + 6.0 + WORDS * k as f32;
        let swatch = Rect::from_min_size(pos2(plot.left(), y + 6.0), vec2(12.0, 3.0));
        painter.rect_filled(swatch, 0.0, ink);
        painter.text(pos2(plot.left() + 18.0, y), Align2::LEFT_TOP, words, small.clone(), c.text);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::bars(&provenance.strongest, rest)));
}
