//! How far the machine sees: the big slider and how the window changes over time.

use egui::{Align, Align2, Layout, RichText, Sense, TextStyle, Ui, vec2};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::settings::{Section, Settings};
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::window::WindowAction;
use crate::diffusion::locality_form::LocalityForm;
use crate::diffusion::{PaperScales, locality_form, locality_points};
use crate::gui::marks;
use crate::gui::panels::cards;
use crate::gui::panels::stage::controls::{heading, over_time};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::fold::fold_ui;
use crate::gui::widgets::menu::menu_ui;
use crate::gui::widgets::stop_slider::StopSlider;
use crate::images::Shape;
use crate::lessons::Target;
use crate::score::{Boundary, Patch, PatchSide};

/// When a switch changes at first: at high noise, where the coarse layout is decided.
const SWITCH_AT: f64 = 0.75;

/// Height of the words under the slider, in points.
const WORDS: f32 = 18.0;
/// Height of a row without a button or a field, in points.
const ROW: f32 = 26.0;

/// Draws the slider and the chooser of P(t).
pub(crate) fn locality_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let shape = state.shape();
    let controls = state.stage_controls(view.selected);
    let (spec, boundary) = (&controls.spec, controls.spec.boundary);
    let widest = controls.patch(shape);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = ROW;
        ui.horizontal(|ui| {
            let word = heading(ui, text::LOCALITY_HEADING.get());
            cards::word(word, Card::Patch, view);
            cards::ask_ui(ui, Card::Patch, view, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(text::patch(widest)).heading().color(c.accent));
            });
        });
    });
    let now = spec.locality.patch_at(view.time.step, spec.steps, shape, boundary);
    let mark = (now != widest).then(|| locality_form::position(now, shape, boundary));
    let chosen = marks::block_ui(ui, Target::Patch, |ui| slider_ui(ui, shape, boundary, widest, mark, false));
    if let Some(patch) = chosen {
        actions.push(Action::Machine(MachineAction::SetPatch(patch)));
    }
    let (first, last) = locality_form::ends(spec, shape);
    let seen = |patch| (patch, locality_form::share_seen(patch, shape, boundary));
    words_ui(ui, text::locality_line(seen(first), seen(last)), &text::locality_hint(seen(first), seen(last)));
    let changes = spec.locality.constant().is_none();
    let folded = settings.folded.contains(&Section::OverTime);
    marks::block_ui(ui, Target::OverTime, |ui| {
        form_ui(ui, state, view, widest, changes.then_some(!folded), actions);
        if changes && !folded {
            over_time::over_time_ui(ui, state, view, actions);
        }
    });
}

/// The names of the slider's ends, and between them what the machine sees.
fn words_ui(ui: &mut Ui, line: String, hint: &str) {
    let c = colors(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), WORDS), Sense::hover());
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter();
    let low = painter.text(row.left_center(), Align2::LEFT_CENTER, text::PIXEL, font.clone(), c.weak);
    let high = painter.text(row.right_center(), Align2::RIGHT_CENTER, text::WHOLE, font, c.weak);
    // In the middle of the gap: the two names are not of one length.
    let gap = row.with_min_x(low.right() + 6.0).with_max_x(high.left() - 6.0);
    ui.put(gap, egui::Label::new(RichText::new(line).small().color(c.text)).truncate().halign(Align::Center))
        .on_hover_text(hint);
}

/// The slider, large for a hall. Returns the patch that was chosen.
pub(crate) fn slider_ui(
    ui: &mut Ui,
    shape: Shape,
    boundary: Boundary,
    widest: Patch,
    mark: Option<f32>,
    large: bool,
) -> Option<Patch> {
    let stops = locality_form::stops(shape, boundary);
    let positions: Vec<f32> = stops.iter().map(|stop| locality_form::position(*stop, shape, boundary)).collect();
    // To a screen reader the whole image is the number after the largest side.
    let values: Vec<f64> = (0..stops.len()).map(|index| (2 * index + 1) as f64).collect();
    let slider = StopSlider {
        name: text::LOCALITY.name(),
        hint: text::LOCALITY.hint(),
        positions: &positions,
        values: &values,
        index: stops.iter().position(|stop| *stop == widest).unwrap_or(stops.len() - 1),
        mark,
        size: if large { 2.0 } else { 1.15 },
    };
    slider.ui(ui).map(|index| stops[index])
}

/// How the window changes from noise to picture.
///
/// `open` says whether the picture under it is shown, where there is one.
fn form_ui(
    ui: &mut Ui,
    state: &AppState,
    view: &mut Screen<'_>,
    widest: Patch,
    open: Option<bool>,
    actions: &mut Vec<Action>,
) {
    let controls = state.stage_controls(view.selected);
    let form = &controls.form;
    let linear = LocalityForm::Linear { clean: linear_end(widest) };
    let switch = LocalityForm::Switch { until: SWITCH_AT, before: Patch::Whole };
    let plain = [LocalityForm::Constant, linear, switch];
    let papers = PaperScales::ALL.map(LocalityForm::Paper);
    ui.horizontal(|ui| {
        if let Some(open) = open {
            if fold_ui(ui, open, text::OVER_TIME_SHORT.get(), text::FOLD_OVER_TIME).clicked() {
                actions.push(Action::Window(WindowAction::ToggleSection(Section::OverTime)));
            }
        } else {
            ui.label(RichText::new(text::OVER_TIME_SHORT).color(colors(ui).weak));
        }
        cards::ask_ui(ui, Card::Locality, view, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu_ui(ui, text::OVER_TIME, 200.0_f32.min(ui.available_width()), RichText::new(form_name(form)), |ui| {
                let offer_ui = |ui: &mut Ui, offer: LocalityForm, actions: &mut Vec<Action>| {
                    if ui.selectable_label(same_kind(&offer, form), form_name(&offer)).clicked() {
                        actions.push(Action::Machine(MachineAction::SetForm(offer)));
                    }
                };
                plain.into_iter().for_each(|offer| offer_ui(ui, offer, actions));
                let is_curve = matches!(form, LocalityForm::Curve(_));
                if ui.selectable_label(is_curve, text::FORM_CURVE.get()).clicked() && !is_curve {
                    let points = locality_points::as_curve(&controls.spec, state.shape());
                    actions.push(Action::Machine(MachineAction::SetForm(LocalityForm::Curve(points))));
                }
                papers.into_iter().for_each(|offer| offer_ui(ui, offer, actions));
            });
        });
    });
}

/// Where a straight line ends when it is first chosen: a sixth of where it begins, as trained networks do.
fn linear_end(widest: Patch) -> PatchSide {
    match widest {
        Patch::Side(side) => PatchSide::nearest_odd((f64::from(side.get()) / 6.0).max(3.0)),
        Patch::Whole => PatchSide::nearest_odd(5.0),
    }
}

fn form_name(form: &LocalityForm) -> &'static str {
    match form {
        LocalityForm::Constant => text::FORM_CONSTANT.get(),
        LocalityForm::Linear { .. } => text::FORM_LINEAR.get(),
        LocalityForm::Paper(scales) => text::paper_name(*scales),
        LocalityForm::Switch { .. } => text::FORM_SWITCH.get(),
        LocalityForm::Curve(_) => text::FORM_CURVE.get(),
        LocalityForm::Scales(_) => text::FORM_SCALES.get(),
    }
}

fn same_kind(a: &LocalityForm, b: &LocalityForm) -> bool {
    match (a, b) {
        (LocalityForm::Paper(a), LocalityForm::Paper(b)) => a == b,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}
