//! Animations.

use std::io;
use std::path::Path;

use gif::{Encoder, Frame, Repeat};
use image::DynamicImage;

use super::{ExportError, ExportProblem, write_file};

/// How hard the palette of a frame is searched for, from 1 (best) to 30 (fastest).
const PALETTE_SPEED: i32 = 10;

/// Writes an endless animation. All frames have the size of the first; `delays_cs` is how long each is shown, in
/// hundredths of a second (the last delay goes for those beyond).
///
/// # Errors
/// [`ExportProblem::Empty`] without a frame, [`ExportProblem::TooLarge`] beyond 65,535 pixels a side; otherwise as for
/// [`write_file`].
pub fn write_gif(path: &Path, frames: &[DynamicImage], delays_cs: &[u16]) -> Result<(), ExportError> {
    let first = frames.first().ok_or_else(|| ExportProblem::Empty.at(path))?;
    let (w, h) = (first.width(), first.height());
    let side = |side: u32| {
        let max = usize::from(u16::MAX).pow(2);
        u16::try_from(side).map_err(|_| ExportProblem::TooLarge { w: w as usize, h: h as usize, max }.at(path))
    };
    let (w, h) = (side(w)?, side(h)?);
    write_file(path, |file| {
        let mut encoder = Encoder::new(file, w, h, &[]).map_err(io::Error::other)?;
        encoder.set_repeat(Repeat::Infinite).map_err(io::Error::other)?;
        for (k, picture) in frames.iter().enumerate() {
            if (picture.width(), picture.height()) != (w.into(), h.into()) {
                return Err(io::Error::other(format!("frame {k} is of another size than the first")));
            }
            let mut frame = Frame::from_rgb_speed(w, h, picture.to_rgb8().as_raw(), PALETTE_SPEED);
            frame.delay = delays_cs.get(k).or(delays_cs.last()).copied().unwrap_or(10);
            encoder.write_frame(&frame).map_err(io::Error::other)?;
        }
        Ok(())
    })
}
