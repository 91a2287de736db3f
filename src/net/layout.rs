//! The weights of a network, in the order in which they are used, and what using them costs.

use super::spec::{NetKind, NetSpec};
use crate::images::Shape;

/// Size of the time's embedding: half of it sines, half cosines.
pub const TIME_SIZE: usize = 64;
/// Values that training keeps for each pixel and channel that goes into a convolution: the shifted one, the one with its
/// border, and nine that are gathered.
const KEPT_IN: usize = 11;
/// The same for each that comes out: before and after relu, and added to what it was.
const KEPT_OUT: usize = 3;

/// A tensor of weights: its name and its sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightShape {
    /// As in the file: `layer.3.conv.weight`.
    pub name: String,
    /// Rows (what comes in) and columns (what goes out).
    pub sizes: [usize; 2],
}

impl WeightShape {
    /// Number of values.
    pub fn n_values(&self) -> usize {
        self.sizes.iter().product()
    }
}

/// All weights of a network, a list for each tensor, in the order of [`NetSpec::weight_shapes`].
pub type Weights = Vec<Vec<f32>>;

/// What a linear map is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// The time, once a picture.
    Time,
    /// The pixels of a level.
    Pixels { level: usize },
}

/// A matrix with a bias.
#[derive(Clone, Debug)]
struct Linear {
    name: String,
    inputs: usize,
    outputs: usize,
    rows: Rows,
}

impl Linear {
    fn new(name: impl Into<String>, inputs: usize, outputs: usize, rows: Rows) -> Self {
        Self { name: name.into(), inputs, outputs, rows }
    }

    /// How often it is used for a picture.
    fn n_rows(&self, shape: Shape) -> usize {
        match self.rows {
            Rows::Time => 1,
            Rows::Pixels { level } => shape.area() >> (2 * level),
        }
    }
}

/// A block: what goes in gets a shift by the time and a 3x3 convolution.
#[derive(Clone, Debug)]
struct Block {
    name: String,
    inputs: usize,
    outputs: usize,
    level: usize,
}

impl Block {
    /// Values that training keeps of it, about.
    fn n_kept(&self, shape: Shape) -> usize {
        (shape.area() >> (2 * self.level)) * (KEPT_IN * self.inputs + KEPT_OUT * self.outputs)
    }
}

impl NetSpec {
    /// All blocks, in the order in which they are used.
    fn blocks(self) -> Vec<Block> {
        let (inside, depth) = (self.channels(), self.depth());
        let block = |name, inputs, outputs, level| Block { name, inputs, outputs, level };
        match self.kind() {
            NetKind::ResNet => (0..depth).map(|layer| block(format!("layer.{layer}"), inside, inside, 0)).collect(),
            NetKind::UNet => {
                let at = |level: usize| inside << level;
                let first = block("down.0".to_owned(), inside, inside, 0);
                let down = (1..=depth).map(|level| block(format!("down.{level}"), at(level - 1), at(level), level));
                let up = (0..depth).rev();
                let up = up.map(|level| block(format!("up.{level}"), at(level) + at(level + 1), at(level), level));
                std::iter::once(first).chain(down).chain(up).collect()
            }
        }
    }

    /// All linear maps, in the order in which they are used, for pictures of `c` channels.
    fn linears(self, c: usize) -> Vec<Linear> {
        let (inside, pixels) = (self.channels(), |level| Rows::Pixels { level });
        let mut linears =
            vec![Linear::new("time", TIME_SIZE, TIME_SIZE, Rows::Time), Linear::new("first", 9 * c, inside, pixels(0))];
        for Block { name, inputs, outputs, level } in self.blocks() {
            linears.push(Linear::new(format!("{name}.time"), TIME_SIZE, inputs, Rows::Time));
            linears.push(Linear::new(format!("{name}.conv"), 9 * inputs, outputs, pixels(level)));
        }
        linears.push(Linear::new("last", inside, c, pixels(0)));
        linears
    }

    /// The tensors of weights for pictures of `shape`, in the order in which they are used. A 3x3 convolution is a
    /// matrix of 9 `in` rows (row of the window, column, channel) and `out` columns; biases are one row.
    pub fn weight_shapes(self, shape: Shape) -> Vec<WeightShape> {
        let both = |Linear { name, inputs, outputs, .. }: Linear| {
            [("weight", inputs), ("bias", 1)]
                .map(|(what, rows)| WeightShape { name: format!("{name}.{what}"), sizes: [rows, outputs] })
        };
        self.linears(shape.c()).into_iter().flat_map(both).collect()
    }

    /// Number of weights for pictures of `shape`.
    pub fn n_weights(self, shape: Shape) -> usize {
        self.weight_shapes(shape).iter().map(WeightShape::n_values).sum()
    }

    /// Number of weights of the convolutions inside: all but a few, whatever the pictures are.
    pub(super) fn n_inner_weights(self) -> usize {
        self.blocks().iter().map(|block| 9 * block.inputs * block.outputs).sum()
    }

    /// Products of a number and a weight that a picture of `shape` takes: what it costs, but for a factor.
    pub fn n_products(self, shape: Shape) -> usize {
        self.linears(shape.c()).iter().map(|linear| linear.n_rows(shape) * linear.inputs * linear.outputs).sum()
    }

    /// Values that are kept for one picture in training, about.
    pub(super) fn n_kept_in_training(self, shape: Shape) -> usize {
        let blocks: usize = self.blocks().iter().map(|block| block.n_kept(shape)).sum();
        // The convolutions at both ends count as if pictures had as many channels as there are inside.
        blocks + 2 * shape.area() * (KEPT_IN + KEPT_OUT) * self.channels()
    }

    /// Values that are there at the same time for one picture when the network is asked, about: those of the largest
    /// block, twice.
    pub(super) fn n_kept_in_use(self, shape: Shape) -> usize {
        2 * self.blocks().iter().map(|block| block.n_kept(shape)).max().unwrap_or(0)
    }
}
