//! `sixfingers count`: how many fingers, eyes, petals, ... there are in pictures.

use std::io::Write;
use std::path::PathBuf;

use rayon::prelude::*;

use super::tally::{Counted, Tally};
use crate::images::load;
use crate::parts::PartKind;

/// The options of `count`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to count: fingers, eyes, clock-hands, petals, arms or segments
    #[arg(long)]
    kind: PartKind,
    /// Pictures, .npy or .npz files, folders of pictures
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let mut all = Vec::new();
    for path in &args.files {
        let pictures = load::load_pictures(path)?;
        let name = |k: usize| match pictures.len() {
            1 if path.is_file() => path.display().to_string(),
            _ => format!("{}[{k}]", path.display()),
        };
        all.par_extend(pictures.par_iter().enumerate().map(|(k, picture)| Counted::new(name(k), args.kind, picture)));
    }
    let tally = Tally::new(args.kind, all);
    let mut stdout = std::io::stdout().lock();
    if args.json {
        return super::output::write_json(&mut stdout, &tally.json());
    }
    tally.write_each(&mut stdout)?;
    writeln!(stdout)?;
    tally.write_table(&mut stdout)?;
    Ok(())
}
