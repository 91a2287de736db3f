//! `.npy` and `.npz`: every layout that is accepted, and every kind of damage.

use std::fs;

use sixfingers::export::{self, Values};
use sixfingers::images::load::{LoadProblem, load_batch, load_set};
use sixfingers::images::{ImageError, from_u8};

use super::super::support::{shape, shared};
use super::{array, file, folder, le, load_npy, npy, refusal, refused, values};

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
#[cfg_attr(not(shared_files), ignore = "needs ../shared, which is not there")]
fn the_recorded_sets_load() {
    for (name, n_images, shape) in
        [("recorded_mnist.npz", 24, shape(1, 32, 32)), ("recorded_cifar.npz", 16, shape(3, 32, 32))]
    {
        let path = shared("reference").join(name);
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
    refused("a.npy", &array("|u1", false, &[1, 1, 2000], &[0; 2000]), "2000x1 pixels, but only up to 1024x1024");
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
    refused("a.npy", b"RK\x03\x04 is no array", "not a NumPy file");
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
    refused("a.npy", &array("<f4", false, &[4294967296, 1, 1024, 1024], &[0; 64]), "can be loaded: use fewer");
    refused("a.npy", &array("<f4", false, &[usize::MAX, 3, 1024, 1024], &[0; 64]), "can be loaded: use fewer");
    refused("a.npy", &array("<f4", false, &[257, 1, 1024, 1024], &[0; 64]), "can be loaded: use fewer");
    refused("a.npy", &array("<f4", false, &[256, 1, 1024, 1024], &[0; 64]), "cut off");
    refused("a.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{}", "header says 4294967295 bytes");
}

#[test]
fn archives_without_pictures_are_refused() {
    let folder = folder();
    let path = folder.path().join("a.npz");
    export::write_npz(&path, &[]).unwrap();
    assert!(load_set(&path).unwrap_err().to_string().contains("there is no array in it"));
    let dims = [1, 1, 1, 1];
    let two = [("one", &dims[..], Values::F32(&[0.0])), ("two", &dims[..], Values::F32(&[0.0]))];
    export::write_npz(&path, &two).unwrap();
    assert!(load_set(&path).unwrap_err().to_string().contains("one, two"));
    let whole = fs::read(&path).unwrap();
    for length in (0..whole.len()).step_by(7) {
        refusal("b.npz", &whole[..length]);
    }
    let one = [("one", &dims[..], Values::F32(&[0.25]))];
    export::write_npz(&path, &one).unwrap();
    let mut damaged = fs::read(&path).unwrap();
    let at = damaged.windows(4).position(|bytes| bytes == 0.25_f32.to_le_bytes()).unwrap();
    damaged[at] ^= 1;
    refused("a.npz", &damaged, "array one: ");
    refused("a.npz", b"", "not an .npz archive");
    refused("a.npz", &[0; 1000], "not an .npz archive");
}
