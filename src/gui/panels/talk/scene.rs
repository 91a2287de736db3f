//! A scene as it is given: its caption for the back row, what the program shows, and little else, on black.

use std::sync::Arc;

use egui::{
    Align2, CentralPanel, Color32, FontId, Frame, Galley, Margin, Rect, Role, ScrollArea, Sense, TextStyle, Theme, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::census::choice::AxisKind;
use crate::app::settings::{Settings, SidePanel};
use crate::app::state::AppState;
use crate::app::talk::actions::TalkAction;
use crate::app::text::talk;
use crate::app::view::{Pictures, Scene};
use crate::gui::panels::talk::shown;
use crate::gui::panels::{
    agreement, census, curves, net_training, paint, presentation, provenance, receptive_field, stage,
};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Height of the caption's letters as a share of the window's height.
const CAPTION_SHARE: f32 = 0.083;
/// The same of a caption that would take more than two lines.
const LEAST_CAPTION_SHARE: f32 = 0.05;
/// Height of the line under the pictures, and of the slider, as shares of the window's height.
const LINE_SHARE: f32 = 0.075;
/// Texts of panels are so many times larger than usual.
const PANEL_SCALE: f32 = 1.4;
/// The height that this is for, in points.
const USUAL_HEIGHT: f32 = 720.0;
/// Width of a panel beside the stage, as a share of the window's.
const SIDE_SHARE: f32 = 0.32;
/// Width of the wall of training pictures, as a share of the window's.
const WALL_SHARE: f32 = 0.56;

/// Fills the window.
pub(crate) fn scene_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let height = ui.ctx().content_rect().height();
    let margin = if height < 480.0 { Margin::symmetric(16, 8) } else { Margin::symmetric(40, 16) };
    let frame = Frame::new().fill(Color32::BLACK).inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        *ui.visuals_mut() = ui.ctx().style_of(Theme::Dark).visuals.clone();
        if view.blank {
            presentation::blank_ui(ui);
            return;
        }
        let (Some(giving), Some(scene)) = (&state.talk.giving, state.talk.shown()) else { return };
        let all = ui.available_rect_before_wrap();
        let caption = caption(ui, scene.caption.get(), all.width(), height);
        let (top, rest) = all.split_top_bottom_at_y(all.top() + caption.size().y);
        caption_ui(ui, top, caption, scene.caption.get());
        let line = (height * LINE_SHARE).clamp(32.0, 96.0);
        let (mut middle, foot) = rest.split_top_bottom_at_y(rest.bottom() - line);
        let one_stage = view.scene == Scene::Stage && state.stages.len() == 1;
        if one_stage && settings.side != Some(SidePanel::Training) {
            let (above, slider) = middle.split_top_bottom_at_y(middle.bottom() - line);
            middle = above;
            presentation::patch_ui(ui, slider, line * 0.6, state, view, actions);
        }
        if let Pictures::Map(map) = view.pictures
            && one_stage
        {
            let (above, legend) = middle.split_top_bottom_at_y(middle.bottom() - line * 1.7);
            middle = above;
            presentation::legend_ui(ui, legend, line * 1.2, map, state, view, actions);
        }
        let tools = tools_ui(ui, foot, line, giving.at, state, actions);
        let room = Rect::from_min_max(foot.min, pos2(tools - 16.0, foot.bottom()));
        shown::line_ui(ui, room, line, state, view);
        middle_ui(ui, middle.shrink2(vec2(0.0, 8.0)), settings, state, view, actions);
    });
}

/// The caption, in at most two lines where that can be.
fn caption(ui: &Ui, words: &str, width: f32, height: f32) -> Arc<Galley> {
    let c = colors(ui);
    let least = (height * LEAST_CAPTION_SHARE).max(18.0);
    let mut size = (height * CAPTION_SHARE).max(least);
    loop {
        let galley = ui.painter().layout(words.to_owned(), FontId::proportional(size), c.text, width);
        if galley.rows.len() <= 2 || size <= least {
            return galley;
        }
        size = (size * 0.93).max(least);
    }
}

fn caption_ui(ui: &Ui, rect: Rect, caption: Arc<Galley>, words: &str) {
    let c = colors(ui);
    let response = ui.interact(rect, ui.scope_id().with("caption"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().galley(rect.min, caption, c.text);
}

/// Which scene it is, and what a mouse can do. Returns where that begins.
fn tools_ui(ui: &mut Ui, foot: Rect, line: f32, at: usize, state: &AppState, actions: &mut Vec<Action>) -> f32 {
    let c = colors(ui);
    let tools = [
        (Icon::StepBack, talk::BACK_SCENE, TalkAction::Turn(-1)),
        (Icon::StepForward, talk::NEXT_SCENE, TalkAction::Turn(1)),
        (Icon::Pencil, talk::SPEAKER, TalkAction::ToggleSpeaker),
        (Icon::Close, talk::END, TalkAction::End),
    ];
    let side = 28.0;
    let mut left = foot.right() - side * tools.len() as f32;
    let place = Rect::from_min_max(pos2(left, foot.center().y - side / 2.0), pos2(foot.right(), foot.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Min)), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (icon, label, action) in tools {
            let on = action == TalkAction::ToggleSpeaker && state.talk.speaker;
            let button = IconButton::new(icon, label.name(), label.hint()).side(side).idle(!on);
            if button.ui(ui).clicked() {
                actions.push(Action::Talk(action));
            }
        }
    });
    let words = talk::place(at + 1, state.talk.script.scenes.len());
    let font = FontId::proportional((line * 0.36).max(13.0));
    let galley = ui.painter().layout_no_wrap(words.clone(), font, c.weak);
    left -= galley.size().x + 16.0;
    let rect = Align2::LEFT_CENTER.anchor_size(pos2(left, foot.center().y), galley.size());
    ui.interact(rect, ui.scope_id().with("place"), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().galley(rect.min, galley, c.weak);
    left
}

/// What the program shows.
fn middle_ui(
    ui: &mut Ui,
    rect: Rect,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let inside = |ui: &mut Ui, rect: Rect, contents_ui: &mut dyn FnMut(&mut Ui)| {
        let scale = PANEL_SCALE * (ui.ctx().content_rect().height() / USUAL_HEIGHT).clamp(0.8, 2.0);
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
            for style in [TextStyle::Small, TextStyle::Body, TextStyle::Button, TextStyle::Heading] {
                if let Some(font) = ui.style_mut().text_styles.get_mut(&style) {
                    font.size *= scale;
                }
            }
            contents_ui(ui);
        });
    };
    // Until there is a first figure, the pictures of the stages are there.
    let counted = state.census.shown().is_some_and(|shown| shown.census.progress().0 > 0);
    match view.scene {
        Scene::Gallery if view.agreement.open && state.agreement.n_seeds() == 0 => {
            shown::stages_ui(ui, rect, state, view, actions);
        }
        Scene::Census if !counted => shown::stages_ui(ui, rect, state, view, actions),
        Scene::Gallery if view.agreement.open => {
            inside(ui, rect, &mut |ui| agreement::scatter_ui(ui, state, view, actions));
        }
        Scene::Gallery => shown::gallery_ui(ui, rect, state, view),
        Scene::Census => inside(ui, rect, &mut |ui| {
            let is_thumbs = view.census.kind == AxisKind::Thumbs;
            if is_thumbs && state.census.shown().is_some_and(census::thumbs::has_sides) {
                // Both tables are to be seen at once where there is room.
                let seen = ui.available_height() * 0.55;
                ScrollArea::vertical().id_salt("sides").auto_shrink(false).show(ui, |ui| {
                    census::thumbs::sides_ui(ui, seen, state, view, actions);
                });
            } else {
                census::chart::charts_ui(ui, state, view, actions);
            }
        }),
        Scene::NetTraining => {
            inside(ui, rect, &mut |ui| net_training::net_training_ui(ui, settings, state, view, actions));
        }
        Scene::ReceptiveField => {
            inside(ui, rect, &mut |ui| receptive_field::receptive_field_ui(ui, state, view, actions));
        }
        Scene::Paint => inside(ui, rect, &mut |ui| paint::paint_ui(ui, view, actions)),
        Scene::Stage => {
            let share = if settings.side == Some(SidePanel::Training) { WALL_SHARE } else { SIDE_SHARE };
            let split = match settings.side {
                None | Some(SidePanel::Talk) => rect.right() + 24.0,
                Some(_) => rect.right() - rect.width() * share,
            };
            let (left, right) = (rect.with_max_x(split - 24.0), rect.with_min_x(split.min(rect.right())));
            shown::stages_ui(ui, left, state, view, actions);
            match settings.side {
                Some(SidePanel::Training) => shown::wall_ui(ui, right, state, view),
                Some(SidePanel::Provenance) => {
                    inside(ui, right, &mut |ui| provenance::provenance_ui(ui, state, view, actions));
                }
                Some(SidePanel::Curves) => inside(ui, right, &mut |ui| curves::curves_ui(ui, state, view, actions)),
                Some(SidePanel::Branches) => {
                    inside(ui, right, &mut |ui| stage::branches::branches_ui(ui, state, view, actions));
                }
                Some(SidePanel::Talk) | None => {}
            }
        }
    }
}
