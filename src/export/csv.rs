//! Tables as comma-separated text.

use std::io::Write;
use std::path::Path;

use super::{ExportError, write_file};

/// Writes a table as CSV (RFC 4180: commas, quotes where needed) with Unix line ends.
///
/// # Errors
/// As for [`write_file`].
pub fn write_csv<R>(path: &Path, head: &[&str], rows: impl IntoIterator<Item = R>) -> Result<(), ExportError>
where
    R: AsRef<[String]>,
{
    write_file(path, |file| {
        writeln!(file, "{}", head.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))?;
        for row in rows {
            writeln!(file, "{}", row.as_ref().iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))?;
        }
        Ok(())
    })
}

/// A cell, in quotes if it holds what has a meaning in CSV.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.into() }
}
