//! The icons of tools for pictures.

use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::pen::Pen;

/// Draws one of them.
pub(crate) fn tool(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Power => {
            pen.arc(7.5, -0.13, 0.63);
            pen.line(&[(12.0, 3.0), (12.0, 11.0)]);
        }
        Icon::Copy => {
            pen.frame(8.5, 8.5, 20.5, 20.5, 2.0);
            pen.line(&[(15.5, 5.5), (15.5, 3.5), (3.5, 3.5), (3.5, 15.5), (5.5, 15.5)]);
        }
        Icon::Mirror => {
            pen.closed(&[(9.5, 5.0), (9.5, 19.0), (2.5, 19.0)]);
            pen.fill(&[(14.5, 5.0), (14.5, 19.0), (21.5, 19.0)]);
            for y in [3.0, 9.0, 15.0] {
                pen.line(&[(12.0, y), (12.0, y + 4.0)]);
            }
        }
        Icon::Trash => {
            pen.line(&[(4.0, 6.5), (20.0, 6.5)]);
            pen.line(&[(9.0, 6.5), (9.0, 3.5), (15.0, 3.5), (15.0, 6.5)]);
            pen.line(&[(6.0, 6.5), (7.0, 20.5), (17.0, 20.5), (18.0, 6.5)]);
            pen.line(&[(12.0, 10.0), (12.0, 17.0)]);
        }
        Icon::ArrowLeft => arrow(pen, |along, across| (12.0 - along, 12.0 + across)),
        Icon::ArrowRight => arrow(pen, |along, across| (12.0 + along, 12.0 + across)),
        Icon::ArrowUp => arrow(pen, |along, across| (12.0 + across, 12.0 - along)),
        Icon::ArrowDown => arrow(pen, |along, across| (12.0 + across, 12.0 + along)),
        Icon::Brush => {
            pen.line(&[(20.0, 4.0), (11.5, 12.5)]);
            pen.fill(&[(9.5, 11.5), (13.0, 15.0), (10.0, 19.0), (3.5, 20.5), (6.0, 14.5)]);
        }
        Icon::Eraser => {
            pen.closed(&[(13.0, 4.0), (20.0, 11.0), (12.0, 19.0), (8.0, 19.0), (4.0, 15.0), (4.0, 13.0)]);
            pen.line(&[(8.5, 8.5), (15.5, 15.5)]);
            pen.line(&[(12.0, 20.0), (20.0, 20.0)]);
        }
        Icon::Fill => {
            pen.closed(&[(11.0, 4.0), (18.5, 11.5), (11.0, 19.0), (3.5, 11.5)]);
            pen.fill(&[(5.0, 12.0), (17.0, 12.0), (11.0, 17.6)]);
            pen.dot(20.5, 17.5, 2.0);
        }
        Icon::Picker => {
            pen.line(&[(4.0, 20.0), (5.0, 16.0), (13.0, 8.0)]);
            pen.line(&[(4.0, 20.0), (8.0, 19.0), (16.0, 11.0)]);
            pen.line(&[(11.5, 6.5), (17.5, 12.5)]);
            pen.fill(&[(14.0, 7.0), (17.5, 3.5), (20.5, 6.5), (17.0, 10.0)]);
        }
        Icon::Select => {
            for k in [4.0, 10.0, 16.0] {
                pen.line(&[(k, 4.0), (k + 4.0, 4.0)]);
                pen.line(&[(k, 20.0), (k + 4.0, 20.0)]);
                pen.line(&[(4.0, k), (4.0, k + 4.0)]);
                pen.line(&[(20.0, k), (20.0, k + 4.0)]);
            }
        }
        _ => {
            pen.frame(4.0, 4.0, 20.0, 20.0, 1.0);
            for k in [9.3, 14.7] {
                pen.line(&[(k, 4.0), (k, 20.0)]);
                pen.line(&[(4.0, k), (20.0, k)]);
            }
        }
    }
}

/// An arrow whose points are given along and across its direction.
fn arrow(pen: &Pen<'_>, at: impl Fn(f32, f32) -> (f32, f32)) {
    pen.line(&[at(-8.0, 0.0), at(8.0, 0.0)]);
    pen.line(&[at(2.0, -6.0), at(8.0, 0.0), at(2.0, 6.0)]);
}
