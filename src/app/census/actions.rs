//! What a person does with the census.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::choice::{AxisKind, CensusChoice, Pick, Range, Which};
use super::state::Counted;
use crate::app::controls::{Controls, StageControls};
use crate::app::effect::Effect;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::places::free_path;
use crate::app::stage::time::rescale;
use crate::app::text::{census as text, common, nets, sets};
use crate::app::view::Scene;
use crate::diffusion::Seed;
use crate::explain::census::Census;
use crate::explain::table::census_table;
use crate::export;
use crate::images::edit::Edits;
use crate::studio::{Job, Slot};

/// Many seeds at many settings.
#[derive(Clone, Debug, PartialEq)]
pub enum CensusAction {
    /// Show the census, or go back to the stage; it goes on counting.
    Toggle,
    /// What changes from column to column.
    SetAxis(AxisKind),
    /// From where to where.
    SetRange(Range),
    /// Whether the end of the axis is a column, too.
    SetEnd(bool),
    /// The number of seeds.
    SetSeeds(usize),
    /// Count with the present settings, or go on.
    Start,
    /// Stop counting; what was found stays.
    Stop,
    /// Show some of the pictures, or none.
    Pick(Option<Pick>),
    /// Put a picture on the stage: its setting and its seed.
    Stage {
        /// The column.
        cell: usize,
        /// The seed.
        seed: Seed,
    },
    /// Put the table on the clipboard, as CSV.
    CopyCsv,
    /// Write a file; its ending is put on.
    Save(SaveAs, PathBuf),
}

/// What of a census is written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// The table.
    Csv,
    /// The charts.
    Png,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: CensusAction, effects: &mut Vec<Effect>) {
    let Model { state, view, worker, .. } = model;
    let choice = &mut view.census;
    match action {
        CensusAction::Toggle => {
            view.scene = if view.scene == Scene::Census { Scene::Stage } else { Scene::Census };
        }
        CensusAction::SetAxis(kind) => choice.kind = kind,
        CensusAction::SetRange(range) => choice.set_range(range),
        CensusAction::SetEnd(on) => choice.with_end = on,
        CensusAction::SetSeeds(n) => choice.seeds = n.clamp(1, CensusChoice::MAX_SEEDS),
        CensusAction::Start if state.stage_controls(view.selected).spec.net.is_some() => {
            state.notices.notice = Some(nets::NO_CENSUS.get().to_owned());
        }
        CensusAction::Start => start(model),
        CensusAction::Stop => {
            worker.cancel(Slot::Census);
            state.census.stop();
        }
        CensusAction::Pick(pick) => choice.pick = pick,
        CensusAction::Stage { cell, seed } => stage(model, cell, seed),
        CensusAction::CopyCsv => {
            let Some(shown) = state.census.shown() else { return };
            effects.push(Effect::CopyText(csv(shown)));
            state.notices.notice = Some(text::COPIED.get().to_owned());
        }
        CensusAction::Save(as_what, path) => {
            let Some(shown) = state.census.shown() else {
                state.notices.notice = Some(text::NOTHING_YET.get().to_owned());
                return;
            };
            // Drawing the charts and waiting for the disk takes many frames.
            let census = Arc::clone(&shown.census);
            let began = Instant::now();
            model.files.spawn(move || {
                Some(FileReport::Notice(match save(&census, as_what, &path) {
                    Ok(path) => text::saved(&path, began.elapsed().as_secs_f64()),
                    Err(problem) => problem,
                }))
            });
        }
    }
}

/// Begins with the present settings, or goes on.
fn start(model: &mut Model) {
    let Model { state, view, .. } = model;
    if state.wanted_data().is_none() {
        return;
    }
    if state.mask().is_some() {
        // What a census has found is kept by the pictures of the set, not by what is switched on.
        state.notices.notice = Some(sets::CENSUS_OF_ALL.get().to_owned());
        return;
    }
    let (choice, stage) = (view.census.clone(), state.stage_controls(view.selected).clone());
    match count(model, &choice, &stage) {
        // What is picked may be another column now.
        Ok(()) => {
            model.view.census.pick =
                (choice.kind == AxisKind::Thumbs).then_some(Pick { cell: 0, which: Which::Thumbs(true, true) });
        }
        Err(problem) => model.state.notices.notice = Some(problem),
    }
}

/// Asks the worker to count in the set that is open.
fn count(model: &mut Model, choice: &CensusChoice, stage: &StageControls) -> Result<(), String> {
    let Model { state, worker, .. } = model;
    let Some(data) = state.wanted_data() else { return Ok(()) };
    let spec = choice.spec(stage, data.set.shape(), data.parts);
    let data = Arc::clone(data);
    worker.cancel(Slot::Census);
    state.census.stop();
    let query = state.census.begin(spec, &data).map_err(|problem| common::sentence(&problem.to_string()))?;
    if let Some(query) = query {
        let job = worker.submit(Slot::Census, Job::Task(Arc::new(query)));
        state.census.ask(job);
    }
    Ok(())
}

/// Begins what will be looked at soon, where the set that it is of is open and nothing else is in the way; once.
pub(crate) fn count_ahead(model: &mut Model, of: &Controls, choice: &CensusChoice, stage: &StageControls) {
    let state = &mut model.state;
    let Some(data) = state.wanted_data().filter(|data| data.spec == of.data) else { return };
    if state.mask().is_some() || state.controls.edits != of.edits || stage.spec.net.is_some() {
        return;
    }
    let spec = choice.spec(stage, data.set.shape(), data.parts);
    let shown = state.census.shown();
    if shown.is_some_and(|shown| shown.data.id == data.id && *shown.census.spec() == spec) {
        let done = shown.is_some_and(|shown| shown.census.is_done());
        if done || state.census.is_running() || state.census.ahead_refused {
            return;
        }
    }
    if count(model, choice, stage).is_err() {
        model.state.census.ahead_refused = true;
    }
}

/// Puts a picture of the census on the stage: its training set, its setting, its seed.
fn stage(model: &mut Model, cell: usize, seed: u64) {
    let Model { state, view, .. } = model;
    let Some(shown) = state.census.shown() else { return };
    let (run, data) = (shown.census.spec().run(cell), shown.data.spec.clone());
    let controls = &mut state.controls;
    if controls.data != data {
        controls.exhibit = state.exhibits.iter().find(|e| e.data == data).map(|e| e.id.to_owned());
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
    rescale(model, from, to);
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
    let path = free_path(path, ending);
    let written = export::write_new(&path, |place| match as_what {
        SaveAs::Csv => {
            let (head, rows) = census_table(census);
            let head: Vec<&str> = head.iter().map(String::as_str).collect();
            export::write_csv(place, &head, rows)
        }
        SaveAs::Png => export::write_png(place, &export::census_plot(census)),
    });
    written.map(|()| path).map_err(|problem| format!("{problem}{}", common::FULL_STOP))
}
