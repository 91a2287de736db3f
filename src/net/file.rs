//! Weights as a file: safetensors, with what they came from.
//!
//! The format is that of Hugging Face's safetensors: the length of a header, the header as JSON, then the numbers. Under
//! the key `sixfingers` of its metadata stands a JSON text: the network, the training set with its fingerprint, how it
//! was trained and the log of the loss. Other programs can read the weights; this one refuses files without that key.

use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::layout::{WeightShape, Weights};
use super::spec::NetSpec;
use super::train_spec::{LossPoint, TrainSpec};
use crate::images::{Fingerprint, Shape, TrainingSet};

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
    #[error("{0} bytes are too many for the weights of a network: at most {MAX_FILE_BYTES}")]
    TooLarge(u64),
    /// No safetensors.
    #[error("not a complete safetensors file ({0}): use one written by 'sixfingers train'")]
    Format(String),
    /// Safetensors of another program.
    #[error("not written by 'sixfingers train': the description of the network is missing")]
    Foreign,
    /// The description of the network does not make sense.
    #[error("the description of its network can't be read ({0}): use a file written by 'sixfingers train'")]
    Origin(String),
    /// Written by a later program.
    #[error("the file has version {0}, but this program knows version {VERSION}: use a newer program")]
    Newer(u32),
    /// The weights are not those of the network.
    #[error("tensor {name}: {found}, but {net} needs {needed}")]
    Tensor {
        /// Its name.
        name: String,
        /// What was found.
        found: String,
        /// The network.
        net: NetSpec,
        /// What it needs.
        needed: String,
    },
    /// A weight that is no number.
    #[error("tensor {0} contains a value that is not finite: the file is damaged, or the training diverged")]
    NotFinite(String),
    /// Trained on other pictures.
    #[error("it was trained on {data} with fingerprint {found}, but these pictures have {needed}: use the same data")]
    OtherData {
        /// The training set, as typed.
        data: String,
        /// Its fingerprint.
        found: Fingerprint,
        /// That of the pictures at hand.
        needed: Fingerprint,
    },
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
        let text = serde_json::to_string(&header).map_err(|error| NetFileError::Origin(error.to_string()))?;
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
        let length = length.ok_or_else(|| NetFileError::Format("it is too short".into()))?;
        if length > MAX_HEADER_BYTES {
            return Err(NetFileError::Format(format!("a header of {length} bytes, at most {MAX_HEADER_BYTES}")));
        }
        let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(format_error)?;
        let text = metadata.metadata().as_ref().and_then(|map| map.get(KEY)).ok_or(NetFileError::Foreign)?;
        let origin = read_origin(text)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(format_error)?;
        let shapes = origin.net.weight_shapes(origin.shape);
        let n_parts = if tensors.len() == shapes.len() { 1 } else { PARTS.len() };
        if tensors.len() != n_parts * shapes.len() {
            let found = tensors.len();
            let (one, four) = (shapes.len(), PARTS.len() * shapes.len());
            return Err(NetFileError::Format(format!("{found} tensors, but {} needs {one} or {four}", origin.net)));
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
    let unreadable = |error: serde_json::Error| NetFileError::Origin(error.to_string());
    let VersionOnly { version } = serde_json::from_str(text).map_err(unreadable)?;
    if version > VERSION {
        return Err(NetFileError::Newer(version));
    }
    let Header { origin, .. } = serde_json::from_str(text).map_err(unreadable)?;
    origin.train.check().map_err(|error| NetFileError::Origin(error.to_string()))?;
    origin.net.check_shape(origin.shape).map_err(|error| NetFileError::Origin(error.to_string()))?;
    if origin.losses.len() > MAX_LOSSES {
        return Err(NetFileError::Origin(format!("{} entries of the log, at most {MAX_LOSSES}", origin.losses.len())));
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
    let needed = || format!("{:?} of F32", shape.sizes);
    let error = |found: String| NetFileError::Tensor { name: name.clone(), found, net, needed: needed() };
    let tensor = tensors.tensor(&name).map_err(|_| error("it is missing".into()))?;
    if tensor.dtype() != Dtype::F32 || tensor.shape() != shape.sizes {
        return Err(error(format!("it is {:?} of {:?}", tensor.shape(), tensor.dtype())));
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
    NetFileError::Format(error.to_string())
}
