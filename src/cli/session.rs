//! `--session`: a picture that was kept, once more.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, ensure};

use crate::exhibits::Recipe;
use crate::export::session::{SessionData, SessionStage, read_session};
use crate::images::{Fingerprint, Image, TrainingSet};

/// A session in the place of the data, the machine, the run and the seed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct SessionArgs {
    /// A session file saved by the window, instead of the data, the machine, the run and the seed
    #[arg(long, value_name = "S.sixfingers", conflicts_with_all = ["data", "MachineArgs", "RunArgs", "NoiseArgs", "only", "edits", "paint"])]
    session: Option<PathBuf>,
    /// The stage of the session, counted from 1 [default: the selected one]
    #[arg(long, value_name = "N")]
    stage: Option<usize>,
    /// Continue even if the training pictures have changed since the session was saved
    #[arg(long)]
    changed_data: bool,
}

/// One stage of a session.
pub(super) struct SessionRun {
    pub(super) recipe: Recipe,
    /// What the set was.
    data: SessionData,
    /// The picture that came out.
    result: Option<Fingerprint>,
    changed_data: bool,
}

impl SessionArgs {
    /// Reads the session that was asked for, if one was.
    pub(super) fn open(&self) -> anyhow::Result<Option<SessionRun>> {
        let Some(path) = &self.session else {
            // (clap's own check gives way where --data excludes --session.)
            let alone = self.stage.is_none() && !self.changed_data;
            ensure!(alone, "--stage and --changed-data are for a session: give one with --session");
            return Ok(None);
        };
        let session = read_session(path).context("--session")?;
        let n = session.stages.len();
        let stage = match self.stage {
            None => session.view.stage.min(n - 1),
            Some(stage) => {
                ensure!((1..=n).contains(&stage), "--stage {stage}: the session has the stages 1 to {n}");
                stage - 1
            }
        };
        let recipe = session.recipe(stage).context("--session")?;
        let SessionStage { result, .. } = session.stages[stage];
        Ok(Some(SessionRun { recipe, data: session.data, result, changed_data: self.changed_data }))
    }
}

impl SessionRun {
    /// Refuses other pictures than those that the session was saved with, unless they were asked for.
    pub(super) fn check(&self, set: &TrainingSet) -> anyhow::Result<()> {
        let data = &self.data;
        ensure!(
            self.changed_data || set.fingerprint() == data.fingerprint,
            "{} has changed since the session was saved ({} pictures of {} then, {} of {} now): use --changed-data \
             to make the picture anyway",
            data.source,
            data.n_images,
            data.shape,
            set.n_images(),
            set.shape()
        );
        Ok(())
    }

    /// Says so if the picture is not the one that was saved.
    pub(super) fn compare(&self, pictures: &[Image]) {
        let (Some(expected), Some(picture)) = (self.result, pictures.first()) else { return };
        if picture.fingerprint() != expected {
            // Where stderr is closed there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "sixfingers: note: the picture is not the one that was saved");
        }
    }
}
