//! Where in time the stages stand.

/// Where in time the stages stand: one step for all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playhead {
    /// The step of the grid, from the first step of the run down to 1.
    pub step: usize,
    /// Whether it goes along with the newest frame until the run is complete.
    pub following: bool,
    /// Whether it is moving by itself.
    pub playing: bool,
    /// When it moves next, in seconds of the window's clock.
    pub next_tick_secs: Option<f64>,
}

impl Default for Playhead {
    fn default() -> Self {
        Self { step: 1, following: true, playing: false, next_tick_secs: None }
    }
}
