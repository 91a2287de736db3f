//! Sums over square windows, at a cost that does not depend on the window.
//!
//! Running sums that add on one side and subtract on the other would drown in rounding: at low noise a single far
//! mismatch is ten thousand times larger than what matters. So nothing is ever subtracted. A line is cut into
//! segments of the window's length; a window is the end of one segment and the start of the next, and both kinds of
//! partial sum are shared by all windows of a segment (van Herk; Gil and Werman): three additions an element.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::plan::{Axis, Span};

/// Room for one plane's sums, reused.
pub(super) struct Scratch<S: Simd> {
    /// One row of differences, in extended positions.
    line: Vec<S::f32s>,
    /// Sums from a position to the end of its segment.
    suffix: Vec<S::f32s>,
    /// Sums along the rows, one row for each pixel row that the windows cover.
    plane: Vec<S::f32s>,
    /// The running sum of each column.
    prefix: Vec<S::f32s>,
}

impl<S: Simd> Scratch<S> {
    pub(super) fn new(simd: S, rows: Axis, cols: Axis) -> Self {
        let room = |len: usize| vec![S::f32s::splat(simd, 0.0); len];
        let side = 2 * cols.radius + 1;
        Self {
            line: room(cols.len + 2 * cols.radius),
            suffix: room(side * cols.len),
            plane: room(rows.len * cols.len),
            prefix: room(cols.len),
        }
    }
}

/// The box sums of one plane into `out`, row by row. `difference` fills in the differences of one pixel row over
/// the columns `from .. to`.
#[inline(always)]
pub(super) fn box_sums<S: Simd>(
    simd: S,
    (rows_axis, rows): (Axis, Span),
    (cols_axis, cols): (Axis, Span),
    mut difference: impl FnMut(usize, &mut [S::f32s]),
    scratch: &mut Scratch<S>,
    out: &mut [S::f32s],
) {
    let width = cols.count;
    if width == 0 || rows.count == 0 {
        return;
    }
    let zero = S::f32s::splat(simd, 0.0);
    let side = 2 * cols_axis.radius + 1;
    let line = &mut scratch.line[..width + side - 1];
    line.fill(zero);
    // Where pixel `from` sits in extended positions.
    let head = cols.from + cols_axis.radius - cols.first;
    for y in rows.from..rows.to {
        difference(y, &mut line[head..head + cols.to - cols.from]);
        for position in (0..head).chain(head + cols.to - cols.from..line.len()) {
            if let (crate::score::Boundary::Circular, Some(at)) = (cols_axis.boundary, cols_axis.pixel(cols, position))
            {
                line[position] = line[head + at];
            }
        }
        let sums = &mut scratch.plane[(y - rows.from) * width..][..width];
        line_sums::<S>(zero, line, side, &mut scratch.suffix, sums);
    }
    let plane_row = |position: usize| {
        let y = rows_axis.pixel(rows, position)?;
        (rows.from..rows.to).contains(&y).then(|| &scratch.plane[(y - rows.from) * width..][..width])
    };
    let suffix = &mut scratch.suffix[..side * width];
    let prefix = &mut scratch.prefix[..width];
    for start in (0..rows.count).step_by(side) {
        for position in (0..side).rev() {
            let (row, after) = suffix[position * width..].split_at_mut(width);
            let after = if position + 1 < side { Some(&after[..width]) } else { None };
            match (plane_row(start + position), after) {
                (Some(new), Some(after)) => {
                    for ((sum, new), after) in row.iter_mut().zip(new).zip(after) {
                        *sum = *after + *new;
                    }
                }
                (Some(new), None) => row.copy_from_slice(new),
                (None, Some(after)) => row.copy_from_slice(after),
                (None, None) => row.fill(zero),
            }
        }
        prefix.fill(zero);
        let end = (start + side).min(rows.count);
        for (i, out) in (start..end).zip(out[start * width..end * width].chunks_exact_mut(width)) {
            if i > start
                && let Some(new) = plane_row(i + side - 1)
            {
                for (sum, new) in prefix.iter_mut().zip(new) {
                    *sum += *new;
                }
            }
            let suffix = &suffix[(i - start) * width..][..width];
            for ((out, suffix), prefix) in out.iter_mut().zip(suffix).zip(prefix.iter()) {
                *out = *suffix + *prefix;
            }
        }
    }
}

/// `out[i] = line[i] + ... + line[i + side - 1]`.
#[inline(always)]
fn line_sums<S: Simd>(zero: S::f32s, line: &[S::f32s], side: usize, suffix: &mut [S::f32s], out: &mut [S::f32s]) {
    let suffix = &mut suffix[..side];
    for (segment, out) in out.chunks_mut(side).enumerate() {
        let line = &line[segment * side..];
        let mut sum = zero;
        for (suffix, new) in suffix.iter_mut().zip(line).rev() {
            sum += *new;
            *suffix = sum;
        }
        out[0] = suffix[0];
        let mut sum = zero;
        for ((out, suffix), new) in out[1..].iter_mut().zip(&suffix[1..]).zip(&line[side..]) {
            sum += *new;
            *out = *suffix + sum;
        }
    }
}
