//! Room that is used again: at a few dozen microseconds a posterior, asking the system for fresh memory and clearing it
//! would cost more than the work.

use std::sync::{Mutex, PoisonError};

use fearless_simd::Simd;
use fearless_simd::prelude::*;

/// How much room is kept, in bytes: every open training set has some, and there may be dozens of them.
const KEPT_BYTES: usize = 8 << 20;

/// Vectors of any content, lent and given back.
#[derive(Default)]
pub(super) struct Pool<S: Simd> {
    rooms: Mutex<Vec<Vec<S::f32s>>>,
}

impl<S: Simd> Pool<S> {
    pub(super) fn new() -> Self {
        Self { rooms: Mutex::new(Vec::new()) }
    }

    /// Room for `len` vectors, with any numbers in it.
    pub(super) fn take(&self, simd: S, len: usize) -> Vec<S::f32s> {
        let mut room = self.rooms.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        room.resize(len, S::f32s::splat(simd, 0.0));
        room
    }

    /// Gives room back.
    pub(super) fn give(&self, room: Vec<S::f32s>) {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let kept: usize = rooms.iter().chain([&room]).map(Vec::capacity).sum();
        if kept * size_of::<S::f32s>() <= KEPT_BYTES {
            rooms.push(room);
        }
    }
}
