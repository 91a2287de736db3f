//! What is to be trained, what it will cost, how far it is; and the buttons that begin and end it.

use std::ops::RangeInclusive;

use egui::{Align, DragValue, Frame, Layout, Margin, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::net_training::form::NetForm;
use crate::app::net_training::state::NetRun;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::common::Label;
use crate::app::text::net_training as text;
use crate::exhibits::DataSpec;
use crate::gui::panels::net_training::buttons::{GO_WIDTH, button_ui, main_button_ui, wide_button_ui};
use crate::gui::panels::net_training::files;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::net::{NetKind, NetSpec, TrainSpec};
use crate::score::Boundary;
use crate::text::sentence;

/// Draws the form.
pub(crate) fn form_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    heading_ui(ui, settings, state, view, actions);
    // A ground of its own: in the light theme fields have the colour of the stage.
    let ground = Frame::new().fill(colors(ui).panel).corner_radius(RADIUS).inner_margin(Margin::same(8));
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let form = &view.net_form;
        match state.net_training.run() {
            None => {
                choices_ui(ui, form, actions);
                facts_ui(ui, state, form);
                begin_ui(ui, state, form, actions);
            }
            Some(run) => {
                run_ui(ui, run, form, actions);
                running_ui(ui, run, form, actions);
                if form.asked {
                    ask_ui(ui, run, actions);
                }
            }
        }
        if let Some(problem) = &state.net_training.problem {
            line_ui(ui, problem, colors(ui).warn);
        }
    });
}

/// What is trained on what; files; back to the stage.
fn heading_ui(ui: &mut Ui, settings: &Settings, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let heading = RichText::new(text::TRAINING.name()).text_style(title()).color(c.text);
        ui.label(heading).on_hover_text(text::TRAINING.hint());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                actions.push(Action::NetTraining(NetTrainingAction::Toggle));
            }
            files::files_ui(ui, settings, state, view, actions);
            let line = on_what(state);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                ui.add(egui::Label::new(RichText::new(line).color(c.weak)).truncate());
            });
        });
    });
}

/// The training set of the training, or the one that is open.
fn on_what(state: &AppState) -> String {
    let controls = &state.controls;
    let called = |exhibit: Option<&str>, data: &DataSpec| {
        let exhibit = state.exhibits.iter().find(|e| Some(e.id) == exhibit);
        exhibit.map_or_else(|| data.to_string(), |e| e.title().to_owned())
    };
    match state.net_training.run() {
        Some(run) if run.set.data == controls.data && run.set.edits == controls.edits => {
            text::title(&called(run.set.exhibit.as_deref(), &run.set.data), run.set.n_images, !run.set.edits.is_empty())
        }
        Some(run) => text::other_set(&called(run.set.exhibit.as_deref(), &run.set.data), run.set.n_images),
        None => {
            let n = state.n_in_use().map_or(0, |(on, _)| on);
            text::title(&called(controls.exhibit.as_deref(), &controls.data), n, !controls.edits.is_empty())
        }
    }
}

/// The choices, where nothing is in training.
fn choices_ui(ui: &mut Ui, form: &NetForm, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.allocate_ui(vec2(112.0, CONTROL_HEIGHT), |ui| {
            let kinds = [(NetKind::ResNet, text::RESNET), (NetKind::UNet, text::UNET)];
            if let Some(kind) = segments_ui(ui, form.kind, &kinds.map(|(kind, label)| Segment::label(kind, label))) {
                actions.push(Action::NetTraining(NetTrainingAction::SetKind(kind)));
            }
        });
        let segment =
            |padding, text, label: Label| Segment { value: padding, text, name: label.name(), hint: label.hint() };
        let circular = text::circular(form.kind);
        let segments = [
            segment(Boundary::Zeros, text::ZEROS_SHORT.get(), text::ZEROS),
            segment(Boundary::Circular, text::CIRCULAR_SHORT.get(), circular),
        ];
        ui.allocate_ui(vec2(132.0, CONTROL_HEIGHT), |ui| {
            if let Some(padding) = segments_ui(ui, form.padding, &segments) {
                actions.push(Action::NetTraining(NetTrainingAction::SetPadding(padding)));
            }
        });
        let mut field =
            |ui: &mut Ui, label, value: usize, most: usize, speed, action: fn(usize) -> NetTrainingAction| {
                if let Some(value) = number_ui(ui, label, value as u64, 1..=most as u64, speed) {
                    actions.push(Action::NetTraining(action(value as usize)));
                }
            };
        use NetTrainingAction as Net;
        field(ui, text::CHANNELS, form.channels, NetSpec::MAX_CHANNELS, 0.25, Net::SetChannels);
        match form.kind {
            NetKind::ResNet => {
                field(ui, text::LAYERS, form.layers, NetKind::ResNet.max_depth(), 0.05, Net::SetLayers);
            }
            NetKind::UNet => field(ui, text::LEVELS, form.levels, NetKind::UNet.max_depth(), 0.05, Net::SetLevels),
        }
        field(ui, text::STEPS, form.steps, TrainSpec::MAX_STEPS, 50.0, Net::SetSteps);
        field(ui, text::BATCH, form.batch, TrainSpec::MAX_BATCH, 0.25, Net::SetBatch);
        if let Some(seed) = number_ui(ui, text::SEED, form.seed, 0..=u64::from(u32::MAX), 0.05) {
            actions.push(Action::NetTraining(NetTrainingAction::SetSeed(seed)));
        }
    });
}

/// A whole number with its name. Returns another one that was asked for.
fn number_ui(ui: &mut Ui, label: Label, value: u64, range: RangeInclusive<u64>, speed: f64) -> Option<u64> {
    let c = colors(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let width = ui.painter().layout_no_wrap(label.name().to_owned(), font, c.weak).size().x;
    let mut shown = value;
    // The row wraps before a name, never between it and its field.
    let size = vec2(width + 72.0, CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let name = ui.label(RichText::new(label.name()).color(c.weak)).on_hover_text(label.hint());
        let field = DragValue::new(&mut shown).range(range).speed(speed);
        ui.add(field).labelled_by(name.id).on_hover_text(label.hint());
    });
    (shown != value).then_some(shown)
}

/// What the network is made of, or what is wrong with it.
fn facts_ui(ui: &mut Ui, state: &AppState, form: &NetForm) {
    let c = colors(ui);
    let shape = state.shape();
    match form.net(shape) {
        Err(problem) => line_ui(ui, &sentence(&problem.to_string()), c.warn),
        Ok(net) => {
            let costs = &state.net_training.costs;
            if let Some(why) = costs.refusal(net, shape) {
                line_ui(ui, why, c.warn);
            } else {
                let line = text::facts(net, shape, costs.of(net, shape).bytes);
                ui.add(egui::Label::new(RichText::new(line).color(c.weak)).wrap())
                    .on_hover_text(text::FACTS_HINT.get());
            }
        }
    }
}

/// How long it will take, and the button.
fn begin_ui(ui: &mut Ui, state: &AppState, form: &NetForm, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let shape = state.shape();
    let net = form.net(shape).ok().filter(|net| state.net_training.costs.refusal(*net, shape).is_none());
    let may = net.is_some() && state.wanted_data().is_some();
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        if main_button_ui(ui, text::START, may).clicked() && may {
            actions.push(Action::NetTraining(NetTrainingAction::Start));
        }
        if let Some(net) = net {
            let line = text::plan(form, state.net_training.costs.of(net, shape));
            ui.add(egui::Label::new(RichText::new(line).color(c.text)).truncate()).on_hover_text(text::PLAN_HINT.get());
        }
    });
    if let Some(file) = state.net_training.last() {
        ui.horizontal_wrapped(|ui| {
            ui.add(egui::Label::new(RichText::new(text::last(&file.origin)).color(c.weak)).wrap());
            for (label, action) in
                [(text::OPEN_LAST, NetTrainingAction::OpenLast), (text::FORGET_LAST, NetTrainingAction::ForgetLast)]
            {
                if button_ui(ui, label).clicked() {
                    actions.push(Action::NetTraining(action));
                }
            }
        });
    }
}

/// What is in training.
fn run_ui(ui: &mut Ui, run: &NetRun, form: &NetForm, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(news) = &run.news else { return };
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(CONTROL_HEIGHT);
        let line = text::running(&news.origin);
        ui.label(RichText::new(line).color(c.text));
        if !run.is_running()
            && let Some(steps) = number_ui(ui, text::STEPS, form.steps as u64, 1..=TrainSpec::MAX_STEPS as u64, 50.0)
        {
            actions.push(Action::NetTraining(NetTrainingAction::SetSteps(steps as usize)));
        }
        if run.is_running() {
            let line = RichText::new(text::shares(news.shares)).small().color(c.weak);
            ui.add(egui::Label::new(line).truncate()).on_hover_text(text::SHARES_HINT.get());
        }
    });
}

/// How far it is, and the buttons.
fn running_ui(ui: &mut Ui, run: &NetRun, form: &NetForm, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let mut push = |action| actions.push(Action::NetTraining(action));
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        if run.is_running() {
            // As wide as the one that takes its place, so that the next one stays where it is.
            if wide_button_ui(ui, text::PAUSE, GO_WIDTH).clicked() {
                push(NetTrainingAction::Pause);
            }
        } else {
            let may = form.steps > run.progress().0;
            if main_button_ui(ui, text::RESUME, may).clicked() && may {
                push(NetTrainingAction::Resume);
            }
        }
        if button_ui(ui, text::STOP).clicked() {
            push(NetTrainingAction::Stop { discard: false });
        }
        if run.on_stage.is_some() && button_ui(ui, text::SHOW).clicked() {
            push(NetTrainingAction::Show);
        }
        let (bar, _) = ui.allocate_exact_size(vec2(120.0, 6.0), Sense::hover());
        ui.painter().rect_filled(bar, 3.0, c.raised);
        let (done, all) = run.progress();
        let part = done as f32 / all.max(1) as f32;
        let done = Rect::from_min_max(bar.min, pos2(bar.left() + bar.width() * part.min(1.0), bar.bottom()));
        ui.painter().rect_filled(done, 3.0, c.accent);
        let line = text::progress(run);
        let response = ui.add(egui::Label::new(RichText::new(&line).color(c.text)).truncate());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
        response.on_hover_text(text::PLAN_HINT.get());
    });
}

/// Asks before something is lost.
fn ask_ui(ui: &mut Ui, run: &NetRun, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(text::ask(run)).color(colors(ui).warn));
        if button_ui(ui, text::LOSE).clicked() {
            actions.push(Action::NetTraining(NetTrainingAction::Stop { discard: true }));
        }
        if button_ui(ui, text::STAY).clicked() {
            actions.push(Action::NetTraining(NetTrainingAction::LeaveAsk));
        }
    });
}

/// A sentence over the full width.
fn line_ui(ui: &mut Ui, words: &str, color: egui::Color32) {
    ui.add(egui::Label::new(RichText::new(words).color(color)).wrap());
}
