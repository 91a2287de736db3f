//! Trained networks that are open, beside the open training sets.
//!
//! A run names its networks by their [`NetId`]; one that comes with the program opens when a step first asks for it.
//! Others are opened by [`NetQuery`](super::NetQuery) or, when they were just trained, added by
//! [`Studio::add_net`](super::Studio::add_net).

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::data::OpenData;
use super::lock::lock;
use crate::diffusion::NetId;
use crate::export::read_net;
use crate::net::{NetDenoiser, NetFile, NetOrigin, ShippedNet};
use crate::score::Denoiser;
use crate::text::{Message, errors_run, say};

/// So many networks are kept open; the least recently used goes first. The largest takes 16 MB.
const MAX_OPEN: usize = 16;

/// A trained network, ready to draw.
pub struct OpenNet {
    /// What runs call it.
    pub id: NetId,
    /// What it is and what it was trained on.
    pub origin: NetOrigin,
    denoiser: Arc<NetDenoiser>,
}

impl OpenNet {
    /// The network of a file that was read, or of one that was just trained: then `path` says where it is kept.
    ///
    /// # Errors
    /// A message for the person at the window.
    pub fn of_file(path: PathBuf, file: &NetFile) -> Result<Self, Message> {
        Self::new(NetId::Own { path, fingerprint: file.fingerprint() }, file)
    }

    /// Opens the network that a run names.
    ///
    /// # Errors
    /// A message for the person at the window: what was wrong and what to do.
    pub fn open(id: &NetId) -> Result<Self, Message> {
        match id {
            NetId::Shipped(name) => {
                let shipped = ShippedNet::named(name);
                let shipped = shipped.ok_or_else(|| {
                    let name = name.clone();
                    Message::new(move || say!(errors_run::JobNoNet { name: &name }))
                })?;
                Self::new(id.clone(), &shipped.file().map_err(Message::from)?)
            }
            NetId::Own { path, fingerprint } => {
                let file = read_net(path).map_err(Message::from)?;
                if file.fingerprint() != *fingerprint {
                    let path = path.display().to_string();
                    return Err(Message::new(move || say!(errors_run::JobNetChanged { path: &path })));
                }
                Self::new(id.clone(), &file)
            }
        }
    }

    fn new(id: NetId, file: &NetFile) -> Result<Self, Message> {
        let denoiser = Arc::new(NetDenoiser::new(file).map_err(Message::from)?);
        Ok(Self { id, origin: file.origin.clone(), denoiser })
    }

    /// What draws in the place of a machine.
    pub fn denoiser(&self) -> &Arc<NetDenoiser> {
        &self.denoiser
    }

    /// Whether it was trained on these pictures. Pictures changed by hand are let pass when their shape fits: a
    /// network draws what it has learned, whatever became of the pictures since.
    pub fn fits(&self, data: &OpenData) -> bool {
        self.origin.shape == data.set.shape()
            && (data.edited.is_some() || self.origin.fingerprint == data.fingerprint())
    }
}

impl fmt::Debug for OpenNet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenNet({}, {} on {})", self.id, self.origin.net, self.origin.data)
    }
}

/// The open networks, the last one used at the end.
#[derive(Default)]
pub(super) struct Nets(Mutex<Vec<Arc<OpenNet>>>);

impl Nets {
    /// Adds one.
    pub(super) fn add(&self, net: Arc<OpenNet>) {
        let mut nets = lock(&self.0);
        nets.retain(|other| other.id != net.id);
        if nets.len() >= MAX_OPEN {
            nets.remove(0);
        }
        nets.push(net);
    }

    /// The network that draws on a set; opened if it was not.
    pub(super) fn denoiser(&self, id: &NetId, data: &OpenData) -> Result<Arc<dyn Denoiser>, Message> {
        Ok(Arc::clone(&self.fitting(id, data)?.denoiser) as Arc<dyn Denoiser>)
    }

    /// The same with what it is.
    pub(super) fn fitting(&self, id: &NetId, data: &OpenData) -> Result<Arc<OpenNet>, Message> {
        let known = lock(&self.0).iter().find(|net| net.id == *id).cloned();
        let net = match known {
            Some(net) => net,
            None => Arc::new(OpenNet::open(id)?),
        };
        self.add(Arc::clone(&net));
        if !net.fits(data) {
            let data = net.origin.data.clone();
            return Err(Message::new(move || say!(errors_run::JobNetData { data: &data })));
        }
        Ok(net)
    }
}
