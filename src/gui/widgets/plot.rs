//! Plots that are looked at, not moved: nothing in them can be dragged, zoomed or scrolled.

use egui::AsIdSalt;
use egui_plot::Plot;

/// A plot that stays as it is, without a background or a cross at the pointer.
pub(crate) fn still_plot<'a>(id: impl AsIdSalt) -> Plot<'a> {
    Plot::new(id)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .label_formatter(|_| None)
        .show_background(false)
}
