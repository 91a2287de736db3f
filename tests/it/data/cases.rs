//! Small files as other programs write them, with right answers; ignored where they are not at hand.

use std::path::PathBuf;

use sixfingers::images::load::{Choices, Watch, load, load_set};

use super::super::support::shared;

fn case(name: &str) -> PathBuf {
    shared(&format!("cases/files/{name}"))
}

/// The most by which what is loaded differs from the right answer.
fn distance(name: &str) -> f32 {
    let folder = case(name).parent().unwrap().to_owned();
    let right = if name.ends_with("float.tif") || name.ends_with("ga.tif") || name.ends_with("big.tif") {
        "expected_float.npy"
    } else {
        "expected.npy"
    };
    let signed: Choices = "range=signed".parse().unwrap();
    let expected = load(&folder.join(right), &signed, &Watch::default(), &|| false).unwrap().set;
    let set = load_set(&case(name)).unwrap();
    let is_grey = set.shape().c() == 1 && expected.shape().c() == 3;
    let expected: Vec<f32> = expected.values().to_vec();
    let values: Vec<f32> = if is_grey { set.values().repeat(3) } else { set.values().to_vec() };
    assert_eq!(values.len(), expected.len(), "{name}");
    values.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
#[cfg_attr(not(shared_cases), ignore = "needs the shared cases")]
fn what_other_programs_write_is_read_as_they_mean_it() {
    // A step of 255, for what is stored in bytes.
    let step = 2.0 / 255.0;
    for (name, most) in [
        ("npy-float-0-1/x.npy", 1e-6),
        ("npy-one-colour-picture/x.npy", 1e-6),
        ("idx-name-and-content/a-images-idx3-ubyte", 1e-6),
        ("idx-name-and-content/b-images-idx3-ubyte.gz", 1e-6),
        ("idx-name-and-content/c-images-idx3-ubyte (1).gz", 1e-6),
        ("tiff-32-bit-colour/u32.tif", 1e-4),
        ("tiff-32-bit-colour/f01.tif", 1e-4),
        ("tiff-fill-order/x.tif", 1e-4),
        ("tiff-premultiplied/x.tif", 2.5 * step),
        ("tiff-words/float.tif", step),
        ("tiff-words/ga.tif", step),
        ("tiff-words/big.tif", step),
    ] {
        let distance = distance(name);
        assert!(distance <= most, "{name}: off by {distance}");
    }
}

#[test]
#[cfg_attr(not(shared_cases), ignore = "needs the shared cases")]
fn an_archive_of_arrays_is_one_whatever_it_is_called() {
    assert_eq!(load_set(&case("zip-of-other-data/npy.zip")).unwrap().n_images(), 3);
}

#[test]
#[cfg_attr(not(shared_cases), ignore = "needs the shared cases")]
fn what_can_not_be_read_says_what_to_do() {
    for (name, words) in [
        ("tiff-32-bit-colour/f255.tif", "save it as PNG"),
        ("tiff-tiled-planes/x.tif", "a kind of TIFF that can't be read: save it as PNG"),
        ("tiff-tiled-planes/lzw.tif", "a kind of TIFF that can't be read: save it as PNG"),
        ("tiff-words/jpeg.tif", "save it as PNG"),
        ("tiff-words/palette.tif", "save it as PNG"),
        ("zip-of-other-data/idx.zip", "unpack the archive first"),
        ("zip-of-other-data/nested.zip", "unpack the archive first"),
    ] {
        let error = load_set(&case(name)).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
}
