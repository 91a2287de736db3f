//! The drawn training sets: hands, faces, clocks, flowers, bodies, digits, black and white.
//!
//! Every set is decided by its [`SynthSpec`]: the same text gives the same pictures on every platform.

mod black_white;
mod bodies;
mod clocks;
mod draw;
mod faces;
mod flowers;
mod hands;
mod segments;
mod spec;
mod spec_text;

use rayon::prelude::*;

use self::draw::{Dice, Drawing};
pub use self::spec::{Palette, SynthError, SynthKind, SynthSpec};
use crate::images::{Image, TrainingSet};
use crate::parts::count_parts;

/// How often a picture is drawn before the set is given up. Nearly all pass the first time.
const MAX_ATTEMPTS: u32 = 100;

impl SynthSpec {
    /// Draws the set. Pictures whose parts the counter counts wrongly are drawn again. Picture k depends on the seed
    /// and on k alone, not on the number of pictures. Hands are labelled 0 (right) and 1 (left), digits by their value.
    ///
    /// # Errors
    /// As for [`SynthSpec::check`]; [`SynthError::Uncountable`] when a picture was given up.
    pub fn generate(&self) -> Result<TrainingSet, SynthError> {
        self.generate_while(&|| true)
    }

    /// Draws the set, as long as `go_on`, which is asked before each picture: large sets take minutes.
    ///
    /// # Errors
    /// As for [`SynthSpec::generate`]; [`SynthError::Stopped`] when it was told not to go on.
    pub fn generate_while(&self, go_on: &(dyn Fn() -> bool + Sync)) -> Result<TrainingSet, SynthError> {
        let shape = self.shape()?;
        let mut values = vec![0.0; self.count * shape.len()];
        let labels: Vec<_> = values
            .par_chunks_mut(shape.len())
            .enumerate()
            .map(|(picture_idx, values)| {
                if !go_on() {
                    return Err(SynthError::Stopped);
                }
                let drawing = self.right_drawing(picture_idx)?;
                values.copy_from_slice(drawing.picture.values());
                Ok(drawing.label)
            })
            .collect();
        // Collected first, so that the first failure in order is reported, whichever thread met one.
        let labels = labels.into_iter().collect::<Result<Vec<_>, SynthError>>()?;
        let set = TrainingSet::new(shape, values)?;
        match labels.into_iter().collect::<Option<Vec<_>>>() {
            Some(labels) => Ok(set.with_labels(labels)?),
            None => Ok(set),
        }
    }

    /// One picture with a chosen number of parts, right or wrong, as it is drawn: nothing is counted. This is what
    /// the counters are tested with.
    ///
    /// # Errors
    /// As for [`SynthSpec::check`].
    pub fn draw_with(&self, parts: usize, picture_idx: usize) -> Result<Image, SynthError> {
        self.check()?;
        Ok(self.drawing(Some(parts), picture_idx, 0).picture)
    }

    /// The first drawing of a picture on which its counter agrees.
    fn right_drawing(&self, picture_idx: usize) -> Result<Drawing, SynthError> {
        let agreed = |drawing: &Drawing| self.kind.parts().is_none_or(|kind| count_parts(kind, &drawing.picture).right);
        (0..MAX_ATTEMPTS).map(|attempt| self.drawing(None, picture_idx, attempt)).find(agreed).ok_or_else(|| {
            SynthError::Uncountable { spec: Box::new(self.clone()), picture_idx, attempts: MAX_ATTEMPTS }
        })
    }

    /// One attempt at a picture. `parts`: how many; `None` for the right number.
    fn drawing(&self, parts: Option<usize>, picture_idx: usize, attempt: u32) -> Drawing {
        let draw = match self.kind {
            SynthKind::Hands => hands::draw,
            SynthKind::Faces => faces::draw,
            SynthKind::Clocks => clocks::draw,
            SynthKind::Flowers => flowers::draw,
            SynthKind::Bodies => bodies::draw,
            SynthKind::Segments => segments::draw,
            SynthKind::BlackWhite => black_white::draw,
        };
        draw(self, parts, picture_idx, &mut Dice::new(self.seed, picture_idx, attempt))
    }
}
