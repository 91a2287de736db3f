//! NumPy's `.npy` and `.npz`.

use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{ExportError, write_file};

/// The values of an array, last axis fastest.
#[derive(Clone, Copy, Debug)]
pub enum Values<'a> {
    /// float32.
    F32(&'a [f32]),
    /// float64.
    F64(&'a [f64]),
    /// int32.
    I32(&'a [i32]),
    /// int64.
    I64(&'a [i64]),
}

impl Values<'_> {
    fn len(self) -> usize {
        match self {
            Self::F32(values) => values.len(),
            Self::F64(values) => values.len(),
            Self::I32(values) => values.len(),
            Self::I64(values) => values.len(),
        }
    }

    fn descr(self) -> &'static str {
        match self {
            Self::F32(_) => "<f4",
            Self::F64(_) => "<f8",
            Self::I32(_) => "<i4",
            Self::I64(_) => "<i8",
        }
    }

    fn write(self, to: &mut impl Write) -> io::Result<()> {
        fn each<T: Copy, const N: usize>(values: &[T], bytes: fn(T) -> [u8; N], to: &mut impl Write) -> io::Result<()> {
            values.iter().try_for_each(|value| to.write_all(&bytes(*value)))
        }
        match self {
            Self::F32(values) => each(values, f32::to_le_bytes, to),
            Self::F64(values) => each(values, f64::to_le_bytes, to),
            Self::I32(values) => each(values, i32::to_le_bytes, to),
            Self::I64(values) => each(values, i64::to_le_bytes, to),
        }
    }
}

/// Writes one array as `.npy`, version 1.0, little endian.
///
/// # Errors
/// As for [`write_file`]; also when `dims` do not multiply to the number of values.
pub fn write_npy(path: &Path, dims: &[usize], values: Values<'_>) -> Result<(), ExportError> {
    write_file(path, |file| write_array(file, dims, values))
}

/// Writes named arrays as an uncompressed `.npz`, in the order given.
///
/// # Errors
/// As for [`write_npy`].
pub fn write_npz(path: &Path, arrays: &[(&str, &[usize], Values<'_>)]) -> Result<(), ExportError> {
    write_file(path, |file| {
        let mut sink = Sink { to: file, failed: None };
        let written = write_archive(&mut sink, arrays);
        // What the system said, and not what became of it on the way.
        sink.failed.map_or(written, Err)
    })
}

fn write_archive(to: &mut (impl Write + Seek), arrays: &[(&str, &[usize], Values<'_>)]) -> io::Result<()> {
    let mut archive = ZipWriter::new(to);
    for (name, dims, values) in arrays {
        let bytes = values.len() as u64 * 8;
        // The time of all entries is the format's first, so that equal arrays make equal files.
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default())
            .large_file(bytes >= u64::from(u32::MAX));
        archive.start_file(format!("{name}.npy"), options)?;
        let mut buffered = io::BufWriter::new(&mut archive);
        write_array(&mut buffered, dims, *values)?;
        buffered.flush()?;
    }
    archive.finish()?;
    Ok(())
}

/// Where an archive goes. After the first failure it takes everything and keeps nothing: the library, which then
/// finishes its archive all the same, would complain on stderr.
struct Sink<W> {
    to: W,
    failed: Option<io::Error>,
}

impl<W> Sink<W> {
    /// Does something unless something has failed before; whoever asks is told so once.
    fn unless_failed<T>(&mut self, done: T, work: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.failed.is_some() {
            return Ok(done);
        }
        work(&mut self.to).inspect_err(|error| {
            let reason = error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error);
            self.failed = Some(reason);
        })
    }
}

impl<W: Write> Write for Sink<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_failed(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed((), Write::flush)
    }
}

impl<W: Seek> Seek for Sink<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.unless_failed(0, |file| file.seek(to))
    }
}

fn write_array(to: &mut impl Write, dims: &[usize], values: Values<'_>) -> io::Result<()> {
    if dims.iter().product::<usize>() != values.len() {
        return Err(io::Error::other(format!("{} values for an array of shape {dims:?}", values.len())));
    }
    let tuple = match dims {
        [one] => format!("({one},)"),
        _ => format!("({})", dims.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    };
    let dict = format!("{{'descr': '{}', 'fortran_order': False, 'shape': {tuple}, }}", values.descr());
    // Magic, version and length are 10 bytes; the whole header is padded to a multiple of 64.
    let padded = (10 + dict.len() + 1).next_multiple_of(64) - 10;
    let length = u16::try_from(padded).map_err(|_| io::Error::other("too many axes"))?;
    to.write_all(b"\x93NUMPY\x01\x00")?;
    to.write_all(&length.to_le_bytes())?;
    writeln!(to, "{dict:width$}", width = padded - 1)?;
    values.write(to)
}
