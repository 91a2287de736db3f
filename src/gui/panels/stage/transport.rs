//! Time: the filmstrip, which is the playhead, and the buttons of a player under it.

use std::time::Instant;

use egui::accesskit::{Action as Ask, ActionData};
use egui::{
    Align, CursorIcon, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::settings::Settings;
use crate::app::stage::runs::{Shown, Stage};
use crate::app::stage::time::TimeAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::common::Label;
use crate::app::view::PictureKind;
use crate::gui::layout::WindowLayout;
use crate::gui::marks::{block_ui, note};
use crate::gui::panels::stage::branches::fork_menu_ui;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::menu::menu_ui;
use crate::gui::widgets::picture::{paint_outdated, paint_picture};
use crate::lessons::Target;

/// Playback speeds, in frames a second.
const SPEEDS: [f32; 7] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];
/// Room that the playhead's place needs in words, in points.
const READOUT: f32 = 172.0;
/// Space between two frames of the strip, in points.
const GAP: f32 = 3.0;

/// Draws the filmstrip and the buttons.
pub(crate) fn transport_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(stage) = state.stages.get(view.selected) else { return };
    let first = stage.run().map_or_else(|| state.stage_controls(view.selected).spec.first_step(), |r| r.first_step());
    block_ui(ui, Target::Time, |ui| filmstrip_ui(ui, settings, state, stage, first, view, actions));
    ui.add_space(4.0);
    buttons_ui(ui, settings, state, first, view, actions);
}

/// One thumbnail for each step; where there are more steps than room, for every second, third, ...
fn filmstrip_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    stage: &Stage,
    first: usize,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let width = ui.available_width();
    let tall = ui.ctx().content_rect().height();
    let most = if tall < 440.0 {
        28.0
    } else if tall < 900.0 {
        40.0
    } else {
        64.0
    };
    let fit = ((width + GAP) / (24.0 + GAP)).floor().max(1.0) as usize;
    let shown = first.clamp(1, fit);
    let cell = (width + GAP) / shown as f32;
    let side = (cell - GAP).min(most);
    let (rect, response) = ui.allocate_exact_size(vec2(width, side + 8.0), Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if let Some(step) = asked_for(ui, &response, rect, first, view.time.step) {
        actions.push(Action::Time(TimeAction::Seek(step)));
    }
    let frame_number = first.saturating_sub(view.time.step) + 1;
    response.widget_info(|| WidgetInfo::slider(true, frame_number as f64, text::PLAYHEAD.name()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(1.0);
        node.set_max_numeric_value(first as f64);
        for ask in [Ask::SetValue, Ask::Increment, Ask::Decrement] {
            node.add_action(ask);
        }
    });
    let now = Instant::now();
    let current = ((frame_number - 1) * shown / first.max(1)).min(shown - 1);
    for position in 0..shown {
        let step = first - position * first / shown;
        let x = rect.left() + cell * position as f32 + (cell - GAP - side) / 2.0;
        let thumb = Rect::from_min_size(pos2(x, rect.top() + 4.0), vec2(side, side));
        match stage.film(if position == current { view.time.step } else { step }, now) {
            Some(Shown { frame: shot, outdated }) => {
                let frame = &shot.frame;
                let (kind, picture) = match settings.film_noisy {
                    true => (PictureKind::Noisy, &frame.x_t),
                    false => (PictureKind::Guess, &frame.posterior.x0_hat),
                };
                let key = PictureKey::Made { job: shot.job, step: frame.step as u64, kind };
                let place = Place::Film { stage: view.selected, position };
                let texture = view.textures.get(ui.ctx(), place, key, picture);
                let paint = if outdated { paint_outdated } else { paint_picture };
                paint(ui.painter(), thumb, texture);
            }
            None => {
                ui.painter().rect_filled(thumb, 2.0, c.raised);
            }
        }
        if position == current {
            ui.painter().rect_stroke(thumb.expand(2.0), 3.0, Stroke::new(2.5, c.accent), StrokeKind::Outside);
        }
    }
    focus_ring(ui, rect, &response);
    response.on_hover_text(text::PLAYHEAD.hint());
    forks_ui(ui, rect, first, state, view);
}

/// Where the run forked off another: a line between two frames, with a sign over it.
fn forks_ui(ui: &Ui, strip: Rect, first: usize, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let spec = &state.stage_controls(view.selected).spec;
    for segment in spec.trunk.iter().filter(|segment| segment.until < first) {
        let x = strip.left() + (strip.width() + GAP) * (first - segment.until) as f32 / first as f32 - GAP / 2.0;
        let sign = Rect::from_center_size(pos2(x, strip.top() + 9.5), vec2(18.0, 18.0));
        ui.painter().vline(x, strip.y_range(), Stroke::new(3.0, c.stage));
        ui.painter().vline(x, strip.y_range(), Stroke::new(1.5, c.accent));
        ui.painter().circle(sign.center(), 9.0, c.stage, Stroke::new(1.5, c.accent));
        paint_icon(ui.painter(), Icon::Fork, sign.shrink(3.0), c.accent);
        let before = text::nets::generator_at(spec, segment.until + 1, state.shape());
        let response = ui.interact(sign, ui.scope_id().with(("fork", segment.until)), Sense::hover());
        let words = text::fork_mark(spec, segment.until, before);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(words);
    }
}

/// The step that the pointer or a screen reader asks for.
fn asked_for(ui: &Ui, response: &Response, rect: Rect, first: usize, now: usize) -> Option<usize> {
    if let Some(pointer) = response.interact_pointer_pos() {
        let at = ((pointer.x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 0.9999);
        return Some(first - (at * first as f32) as usize).filter(|step| *step != now);
    }
    ui.input(|input| {
        let steps = input.num_accesskit_action_requests(response.id, Ask::Increment) as i64
            - input.num_accesskit_action_requests(response.id, Ask::Decrement) as i64;
        if steps != 0 {
            return Some((now as i64 - steps).clamp(1, first as i64) as usize);
        }
        let request = input.accesskit_action_requests(response.id, Ask::SetValue).last()?;
        match request.data {
            Some(ActionData::NumericValue(value)) => {
                Some((first as f64 + 1.0 - value).clamp(1.0, first as f64) as usize)
            }
            _ => None,
        }
    })
}

/// The buttons, the time, the speed.
fn buttons_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    first: usize,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    const PLAY_SIDE: f32 = 40.0;
    const SIDE: f32 = 36.0;
    let row = ui.available_width();
    let group = PLAY_SIDE + 4.0 * SIDE + 4.0 * 4.0;
    let (rect, _) = ui.allocate_exact_size(vec2(row, PLAY_SIDE), Sense::hover());
    let middle = Rect::from_center_size(rect.center(), vec2(group, PLAY_SIDE));
    let mut builder = egui::UiBuilder::new().max_rect(middle).layout(Layout::left_to_right(Align::Center));
    builder.sense = Some(Sense::hover());
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut button = |ui: &mut Ui, icon, label: Label, side, action| {
            let button = IconButton::new(icon, label.name(), label.hint()).side(side);
            let button = if side == PLAY_SIDE { button.filled() } else { button };
            let response = button.ui(ui);
            if side == PLAY_SIDE {
                note(ui, Target::Play, response.rect);
            }
            if response.clicked() {
                actions.push(Action::Time(action));
            }
        };
        button(ui, Icon::First, text::FIRST, SIDE, TimeAction::First);
        button(ui, Icon::StepBack, text::BACK, SIDE, TimeAction::Step(-1));
        let (icon, label) = if view.time.playing { (Icon::Pause, text::PAUSE) } else { (Icon::Play, text::PLAY) };
        button(ui, icon, label, PLAY_SIDE, TimeAction::TogglePlay);
        button(ui, Icon::StepForward, text::FORWARD, SIDE, TimeAction::Step(1));
        button(ui, Icon::Last, text::LAST, SIDE, TimeAction::Last);
    });
    let beside = (row - group) / 2.0 - 16.0;
    if beside > 130.0 {
        let left = Rect::from_min_size(rect.min, vec2(beside, PLAY_SIDE));
        let right = Rect::from_min_max(pos2(rect.right() - beside, rect.top()), rect.max);
        readout_ui(ui, left, state, first, view, actions);
        modes_ui(ui, right, settings, actions);
    } else if !WindowLayout::of(ui.ctx()).low {
        // No room beside the buttons: a line of their own.
        let (line, _) = ui.allocate_exact_size(vec2(row, SIDE), Sense::hover());
        let (left, right) = line.split_left_right_at_x(line.center().x);
        readout_ui(ui, left, state, first, view, actions);
        modes_ui(ui, right, settings, actions);
    }
}

/// Where the playhead is, and the button that forks there.
fn readout_ui(ui: &mut Ui, rect: Rect, state: &AppState, first: usize, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        fork_ui(ui, state, view, actions);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let spec = &state.stage_controls(view.selected).spec;
            let frame_number = first.saturating_sub(view.time.step) + 1;
            let t = spec.time(view.time.step);
            let line = if ui.available_width() >= READOUT {
                text::time_readout(frame_number, first, t)
            } else {
                text::time_readout_short(frame_number, first, t)
            };
            ui.add(egui::Label::new(RichText::new(line).color(c.text)).truncate());
        });
    });
}

/// How the strip looks and how it plays.
fn modes_ui(ui: &mut Ui, rect: Rect, settings: &Settings, actions: &mut Vec<Action>) {
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        speed_ui(ui, settings, rect.width(), actions);
        let film = IconButton::new(Icon::Film, text::FILM.name(), text::FILM.hint()).on(settings.film_noisy);
        if film.ui(ui).clicked() {
            actions.push(Action::Time(TimeAction::ToggleFilm));
        }
        let looped = IconButton::new(Icon::Loop, text::LOOP.name(), text::LOOP.hint()).on(settings.looped);
        if looped.ui(ui).clicked() {
            actions.push(Action::Time(TimeAction::ToggleLoop));
        }
    });
}

/// The button that forks: with its name where there is room.
fn fork_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let button = if ui.available_width() > 320.0 {
        TextIconButton { icon: Icon::Fork, text: text::FORK.name(), hint: text::FORK.hint(), width: None }.ui(ui)
    } else {
        IconButton::new(Icon::Fork, text::FORK.name(), text::FORK.hint()).filled().ui(ui)
    };
    note(ui, Target::Fork, button.rect);
    fork_menu_ui(&button, state, view, actions);
}

/// How fast it plays.
fn speed_ui(ui: &mut Ui, settings: &Settings, room: f32, actions: &mut Vec<Action>) {
    let (short, least) = if room < 240.0 { (true, 84.0) } else { (false, 120.0) };
    // The arrow and the space around it take 44 points.
    let font = egui::TextStyle::Button.resolve(ui.style());
    let longest = SPEEDS.iter().map(|speed| {
        let galley = ui.painter().layout_no_wrap(text::speed(*speed, short), font.clone(), egui::Color32::PLACEHOLDER);
        galley.size().x + 44.0
    });
    let width = longest.fold(least, f32::max);
    menu_ui(ui, text::SPEED, width, RichText::new(text::speed(settings.speed, short)), |ui| {
        for speed in SPEEDS {
            if ui.selectable_label(speed == settings.speed, text::speed(speed, false)).clicked() {
                actions.push(Action::Time(TimeAction::SetSpeed(speed)));
            }
        }
    });
}
