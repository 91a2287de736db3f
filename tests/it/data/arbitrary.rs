//! Arbitrary bytes: whatever they are, the answer is a set or a sentence.

use std::fs;

use proptest::prelude::*;
use sixfingers::images::Shape;
use sixfingers::images::load::{load_batch, load_pictures, load_set};

use super::{array, colours, file, folder, npy, saved};

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
        name in prop::sample::select(vec!["a.npy", "a.npz", "a.png", "a.jpg", "a.gif", "a.bmp", "a.webp", "a.tif", "a.idx", "a.idx.gz", "a.bin"]),
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
