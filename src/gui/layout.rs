//! What the size of the window means for its panels.

use crate::gui::theme::{CONTROLS_WIDTH, MAX_SIDE_WIDTH, SIDE_WIDTH};

/// The arrangement for a size of the window, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowLayout {
    /// Too narrow for controls beside the stage: they lie over it.
    pub narrow: bool,
    /// Too low for the status line and for large type.
    pub low: bool,
    /// So low that the controls stand closer together.
    pub dense: bool,
    /// Width of the controls.
    pub controls_width: f32,
    /// Width of the panel on the right.
    pub side_width: f32,
    /// Too narrow for a panel on the right beside the stage: it lies over it.
    pub side_over: bool,
    /// Wide enough for panels that open by themselves.
    pub roomy: bool,
}

impl WindowLayout {
    /// Below this width the controls lie over the stage.
    const NARROW: f32 = 720.0;
    /// Below this width the panel on the right lies over the stage.
    const MIN_SIDE_DOCKED: f32 = 1000.0;
    /// From this width on panels open by themselves.
    const ROOMY: f32 = 1180.0;
    /// Below this height the window is low.
    const LOW: f32 = 440.0;
    /// Below this height the controls are dense.
    const DENSE: f32 = 840.0;

    /// The arrangement for the present size.
    pub fn of(ctx: &egui::Context) -> Self {
        Self::for_size(ctx.content_rect().size())
    }

    /// The arrangement for a size in points.
    pub fn for_size(size: egui::Vec2) -> Self {
        let narrow = size.x < Self::NARROW;
        let most = if narrow { size.x - 16.0 } else { size.x * 0.45 };
        Self {
            narrow,
            low: size.y < Self::LOW,
            dense: size.y < Self::DENSE,
            controls_width: CONTROLS_WIDTH.min(most),
            side_width: (0.22 * size.x).clamp(SIDE_WIDTH, MAX_SIDE_WIDTH).min(size.x - 16.0),
            side_over: size.x < Self::MIN_SIDE_DOCKED,
            roomy: size.x >= Self::ROOMY,
        }
    }
}
