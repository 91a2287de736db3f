//! The pixels of a picture as the rows of a matrix, a column for each channel.
//!
//! The nine pixels under a 3x3 convolution are gathered by a table of neighbours, so that the convolution is one matrix
//! product, and its gradient, which the library finds, is two. What lies beyond the border is a matter of the table: the
//! row of zeros behind the picture, or the pixel on the other side.

use burn_tensor::{Device, Int, Tensor, TensorData};

use crate::score::Boundary;

/// A picture's pixels, or those of a smaller version of it.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    h: usize,
    w: usize,
    padding: Boundary,
    device: Device,
    /// For each pixel the nine rows that are under the convolution.
    neighbours: Tensor<1, Int>,
}

impl Grid {
    pub(super) fn new([h, w]: [usize; 2], padding: Boundary, device: &Device) -> Self {
        let table = neighbour_table(h as i32, w as i32, padding);
        let n = table.len();
        let neighbours = Tensor::from_data(TensorData::new(table, [n]), device);
        Self { h, w, padding, device: device.clone(), neighbours }
    }

    /// For each pixel the nine under a 3x3 convolution, side by side.
    pub(super) fn windows(&self, rows: Tensor<2>) -> Tensor<2> {
        let [pixels, channels] = rows.dims();
        let padded = match self.padding {
            Boundary::Zeros => Tensor::cat(vec![rows, Tensor::zeros([1, channels], &self.device)], 0),
            Boundary::Circular => rows,
        };
        padded.select(0, self.neighbours.clone()).reshape([pixels, 9 * channels])
    }

    /// The means of 2x2 pixels each. Sums of two numbers do not depend on their order: shifted by two pixels, all bits
    /// stay the same.
    pub(super) fn halved(&self, rows: Tensor<2>) -> Tensor<2> {
        let (h, w, channels) = (self.h / 2, self.w / 2, rows.dims()[1]);
        let lines = rows.reshape([h, 2, 2 * w * channels]).sum_dim(1);
        lines.reshape([h * w, 2, channels]).sum_dim(1).reshape([h * w, channels]) * 0.25
    }

    /// Each pixel of this picture four times, so that it is twice as large.
    pub(super) fn doubled(&self, rows: Tensor<2>) -> Tensor<2> {
        let (h, w, channels) = (self.h, self.w, rows.dims()[1]);
        let wide = rows.reshape([h * w, 1, channels]).repeat_dim(1, 2);
        wide.reshape([h, 1, 2 * w * channels]).repeat_dim(1, 2).reshape([4 * h * w, channels])
    }
}

/// For each pixel of a picture the rows under its 3x3 window; the row behind the last is beyond the border.
fn neighbour_table(h: i32, w: i32, padding: Boundary) -> Vec<i32> {
    let mut table = Vec::with_capacity(9 * (h * w) as usize);
    for y in 0..h {
        for x in 0..w {
            for (dy, dx) in (0..9).map(|k| (k / 3 - 1, k % 3 - 1)) {
                let (row, col) = (y + dy, x + dx);
                let inside = (0..h).contains(&row) && (0..w).contains(&col);
                table.push(match padding {
                    Boundary::Zeros if !inside => h * w,
                    _ => row.rem_euclid(h) * w + col.rem_euclid(w),
                });
            }
        }
    }
    table
}
