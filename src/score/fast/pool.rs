//! Room that is used again: at a few dozen microseconds a posterior, asking the system for fresh memory and clearing it
//! would cost more than the work.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fearless_simd::Simd;
use fearless_simd::prelude::*;

/// How much room is kept for each level of vector instructions, in bytes.
const KEPT_BYTES: usize = 12 << 20;

/// The rooms of each level. All training sets share them: dozens may be open, and one or two are at work.
static LEVELS: Mutex<Vec<Arc<dyn Any + Send + Sync>>> = Mutex::new(Vec::new());

/// Vectors of any content, lent and given back.
pub(super) struct Pool<S: Simd> {
    rooms: Arc<Rooms<S>>,
}

struct Rooms<S: Simd>(Mutex<Vec<Vec<S::f32s>>>);

impl<S: Simd> Pool<S> {
    /// The pool of a level.
    pub(super) fn shared() -> Self {
        let mut levels = lock(&LEVELS);
        let known = levels.iter().find_map(|rooms| Arc::clone(rooms).downcast::<Rooms<S>>().ok());
        let rooms = known.unwrap_or_else(|| {
            let rooms = Arc::new(Rooms::<S>(Mutex::default()));
            levels.push(Arc::<Rooms<S>>::clone(&rooms));
            rooms
        });
        Self { rooms }
    }

    /// Room for `len` vectors, with any numbers in it.
    pub(super) fn take(&self, simd: S, len: usize) -> Vec<S::f32s> {
        let mut room = lock(&self.rooms.0).pop().unwrap_or_default();
        room.resize(len, S::f32s::splat(simd, 0.0));
        if cfg!(debug_assertions) {
            // What reads a place that it has not written is wrong: here everybody can see that it is.
            room.fill(S::f32s::splat(simd, f32::NAN));
        }
        room
    }

    /// Gives room back.
    pub(super) fn give(&self, room: Vec<S::f32s>) {
        let mut rooms = lock(&self.rooms.0);
        let kept: usize = rooms.iter().chain([&room]).map(Vec::capacity).sum();
        if kept * size_of::<S::f32s>() <= KEPT_BYTES {
            rooms.push(room);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
