//! The panels, and where each has its place in the window.

pub(crate) mod agreement;
pub(crate) mod analysis;
pub(crate) mod baselines;
pub(crate) mod cards;
pub(crate) mod census;
pub(crate) mod curves;
pub(crate) mod edits;
pub(crate) mod export;
pub(crate) mod gallery;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod lessons;
pub(crate) mod net_training;
pub(crate) mod notice;
pub(crate) mod paint;
pub(crate) mod perf;
pub(crate) mod presentation;
pub(crate) mod provenance;
pub(crate) mod receptive_field;
pub(crate) mod sessions;
pub(crate) mod side;
pub(crate) mod stage;
pub(crate) mod status;
pub(crate) mod talk;
pub(crate) mod top_bar;
pub(crate) mod why;

use egui::{Area, CentralPanel, Frame, Id, Margin, Order, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::view::Scene;
use crate::gui::layout::WindowLayout;
use crate::gui::marks;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;

/// In a window that is too narrow for a lesson beside the stage, it has this share of the height under it, at most.
const LESSON_SHARE: f32 = 0.45;
/// And so many points at most.
const LESSON_HEIGHT: f32 = 260.0;
/// The share of the height that a lesson has above another panel, at most.
const LESSON_BESIDE_SHARE: f32 = 0.62;

/// Draws the whole window: bars along the top and the bottom, the controls on the left, time under the stage, and what
/// lies over everything.
pub(crate) fn window_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let layout = WindowLayout::of(ui.ctx());
    view.cards.pointed = None;
    if view.presenting {
        let all = ui.available_rect_before_wrap();
        if state.talk.is_given() {
            talk::scene::scene_ui(ui, settings, state, view, actions);
        } else {
            presentation::presentation_ui(ui, state, view, actions);
        }
        cards::card_ui(ui, all, state, view, actions);
        over_everything_ui(ui, settings, state, view, actions);
        sessions::dialogs_ui(ui, state, view, actions);
        analysis::settle_light(view, actions);
        return;
    }
    marks::begin(ui.ctx(), lessons::panel::marked(state));
    let bar = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 6));
    Panel::top("top bar").frame(bar).show_separator_line(false).show(ui, |ui| {
        top_bar::top_bar_ui(ui, settings, state, view, actions);
    });
    if !layout.low {
        let line = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 4));
        Panel::bottom("status").frame(line).show_separator_line(false).show(ui, |ui| {
            status::status_ui(ui, state, view, actions);
        });
    }
    let in_lesson = state.lessons.active.is_some();
    if in_lesson && !layout.side_over {
        let right = Panel::right("lesson").exact_size(layout.side_width).resizable(false);
        right.frame(Frame::new().fill(c.panel)).show_separator_line(false).show(ui, |ui| {
            lesson_and_side_ui(ui, settings, state, view, actions);
        });
    } else if in_lesson {
        let height = (ui.available_height() * LESSON_SHARE).min(LESSON_HEIGHT);
        let below = Panel::bottom("lesson").exact_size(height).resizable(false);
        below.frame(Frame::new().fill(c.panel)).show_separator_line(false).show(ui, |ui| {
            lessons::panel::panel_ui(ui, true, settings, state, view, actions);
        });
    }
    if let Some(panel) = settings.side
        && !layout.side_over
        && !in_lesson
    {
        let right = Panel::right("side").exact_size(layout.side_width).resizable(false);
        right.frame(Frame::new().fill(c.panel)).show_separator_line(false).show(ui, |ui| {
            side::side_ui(ui, panel, state, view, actions);
        });
    }
    let controls = Panel::left("controls").exact_size(layout.controls_width).resizable(false);
    let frame = Frame::new().fill(c.panel);
    let middle = ui.available_rect_before_wrap();
    if layout.narrow {
        // The stage keeps the whole window, and the controls lie over it.
        stage_and_time_ui(ui, layout, settings, state, view, actions);
        if view.drawer_open {
            let over = Rect::from_min_size(middle.min, vec2(layout.controls_width, middle.height()));
            over_stage_ui(ui, "drawer", over, |ui| scrolling_ui(ui, settings, state, view, actions));
        }
    } else {
        if settings.controls_open {
            controls
                .frame(frame)
                .show_separator_line(false)
                .show(ui, |ui| scrolling_ui(ui, settings, state, view, actions));
        }
        stage_and_time_ui(ui, layout, settings, state, view, actions);
    }
    if let Some(panel) = settings.side
        && layout.side_over
    {
        let at = pos2(middle.right() - layout.side_width, middle.top());
        let over = Rect::from_min_size(at, vec2(layout.side_width, middle.height()));
        over_stage_ui(ui, "side", over, |ui| side::side_ui(ui, panel, state, view, actions));
    }
    marks::paint(ui);
    cards::card_ui(ui, middle, state, view, actions);
    over_everything_ui(ui, settings, state, view, actions);
    sessions::dialogs_ui(ui, state, view, actions);
    analysis::settle_light(view, actions);
}

/// A lesson, and under it the panel that is open beside the stage.
fn lesson_and_side_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(panel) = settings.side else {
        lessons::panel::panel_ui(ui, false, settings, state, view, actions);
        return;
    };
    let height = lessons::panel::wanted_height(ui).min(ui.available_height() * LESSON_BESIDE_SHARE);
    Panel::top("lesson above")
        .exact_size(height)
        .resizable(false)
        .frame(Frame::NONE)
        .show_separator_line(true)
        .show(ui, |ui| lessons::panel::panel_ui(ui, false, settings, state, view, actions));
    side::side_ui(ui, panel, state, view, actions);
}

/// What lies over everything: messages, the keys, the frame times.
fn over_everything_ui(
    ui: &Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    notice::notice_ui(ui, state, actions);
    import::import_ui(ui, settings, state, view, actions);
    stage::chooser::chooser_ui(ui, state, view, actions);
    lessons::list::list_ui(ui, settings, state, view, actions);
    help::help_ui(ui, view, actions);
    perf::perf_ui(ui, state, view);
    sessions::toast::toast_ui(ui, state);
}

/// The middle of the window.
fn stage_and_time_ui(
    ui: &mut Ui,
    layout: WindowLayout,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let side = if layout.narrow { 16 } else { 24 };
    let stage = Frame::new().fill(c.stage).inner_margin(Margin::symmetric(side, if layout.low { 2 } else { 8 }));
    if view.scene == Scene::Census {
        CentralPanel::no_frame().frame(stage).show(ui, |ui| census::census_ui(ui, state, view, actions));
        return;
    }
    if view.scene == Scene::NetTraining {
        CentralPanel::no_frame()
            .frame(stage)
            .show(ui, |ui| net_training::net_training_ui(ui, settings, state, view, actions));
        return;
    }
    if view.scene == Scene::ReceptiveField {
        CentralPanel::no_frame()
            .frame(stage)
            .show(ui, |ui| receptive_field::receptive_field_ui(ui, state, view, actions));
        return;
    }
    if view.scene == Scene::Gallery {
        CentralPanel::no_frame().frame(stage).show(ui, |ui| gallery::gallery_ui(ui, state, view, actions));
        return;
    }
    if view.scene == Scene::Paint {
        CentralPanel::no_frame().frame(stage).show(ui, |ui| paint::paint_ui(ui, view, actions));
        return;
    }
    let strip = Frame::new().fill(c.stage).inner_margin(Margin { left: side, right: side, top: 0, bottom: 8 });
    Panel::bottom("transport").frame(strip).show_separator_line(false).show(ui, |ui| {
        stage::transport::transport_ui(ui, settings, state, view, actions);
    });
    CentralPanel::no_frame().frame(stage).show(ui, |ui| stage::pictures::stages_ui(ui, state, view, actions));
}

/// A panel over the stage, where there is no room beside it.
fn over_stage_ui(ui: &Ui, name: &str, rect: Rect, contents_ui: impl FnOnce(&mut Ui)) {
    let c = colors(ui);
    Area::new(Id::unique(name)).order(Order::Middle).fixed_pos(rect.min).show(ui.ctx(), |ui| {
        Frame::new().fill(c.panel).shadow(ui.visuals().popup_shadow).show(ui, |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            contents_ui(ui);
        });
    });
}

/// The controls, in room that may be too low for them.
fn scrolling_ui(ui: &mut Ui, settings: &Settings, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
            stage::controls::controls_ui(ui, settings, state, view, actions);
        });
    });
}
