//! From what is on the stages to what an export is made of.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::state::PreviewOf;
use crate::app::places::{default_name, free_name, slug};
use crate::app::state::AppState;
use crate::app::text::{common as text, nets};
use crate::app::view::{Pictures, View};
use crate::studio::{ExportInput, ExportKind, ExportRequest, Shot, ShotPictures};
use crate::text::{Language, charts, fixed, say};

/// A name for an export that is free.
pub(crate) fn suggest(state: &AppState, view: &View, folder: &Path) -> PathBuf {
    let kind = view.export.kind;
    let step = match kind {
        ExportKind::Picture | ExportKind::Stage | ExportKind::Mosaic | ExportKind::Array if view.time.step > 1 => {
            format!("-step-{}", view.time.step)
        }
        _ => String::new(),
    };
    free_name(folder, &format!("{}-{}{step}", default_name(state), kind.word()), kind.ending())
}

/// What a preview of the present choice depends on.
pub(crate) fn preview_of(state: &AppState, view: &View) -> PreviewOf {
    let choice = view.export;
    let run = state.stages.get(view.selected).and_then(|stage| stage.run());
    PreviewOf {
        choice: (choice.kind, choice.source),
        controls: state.controls.clone(),
        step: view.time.step,
        frames: run.map_or(0, |run| run.frames.len()),
        pictures: view.pictures,
        language: Language::current(),
    }
}

/// The export of what is on the stage; `None` while there is nothing.
pub(crate) fn request(state: &AppState, view: &View, place: Option<(PathBuf, bool)>) -> Option<ExportRequest> {
    let data = Arc::clone(state.data.as_ref()?);
    let step = view.time.step;
    let run = state.stages.get(view.selected)?.run()?;
    let frame = run.nearest(step)?;
    let shots = state.stages.iter().enumerate().filter_map(|(index, stage)| {
        let frame = stage.run()?.nearest(step)?;
        let generator = nets::generator(&state.stage_controls(index).spec, state.shape());
        let title = say!(charts::StageTitle { short: generator.short, long: generator.long });
        let note = frame.count.as_ref().map_or_else(String::new, text::count);
        Some(Shot { title, note, frame: Arc::clone(&frame.frame) })
    });
    let set = state.exhibit().map_or_else(|| slug(&state.controls.data).replace('-', " "), |e| e.title().to_owned());
    let seed = state.controls.seed.to_string();
    let (step, steps) = (run.n_frames().saturating_sub(frame.frame.step) + 1, run.n_frames());
    let t = fixed(frame.frame.t, 2);
    let line = match view.export.kind {
        ExportKind::Curves => {
            let machine = nets::generator(&run.request.spec, state.shape()).short;
            say!(charts::CurvesLine { set, seed, machine })
        }
        _ if !frame.frame.posterior.has_sources() => say!(charts::StageLineNetwork { set, seed, step, steps, t }),
        _ => {
            let window = text::patch(frame.frame.machine.patch);
            say!(charts::StageLine { set, seed, step, steps, t, window })
        }
    };
    let input = ExportInput {
        data,
        spec: run.request.spec.clone(),
        frames: run.frames.iter().map(|frame| (Arc::clone(&frame.frame), frame.count.clone())).collect(),
        frame: Arc::clone(&frame.frame),
        shots: shots.collect(),
        pictures: match view.pictures {
            Pictures::Both => ShotPictures::Both,
            Pictures::Noisy => ShotPictures::Noisy,
            Pictures::Difference => ShotPictures::Nearest,
            Pictures::Guess | Pictures::Map(_) => ShotPictures::Guess,
        },
        line,
        language: Language::current(),
    };
    Some(ExportRequest { choice: view.export, input: Arc::new(input), place })
}
