//! Saves on disks that are full or closed: a clear sentence, and the old file stays.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use image::{DynamicImage, RgbImage};
use sixfingers::export::session::write_session;
use sixfingers::export::{self, Values, write_file, write_new};

#[test]
fn a_save_that_fails_half_way_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sixfingers");
    fs::write(&path, "old").unwrap();
    let full = |file: &mut sixfingers::export::FileWriter<'_>| {
        file.write_all(&[0; 100_000])?;
        Err(io::Error::from(io::ErrorKind::StorageFull))
    };
    let error = write_file(&path, full).unwrap_err().to_string();
    assert!(error.contains("a.sixfingers") && error.contains("disk is full"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A file system of 64 KiB, gone when dropped; `None` where it can't be made.
#[cfg(target_os = "linux")]
struct Tiny(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl Tiny {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let mount = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k", "sixfingers-test"])
            .arg(folder.path())
            .stderr(std::process::Stdio::null())
            .status();
        mount.is_ok_and(|status| status.success()).then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

#[cfg(target_os = "linux")]
impl Drop for Tiny {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_error_names_the_file_and_the_old_one_stays() {
    let Some(disk) = Tiny::mount() else {
        println!("skipped: a file system of its own can't be made here");
        return;
    };
    let path = disk.path().join("kept.sixfingers");
    fs::write(&path, "old").unwrap();
    let error = write_file(&path, |file| file.write_all(&vec![7; 1 << 20])).unwrap_err().to_string();
    assert!(error.contains("kept.sixfingers") && error.contains("disk is full"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 1, "nothing is left beside it");
}

/// Every kind of file that is written, to a device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_device_every_kind_of_file_says_so() {
    let full = Path::new("/dev/full");
    let picture = DynamicImage::from(RgbImage::new(64, 64));
    let values = [0.5; 4096];
    let session = super::session::sample();
    let mut animation = export::GifEncoder::new(64, 64).unwrap();
    animation.push(&picture, 4).unwrap();
    let animation = animation.finish().unwrap();
    for (what, written) in [
        ("a session", write_session(full, &session)),
        ("a picture", export::write_png(full, &picture)),
        ("an animation", write_file(full, |file| file.write_all(&animation))),
        ("an array", export::write_npy(full, &[4096], Values::F32(&values))),
        ("arrays", export::write_npz(full, &[("a", &[4096], Values::F32(&values))])),
        ("a table", export::write_csv(full, &["a"], [["1".to_owned()]])),
    ] {
        let error = written.unwrap_err().to_string();
        assert!(error.contains("/dev/full: the disk is full: make room"), "{what}: {error}");
    }
}

/// Places where nobody can write, not even the administrator.
#[cfg(target_os = "linux")]
#[test]
fn a_closed_place_is_named_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "notes").unwrap();
    for (place, words) in [
        (file.join("kept.sixfingers"), "does not exist"),
        (folder.path().join("missing/kept.sixfingers"), "create it first"),
        (folder.path().to_path_buf(), "it is a folder: give the name of a file"),
        ("/sys/kept.sixfingers".into(), "no permission to write there: choose another folder"),
    ] {
        for error in [
            write_file(&place, |file| file.write_all(b"new")).unwrap_err().to_string(),
            write_new(&place, |place| write_file(place, |file| file.write_all(b"new"))).unwrap_err().to_string(),
        ] {
            let exists = place.is_dir() && error.contains("something with this name already exists");
            assert!(error.contains(&*place.to_string_lossy()), "{error}");
            assert!(error.contains(words) || exists, "{error}");
        }
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "notes");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_new_file_never_takes_the_place_of_one_that_has_come_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.txt");
    let late = |place: &Path| {
        write_file(place, |file| file.write_all(b"mine"))?;
        fs::write(&path, "theirs").unwrap();
        Ok(())
    };
    let error = write_new(&path, late).unwrap_err().to_string();
    assert!(error.contains("new.txt: something with this name already exists"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let other = folder.path().join("other.txt");
    write_new(&other, |place| write_file(place, |file| file.write_all(b"mine"))).unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&other), mode(&path), "an ordinary file, as any other");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named_with_the_way_out() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.sixfingers");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.path().join("probe"), "").is_ok() {
        // The administrator may write anywhere.
        println!("skipped: this user may write into read-only folders");
        return;
    }
    let error = write_file(&path, |file| file.write_all(b"new")).unwrap_err().to_string();
    assert!(error.contains("kept.sixfingers") && error.contains("another folder"), "{error}");
}
