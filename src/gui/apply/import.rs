//! Bringing pictures of one's own.

use std::path::PathBuf;

use super::super::action::ImportAction;
use super::super::import::{Import, ImportStage, Preview, Report, text};
use super::super::model::Model;
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::images::load::Choices;
use crate::studio::Slot;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: ImportAction, ctx: &egui::Context) {
    match action {
        ImportAction::Show => {
            model.view.import_path.clear();
            model.importer.stop();
            model.session.import = Some(Import::default());
        }
        ImportAction::Close => {
            model.importer.stop();
            model.session.import = None;
        }
        ImportAction::Pick(kind) => {
            let import = model.session.import.get_or_insert_default();
            if !import.picking {
                import.picking = true;
                model.importer.pick(kind, ctx);
            }
        }
        ImportAction::Look(path) => look(model, path, None, ctx),
        ImportAction::LookAgain(text) => match text.parse::<DataSpec>() {
            // It may be a session.
            Ok(DataSpec::Path(path)) => open_any(model, path),
            Ok(DataSpec::Chosen { path, choices }) => look(model, path, Some(choices), ctx),
            // A folder with the name of a drawn set.
            Ok(DataSpec::Synth(_)) => look(model, PathBuf::from(text), None, ctx),
            Err(error) => model.session.import.get_or_insert_default().error = Some(error.to_string()),
        },
        ImportAction::Dropped(path, n) => {
            look(model, path, None, ctx);
            if let Some(import) = model.session.import.as_mut().filter(|_| n > 1) {
                import.hint = Some(text::ONE_AT_A_TIME.to_owned());
            }
        }
        ImportAction::SetChoices(choices) => set_choices(model, choices, ctx),
        ImportAction::Open => open(model),
        ImportAction::StopLoading => stop_loading(model),
        ImportAction::ToggleSkipped => model.view.skipped_open = !model.view.skipped_open,
    }
}

/// Opens a session, or looks at pictures.
fn open_any(model: &mut Model, path: PathBuf) {
    model.session.import = None;
    super::keep::open_path(model, path);
}

/// Looks at a source; what is on the stage stays.
fn look(model: &mut Model, path: PathBuf, choices: Option<Choices>, ctx: &egui::Context) {
    model.importer.look(path.clone(), choices, ctx);
    model.view.import_path = path.display().to_string();
    model.session.import = Some(Import { stage: ImportStage::Looking(path), ..Import::default() });
}

fn set_choices(model: &mut Model, choices: Choices, ctx: &egui::Context) {
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut model.session.import else { return };
    if preview.choices != choices {
        preview.choices = choices;
        make(model, ctx);
    }
}

/// Asks for the pictures of the present choices.
fn make(model: &mut Model, ctx: &egui::Context) {
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut model.session.import else { return };
    preview.updating = true;
    preview.made_by = model.importer.make(preview.path.clone(), preview.choices.clone(), ctx);
}

/// Hands what was chosen to the worker; the old set stays on the stage until the new one is there.
fn open(model: &mut Model) {
    let Some(Import { stage: ImportStage::Found(preview), .. }) = &model.session.import else { return };
    if preview.problem.is_some() || preview.n_images() == 0 {
        return;
    }
    let spec = preview.spec();
    let controls = &mut model.session.controls;
    controls.exhibit = None;
    controls.data = spec;
    controls.edits = Edits::default();
    controls.branches.clear();
    controls.stages.iter_mut().for_each(|stage| stage.branch = None);
    model.importer.stop();
    model.session.import = None;
}

/// Goes back to the set that is open.
fn stop_loading(model: &mut Model) {
    let Model { session, worker, .. } = model;
    worker.cancel(Slot::Data);
    session.opening = None;
    session.keep_open_data();
}

/// Takes in what came of looking and decoding.
pub(in crate::gui) fn take_in(model: &mut Model, report: Report, ctx: &egui::Context) {
    match report {
        Report::Picked(path) => {
            if let Some(import) = &mut model.session.import {
                import.picking = false;
            }
            if let (Some(path), true) = (path, model.session.import.is_some()) {
                open_any(model, path);
            }
        }
        Report::Looked { path, found, choices } => {
            let Some(import) = &mut model.session.import else { return };
            if !matches!(&import.stage, ImportStage::Looking(looking) if *looking == path) {
                return;
            }
            match *found {
                Ok(found) => {
                    import.stage = ImportStage::Found(Box::new(Preview::new(path, found, choices)));
                    make(model, ctx);
                }
                Err(error) => {
                    import.stage = ImportStage::Choosing;
                    import.error = Some(error);
                }
            }
        }
        Report::Made { request, pictures } => {
            let Some(Import { stage: ImportStage::Found(preview), .. }) = &mut model.session.import else { return };
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
