//! What a person does to bring pictures of their own.

use std::path::PathBuf;

use super::state::{Import, ImportReport, ImportStage, Preview};
use crate::app::effect::{Effect, Pick, PickKind, PickPurpose};
use crate::app::model::Model;
use crate::app::sessions::read::open_path;
use crate::app::text::import as text;
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::images::load::{Choices, Range};
use crate::studio::Slot;

/// Pictures of one's own.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAction {
    /// Show the dialog, to choose a source.
    Show,
    /// Leave the dialog; what is on the stage stays.
    Close,
    /// Open the system's dialog.
    Pick(PickKind),
    /// Something was chosen there; `None` if the dialog was closed.
    Picked(Option<PathBuf>),
    /// Look what there is.
    Scan(PathBuf),
    /// The same for a text with choices behind the path.
    Rescan(String),
    /// So many files were dropped on the window; this was the first.
    Dropped(PathBuf, usize),
    /// What is to be made of it.
    SetChoices(Choices),
    /// Load it and put it on the stage.
    Open,
    /// Stop loading; what is on the stage stays.
    StopLoading,
    /// Show what was left out, or no longer.
    ToggleSkipped,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ImportAction, effects: &mut Vec<Effect>) {
    match action {
        ImportAction::Show => {
            model.view.import_path.clear();
            model.state.importer.stop();
            model.state.import = Some(Import::default());
        }
        ImportAction::Close => {
            model.state.importer.stop();
            model.state.import = None;
        }
        ImportAction::Pick(kind) => {
            let import = model.state.import.get_or_insert_default();
            if !import.picking {
                import.picking = true;
                let title = Some(text::title(kind));
                effects.push(Effect::Pick(Pick { title, ..Pick::new(PickPurpose::Import, kind) }));
            }
        }
        ImportAction::Picked(path) => {
            let Some(import) = &mut model.state.import else { return };
            import.picking = false;
            if let Some(path) = path {
                open_any(model, path);
            }
        }
        ImportAction::Scan(path) => look(model, path, None),
        ImportAction::Rescan(text) => match text.parse::<DataSpec>() {
            // It may be a session.
            Ok(DataSpec::Path(path)) => open_any(model, path),
            Ok(DataSpec::Chosen { path, choices }) => look(model, path, Some(choices)),
            // A folder with the name of a drawn set.
            Ok(DataSpec::Synth(_)) => look(model, PathBuf::from(text), None),
            Err(error) => model.state.import.get_or_insert_default().error = Some(error.to_string()),
        },
        ImportAction::Dropped(path, n) => {
            look(model, path, None);
            if let Some(import) = model.state.import.as_mut().filter(|_| n > 1) {
                import.hint = Some(text::ONE_AT_A_TIME.get().to_owned());
            }
        }
        ImportAction::SetChoices(choices) => set_choices(model, choices),
        ImportAction::Open => open(model),
        ImportAction::StopLoading => stop_loading(model),
        ImportAction::ToggleSkipped => model.view.skipped_open = !model.view.skipped_open,
    }
}

/// Opens a session, or looks at pictures.
fn open_any(model: &mut Model, path: PathBuf) {
    model.state.import = None;
    open_path(model, path);
}

/// Looks at a source; what is on the stage stays.
pub(crate) fn look(model: &mut Model, path: PathBuf, choices: Option<Choices>) {
    model.state.importer.look(&model.files, path.clone(), choices);
    model.view.import_path = path.display().to_string();
    model.state.import = Some(Import { stage: ImportStage::Looking(path), ..Import::default() });
}

fn set_choices(model: &mut Model, choices: Choices) {
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut model.state.import else { return };
    if preview.choices.array != choices.array {
        // Another array has pictures, labels and numbers of its own.
        let (path, mut choices) = (preview.path.clone(), choices);
        choices.labels = None;
        choices.range = Range::Found;
        look(model, path, Some(choices));
    } else if preview.choices != choices {
        preview.choices = choices;
        make(model);
    }
}

/// Asks for the pictures of the present choices.
fn make(model: &mut Model) {
    let Model { state, files, .. } = model;
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut state.import else { return };
    preview.updating = true;
    preview.made_by = state.importer.make(files, preview.path.clone(), preview.choices.clone());
}

/// Hands what was chosen to the worker; the old set stays on the stage until the new one is there.
fn open(model: &mut Model) {
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &model.state.import else { return };
    if preview.problem.is_some() || preview.n_images() == 0 {
        return;
    }
    let spec = preview.spec();
    let controls = &mut model.state.controls;
    controls.exhibit = None;
    controls.data = spec;
    controls.edits = Edits::default();
    controls.branches.clear();
    controls.stages.iter_mut().for_each(|stage| stage.branch = None);
    model.state.importer.stop();
    model.state.import = None;
}

/// Goes back to the set that is open.
fn stop_loading(model: &mut Model) {
    let Model { state, worker, .. } = model;
    worker.cancel(Slot::Data);
    state.opening = None;
    state.keep_open_data();
}

/// Takes in what came of looking and decoding.
pub(crate) fn on_report(model: &mut Model, report: ImportReport) {
    match report {
        ImportReport::Looked { path, found, choices } => {
            let Some(import) = &mut model.state.import else { return };
            if !matches!(&import.stage, ImportStage::Looking(looking) if *looking == path) {
                return;
            }
            match *found {
                Ok(found) => {
                    import.stage = ImportStage::Found(Box::new(Preview::new(path, found, choices)));
                    make(model);
                }
                Err(error) => {
                    import.stage = ImportStage::Choosing;
                    import.error = Some(error);
                }
            }
        }
        ImportReport::Made { request, pictures } => {
            let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut model.state.import else { return };
            if preview.made_by != request {
                return;
            }
            preview.updating = false;
            preview.shown = request;
            match pictures {
                Ok(pictures) => {
                    preview.pictures = pictures;
                    preview.problem = None;
                }
                Err(problem) => {
                    preview.pictures.clear();
                    preview.problem = Some(problem);
                }
            }
        }
    }
}
