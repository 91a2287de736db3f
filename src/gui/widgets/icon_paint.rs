//! Icons, drawn: crisp at every scale and the same on every machine.

use egui::{Color32, Painter, Rect};

use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_tools::tool;
use crate::gui::widgets::pen::Pen;

/// Draws an icon into a square.
pub(crate) fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let pen = Pen::new(painter, rect, color);
    match icon {
        Icon::Play | Icon::Pause | Icon::StepBack | Icon::StepForward | Icon::First | Icon::Last | Icon::Loop => {
            transport(&pen, icon);
        }
        Icon::Right | Icon::Wrong | Icon::Unclear => verdict(&pen, icon),
        Icon::Power | Icon::Copy | Icon::Mirror | Icon::Trash => tool(&pen, icon),
        Icon::Brush | Icon::Eraser | Icon::Fill | Icon::Picker | Icon::Select | Icon::Grid => tool(&pen, icon),
        Icon::ArrowLeft | Icon::ArrowRight | Icon::ArrowUp | Icon::ArrowDown => tool(&pen, icon),
        Icon::Reset => {
            pen.arc(7.5, 0.62, 1.38);
            pen.fill(&[(8.0, 3.5), (2.5, 9.0), (9.0, 10.5)]);
        }
        Icon::Reroll => {
            pen.frame(4.0, 4.0, 20.0, 20.0, 3.5);
            for (x, y) in [(8.5, 8.5), (15.5, 8.5), (12.0, 12.0), (8.5, 15.5), (15.5, 15.5)] {
                pen.dot(x, y, 1.5);
            }
        }
        Icon::Undo => {
            pen.line(&[(9.0, 5.0), (4.5, 9.5), (9.0, 14.0)]);
            pen.line(&[(4.5, 9.5), (14.0, 9.5), (17.5, 10.8), (19.2, 14.2), (17.8, 17.6), (14.5, 19.0), (10.0, 19.0)]);
        }
        Icon::Redo => {
            pen.line(&[(15.0, 5.0), (19.5, 9.5), (15.0, 14.0)]);
            pen.line(&[(19.5, 9.5), (10.0, 9.5), (6.5, 10.8), (4.8, 14.2), (6.2, 17.6), (9.5, 19.0), (14.0, 19.0)]);
        }
        Icon::Sun => {
            pen.ring(12.0, 12.0, 4.0);
            (0..8).for_each(|k| pen.ray(k as f32 / 8.0, 7.0, 10.0));
        }
        Icon::Moon => pen.crescent(),
        Icon::Screen => {
            pen.frame(3.0, 4.0, 21.0, 15.5, 1.5);
            pen.line(&[(12.0, 15.5), (12.0, 18.0)]);
            pen.line(&[(8.0, 20.5), (12.0, 17.0), (16.0, 20.5)]);
            pen.fill(&[(10.0, 7.0), (15.0, 9.75), (10.0, 12.5)]);
        }
        Icon::Help => {
            pen.ring(12.0, 12.0, 9.0);
            pen.line(&[
                (9.2, 9.6),
                (9.8, 7.9),
                (12.0, 7.0),
                (14.2, 7.9),
                (14.8, 9.8),
                (13.4, 11.6),
                (12.0, 12.6),
                (12.0, 14.0),
            ]);
            pen.dot(12.0, 17.0, 1.3);
        }
        Icon::FullScreen => {
            pen.line(&[(4.0, 9.0), (4.0, 4.0), (9.0, 4.0)]);
            pen.line(&[(15.0, 4.0), (20.0, 4.0), (20.0, 9.0)]);
            pen.line(&[(20.0, 15.0), (20.0, 20.0), (15.0, 20.0)]);
            pen.line(&[(9.0, 20.0), (4.0, 20.0), (4.0, 15.0)]);
        }
        Icon::Panel => {
            pen.frame(3.0, 4.5, 21.0, 19.5, 2.5);
            pen.line(&[(9.5, 4.5), (9.5, 19.5)]);
        }
        Icon::ReceptiveField => {
            pen.frame(3.5, 3.5, 20.5, 20.5, 2.0);
            pen.frame(7.75, 7.75, 16.25, 16.25, 1.0);
            pen.dot(12.0, 12.0, 1.6);
        }
        Icon::Folder => {
            pen.closed(&[(3.0, 19.0), (3.0, 5.5), (9.0, 5.5), (11.0, 8.0), (21.0, 8.0), (21.0, 19.0)]);
            pen.line(&[(3.0, 11.5), (21.0, 11.5)]);
        }
        Icon::Close => {
            pen.line(&[(6.0, 6.0), (18.0, 18.0)]);
            pen.line(&[(18.0, 6.0), (6.0, 18.0)]);
        }
        Icon::File => {
            pen.line(&[(18.5, 20.5), (18.5, 8.0), (13.5, 3.5), (5.5, 3.5), (5.5, 20.5), (18.5, 20.5)]);
            pen.line(&[(13.0, 4.0), (13.0, 8.5), (18.0, 8.5)]);
            pen.line(&[(9.0, 13.0), (15.0, 13.0)]);
            pen.line(&[(9.0, 16.5), (15.0, 16.5)]);
        }
        Icon::Book => {
            pen.closed(&[(12.0, 7.0), (9.0, 5.2), (3.0, 5.2), (3.0, 18.0), (9.0, 18.0), (12.0, 19.8)]);
            pen.closed(&[(12.0, 7.0), (15.0, 5.2), (21.0, 5.2), (21.0, 18.0), (15.0, 18.0), (12.0, 19.8)]);
        }
        Icon::Add => {
            pen.line(&[(12.0, 5.0), (12.0, 19.0)]);
            pen.line(&[(5.0, 12.0), (19.0, 12.0)]);
        }
        Icon::Compare => {
            pen.frame(3.0, 6.0, 10.5, 18.0, 1.5);
            pen.frame(13.5, 6.0, 21.0, 18.0, 1.5);
        }
        Icon::Gallery => {
            for (x, y) in [(4.0, 4.0), (13.5, 4.0), (4.0, 13.5), (13.5, 13.5)] {
                pen.frame(x, y, x + 6.5, y + 6.5, 1.5);
            }
        }
        Icon::Network => {
            let ends = [(4.5, 7.0), (4.5, 17.0), (12.0, 4.5), (12.0, 12.0), (12.0, 19.5), (19.5, 12.0)];
            for (a, b) in [(0, 2), (0, 3), (1, 3), (1, 4), (2, 5), (3, 5), (4, 5)] {
                pen.line(&[ends[a], ends[b]]);
            }
            ends.iter().for_each(|(x, y)| pen.dot(*x, *y, 2.2));
        }
        Icon::Census => {
            pen.line(&[(3.0, 20.0), (21.0, 20.0)]);
            pen.frame(4.5, 11.0, 8.5, 20.0, 0.5);
            pen.frame(10.0, 4.0, 14.0, 20.0, 0.5);
            pen.frame(15.5, 8.0, 19.5, 20.0, 0.5);
        }
        Icon::Curves => {
            pen.line(&[(4.0, 3.5), (4.0, 20.0), (20.5, 20.0)]);
            pen.line(&[(7.5, 6.0), (10.0, 6.6), (12.0, 9.0), (14.0, 14.0), (16.5, 16.2), (20.5, 16.6)]);
        }
        Icon::Fork => {
            pen.ring(6.5, 5.5, 2.5);
            pen.ring(6.5, 18.5, 2.5);
            pen.ring(17.5, 8.0, 2.5);
            pen.line(&[(6.5, 8.0), (6.5, 16.0)]);
            pen.line(&[(17.5, 10.5), (17.0, 12.6), (15.2, 13.6), (9.5, 13.9), (7.5, 14.8), (6.6, 16.0)]);
        }
        Icon::Film => {
            pen.frame(3.0, 6.0, 21.0, 18.0, 1.5);
            for (x, y) in [(8.0, 10.0), (11.5, 14.0), (15.5, 9.5), (17.0, 14.5), (6.5, 14.5), (12.0, 9.5)] {
                pen.dot(x, y, 1.1);
            }
        }
        Icon::Open => pen.line(&[(6.0, 9.0), (12.0, 15.5), (18.0, 9.0)]),
        Icon::Folded => pen.line(&[(9.0, 6.0), (15.5, 12.0), (9.0, 18.0)]),
        Icon::More => [5.5, 12.0, 18.5].into_iter().for_each(|x| pen.dot(x, 12.0, 1.8)),
        Icon::Difference => {
            pen.frame(3.5, 3.5, 15.5, 15.5, 1.5);
            pen.frame(8.5, 8.5, 20.5, 20.5, 1.5);
            pen.line(&[(11.0, 12.0), (13.0, 12.0)]);
        }
        Icon::Pencil => {
            pen.closed(&[(4.5, 19.5), (5.5, 14.8), (16.0, 4.3), (19.7, 8.0), (9.2, 18.5)]);
            pen.line(&[(13.5, 6.8), (17.2, 10.5)]);
        }
        Icon::Stack => {
            pen.frame(3.5, 7.5, 16.5, 20.5, 2.0);
            pen.line(&[(7.5, 3.5), (18.5, 3.5), (20.5, 5.5), (20.5, 16.5)]);
            pen.line(&[(5.5, 18.5), (9.0, 14.5), (11.5, 17.0), (14.5, 12.5)]);
        }
        Icon::Lock | Icon::Unlock => {
            pen.frame(5.0, 11.0, 19.0, 20.5, 2.0);
            pen.dot(12.0, 15.7, 1.6);
            let lift = if icon == Icon::Lock { 0.0 } else { 2.5 };
            let left = [(8.0, 11.0), (8.0, 8.0 - lift), (9.2, 5.2 - lift), (12.0, 4.0 - lift), (14.8, 5.2 - lift)];
            pen.line(&left);
            pen.line(&[(14.8, 5.2 - lift), (16.0, 8.0 - lift), (16.0, if lift > 0.0 { 7.0 } else { 11.0 })]);
        }
        Icon::Shrink => {
            pen.frame(3.5, 3.5, 20.5, 20.5, 2.5);
            pen.frame(3.5, 12.5, 11.5, 20.5, 1.5);
            pen.line(&[(18.0, 6.0), (13.0, 11.0)]);
            pen.line(&[(13.0, 7.5), (13.0, 11.0), (16.5, 11.0)]);
        }
        Icon::Target => {
            pen.ring(12.0, 12.0, 6.5);
            pen.line(&[(12.0, 2.0), (12.0, 8.0)]);
            pen.line(&[(12.0, 16.0), (12.0, 22.0)]);
            pen.line(&[(2.0, 12.0), (8.0, 12.0)]);
            pen.line(&[(16.0, 12.0), (22.0, 12.0)]);
        }
        Icon::Mosaic => {
            pen.frame(3.5, 3.5, 20.5, 20.5, 2.0);
            pen.line(&[(3.5, 10.0), (9.0, 10.0), (9.0, 15.5), (15.0, 15.5), (15.0, 20.5)]);
            pen.line(&[(9.0, 10.0), (14.0, 10.0), (14.0, 3.5)]);
            pen.line(&[(15.0, 15.5), (20.5, 15.5)]);
        }
        Icon::Search => {
            pen.ring(10.5, 10.5, 6.0);
            pen.line(&[(15.0, 15.0), (20.5, 20.5)]);
        }
    }
}

/// The buttons of a player.
fn transport(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Play => pen.fill(&[(7.0, 4.0), (20.0, 12.0), (7.0, 20.0)]),
        Icon::Pause => {
            pen.bar(6.0, 5.0, 10.0, 19.0);
            pen.bar(14.0, 5.0, 18.0, 19.0);
        }
        Icon::StepBack => {
            pen.fill(&[(18.0, 5.0), (18.0, 19.0), (8.5, 12.0)]);
            pen.bar(5.0, 5.0, 7.5, 19.0);
        }
        Icon::StepForward => {
            pen.fill(&[(6.0, 5.0), (15.5, 12.0), (6.0, 19.0)]);
            pen.bar(16.5, 5.0, 19.0, 19.0);
        }
        Icon::First => {
            pen.fill(&[(13.0, 5.5), (13.0, 18.5), (6.0, 12.0)]);
            pen.fill(&[(20.5, 5.5), (20.5, 18.5), (13.5, 12.0)]);
            pen.bar(3.5, 5.0, 5.5, 19.0);
        }
        Icon::Last => {
            pen.fill(&[(3.5, 5.5), (10.5, 12.0), (3.5, 18.5)]);
            pen.fill(&[(11.0, 5.5), (18.0, 12.0), (11.0, 18.5)]);
            pen.bar(18.5, 5.0, 20.5, 19.0);
        }
        _ => {
            pen.arc(7.5, 0.12, 0.88);
            pen.fill(&[(16.0, 3.0), (21.5, 8.5), (15.0, 10.0)]);
        }
    }
}

/// The signs beside a count: told apart by their form, not by colour alone.
fn verdict(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Right => {
            pen.ring(12.0, 12.0, 9.5);
            pen.line(&[(7.5, 12.3), (10.8, 15.6), (16.8, 8.8)]);
        }
        Icon::Wrong => {
            pen.closed(&[(12.0, 2.8), (22.2, 20.5), (1.8, 20.5)]);
            pen.line(&[(12.0, 9.0), (12.0, 14.6)]);
            pen.dot(12.0, 17.6, 1.3);
        }
        _ => {
            pen.ring(12.0, 12.0, 9.5);
            pen.line(&[(7.5, 12.0), (16.5, 12.0)]);
        }
    }
}
