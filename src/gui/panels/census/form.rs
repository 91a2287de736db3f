//! What to count, how long it will take, and how far it is.

use egui::{
    Align, Color32, DragValue, Frame, Layout, Margin, Popup, Rect, RichText, Role, Sense, TextEdit, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::census::actions::{CensusAction, SaveAs};
use crate::app::census::choice::{AxisKind, Range};
use crate::app::census::estimate::{cell_work, pace_of_stage, work_left};
use crate::app::state::AppState;
use crate::app::text::census as text;
use crate::app::text::common::Label;
use crate::gui::marks::note;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors, title};
use crate::gui::widgets::chip::chip_ui;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::lessons::Target;
use crate::parts::PartKind;

/// Room for a field with a number, in points.
const FIELD: f32 = 68.0;
/// Room for a number of three digits in such a field, with the edges of the field, in points.
const NUMBER: f32 = 46.0;

/// Draws the form.
pub(crate) fn form_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    heading_ui(ui, state, view, actions);
    // A ground of its own: in the light theme fields have the colour of the stage.
    let ground = Frame::new().fill(colors(ui).panel).corner_radius(RADIUS).inner_margin(Margin::same(8));
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            axis_ui(ui, state, view, actions);
            values_ui(ui, state, view, actions);
        });
        progress_ui(ui, state, view, actions);
    });
}

/// What is counted with which machine; saving; back to the stage.
fn heading_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let heading = RichText::new(text::CENSUS.name()).text_style(title()).color(c.text);
        ui.label(heading).on_hover_text(text::CENSUS.hint());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                actions.push(Action::Census(CensusAction::Toggle));
            }
            save_ui(ui, state, view, actions);
            let exhibit = state.exhibit().map_or_else(|| state.controls.data.to_string(), |e| e.title().to_owned());
            let generator = crate::app::text::nets::generator(&state.stage_controls(view.selected).spec, state.shape());
            let line = text::title(&exhibit, generator.long);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                ui.add(egui::Label::new(RichText::new(line).color(c.weak)).truncate());
            });
        });
    });
}

/// The setting that changes.
fn axis_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let segment = |kind| {
        let label = text::axis(kind);
        Segment { value: kind, text: label.name(), name: label.name(), hint: label.hint() }
    };
    let mut segments = vec![segment(AxisKind::Patches), segment(AxisKind::Times), segment(AxisKind::Reaches)];
    if state.data.as_ref().is_some_and(|data| data.parts == Some(PartKind::Fingers)) {
        segments.push(segment(AxisKind::Thumbs));
    } else if view.census.kind == AxisKind::Thumbs {
        actions.push(Action::Census(CensusAction::SetAxis(AxisKind::default())));
    }
    let width = (94.0 * segments.len() as f32).min(ui.max_rect().width());
    ui.allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
        if let Some(kind) = segments_ui(ui, view.census.kind, &segments) {
            actions.push(Action::Census(CensusAction::SetAxis(kind)));
        }
    });
}

/// The range, the seeds.
fn values_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let (choice, shape) = (&view.census, state.shape());
    let base = &state.stage_controls(view.selected).spec;
    let (least, most) = choice.limits(base, shape);
    if let Some(range) = choice.range(shape) {
        let mut changed = range;
        let step = if choice.kind == AxisKind::Patches { 2 } else { 1 };
        let times = choice.kind == AxisKind::Times;
        let unit = text::unit(choice.kind);
        let from = number_ui(ui, text::FROM, range.from, least..=most, step, times, unit);
        let to = number_ui(ui, text::TO, range.to.min(most), least..=most, step, times, unit);
        let every = number_ui(ui, text::EVERY, range.every, step..=most.max(step), step, times, unit);
        if let Some(from) = from {
            changed = Range { from, to: changed.to.max(from), ..changed };
        }
        if let Some(to) = to {
            changed = Range { to, from: changed.from.min(to), ..changed };
        }
        if let Some(every) = every {
            // Odd sides stay odd.
            changed.every = if step == 2 { (every / 2).max(1) * 2 } else { every };
        }
        if changed != range {
            actions.push(Action::Census(CensusAction::SetRange(changed)));
        }
        let end = match choice.kind {
            AxisKind::Patches => Some(text::WITH_WHOLE),
            AxisKind::Reaches => Some(text::WITH_ALL),
            _ => None,
        };
        if let Some(label) = end
            && chip_ui(ui, choice.with_end, label.name(), label.hint()).clicked()
        {
            actions.push(Action::Census(CensusAction::SetEnd(!choice.with_end)));
        }
    }
    let mut seeds = choice.seeds;
    labelled_ui(ui, text::SEEDS, "", |ui| {
        let label = ui.label(RichText::new(text::SEEDS.name()).color(colors(ui).weak));
        let most = crate::app::census::choice::CensusChoice::MAX_SEEDS;
        let field = DragValue::new(&mut seeds).range(1..=most).speed(4.0);
        let response = ui.add(field).labelled_by(label.id).on_hover_text(text::SEEDS.hint());
        if response.changed() {
            actions.push(Action::Census(CensusAction::SetSeeds(seeds)));
        }
    });
}

/// Room for a field and its name: the row wraps before them, never between them.
fn labelled_ui(ui: &mut Ui, label: Label, unit: &str, contents_ui: impl FnOnce(&mut Ui)) {
    let font = TextStyle::Body.resolve(ui.style());
    let wide = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x;
    let size = vec2(wide(label.name()) + FIELD.max(NUMBER + wide(unit)), CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        contents_ui(ui);
    });
}

/// A whole number, or hundredths shown as a fraction. Returns another number that was asked for.
fn number_ui(
    ui: &mut Ui,
    label: Label,
    value: u32,
    range: std::ops::RangeInclusive<u32>,
    step: u32,
    hundredths: bool,
    unit: &str,
) -> Option<u32> {
    let c = colors(ui);
    let scale = if hundredths { 100.0 } else { 1.0 };
    let mut shown = f64::from(value) / scale;
    labelled_ui(ui, label, unit, |ui| {
        let name = ui.label(RichText::new(label.name()).color(c.weak));
        let field = DragValue::new(&mut shown)
            .range(f64::from(*range.start()) / scale..=f64::from(*range.end()) / scale)
            .speed(f64::from(step) * 0.1 / scale)
            .fixed_decimals(if hundredths { 2 } else { 0 })
            .suffix(unit);
        ui.add(field).labelled_by(name.id).on_hover_text(label.hint());
    });
    let asked = (shown * scale).round() as u32;
    // A patch side is odd, whatever is typed.
    let asked = if step == 2 && label != text::EVERY { asked | 1 } else { asked };
    let asked = asked.clamp(*range.start(), *range.end());
    (asked != value).then_some(asked)
}

/// The plan before it begins, the progress while it runs; and the button that begins and ends it.
fn progress_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let census = &state.census;
    let Some(data) = &state.data else { return };
    let (spec, shape) =
        (view.census.spec(state.stage_controls(view.selected), data.set.shape(), data.parts), data.set.shape());
    let shown = census.shown();
    let is_shown = shown.is_some_and(|shown| shown.data.id == data.id && *shown.census.spec() == spec);
    let (done, all, line, hint) = if census.is_running() || is_shown {
        let (done, all) = shown.map_or((0, 0), |shown| shown.census.progress());
        (done, all, text::progress(done, all, census.secs_left(), census.is_running()), text::PLAN_HINT)
    } else {
        let known = census.known(&spec, data);
        let done: usize = known.iter().sum();
        let pace = census.pace(data);
        let run = state.stages.get(view.selected).and_then(|stage| stage.run());
        let pace = pace.or_else(|| run.and_then(|run| pace_of_stage(run, shape)));
        let left = work_left(known.into_iter(), spec.n_seeds(), &cell_work(&spec, shape));
        let secs = pace.map(|pace| pace * left);
        (
            done,
            spec.axis.len() * spec.n_seeds(),
            text::plan(spec.axis.len(), spec.n_seeds(), done, secs),
            text::PLAN_HINT,
        )
    };
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let label = match () {
            () if census.is_running() => text::STOP,
            () if is_shown && done > 0 && done < all => text::RESUME,
            () => text::START,
        };
        let idle = !census.is_running() && is_shown && done >= all;
        let (color, fill) = match () {
            () if census.is_running() => (c.text, c.raised),
            () if idle => (c.weak, c.raised),
            () => (c.on_accent, c.accent),
        };
        let button =
            egui::Button::new(RichText::new(label.name()).color(color)).fill(fill).min_size(vec2(88.0, CONTROL_HEIGHT));
        let response = ui.add(button);
        note(ui, Target::CountSeeds, response.rect);
        if response.on_hover_text(label.hint()).clicked() {
            let action = if census.is_running() { CensusAction::Stop } else { CensusAction::Start };
            actions.push(Action::Census(action));
        }
        let (bar, _) = ui.allocate_exact_size(vec2(120.0, 6.0), Sense::hover());
        ui.painter().rect_filled(bar, 3.0, c.raised);
        let part = done as f32 / all.max(1) as f32;
        ui.painter().rect_filled(
            Rect::from_min_max(bar.min, pos2(bar.left() + bar.width() * part, bar.bottom())),
            3.0,
            c.accent,
        );
        let response = ui.add(egui::Label::new(RichText::new(&line).color(c.text)).truncate());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
        response.on_hover_text(hint.get());
        if shown.is_some() && !is_shown && !census.is_running() {
            ui.add(egui::Label::new(RichText::new(text::OTHER_SETTINGS).small().color(c.weak)).truncate());
        }
    });
}

/// The table and the charts, as files or on the clipboard.
fn save_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let Some(shown) = state.census.shown() else { return };
    let button = ui.button(text::SAVE.name()).on_hover_text(text::SAVE.hint());
    let mut typed = view.census.path.clone().unwrap_or_else(|| default_path(shown.census.spec().axis.name()));
    Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(360.0);
        ui.label(RichText::new(text::PATH.name()).color(colors(ui).weak));
        let field = TextEdit::singleline(&mut typed)
            .desired_width(340.0)
            .min_size(vec2(356.0, CONTROL_HEIGHT))
            .align(egui::Align2::LEFT_CENTER);
        let response = ui.name_inputs(text::PATH.name(), |ui| ui.add(field)).on_hover_text(text::PATH.hint());
        if response.changed() {
            view.census.path = Some(typed.clone());
        }
        ui.horizontal(|ui| {
            let mut close = false;
            for (label, as_what) in [(text::SAVE_CSV, SaveAs::Csv), (text::SAVE_PNG, SaveAs::Png)] {
                let button = egui::Button::new(label.name()).fill(colors(ui).raised);
                if ui.add(button).on_hover_text(label.hint()).clicked() {
                    actions.push(Action::Census(CensusAction::Save(as_what, typed.clone().into())));
                    close = true;
                }
            }
            let button = egui::Button::new(text::COPY.name()).fill(colors(ui).raised);
            if ui.add(button).on_hover_text(text::COPY.hint()).clicked() {
                actions.push(Action::Census(CensusAction::CopyCsv));
                close = true;
            }
            if close {
                ui.close();
            }
        });
    });
}

/// A file in the folder in which the program was started.
fn default_path(axis: &str) -> String {
    let folder = std::env::current_dir().unwrap_or_default();
    folder.join(format!("census-{axis}")).display().to_string()
}
