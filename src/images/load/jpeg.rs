//! What a JPEG must be before a decoder sees it, which would make grey of what is missing.

use super::LoadProblem;
use super::exif::next_marker;
use crate::text::errors_images;

/// Whether a JPEG is whole, and of a kind that is decoded. What makes no sense is left to the decoder.
pub(super) fn check(bytes: &[u8]) -> Result<(), LoadProblem> {
    let other_kind = || Err(LoadProblem::Format(errors_images::JPEG_KIND.into()));
    let Some(mut rest) = bytes.get(2..) else { return Ok(()) };
    // How many colours there are, where all of them come together.
    let mut together = None;
    loop {
        let Some((marker, after)) = next_marker(rest) else { return cut_off_or_strange(rest) };
        // The end.
        if marker == 0xd9 {
            return Ok(());
        }
        let Some((length, _)) = after.split_first_chunk::<2>() else { return cut_off() };
        let length = usize::from(u16::from_be_bytes(*length));
        let Some(data) = after.get(2..length.max(2)) else { return cut_off() };
        match marker {
            0xc0 | 0xc1 => together = data.get(5).copied(),
            0xc2 => together = None,
            // Without loss, of several sizes, or packed otherwise.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return other_kind(),
            0xda if together.is_some_and(|n| data.first().is_some_and(|here| *here < n)) => return other_kind(),
            _ => {}
        }
        rest = &after[length.max(2)..];
        if marker == 0xda {
            rest = behind_pixels(rest);
        }
    }
}

/// From the first marker on that is no pixels'.
fn behind_pixels(pixels: &[u8]) -> &[u8] {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let at = pixels.windows(2).position(is_marker).unwrap_or(pixels.len());
    &pixels[at..]
}

fn cut_off() -> Result<(), LoadProblem> {
    Err(LoadProblem::Format(errors_images::CUT_OFF.into()))
}

fn cut_off_or_strange(rest: &[u8]) -> Result<(), LoadProblem> {
    if matches!(rest, [] | [0xff]) { cut_off() } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn jpeg() -> Vec<u8> {
        let picture = image::RgbImage::from_fn(24, 16, |x, y| image::Rgb([x as u8 * 9, y as u8 * 13, (x * y) as u8]));
        let mut bytes = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut bytes).encode_image(&picture).unwrap();
        bytes
    }

    #[test]
    fn what_is_cut_off_is_told_wherever_it_is() {
        let whole = jpeg();
        assert!(check(&whole).is_ok());
        assert!(check(&[&whole[..], b"trailing"].concat()).is_ok());
        for n in 3..whole.len() {
            assert!(check(&whole[..n]).is_err(), "{n} of {}", whole.len());
        }
    }

    #[test]
    fn colours_in_scans_of_their_own_are_told() {
        let mut bytes = jpeg();
        let at = bytes.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
        assert_eq!(bytes[at + 4], 3);
        bytes[at + 4] = 1;
        assert!(check(&bytes).is_err());
        // A progressive one always has several scans.
        let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        bytes[frame + 1] = 0xc2;
        assert!(check(&bytes).is_ok());
        bytes[frame + 1] = 0xc9;
        assert!(check(&bytes).is_err());
    }
}
