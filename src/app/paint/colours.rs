//! Which colours are alike, and which are common.

use crate::app::paint::canvas::Colour;
use crate::images::Image;

/// Colours of a channel that differ by no more are one to the fill and to the ground of what is copied.
const NEAR: i32 = 24;
/// The most colours taken from a picture.
const PALETTE: usize = 12;

pub(crate) fn near(a: Colour, b: Colour) -> bool {
    within(a, b, NEAR)
}

pub(crate) fn within(a: Colour, b: Colour, distance: i32) -> bool {
    a.iter().zip(b).all(|(a, b)| (i32::from(*a) - i32::from(b)).abs() <= distance)
}

/// What is behind everything: the commonest colour along the border.
pub(crate) fn ground(picture: &Image) -> Colour {
    let (h, w) = (picture.shape().h(), picture.shape().w());
    let border = (0..h * w).map(|p| (p / w, p % w)).filter(|(y, x)| *y == 0 || *x == 0 || *y == h - 1 || *x == w - 1);
    commonest(border.map(|(y, x)| picture.rgb8(y, x))).first().copied().unwrap_or([0; 3])
}

pub(crate) fn palette(picture: &Image) -> Vec<Colour> {
    let (h, w) = (picture.shape().h(), picture.shape().w());
    let mut colours = Vec::new();
    for colour in commonest((0..h * w).map(|p| picture.rgb8(p / w, p % w))) {
        if colours.len() < PALETTE && colours.iter().all(|other| !near(*other, colour)) {
            colours.push(colour);
        }
    }
    colours
}

/// Colours by how often they occur, the commonest first; those that differ by little are counted together.
pub(crate) fn commonest(colours: impl Iterator<Item = Colour>) -> Vec<Colour> {
    let mut groups = std::collections::BTreeMap::<Colour, (usize, [usize; 3])>::new();
    for colour in colours {
        let (n, sums) = groups.entry(colour.map(|v| v / 16)).or_default();
        *n += 1;
        sums.iter_mut().zip(colour).for_each(|(sum, v)| *sum += usize::from(v));
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    groups.into_iter().map(|(n, sums)| sums.map(|sum| (sum / n) as u8)).collect()
}
