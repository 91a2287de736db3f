//! Saves on disks that are full or closed: a clear sentence, and the old file stays.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use sixfingers::export::write_file;

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
