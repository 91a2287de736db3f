//! Files as other programs write, name and pack them: each as it is meant, or refused with what to do.

use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use image::{DynamicImage, GrayImage, Luma, RgbImage};
use sixfingers::images::from_u8;
use sixfingers::images::load::{Choices, Loaded, Range, Watch, load, load_set, survey, survey_while};
use std::io::Write;

use super::{array, colours, file, folder, le, refused, saved};

fn choices(text: &str) -> Choices {
    text.parse().unwrap()
}

fn loaded(path: &Path, text: &str) -> Loaded {
    load(path, &choices(text), &Watch::default(), &|| false).unwrap()
}

fn problem(path: &Path, text: &str) -> String {
    load(path, &choices(text), &Watch::default(), &|| false).unwrap_err().to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn encoded(picture: impl Into<DynamicImage>, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png() -> Vec<u8> {
    encoded(colours(20, 20), image::ImageFormat::Png)
}

/// Two pictures of 2 x 3 in the format of MNIST.
fn idx() -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3];
    bytes.extend(0..12);
    bytes
}

/// The names of labels with how many pictures have each.
fn labels(path: &Path) -> Vec<(String, usize)> {
    survey(path).unwrap().labels.into_iter().map(|label| (label.name, label.n)).collect()
}

fn names(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
}

#[test]
fn floats_without_a_number_below_zero_are_taken_openly_and_otherwise_where_it_is_said() {
    let folder = folder();
    let values: Vec<f32> = (0..24).map(|k| k as f32 / 23.0).collect();
    let doubled: Vec<f32> = values.iter().map(|value| value * 2.0 - 1.0).collect();
    for (name, fortran) in [("c.npy", false), ("f.npy", true)] {
        let path = file(&folder, name, &array("<f4", fortran, &[2, 4, 3, 1], &le(&values)));
        let found = survey(&path).unwrap();
        assert_eq!(found.range, Some(Range::Unit));
        assert!(found.notes[0].to_string().contains("range=signed"), "{:?}", found.notes);
        let watch = Watch::default();
        let unit = load(&path, &Choices::default(), &watch, &|| false).unwrap().set;
        assert_eq!(watch.notes().len(), 1);
        let signed = loaded(&path, "range=signed").set;
        assert!(survey_while(&path, &choices("range=signed"), &|| false).unwrap().notes.is_empty());
        for (unit, signed) in unit.values().iter().zip(signed.values()) {
            assert!((unit - (signed * 2.0 - 1.0)).abs() < 1e-6);
        }
        if !fortran {
            assert_eq!(unit.values(), doubled);
        }
    }
    let bytes: Vec<f32> = (0..16).map(|k| k as f32 * 17.0).collect();
    let path = file(&folder, "b.npy", &array("<f4", false, &[1, 4, 4], &le(&bytes)));
    assert!(problem(&path, "").contains("range=byte"), "{}", problem(&path, ""));
    assert_eq!(loaded(&path, "range=byte").set.values()[15], 1.0);
    assert!(problem(&path, "range=unit").contains("value number 1 is 17"), "{}", problem(&path, "range=unit"));
    // One number below 0 says it, wherever it stands; so does a single shade say nothing.
    let mut signed = values.clone();
    signed[23] = -0.5;
    let path = file(&folder, "s.npy", &array("<f4", false, &[2, 4, 3], &le(&signed[..24])));
    assert_eq!(survey(&path).unwrap().range, Some(Range::Signed));
    let path = file(&folder, "z.npy", &array("<f4", false, &[1, 4, 5], &le(&[0.25; 20])));
    assert_eq!(loaded(&path, "").set.values()[0], 0.25);
}

#[test]
fn one_colour_picture_is_one() {
    let folder = folder();
    let values: Vec<u8> = (0..60).collect();
    let path = file(&folder, "x.npy", &array("|u1", false, &[5, 4, 3], &values));
    let found = survey(&path).unwrap();
    assert_eq!((found.n_pictures, found.sizes[0].w, found.sizes[0].h, found.n_colour), (1, 4, 5, 1));
    assert!(found.notes[0].to_string().contains("one colour picture"));
    let set = loaded(&path, "").set;
    let value = |c: usize, y: usize, x: usize| from_u8(values[(y * 4 + x) * 3 + c]);
    assert_eq!(set.values()[20 + 4 + 2], value(1, 1, 2));
    let path = file(&folder, "y.npy", &array("|u1", false, &[3, 4, 5], &values));
    assert_eq!(loaded(&path, "").set.n_images(), 3);
    assert!(survey(&path).unwrap().notes[0].to_string().contains("three grey"));
}

#[test]
fn arrays_of_large_pictures_are_made_small() {
    let folder = folder();
    let path = file(&folder, "x.npy", &array("|u1", false, &[2, 1100, 1100], &vec![100; 2 * 1100 * 1100]));
    assert!(problem(&path, "").contains("choose a size"));
    let set = loaded(&path, "size=64").set;
    assert_eq!((set.n_images(), set.shape().w()), (2, 64));
    assert!(set.values().iter().all(|value| (value - from_u8(100)).abs() < 1e-5));
}

#[test]
fn idx_is_told_by_its_content() {
    let folder = folder();
    let plain = load_set(&file(&folder, "a-images-idx3-ubyte", &idx())).unwrap();
    for (name, bytes) in [
        ("b-images-idx3-ubyte", gzip(&idx())),
        ("c-images-idx3-ubyte.gz", idx()),
        ("d-images-idx3-ubyte (1).gz", gzip(&idx())),
        ("download", gzip(&idx())),
    ] {
        assert_eq!(load_set(&file(&folder, name, &bytes)).unwrap(), plain, "{name}");
    }
    // Its labels may have been unpacked, or fetched twice, by themselves.
    file(&folder, "c-labels-idx1-ubyte", &[0, 0, 8, 1, 0, 0, 0, 2, 7, 1]);
    assert_eq!(labels(&folder.path().join("c-images-idx3-ubyte.gz")), names(&[("1", 1), ("7", 1)]));
    file(&folder, "d-labels-idx1-ubyte.gz", &gzip(&[0, 0, 8, 1, 0, 0, 0, 2, 7, 7]));
    assert_eq!(labels(&folder.path().join("d-images-idx3-ubyte (1).gz")), names(&[("7", 2)]));
}

#[test]
fn pictures_are_told_by_their_content_and_everything_else_is_listed() {
    let folder = folder();
    let jpeg = encoded(colours(20, 20), image::ImageFormat::Jpeg);
    let bmp = encoded(colours(20, 20), image::ImageFormat::Bmp);
    for (name, bytes) in [("a.jfif", &jpeg), ("b.jpe", &jpeg), ("c.dib", &bmp), ("d", &png()), ("e.dat", &png())] {
        file(&folder, name, bytes);
    }
    file(&folder, "f.heic", b"\0\0\0\x18ftypheic....");
    file(&folder, "g.avif", b"\0\0\0\x18ftypavif....");
    file(&folder, "h.ppm", b"P6\n1 1\n255\nabc");
    file(&folder, "i.txt", b"text");
    file(&folder, "j.npy", &array("|u1", false, &[1, 4, 4], &[0; 16]));
    file(&folder, "k.tar.gz", &gzip(&[&[0; 257][..], b"ustar", &[0; 300]].concat()));
    file(&folder, "l.7z", b"7z\xbc\xaf\x27\x1c");
    file(&folder, "m.jpg", b"\0\0\0\x18ftypheic....");
    file(&folder, ".hidden.png", &png());
    file(&folder, ".DS_Store", b"nobody means it");
    let listed = |loaded: &Loaded| -> Vec<(String, String)> {
        let name = |name: &str| Path::new(name).file_name().unwrap().to_str().unwrap().to_owned();
        let mut list: Vec<_> =
            loaded.skipped.listed.iter().map(|file| (name(&file.name), file.reason.to_string())).collect();
        list.sort();
        list
    };
    let set = loaded(folder.path(), "size=16");
    assert_eq!(set.set.n_images(), 5);
    let words = [
        (".hidden.png", "hidden"),
        ("f.heic", "HEIC can't be read: save it as PNG or JPEG"),
        ("g.avif", "AVIF"),
        ("h.ppm", "PNM"),
        ("i.txt", "not a picture"),
        ("j.npy", "open this file by itself"),
        ("k.tar.gz", "(tar.gz): unpack it first"),
        ("l.7z", "(7z): unpack it first"),
        ("m.jpg", "HEIC"),
    ];
    let of_folder = listed(&set);
    assert_eq!(of_folder.len(), words.len(), "{of_folder:?}");
    for ((name, reason), (wanted, words)) in of_folder.iter().zip(words) {
        assert!(name == wanted && reason.contains(words), "{name}: {reason}");
    }
    // The same in an archive, but for what can't be opened in there.
    let files: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let entries: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|path| (format!("./set/{}", path.file_name().unwrap().to_str().unwrap()), fs::read(path).unwrap()))
        .collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let path = file(&folder, "all.zip", &zipped(&entries));
    let set = loaded(&path, "size=16");
    assert_eq!((set.set.n_images(), set.skipped.total), (5, words.len()), "{:?}", listed(&set));
}

#[test]
fn names_in_archives_are_taken_as_every_tool_writes_them() {
    let folder = folder();
    let png = png();
    let entries: [(&str, &[u8]); 4] =
        [("./cats/a.png", &png), ("cats\\b.png", &png), ("./dogs/./c.png", &png), ("dogs//d.png", &png)];
    let path = file(&folder, "set.zip", &zipped(&entries));
    assert_eq!(labels(&path), names(&[("cats", 2), ("dogs", 2)]));
    // UTF-8 that does not say so, and bytes that are no UTF-8.
    let mut bytes = zipped(&[("caXXs/a.png", &png), ("doXXs/b.png", &png)]);
    let replace = |bytes: &mut Vec<u8>, old: &[u8], new: &[u8]| {
        while let Some(at) = bytes.windows(old.len()).position(|window| window == old) {
            bytes[at..at + old.len()].copy_from_slice(new);
        }
    };
    replace(&mut bytes, b"caXXs", "ca\u{e9}s".as_bytes());
    replace(&mut bytes, b"doXXs", b"do\x81\xffs");
    let found = labels(&file(&folder, "other.zip", &bytes));
    assert_eq!(found.len(), 2);
    assert!(found.iter().any(|(name, _)| name == "ca\u{e9}s"), "{found:?}");
}

#[test]
fn archives_of_other_data_say_what_to_do() {
    let folder = folder();
    let npy = array("|u1", false, &[1, 4, 4], &[0; 16]);
    let pictures = zipped(&[("a.png", &png())]);
    for (name, entry, bytes) in [
        ("idx.zip", "t10k-images.idx3-ubyte", idx()),
        ("npy.zip", "deep/x.npy", [npy.clone(), npy.clone()].concat()),
        ("nested.zip", "set.zip", pictures),
    ] {
        // Something else beside it, so that it is no archive of arrays.
        let path = file(&folder, name, &zipped(&[(entry, &bytes), ("readme.txt", b"text")]));
        let text = problem(&path, "");
        assert!(text.contains(entry) && text.contains("unpack the archive first"), "{text}");
    }
    let tar = [&[0; 257][..], b"ustar", &[0; 300]].concat();
    for (name, bytes) in [("set.tar", tar.clone()), ("set.tar.gz", gzip(&tar)), ("set.tgz", gzip(&tar))] {
        refused(name, &bytes, "unpack it first");
    }
    // The arrays of an archive that is not called .npz.
    let path = file(&folder, "arrays.zip", &zipped(&[("x.npy", &npy)]));
    assert_eq!(loaded(&path, "range=signed").set.n_images(), 1);
    let python = folder.path().join("cifar-10-batches-py");
    fs::create_dir(&python).unwrap();
    for name in ["data_batch_1", "test_batch"] {
        fs::write(python.join(name), b"\x80\x02}q\x01").unwrap();
    }
    let text = problem(&python, "");
    assert!(text.contains("first of its 2 files") && text.contains("(pickle)") && text.contains(".npy"), "{text}");
}

#[test]
fn archives_of_arrays_are_read_as_the_common_collections_write_them() {
    let folder = folder();
    let pictures = |n: usize| array("|u1", false, &[n, 6, 5], &vec![9; n * 30]);
    let whole = |dims: &[usize], values: &[i64]| {
        array("<i8", false, dims, &values.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<_>>())
    };
    let mnist = zipped(&[
        ("x_test.npy", &pictures(2)),
        ("x_train.npy", &pictures(3)),
        ("y_train.npy", &whole(&[3], &[4, 4, 9])),
        ("y_test.npy", &whole(&[2, 1], &[1, 0])),
    ]);
    let path = file(&folder, "mnist.npz", &mnist);
    let found = survey(&path).unwrap();
    assert_eq!((found.n_pictures, found.arrays.as_slice()), (3, &["x_test".to_owned(), "x_train".to_owned()][..]));
    assert_eq!(labels(&path), names(&[("4", 2), ("9", 1)]));
    let test = loaded(&path, "name=x_test");
    assert_eq!((test.set.n_images(), test.label_names), (2, vec!["0".to_owned(), "1".to_owned()]));
    assert!(problem(&path, "name=x_val").contains("there are x_test, x_train"));
    assert_eq!(loaded(&path, "labels=9").set.n_images(), 1);
    for (name, entry) in [("one.npz", "whatever.npy"), ("keras.npz", "X.npy"), ("kmnist.npz", "arr_0.npy")] {
        let bytes = zipped(&[(entry, &pictures(4)), ("y.npy", &whole(&[4], &[0, 1, 0, 1]))]);
        assert_eq!(loaded(&file(&folder, name, &bytes), "").set.n_images(), 4, "{name}");
    }
    // Beside an array, too.
    let x = file(&folder, "x_train.npy", &pictures(3));
    file(&folder, "y_train.npy", &whole(&[3], &[5, 6, 5]));
    assert_eq!(labels(&x), names(&[("5", 2), ("6", 1)]));
}

#[test]
fn labels_are_those_below_train_and_test() {
    let folder = folder();
    for place in ["train/cat", "train/dog", "test/cat", "test/dog", "Val/dog"] {
        fs::create_dir_all(folder.path().join(place)).unwrap();
        fs::write(folder.path().join(place).join("a.png"), png()).unwrap();
    }
    assert_eq!(labels(folder.path()), names(&[("cat", 2), ("dog", 3)]));
    assert_eq!(loaded(folder.path(), "labels=cat").set.n_images(), 2);
    // Where nothing lies below, or not everywhere, they are the labels.
    fs::write(folder.path().join("train/b.png"), png()).unwrap();
    assert_eq!(labels(folder.path()), names(&[("Val", 1), ("test", 2), ("train", 3)]));
}

#[test]
fn labels_of_cifar_100_have_their_names() {
    let folder = folder();
    let mut record = vec![7; 3074];
    record[..2].copy_from_slice(&[1, 0]);
    file(&folder, "train.bin", &record);
    file(&folder, "fine_label_names.txt", b"apple\naquarium_fish\n");
    assert_eq!(labels(&folder.path().join("train.bin")), names(&[("apple", 1)]));
    assert_eq!(labels(folder.path()), names(&[("apple", 1)]));
    assert_eq!(survey(folder.path()).unwrap().problems.total, 0);
}

#[test]
fn half_a_jpeg_is_told_like_half_a_png() {
    let folder = folder();
    let jpeg = encoded(colours(20, 20), image::ImageFormat::Jpeg);
    file(&folder, "whole.jpg", &jpeg);
    file(&folder, "cut.jpg", &jpeg[..jpeg.len() - 40]);
    let set = loaded(folder.path(), "");
    assert_eq!(set.set.n_images(), 1);
    assert_eq!(set.skipped.listed[0].reason.to_string(), "the file ends too early: it is cut off");
}

#[test]
fn the_limit_that_struck_is_the_one_that_is_said() {
    let folder = folder();
    let row = vec![0; 1 + 7000 * 6];
    let mut pixels = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
    (0..7000).for_each(|_| pixels.write_all(&row).unwrap());
    let pixels = pixels.finish().unwrap();
    let chunk = |kind: &[u8], data: &[u8]| {
        let body = [kind, data].concat();
        [&(data.len() as u32).to_be_bytes()[..], &body, &super::crc32(&body).to_be_bytes()].concat()
    };
    let size = 7000_u32.to_be_bytes();
    let header = [&size[..], &size, &[16, 2, 0, 0, 0]].concat();
    let bytes =
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &pixels), chunk(b"IEND", &[])].concat();
    let text = problem(&file(&folder, "x.png", &bytes), "size=64");
    assert!(text.contains("280 MB") && text.contains("8 bits for each colour"), "{text}");
}

#[test]
fn an_archive_that_would_keep_its_reader_busy_is_left_in_time() {
    let folder = folder();
    let blank = encoded(GrayImage::from_pixel(8000, 8000, Luma([0])), image::ImageFormat::Png);
    let names: Vec<String> = (0..1000).map(|k| format!("{k:04}.png")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), blank.as_slice())).collect();
    let path = file(&folder, "bomb.zip", &zipped(&entries[..200]));
    let began = std::time::Instant::now();
    let text = problem(&path, "size=16,first=150");
    assert!(text.contains("far more than its size: unpack it"), "{text}");
    assert!(began.elapsed().as_secs() < 120, "{:?}", began.elapsed());
    // Few of them are no trouble.
    assert_eq!(loaded(&path, "size=16,first=3").set.n_images(), 3);
}

#[test]
fn looking_through_folders_can_be_stopped() {
    let folder = folder();
    (0..200).for_each(|k| drop(file(&folder, &format!("{k}.txt"), b"text")));
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let stopped = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= 20;
    let error = survey_while(folder.path(), &Choices::default(), &stopped).unwrap_err();
    assert!(error.to_string().contains("loading was stopped"), "{error}");
    assert!(asked.into_inner() < 40);
}

#[test]
fn the_orientation_counts_wherever_it_stands() {
    let folder = folder();
    let picture = RgbImage::from_fn(24, 16, |x, _| image::Rgb([if x < 12 { 255 } else { 0 }, 0, 0]));
    let png = encoded(picture, image::ImageFormat::Png);
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let body = [b"eXIf", exif.as_slice()].concat();
    let chunk = [&(exif.len() as u32).to_be_bytes()[..], &body, &super::crc32(&body).to_be_bytes()].concat();
    // Behind the pixels, where some programs put it.
    let at = png.len() - 12;
    let path = file(&folder, "turned.png", &[&png[..at], &chunk, &png[at..]].concat());
    let found = survey(&path).unwrap();
    assert_eq!((found.sizes[0].w, found.sizes[0].h), (16, 24));
    let set = loaded(&path, "").set;
    assert_eq!(set.shape().h(), 24);
    assert!(set.values()[0] > 0.9 && set.values()[23 * 16] < -0.9, "red above");
    saved(&folder, "plain.png", colours(8, 8));
}
