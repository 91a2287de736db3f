//! What a network is made of, as a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::images::Shape;
use crate::score::Boundary;
use crate::text::{errors_net, say};

/// The kinds of networks, both as in the paper: convolutions alone, no normalisation (its means over the picture would let
/// every pixel see all others) and no attention.
///
/// ```text
/// relu_e(h) = relu(conv3x3(h + e(t)))     a block: each has a convolution and an e of its own
/// e(t) = linear(relu(linear(sines and cosines of t)))      a number for each channel, the same for all pixels
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NetKind {
    /// A residual network: nothing in it can see further than its 3x3 convolutions reach, and nothing knows where it is
    /// but by the zeros beyond the border.
    ///
    /// ```text
    /// h = conv3x3(x)                        c -> channels
    /// h = h + relu_e(h)                     `layers` times, channels -> channels
    /// eps_hat = conv1x1(h)                  channels -> c
    /// ```
    #[default]
    ResNet,
    /// A UNet: it looks at the picture at half the size, too, at a quarter, and so on, and so sees much further for less
    /// work. What it sees depends on where a pixel lies among those that are put together: it treats alike only places
    /// that are multiples of [`NetSpec::stride`] apart, where the residual network treats all alike.
    ///
    /// ```text
    /// h = conv3x3(x)                              c -> channels
    /// s_0 = h + relu_e(h)
    /// s_l = relu_e(means of 2x2 pixels of s_(l-1))          at each level l from 1, with twice as many channels
    /// h = s_l                                     at the last level, the smallest size
    /// h = s_l + relu_e([s_l, h twice as large])   back at each level, with half as many channels
    /// eps_hat = conv1x1(h)                        channels -> c
    /// ```
    ///
    /// Twice as many channels on a quarter of the pixels: all levels cost about the same. Measured on grey hands of 32
    /// pixels, 600 steps of 16 pictures, one seed each: with 32 channels doubled at two levels the loss came to .062, at
    /// .18 s of processor time a step; with 48 at all levels to .080, at .19 s (to .091 where the way back adds to `h`
    /// instead of `s_l`); the residual network of 48 channels and 6 layers came to .069, at .27 s.
    UNet,
}

impl NetKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::ResNet, Self::UNet];

    /// As it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::ResNet => "resnet",
            Self::UNet => "unet",
        }
    }

    /// What [`NetSpec::depth`] is called.
    pub fn depth_name(self) -> &'static str {
        match self {
            Self::ResNet => "layers",
            Self::UNet => "levels",
        }
    }

    /// The greatest depth.
    pub fn max_depth(self) -> usize {
        match self {
            Self::ResNet => 32,
            Self::UNet => 4,
        }
    }

    /// The network of this kind with the usual settings.
    pub fn usual(self) -> NetSpec {
        match self {
            Self::ResNet => NetSpec { kind: self, channels: 48, depth: 6, padding: Boundary::Zeros },
            Self::UNet => NetSpec { kind: self, channels: 32, depth: 2, padding: Boundary::Zeros },
        }
    }
}

/// What a network is made of: its kind, its size, and what it takes to lie beyond the border.
///
/// # Example
/// ```
/// use sixfingers::net::NetSpec;
/// let spec: NetSpec = "resnet:channels=48,layers=6,padding=circular".parse()?;
/// assert_eq!(spec.receptive_field(), 15);
/// assert_eq!("resnet:layers=2".parse::<NetSpec>()?.to_string(), "resnet:channels=48,layers=2,padding=zeros");
/// let spec: NetSpec = "unet:levels=2".parse()?;
/// assert_eq!((spec.receptive_field(), spec.stride()), (29, 4));
/// # Ok::<(), sixfingers::net::NetSpecError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NetSpec {
    kind: NetKind,
    channels: usize,
    depth: usize,
    padding: Boundary,
}

/// What can be wrong with a [`NetSpec`], or with pictures for it.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NetSpecError {
    /// A kind that there is not.
    Kind(String),
    /// A setting that there is not.
    Setting {
        /// What was found.
        setting: String,
        /// Of which kind.
        kind: NetKind,
    },
    /// A setting that was given twice.
    Twice(&'static str),
    /// A number that does not fit.
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
    Weights {
        /// About how many there would be.
        found: usize,
        /// Of which kind.
        kind: NetKind,
    },
    /// Pictures that can't be halved so often.
    Sides {
        /// The network.
        net: NetSpec,
        /// Shape of the pictures.
        shape: Shape,
        /// How often they can be halved.
        most: usize,
    },
}

impl fmt::Display for NetSpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Kind(text) => say!(errors_net::NetKind { text: text.as_str() }),
            Self::Setting { setting, kind } => say!(errors_net::NetSetting {
                setting: setting.as_str(),
                net: kind.name(),
                usual: size_of_usual(*kind),
            }),
            Self::Twice(setting) => say!(errors_net::NetTwice { setting: *setting }),
            Self::Number { what, found, least, most } => {
                say!(errors_net::NetNumber { setting: *what, found: found.as_str(), least: *least, most: *most })
            }
            Self::Weights { found, kind } => {
                let (found, most) = (*found, NetSpec::MAX_WEIGHTS);
                match kind {
                    NetKind::ResNet => say!(errors_net::NetWeightsResnet { found, most }),
                    NetKind::UNet => say!(errors_net::NetWeightsUnet { found, most }),
                }
            }
            Self::Sides { net, shape, most } => {
                let (times, stride, most) = (net.n_halved(), net.stride(), *most);
                let (h, w, net) = (shape.h(), shape.w(), net.to_string());
                match most {
                    0 => say!(errors_net::NetSidesOdd { times, h, w, net, stride }),
                    _ => say!(errors_net::NetSides { times, h, w, net, stride, most }),
                }
            }
        })
    }
}

/// The usual size of a network, as it is typed.
fn size_of_usual(kind: NetKind) -> String {
    let NetSpec { channels, depth, .. } = kind.usual();
    format!("channels={channels}, {}={depth}", kind.depth_name())
}

impl NetSpec {
    /// The most channels.
    pub const MAX_CHANNELS: usize = 256;
    /// The most weights.
    pub const MAX_WEIGHTS: usize = 4_000_000;

    /// A network of `depth` layers or levels.
    ///
    /// # Errors
    /// [`NetSpecError::Number`] unless there are 1 to 256 channels and 1 to [`NetKind::max_depth`] layers or levels,
    /// [`NetSpecError::Weights`] for too many of both.
    pub fn new(kind: NetKind, channels: usize, depth: usize, padding: Boundary) -> Result<Self, NetSpecError> {
        let check = |what, value: usize, least, most| {
            let error = NetSpecError::Number { what, found: value.to_string(), least, most };
            (least..=most).contains(&value).then_some(()).ok_or(error)
        };
        check("channels", channels, 1, Self::MAX_CHANNELS)?;
        check(kind.depth_name(), depth, 1, kind.max_depth())?;
        let spec = Self { kind, channels, depth, padding };
        let n_weights = spec.n_inner_weights();
        if n_weights > Self::MAX_WEIGHTS {
            return Err(NetSpecError::Weights { found: n_weights, kind });
        }
        Ok(spec)
    }

    /// What kind of network it is.
    pub fn kind(self) -> NetKind {
        self.kind
    }

    /// Channels inside: of a UNet at full size, and twice as many at each level.
    pub fn channels(self) -> usize {
        self.channels
    }

    /// Residual layers, without the convolutions at both ends; or levels, which is how often the picture is halved.
    pub fn depth(self) -> usize {
        self.depth
    }

    /// What lies beyond the border.
    pub fn padding(self) -> Boundary {
        self.padding
    }

    /// Side of the least window around a pixel that holds all that may decide about it, in pixels; odd.
    ///
    /// ResNet: each 3x3 convolution adds 2, so `1 + 2 (layers + 1)`.
    ///
    /// UNet: `2^(levels + 3) - 3`. To one side, the convolutions from the pixel back to the smallest size reach
    /// `1 + 2 + ... + 2^levels` pixels, those put together with the last one `2^levels - 1` more, the convolutions before
    /// them `1 + 2 + ... + 2^(levels - 1)`, and the first one 1. That is so where no half is rounded on the way: what a pixel
    /// sees depends on its place on the grid of [`NetSpec::stride`], and this is the one that sees furthest. (With two
    /// levels, pixels see 24 or 28 pixels in a row, from 14 on one side to 14 on the other.)
    pub fn receptive_field(self) -> usize {
        match self.kind {
            NetKind::ResNet => 1 + 2 * (self.depth + 1),
            NetKind::UNet => (8 << self.depth) - 3,
        }
    }

    /// How often the picture is halved on the way.
    pub(super) fn n_halved(self) -> usize {
        match self.kind {
            NetKind::ResNet => 0,
            NetKind::UNet => self.depth,
        }
    }

    /// Shifts by multiples of so many pixels are what a circular network commutes with, and what the sides of its pictures
    /// must be multiples of: 1 for a ResNet, `2^levels` for a UNet.
    pub fn stride(self) -> usize {
        1 << self.n_halved()
    }

    /// Checks that pictures of `shape` fit the network.
    ///
    /// # Errors
    /// [`NetSpecError::Sides`] when a side is no multiple of [`NetSpec::stride`].
    pub fn check_shape(self, shape: Shape) -> Result<(), NetSpecError> {
        let (stride, sides) = (self.stride(), [shape.h(), shape.w()]);
        if sides.iter().all(|side| side % stride == 0) {
            return Ok(());
        }
        let most = sides.map(|side| side.trailing_zeros() as usize).into_iter().min().unwrap_or(0);
        Err(NetSpecError::Sides { net: self, shape, most })
    }
}

impl Default for NetSpec {
    /// `resnet:channels=48,layers=6,padding=zeros`.
    fn default() -> Self {
        NetKind::default().usual()
    }
}

impl fmt::Display for NetSpec {
    /// The text that [`str::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, channels, depth, padding } = self;
        write!(f, "{}:channels={channels},{}={depth},padding={padding}", kind.name(), kind.depth_name())
    }
}

impl FromStr for NetSpec {
    type Err = NetSpecError;

    fn from_str(text: &str) -> Result<Self, NetSpecError> {
        let (name, settings) = text.split_once(':').unwrap_or((text, ""));
        let kind = NetKind::ALL.into_iter().find(|kind| kind.name() == name.trim());
        let kind = kind.ok_or_else(|| NetSpecError::Kind(name.into()))?;
        let (usual, depth_name) = (kind.usual(), kind.depth_name());
        let (mut channels, mut depth, mut padding) = (None, None, None);
        for setting in settings.split(',').map(str::trim).filter(|setting| !setting.is_empty()) {
            let unknown = || NetSpecError::Setting { setting: setting.into(), kind };
            let (name, value) = setting.split_once('=').ok_or_else(unknown)?;
            let number = |what, least, most| {
                let error = NetSpecError::Number { what, found: value.into(), least, most };
                value.trim().parse::<usize>().map_err(|_| error)
            };
            let again = match name.trim() {
                "channels" => channels.replace(number("channels", 1, Self::MAX_CHANNELS)?).map(|_| "channels"),
                "padding" => padding.replace(value.trim().parse().map_err(|_| unknown())?).map(|_| "padding"),
                name if name == depth_name => {
                    depth.replace(number(depth_name, 1, kind.max_depth())?).map(|_| depth_name)
                }
                _ => return Err(unknown()),
            };
            if let Some(name) = again {
                return Err(NetSpecError::Twice(name));
            }
        }
        let (channels, depth) = (channels.unwrap_or(usual.channels), depth.unwrap_or(usual.depth));
        Self::new(kind, channels, depth, padding.unwrap_or(usual.padding))
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
