//! `sixfingers lesson`: what is wrong with lessons, and the words that they are written in.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::Subcommand;

use crate::export::read_lessons;
use crate::lessons::{Lesson, Prompt, Target};
use crate::script::{ACT_FORMS, FACTS, MEASURES};

/// What `sixfingers lesson` is asked.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: LessonCommand,
}

#[derive(Debug, Subcommand)]
enum LessonCommand {
    /// Say what is wrong with lesson files, or with all lessons of a folder
    Check {
        /// The files and folders
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
    },
    /// List the words of lessons: acts, facts, figures and marks
    Words,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    match args.command {
        LessonCommand::Check { paths } => check(&paths),
        LessonCommand::Words => words(),
    }
}

/// A line for each lesson, and one for each problem.
fn check(paths: &[PathBuf]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut problems = Vec::new();
    for path in paths {
        let found = read_lessons(path);
        for (path, lesson) in &found.lessons {
            writeln!(out, "{}: {}", path.display(), summary(lesson))?;
        }
        problems.extend(found.problems);
    }
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    match problems.len() {
        0 => Ok(()),
        1 => bail!("1 file is not a lesson as it is"),
        n => bail!("{n} files are not lessons as they are"),
    }
}

fn summary(lesson: &Lesson) -> String {
    let questions = lesson.steps.iter().filter(|step| matches!(step.prompt, Prompt::Ask { .. })).count();
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let check = if lesson.check.is_some() { "a check" } else { "no check" };
    let parts = [
        plural(lesson.steps.len(), "step"),
        plural(questions, "question"),
        plural(lesson.measures.len(), "measure"),
        check.to_owned(),
    ];
    format!("'{}' can be used ({})", lesson.title, parts.join(", "))
}

fn words() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "Acts, for 'start' and 'show':")?;
    for (form, meaning) in ACT_FORMS {
        writeln!(out, "  {form:<18} {meaning}")?;
    }
    writeln!(out, "\nFacts, for 'until' and in braces in texts:")?;
    for (fact, meaning) in FACTS {
        writeln!(out, "  {:<18} {meaning}", fact.name())?;
    }
    writeln!(out, "\nFigures of [measure.NAME], as in NAME.wrong:")?;
    for (measure, meaning) in MEASURES {
        writeln!(out, "  {:<18} {meaning}", measure.name())?;
    }
    let marks = Target::ALL.map(Target::name).join(", ");
    writeln!(out, "\nWidgets, for 'mark': {marks}")?;
    out.flush()?;
    Ok(())
}
