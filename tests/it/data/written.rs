//! Files that are written: whole, readable by others, and read back as they were.

use std::fs;
use std::io::Write;
use std::path::Path;

use sixfingers::export::{self, Values};
use sixfingers::images::Image;
use sixfingers::images::load::load_set;
use sixfingers::synth::{SynthKind, SynthSpec};

use super::super::support::shape;
use super::{folder, values};

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
