//! Arbitrary bytes: whatever they are, the answer is a set or a sentence.
//!
//! `FUZZ_CASES=1000000 cargo test --release data::arbitrary` tries for longer.

use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use sixfingers::images::Shape;
use sixfingers::images::load::{Choices, LoadError, Watch, load, load_batch, load_pictures, load_set, survey};

use super::{array, colours, file, folder, mended, npy, saved};
use crate::support::cases;

/// What is said of a problem fits into one line, whatever stood in the file.
fn one_line(error: &LoadError) {
    let text = error.to_string();
    assert!(!text.contains(|c: char| c.is_control()), "{text:?}");
}

/// What is there can be looked at and loaded, or it is said why not.
fn is_told(path: &Path, choices: &Choices) {
    let errors = [
        survey(path).err(),
        load(path, choices, &Watch::default(), &|| false).err(),
        load_set(path).err(),
        load_pictures(path).err(),
    ];
    errors.iter().flatten().for_each(one_line);
}

/// Loads bytes under a name: whatever comes of it, it is a whole set or a sentence.
fn survives(name: &str, bytes: &[u8]) {
    let folder = folder();
    let path = file(&folder, name, bytes);
    match load_set(&path) {
        Ok(set) => assert_eq!(set.values().len(), set.n_images() * set.shape().len()),
        Err(error) => one_line(&error),
    }
    let chosen: Choices = "size=16,fit=pad,color=rgb,random=3".parse().unwrap();
    match load(&path, &chosen, &Watch::default(), &|| false) {
        Ok(loaded) => assert!(loaded.set.n_images() <= 3 && loaded.set.values().iter().all(|v| v.abs() <= 1.0)),
        Err(error) => one_line(&error),
    }
    survey(&path).err().iter().for_each(one_line);
    if name.ends_with("npy") || name.ends_with("npz") {
        let _ = load_pictures(&path);
        let _ = load_batch(&path, Shape::new(1, 2, 2).unwrap());
    }
}

/// Small pictures of the many kinds that other programs make.
macro_rules! samples {
    ($($name:literal)+) => { &[$(($name, include_bytes!(concat!("samples/", $name)))),+] };
}

const SAMPLES: &[(&str, &[u8])] = samples! {
    "alpha.png" "bits.png" "deep.png" "interlaced.png" "palette.png"
    "cmyk.jpg" "exif.jpg" "grey.jpg" "progressive.jpg" "restart.jpg"
    "animated.gif"
    "bits.bmp" "palette.bmp" "rle.bmp" "v5.bmp"
    "alpha-lossy.webp" "animated.webp" "lossless.webp" "lossy.webp"
    "adobe_deflate.tiff" "cmyk.tiff" "fax.tiff" "jpeg.tiff" "lzw.tiff" "packbits.tiff" "tiled.tiff"
};

/// A whole file of each kind.
static WHOLE: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let folder = folder();
    let mut whole = Vec::new();
    for name in ["a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tiff"] {
        whole.push((name, std::fs::read(saved(&folder, name, colours(9, 7))).unwrap()));
    }
    whole.extend(SAMPLES.iter().map(|(name, bytes)| (*name, bytes.to_vec())));
    let npy = array("|u1", false, &[3, 4, 5], &[9; 60]);
    let idx = [&[0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5][..], &[9; 60]].concat();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&idx).unwrap();
    whole.push(("a.idx.gz", packer.finish().unwrap()));
    let png = whole[0].1.clone();
    whole.push(("a.npz", zipped(&[("images.npy", &npy)])));
    whole.push(("b.npz", zipped(&[("x.npy", &npy), ("y.npy", &array("<f8", false, &[1, 3, 1, 2], &[0; 48]))])));
    whole.push(("a.zip", zipped(&[("x/a.png", &png)])));
    whole.push(("b.zip", zipped(&[("x/a.png", &png), ("y/b.bmp", SAMPLES[13].1), ("notes.txt", b"text")])));
    whole.push(("b.npy", array("<f4", true, &[2, 3, 2, 2], &[0; 96])));
    whole.push(("a.npy", npy));
    whole.push(("a.idx", idx));
    whole.push(("a.bin", vec![3; 3073]));
    whole
});

/// An archive of these entries.
fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (entry, bytes) in entries {
        zip.start_file(*entry, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

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
                    mend in any::<bool>(),
                ) {
                    let whole = WHOLE.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.as_slice());
                    let damaged = damaged(whole.unwrap(), &changes, cut, end);
                    // Behind a wrong check sum nobody would look.
                    let damaged = if mend && name.ends_with("png") { mended(damaged) } else { damaged };
                    survives(name, &noise.unwrap_or(damaged));
                }
            )+
        }
    };
}

loader! {
    damaged_png_never_panics: "a.png", "alpha.png", "bits.png", "deep.png", "interlaced.png", "palette.png";
    damaged_jpeg_never_panics: "a.jpg", "cmyk.jpg", "exif.jpg", "grey.jpg", "progressive.jpg", "restart.jpg";
    damaged_gif_never_panics: "a.gif", "animated.gif";
    damaged_bmp_never_panics: "a.bmp", "bits.bmp", "palette.bmp", "rle.bmp", "v5.bmp";
    damaged_webp_never_panics: "a.webp", "alpha-lossy.webp", "animated.webp", "lossless.webp", "lossy.webp";
    damaged_tiff_never_panics: "a.tiff", "adobe_deflate.tiff", "cmyk.tiff", "fax.tiff", "jpeg.tiff", "lzw.tiff",
        "packbits.tiff", "tiled.tiff";
    damaged_npy_never_panics: "a.npy", "b.npy";
    damaged_npz_never_panics: "a.npz", "b.npz";
    damaged_zip_never_panics: "a.zip", "b.zip";
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
    fn damage_within_an_archive_never_panics(
        packed in prop::sample::select(vec!["a.npz", "a.zip", "a.idx.gz"]),
        changes in prop::collection::vec((prop_oneof![0.0..1.0, 0.0..0.1], any::<u8>()), 1..6),
        end in prop::option::weighted(0.2, 0.0..1.0),
    ) {
        let whole = |name: &str| WHOLE.iter().find(|(known, _)| *known == name).unwrap().1.as_slice();
        match packed {
            "a.npz" => survives(packed, &zipped(&[("images.npy", &damaged(whole("a.npy"), &changes, None, end))])),
            "a.zip" => {
                let inside = [("x/a.png", &*damaged(whole("a.png"), &changes, None, end)), ("y.png", whole("alpha.png"))];
                survives(packed, &zipped(&inside));
            }
            _ => {
                let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                packer.write_all(&damaged(whole("a.idx"), &changes, None, end)).unwrap();
                survives(packed, &packer.finish().unwrap());
            }
        }
    }

    #[test]
    fn arbitrary_choices_are_understood_or_refused(text in "[a-z=,:+%0-9 ]{0,40}") {
        if let Ok(choices) = text.parse::<Choices>() {
            prop_assert_eq!(choices.to_string().parse::<Choices>().unwrap(), choices);
        }
    }
}

proptest! {
    // Some dozen files a case.
    #![proptest_config(cases(1_000))]

    #[test]
    fn names_of_any_kind_never_break_a_message(
        names in prop::collection::vec("([a-z\n\r\t\u{1b}\u{85}\u{2028}:,=+%. \\\\/]|\\PC){0,9}", 1..5),
        same_size in any::<bool>(),
        readable in any::<bool>(),
    ) {
        let whole = |name: &str| WHOLE.iter().find(|(known, _)| *known == name).unwrap().1.as_slice();
        let folder = folder();
        let mut entries = Vec::new();
        for (k, name) in names.iter().enumerate() {
            let bytes = match (readable, same_size || k == 0) {
                (false, _) => &b"no picture"[..],
                (true, true) => whole("a.png"),
                (true, false) => whole("alpha.png"),
            };
            entries.push((format!("{name}{k}.png"), bytes));
            // In a folder, what the system allows.
            let name = name.replace(['/', '\0'], "");
            let below = folder.path().join(format!("x{name}"));
            if std::fs::create_dir_all(&below).is_ok() {
                let _ = std::fs::write(below.join(format!("{k}{name}.png")), bytes);
                let _ = std::fs::write(below.join(format!("{k}{name}.npy")), bytes);
            }
        }
        for choices in ["", "size=16", "size=16,labels=none"] {
            let choices: Choices = choices.parse().unwrap();
            is_told(folder.path(), &choices);
            let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
            is_told(&file(&folder, "a.zip", &zipped(&entries)), &choices);
            std::fs::remove_file(folder.path().join("a.zip")).unwrap();
        }
    }

    #[test]
    fn arbitrary_labels_beside_the_pictures_never_panic(
        labels in prop::collection::vec(any::<u8>(), 0..40),
        fitting in any::<bool>(),
        names in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let whole = |name: &str| WHOLE.iter().find(|(known, _)| *known == name).unwrap().1.as_slice();
        let folder = folder();
        let start = if fitting { vec![0, 0, 8, 1, 0, 0, 0, 3] } else { Vec::new() };
        file(&folder, "x-labels-idx1-ubyte", &[start, labels].concat());
        let pictures = file(&folder, "x-images-idx3-ubyte", whole("a.idx"));
        file(&folder, "batches.meta.txt", &names);
        let batch = file(&folder, "data_batch_1.bin", whole("a.bin"));
        for choices in ["", "size=16,labels=3+no"] {
            let choices: Choices = choices.parse().unwrap();
            [&*pictures, &*batch, folder.path()].into_iter().for_each(|path| is_told(path, &choices));
        }
    }
}
