//! How a picture is to be turned, wherever its EXIF data may stand.

use std::io::Read;

use flate2::read::ZlibDecoder;
use image::ImageFormat;
use image::metadata::Orientation;

/// The most bytes of EXIF data that are unpacked.
const MAX_BYTES: u64 = 1 << 20;

/// How the picture in the bytes of a file is to be turned; as it is where nothing says so.
pub(super) fn orientation(bytes: &[u8], format: ImageFormat) -> Orientation {
    let found = match format {
        ImageFormat::Jpeg => in_jpeg(bytes),
        ImageFormat::Png => in_png(bytes),
        ImageFormat::WebP => in_webp(bytes),
        _ => None,
    };
    found.unwrap_or(Orientation::NoTransforms)
}

/// Of EXIF data, with or without the words that it begins with in some formats.
fn of_exif(data: &[u8]) -> Option<Orientation> {
    Orientation::from_exif_chunk(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
}

/// In any of the segments before the pixels.
fn in_jpeg(bytes: &[u8]) -> Option<Orientation> {
    let mut rest = bytes.get(2..)?;
    loop {
        let marker;
        (marker, rest) = next_marker(rest)?;
        if marker == 0xda || marker == 0xd9 {
            return None;
        }
        let (length, after) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
        let data = after.get(..length)?;
        if marker == 0xe1
            && data.starts_with(b"Exif\0")
            && let Some(found) = of_exif(data)
        {
            return Some(found);
        }
        rest = &after[length..];
    }
}

/// The next marker of a JPEG that is followed by a length, or begins or ends the pixels, and what comes after it.
pub(super) fn next_marker(mut rest: &[u8]) -> Option<(u8, &[u8])> {
    loop {
        match rest {
            // Fill bytes, and markers without anything.
            [0xff, 0xff, ..] => rest = &rest[1..],
            [0xff, 0x01 | 0xd0..=0xd8, ..] => rest = &rest[2..],
            [0xff, marker, after @ ..] if *marker != 0 => return Some((*marker, after)),
            _ => return None,
        }
    }
}

/// In a chunk anywhere, also behind the pixels; or in a text, as older programs write it.
fn in_png(bytes: &[u8]) -> Option<Orientation> {
    let mut rest = bytes.get(8..)?;
    while let Some((length, after)) = rest.split_first_chunk::<4>()
        && let Some((kind, after)) = after.split_first_chunk::<4>()
        && let Some(data) = after.get(..u32::from_be_bytes(*length) as usize)
    {
        let found = match kind {
            b"eXIf" => of_exif(data),
            b"tEXt" => data.split_once_at_nul().and_then(raw_profile),
            b"zTXt" => data.split_once_at_nul().and_then(|(key, packed)| {
                let mut text = Vec::new();
                // What was there before an error may do.
                let _ = ZlibDecoder::new(packed.get(1..)?).take(MAX_BYTES).read_to_end(&mut text);
                raw_profile((key, &text))
            }),
            b"IEND" => return None,
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        // The check sum is behind the data.
        rest = after.get(data.len() + 4..).unwrap_or_default();
    }
    None
}

/// The words before the first zero byte, and the rest.
trait SplitAtNul {
    fn split_once_at_nul(&self) -> Option<(&[u8], &[u8])>;
}

impl SplitAtNul for [u8] {
    fn split_once_at_nul(&self) -> Option<(&[u8], &[u8])> {
        let at = self.iter().position(|byte| *byte == 0)?;
        Some((&self[..at], &self[at + 1..]))
    }
}

/// EXIF data in hexadecimal digits, behind its name and length.
fn raw_profile((key, text): (&[u8], &[u8])) -> Option<Orientation> {
    if !matches!(key, b"Raw profile type exif" | b"Raw profile type APP1") {
        return None;
    }
    let lines = std::str::from_utf8(text).ok()?.trim_start().lines();
    let digits: Vec<u8> =
        lines.skip(2).flat_map(str::bytes).filter_map(|c| char::from(c).to_digit(16)).map(|d| d as u8).collect();
    let data: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    of_exif(&data)
}

/// In a chunk anywhere, whatever the header says.
fn in_webp(bytes: &[u8]) -> Option<Orientation> {
    let mut rest = bytes.get(12..)?;
    while let Some((kind, after)) = rest.split_first_chunk::<4>()
        && let Some((length, after)) = after.split_first_chunk::<4>()
    {
        let length = u32::from_le_bytes(*length) as usize;
        let data = after.get(..length)?;
        if kind == b"EXIF" {
            return of_exif(data);
        }
        rest = after.get(length.checked_next_multiple_of(2)?..)?;
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// EXIF data that say only how the picture is turned.
    fn exif(value: u8) -> Vec<u8> {
        let mut data = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        data.extend([value, 0, 0, 0, 0, 0, 0]);
        data
    }

    fn png_chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat()
    }

    #[test]
    fn the_orientation_is_found_wherever_it_stands() {
        let turned = Orientation::Rotate90;
        let segment =
            |marker: u8, data: &[u8]| [&[0xff, marker][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat();
        let with_words = [b"Exif\0\0", exif(6).as_slice()].concat();
        let jpeg = [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0"),
            &segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            &[0xff, 0xff],
            &segment(0xe1, &with_words)[1..],
            &segment(0xda, b"...."),
        ]
        .concat();
        assert_eq!(orientation(&jpeg, ImageFormat::Jpeg), turned);

        let hex: String = with_words.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = [b"Raw profile type exif\0\nexif\n      32\n", hex.as_bytes(), b"\n"].concat();
        let start =
            [b"\x89PNG\r\n\x1a\n".to_vec(), png_chunk(b"IHDR", &[0; 13]), png_chunk(b"IDAT", &[0; 20])].concat();
        for chunk in [png_chunk(b"eXIf", &exif(6)), png_chunk(b"eXIf", &with_words), png_chunk(b"tEXt", &text)] {
            assert_eq!(orientation(&[start.clone(), chunk].concat(), ImageFormat::Png), turned);
        }

        let riff = |data: &[u8]| {
            [b"RIFF\0\0\0\0WEBPVP8 \x03\0\0\0abc\0EXIF", &(data.len() as u32).to_le_bytes()[..], data].concat()
        };
        assert_eq!(orientation(&riff(&exif(6)), ImageFormat::WebP), turned);
        assert_eq!(orientation(&riff(&with_words), ImageFormat::WebP), turned);
    }

    #[test]
    fn bytes_of_any_kind_do_no_harm() {
        let mut bytes: Vec<u8> = (0..4096_u32).map(|k| (k.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            for n in 0..bytes.len().min(300) {
                assert_eq!(orientation(&bytes[..n], format), Orientation::NoTransforms);
            }
            bytes[..2].copy_from_slice(&[0xff, 0xd8]);
        }
    }
}
