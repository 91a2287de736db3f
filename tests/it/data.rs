//! Loaders: what they accept, and what they say about everything else; and the files that are written.

mod arbitrary;
mod arrays;
mod bad;
mod binary;
mod cases;
mod foreign;
#[cfg(target_os = "linux")]
mod memory;
mod own;
mod pictures;
mod sources;
mod written;

use std::fs;
use std::path::PathBuf;

use image::{DynamicImage, Rgb, RgbImage};
use sixfingers::images::TrainingSet;
use sixfingers::images::load::{LoadError, load_set};
use tempfile::TempDir;

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

fn load_npy(bytes: &[u8]) -> TrainingSet {
    load("set.npy", bytes)
}

fn load(name: &str, bytes: &[u8]) -> TrainingSet {
    let folder = folder();
    load_set(&file(&folder, name, bytes)).unwrap()
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

/// The check sum of PNG chunks.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// Bytes as session files hold them.
pub(super) fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let bits = (0..3).fold(0, |bits, k| bits << 8 | u32::from(three.get(k).copied().unwrap_or(0)));
        let digit = |k: usize| if k <= three.len() { digits[(bits >> (18 - 6 * k)) as usize & 63] } else { b'=' };
        (0..4).map(|k| char::from(digit(k))).collect::<String>()
    };
    bytes.chunks(3).map(four).collect()
}

/// A PNG with check sums that fit.
pub(super) fn mended(mut png: Vec<u8>) -> Vec<u8> {
    let mut at = 8;
    while let Some(length) = png.get(at..at + 4).map(|length| u32::from_be_bytes(length.try_into().unwrap()))
        && let Some(end) = (length as usize).checked_add(at + 8).filter(|end| end + 4 <= png.len())
    {
        let sum = crc32(&png[at + 4..end]).to_be_bytes();
        png[end..end + 4].copy_from_slice(&sum);
        at = end + 4;
    }
    png
}
