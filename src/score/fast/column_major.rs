//! The noisy picture column by column, for [bands](super::bands).

use super::boxes::WIDTH;
use super::plan::Axis;

/// The narrowest windows that bands are for: one place is not summed.
const LEAST_SIDE: usize = 3;

/// The most candidates whose patches lie a row apart that are summed for the same windows, two by two.
pub(super) const MAX_RUN: usize = 4;

/// Rows of a block before its first one, for patches before the others of a run.
pub(super) const BEFORE: usize = MAX_RUN - 1;

/// The noisy picture for bands, `x_t / a` column by column, all columns twice: what comes after a column's last row is its
/// first one again, as far as windows look. In blocks the last rows come before the first one, too.
#[derive(Debug)]
pub(super) struct ColumnMajor {
    pub(super) x: Vec<f32>,
    /// From one column to the next.
    pub(super) x_pitch: usize,
    /// The same for blocks.
    pub(super) u_pitch: usize,
}

impl ColumnMajor {
    /// Prepares a picture of one channel, row by row; `None` where windows are too narrow.
    pub(super) fn new(x: &[f32], rows: Axis, cols: Axis) -> Option<Self> {
        // Eight windows look at seven rows more than one; one more is shared later, and others belong to patches further
        // down.
        let beyond = rows.side() + WIDTH + BEFORE;
        let (x_pitch, u_pitch) = (2 * rows.len + beyond, BEFORE + rows.len + beyond);
        let column = |col: usize| x[col % cols.len..].iter().step_by(cols.len).cycle().take(x_pitch);
        let twice = || (0..2 * cols.len).flat_map(column).copied().collect();
        (rows.side() >= LEAST_SIDE).then(|| Self { x: twice(), x_pitch, u_pitch })
    }
}
