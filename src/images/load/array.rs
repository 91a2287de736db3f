//! An array as it was in a file, and how it becomes pictures.

use super::super::{Image, ImageError, Shape};
use super::LoadProblem;

/// Numbers with the lengths of their axes, in file order.
pub(super) struct Array {
    /// Lengths of the axes.
    pub(super) dims: Vec<usize>,
    /// Whether the first axis is the fastest (Fortran order) rather than the last.
    pub(super) fortran: bool,
    /// The values; bytes are already in [-1, 1].
    pub(super) values: Vec<f32>,
}

impl Array {
    /// Pictures of any finite value.
    pub(super) fn into_images(self) -> Result<Vec<Image>, LoadProblem> {
        let (shape, values) = self.into_planar()?;
        Ok(split(shape, &values)?)
    }

    /// Pictures of a shape that is known.
    pub(super) fn into_batch(self, shape: Shape) -> Result<Vec<Image>, LoadProblem> {
        let needed = [shape.c(), shape.h(), shape.w()];
        let (n, axes) = match *self.dims.as_slice() {
            [n, c, h, w] if [c, h, w] == needed => (n, [0, 1, 2, 3]),
            // One picture: the axis of pictures is put in front of the others.
            [c, h, w] if [c, h, w] == needed => (1, [3, 0, 1, 2]),
            _ => return Err(LoadProblem::BatchAxes { dims: self.dims, needed: shape }),
        };
        let values = self.arranged([n, shape.c(), shape.h(), shape.w()], axes);
        Ok(split(shape, &values)?)
    }

    /// The shape of one picture and the values in the order (n, c, h, w).
    pub(super) fn into_planar(self) -> Result<(Shape, Vec<f32>), LoadProblem> {
        let (dims, _) = planar_axes(&self.dims)?;
        let shape = Shape::new(dims[1], dims[2], dims[3])?;
        Ok((shape, self.into_planar_sides()?.1))
    }

    /// The same for pictures of any size, with the lengths of (n, c, h, w).
    pub(super) fn into_planar_sides(self) -> Result<([usize; 4], Vec<f32>), LoadProblem> {
        let (dims, axes) = planar_axes(&self.dims)?;
        Ok((dims, self.arranged(dims, axes)))
    }

    /// The values in the order of `dims`; entry k of `axes` is the axis of the file that becomes axis k (an axis that
    /// the file does not have is of length 1).
    fn arranged(self, dims: [usize; 4], axes: [usize; 4]) -> Vec<f32> {
        let strides = self.strides();
        let stride = axes.map(|axis| strides.get(axis).copied().unwrap_or(0));
        let plain = [dims[1] * dims[2] * dims[3], dims[2] * dims[3], dims[3], 1];
        if (0..4).all(|k| dims[k] == 1 || stride[k] == plain[k]) {
            return self.values;
        }
        let mut values = Vec::with_capacity(self.values.len());
        for n in 0..dims[0] {
            for c in 0..dims[1] {
                for y in 0..dims[2] {
                    for x in 0..dims[3] {
                        values.push(self.values[n * stride[0] + c * stride[1] + y * stride[2] + x * stride[3]]);
                    }
                }
            }
        }
        values
    }

    /// Distance in the file between neighbours along each axis.
    fn strides(&self) -> Vec<usize> {
        let mut strides = vec![1; self.dims.len()];
        let mut step = 1;
        let mut axes: Vec<usize> = (0..self.dims.len()).collect();
        if !self.fortran {
            axes.reverse();
        }
        for axis in axes {
            strides[axis] = step;
            step *= self.dims[axis];
        }
        strides
    }
}

/// The lengths of (n, c, h, w), and the place of each of them among the axes of the file; a missing axis has length 1.
pub(super) fn planar_axes(dims: &[usize]) -> Result<([usize; 4], [usize; 4]), LoadProblem> {
    let channels = |c: usize| c == 1 || c == 3;
    match *dims {
        [n, c, h, w] if channels(c) => Ok(([n, c, h, w], [0, 1, 2, 3])),
        [n, h, w, c] if channels(c) => Ok(([n, c, h, w], [0, 3, 1, 2])),
        // One colour picture, as programs that read pictures give it: nobody has pictures 3 pixels wide.
        [h, w, 3] => Ok(([1, 3, h, w], [3, 2, 0, 1])),
        [n, h, w] => Ok(([n, 1, h, w], [0, 3, 1, 2])),
        _ => Err(LoadProblem::Axes { dims: dims.to_vec() }),
    }
}

/// Pictures from their values, one after the other.
fn split(shape: Shape, values: &[f32]) -> Result<Vec<Image>, ImageError> {
    values.chunks_exact(shape.len()).map(|values| Image::new(shape, values.to_vec())).collect()
}
