//! Loaders: what they accept, and what they say about everything else.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use image::{DynamicImage, GrayImage, ImageBuffer, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use sixfingers::exhibits::{DataError, DataSpec};
use sixfingers::export::{self, Values};
use sixfingers::images::load::{LoadError, LoadProblem, load_batch, load_pictures, load_set};
use sixfingers::images::{Image, ImageError, Shape, from_u8};
use sixfingers::synth::{SynthKind, SynthSpec};
use tempfile::TempDir;

use super::support::{shape, shared};

/// A folder that is removed at the end.
fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A file of these bytes in a folder.
fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// `.npy` bytes with a header as given.
fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(data);
    bytes
}

/// `.npy` bytes as NumPy writes them.
fn array(descr: &str, fortran: bool, dims: &[usize], data: &[u8]) -> Vec<u8> {
    let dims: Vec<String> = dims.iter().map(|dim| format!("{dim}, ")).collect();
    let fortran = if fortran { "True" } else { "False" };
    npy(&format!("{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': ({}), }}\n", dims.concat()), data)
}

fn le(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_le_bytes()).collect()
}

/// 2 x 3 x 4 x 5 different values in [-1, 1].
fn values() -> Vec<f32> {
    (0..120).map(|k| k as f32 / 60.0 - 1.0).collect()
}

/// What loading these bytes as a set ends in.
fn refusal(name: &str, bytes: &[u8]) -> LoadError {
    let folder = folder();
    let error = load_set(&file(&folder, name, bytes)).unwrap_err();
    let text = error.to_string();
    assert!(text.contains(name) && text.lines().count() == 1, "{text}");
    error
}

/// The text of it, which holds `words`.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let text = refusal(name, bytes).to_string();
    assert!(text.contains(words), "'{text}' does not say '{words}'");
}

fn load_npy(bytes: &[u8]) -> sixfingers::images::TrainingSet {
    let folder = folder();
    load_set(&file(&folder, "set.npy", bytes)).unwrap()
}

#[test]
fn arrays_load_in_every_axis_order_byte_order_and_type() {
    let values = values();
    let expected = load_npy(&array("<f4", false, &[2, 3, 4, 5], &le(&values)));
    assert_eq!((expected.n_images(), expected.shape()), (2, shape(3, 4, 5)));
    assert_eq!(expected.values(), values);

    let big: Vec<u8> = values.iter().flat_map(|v| v.to_be_bytes()).collect();
    assert_eq!(load_npy(&array(">f4", false, &[2, 3, 4, 5], &big)), expected, "big endian");
    let double: Vec<u8> = values.iter().flat_map(|v| f64::from(*v).to_le_bytes()).collect();
    assert_eq!(load_npy(&array("<f8", false, &[2, 3, 4, 5], &double)), expected, "float64");
    let big: Vec<u8> = values.iter().flat_map(|v| f64::from(*v).to_be_bytes()).collect();
    assert_eq!(load_npy(&array(">f8", false, &[2, 3, 4, 5], &big)), expected, "float64, big endian");

    // The value at (n, c, y, x) in C order.
    let at = |n: usize, c: usize, y: usize, x: usize| values[((n * 3 + c) * 4 + y) * 5 + x];
    let mut fortran = Vec::new();
    for x in 0..5 {
        for y in 0..4 {
            for c in 0..3 {
                fortran.extend((0..2).map(|n| at(n, c, y, x)));
            }
        }
    }
    assert_eq!(load_npy(&array("<f4", true, &[2, 3, 4, 5], &le(&fortran))), expected, "Fortran order");
    let mut channels_last = Vec::new();
    for n in 0..2 {
        for p in 0..20 {
            channels_last.extend((0..3).map(|c| at(n, c, p / 5, p % 5)));
        }
    }
    assert_eq!(load_npy(&array("<f4", false, &[2, 4, 5, 3], &le(&channels_last))), expected, "channels last");
}

#[test]
fn bytes_become_values_between_minus_one_and_one() {
    let set = load_npy(&array("|u1", false, &[1, 2, 2], &[0, 255, 128, 1]));
    assert_eq!(set.shape(), shape(1, 2, 2));
    assert_eq!(set.values(), [-1.0, 1.0, from_u8(128), from_u8(1)]);
}

#[test]
fn what_export_writes_is_loaded_again_bit_for_bit() {
    let folder = folder();
    let set = SynthSpec { count: 3, size: 24, ..SynthSpec::new(SynthKind::BlackWhite) }.generate().unwrap();
    let dims = [3, 1, 24, 24];
    let (npy, npz) = (folder.path().join("a.npy"), folder.path().join("a.npz"));
    export::write_npy(&npy, &dims, Values::F32(set.values())).unwrap();
    let other = [0.0; 5];
    export::write_npz(&npz, &[("other", &[5], Values::F64(&other)), ("mine", &dims, Values::F32(set.values()))])
        .unwrap();
    assert_eq!(load_set(&npy).unwrap().values(), set.values());
    assert_eq!(load_set(&npz).unwrap().values(), set.values());
}

#[test]
fn our_arrays_are_read_by_another_library() {
    let folder = folder();
    let path = folder.path().join("a.npz");
    let (singles, wholes) = (values(), [1, -2, 3]);
    export::write_npz(&path, &[("a", &[2, 3, 4, 5], Values::F32(&singles)), ("b", &[3], Values::I32(&wholes))])
        .unwrap();
    let mut archive = ndarray_npy::NpzReader::new(fs::File::open(&path).unwrap()).unwrap();
    let a: ndarray::Array4<f32> = archive.by_name("a").unwrap();
    let b: ndarray::Array1<i32> = archive.by_name("b").unwrap();
    assert_eq!((a.shape(), a.as_slice().unwrap()), (&[2, 3, 4, 5][..], &singles[..]));
    assert_eq!(b.as_slice().unwrap(), wholes);
}

#[test]
fn compressed_archives_of_another_library_are_read() {
    let folder = folder();
    let path = folder.path().join("a.npz");
    let array = ndarray::Array4::from_shape_vec((2, 3, 4, 5), values()).unwrap();
    let mut archive = ndarray_npy::NpzWriter::new_compressed(fs::File::create(&path).unwrap());
    archive.add_array("labels", &ndarray::Array1::from(vec![1_i64, 2])).unwrap();
    archive.add_array("pictures", &array).unwrap();
    archive.finish().unwrap();
    assert_eq!(load_set(&path).unwrap().values(), values());
}

#[test]
fn the_recorded_sets_load() {
    for (name, n_images, shape) in
        [("recorded_mnist.npz", 24, shape(1, 32, 32)), ("recorded_cifar.npz", 16, shape(3, 32, 32))]
    {
        let Some(path) = shared("reference").map(|folder| folder.join(name)) else { return };
        let set = load_set(&path).unwrap();
        assert_eq!((set.n_images(), set.shape()), (n_images, shape));
        assert_eq!(load_batch(&path, shape).unwrap().len(), 1);
    }
}

#[test]
fn noise_has_the_shape_of_the_pictures_or_is_refused() {
    let folder = folder();
    let loud: Vec<f32> = values().iter().map(|v| v * 5.0).collect();
    let path = file(&folder, "z.npy", &array("<f4", false, &[2, 3, 4, 5], &le(&loud)));
    let noises = load_batch(&path, shape(3, 4, 5)).unwrap();
    assert_eq!((noises.len(), noises[1].values()), (2, &loud[60..]));
    let one = file(&folder, "one.npy", &array("<f4", false, &[3, 4, 5], &le(&loud[..60])));
    assert_eq!(load_batch(&one, shape(3, 4, 5)).unwrap(), noises[..1]);
    let error = load_batch(&path, shape(3, 5, 4)).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::BatchAxes { .. }), "{error}");
    let error = load_set(&path).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::Range { index: 0, .. }), "{error}");
    let nan = file(&folder, "nan.npy", &array("<f4", false, &[1, 1, 2], &le(&[0.0, f32::NAN])));
    let error = load_batch(&nan, shape(1, 1, 2)).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::Image(ImageError::NotFinite { index: 1, .. })), "{error}");
}

#[test]
fn arrays_that_are_no_pictures_are_refused_with_the_way_out() {
    let four = le(&[0.0; 4]);
    refused("a.npy", &array("<f4", false, &[4], &four), "(n, c, h, w)");
    refused("a.npy", &array("<f4", false, &[2, 2], &four), "(n, c, h, w)");
    refused("a.npy", &array("<f4", false, &[1, 2, 2, 2], &le(&[0.0; 8])), "[1, 2, 2, 2]");
    refused("a.npy", &array("<f4", false, &[1, 1, 1, 1, 1], &four[..4]), "(n, c, h, w)");
    refused("a.npy", &array("<f4", false, &[], &four[..4]), "(n, c, h, w)");
    refused("a.npy", &array("<f4", false, &[0, 1, 2, 2], &[]), "at least one picture");
    refused("a.npy", &array("<f4", false, &[2, 1, 0, 2], &[]), "each side must be 1 to 1024");
    refused("a.npy", &array("|u1", false, &[1, 1, 2000], &[0; 2000]), "each side must be 1 to 1024");
    refused("a.npy", &array("<i8", false, &[1, 1, 2], &[0; 16]), "save them as float32");
    refused("a.npy", &array("|O", false, &[1, 1, 2], &[0; 16]), "save them as float32");
    refused("a.npy", &npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }\n", &four), "float32");
    refused("a.npy", &array("<f4", false, &[1, 2, 2], &le(&[0.0, 1.0, 255.0, 0.0])), "value number 2 is 255");
    refused("a.npy", &array("<f4", false, &[1, 2, 2], &le(&[0.0, f32::INFINITY, 0.0, 0.0])), "value number 1 is inf");
    refused("a.npy", &array("<f4", false, &[1, 2, 2], &le(&[0.0, 1.0, 0.0, f32::NAN])), "value number 3 is NaN");
    refused("a.npy", &array("<f8", false, &[1, 1, 1], &1e300_f64.to_le_bytes()), "value number 0 is inf");
}

#[test]
fn damaged_arrays_are_refused() {
    let whole = array("<f4", false, &[2, 3, 4, 5], &le(&values()));
    for length in 0..whole.len() {
        refused("a.npy", &whole[..length], "cut off");
    }
    refused("a.npy", b"PK\x03\x04 is no array", "it is no NumPy file");
    refused("a.npy", &npy("", &[]), "can't be understood");
    refused("a.npy", &npy("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }\n", &[]), "can't be understood");
    refused("a.npy", &npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }\n", &[]), "can't be understood");
    refused("a.npy", &npy("{'descr': '<f4', 'fortran_order': False, }\n", &[]), "can't be understood");
    refused("a.npy", &npy(&"(".repeat(60_000), &[]), "can't be understood");
    refused("a.npy", &npy(&format!("{{'descr': {}", "[".repeat(60_000)), &[]), "float32");
    refused("a.npy", b"\x93NUMPY\x09\x00\x00\x00", "format version 9");
}

#[test]
fn headers_that_lie_cost_no_memory() {
    // 17 exabytes, a number beyond 64 bits, 1 GiB and a byte, a header of 4 GiB: none of it is there.
    refused("a.npy", &array("<f4", false, &[4294967296, 1, 1024, 1024], &[0; 64]), "the most that can be loaded");
    refused("a.npy", &array("<f4", false, &[usize::MAX, 3, 1024, 1024], &[0; 64]), "the most that can be loaded");
    refused("a.npy", &array("<f4", false, &[257, 1, 1024, 1024], &[0; 64]), "the most that can be loaded");
    refused("a.npy", &array("<f4", false, &[256, 1, 1024, 1024], &[0; 64]), "cut off");
    refused("a.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{}", "claims 4294967295 bytes");
}

#[test]
fn archives_without_pictures_are_refused() {
    let folder = folder();
    let path = folder.path().join("a.npz");
    export::write_npz(&path, &[]).unwrap();
    assert!(load_set(&path).unwrap_err().to_string().contains("it holds nothing"));
    let dims = [1, 1, 1, 1];
    let two = [("one", &dims[..], Values::F32(&[0.0])), ("two", &dims[..], Values::F32(&[0.0]))];
    export::write_npz(&path, &two).unwrap();
    assert!(load_set(&path).unwrap_err().to_string().contains("one, two"));
    let whole = fs::read(&path).unwrap();
    for length in (0..whole.len()).step_by(7) {
        refusal("b.npz", &whole[..length]);
    }
    refused("a.npz", b"", "no .npz archive");
    refused("a.npz", &[0; 1000], "no .npz archive");
}

/// A small colour picture with all values different.
fn colours(w: u32, h: u32) -> RgbImage {
    RgbImage::from_fn(w, h, |x, y| Rgb([x as u8 * 10, y as u8 * 10, (x + y) as u8]))
}

fn saved(folder: &TempDir, name: &str, picture: impl Into<DynamicImage>) -> PathBuf {
    let path = folder.path().join(name);
    picture.into().save(&path).unwrap();
    path
}

#[test]
fn a_folder_of_pictures_is_a_set_in_the_order_of_the_names() {
    let folder = folder();
    saved(&folder, "b.png", colours(4, 3));
    saved(&folder, "a.bmp", RgbImage::from_pixel(4, 3, Rgb([255, 0, 128])));
    saved(&folder, "c.PNG", GrayImage::from_pixel(4, 3, Luma([7])));
    file(&folder, "notes.txt", b"no picture");
    file(&folder, ".hidden.png", b"no picture either");
    fs::create_dir(folder.path().join("more.png")).unwrap();
    let set = load_set(folder.path()).unwrap();
    assert_eq!((set.n_images(), set.shape()), (3, shape(3, 3, 4)));
    assert_eq!(set.image(0).rgb8(2, 3), [255, 0, 128]);
    assert_eq!(set.image(1).rgb8(2, 3), [30, 20, 5]);
    assert_eq!(set.image(2).rgb8(0, 0), [7, 7, 7]);
}

#[test]
fn grey_pictures_make_a_grey_set() {
    let folder = folder();
    saved(&folder, "a.png", GrayImage::from_pixel(4, 3, Luma([7])));
    let set = load_set(folder.path()).unwrap();
    assert_eq!((set.shape(), set.values()[0]), (shape(1, 3, 4), from_u8(7)));
}

#[test]
fn deep_and_transparent_pictures_keep_what_can_be_seen() {
    let folder = folder();
    let deep: ImageBuffer<Luma<u16>, Vec<u16>> = ImageBuffer::from_pixel(2, 2, Luma([16_384]));
    let path = saved(&folder, "deep.png", deep);
    let value = load_set(&path).unwrap().values()[0];
    // Exact but for the rounding of one division and one product in f32.
    assert!((value - (16_384.0 / 65_535.0 * 2.0 - 1.0)).abs() < 1e-6, "{value}");
    let path = saved(&folder, "clear.png", RgbaImage::from_pixel(2, 2, Rgba([255, 0, 255, 0])));
    assert_eq!(load_set(&path).unwrap().values(), [0.0; 12]);
}

#[test]
fn pngs_of_pictures_are_read_back_as_they_were_shown() {
    let folder = folder();
    let picture = Image::from_fn(shape(3, 5, 4), |c, y, x| ((c * 20 + y * 4 + x) as f32 / 30.0 - 1.0) * 1.2);
    export::write_png(&folder.path().join("a.png"), &export::to_raster(&picture, 1)).unwrap();
    let read = load_set(&folder.path().join("a.png")).unwrap().image(0);
    assert_eq!(read.to_rgb8(), picture.to_rgb8());
    let scaled = export::to_raster(&picture, 3);
    assert_eq!((scaled.width(), scaled.height()), (12, 15));
    assert_eq!(scaled.to_rgb8().get_pixel(11, 14).0, picture.rgb8(4, 3));
}

#[test]
fn pictures_that_can_not_make_a_set_are_named() {
    let folder = folder();
    let says = |words: &str| {
        let text = load_set(folder.path()).unwrap_err().to_string();
        assert!(text.contains(words), "'{text}' does not say '{words}'");
    };
    says("there is no picture in it");
    saved(&folder, "a.png", colours(4, 3));
    saved(&folder, "b.png", colours(3, 4));
    says("b.png: it is 3x4x3 (channels x height x width), but a.png before it is 3x3x4: make all of one size");
    assert_eq!(load_pictures(folder.path()).unwrap().len(), 2);
    fs::remove_file(folder.path().join("b.png")).unwrap();
    file(&folder, "broken.png", b"\x89PNG\r\n\x1a\nand no more");
    says("broken.png: it can't be decoded");
    file(&folder, "broken.png", b"");
    says("broken.png: ");
}

#[test]
fn pictures_cut_off_anywhere_are_refused() {
    let folder = folder();
    for name in ["a.png", "a.jpg", "a.bmp", "a.gif", "a.tiff", "a.webp"] {
        let whole = fs::read(saved(&folder, name, colours(9, 7))).unwrap();
        load_set(&folder.path().join(name)).unwrap();
        // The last bytes may be spare: a trailer, or padding.
        for length in (0..whole.len() / 2).step_by(3) {
            refusal(name, &whole[..length]);
        }
    }
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded() {
    let folder = folder();
    let mut png = fs::read(saved(&folder, "a.png", colours(4, 3))).unwrap();
    png[16..24].copy_from_slice(&[0, 0, 255, 255, 0, 0, 255, 255]);
    // The check sum of the header no longer fits, which is refused as well; so make it fit.
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    refused("a.png", &png, "65535x65535");
}

/// The check sum of PNG chunks.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn other_files_and_missing_ones_are_refused() {
    refused("a.txt", b"text", "not of a kind that can be loaded");
    refused("hands", b"no ending", "not of a kind that can be loaded");
    let error = load_set(Path::new("/no/such/place.npy")).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::NotFound), "{error}");
    let error = "handz".parse::<DataSpec>().unwrap().open().unwrap_err();
    assert!(matches!(error, DataError::Unknown { .. }) && error.to_string().contains("hands, faces"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_that_go_in_circles_and_pipes_do_not_hang() {
    let folder = folder();
    std::os::unix::fs::symlink("loop.png", folder.path().join("loop.png")).unwrap();
    assert!(load_set(&folder.path().join("loop.png")).is_err());
    let error = load_set(folder.path()).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::NoPictures), "{error}");
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.npy")).status();
    if made.is_ok_and(|status| status.success()) {
        let error = load_set(&folder.path().join("pipe.npy")).unwrap_err();
        assert!(error.to_string().contains("no regular file"), "{error}");
    }
}

#[test]
fn specs_are_read_back_from_their_text() {
    let drawn: DataSpec = "faces:count=7,size=32,color=grey,seed=9".parse().unwrap();
    let DataSpec::Synth(spec) = &drawn else { panic!("{drawn:?}") };
    assert_eq!((spec.kind, spec.count, spec.size, spec.seed), (SynthKind::Faces, 7, 32, 9));
    assert_eq!(drawn.to_string().parse::<DataSpec>().unwrap(), drawn);
    let path: DataSpec = "./hands".parse().unwrap();
    assert_eq!(path, DataSpec::Path("./hands".into()));
    assert_eq!(DataSpec::Path("hands".into()).to_string(), "./hands", "or it would be read back as the drawn set");
    assert!("hands:size=twelve".parse::<DataSpec>().is_err());
    assert!("hands:fingers=6".parse::<DataSpec>().unwrap_err().to_string().contains("count, size, color"));
}

#[test]
fn the_usual_run_of_a_set_is_that_of_its_exhibit() {
    for kind in SynthKind::ALL {
        let data = DataSpec::Synth(SynthSpec::new(kind));
        let run = data.usual_run();
        run.check(SynthSpec::new(kind).shape().unwrap()).unwrap();
    }
    let black_white = DataSpec::Synth(SynthSpec::new(SynthKind::BlackWhite)).usual_run();
    assert!(black_white.reach.moves());
    assert!(!DataSpec::Path("a.npy".into()).usual_run().reach.moves());
}

/// Loads arbitrary bytes under a name: whatever comes of it, it is a whole set or a sentence.
fn survives(name: &str, bytes: &[u8]) {
    let folder = folder();
    let path = file(&folder, name, bytes);
    match load_set(&path) {
        Ok(set) => assert_eq!(set.values().len(), set.n_images() * set.shape().len()),
        Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
    }
    let _ = load_pictures(&path);
    let _ = load_batch(&path, Shape::new(1, 2, 2).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        name in prop::sample::select(vec!["a.npy", "a.npz", "a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tif"]),
    ) {
        survives(name, &bytes);
    }

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
    fn damaged_pictures_never_panic(
        kind in prop::sample::select(vec!["a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tiff"]),
        place in 0.0..1.0_f64,
        byte in any::<u8>(),
        length in 0.0..1.0_f64,
    ) {
        let folder = folder();
        let mut bytes = fs::read(saved(&folder, kind, colours(9, 7))).unwrap();
        let place = (place * bytes.len() as f64) as usize;
        bytes[place] = byte;
        bytes.truncate((length * 2.0 * bytes.len() as f64) as usize);
        survives(kind, &bytes);
    }
}

#[test]
fn a_file_that_is_being_replaced_is_either_old_or_new() {
    let folder = folder();
    let path = folder.path().join("a.bin");
    export::write_file(&path, |file| file.write_all(b"old")).unwrap();
    let failed = export::write_file(&path, |file| {
        file.write_all(b"half of the ne")?;
        Err(std::io::Error::other("the disk is full"))
    });
    assert!(failed.unwrap_err().to_string().contains("the disk is full"));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    export::write_file(&path, |file| file.write_all(b"new")).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn files_get_the_usual_permissions_and_links_stay_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let (path, plain, link) = (folder.path().join("a"), folder.path().join("plain"), folder.path().join("link"));
    export::write_file(&path, |file| file.write_all(b"a")).unwrap();
    fs::write(&plain, b"a").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&path), mode(&plain));
    std::os::unix::fs::symlink(&path, &link).unwrap();
    export::write_file(&link, |file| file.write_all(b"b")).unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&path).unwrap(), b"b");
    let into = folder.path().join("folder");
    export::write_pngs(&into, &[Image::filled(shape(1, 2, 2), 0.0)], 1, |k| format!("{k}.png")).unwrap();
    fs::create_dir(folder.path().join("other")).unwrap();
    assert_eq!(mode(&into), mode(&folder.path().join("other")));
}
