//! The starting noise, and in how many steps it is taken away.

use egui::{Align, Key, Layout, RichText, TextEdit, Ui};

use crate::app::action::Action;
use crate::app::stage::machine::MachineAction;
use crate::app::stage::noise::NoiseAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::diffusion::NoiseSchedule;
use crate::gui::marks;
use crate::gui::panels::stage::controls::{heading, small_slider_ui};
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::gui::widgets::menu::menu_ui;
use crate::lessons::Target;

/// The numbers of steps that the slider offers.
const STEPS: [usize; 11] = [2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 200];

/// Side of the button for other noise, the one that is pressed most, in points.
const REROLL_SIDE: f32 = 36.0;

/// Height of the row with the steps, in points.
const STEPS_HEIGHT: f32 = 26.0;

/// Draws the seed, the button for other noise and the search.
pub(crate) fn noise_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.set_height(REROLL_SIDE);
        let label = heading(ui, text::SEED.name());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let reroll =
                IconButton::new(Icon::Reroll, text::REROLL.name(), text::REROLL.hint()).filled().side(REROLL_SIDE);
            if reroll.idle(view.noise_locked).ui(ui).clicked() {
                actions.push(Action::Noise(NoiseAction::Reroll));
            }
            if state.data.as_ref().is_some_and(|data| data.parts.is_some()) {
                let search = IconButton::new(Icon::Search, text::NEXT_WRONG.name(), text::NEXT_WRONG.hint()).filled();
                let response = search.idle(view.noise_locked).ui(ui);
                marks::note(ui, Target::Wrong, response.rect);
                if response.clicked() {
                    actions.push(Action::Noise(NoiseAction::NextWrong));
                }
            }
            let icon = if view.noise_locked { Icon::Lock } else { Icon::Unlock };
            if IconButton::new(icon, text::LOCK.name(), text::LOCK.hint()).on(view.noise_locked).ui(ui).clicked() {
                actions.push(Action::Noise(NoiseAction::ToggleLock));
            }
            seed_ui(ui, state, view, actions, label.id);
        });
    });
}

/// The field in which a seed can be typed.
fn seed_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>, label: egui::Id) {
    let seed = state.controls.seed;
    let mut typed = view.seed_text.clone().unwrap_or_else(|| seed.to_string());
    let width = ui.available_width().min(96.0);
    let field = TextEdit::singleline(&mut typed)
        .desired_width(width - 16.0)
        .min_size(egui::vec2(width, CONTROL_HEIGHT))
        .align(egui::Align2::LEFT_CENTER)
        .char_limit(20);
    let response = ui.add(field).labelled_by(label).on_hover_text(text::SEED.hint());
    if response.changed() {
        typed.retain(|c| c.is_ascii_digit());
        view.seed_text = Some(typed.clone());
        if let Ok(typed) = typed.parse()
            && typed != seed
        {
            actions.push(Action::Noise(NoiseAction::SetSeed(typed)));
        }
    }
    if response.lost_focus() || (response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))) {
        view.seed_text = None;
    }
}

/// How the signal fades.
pub(crate) fn schedule_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let chosen = state.stage_controls(view.selected).spec.schedule;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu_ui(ui, text::SCHEDULE, 168.0, RichText::new(text::schedule_name(chosen)), |ui| {
                for schedule in NoiseSchedule::ALL {
                    if ui.selectable_label(schedule == chosen, text::schedule_name(schedule)).clicked() {
                        actions.push(Action::Machine(MachineAction::SetSchedule(schedule)));
                    }
                }
            });
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(text::SCHEDULE.name()).color(c.weak)).truncate());
            });
        });
    });
}

/// The number of steps.
pub(crate) fn steps_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let steps = state.stage_controls(view.selected).spec.steps;
    let values = STEPS.map(|steps| steps as f64);
    let index = (0..STEPS.len()).min_by_key(|k| STEPS[*k].abs_diff(steps)).unwrap_or(0);
    ui.horizontal(|ui| {
        ui.set_height(STEPS_HEIGHT);
        heading(ui, text::STEPS.name());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let value = RichText::new(steps.to_string()).heading();
            if let Some(index) = small_slider_ui(ui, text::STEPS, value, &values, index) {
                actions.push(Action::Machine(MachineAction::SetSteps(STEPS[index])));
            }
        });
    });
}
