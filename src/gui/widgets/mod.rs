//! Widgets that know nothing of the session: they are given values and say what was done to them.

pub(crate) mod chip;
pub(crate) mod fold;
pub(crate) mod formula;
pub(crate) mod icon;
pub(crate) mod icon_button;
pub(crate) mod icon_paint;
pub(crate) mod icon_tools;
pub(crate) mod menu;
pub(crate) mod pen;
pub(crate) mod picture;
pub(crate) mod plot;
pub(crate) mod segments;
pub(crate) mod stop_slider;
pub(crate) mod switch;
