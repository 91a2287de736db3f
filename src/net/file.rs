//! Weights as a file: safetensors, with what they came from.
//!
//! The format is that of Hugging Face's safetensors: the length of a header, the header as JSON, then the numbers. Under
//! the key `sixfingers` of its metadata stands a JSON text: the network, the training set with its fingerprint, how it
//! was trained and the log of the loss. Other programs can read the weights; this one refuses files without that key.

use std::fmt;

use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::layout::{WeightShape, Weights};
use super::spec::{NetSpec, NetSpecError};
use super::train_spec::{LossPoint, TrainSpec, TrainSpecError};
use crate::images::{Fingerprint, Shape, TrainingSet};
use crate::text::{errors_net, say};

/// The version that is written.
const VERSION: u32 = 1;
/// The key of the metadata.
const KEY: &str = "sixfingers";
/// The largest file that is read, in bytes: the largest network with all that training needs comes to less.
pub const MAX_FILE_BYTES: u64 = 80 << 20;
/// The longest header: names and sizes of some hundred tensors, and the log of the loss.
const MAX_HEADER_BYTES: u64 = 4 << 20;
/// The most values of the log.
const MAX_LOSSES: usize = 100_000;

/// Where the weights came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetOrigin {
    /// The network.
    pub net: NetSpec,
    /// Shape of its pictures.
    pub shape: Shape,
    /// The training set, as typed.
    pub data: String,
    /// Fingerprint of the training set.
    pub fingerprint: Fingerprint,
    /// How it was trained.
    pub train: TrainSpec,
    /// Training steps done.
    pub steps_done: usize,
    /// The mean loss of every so many steps.
    pub losses: Vec<LossPoint>,
    /// Sum of the losses since the last entry of the log, and how many they are.
    pub losses_since: (f64, usize),
}

/// What training needs to go on: the weights before averaging, and the moments of Adam.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainState {
    /// The weights that are trained.
    pub weights: Weights,
    /// Adam's mean of the gradients.
    pub first_moments: Weights,
    /// Adam's mean of their squares.
    pub second_moments: Weights,
}

/// A trained network, as in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct NetFile {
    /// Where the weights came from.
    pub origin: NetOrigin,
    /// The weights to be used: their moving average over training.
    pub weights: Weights,
    /// What training needs to go on; `None` in files that are only to be used.
    pub state: Option<TrainState>,
}

/// What can be wrong with a file of weights.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NetFileError {
    /// Too large to be one.
    TooLarge(u64),
    /// No safetensors.
    Format(NetFormatProblem),
    /// Safetensors of another program.
    Foreign,
    /// The description of the network does not make sense.
    Origin(NetOriginProblem),
    /// Written by a later program.
    Newer(u32),
    /// The weights are not those of the network.
    Tensor {
        /// Its name.
        name: String,
        /// Sizes and type of what was found; `None` where there is none of that name.
        found: Option<(Vec<usize>, Dtype)>,
        /// The network.
        net: NetSpec,
        /// The sizes that it needs.
        needed: [usize; 2],
    },
    /// A weight that is no number.
    NotFinite(String),
    /// Trained on other pictures.
    OtherData {
        /// The training set, as typed.
        data: String,
        /// Its fingerprint.
        found: Fingerprint,
        /// That of the pictures at hand.
        needed: Fingerprint,
    },
}

/// Why a file is no safetensors file.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NetFormatProblem {
    /// There is not even the length of the header.
    TooShort,
    /// A header of too many bytes.
    Header(u64),
    /// Another number of tensors.
    Tensors {
        /// How many there are.
        found: usize,
        /// The network.
        net: NetSpec,
        /// How many it needs: to be used alone, and to be trained further.
        needed: [usize; 2],
    },
    /// What the library for such files says.
    Library(String),
}

/// Why the description of a network does not make sense.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum NetOriginProblem {
    /// What the library for JSON says.
    Json(String),
    /// How it was trained.
    Train(#[from] TrainSpecError),
    /// The network, or the shape of its pictures.
    Net(#[from] NetSpecError),
    /// Too many entries of the log.
    Losses(usize),
}

impl fmt::Display for NetFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::TooLarge(bytes) => say!(errors_net::FileTooLarge { bytes: bytes.to_string(), most: MAX_FILE_BYTES }),
            Self::Format(problem) => say!(errors_net::FileFormat { problem: problem.to_string() }),
            Self::Foreign => errors_net::FILE_FOREIGN.into(),
            Self::Origin(problem) => say!(errors_net::FileOrigin { problem: problem.to_string() }),
            Self::Newer(found) => say!(errors_net::FileNewer { found: *found, known: VERSION }),
            Self::Tensor { name, found, net, needed } => {
                let (name, net, needed) = (name.as_str(), net.to_string(), format!("{needed:?}"));
                match found {
                    None => say!(errors_net::TensorMissing { name, net, needed }),
                    Some((sizes, kind)) => {
                        let (sizes, kind) = (format!("{sizes:?}"), format!("{kind:?}"));
                        say!(errors_net::TensorOther { name, sizes, kind, net, needed })
                    }
                }
            }
            Self::NotFinite(name) => say!(errors_net::TensorNotFinite { name: name.as_str() }),
            Self::OtherData { data, found, needed } => say!(errors_net::FileOtherData {
                data: data.as_str(),
                found: found.to_string(),
                needed: needed.to_string(),
            }),
        })
    }
}

impl fmt::Display for NetFormatProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::TooShort => errors_net::FILE_TOO_SHORT.into(),
            Self::Header(bytes) => {
                say!(errors_net::FileLongHeader { bytes: bytes.to_string(), most: MAX_HEADER_BYTES })
            }
            Self::Tensors { found, net, needed: [one, four] } => {
                say!(errors_net::FileTensors { found: *found, net: net.to_string(), one: *one, four: *four })
            }
            Self::Library(text) => return f.write_str(text),
        })
    }
}

impl fmt::Display for NetOriginProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(text) => f.write_str(text),
            Self::Train(error) => error.fmt(f),
            Self::Net(error) => error.fmt(f),
            Self::Losses(found) => f.write_str(&say!(errors_net::FileLosses { found: *found, most: MAX_LOSSES })),
        }
    }
}

/// What stands under [`KEY`].
#[derive(Serialize, Deserialize)]
struct Header {
    version: u32,
    #[serde(flatten)]
    origin: NetOrigin,
}

/// Only the version, which is read first.
#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

/// The four lists of a file and what their names begin with.
const PARTS: [&str; 4] = ["", "train.", "train.first_moment.", "train.second_moment."];

impl NetFile {
    /// The file's bytes: the same for the same network.
    ///
    /// # Errors
    /// [`NetFileError::Format`] when the weights are not those of the network.
    pub fn to_bytes(&self) -> Result<Vec<u8>, NetFileError> {
        let shapes = self.origin.net.weight_shapes(self.origin.shape);
        let mut lists = vec![&self.weights];
        lists.extend(self.state.iter().flat_map(|s| [&s.weights, &s.first_moments, &s.second_moments]));
        let bytes: Vec<Vec<Vec<u8>>> =
            lists.iter().map(|list| list.iter().map(|v| little_endian(v)).collect()).collect();
        let mut views = Vec::new();
        for (part, bytes) in PARTS.iter().zip(&bytes) {
            for (shape, bytes) in shapes.iter().zip(bytes) {
                let view = TensorView::new(Dtype::F32, shape.sizes.to_vec(), bytes).map_err(format_error)?;
                views.push((format!("{part}{}", shape.name), view));
            }
        }
        let header = Header { version: VERSION, origin: self.origin.clone() };
        let text = serde_json::to_string(&header).map_err(json_error)?;
        // One key only: a map of several would be written in another order each time.
        safetensors::serialize(views, Some([(KEY.to_owned(), text)].into())).map_err(format_error)
    }

    /// Tells its weights from others.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_lists(self.weights.iter().map(Vec::as_slice))
    }

    /// Reads the bytes of a file. Memory stays within some times their number.
    ///
    /// # Errors
    /// [`NetFileError`], whatever the bytes are.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NetFileError> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(NetFileError::TooLarge(bytes.len() as u64));
        }
        let length = bytes.first_chunk().map(|length| u64::from_le_bytes(*length));
        let length = length.ok_or(NetFileError::Format(NetFormatProblem::TooShort))?;
        if length > MAX_HEADER_BYTES {
            return Err(NetFileError::Format(NetFormatProblem::Header(length)));
        }
        let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(format_error)?;
        let text = metadata.metadata().as_ref().and_then(|map| map.get(KEY)).ok_or(NetFileError::Foreign)?;
        let origin = read_origin(text)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(format_error)?;
        let shapes = origin.net.weight_shapes(origin.shape);
        let n_parts = if tensors.len() == shapes.len() { 1 } else { PARTS.len() };
        if tensors.len() != n_parts * shapes.len() {
            let found = tensors.len();
            let needed = [shapes.len(), PARTS.len() * shapes.len()];
            return Err(NetFileError::Format(NetFormatProblem::Tensors { found, net: origin.net, needed }));
        }
        let read = |part: &str| -> Result<Weights, NetFileError> {
            shapes.iter().map(|shape| read_tensor(&tensors, part, shape, origin.net)).collect()
        };
        let weights = read(PARTS[0])?;
        let state = if n_parts == 1 {
            None
        } else {
            let [weights, first_moments, second_moments] = [read(PARTS[1])?, read(PARTS[2])?, read(PARTS[3])?];
            Some(TrainState { weights, first_moments, second_moments })
        };
        Ok(Self { origin, weights, state })
    }

    /// Checks that these are the pictures that it was trained on.
    ///
    /// # Errors
    /// [`NetFileError::OtherData`].
    pub fn check_data(&self, set: &TrainingSet) -> Result<(), NetFileError> {
        let needed = set.fingerprint();
        if needed == self.origin.fingerprint {
            return Ok(());
        }
        Err(NetFileError::OtherData { data: self.origin.data.clone(), found: self.origin.fingerprint, needed })
    }
}

fn read_origin(text: &str) -> Result<NetOrigin, NetFileError> {
    let VersionOnly { version } = serde_json::from_str(text).map_err(json_error)?;
    if version > VERSION {
        return Err(NetFileError::Newer(version));
    }
    let Header { origin, .. } = serde_json::from_str(text).map_err(json_error)?;
    origin.train.check().map_err(|error| NetFileError::Origin(error.into()))?;
    origin.net.check_shape(origin.shape).map_err(|error| NetFileError::Origin(error.into()))?;
    if origin.losses.len() > MAX_LOSSES {
        return Err(NetFileError::Origin(NetOriginProblem::Losses(origin.losses.len())));
    }
    Ok(origin)
}

fn read_tensor(
    tensors: &SafeTensors<'_>,
    part: &str,
    shape: &WeightShape,
    net: NetSpec,
) -> Result<Vec<f32>, NetFileError> {
    let name = format!("{part}{}", shape.name);
    let error = |found| NetFileError::Tensor { name: name.clone(), found, net, needed: shape.sizes };
    let tensor = tensors.tensor(&name).map_err(|_| error(None))?;
    if tensor.dtype() != Dtype::F32 || tensor.shape() != shape.sizes {
        return Err(error(Some((tensor.shape().to_vec(), tensor.dtype()))));
    }
    let (chunks, _) = tensor.data().as_chunks();
    let values: Vec<f32> = chunks.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    if values.iter().any(|value| !value.is_finite()) {
        return Err(NetFileError::NotFinite(name));
    }
    Ok(values)
}

fn little_endian(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn format_error(error: safetensors::SafeTensorError) -> NetFileError {
    NetFileError::Format(NetFormatProblem::Library(error.to_string()))
}

fn json_error(error: serde_json::Error) -> NetFileError {
    NetFileError::Origin(NetOriginProblem::Json(error.to_string()))
}
