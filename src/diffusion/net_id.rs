//! Which trained network draws.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::images::Fingerprint;
use crate::text::{errors_run, say};

/// A trained network by its name, so that runs, caches and files can speak of it without holding its weights.
///
/// # Example
/// ```
/// use sixfingers::diffusion::NetId;
/// let shipped: NetId = "shipped:hands32-grey-zeros".parse()?;
/// assert_eq!(shipped, NetId::Shipped("hands32-grey-zeros".into()));
/// let own: NetId = "file:0123456789abcdef:/tmp/my net.safetensors".parse()?;
/// assert_eq!(own.to_string(), "file:0123456789abcdef:/tmp/my net.safetensors");
/// # Ok::<(), sixfingers::diffusion::NetIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum NetId {
    /// One that comes with the program, by its name.
    Shipped(String),
    /// A file of weights.
    Own {
        /// Where it lies.
        path: PathBuf,
        /// What its weights were: another network in the same place is another one.
        fingerprint: Fingerprint,
    },
}

/// A text that names no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct NetIdError(String);

impl fmt::Display for NetIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say!(errors_run::NetUnknown { found: &self.0 }))
    }
}

impl NetId {
    /// The file; `None` for one that comes with the program.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Shipped(_) => None,
            Self::Own { path, .. } => Some(path),
        }
    }

    /// What `--net` takes: its name, or the path of its file; `None` for a path that is no text.
    pub fn option(&self) -> Option<String> {
        match self {
            Self::Shipped(name) => Some(name.clone()),
            Self::Own { path, .. } => path.to_str().map(str::to_owned),
        }
    }
}

impl fmt::Display for NetId {
    /// The text that [`str::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped(name) => write!(f, "shipped:{name}"),
            Self::Own { path, fingerprint } => write!(f, "file:{fingerprint}:{}", path.display()),
        }
    }
}

impl FromStr for NetId {
    type Err = NetIdError;

    fn from_str(text: &str) -> Result<Self, NetIdError> {
        let error = || NetIdError(text.to_owned());
        match text.split_once(':') {
            Some(("shipped", name)) if !name.is_empty() => Ok(Self::Shipped(name.to_owned())),
            Some(("file", rest)) => {
                let (fingerprint, path) =
                    rest.split_once(':').filter(|(_, path)| !path.is_empty()).ok_or_else(error)?;
                Ok(Self::Own { path: path.into(), fingerprint: fingerprint.parse().map_err(|_| error())? })
            }
            _ => Err(error()),
        }
    }
}

impl TryFrom<String> for NetId {
    type Error = NetIdError;

    fn try_from(text: String) -> Result<Self, NetIdError> {
        text.parse()
    }
}

impl From<NetId> for String {
    fn from(id: NetId) -> Self {
        id.to_string()
    }
}
