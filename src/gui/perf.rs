//! Own work per frame, measured.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long the first pictures took, from the start of the program's own work.
#[derive(Clone, Copy, Debug)]
pub struct Startup {
    began: Instant,
    /// Called once, when the first picture is on the screen: for measurements from outside.
    pub tell: Option<fn()>,
    /// When the first frame of the first run was drawn.
    pub first_picture: Option<Duration>,
    /// When its result was drawn.
    pub first_result: Option<Duration>,
}

impl Default for Startup {
    fn default() -> Self {
        Self { began: Instant::now(), tell: None, first_picture: None, first_result: None }
    }
}

impl Startup {
    /// Whether a picture was drawn that is to be told of once it is on the screen, with the next frame.
    pub fn is_to_be_told(&self) -> bool {
        self.tell.is_some() && self.first_picture.is_some()
    }

    /// Notes that the picture of a step was drawn.
    pub fn note(&mut self, step: usize) {
        if self.first_result.is_none() {
            let now = self.began.elapsed();
            self.first_picture.get_or_insert(now);
            if step == 1 {
                self.first_result = Some(now);
            }
        }
    }
}

/// The last frames' own work: everything between the window asking for a frame and the shapes being handed over.
#[derive(Debug, Default)]
pub struct FrameTimes {
    millis: VecDeque<f32>,
    worst_ever: f32,
}

impl FrameTimes {
    const KEPT: usize = 240;

    /// Notes a frame.
    pub fn push(&mut self, spent: Duration) {
        let millis = spent.as_secs_f32() * 1e3;
        if self.millis.len() == Self::KEPT {
            self.millis.pop_front();
        }
        self.millis.push_back(millis);
        self.worst_ever = self.worst_ever.max(millis);
    }

    /// Median of the last frames, in milliseconds.
    pub fn median_ms(&self) -> f32 {
        let mut sorted: Vec<f32> = self.millis.iter().copied().collect();
        sorted.sort_by(f32::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
    }

    /// The worst of the last frames, in milliseconds.
    pub fn worst_ms(&self) -> f32 {
        self.millis.iter().copied().fold(0.0, f32::max)
    }

    /// The worst frame since the start, in milliseconds.
    pub fn worst_ever_ms(&self) -> f32 {
        self.worst_ever
    }

    /// The last frames, oldest first, in milliseconds.
    pub fn millis(&self) -> impl Iterator<Item = f32> + '_ {
        self.millis.iter().copied()
    }
}
