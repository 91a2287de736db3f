//! The legends of the maps, in numbers.

use egui::{Align2, FontId, Mesh, Painter, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::analysis::maps::DrawnMap;
use crate::app::text::explain as text;
use crate::explain::colour::{Rgb, Scale, displacement_colour};
use crate::explain::mosaic::{Legend, MapKind};
use crate::gui::theme::{Colors, colors, rgb};
use crate::score::Machine;

/// Draws the legend of a map; `unit` is the size of its text, 1 for the usual. `None`: the map is being worked out.
pub(crate) fn legend_ui(ui: &Ui, rect: Rect, unit: f32, map: MapKind, drawn: Option<&DrawnMap>, machine: Machine) {
    let pen = Pen { painter: ui.painter_at(rect.expand(8.0)), c: colors(ui), unit };
    let top = rect.min + vec2(0.0, 4.0 * unit);
    let lines = match drawn.map(|drawn| &drawn.map.legend) {
        None => vec![pen.line(top, text::MAP_WAITING.get().to_owned(), true)],
        Some(Legend::Displacement { .. }) if !machine.reach.moves() => {
            vec![pen.line(top, text::NOTHING_MOVES.get().to_owned(), true)]
        }
        Some(Legend::Displacement { longest, median, moved }) => {
            let radius = (rect.height() / 2.0 - 3.0).min(30.0 * unit);
            pen.wheel(pos2(rect.left() + radius + 2.0, rect.top() + radius + 2.0), radius);
            let at = top + vec2(2.0 * radius + 14.0 * unit, 6.0 * unit);
            let lines = [text::moved_line(*moved, *median), text::wheel_line(*longest)];
            pen.lines(at, lines)
        }
        Some(Legend::Scale { scale, median, .. }) => {
            let width = rect.width().min(360.0 * unit);
            let (line, ends) = match map {
                MapKind::Certainty => (text::median_patches(*median), (text::CERTAIN.get(), text::UNCERTAIN.get())),
                _ => (text::median_difference(*median), (text::DIFFERENCE_UNIT.get(), "")),
            };
            let ramp = Rect::from_min_size(rect.min + vec2(0.0, 28.0 * unit), vec2(width, 11.0 * unit));
            pen.ramp(ramp, scale, *median);
            let first = pen.line(top - vec2(0.0, 2.0 * unit), line, true);
            let font = FontId::proportional(13.0 * unit);
            let weak = pen.painter.layout_no_wrap(ends.0.to_owned(), font.clone(), pen.c.weak);
            let other = pen.painter.layout_no_wrap(ends.1.to_owned(), font, pen.c.weak);
            let room = rect.width() - first.1 - 16.0 * unit;
            if weak.size().x < room {
                pen.painter.galley(pos2(rect.left() + first.1 + 14.0 * unit, top.y), weak, pen.c.weak);
            }
            if !ends.1.is_empty() && rect.width() - width > other.size().x + 12.0 * unit {
                pen.painter.galley(pos2(ramp.right() + 10.0 * unit, ramp.top() - 3.0 * unit), other, pen.c.weak);
            }
            vec![first]
        }
        Some(Legend::YesNo { colour, rest, share, .. }) => {
            let first = pen.swatch(top, *colour, text::inconsistent_line(*share), true);
            let second = pen.swatch(top + vec2(0.0, 24.0 * unit), *rest, text::consistent_line(*share), false);
            vec![first, second]
        }
        Some(Legend::Sources(_)) => Vec::new(),
    };
    let words = text::legend_lines(lines.into_iter().map(|(words, _)| words));
    let response = ui.interact(rect, ui.scope_id().with(("legend", rect.left() as i32)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(text::map_hint(map).get());
}

/// What the legends are drawn with.
struct Pen {
    painter: Painter,
    c: &'static Colors,
    unit: f32,
}

impl Pen {
    /// A line of text; returns it with its width.
    fn line(&self, at: Pos2, words: String, strong: bool) -> (String, f32) {
        let (size, color) = if strong { (15.0, self.c.text) } else { (13.0, self.c.weak) };
        let font = FontId::proportional(size * self.unit);
        let room = (self.painter.clip_rect().right() - at.x).max(40.0);
        let galley = self.painter.layout(words.clone(), font, color, room);
        let width = galley.size().x;
        self.painter.galley(at, galley, color);
        (words, width)
    }

    /// The first line strong, the others below it.
    fn lines(&self, at: Pos2, lines: [String; 2]) -> Vec<(String, f32)> {
        let [first, second] = lines;
        let below = at + vec2(0.0, 23.0 * self.unit);
        vec![self.line(at, first, true), self.line(below, second, false)]
    }

    /// A colour with what it means.
    fn swatch(&self, at: Pos2, colour: Rgb, words: String, strong: bool) -> (String, f32) {
        let side = 15.0 * self.unit;
        let square = Rect::from_min_size(at + vec2(0.0, 2.0 * self.unit), vec2(side, side));
        self.painter.rect_filled(square, 3.0, rgb(colour));
        self.line(at + vec2(side + 9.0 * self.unit, 0.0), words, strong)
    }

    /// A scale with its numbers below and its median marked above.
    fn ramp(&self, rect: Rect, scale: &Scale, median: f64) {
        let mut mesh = Mesh::default();
        let steps = 64;
        for i in 0..steps {
            let (from, to) = (i as f32 / steps as f32, (i + 1) as f32 / steps as f32);
            let x = |part: f32| rect.left() + rect.width() * part;
            let index = mesh.vertices.len() as u32;
            for (part, y) in [(from, rect.top()), (to, rect.top()), (to, rect.bottom()), (from, rect.bottom())] {
                mesh.colored_vertex(pos2(x(part), y), rgb(scale.gradient.at(f64::from(part))));
            }
            mesh.add_triangle(index, index + 1, index + 2);
            mesh.add_triangle(index, index + 2, index + 3);
        }
        self.painter.add(mesh);
        let at = |value: f64| rect.left() + rect.width() * scale.part(value) as f32;
        let ticks = scale.ticks();
        let font = FontId::proportional(13.0 * self.unit);
        for (i, tick) in ticks.iter().enumerate() {
            let align = match i {
                0 => Align2::LEFT_TOP,
                _ if i + 1 == ticks.len() => Align2::RIGHT_TOP,
                _ => Align2::CENTER_TOP,
            };
            self.painter.text(pos2(at(*tick), rect.bottom() + 2.0), align, tick, font.clone(), self.c.weak);
        }
        let (x, size) = (at(median), 5.0 * self.unit);
        let tip = pos2(x, rect.top() - 1.0);
        let triangle = vec![tip, tip + vec2(size, -size * 1.3), tip + vec2(-size, -size * 1.3)];
        self.painter.add(egui::Shape::convex_polygon(triangle, self.c.text, egui::Stroke::NONE));
    }

    /// The hues of the directions, brighter towards the rim.
    fn wheel(&self, center: Pos2, radius: f32) {
        const SPOKES: usize = 48;
        const RINGS: usize = 5;
        let mut mesh = Mesh::default();
        let point = |ring: usize, spoke: usize| {
            let part = ring as f32 / RINGS as f32;
            // In a thousandth of the longest, so that a whole number says the direction.
            let along = egui::Vec2::angled(spoke as f32 / SPOKES as f32 * std::f32::consts::TAU) * part;
            let by = ((along.y * 1000.0).round() as i32, (along.x * 1000.0).round() as i32);
            (center + along * radius, rgb(displacement_colour(by, 1000.0)))
        };
        for ring in 0..RINGS {
            for spoke in 0..SPOKES {
                let index = mesh.vertices.len() as u32;
                for (ring, spoke) in [(ring, spoke), (ring, spoke + 1), (ring + 1, spoke + 1), (ring + 1, spoke)] {
                    let (at, color) = point(ring, spoke);
                    mesh.colored_vertex(at, color);
                }
                mesh.add_triangle(index, index + 1, index + 2);
                mesh.add_triangle(index, index + 2, index + 3);
            }
        }
        self.painter.add(mesh);
    }
}
