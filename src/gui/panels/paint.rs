//! The pixel editor: tools on the left, the picture as large as it goes.

use egui::{
    Align, Color32, CursorIcon, Layout, Painter, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::paint::actions::{PaintAction, PaintOn};
use crate::app::paint::canvas::{Area, Canvas, SIZES, Subject, Tool};
use crate::app::text::common::Label;
use crate::app::text::sets as text;
use crate::app::view::View;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{CONTROL_HEIGHT, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::picture::{on_pixels, paint_picture, picture_size};
use crate::gui::widgets::segments::{Segment, segments_ui};

/// Width of the tools, in points.
const TOOLS: f32 = 148.0;
/// Side of a swatch, in points.
const SWATCH: f32 = 20.0;

/// Draws the editor over the whole middle of the window.
pub(crate) fn paint_ui(ui: &mut Ui, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let Screen { view: View { paint_session, .. }, textures, .. } = view;
    let Some(paint_session) = paint_session else {
        actions.push(Action::Paint(PaintAction::Close));
        return;
    };
    let canvas = &mut paint_session.canvas;
    let mut said = Vec::new();
    header_ui(ui, canvas, &mut said);
    ui.add_space(4.0);
    let room = ui.available_rect_before_wrap();
    let tools = Rect::from_min_size(room.min, vec2(TOOLS, room.height()));
    ui.scope_builder(egui::UiBuilder::new().max_rect(tools), |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| tools_ui(ui, canvas, &mut said));
    });
    let left = Rect::from_min_max(pos2(tools.right() + 16.0, room.top()), room.max);
    let size = picture_size(ui, left.size().max(Vec2::splat(32.0)), canvas.shape());
    let rect = Rect::from_min_size(on_pixels(ui, left.center() - size / 2.0), size);
    let picture = || canvas.picture();
    let texture = textures.get_with(ui.ctx(), Place::Canvas, PictureKey::Canvas(canvas.version()), picture);
    paint_picture(ui.painter(), rect, texture);
    canvas_ui(ui, rect, canvas, &mut said);
    ui.allocate_rect(room, Sense::hover());
    actions.extend(said.into_iter().map(Action::Paint));
}

/// What is painted on, and what can be done with it.
fn header_ui(ui: &mut Ui, canvas: &Canvas, said: &mut Vec<PaintAction>) {
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if IconButton::new(Icon::Close, text::DRAW_CLOSE.name(), text::DRAW_CLOSE.hint()).ui(ui).clicked() {
                said.push(PaintAction::Close);
            }
            let mut button = |ui: &mut Ui, icon, label: Label, action| {
                let button = TextIconButton { icon, text: label.name(), hint: label.hint(), width: None };
                if button.ui(ui).clicked() {
                    said.push(action);
                }
            };
            match canvas.subject {
                Subject::Noisy(..) => {
                    button(ui, Icon::Play, text::CONTINUE, PaintAction::Continue);
                    button(ui, Icon::Reroll, text::OTHER_NOISE, PaintAction::NewNoise);
                }
                Subject::Training(..) => {
                    button(ui, Icon::Add, text::SAVE_NEW, PaintAction::SaveNew);
                    button(ui, Icon::Reset, text::REPLACE, PaintAction::Replace);
                }
                Subject::Blank | Subject::Result => button(ui, Icon::Add, text::SAVE_NEW, PaintAction::SaveNew),
            }
        });
    });
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let chosen = match canvas.subject {
            Subject::Training(..) => PaintOn::Training,
            Subject::Blank => PaintOn::Blank,
            Subject::Result => PaintOn::Result,
            Subject::Noisy(..) => PaintOn::Noisy,
        };
        let segments = [
            Segment::label(PaintOn::Training, text::ON_TRAINING),
            Segment::label(PaintOn::Blank, text::ON_BLANK),
            Segment::label(PaintOn::Result, text::ON_RESULT),
            Segment::label(PaintOn::Noisy, text::ON_NOISY),
        ];
        let width = ui.available_width().min(300.0);
        ui.allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
            if let Some(on) = segments_ui(ui, chosen, &segments) {
                said.push(PaintAction::Open(on));
            }
        });
        let line = RichText::new(text::paint_title(canvas.subject)).text_style(title());
        ui.add(egui::Label::new(line).truncate());
    });
}

/// The tools, the colours, what can be done with a marked piece.
fn tools_ui(ui: &mut Ui, canvas: &mut Canvas, said: &mut Vec<PaintAction>) {
    ui.set_width(TOOLS - 8.0);
    ui.spacing_mut().item_spacing = vec2(4.0, 6.0);
    let icon = |tool| match tool {
        Tool::Brush => Icon::Brush,
        Tool::Eraser => Icon::Eraser,
        Tool::Fill => Icon::Fill,
        Tool::Picker => Icon::Picker,
        Tool::Select => Icon::Select,
    };
    ui.horizontal_wrapped(|ui| {
        for tool in Tool::ALL {
            let label = text::tool(tool);
            let button = IconButton::new(icon(tool), label.name(), label.hint()).filled().on(canvas.tool == tool);
            if button.ui(ui).clicked() {
                said.push(PaintAction::Take(tool));
            }
        }
        for (icon, label, on, action) in [
            (Icon::Mirror, text::BOTH_SIDES, canvas.mirror, PaintAction::ToggleMirror),
            (Icon::Grid, text::GRID_LINES, canvas.grid, PaintAction::ToggleGrid),
        ] {
            if IconButton::new(icon, label.name(), label.hint()).filled().on(on).ui(ui).clicked() {
                said.push(action);
            }
        }
    });
    let sizes: Vec<Segment<i32>> = (0..SIZES.len())
        .map(|k| Segment {
            value: SIZES[k],
            text: text::BRUSH_SIZES[k],
            name: text::BRUSH_NAMES[k].get(),
            hint: text::BRUSH_HINT.get(),
        })
        .collect();
    if let Some(size) = segments_ui(ui, canvas.size, &sizes) {
        said.push(PaintAction::SetSize(size));
    }
    colours_ui(ui, canvas, said);
    if let Subject::Noisy(..) = canvas.subject {
        let label = text::SHOW_NOISE;
        if crate::gui::widgets::chip::chip_ui(ui, canvas.show_noise, label.name(), label.hint()).clicked() {
            said.push(PaintAction::ToggleNoise);
        }
    }
    let marked = canvas.marked().is_some() && !canvas.is_floating();
    let pieces = [
        (Icon::Copy, text::COPY, PaintAction::Copy, marked),
        (Icon::Close, text::CUT, PaintAction::Cut, marked),
        (Icon::Add, text::PASTE, PaintAction::Paste, canvas.has_clip()),
        (Icon::Mirror, text::FLIP, PaintAction::Flip, canvas.is_floating()),
        (Icon::Right, text::SETTLE, PaintAction::Settle, canvas.is_floating()),
    ];
    for (icon, label, action, useful) in pieces {
        let pressed = ui.scope(|ui| {
            if !useful {
                ui.multiply_opacity(0.45);
            }
            let width = Some(ui.available_width());
            TextIconButton { icon, text: label.name(), hint: label.hint(), width }.ui(ui).clicked()
        });
        if pressed.inner {
            said.push(action);
        }
    }
}

/// The colour of the brush, and those of the picture.
fn colours_ui(ui: &mut Ui, canvas: &mut Canvas, said: &mut Vec<PaintAction>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        let mut colour = canvas.colour;
        let response = ui.name_inputs(text::COLOUR.name(), |ui| {
            ui.spacing_mut().interact_size = vec2(ui.available_width(), CONTROL_HEIGHT);
            ui.color_edit_button_srgb(&mut colour)
        });
        response.on_hover_text(text::COLOUR.hint());
        if colour != canvas.colour {
            said.push(PaintAction::SetColour(colour));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(3.0);
        for (index, colour) in canvas.palette().iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(SWATCH), Sense::click());
            let name = text::swatch(index);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, *colour == canvas.colour, &name));
            let [r, g, b] = *colour;
            ui.painter().rect_filled(rect, 4.0, Color32::from_rgb(r, g, b));
            let line = if *colour == canvas.colour { Stroke::new(2.0, c.accent) } else { Stroke::new(1.0, c.line) };
            ui.painter().rect_stroke(rect, 4.0, line, StrokeKind::Inside);
            focus_ring(ui, rect, &response);
            if response.on_hover_text(name).clicked() {
                said.push(PaintAction::SetColour(*colour));
            }
        }
    });
}

/// The picture: what the pointer does on it, and what is drawn over it.
fn canvas_ui(ui: &Ui, rect: Rect, canvas: &Canvas, said: &mut Vec<PaintAction>) {
    let shape = canvas.shape();
    let cell = rect.width() / shape.w() as f32;
    let pixel = |at: Pos2| {
        let inside = (at - rect.min) / cell;
        (inside.y.floor() as i32, inside.x.floor() as i32)
    };
    let response = ui.interact(rect, ui.scope_id().with("canvas"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::CANVAS));
    let (went_down, is_down, origin, at) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.primary_pressed(), pointer.primary_down(), pointer.press_origin(), pointer.interact_pos())
    });
    if went_down && response.is_pointer_button_down_on() {
        said.extend(origin.map(|origin| PaintAction::Press(pixel(origin))));
    }
    if response.is_pointer_button_down_on()
        && is_down
        && let (Some(origin), Some(at)) = (origin, at)
    {
        said.push(PaintAction::Drag(pixel(origin), pixel(at)));
    }
    if response.drag_stopped() || response.clicked() {
        said.push(PaintAction::Release);
    }
    let painter = ui.painter_at(rect.expand(2.0));
    if canvas.grid && cell >= 6.0 {
        grid(&painter, rect, cell, shape.h(), shape.w());
    }
    let area = |area: Area| {
        let corner = rect.min + vec2(area.left as f32, area.top as f32) * cell;
        Rect::from_min_size(corner, vec2(area.w as f32, area.h as f32) * cell)
    };
    if let Some(marked) = canvas.marked() {
        let width = if canvas.is_floating() { 2.0 } else { 1.5 };
        outline(&painter, area(marked), width);
    }
    let Some(hover) = response.hover_pos() else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    let (y, x) = pixel(hover);
    let side = match canvas.tool {
        Tool::Brush | Tool::Eraser => canvas.size,
        Tool::Fill | Tool::Picker => 1,
        Tool::Select => return,
    };
    outline(&painter, area(Area { top: y - side / 2, left: x - side / 2, h: side, w: side }), 1.0);
}

/// Lines between the pixels.
fn grid(painter: &Painter, rect: Rect, cell: f32, rows: usize, columns: usize) {
    let stroke = Stroke::new(1.0, Color32::from_white_alpha(22));
    for k in 1..columns {
        painter.vline(rect.left() + cell * k as f32, rect.y_range(), stroke);
    }
    for k in 1..rows {
        painter.hline(rect.x_range(), rect.top() + cell * k as f32, stroke);
    }
}

/// A line that shows on every picture.
fn outline(painter: &Painter, rect: Rect, width: f32) {
    painter.rect_stroke(rect, 0.0, Stroke::new(width + 2.0, Color32::from_black_alpha(150)), StrokeKind::Middle);
    painter.rect_stroke(rect, 0.0, Stroke::new(width, Color32::WHITE), StrokeKind::Middle);
}
