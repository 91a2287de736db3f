//! The networks that come with the program.

use super::file::{NetFile, NetFileError};
use crate::text::{Text, nets};

/// A network that comes with the program, trained by it; `assets/networks/README.md` has the commands and what came out.
#[derive(Clone, Copy, Debug)]
pub struct ShippedNet {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it was trained on, in words.
    pub title: Text,
    /// P(t) that predicts it, the text of a [`crate::diffusion::Locality`]: for 20 steps from step 19.
    pub locality: &'static str,
    bytes: &'static [u8],
}

/// All of them.
pub const SHIPPED_NETS: [ShippedNet; 3] = [
    ShippedNet {
        name: "hands32-grey-unet",
        title: nets::SHIPPED_HANDS_UNET,
        // Not calibrated: P(t) that predicts it better, found on other noises than it is judged by.
        locality: "scales:3,3,3,3,3,3,5,5,5,5,5,7,7,7,7,9,9,11,11,11",
        bytes: include_bytes!("../../assets/networks/hands32-grey-unet.safetensors"),
    },
    ShippedNet {
        name: "hands32-grey-zeros",
        title: nets::SHIPPED_HANDS_ZEROS,
        locality: "scales:1,1,3,3,3,3,5,5,5,5,5,7,7,7,9,11,11,11,13,11",
        bytes: include_bytes!("../../assets/networks/hands32-grey-zeros.safetensors"),
    },
    ShippedNet {
        name: "flowers32-rgb-circular",
        title: nets::SHIPPED_FLOWERS_CIRCULAR,
        locality: "scales:3,3,3,3,3,5,5,5,5,5,7,7,7,7,7,7,9,9,9,9",
        bytes: include_bytes!("../../assets/networks/flowers32-rgb-circular.safetensors"),
    },
];

impl ShippedNet {
    /// The one of that name.
    ///
    /// # Example
    /// ```
    /// use sixfingers::net::ShippedNet;
    /// let file = ShippedNet::named("hands32-grey-zeros").unwrap().file()?;
    /// assert_eq!(file.origin.net.receptive_field(), 15);
    /// # Ok::<(), sixfingers::net::NetFileError>(())
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        SHIPPED_NETS.into_iter().find(|net| net.name == name)
    }

    /// Its weights.
    ///
    /// # Errors
    /// None but for a program that was damaged.
    pub fn file(self) -> Result<NetFile, NetFileError> {
        NetFile::from_bytes(self.bytes)
    }
}
