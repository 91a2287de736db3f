//! Widgets that know nothing of the session: they are given values and say what was done to them.

mod chip;
mod fold;
mod icon;
mod icon_button;
mod icon_tools;
mod menu;
mod picture;
mod segments;
mod stop_slider;
mod switch;

pub(super) use chip::{CHIP_HEIGHT, chip_ui};
pub(super) use fold::fold_ui;
pub(super) use icon::{Icon, paint as paint_icon};
pub(super) use icon_button::{IconButton, TextIconButton, focus_ring};
pub(super) use menu::menu_ui;
pub(super) use picture::{
    PatchWindow, on_pixels, paint_outdated, paint_patch_window, paint_picture, picture_size, pixel_at,
};
pub(super) use segments::{Segment, segments_ui};
pub(super) use stop_slider::StopSlider;
pub(super) use switch::switch_ui;
