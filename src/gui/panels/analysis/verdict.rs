//! How a count looks: a sign and a colour.

use egui::{Color32, Ui};

use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::parts::PartCount;

/// The sign and the colour of a count: the form tells as much as the colour.
pub(crate) fn verdict(ui: &Ui, count: &PartCount) -> (Icon, Color32) {
    let c = colors(ui);
    if !count.well_formed {
        (Icon::Unclear, c.weak)
    } else if count.right {
        (Icon::Right, c.accent)
    } else {
        (Icon::Wrong, c.warn)
    }
}
