//! The pictures of a census, eight bits a channel, and smaller where there are very many.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diffusion::Seed;
use crate::explain::census::CensusSpec;
use crate::images::{Image, Shape};

/// The most memory for pictures, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// A small picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Thumb {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Red, green, blue, row by row.
    pub rgb: Vec<u8>,
}

impl Thumb {
    /// A picture as it is.
    pub fn of(picture: &Image) -> Self {
        Self::new(picture, 1)
    }

    /// A picture, each of its pixels the mean of `scale` x `scale`.
    fn new(picture: &Image, scale: usize) -> Self {
        let shape = picture.shape();
        let size = [shape.w().div_ceil(scale), shape.h().div_ceil(scale)];
        if scale == 1 {
            return Self { size, rgb: picture.to_rgb8() };
        }
        let mut rgb = Vec::with_capacity(3 * size[0] * size[1]);
        for y in (0..shape.h()).step_by(scale) {
            for x in (0..shape.w()).step_by(scale) {
                let mut sum = [0_u32; 3];
                let mut n = 0;
                for (y, x) in (y..(y + scale).min(shape.h())).flat_map(|y| {
                    let columns = x..(x + scale).min(shape.w());
                    columns.map(move |x| (y, x))
                }) {
                    for (sum, value) in sum.iter_mut().zip(picture.rgb8(y, x)) {
                        *sum += u32::from(value);
                    }
                    n += 1;
                }
                rgb.extend(sum.map(|sum| (sum / n) as u8));
            }
        }
        Self { size, rgb }
    }
}

impl std::fmt::Debug for Thumb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Thumb({}x{})", self.size[0], self.size[1])
    }
}

/// The pictures of a census, by column and seed.
#[derive(Clone, Debug)]
pub struct Thumbnails {
    /// So many pixels of a picture, in each direction, are one here.
    scale: usize,
    /// What all of them will take.
    bytes: usize,
    cells: Vec<BTreeMap<Seed, Arc<Thumb>>>,
}

impl Thumbnails {
    /// Room for the pictures of a census.
    pub fn new(spec: &CensusSpec, shape: Shape) -> Self {
        let n = spec.axis.len() * spec.n_seeds();
        let bytes = |scale: usize| 3 * shape.h().div_ceil(scale) * shape.w().div_ceil(scale) * n;
        let longest = shape.h().max(shape.w());
        let scale = (1..=longest).find(|scale| bytes(*scale) <= MAX_BYTES).unwrap_or(longest);
        let bytes = bytes(scale);
        Self { scale, bytes, cells: vec![BTreeMap::new(); spec.axis.len()] }
    }

    /// Bytes that are left for the pictures of other censuses once all of this one are there.
    pub(crate) fn room_left(&self) -> usize {
        MAX_BYTES.saturating_sub(self.bytes)
    }

    /// The picture of a seed; `None` while it is not there.
    pub fn get(&self, cell: usize, seed: Seed) -> Option<&Arc<Thumb>> {
        self.cells.get(cell)?.get(&seed)
    }

    /// Takes in a picture.
    pub(crate) fn insert(&mut self, cell: usize, seed: Seed, picture: &Image) {
        if let Some(known) = self.cells.get_mut(cell) {
            known.insert(seed, Arc::new(Thumb::new(picture, self.scale)));
        }
    }

    /// Takes over the pictures of the columns that another census has, too.
    pub(crate) fn take_over(&mut self, spec: &CensusSpec, other: &Self, other_spec: &CensusSpec) {
        for (cell, known) in self.cells.iter_mut().enumerate() {
            let run = spec.run(cell);
            for theirs in (0..other.cells.len()).filter(|theirs| other_spec.run(*theirs) == run) {
                for (seed, thumb) in &other.cells[theirs] {
                    if spec.seeds.contains(seed) {
                        known.entry(*seed).or_insert_with(|| Arc::clone(thumb));
                    }
                }
            }
        }
    }

    /// Lets all pictures go if they take more than `bytes`. Returns how many bytes are left.
    pub(crate) fn keep_within(&mut self, bytes: usize) -> usize {
        let used: usize = self.cells.iter().flat_map(BTreeMap::values).map(|thumb| thumb.rgb.len()).sum();
        if used > bytes {
            self.cells.iter_mut().for_each(BTreeMap::clear);
            return bytes;
        }
        bytes - used
    }
}
