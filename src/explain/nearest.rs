//! The training picture that is nearest to a picture, in place or moved round the torus.

use rayon::prelude::*;

use crate::images::{Image, TrainingSet};
use crate::score::{Boundary, Machine};

use super::torus::{Torus, power, short_way};

/// A picture nearer to a training picture than this share of the set's [spread](TrainingSet::spread) is called a copy
/// of it. For silhouettes of hands of 64 pixels that is a root mean square difference of .15, for hands in colour, which
/// differ from one another by half as much, .07; the two training hands that are most alike are .22 and .10 apart.
pub const COPY_SPREAD: f32 = 1.0 / 3.0;

/// A picture nearer than this (range 2, some grey levels) is a copy in any set: in one of a single picture, say.
const COPY_AT_LEAST: f32 = 0.02;

/// The nearest training picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Which one, counted from 0.
    pub image_idx: usize,
    /// Root mean square difference to it, in pixel units (range 2).
    pub rms: f32,
    /// How far it has to be moved, `(rows down, columns to the right)`, round the torus the short way; (0, 0) where
    /// patches can't move round.
    pub shift: (i32, i32),
    /// Below this difference the picture is a copy (see [`COPY_SPREAD`]).
    pub copy_rms: f32,
}

impl Nearest {
    /// Whether the picture is a copy of its nearest training picture.
    pub fn is_copy(&self) -> bool {
        self.rms < self.copy_rms
    }

    /// The training picture, moved as far as it has to be.
    ///
    /// # Panics
    /// When the set has no such picture.
    pub fn picture(&self, set: &TrainingSet) -> Image {
        let image = set.image(self.image_idx);
        if self.shift == (0, 0) { image } else { image.rolled(self.shift.0 as isize, self.shift.1 as isize) }
    }

    /// A picture moved back by the shift, so that it lies as its nearest training picture does: before anything is
    /// counted in what came out of a machine on the torus.
    pub fn recentred(&self, picture: &Image) -> Image {
        if self.shift == (0, 0) {
            return picture.clone();
        }
        picture.rolled(-(self.shift.0 as isize), -(self.shift.1 as isize))
    }
}

/// Whether a machine's pictures may come out moved round the torus, so that they have to be compared with every shift.
pub fn moves_round(machine: Machine) -> bool {
    machine.boundary == Boundary::Circular && machine.reach.moves()
}

/// The training picture nearest to what `machine` made; `None` when the shapes differ. Compares with every shift round
/// the torus where the machine moves patches round it ([`nearest_on_torus`]), in place otherwise.
pub fn nearest(set: &TrainingSet, picture: &Image, machine: Machine) -> Option<Nearest> {
    if moves_round(machine) {
        return nearest_on_torus(set, picture);
    }
    set.nearest(picture).map(|(image_idx, rms)| Nearest { image_idx, rms, shift: (0, 0), copy_rms: copy_rms(set) })
}

/// Below this root mean square difference a picture is a copy (see [`COPY_SPREAD`]).
pub fn copy_rms(set: &TrainingSet) -> f32 {
    (COPY_SPREAD * set.spread()).max(COPY_AT_LEAST)
}

/// The training picture nearest to a picture, each moved round the torus as fits best; `None` when the shapes differ.
///
/// `||x - S u||^2 = ||x||^2 + ||u||^2 - 2 <x, S u>` with the inner products of all shifts S from one Fourier transform:
/// O(n c h w log(h w)), in double precision. Runs on the current rayon pool; among equals the lower picture, then the
/// lower shift downwards, then to the right is named.
pub fn nearest_on_torus(set: &TrainingSet, picture: &Image) -> Option<Nearest> {
    let shape = set.shape();
    let torus = Torus::new(shape);
    let spectrum = (picture.shape() == shape).then(|| torus.spectrum(picture.values()))?;
    let best_of_each: Vec<_> = (0..set.n_images())
        .into_par_iter()
        .map(|k| {
            let values = set.image_values(k);
            let products = torus.inner_products(&spectrum, &torus.spectrum(values));
            let best = products.iter().enumerate().fold((0, f64::NEG_INFINITY), |best, (shift, product)| {
                if *product > best.1 { (shift, *product) } else { best }
            });
            (k, best.0, power(values) - 2.0 * best.1)
        })
        .collect();
    let (image_idx, shift, _) = best_of_each.into_iter().min_by(|a, b| a.2.total_cmp(&b.2))?;
    let shift = (short_way(shift / shape.w(), shape.h()), short_way(shift % shape.w(), shape.w()));
    let mut nearest = Nearest { image_idx, rms: 0.0, shift, copy_rms: copy_rms(set) };
    nearest.rms = nearest.picture(set).rms_to(picture)?;
    Some(nearest)
}
