//! `sixfingers bench`: how fast the exact kernels are on this machine, next to what is to be reached.
//!
//! Machines differ and are busy with other things: what counts are the ratios, taken in one run, in turns.

mod baseline;
mod rows;
mod workload;

use std::io::Write;

use serde_json::{Value, json};

use self::rows::{Row, measure};
use super::options::ThreadArgs;
use crate::score::available_levels;

/// The options of `bench`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Tiny pictures, once each: shows that it works; the figures mean little
    #[arg(long)]
    quick: bool,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let load = load_average();
    let (rows, threads) = args.threads.install(|| Ok((measure(args.quick)?, rayon::current_num_threads())))?;
    let level = available_levels().first().map_or_else(String::new, |level| format!("{level:?}"));
    let level = level.split('(').next().unwrap_or_default();
    let mut stdout = std::io::stdout().lock();
    if args.json {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        let all = json!({ "threads": threads, "vectors": level, "load": load, "quick": args.quick, "rows": rows });
        return super::write_json(&mut stdout, &all);
    }
    writeln!(stdout, "{threads} threads, vectors {level}{}", if args.quick { ", tiny pictures" } else { "" })?;
    if let Some(load) = load.filter(|load| *load > 0.5) {
        writeln!(
            stdout,
            "Other programs keep {load:.1} processors busy: what runs on all threads is measured too slow."
        )?;
    }
    writeln!(stdout)?;
    write_table(&mut stdout, &rows)
}

/// How many processors were wanted at a time in the last minute, where the system tells: what else the machine is busy
/// with, if it is asked before the work begins.
fn load_average() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// One line for each row, the columns below one another.
fn write_table(to: &mut impl Write, rows: &[Row]) -> anyhow::Result<()> {
    let head = ["work", "time", "ns/pair", "result", "bar", ""].map(String::from);
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(rows.iter().map(Row::cells)).collect();
    let width = |i: usize| lines.iter().map(|line| line[i].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    for line in &lines {
        let [work, numbers @ ..] = line;
        let mut text = format!("{work:0$}", widths[0]);
        for (cell, width) in numbers.iter().zip(&widths[1..]) {
            text += &format!("  {cell:>width$}");
        }
        writeln!(to, "{}", text.trim_end())?;
    }
    Ok(())
}
