//! The census.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::explain::census::Census;
use crate::explain::tally::census_table;
use crate::export;
use crate::studio::{Job, Slot};

use super::super::action::{CensusAction, SaveAs};
use super::super::census::{AxisKind, CensusChoice, Counted, Pick, Which, words};
use super::super::controls::StageControls;
use super::super::keep::{Done, free_name};
use super::super::model::Model;
use super::super::text::sets;
use super::super::view::Scene;
use crate::images::edit::Edits;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: CensusAction, ctx: &egui::Context) {
    let Model { session, view, worker, .. } = model;
    let choice = &mut view.census;
    match action {
        CensusAction::Toggle => {
            view.scene = if view.scene == Scene::Census { Scene::Stage } else { Scene::Census };
        }
        CensusAction::SetAxis(kind) => choice.kind = kind,
        CensusAction::SetRange(range) => choice.set_range(range),
        CensusAction::SetEnd(on) => choice.with_end = on,
        CensusAction::SetSeeds(n) => choice.seeds = n.clamp(1, CensusChoice::MAX_SEEDS),
        CensusAction::Start if session.stage_controls(view.selected).spec.net.is_some() => {
            session.notice = Some(super::super::text::nets::NO_CENSUS.to_owned());
        }
        CensusAction::Start => start(model),
        CensusAction::Stop => {
            worker.cancel(Slot::Census);
            session.census.stop();
        }
        CensusAction::Pick(pick) => choice.pick = pick,
        CensusAction::Stage { cell, seed } => stage(model, cell, seed),
        CensusAction::CopyCsv => {
            let Some(shown) = session.census.shown() else { return };
            ctx.copy_text(csv(shown));
            session.notice = Some(words::COPIED.to_owned());
        }
        CensusAction::Save(as_what, path) => {
            let Some(shown) = session.census.shown() else {
                session.notice = Some(words::NOTHING_YET.to_owned());
                return;
            };
            // Drawing the charts and waiting for the disk takes many frames.
            let census = Arc::clone(&shown.census);
            let began = Instant::now();
            model.files.spawn(move || {
                Some(Done::Told(match save(&census, as_what, &path) {
                    Ok(path) => words::saved(&path, began.elapsed().as_secs_f64()),
                    Err(problem) => problem,
                }))
            });
        }
    }
}

/// Begins with the present settings, or goes on.
fn start(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    let Some(data) = session.wanted_data() else { return };
    if session.mask().is_some() {
        // What a census has found is kept by the pictures of the set, not by what is switched on.
        session.notice = Some(sets::CENSUS_OF_ALL.to_owned());
        return;
    }
    let spec = view.census.spec(session.stage_controls(view.selected), data.set.shape(), data.parts);
    let data = Arc::clone(data);
    worker.cancel(Slot::Census);
    session.census.stop();
    match session.census.begin(spec, &data) {
        Ok(query) => {
            // What is picked may be another column now.
            view.census.pick =
                (view.census.kind == AxisKind::Sides).then_some(Pick { cell: 0, which: Which::Thumbs(true, true) });
            if let Some(query) = query {
                let job = worker.submit(Slot::Census, Job::Task(Arc::new(query)));
                session.census.ask(job);
            }
        }
        Err(problem) => {
            let mut sentence = super::super::text::capitalised(&problem.to_string());
            sentence.push('.');
            session.notice = Some(sentence);
        }
    }
}

/// Puts a picture of the census on the stage: its training set, its setting, its seed.
fn stage(model: &mut Model, cell: usize, seed: u64) {
    let Model { session, view, .. } = model;
    let Some(shown) = session.census.shown() else { return };
    let (run, data) = (shown.census.spec().run(cell), shown.data.spec.clone());
    let controls = &mut session.controls;
    if controls.data != data {
        controls.exhibit = session.exhibits.iter().find(|e| e.data == data).map(|e| e.id.to_owned());
        controls.data = data;
    }
    controls.edits = shown.data.edited.as_ref().map_or_else(Edits::default, |(_, edits)| edits.clone());
    let selected = view.selected.min(controls.stages.len() - 1);
    let from = controls.stages[selected].spec.steps;
    let to = run.steps;
    controls.stages[selected] = StageControls::new(run);
    controls.seed = seed;
    view.seed_text = None;
    view.scene = Scene::Stage;
    super::time::rescale(model, from, to);
}

/// The table as CSV.
fn csv(shown: &Counted) -> String {
    let (head, rows) = census_table(&shown.census);
    let lines = std::iter::once(head).chain(rows).map(|row| row.join(",") + "\n");
    lines.collect()
}

/// Writes the table or the charts, under the first name that is free. Returns where they are.
fn save(census: &Census, as_what: SaveAs, path: &Path) -> Result<PathBuf, String> {
    let ending = match as_what {
        SaveAs::Csv => "csv",
        SaveAs::Png => "png",
    };
    let named = path.with_extension(ending);
    let stem = named.file_stem().unwrap_or_default().to_string_lossy();
    let path = free_name(named.parent().unwrap_or(Path::new("")), &stem, Some(ending));
    let written = export::write_new(&path, |place| match as_what {
        SaveAs::Csv => {
            let (head, rows) = census_table(census);
            let head: Vec<&str> = head.iter().map(String::as_str).collect();
            export::write_csv(place, &head, rows)
        }
        SaveAs::Png => export::write_png(place, &export::census_plot(census)),
    });
    written.map(|()| path).map_err(|problem| format!("{problem}."))
}
