//! Where results go: the values of `--out` (an array, a contact sheet or a folder), and JSON on stdout.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::export::{self, Values};
use crate::images::{Image, Shape};

/// How pictures are laid out as PNG.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct LayoutArgs {
    /// Pixels of the PNG for each pixel of a picture
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=64))]
    scale: u32,
    /// Pictures in a row of the contact sheet [default: as many as there are rows]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    columns: Option<u16>,
}

/// Where pictures go.
#[derive(Clone, Debug)]
pub(super) enum Output {
    /// `.npy`, (b, c, h, w) float32, as computed.
    Npy(PathBuf),
    /// `.png`: a contact sheet.
    Sheet(PathBuf),
    /// A folder with one PNG each.
    Folder(PathBuf),
}

impl Output {
    /// Told by the ending of the name and by what is there; checked as far as that goes, so that long work is not done
    /// in vain.
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        let text = path.as_os_str().as_encoded_bytes();
        let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        let output = match extension.as_deref() {
            _ if path.is_dir() || text.ends_with(b"/") => Self::Folder(path.into()),
            Some("npy") => Self::Npy(path.into()),
            Some("png") => Self::Sheet(path.into()),
            None => Self::Folder(path.into()),
            Some(_) => bail!(
                "--out {}: the name must end in .npy or .png; a folder has no ending, or a / behind it",
                path.display()
            ),
        };
        export::check_target(path, matches!(output, Self::Folder(_)))?;
        Ok(output)
    }

    /// Writes pictures of one shape; `name` gives the file name of each (without ending) in a folder.
    pub(super) fn write(
        &self,
        pictures: &[Image],
        layout: &LayoutArgs,
        name: impl Fn(usize) -> String + Sync,
    ) -> anyhow::Result<()> {
        let (scale, columns) = (layout.scale, layout.columns.map(usize::from));
        match self {
            Self::Npy(path) => write_batch(path, pictures)?,
            Self::Sheet(path) => {
                let sheet = export::contact_sheet(pictures, columns, scale).map_err(|problem| problem.at(path))?;
                export::write_png(path, &sheet)?;
            }
            Self::Folder(path) => export::write_pngs(path, pictures, scale, |k| format!("{}.png", name(k)))?,
        }
        Ok(())
    }
}

/// Writes pictures of one shape as (b, c, h, w) float32, unclamped.
fn write_batch(path: &Path, pictures: &[Image]) -> Result<(), export::ExportError> {
    let shape = pictures.first().map(Image::shape);
    let (c, h, w) = shape.map_or((1, 1, 1), Shape::into);
    let values: Vec<f32> = pictures.iter().flat_map(Image::values).copied().collect();
    export::write_npy(path, &[pictures.len(), c, h, w], Values::F32(&values))
}

/// Writes JSON for people and machines alike.
pub(super) fn write_json(to: &mut impl Write, value: &serde_json::Value) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *to, value).map_err(std::io::Error::from)?;
    writeln!(to)?;
    Ok(())
}
