//! Animations.

use std::io;

use gif::{Encoder, Frame, Repeat};
use image::DynamicImage;

use super::ExportProblem;

/// How hard the palette of a frame is searched for, from 1 (best) to 30 (fastest).
const PALETTE_SPEED: i32 = 10;

/// An endless animation that grows a frame at a time, in memory.
pub struct GifEncoder {
    encoder: Encoder<Vec<u8>>,
    size: (u16, u16),
}

impl GifEncoder {
    /// An animation of `w` x `h` pixels.
    ///
    /// # Errors
    /// [`ExportProblem::TooLarge`] beyond 65,535 pixels a side.
    pub fn new(w: u32, h: u32) -> Result<Self, ExportProblem> {
        let max = usize::from(u16::MAX).pow(2);
        let side =
            |side| u16::try_from(side).map_err(|_| ExportProblem::TooLarge { w: w as usize, h: h as usize, max });
        let size = (side(w)?, side(h)?);
        let mut encoder = Encoder::new(Vec::new(), size.0, size.1, &[]).map_err(io::Error::other)?;
        encoder.set_repeat(Repeat::Infinite).map_err(io::Error::other)?;
        Ok(Self { encoder, size })
    }

    /// Adds a frame, to be shown for so many hundredths of a second.
    ///
    /// # Errors
    /// When it is of another size.
    pub fn push(&mut self, picture: &DynamicImage, delay_cs: u16) -> Result<(), ExportProblem> {
        let (w, h) = self.size;
        if (picture.width(), picture.height()) != (w.into(), h.into()) {
            return Err(io::Error::other("a frame has a different size than the first").into());
        }
        let mut frame = Frame::from_rgb_speed(w, h, picture.to_rgb8().as_raw(), PALETTE_SPEED);
        frame.delay = delay_cs;
        Ok(self.encoder.write_frame(&frame).map_err(io::Error::other)?)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// As the encoder says; none is known.
    pub fn finish(self) -> Result<Vec<u8>, ExportProblem> {
        Ok(self.encoder.into_inner().map_err(io::Error::other)?)
    }
}
