//! Opens files, and nothing else: a pipe or a device in the place of a file would keep its reader waiting, for ever.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::text::errors_images;

/// A folder, a pipe, a device or a socket where a file is needed, as the reason of an [`io::Error`].
#[derive(Debug, thiserror::Error)]
pub(crate) struct NotRegular;

impl fmt::Display for NotRegular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(errors_images::NOT_REGULAR.get())
    }
}

impl NotRegular {
    /// Whether this is why the system was not even asked.
    pub(crate) fn is_why(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|reason| reason.is::<Self>())
    }
}

/// Opens a regular file for reading. Never waits, whatever lies at the path.
///
/// # Errors
/// What the system says; an error with [`NotRegular`] inside for anything but a file.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    // Opening alone may do something to a device: what is known to be none is not opened.
    expect_file(&std::fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    // What takes the place of the file between the two would be waited for.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    expect_file(&file.metadata()?)?;
    Ok(file)
}

fn expect_file(about: &std::fs::Metadata) -> io::Result<()> {
    if about.is_file() { Ok(()) } else { Err(io::Error::other(NotRegular)) }
}

/// The bytes of a regular file; of one with more than `max` bytes the first `max` + 1, by which the caller tells it.
///
/// # Errors
/// As for [`open_file`].
pub(crate) fn read_file(path: &Path, max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_is_refused_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for path in [pipe.as_path(), folder.path(), Path::new("/dev/zero"), Path::new("/dev/tty")] {
            let error = read_file(path, 10).unwrap_err();
            assert!(NotRegular::is_why(&error) || !path.exists(), "{}: {error}", path.display());
        }
        let missing = read_file(&folder.path().join("none"), 10).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn no_more_is_read_than_tells_that_it_is_too_much() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        std::fs::write(&path, [7; 1000]).unwrap();
        assert_eq!(read_file(&path, 1000).unwrap().len(), 1000);
        assert_eq!(read_file(&path, 99).unwrap().len(), 100);
    }
}
