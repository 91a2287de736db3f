//! Making a picture of any size square and small.

use super::choices::Fit;

/// What each of the new pixels along one axis is made of.
struct Axis {
    /// For each new pixel the first old one and the weights of those from there on, which sum to 1; no weights beside
    /// the picture.
    taps: Vec<(usize, Vec<f32>)>,
}

impl Axis {
    /// `to` new pixels that show `length` old ones from `start` on, of which there are `from`.
    ///
    /// A triangle as wide as a new pixel on both sides: linear interpolation when the picture grows, an average without
    /// aliasing when it shrinks, and the pixels themselves when its size stays.
    fn new(from: usize, start: f64, length: f64, to: usize) -> Self {
        let scale = length / to as f64;
        let reach = scale.max(1.0);
        let taps = (0..to).map(|k| {
            let center = start + (k as f64 + 0.5) * scale;
            if center < 0.0 || center > from as f64 {
                return (0, Vec::new());
            }
            let first = (center - reach).floor().max(0.0) as usize;
            let end = ((center + reach).ceil() as usize).min(from);
            let weight = |at: usize| (1.0 - ((at as f64 + 0.5 - center) / reach).abs()).max(0.0);
            let sum: f64 = (first..end).map(weight).sum();
            (first, (first..end).map(|at| (weight(at) / sum) as f32).collect())
        });
        Self { taps: taps.collect() }
    }

    /// The old pixels that are used.
    fn used(&self) -> std::ops::Range<usize> {
        let seen = self.taps.iter().filter(|(_, weights)| !weights.is_empty());
        let start = seen.clone().map(|(first, _)| *first).min().unwrap_or(0);
        let end = seen.map(|(first, weights)| first + weights.len()).max().unwrap_or(0);
        start..end
    }
}

/// A picture of `h` x `w` pixels and `c` channels as one of `side` x `side`, planar. `row` gives the values of a row,
/// pixel after pixel. What is beside the picture is 0.
///
/// Values are averaged as they are stored, as is usual for training sets, and not as light.
pub(super) fn square(
    (c, h, w): (usize, usize, usize),
    side: usize,
    fit: Fit,
    mut row: impl FnMut(usize, &mut [f32]),
) -> Vec<f32> {
    let (tall, wide) = (h as f64, w as f64);
    let (height, width) = match fit {
        Fit::Crop => (tall.min(wide), tall.min(wide)),
        Fit::Pad => (tall.max(wide), tall.max(wide)),
        Fit::Stretch => (tall, wide),
    };
    let across = Axis::new(w, (wide - width) / 2.0, width, side);
    let down = Axis::new(h, (tall - height) / 2.0, height, side);
    let used = down.used();
    // Rows of the right width, of the old height.
    let mut narrow = vec![0.0; used.len() * side * c];
    let mut pixels = vec![0.0; w * c];
    for (y, narrow) in used.clone().zip(narrow.chunks_exact_mut(side * c)) {
        row(y, &mut pixels);
        for (x, (first, weights)) in across.taps.iter().enumerate() {
            for (weight, pixel) in weights.iter().zip(pixels[first * c..].chunks_exact(c)) {
                for (sum, value) in narrow[x * c..(x + 1) * c].iter_mut().zip(pixel) {
                    *sum += weight * value;
                }
            }
        }
    }
    let mut values = vec![0.0; c * side * side];
    for (y, (first, weights)) in down.taps.iter().enumerate() {
        for (weight, line) in weights.iter().zip(narrow.chunks_exact(side * c).skip(first.saturating_sub(used.start))) {
            for x in 0..side {
                for channel in 0..c {
                    values[(channel * side + y) * side + x] += weight * line[x * c + channel];
                }
            }
        }
    }
    // Rounding may leave the range by its last bit.
    values.iter_mut().for_each(|value| *value = value.clamp(-1.0, 1.0));
    values
}
