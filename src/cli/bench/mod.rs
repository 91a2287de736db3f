//! `sixfingers bench`: how fast the exact kernels are on this machine, next to what is to be reached.
//!
//! Machines differ and are busy with other things: what counts are the ratios, taken in one run, in turns.

mod baseline;
mod rows;
mod workload;

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use self::rows::{Row, measure};
use self::workload::on_processor;
use super::options::ThreadArgs;
use crate::score::{available_levels, multiply_adds};

/// The options of `bench`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Use tiny pictures, once each: only to check that it works; the figures mean little
    #[arg(long)]
    quick: bool,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let (rows, threads, others) = args.threads.install(|| {
        let others = taken_by_others();
        Ok((measure(args.quick)?, rayon::current_num_threads(), others))
    })?;
    let level = available_levels().first().map_or_else(String::new, |level| format!("{level:?}"));
    let level = level.split('(').next().unwrap_or_default();
    let mut stdout = std::io::stdout().lock();
    if args.json {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        let all = json!({
            "threads": threads,
            "vectors": level,
            "taken_by_others": others,
            "quick": args.quick,
            "rows": rows,
        });
        return super::output::write_json(&mut stdout, &all);
    }
    writeln!(stdout, "{threads} threads, vectors {level}{}", if args.quick { ", tiny pictures" } else { "" })?;
    if let Some(others) = others.filter(|others| *others > 0.03) {
        writeln!(
            stdout,
            "Other programs use {:.0} % of these threads' processors: what runs on all threads is measured too slow.",
            others * 100.0
        )?;
    }
    writeln!(stdout)?;
    write_table(&mut stdout, &rows)
}

/// Which share of the time the threads of the current pool wait for a processor while they would all work, 0 to 1, where
/// the system tells.
fn taken_by_others() -> Option<f64> {
    let shares = rayon::broadcast(|_| {
        let (begin, begin_own) = (Instant::now(), on_processor()?);
        while begin.elapsed() < Duration::from_millis(200) {
            multiply_adds(1_000_000);
        }
        Some(1.0 - (on_processor()? - begin_own) / begin.elapsed().as_secs_f64())
    });
    let shares: Vec<f64> = shares.into_iter().collect::<Option<_>>()?;
    Some((shares.iter().sum::<f64>() / shares.len() as f64).max(0.0))
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
