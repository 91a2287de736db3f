//! `sixfingers data`: a training set as a file or a folder.

use std::path::PathBuf;

use super::options::{DataArgs, ThreadArgs};
use super::output::{LayoutArgs, Output};
use crate::images::Image;

/// The options of `data`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    set: DataArgs,
    /// Where it goes: .npy ((n, c, h, w) float32), .png (contact sheet) or a folder (one PNG each)
    #[arg(long, help_heading = "Output", value_name = "O")]
    out: PathBuf,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let output = Output::new(&args.out)?;
    args.threads.install(|| {
        let pictures: Vec<Image> = args.set.data.open()?.images().collect();
        output.write(&pictures, &args.layout, |k| format!("{k:04}"))
    })
}
