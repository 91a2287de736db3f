//! How much memory loading takes: in a process of its own, whose high-water mark the system keeps.

use std::fs;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use image::GrayImage;
use sixfingers::images::load::{Choices, Watch, load, survey};
use std::io::Write;

use super::{array, file, folder, saved};
use crate::support::used_mb;

/// Set for the copy of this test that loads.
const LOADER: &str = "SIXFINGERS_TEST_LOADER";
/// What the copy says last.
const MARK: &str = "peak in MB: ";
/// What a process of the tests takes before it loads anything, with room for its threads, in MB.
const ITSELF: usize = 48;

/// Not a test of its own: the copy that looks, loads and tells how much memory that took.
#[test]
fn loader() {
    let Ok(loader) = std::env::var(LOADER) else { return };
    let (choices, path) = loader.split_once(' ').unwrap();
    let choices: Choices = choices.parse().unwrap();
    let looked = survey(Path::new(path)).map(|found| found.n_pictures);
    let loaded = load(Path::new(path), &choices, &Watch::default(), &|| false);
    let loaded = loaded.map(|loaded| loaded.set.n_images()).map_err(|error| error.to_string());
    println!("{looked:?}, {loaded:?}, {MARK}{}", used_mb().1);
}

/// Loads a source in a process of its own; its memory must stay within so many MB beside the process itself.
#[track_caller]
fn within(mb: usize, path: &Path, choices: &str) {
    let mut copy = Command::new(std::env::current_exe().unwrap());
    copy.args(["--exact", "data::memory::loader", "--nocapture"]);
    copy.env(LOADER, format!("{choices} {}", path.display()));
    let said = String::from_utf8(copy.output().unwrap().stdout).unwrap();
    let line = said.lines().find(|line| line.contains(MARK)).unwrap_or_else(|| panic!("{}: {said}", path.display()));
    let peak: usize = line.split_once(MARK).unwrap().1.trim().parse().unwrap();
    println!("{} {choices}: {line}", path.display());
    assert!(peak <= mb + ITSELF, "{} took {peak} MB, and {mb} + {ITSELF} are allowed: {line}", path.display());
}

#[test]
fn lying_headers_cost_next_to_nothing() {
    let folder = folder();
    // A gigabyte of values each, by their headers.
    within(16, &file(&folder, "a.npy", &array("<f4", false, &[1 << 18, 1, 32, 32], &[0; 100])), "");
    within(16, &file(&folder, "b.npy", &array("<f8", true, &[1 << 18, 1, 32, 32], &[0; 100])), "");
    let idx = [&[0, 0, 8, 3, 0, 3, 0xff, 0xff, 0, 0, 0, 32, 0, 0, 0, 32][..], &[9; 60]].concat();
    within(16, &file(&folder, "a.idx", &idx), "");
    within(16, &file(&folder, "b.gif", b"GIF89a\xff\xff\xff\xff\x80\0\0"), "size=16");
}

#[test]
fn bombs_stay_within_the_memory_of_one_large_picture() {
    let folder = folder();
    fs::create_dir(folder.path().join("bombs")).unwrap();
    // 8000 x 8000 pixels, 64 MB unpacked; four threads would take four times that.
    let bomb = saved(&folder, "bombs/0.png", GrayImage::new(8000, 8000));
    for k in 1..4 {
        fs::copy(&bomb, folder.path().join(format!("bombs/{k}.png"))).unwrap();
    }
    within(100, &folder.path().join("bombs"), "size=16");
    let zeros = vec![0; 1 << 20];
    let path = folder.path().join("bomb.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    zip.start_file("zeros.png", zip::write::SimpleFileOptions::default()).unwrap();
    (0..300).for_each(|_| zip.write_all(&zeros).unwrap());
    zip.finish().unwrap();
    // It is refused by its size alone.
    within(16, &path, "");
    let path = folder.path().join("bomb.idx.gz");
    let mut packer = GzEncoder::new(fs::File::create(&path).unwrap(), Compression::fast());
    packer.write_all(&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 20, 0, 0, 0, 20]).unwrap();
    (0..300).for_each(|_| packer.write_all(&zeros).unwrap());
    packer.finish().unwrap();
    within(16, &path, "");
}

#[test]
fn a_large_set_takes_its_own_memory_and_little_beside_it() {
    let folder = folder();
    // 10,000 pictures as of CIFAR: 31 MB in the file, 123 MB of values.
    let path = folder.path().join("data_batch_1.bin");
    let record: Vec<u8> = (0..3073).map(|k| (k % 10) as u8).collect();
    fs::write(&path, record.repeat(10_000)).unwrap();
    let values = 10_000 * 3072 * 4 / 1_000_000;
    within(values + 32, &path, "");
    // What is chosen from it is all that is held.
    within(32, &path, "random=500");
    within(32, &path, "size=16,color=grey");
}
