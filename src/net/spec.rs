//! What a network is made of, as a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::images::Shape;
use crate::score::Boundary;

/// Size of the time's embedding: half of it sines, half cosines.
pub const TIME_SIZE: usize = 64;

/// A residual network as in the paper: nothing in it can see further than its 3x3 convolutions reach, and nothing
/// knows where it is but by the zeros beyond the border.
///
/// ```text
/// h = conv3x3(x)                                          c -> channels
/// h = h + relu(conv3x3(h + e_l(t)))                       `layers` times, channels -> channels
/// eps_hat = conv1x1(h)                                    channels -> c
/// e_l(t) = linear_l(relu(linear(sines and cosines of t))) a number for each channel, the same for all pixels
/// ```
///
/// No normalisation: its means over the picture would let every pixel see all others.
///
/// # Example
/// ```
/// use sixfingers::net::NetSpec;
/// let spec: NetSpec = "resnet:channels=48,layers=6,padding=circular".parse()?;
/// assert_eq!(spec.receptive_field(), 15);
/// assert_eq!("resnet:layers=2".parse::<NetSpec>()?.to_string(), "resnet:channels=48,layers=2,padding=zeros");
/// # Ok::<(), sixfingers::net::NetSpecError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NetSpec {
    channels: usize,
    layers: usize,
    padding: Boundary,
}

/// What can be wrong with a [`NetSpec`].
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NetSpecError {
    /// A kind that there is not.
    #[error("'{0}' is no network: resnet, as in resnet:channels=48,layers=6,padding=circular")]
    Kind(String),
    /// A setting that there is not.
    #[error("'{0}' is no setting of a network: channels=48, layers=6 and padding=zeros or padding=circular")]
    Setting(String),
    /// A setting that was given twice.
    #[error("{0} is given twice: once is enough")]
    Twice(&'static str),
    /// A number that does not fit.
    #[error("{what} {found}: it must be a whole number from {least} to {most}")]
    Number {
        /// Which number.
        what: &'static str,
        /// What was found.
        found: String,
        /// The least.
        least: usize,
        /// The most.
        most: usize,
    },
    /// Too large a network.
    #[error("{0} weights are too many: at most {max}; take fewer channels or layers", max = NetSpec::MAX_WEIGHTS)]
    Weights(usize),
}

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

impl NetSpec {
    /// The most channels.
    pub const MAX_CHANNELS: usize = 256;
    /// The most layers.
    pub const MAX_LAYERS: usize = 32;

    /// The most weights.
    pub const MAX_WEIGHTS: usize = 4_000_000;

    /// A residual network.
    ///
    /// # Errors
    /// [`NetSpecError::Number`] unless there are 1 to 256 channels and 1 to 32 layers, [`NetSpecError::Weights`] for too
    /// many of both.
    pub fn new(channels: usize, layers: usize, padding: Boundary) -> Result<Self, NetSpecError> {
        let check = |what, value: usize, least, most| {
            let error = NetSpecError::Number { what, found: value.to_string(), least, most };
            (least..=most).contains(&value).then_some(()).ok_or(error)
        };
        check("channels", channels, 1, Self::MAX_CHANNELS)?;
        check("layers", layers, 1, Self::MAX_LAYERS)?;
        // 3x3 convolutions are all but a few of the weights.
        let n_weights = 9 * channels * channels * layers;
        if n_weights > Self::MAX_WEIGHTS {
            return Err(NetSpecError::Weights(n_weights));
        }
        Ok(Self { channels, layers, padding })
    }

    /// Channels inside.
    pub fn channels(self) -> usize {
        self.channels
    }

    /// Residual layers, without the convolutions at both ends.
    pub fn layers(self) -> usize {
        self.layers
    }

    /// What lies beyond the border.
    pub fn padding(self) -> Boundary {
        self.padding
    }

    /// Side of the window that decides about a pixel, in pixels: each 3x3 convolution adds 2.
    pub fn receptive_field(self) -> usize {
        1 + 2 * (self.layers + 1)
    }

    /// The tensors of weights for pictures of `shape`, in the order in which they are used. A 3x3 convolution is a
    /// matrix of 9 `in` rows (row of the window, column, channel) and `out` columns; biases are one row.
    pub fn weight_shapes(self, shape: Shape) -> Vec<WeightShape> {
        let (c, inside) = (shape.c(), self.channels);
        let mut shapes = Vec::new();
        let mut add = |name: &str, inputs: usize, outputs: usize| {
            shapes.push(WeightShape { name: format!("{name}.weight"), sizes: [inputs, outputs] });
            shapes.push(WeightShape { name: format!("{name}.bias"), sizes: [1, outputs] });
        };
        add("time", TIME_SIZE, TIME_SIZE);
        add("first", 9 * c, inside);
        for layer in 0..self.layers {
            add(&format!("layer.{layer}.time"), TIME_SIZE, inside);
            add(&format!("layer.{layer}.conv"), 9 * inside, inside);
        }
        add("last", inside, c);
        shapes
    }

    /// Number of weights for pictures of `shape`.
    pub fn n_weights(self, shape: Shape) -> usize {
        self.weight_shapes(shape).iter().map(WeightShape::n_values).sum()
    }
}

impl Default for NetSpec {
    /// `resnet:channels=48,layers=6,padding=zeros`.
    fn default() -> Self {
        Self { channels: 48, layers: 6, padding: Boundary::Zeros }
    }
}

impl fmt::Display for NetSpec {
    /// The text that [`str::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { channels, layers, padding } = self;
        write!(f, "resnet:channels={channels},layers={layers},padding={padding}")
    }
}

impl FromStr for NetSpec {
    type Err = NetSpecError;

    fn from_str(text: &str) -> Result<Self, NetSpecError> {
        let (kind, settings) = text.split_once(':').unwrap_or((text, ""));
        if kind.trim() != "resnet" {
            return Err(NetSpecError::Kind(kind.into()));
        }
        let usual = Self::default();
        let (mut channels, mut layers, mut padding) = (None, None, None);
        for setting in settings.split(',').map(str::trim).filter(|setting| !setting.is_empty()) {
            let unknown = || NetSpecError::Setting(setting.into());
            let (name, value) = setting.split_once('=').ok_or_else(unknown)?;
            let number = |what, least, most| {
                let error = NetSpecError::Number { what, found: value.into(), least, most };
                value.trim().parse::<usize>().map_err(|_| error)
            };
            let again = match name.trim() {
                "channels" => channels.replace(number("channels", 1, Self::MAX_CHANNELS)?).map(|_| "channels"),
                "layers" => layers.replace(number("layers", 1, Self::MAX_LAYERS)?).map(|_| "layers"),
                "padding" => padding.replace(value.trim().parse().map_err(|_| unknown())?).map(|_| "padding"),
                _ => return Err(unknown()),
            };
            if let Some(name) = again {
                return Err(NetSpecError::Twice(name));
            }
        }
        Self::new(channels.unwrap_or(usual.channels), layers.unwrap_or(usual.layers), padding.unwrap_or(usual.padding))
    }
}

impl TryFrom<String> for NetSpec {
    type Error = NetSpecError;

    fn try_from(text: String) -> Result<Self, NetSpecError> {
        text.parse()
    }
}

impl From<NetSpec> for String {
    fn from(spec: NetSpec) -> Self {
        spec.to_string()
    }
}
