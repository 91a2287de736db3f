//! `sixfingers talk`: a talk as a page, as pictures or as animations. The one command that drives the whole program, since
//! what moves in a scene is what the program does.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};

use super::progress::Progress;
use crate::app::talk::built_in;
use crate::app::talk::document::{file_of, script_of};
use crate::app::talk::export::export_talk;
use crate::app::talk::kind::TalkExport;
use crate::app::talk::script::{Script, is_short};
use crate::export::check_target;
use crate::export::session::SESSION_ENDING;
use crate::export::talk::{TalkError, read_talk, write_talk};
use crate::text::Language;

/// The options of `talk`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A talk saved by the window (.sixfingers), or 'built-in' for the one that comes with the program
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where it goes: a page (.html), a talk file (.sixfingers), or a folder with one picture for each scene
    #[arg(long, value_name = "O", required_unless_present = "check")]
    out: Option<PathBuf>,
    /// Animations (GIF) in the folder instead of pictures
    #[arg(long, requires = "out")]
    gif: bool,
    /// Only say whether the talk can be shown, and list its scenes
    #[arg(long, conflicts_with = "out")]
    check: bool,
}

pub(super) fn run(args: Args, language: Language) -> anyhow::Result<()> {
    let (file, built_in) = (&args.file, args.file.as_os_str() == built_in::NAME && !args.file.exists());
    let script = if built_in { built_in::talk() } else { open(file)? };
    let Some(out) = &args.out else {
        return language.scope(|| list(&script));
    };
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let kind = match (ending.as_deref(), args.gif) {
        (Some("html" | "htm"), false) => TalkExport::Page,
        (Some(SESSION_ENDING), false) => return language.scope(|| save(&script, out)),
        (None, true) => TalkExport::Animations,
        (None, false) => TalkExport::Pictures,
        (Some(_), true) => bail!("--gif: --out {} must be a folder, which has no ending", out.display()),
        (Some(_), false) => {
            bail!("--out {}: the name must end in .html or .{SESSION_ENDING}; a folder has no ending", out.display())
        }
    };
    let bar = Progress::new("scenes", script.scenes.len());
    let done = std::cell::Cell::new(0);
    let note = |now: usize, _: usize| bar.advance(now - done.replace(now));
    let exported = language.scope(|| export_talk(&script, kind, (out, true), &note, &|| true));
    ensure!(exported.map_err(|problem| anyhow!(problem))?, "the export was stopped");
    Ok(())
}

/// Reads a talk, all of whose moves must be understood.
fn open(path: &Path) -> anyhow::Result<Script> {
    let talk = read_talk(path)?;
    talk.check_moves().map_err(|problem| TalkError { path: path.into(), problem })?;
    Ok(script_of(&talk))
}

/// Prints the scenes.
fn list(script: &Script) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    for (at, scene) in script.scenes.iter().enumerate() {
        let caption = scene.caption.get();
        let long = if is_short(caption) { "" } else { "  (longer than twelve words)" };
        writeln!(stdout, "{:>3}  {caption}{long}", at + 1)?;
    }
    Ok(())
}

/// Writes the talk as a file to be changed.
fn save(script: &Script, out: &Path) -> anyhow::Result<()> {
    check_target(out, false)?;
    let file = file_of(script).map_err(|problem| anyhow!(problem))?;
    Ok(write_talk(out, &file)?)
}
