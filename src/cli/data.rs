//! `sixfingers data`: a training set as a file or a folder.

use std::path::PathBuf;

use super::options::{ThreadArgs, data_parser};
use super::output::{LayoutArgs, Output};
use crate::exhibits::DataSpec;
use crate::images::Image;

/// The options of `data`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in
    /// hands:count=100,size=64,color=rgb,variety=mix10,seed=1), or a path (.npy, .npz, a folder of pictures)
    #[arg(long, value_name = "D", value_parser = data_parser())]
    data: DataSpec,
    /// Where it goes: .npy ((n, c, h, w) float32), .png (contact sheet) or a folder (one PNG each)
    #[arg(long, value_name = "O")]
    out: PathBuf,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let output = Output::new(&args.out)?;
    args.threads.install(|| {
        let pictures: Vec<Image> = args.data.open()?.images().collect();
        output.write(&pictures, &args.layout, |k| format!("{k:04}"))
    })
}
