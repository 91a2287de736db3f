//! `sixfingers data`: what a training set is, and the set as a file or a folder.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;

use super::options::{ThreadArgs, data_parser, open_set};
use super::output::{LayoutArgs, Output};
use crate::exhibits::DataSpec;
use crate::images::load::{self, Choices, Found, SkippedList};
use crate::images::{Image, TrainingSet};

/// So many files that were left out are listed.
const MAX_LISTED: usize = 20;
/// So many labels are listed.
const MAX_LABELS: usize = 20;
/// The size for which pictures of several sizes are tried when none was chosen.
const TRIED_SIDE: u16 = 64;

/// The options of `data`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Training set, as for --data
    #[arg(value_name = "D", value_parser = data_parser(), required_unless_present = "data", conflicts_with = "data")]
    set: Option<DataSpec>,
    /// Training set: a built-in one (hands:count=100,size=64,...) or a path, with choices as in
    /// cats:size=64,fit=crop,color=rgb,random=500,seed=1,labels=a+b
    #[arg(long, value_name = "D", value_parser = data_parser())]
    data: Option<DataSpec>,
    /// Where to save it: .npy ((n, c, h, w) float32), .png (contact sheet) or a folder (one PNG each); without it, the
    /// command only prints what it found
    #[arg(long, help_heading = "Output", value_name = "O")]
    out: Option<PathBuf>,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let data = args.set.or(args.data).context("no training set was given")?;
    let output = args.out.as_deref().map(Output::new).transpose()?;
    args.threads.install(|| match &output {
        Some(output) => {
            let pictures: Vec<Image> = open_set(&data)?.images().collect();
            output.write(&pictures, &args.layout, |k| format!("{k:04}"))
        }
        None => tell(&data),
    })
}

/// Prints what there is and what can't be read.
fn tell(data: &DataSpec) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let Some(path) = data.path() else {
        let set = data.open()?;
        return Ok(writeln!(out, "{data}: {}", set_line(&set))?);
    };
    let chosen = match data {
        DataSpec::Chosen { choices, .. } => choices.clone(),
        _ => Choices::default(),
    };
    let found = load::survey_while(path, &chosen, &|| false)?;
    writeln!(out, "{}: {}, {}", path.display(), found.kind.describe(), pictures(found.n_pictures))?;
    write_sizes(&mut out, &found)?;
    write_labels(&mut out, &found)?;
    if !found.arrays.is_empty() {
        let used = found.array.as_deref().unwrap_or_default();
        writeln!(out, "arrays: {} ({used} is used)", found.arrays.join(", "))?;
    }
    for note in &found.notes {
        writeln!(out, "note: {note}")?;
    }
    // Every picture is decoded once, so that what can't be read is known.
    let one_size = found.has_one_size();
    let tried = match data {
        DataSpec::Path(path) if !one_size => {
            let mut choices = Choices::default();
            choices.set_side(Some(TRIED_SIDE));
            DataSpec::of_files(path.clone(), choices)
        }
        other => other.clone(),
    };
    let (set, skipped) = tried.open_watched(&load::Watch::default(), &|| false)?;
    writeln!(out, "{}: {}", if tried == *data { "set" } else { "for example" }, set_line(&set))?;
    if tried != *data {
        writeln!(out, "  as --data {tried}")?;
    }
    write_skipped(&mut out, &skipped)
}

fn set_line(set: &TrainingSet) -> String {
    let shape = set.shape();
    let colour = if shape.c() == 3 { "colour" } else { "grey" };
    format!("{} of {}x{} pixels, {colour}", pictures(set.n_images()), shape.w(), shape.h())
}

fn pictures(n: usize) -> String {
    format!("{n} {}", if n == 1 { "picture" } else { "pictures" })
}

fn write_sizes(out: &mut impl Write, found: &Found) -> anyhow::Result<()> {
    const MAX_LISTED_SIZES: usize = 5;
    let sizes: Vec<String> = found
        .sizes
        .iter()
        .take(MAX_LISTED_SIZES)
        .map(|size| {
            if found.sizes.len() == 1 {
                format!("{}x{}", size.w, size.h)
            } else {
                format!("{}x{} ({})", size.w, size.h, size.n)
            }
        })
        .collect();
    let more = found.sizes.len().saturating_sub(MAX_LISTED_SIZES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let of = if found.n_looked_at < found.n_pictures {
        format!(", of {} checked", found.n_looked_at)
    } else {
        String::new()
    };
    Ok(writeln!(out, "sizes: {}{more}{of}", sizes.join(", "))?)
}

fn write_labels(out: &mut impl Write, found: &Found) -> anyhow::Result<()> {
    if found.labels.is_empty() {
        return Ok(());
    }
    let labels: Vec<String> =
        found.labels.iter().take(MAX_LABELS).map(|label| format!("{} ({})", label.name, label.n)).collect();
    let more = found.labels.len().saturating_sub(MAX_LABELS);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Ok(writeln!(out, "labels: {}{more}", labels.join(", "))?)
}

/// Lists what was left out.
pub(super) fn write_skipped(out: &mut impl Write, skipped: &SkippedList) -> anyhow::Result<()> {
    if skipped.total == 0 {
        return Ok(());
    }
    let files = if skipped.total == 1 { "file was" } else { "files were" };
    writeln!(out, "{} {files} skipped:", skipped.total)?;
    for file in skipped.listed.iter().take(MAX_LISTED) {
        writeln!(out, "  {}: {}", file.name, file.reason)?;
    }
    if skipped.total > MAX_LISTED {
        writeln!(out, "  and {} more", skipped.total - MAX_LISTED)?;
    }
    Ok(())
}
