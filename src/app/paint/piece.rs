//! A piece of a picture: copied, cut out, pasted, moved.

use crate::app::paint::canvas::{Area, Canvas, Colour, Tool};
use crate::app::paint::colours::{ground, within};
use crate::images::Shape;

/// The ground is left out of what is copied up to here: where a piece meets it their colours mix.
const GROUND_NEAR: i32 = 64;

/// Pixels that were copied; `None` where the ground showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clip {
    pub(crate) area: Area,
    pixels: Vec<Option<Colour>>,
}

impl Canvas {
    /// Copies the marked rectangle, without the ground where it shows, so that a finger comes without its background.
    pub fn copy(&mut self) {
        let Some(area) = self.selection else { return };
        let ground = ground(&self.under);
        let pixel = |y: i32, x: i32| {
            let colour = self.inside((y, x)).map(|(y, x)| self.at(y, x));
            colour.filter(|colour| !within(*colour, ground, GROUND_NEAR))
        };
        let rows = area.top..area.top + area.h;
        let pixels = rows.flat_map(|y| (area.left..area.left + area.w).map(move |x| (y, x)));
        let pixels = pixels.map(|(y, x)| pixel(y, x)).collect();
        self.clip = Some(Clip { area, pixels });
    }

    /// Copies the marked rectangle and erases it.
    pub fn cut(&mut self) {
        let Some(area) = self.selection else { return };
        self.copy();
        self.remember();
        let w = self.shape().w();
        for y in area.top..area.top + area.h {
            for x in area.left..area.left + area.w {
                if let Some((y, x)) = self.inside((y, x)) {
                    self.painted[y * w + x] = self.erased.pixels()[y * w + x];
                }
            }
        }
        self.version += 1;
    }

    /// Puts what was copied over the picture, to be moved; a little beside its place, so that it is seen.
    pub fn paste(&mut self) {
        self.settle();
        let Some(mut clip) = self.clip.clone() else { return };
        let (h, w) = (self.shape().h() as i32, self.shape().w() as i32);
        let by = (clip.area.w / 2).max(1);
        clip.area.left = if clip.area.left + clip.area.w + by <= w { clip.area.left + by } else { clip.area.left - by };
        clip.area.top = clip.area.top.clamp(0, (h - clip.area.h).max(0));
        self.floating = Some(clip);
        self.tool = Tool::Select;
        self.version += 1;
    }

    /// Moves what was pasted, or the marked rectangle.
    pub fn nudge(&mut self, dy: i32, dx: i32) {
        let area = match (&mut self.floating, &mut self.selection) {
            (Some(clip), _) => &mut clip.area,
            (None, Some(area)) => area,
            (None, None) => return,
        };
        area.top += dy;
        area.left += dx;
        self.version += 1;
    }

    /// Swaps left and right in what was pasted.
    pub fn flip(&mut self) {
        let Some(clip) = &mut self.floating else { return };
        clip.pixels.chunks_mut(clip.area.w.max(1) as usize).for_each(<[_]>::reverse);
        self.version += 1;
    }

    /// Puts down what was pasted.
    pub fn settle(&mut self) {
        let Some(clip) = self.floating.take() else { return };
        self.remember();
        let shape = self.shape();
        stamp(&mut self.painted, shape, &clip);
        self.version += 1;
    }

    /// Lets go of what hovers, or of the mark. Returns whether there was something.
    pub fn let_go(&mut self) -> bool {
        let had = self.floating.take().is_some() || self.selection.take().is_some();
        self.version += u64::from(had);
        had
    }
}

/// Puts copied pixels down.
pub(crate) fn stamp(painted: &mut [Option<Colour>], shape: Shape, clip: &Clip) {
    let area = clip.area;
    for (k, pixel) in clip.pixels.iter().enumerate() {
        let (y, x) = (area.top + k as i32 / area.w, area.left + k as i32 % area.w);
        if pixel.is_some() && (0..shape.h() as i32).contains(&y) && (0..shape.w() as i32).contains(&x) {
            painted[y as usize * shape.w() + x as usize] = *pixel;
        }
    }
}
