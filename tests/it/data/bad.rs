//! Bad sources: each ends in one clear sentence that names the file, says what is wrong and, where something can be
//! done, what; nothing panics, and memory stays within its limits.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use image::GrayImage;
use sixfingers::images::edit::Layer;
use sixfingers::images::load::{Choices, Watch, load, survey};

use super::{array, base64, colours, crc32, file, folder, le, npy, saved};

/// What looking at a source and loading it end in.
#[track_caller]
fn ends_in(path: &Path, choices: &str, words: &str) {
    let choices: Choices = choices.parse().unwrap();
    // Looking may find nothing wrong yet, but must not fail in another way.
    let _ = survey(path);
    let text = load(path, &choices, &Watch::default(), &|| false).unwrap_err().to_string();
    let name = path.file_name().unwrap().to_string_lossy();
    assert!(text.contains(&*name), "'{text}' does not name '{name}'");
    assert!(text.contains(words), "'{text}' does not say '{words}'");
    assert_eq!(text.lines().count(), 1, "{text}");
}

#[track_caller]
fn bytes(name: &str, bytes: &[u8], words: &str) {
    let folder = folder();
    ends_in(&file(&folder, name, bytes), "", words);
}

/// PNG bytes that claim another size, with a check sum that fits.
fn claiming(png: &[u8], w: u32, h: u32) -> Vec<u8> {
    let mut png = png.to_vec();
    png[16..20].copy_from_slice(&w.to_be_bytes());
    png[20..24].copy_from_slice(&h.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn png() -> Vec<u8> {
    let folder = folder();
    fs::read(saved(&folder, "a.png", colours(20, 20))).unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn files_of_no_use_are_refused() {
    for name in ["a.npy", "a.npz", "a.zip", "a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tif", "a.idx", "a.bin"] {
        bytes(name, b"", "a.");
        bytes(name, b"GIF87", "a.");
        bytes(name, &[0xff; 40], "a.");
    }
    bytes("a.txt", b"text", "kind of file can't be loaded");
    bytes("noending", b"text", "kind of file can't be loaded");
    bytes("a.png", b"this is text", "its contents are not a picture");
    bytes("a.jpg", b"", "the file is empty");
    bytes("a.idx.gz", b"\x1f\x8b\x08 but no more", "a.idx.gz");
}

#[test]
fn headers_that_claim_too_much_are_refused_before_anything_is_allocated() {
    let png = png();
    bytes("a.png", &claiming(&png, 65_535, 65_535), "65535x65535 pixels");
    bytes("a.png", &claiming(&png, u32::MAX / 2, 1), "decoded");
    bytes("a.png", &claiming(&png, 0, 20), "a.png");
    bytes("a.png", &claiming(&png, 8000, 8000), "choose a size");
    let mut bmp = {
        let folder = folder();
        fs::read(saved(&folder, "a.bmp", colours(20, 20))).unwrap()
    };
    bmp[18..26].copy_from_slice(&[0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0]);
    bytes("a.bmp", &bmp, "a.bmp");
    let gif = b"GIF89a\xff\xff\xff\xff\0\0\0";
    bytes("a.gif", gif, "can't be decoded");
    bytes("a.npy", &array("<f4", false, &[1 << 40, 3, 32, 32], &[]), "can be loaded: use fewer");
    bytes("a.npy", &array("<f4", false, &[usize::MAX, 3, 1024, 1024], &[]), "can be loaded: use fewer");
    bytes("a.npy", &array("|u1", false, &[1 << 23, 1, 1], &[]), "at most 4194304 can be read");
    bytes("a.npy", &array("|u1", true, &[1 << 20, 1, 4], &[]), "cut off");
    bytes(
        "a.npy",
        &npy("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999, 2, 2), }", &[]),
        "a.npy",
    );
    let idx = [&[0, 0, 8, 3][..], &[0xff; 4], &[0, 0, 4, 0], &[0, 0, 4, 0]].concat();
    bytes("a.idx", &idx, "can be loaded: use fewer");
    bytes("a.idx", &[&[0, 0, 8, 200][..], &[0; 20]].concat(), "a.idx");
}

#[test]
fn a_palette_of_half_a_colour_is_refused() {
    // Found by damaging bytes: the decoder panics at it.
    let palette = include_bytes!("samples/palette.png");
    let at = palette.windows(4).position(|window| window == b"PLTE").unwrap();
    let length = u32::from_be_bytes(palette[at - 4..at].try_into().unwrap()) as usize;
    for cut in 1..3 {
        let mut png = palette.to_vec();
        png.drain(at + 4..at + 4 + cut);
        png[at - 4..at].copy_from_slice(&((length - cut) as u32).to_be_bytes());
        let end = at + 4 + length - cut;
        let sum = crc32(&png[at..end]).to_be_bytes();
        png[end..end + 4].copy_from_slice(&sum);
        bytes("a.png", &png, "its palette is damaged");
        let text = format!("data:image/png;base64,{}", base64(&png));
        let error = serde_json::from_value::<Layer>(text.into()).unwrap_err().to_string();
        assert!(error.contains("its palette is damaged"), "{error}");
    }
}

#[test]
fn bombs_go_off_in_bounded_memory() {
    // 8000 x 8000 black pixels in less than a megabyte: decoded alone, in 64 MB, and shrunk.
    let folder = folder();
    let path = saved(&folder, "bomb.png", GrayImage::new(8000, 8000));
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
    let set = load(&path, &"size=16".parse().unwrap(), &Watch::default(), &|| false).unwrap().set;
    // Weights sum to 1, in f32.
    assert!((set.values()[0] + 1.0).abs() < 1e-5);
    ends_in(&path, "", "8000x8000 pixels");
    // A gigabyte of zeros behind a picture's name.
    let path = folder.path().join("bomb.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    zip.start_file("zeros.png", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..200).for_each(|_| zip.write_all(&zeros).unwrap());
    zip.finish().unwrap();
    ends_in(&path, "", "a picture can have at most 134217728");
    let path = folder.path().join("bomb.idx.gz");
    let mut packer = flate2::write::GzEncoder::new(fs::File::create(&path).unwrap(), flate2::Compression::fast());
    packer.write_all(&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 20, 0, 0, 0, 20]).unwrap();
    (0..100).for_each(|_| packer.write_all(&zeros).unwrap());
    packer.finish().unwrap();
    ends_in(&path, "", "it contains more than its header says");
    let large = file(&folder, "large.png", &png());
    fs::OpenOptions::new().write(true).open(&large).unwrap().set_len((128 << 20) + 1).unwrap();
    ends_in(&large, "", "a picture can have at most 134217728");
}

#[test]
fn arrays_that_are_no_pictures_are_refused() {
    let f4 = |dims: &[usize], values: &[f32]| array("<f4", false, dims, &le(values));
    bytes("a.npy", &f4(&[1, 1, 2, 2], &[0.0, f32::NAN, 0.0, 0.0]), "value number 1 is NaN");
    bytes("a.npy", &f4(&[1, 1, 2, 2], &[0.0, 0.0, f32::INFINITY, 0.0]), "value number 2 is inf");
    bytes("a.npy", &f4(&[2, 1, 1, 2], &[0.0, 0.0, 0.0, -7.0]), "value number 3 is -7");
    bytes("a.npy", &array("<f8", false, &[1, 1, 1, 1], &f64::MAX.to_le_bytes()), "value number 0 is inf");
    bytes("a.npy", &f4(&[4], &[0.0; 4]), "(n, c, h, w)");
    bytes("a.npy", &f4(&[2, 2], &[0.0; 4]), "(n, c, h, w)");
    bytes("a.npy", &f4(&[1, 1, 1, 2, 2], &[0.0; 4]), "(n, c, h, w)");
    bytes("a.npy", &f4(&[1, 2, 2, 2], &[0.0; 8]), "c = 1 or 3");
    bytes("a.npy", &f4(&[0, 2, 2], &[]), "at least one picture");
    bytes("a.npy", &f4(&[1, 0, 2], &[]), "each side must be 1 to 1024");
    bytes("a.npy", &f4(&[1, 1, 2000], &[0.0; 2000]), "2000x1 pixels, but only up to 1024x1024");
    bytes("a.npy", &array("<c8", false, &[1, 2, 2], &[0; 32]), "save them as float32");
    bytes("a.npy", &array("|O", false, &[1, 2, 2], &[0; 32]), "save them as float32");
    bytes("a.npy", &array("<i4", false, &[1, 2, 2], &[0; 16]), "save them as float32");
    bytes(
        "a.npy",
        &npy("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1, 2, 2), }", &[0; 16]),
        "can't be understood",
    );
    bytes("a.npy", &npy(&"[".repeat(60_000), &[]), "can't be understood");
    bytes("a.npz", &zipped(&[]), "there is no array in it");
    bytes(
        "a.npz",
        &zipped(&[("p.npy", &f4(&[1, 1, 2, 2], &[0.0; 4])), ("q.npy", &f4(&[1, 1, 2, 2], &[0.0; 4]))]),
        "choose one, as in name=x_train; there are p, q",
    );
    bytes("a.npz", &zipped(&[("images.npy", b"no array")]), "array images");
}

#[test]
fn arrays_in_another_order_are_the_same_and_cut_off_anywhere_are_refused() {
    let values: Vec<f32> = (0..12).map(|k| k as f32 / 12.0).collect();
    let whole = array("<f4", false, &[3, 2, 2], &le(&values));
    let start = whole.len() - 48;
    for length in 0..whole.len() {
        bytes("a.npy", &whole[..length], "a.npy");
    }
    for length in start..whole.len() {
        bytes("a.npy", &whole[..length], "cut off");
    }
    let big: Vec<u8> = values.iter().flat_map(|v| v.to_be_bytes()).collect();
    let folder = folder();
    let set = |path: PathBuf| load(&path, &Choices::default(), &Watch::default(), &|| false).unwrap().set;
    let plain = set(file(&folder, "a.npy", &whole));
    assert_eq!(set(file(&folder, "b.npy", &array(">f4", false, &[3, 2, 2], &big))), plain);
    let at = |n: usize, y: usize, x: usize| values[(n * 2 + y) * 2 + x];
    let fortran: Vec<f32> = (0..12).map(|k| at(k % 3, k / 3 % 2, k / 6)).collect();
    assert_eq!(set(file(&folder, "c.npy", &array("<f4", true, &[3, 2, 2], &le(&fortran)))), plain);
}

#[test]
fn folders_and_archives_of_no_use_are_refused() {
    let empty = folder();
    ends_in(empty.path(), "", "there is no picture in it");
    file(&empty, "notes.txt", b"text");
    file(&empty, "set.npy", b"");
    ends_in(empty.path(), "", "set.npy can be opened directly");
    let broken = folder();
    file(&broken, "a.png", b"");
    file(&broken, "b.png", b"text");
    ends_in(broken.path(), "size=16", "none of its 2 pictures can be read; the first, a.png: the file is empty");
    ends_in(&broken.path().join("a.png"), "size=16", "the file is empty");
    ends_in(&broken.path().join("missing.png"), "", "no such file or folder");
    ends_in(&broken.path().join("a.png/inside.png"), "", "inside.png");
    let mixed = folder();
    saved(&mixed, "a.png", colours(20, 20));
    saved(&mixed, "b.png", colours(21, 20));
    let text = load(mixed.path(), &Choices::default(), &Watch::default(), &|| false).unwrap_err().to_string();
    assert!(text.contains("b.png") && text.contains("or choose one, as in size=64"), "{text}");
    bytes("a.zip", &zipped(&[]), "there is no picture in it");
    bytes("a.zip", &zipped(&[("text.txt", b"text")]), "there is no picture in it");
    bytes("a.zip", &zipped(&[("a.png", b"text")]), "none of its 1 pictures can be read");
    bytes("a.zip", &zipped(&[("inner.zip", &zipped(&[("a.png", &png())]))]), "there is no picture in it");
    let whole = zipped(&[("a.png", &png())]);
    for length in (0..whole.len()).step_by(7) {
        bytes("a.zip", &whole[..length], "a.zip");
    }
    let mut damaged = whole.clone();
    damaged[60] ^= 0xff;
    bytes("a.zip", &damaged, "a.zip");
}

#[cfg(unix)]
#[test]
fn links_pipes_odd_names_and_locked_files_are_skipped_with_a_reason() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder();
    saved(&folder, "good.png", colours(20, 20));
    fs::create_dir(folder.path().join("inside")).unwrap();
    saved(&folder, "inside/good.png", colours(20, 20));
    symlink("..", folder.path().join("inside/back")).unwrap();
    symlink(".", folder.path().join("self")).unwrap();
    symlink("nowhere.png", folder.path().join("dangling.png")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.png")).status();
    let n_pipes = usize::from(made.is_ok_and(|status| status.success()));
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe.png"));
    fs::copy(folder.path().join("good.png"), &odd).unwrap();
    let locked = saved(&folder, "locked.png", colours(20, 20));
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything.
    let n_locked = usize::from(fs::File::open(&locked).is_err());
    let loaded = load(folder.path(), &Choices::default(), &Watch::default(), &|| false).unwrap();
    assert_eq!(loaded.set.n_images(), 4 - n_locked, "{:?}", loaded.skipped);
    assert_eq!(loaded.skipped.total, 1 + n_pipes + n_locked, "{:?}", loaded.skipped);
    assert!(loaded.skipped.listed[0].reason.to_string().contains("broken link, or not a regular file"));
    let set = load(&odd, &Choices::default(), &Watch::default(), &|| false).unwrap().set;
    assert_eq!(set.n_images(), 1);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn files_that_change_and_go_away_while_they_are_read_do_no_harm() {
    let folder = folder();
    let whole = png();
    let names: Vec<PathBuf> = (0..40).map(|k| folder.path().join(format!("{k:02}.png"))).collect();
    names.iter().for_each(|path| fs::write(path, &whole).unwrap());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..30 {
                for path in &names {
                    match round % 3 {
                        0 => fs::write(path, &whole[..whole.len() / 2]).unwrap(),
                        1 => drop(fs::remove_file(path)),
                        _ => fs::write(path, [&whole[..], &[0; 4096]].concat()).unwrap(),
                    }
                }
            }
        });
        for _ in 0..30 {
            match load(folder.path(), &Choices::default(), &Watch::default(), &|| false) {
                Ok(loaded) => assert!(loaded.set.n_images() + loaded.skipped.total <= 40),
                Err(error) => assert_eq!(error.to_string().lines().count(), 1, "{error}"),
            }
        }
    });
    let path = file(&folder, "growing.npy", &array("|u1", false, &[50, 32, 32], &[7; 50 * 1024]));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for length in (0..52_000).step_by(500) {
                fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(length).unwrap();
            }
        });
        for _ in 0..50 {
            let _ = load(&path, &Choices::default(), &Watch::default(), &|| false);
        }
    });
}
