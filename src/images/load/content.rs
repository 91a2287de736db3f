//! What is in a file, told by its first bytes: names lie.

use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::LoadProblem;
use super::regular::open_file;
use crate::text::{Message, errors_images, say};

/// So many first bytes tell.
pub(super) const START: usize = 512;

/// What a file begins like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A picture of a kind that is decoded.
    Picture,
    /// A picture of another kind.
    OtherPicture(&'static str),
    /// An array of NumPy.
    Npy,
    /// A zip archive: of pictures, of arrays, of anything.
    Zip,
    /// IDX, packed with gzip or not.
    Idx,
    /// An archive that must be unpacked first.
    Packed(&'static str),
    /// Data of another program.
    Data(&'static str),
    /// Nothing that is known.
    Unknown,
}

impl Content {
    /// What a file begins like.
    pub(super) fn of_file(path: &Path) -> io::Result<Self> {
        let mut start = Vec::with_capacity(START);
        open_file(path)?.take(START as u64).read_to_end(&mut start)?;
        Ok(Self::of(&start))
    }

    /// What these first bytes are of.
    pub(super) fn of(start: &[u8]) -> Self {
        let begins = |marks: &[&[u8]]| marks.iter().any(|mark| start.starts_with(mark));
        if is_picture(start) {
            return Self::Picture;
        }
        if let Some(name) = other_picture(start) {
            return Self::OtherPicture(name);
        }
        if begins(&[b"\x93NUMPY"]) {
            return Self::Npy;
        }
        if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
            return Self::Zip;
        }
        if begins(&[b"\x1f\x8b"]) {
            return of_gzip(start);
        }
        if let [0, 0, 8, 1..=4, ..] = start {
            return Self::Idx;
        }
        let packed: [(&[u8], &str); 5] = [
            (b"7z\xbc\xaf\x27\x1c", "7z"),
            (b"Rar!\x1a\x07", "RAR"),
            (b"\xfd7zXZ\0", "xz"),
            (b"BZh", "bzip2"),
            (b"\x28\xb5\x2f\xfd", "zstd"),
        ];
        if let Some((_, name)) = packed.into_iter().find(|(mark, _)| start.starts_with(mark)) {
            return Self::Packed(name);
        }
        if start.get(257..262) == Some(b"ustar") {
            return Self::Packed("tar");
        }
        let data: [(&[u8], &str); 6] = [
            (b"\x89HDF\r\n\x1a\n", "HDF5"),
            (b"MATLAB", "MATLAB"),
            (b"PAR1", "Parquet"),
            (b"\x80\x02", "pickle"),
            (b"\x80\x03", "pickle"),
            (b"\x80\x04", "pickle"),
        ];
        match data.into_iter().find(|(mark, _)| start.starts_with(mark)) {
            Some((_, name)) => Self::Data(name),
            None => Self::Unknown,
        }
    }

    /// Why a file of this content is no picture of a set; `None` for one that is, or that may be opened by itself.
    pub(super) fn refusal(self) -> Option<LoadProblem> {
        let message = match self {
            Self::OtherPicture(kind) => Message::new(move || say!(errors_images::OtherPicture { kind })),
            Self::Packed(kind) => Message::new(move || say!(errors_images::PackedFile { kind })),
            Self::Data(kind) => Message::new(move || say!(errors_images::OtherData { kind })),
            Self::Unknown => errors_images::NO_PICTURE_FILE.into(),
            Self::Picture | Self::Npy | Self::Zip | Self::Idx => return None,
        };
        Some(LoadProblem::Format(message))
    }
}

/// The beginning of what is packed with gzip.
fn of_gzip(start: &[u8]) -> Content {
    let mut inside = vec![0; START];
    let mut unpacker = MultiGzDecoder::new(start);
    let mut n = 0;
    // The beginning of a packed file is cut off: what is there counts.
    while n < inside.len() {
        match unpacker.read(&mut inside[n..]) {
            Ok(0) | Err(_) => break,
            Ok(more) => n += more,
        }
    }
    match &inside[..n] {
        [0, 0, 8, 1..=4, ..] => Content::Idx,
        inside if inside.get(257..262) == Some(b"ustar") => Content::Packed("tar.gz"),
        _ => Content::Packed("gzip"),
    }
}

/// Whether it begins like a picture of a kind that is decoded.
fn is_picture(start: &[u8]) -> bool {
    let marks: [&[u8]; 8] =
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"\x89PNG"];
    let webp = start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP");
    // Two letters are few: the size of the header of the pixels comes with them.
    let bmp = start.starts_with(b"BM")
        && matches!(start.get(14..18), Some([12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]));
    webp || bmp || marks.iter().any(|mark| start.starts_with(mark))
}

/// The name of a kind of picture that is not decoded.
fn other_picture(start: &[u8]) -> Option<&'static str> {
    if start.get(4..8) == Some(b"ftyp") {
        return match start.get(8..12) {
            Some(b"avif" | b"avis") => Some("AVIF"),
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => Some("HEIC"),
            _ => None,
        };
    }
    let pnm = matches!(start, [b'P', b'1'..=b'7', b' ' | b'\t' | b'\n' | b'\r' | b'#', ..]);
    let marks: [(&[u8], &str); 10] = [
        (b"\0\0\0\x0cJXL ", "JPEG XL"),
        (b"\xff\x0a", "JPEG XL"),
        (b"\0\0\0\x0cjP  ", "JPEG 2000"),
        (b"8BPS", "Photoshop"),
        (b"%PDF", "PDF"),
        (b"<svg", "SVG"),
        (b"qoif", "QOI"),
        (b"gimp xcf", "GIMP"),
        (b"v/1\x01", "OpenEXR"),
        (b"\0\0\x01\0", "ICO"),
    ];
    let named = marks.into_iter().find(|(mark, _)| start.starts_with(mark)).map(|(_, name)| name);
    named.or(pnm.then_some("PNM"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn contents_are_told_by_their_first_bytes() {
        let mut tar = vec![0; 1024];
        tar[257..262].copy_from_slice(b"ustar");
        let cases: [(&[u8], Content); 22] = [
            (b"\x89PNG\r\n\x1a\n....", Content::Picture),
            (b"\xff\xd8\xff\xe0", Content::Picture),
            (b"GIF89a", Content::Picture),
            (b"RIFF....WEBPVP8 ", Content::Picture),
            (b"BM............\x28\0\0\0", Content::Picture),
            (b"BM is a text", Content::Unknown),
            (b"II+\0\x08\0\0\0", Content::Picture),
            (b"\0\0\0\x18ftypheic", Content::OtherPicture("HEIC")),
            (b"\0\0\0\x18ftypavif", Content::OtherPicture("AVIF")),
            (b"\0\0\0\x18ftypmp42", Content::Unknown),
            (b"P6\n8 8\n255\n", Content::OtherPicture("PNM")),
            (b"P6 is a text", Content::OtherPicture("PNM")),
            (b"\x93NUMPY\x01\0", Content::Npy),
            (b"PK\x03\x04", Content::Zip),
            (b"\0\0\x08\x03\0\0\0\x05", Content::Idx),
            (b"\0\0\x0d\x03", Content::Unknown),
            (&gzip(b"\0\0\x08\x03\0\0\0\x05"), Content::Idx),
            (&gzip(&tar), Content::Packed("tar.gz")),
            (&gzip(b"text"), Content::Packed("gzip")),
            (&tar, Content::Packed("tar")),
            (b"\x80\x02}q\x01", Content::Data("pickle")),
            (b"", Content::Unknown),
        ];
        for (start, content) in cases {
            let start = &start[..start.len().min(START)];
            assert_eq!(Content::of(start), content, "{:?}", String::from_utf8_lossy(start));
        }
        // No picture of its own is taken for one of another kind.
        assert!(!is_picture(b"\0\0\x08\x03") && other_picture(b"\0\0\x08\x03").is_none());
    }
}
