//! The command line: the headless commands, and the options that preset the window.
//!
//! Every command ends in one of three ways: done (exit code 0), or one clear sentence on stderr (exit code 2), or, for
//! no command at all, the options for the window. Files appear whole or not at all.

#[cfg(feature = "net")]
mod agree;
mod bench;
mod census;
mod count;
mod data;
mod denoise;
mod explain;
mod lesson;
mod options;
mod output;
mod progress;
mod ranges;
mod sample;
mod session;
mod stop;
#[cfg(feature = "net")]
mod talk;
mod tally;
mod threads;
#[cfg(feature = "net")]
mod train;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

pub use options::WindowOptions;

use crate::text::Language;

/// Where the creativity of image diffusion models comes from: exact local score machines, denoising live.
///
/// Without a command the window opens, with the options as its settings.
#[derive(Debug, Parser)]
#[command(name = "sixfingers", version, max_term_width = 100)]
#[command(override_usage = "sixfingers [OPTIONS] [FILE]\n       sixfingers <COMMAND>")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    // Before the others, whose headings it would come under.
    /// Language of the pictures that are written and of the window: en or zh [default: the system's]
    #[arg(long, global = true, value_name = "CODE", value_parser = options::language)]
    lang: Option<Language>,
    #[command(flatten)]
    window: options::WindowArgs,
}

/// The headless commands. One line here and one in [`run`] for each.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make pictures from noise
    Sample(sample::Args),
    /// Ask a machine once: its guess of the clean picture behind a noisy one
    Denoise(denoise::Args),
    /// Count fingers, eyes, petals, ... in pictures
    Count(count::Args),
    /// Write a training set to a file or a folder
    Data(data::Args),
    /// Explain where a picture, or a pixel of it, came from
    Explain(explain::Args),
    /// Count parts over many seeds at many settings
    Census(census::Args),
    /// Export a talk: a page, pictures or animations of its scenes
    #[cfg(feature = "net")]
    Talk(talk::Args),
    /// Train a network on a training set, to compare it with the theory
    #[cfg(feature = "net")]
    Train(train::Args),
    /// Measure how well the machines predict a trained network
    #[cfg(feature = "net")]
    Agree(agree::Args),
    /// Check lessons that you have written, and list the words they are written in
    Lesson(lesson::Args),
    /// Measure how fast the kernels are on this machine, next to their targets
    Bench(bench::Args),
}

/// Runs a command. What it prints is English; what it draws is in `language`.
fn run(command: Command, language: Language) -> anyhow::Result<()> {
    match command {
        Command::Sample(args) => sample::run(args),
        Command::Denoise(args) => denoise::run(args),
        Command::Count(args) => count::run(args),
        Command::Data(args) => data::run(args),
        Command::Explain(args) => explain::run(args, language),
        Command::Census(args) => census::run(args, language),
        #[cfg(feature = "net")]
        Command::Talk(args) => talk::run(args, language),
        #[cfg(feature = "net")]
        Command::Train(args) => train::run(args),
        #[cfg(feature = "net")]
        Command::Agree(args) => agree::run(args, language),
        Command::Lesson(args) => lesson::run(args),
        Command::Bench(args) => bench::run(args),
    }
}

/// What came of the command line.
#[derive(Debug)]
pub enum Outcome {
    /// All is done.
    Done(ExitCode),
    /// The window is wanted.
    Window(Box<WindowOptions>),
}

/// Reads the command line (the program's name first) and does what it says, but for opening the window.
pub fn start(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return Outcome::Done(refuse(&error)),
    };
    let result = match cli.command {
        // Only --lang may come before a command.
        Some(_) if cli.window.given() => Err(anyhow::anyhow!("put the options of a command after its name")),
        Some(command) => {
            stop::clean_up_when_stopped();
            let language = cli.lang.unwrap_or_else(Language::of_system);
            threads::with_threads(|| run(command, language))
        }
        None => match threads::start_for_window().and_then(|()| cli.window.check()) {
            Ok(options) => return Outcome::Window(Box::new(WindowOptions { language: cli.lang, ..options })),
            Err(error) => Err(error),
        },
    };
    Outcome::Done(match result {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of what we print has gone away, as `head` does.
        Err(error) if error.chain().any(is_broken_pipe) => ExitCode::SUCCESS,
        Err(error) => say(&sentence(&error)),
    })
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref().is_some_and(|e: &std::io::Error| e.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Help and version are printed; anything else that clap refuses becomes one line.
fn refuse(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // The reader may be gone.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    let sentence = text.split("\n\nUsage:").next().unwrap_or_default().split("\n\nFor more").next().unwrap_or_default();
    let sentence = sentence.trim_start_matches("error: ").replace("\n\n  tip:", ";");
    say(&sentence.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What went wrong, and why; no reason twice.
fn sentence(error: &anyhow::Error) -> String {
    let mut text = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        // Many errors say their cause themselves.
        if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// The longest word that is said whole, in characters: longer ones are arguments that somebody has given.
const MAX_WORD: usize = 240;
/// The longest sentence, in characters.
const MAX_SENTENCE: usize = 1500;

/// A text without its middle, if it is too long.
fn shortened(text: &str, max: usize) -> String {
    let n = text.chars().count();
    if n <= max {
        return text.to_owned();
    }
    let start: String = text.chars().take(max * 2 / 3).collect();
    let end: String = text.chars().skip(n - max / 4).collect();
    format!("{start}...{end}")
}

/// Says on stderr, in one line, what went wrong.
fn say(sentence: &str) -> ExitCode {
    let line = sentence.replace(['\n', '\r'], " ");
    let line = line.split(' ').map(|word| shortened(word, MAX_WORD)).collect::<Vec<_>>().join(" ");
    let line = shortened(&line, MAX_SENTENCE);
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "sixfingers: {line}");
    ExitCode::from(2)
}
