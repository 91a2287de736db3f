//! IDX and CIFAR.

use std::io::Write;

use sixfingers::images::load::{LoadProblem, load_set};
use sixfingers::images::{ImageError, from_u8};

use super::super::support::{shape, shared};
use super::{file, folder, load, refusal, refused};

/// IDX bytes.
fn idx(kind: u8, dims: &[u32], data: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0, kind, dims.len() as u8];
    bytes.extend(dims.iter().flat_map(|dim| dim.to_be_bytes()));
    bytes.extend(data);
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn idx_files_load_plain_and_packed_with_their_labels() {
    let folder = folder();
    let pictures = idx(8, &[2, 2, 3], &[0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let plain = load_set(&file(&folder, "digits.idx", &pictures)).unwrap();
    assert_eq!((plain.n_images(), plain.shape(), plain.labels()), (2, shape(1, 2, 3), None));
    assert_eq!(plain.values()[..3], [-1.0, 1.0, from_u8(1)]);
    file(&folder, "t10k-labels-idx1-ubyte.gz", &gzip(&idx(8, &[2], &[7, 3])));
    let packed = load_set(&file(&folder, "t10k-images-idx3-ubyte.gz", &gzip(&pictures))).unwrap();
    assert_eq!((packed.values(), packed.labels()), (plain.values(), Some(&[7, 3][..])));

    file(&folder, "t10k-labels-idx1-ubyte.gz", &gzip(&idx(8, &[1], &[7])));
    let error = load_set(&folder.path().join("t10k-images-idx3-ubyte.gz")).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::Image(ImageError::Labels { found: 1, needed: 2 })), "{error}");
    file(&folder, "t10k-labels-idx1-ubyte.gz", &gzip(&idx(8, &[1, 1], &[7])));
    let error = load_set(&folder.path().join("t10k-images-idx3-ubyte.gz")).unwrap_err();
    assert!(error.to_string().contains("labels-idx1") && error.to_string().contains("one axis"), "{error}");
}

#[test]
fn damaged_idx_files_are_refused() {
    let whole = idx(8, &[2, 2, 3], &[9; 12]);
    for length in 0..whole.len() {
        refused("a.idx", &whole[..length], "cut off");
    }
    let packed = gzip(&whole);
    for length in 0..packed.len() {
        refusal("a.idx.gz", &packed[..length]);
    }
    let mut wrong_sum = packed;
    let at = wrong_sum.len() - 5;
    wrong_sum[at] ^= 1;
    refused("a.idx.gz", &wrong_sum, "it can't be unpacked");
    refused("a.idx", &[whole.as_slice(), &[0]].concat(), "it contains more than its header says");
    refused("a.idx", b"\x01\x02\x03\x04", "not an IDX file");
    refused("a.idx", &idx(13, &[1, 1, 1], &[0; 4]), "the IDX type 13");
    refused("a.idx", &idx(8, &[4], &[0; 4]), "(n, c, h, w)");
    refused("a.idx", &idx(8, &[u32::MAX, 1024, 1024], &[0; 4]), "can be loaded: use fewer");
    refused("a.idx", &idx(8, &[200, 1024, 1024], &[0; 4]), "cut off");
    refused("a.idx.gz", &[&[0x1f, 0x8b][..], &whole].concat(), "it can't be unpacked");
}

#[test]
fn binary_cifar_files_load_with_their_labels() {
    let mut record = vec![6];
    record.extend((0..3072_u32).map(|k| k as u8));
    let set = load("batch.bin", &record.repeat(2));
    assert_eq!((set.n_images(), set.shape(), set.labels()), (2, shape(3, 32, 32), Some(&[6, 6][..])));
    assert_eq!(set.image(1).at(2, 0, 1), from_u8(1), "the third plane begins at byte 2048");
    record.insert(0, 19);
    assert_eq!(load("batch.bin", &record).labels(), Some(&[6][..]), "CIFAR-100: the finer label");
    refused("a.bin", &record[..3000], "it has 3000 bytes");
    refused("a.bin", b"", "it has 0 bytes");
}

#[test]
#[cfg_attr(not(shared_files), ignore = "needs ../shared, which is not there")]
fn the_real_sets_load() {
    let data = shared("data");
    let digits = load_set(&data.join("mnist-2000-images-idx3-ubyte.gz")).unwrap();
    assert_eq!((digits.n_images(), digits.shape()), (2000, shape(1, 28, 28)));
    assert!(digits.labels().unwrap().iter().all(|label| *label < 10));
    let photographs = load_set(&data.join("cifar10-2000.bin")).unwrap();
    assert_eq!((photographs.n_images(), photographs.shape()), (2000, shape(3, 32, 32)));
    assert!(photographs.labels().unwrap().iter().all(|label| *label < 10));
}
