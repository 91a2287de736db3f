//! What is said about talks.

pub use crate::text::talk::*;

use std::path::Path;
use std::time::Instant;

use crate::app::state::AppState;
use crate::app::talk::kind::TalkExport;
use crate::app::talk::script::is_short;
use crate::app::text::common::{Label, patch};
use crate::app::text::nets;
use crate::app::text::sessions::file_name;
use crate::app::view::{Scene, View};
use crate::diffusion::{Locality, RunSpec};
use crate::explain::agreement::agreement;
use crate::text::{fixed, say};

/// After a talk was opened.
pub fn opened(path: &Path) -> String {
    say!(Opened { file: file_name(path) })
}

/// After a talk was saved.
pub fn saved(path: &Path) -> String {
    say!(Saved { file: file_name(path) })
}

/// After a scene was added.
pub fn added(number: usize, of: usize) -> String {
    say!(Added { number, of })
}

/// Too many scenes.
pub fn too_many(max: usize) -> String {
    say!(TooMany { max })
}

/// The copy can't be kept.
pub fn no_keep(problem: &str) -> String {
    say!(NoKeep { problem: problem.trim_end_matches(['.', '。']) })
}

/// Which scene is shown: "3 / 14".
pub fn place(number: usize, of: usize) -> String {
    format!("{number} / {of}")
}

/// A scene in the list, for screen readers and tests.
pub fn scene(number: usize, caption: &str) -> String {
    say!(SceneName { number, caption })
}

/// What is wrong with a line of what moves.
pub fn move_problem(line: &str, problem: &str) -> String {
    say!(MoveProblem { line, problem })
}

/// What is wrong with a caption, if something is.
pub fn caption_problem(caption: &str) -> Option<&'static str> {
    (!is_short(caption)).then(|| CAPTION_LONG.get())
}

/// Minutes and seconds.
pub fn clock(secs: u64) -> String {
    format!("{}:{:02}", secs / 60, secs % 60)
}

/// What a stage beside others is called: its machine, or P(t) where that is what differs.
pub fn stage_name(state: &AppState, stage: usize) -> String {
    let spec = &state.stage_controls(stage).spec;
    let mut all = state.controls.stages.iter().map(|stage| &stage.spec);
    if spec.net.is_none() && all.any(|spec| matches!(spec.locality, Locality::Switch { .. })) {
        return locality(spec);
    }
    nets::generator(spec, state.shape()).short.to_owned()
}

/// How alike the picture of a stage and that of the network on the first one are: of this noise, or over all seeds where
/// these are looked at. `None` where no network is on the first stage.
pub fn stage_r(state: &AppState, view: &View, stage: usize) -> Option<String> {
    state.stage_controls(0).spec.net.as_ref().filter(|_| stage > 0)?;
    if view.scene == Scene::Gallery {
        let [_, median, _] = state.agreement.quartiles(stage - 1)?;
        return Some(say!(MedianR { r: fixed(median, 2) }));
    }
    let guess = |stage: usize| {
        let frame = state.stages.get(stage)?.shown(view.time.step, Instant::now())?.frame;
        (frame.frame.step == view.time.step).then_some(&frame.frame.posterior.x0_hat)
    };
    let figures = agreement(guess(stage)?, guess(0)?)?;
    Some(nets::r_small(figures.pearson_r))
}

/// P(t) of a stage beside another of the same machine.
pub fn locality(spec: &RunSpec) -> String {
    match &spec.locality {
        Locality::Constant(side) => say!(ConstantLabel { patch: patch(*side) }),
        Locality::Switch { until, before, after } => {
            say!(SwitchLabel { before: patch(*before), t: fixed(*until, 2), after: patch(*after) })
        }
        other => other.to_string(),
    }
}

/// What comes next: the caption of the next scene, if there is one.
pub fn next_line(caption: Option<&str>) -> String {
    match caption {
        Some(caption) => say!(NextCaption { caption }),
        None => LAST_SCENE.get().to_owned(),
    }
}

/// What a talk is exported as.
pub fn export_kind(kind: TalkExport) -> Label {
    match kind {
        TalkExport::Page => EXPORT_PAGE,
        TalkExport::Pictures => EXPORT_PICTURES,
        TalkExport::Animations => EXPORT_ANIMATIONS,
    }
}

/// How far an export is.
pub fn exporting(done: usize, of: usize) -> String {
    say!(Exporting { done, of })
}

/// After an export.
pub fn exported(path: &Path) -> String {
    say!(Exported { file: path.display().to_string() })
}

/// What went wrong with a scene in an export.
pub fn scene_problem(number: usize, problem: &str) -> String {
    say!(SceneProblem { number, problem })
}
