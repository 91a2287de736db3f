//! Arbitrary bytes: whatever they are, the answer is a set or a sentence.
//!
//! `FUZZ_CASES=1000000 cargo test --release data::arbitrary` tries for longer.

use std::io::Write;
use std::sync::LazyLock;

use proptest::prelude::*;
use sixfingers::images::Shape;
use sixfingers::images::load::{Choices, Watch, load, load_batch, load_pictures, load_set, survey};

use super::{array, colours, file, folder, npy, saved};
use crate::support::cases;

/// Loads bytes under a name: whatever comes of it, it is a whole set or a sentence.
fn survives(name: &str, bytes: &[u8]) {
    let folder = folder();
    let path = file(&folder, name, bytes);
    match load_set(&path) {
        Ok(set) => assert_eq!(set.values().len(), set.n_images() * set.shape().len()),
        Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
    }
    let chosen: Choices = "size=16,fit=pad,color=rgb,random=3".parse().unwrap();
    match load(&path, &chosen, &Watch::default(), &|| false) {
        Ok(loaded) => assert!(loaded.set.n_images() <= 3 && loaded.set.values().iter().all(|v| v.abs() <= 1.0)),
        Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
    }
    let _ = survey(&path);
    if name.ends_with("npy") || name.ends_with("npz") {
        let _ = load_pictures(&path);
        let _ = load_batch(&path, Shape::new(1, 2, 2).unwrap());
    }
}

/// A whole file of each kind.
static WHOLE: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let folder = folder();
    let mut whole = Vec::new();
    for name in ["a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tiff"] {
        whole.push((name, std::fs::read(saved(&folder, name, colours(9, 7))).unwrap()));
    }
    whole.push(("b.jpg", include_bytes!("cmyk.jpg").to_vec()));
    let npy = array("|u1", false, &[3, 4, 5], &[9; 60]);
    let idx = [&[0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5][..], &[9; 60]].concat();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&idx).unwrap();
    whole.push(("a.idx.gz", packer.finish().unwrap()));
    for (name, entry, bytes) in [("a.npz", "images.npy", npy.clone()), ("a.zip", "x/a.png", whole[0].1.clone())] {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(entry, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
        whole.push((name, zip.finish().unwrap().into_inner()));
    }
    whole.push(("b.npy", array("<f4", true, &[2, 3, 2, 2], &[0; 96])));
    whole.push(("a.npy", npy));
    whole.push(("a.idx", idx));
    whole.push(("a.bin", vec![3; 3073]));
    whole
});

/// Changes of a few bytes, a piece cut out or put in twice, and a new end.
fn damaged(bytes: &[u8], changes: &[(f64, u8)], cut: Option<(f64, f64, bool)>, end: Option<f64>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = |share: f64, length: usize| ((share * length as f64) as usize).min(length.saturating_sub(1));
    for (at, byte) in changes {
        let at = place(*at, bytes.len());
        bytes[at] = *byte;
    }
    if let Some((from, to, twice)) = cut {
        let (from, to) = (place(from.min(to), bytes.len()), place(from.max(to), bytes.len()));
        let piece = if twice { bytes[from..to].to_vec() } else { Vec::new() };
        bytes.splice(from..if twice { from } else { to }, piece);
    }
    if let Some(end) = end {
        bytes.truncate(place(end, bytes.len()));
    }
    bytes
}

/// A test for one kind of file: nothing but bytes, and whole files with damage.
macro_rules! loader {
    ($($test:ident: $($name:literal),+;)+) => {
        proptest! {
            #![proptest_config(cases(10_000))]
            $(
                #[test]
                fn $test(
                    name in prop::sample::select(vec![$($name),+]),
                    noise in prop::option::weighted(0.1, prop::collection::vec(any::<u8>(), 0..300)),
                    // Most of what matters stands at the beginning.
                    changes in prop::collection::vec((prop_oneof![0.0..1.0, 0.0..0.1], any::<u8>()), 0..6),
                    cut in prop::option::weighted(0.3, (0.0..1.0, 0.0..1.0, any::<bool>())),
                    end in prop::option::weighted(0.3, 0.0..1.0),
                ) {
                    let whole = WHOLE.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.as_slice());
                    survives(name, &noise.unwrap_or_else(|| damaged(whole.unwrap_or_default(), &changes, cut, end)));
                }
            )+
        }
    };
}

loader! {
    damaged_png_never_panics: "a.png";
    damaged_jpeg_never_panics: "a.jpg", "b.jpg";
    damaged_gif_never_panics: "a.gif";
    damaged_bmp_never_panics: "a.bmp";
    damaged_webp_never_panics: "a.webp";
    damaged_tiff_never_panics: "a.tiff";
    damaged_npy_never_panics: "a.npy", "b.npy";
    damaged_npz_never_panics: "a.npz";
    damaged_zip_never_panics: "a.zip";
    damaged_idx_never_panics: "a.idx", "a.idx.gz";
    damaged_cifar_never_panics: "a.bin";
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn arbitrary_array_headers_never_panic(
        header in "[{}()\\[\\]',: 0-9a-zL]{0,80}",
        data in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        survives("a.npy", &npy(&header, &data));
    }

    #[test]
    fn arbitrary_shapes_and_values_never_panic(
        dims in prop::collection::vec(0_usize..6, 0..6),
        descr in prop::sample::select(vec!["<f4", ">f8", "|u1", "<i4"]),
        fortran in any::<bool>(),
        data in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        survives("a.npy", &array(descr, fortran, &dims, &data));
    }

    #[test]
    fn arbitrary_choices_are_understood_or_refused(text in "[a-z=,:+%0-9 ]{0,40}") {
        if let Ok(choices) = text.parse::<Choices>() {
            prop_assert_eq!(choices.to_string().parse::<Choices>().unwrap(), choices);
        }
    }
}
