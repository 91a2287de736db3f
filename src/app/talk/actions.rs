//! What a person does with talks: giving one, and making one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::document::{file_of, script_of};
use super::kind::TalkExport;
use super::look::Look;
use super::script::{Script, Setup, TalkScene, Words};
use super::state::TalkReport;
use super::{built_in, export, giving};
use crate::app::dialog::Dialog;
use crate::app::effect::Effect;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::places::{free_name, usual_folder};
use crate::app::sessions::document::Snapshot;
use crate::app::settings::SidePanel;
use crate::app::stage::time::{self, TimeAction};
use crate::app::text::talk as text;
use crate::app::view::Scene;
use crate::export::session::SESSION_ENDING;
use crate::export::talk::{MAX_SCENES, TalkError, TalkFile, write_talk};
use crate::export::write_new;

/// Talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkAction {
    /// So many scenes on; negative ones back. Where no talk is given, so many steps.
    Turn(i32),
    /// The list of scenes, open or closed; while a talk is given, the speaker's window.
    Toggle,
    /// The speaker's window, open or closed.
    ToggleSpeaker,
    /// Give the talk from a scene on.
    Begin(usize),
    /// Give the talk from the scene that is edited on, if its list is open, else present the stage; end either.
    BeginChosen,
    /// To a scene, while it is given.
    GoTo(usize),
    /// No longer give it.
    End,
    /// The talk that comes with the program.
    OpenBuiltIn,
    /// No talk.
    Close,
    /// The present view as a scene, after the chosen one.
    Add,
    /// The present view in the place of what a scene shows.
    Update(usize),
    /// A scene whose words are edited.
    Choose(usize),
    /// Show a scene in the window, to be changed.
    Show(usize),
    /// Take a scene out.
    Remove(usize),
    /// Put a scene at another place.
    Move(usize, usize),
    /// The name of the talk.
    SetTitle(String),
    /// The caption of a scene.
    SetCaption(usize, String),
    /// What the speaker sees.
    SetNotes(usize, String),
    /// What moves, a line for each act.
    SetMoves(usize, String),
    /// Save it in its file; asks for one where it has none.
    Save,
    /// Ask for a file to save it in.
    SaveAs,
    /// Save it in this file, whatever is there.
    SaveTo(PathBuf),
    /// Ask what it is to be exported as, and where.
    AskExport,
    /// What it is exported as.
    SetExport(TalkExport),
    /// Export it.
    Export {
        /// Whether what is there may be replaced.
        replace: bool,
    },
    /// Stop exporting.
    StopExport,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: TalkAction, effects: &mut Vec<Effect>) {
    let before = model.state.talk.script.clone();
    let kind = kind(&action);
    match action {
        TalkAction::Turn(by) => turn(model, by),
        TalkAction::Toggle if model.state.talk.is_given() => model.state.talk.speaker = !model.state.talk.speaker,
        TalkAction::Toggle => {
            let side = &mut model.settings.side;
            *side = if *side == Some(SidePanel::Talk) { None } else { Some(SidePanel::Talk) };
        }
        TalkAction::ToggleSpeaker => {
            let talk = &mut model.state.talk;
            talk.speaker = talk.is_given() && !talk.speaker;
        }
        TalkAction::Begin(at) => giving::begin(model, at, effects),
        TalkAction::BeginChosen if model.state.talk.is_given() => giving::end(model, effects),
        TalkAction::BeginChosen
            if model.settings.side == Some(SidePanel::Talk) && !model.state.talk.script.is_empty() =>
        {
            giving::begin(model, model.state.talk.chosen, effects);
        }
        TalkAction::BeginChosen => {
            let on = !model.view.presenting;
            giving::present(&mut model.view, on, effects);
        }
        TalkAction::GoTo(at) => giving::go_to(model, at),
        TalkAction::End => giving::end(model, effects),
        TalkAction::OpenBuiltIn => replace(model, built_in::talk(), None),
        TalkAction::Close => replace(model, Script::default(), None),
        TalkAction::Add => {
            effects.push(Effect::CloseMenus);
            let talk = &model.state.talk;
            let at = if talk.script.is_empty() { 0 } else { talk.chosen + 1 };
            take(model, at.min(talk.script.scenes.len()), false);
        }
        TalkAction::Update(at) => take(model, at, true),
        TalkAction::Show(at) => look_at(model, at),
        action => edit(model, action, effects),
    }
    note(model, before, kind);
}

/// What changes the list of scenes, and what is done with its file.
fn edit(model: &mut Model, action: TalkAction, effects: &mut Vec<Effect>) {
    let talk = &mut model.state.talk;
    let scenes = &mut talk.script.scenes;
    let n = scenes.len();
    match action {
        TalkAction::Choose(at) => talk.chosen = at.min(n.saturating_sub(1)),
        TalkAction::Remove(at) if at < n => {
            scenes.remove(at);
            let left = n - 1;
            if talk.chosen > at || talk.chosen >= left {
                talk.chosen = talk.chosen.min(left).saturating_sub(1);
            }
            model.state.notices.tell(text::REMOVED.get().to_owned());
        }
        TalkAction::Move(from, to) if from < n && to < n => {
            let scene = scenes.remove(from);
            scenes.insert(to, scene);
            talk.chosen = to;
        }
        TalkAction::SetTitle(title) => talk.script.title = Words::Own(one_line(&title)),
        TalkAction::SetCaption(at, caption) => {
            if let Some(scene) = scenes.get_mut(at) {
                scene.caption = Words::Own(one_line(&caption));
            }
        }
        TalkAction::SetNotes(at, notes) => {
            if let Some(scene) = scenes.get_mut(at) {
                scene.notes = Words::Own(notes);
            }
        }
        TalkAction::SetMoves(at, moves) => {
            if let Some(scene) = scenes.get_mut(at) {
                scene.moves = moves;
            }
        }
        TalkAction::Save => match talk.file.clone() {
            Some(path) => save(model, path),
            None => ask_where(model),
        },
        TalkAction::SaveAs => ask_where(model),
        TalkAction::SaveTo(path) => {
            let ended = if path.extension().is_some() { path.clone() } else { path.with_extension(SESSION_ENDING) };
            if ended != path && ended.symlink_metadata().is_ok() {
                // Nobody has been asked about the file of this name yet.
                model.view.place.path = ended.display().to_string();
            } else {
                save(model, ended);
            }
        }
        TalkAction::AskExport => {
            effects.push(Effect::CloseMenus);
            export::ask(model);
        }
        TalkAction::SetExport(kind) => export::choose(model, kind),
        TalkAction::Export { replace } => export::start(model, replace),
        TalkAction::StopExport => talk.stop_export(),
        _ => {}
    }
}

/// A caption or a name is one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Which field an action types into: typing is undone as one.
fn kind(action: &TalkAction) -> &'static str {
    match action {
        TalkAction::SetTitle(_) => "title",
        TalkAction::SetCaption(..) => "caption",
        TalkAction::SetNotes(..) => "notes",
        TalkAction::SetMoves(..) => "moves",
        _ => "",
    }
}

/// Notes a change for undo.
fn note(model: &mut Model, before: Script, kind: &'static str) {
    let talk = &mut model.state.talk;
    if talk.script != before {
        talk.history.note(before, kind, Instant::now());
        talk.note_unsaved();
        model.history.forget_redo();
        model.note_undo();
    }
}

/// To the next scene; a black screen comes back first.
fn turn(model: &mut Model, by: i32) {
    let Some(giving) = &model.state.talk.giving else {
        return time::apply(model, TimeAction::Step(by));
    };
    let at = giving.at as i64 + i64::from(by);
    if model.view.blank {
        model.view.blank = false;
    } else if (0..model.state.talk.script.scenes.len() as i64).contains(&at) {
        giving::go_to(model, at as usize);
    }
}

/// Opens another talk in the place of the present one, which undo brings back.
pub(crate) fn replace(model: &mut Model, script: Script, file: Option<PathBuf>) {
    let talk = &mut model.state.talk;
    if talk.is_given() {
        return;
    }
    let was_unsaved = talk.unsaved && !talk.script.is_empty();
    talk.saved = Some(script.clone());
    talk.file = file;
    talk.script = script;
    talk.chosen = 0;
    talk.note_unsaved();
    model.settings.side = Some(SidePanel::Talk);
    if was_unsaved {
        model.state.notices.tell(text::REPLACED.get().to_owned());
    }
}

/// Takes in a talk that was read from a file.
pub(crate) fn opened(model: &mut Model, path: PathBuf, file: &TalkFile) {
    if model.state.talk.is_given() {
        // One talk at a time.
        model.state.notices.notice = Some(text::END_FIRST.get().to_owned());
        return;
    }
    let before = model.state.talk.script.clone();
    model.state.notices.tell(text::opened(&path));
    if let Err(problem) = file.check_moves() {
        model.state.notices.notice = Some(TalkError { path: path.clone(), problem }.to_string());
    }
    replace(model, script_of(file), Some(path));
    note(model, before, "");
}

/// Takes in the copy of the start before: whatever was kept is there again.
pub(crate) fn kept(model: &mut Model, file: &TalkFile) {
    let talk = &mut model.state.talk;
    if !talk.script.is_empty() {
        return;
    }
    talk.script = script_of(file);
    talk.keep.kept = Some(talk.script.clone());
    talk.file.clone_from(&file.saved_as);
    // Whether its file holds the same is not known: it is better saved once more.
    talk.note_unsaved();
}

/// Shows a scene in the window, as any change that undo takes back.
fn look_at(model: &mut Model, at: usize) {
    let talk = &mut model.state.talk;
    let Some(setup) = talk.script.scenes.get(at).map(|scene| Arc::clone(&scene.setup)) else { return };
    talk.chosen = at;
    if talk.is_given() {
        return giving::go_to(model, at);
    }
    giving::show(model, &setup);
    model.settings.side = Some(SidePanel::Talk);
}

/// Takes the present view as a scene, beside the window: a large training set takes a while to look at.
fn take(model: &mut Model, at: usize, update: bool) {
    let Model { settings, state, view, files, .. } = model;
    if !update && state.talk.script.scenes.len() >= MAX_SCENES {
        state.notices.notice = Some(text::too_many(MAX_SCENES));
        return;
    }
    let Some(snapshot) = Snapshot::new(state, view) else {
        state.notices.notice = Some(text::NOT_YET.get().to_owned());
        return;
    };
    let mut look = Look::of(view, settings);
    if look.scene == Scene::Paint {
        // What is being painted is no picture yet.
        look.scene = Scene::Stage;
    }
    files.spawn(move || {
        let document = snapshot.document();
        let results = document.stages.iter().map(|stage| stage.result).collect();
        let setup = Setup { controls: snapshot.controls, look, data: Some(document.data), results };
        Some(FileReport::Talk(TalkReport::Taken { at, update, setup: Box::new(setup) }))
    });
}

/// Puts a view that was taken into the list.
fn taken(model: &mut Model, at: usize, update: bool, setup: Setup) {
    let before = model.state.talk.script.clone();
    let title = model.state.exhibit().map_or_else(String::new, |exhibit| exhibit.title().to_owned());
    let talk = &mut model.state.talk;
    let setup = Arc::new(setup);
    let scenes = &mut talk.script.scenes;
    match scenes.get_mut(at) {
        Some(scene) if update => {
            scene.setup = setup;
            model.state.notices.tell(text::UPDATED.get().to_owned());
        }
        _ => {
            let at = at.min(scenes.len());
            let notes = Words::Own(String::new());
            scenes.insert(at, TalkScene { caption: Words::Own(title), notes, setup, moves: String::new() });
            talk.chosen = at;
            let n = scenes.len();
            model.state.notices.tell(text::added(at + 1, n));
        }
    }
    note(model, before, "");
}

/// Takes in what the threads that touch files report.
pub(crate) fn on_report(model: &mut Model, report: TalkReport) {
    match report {
        TalkReport::Taken { at, update, setup } => taken(model, at, update, *setup),
        TalkReport::Saved(path, script, written) => saved(model, path, *script, written),
        TalkReport::Kept(script, written) => super::keep::kept(model, *script, written),
        TalkReport::Last(file) => kept(model, &file),
        TalkReport::Exported(writing, written) => export::exported(model, &writing, written),
    }
}

/// Asks for a name.
fn ask_where(model: &mut Model) {
    let talk = &model.state.talk;
    let path = match &talk.file {
        Some(file) => file.clone(),
        None => free_name(&usual_folder(&model.state, &model.settings), "talk", Some(SESSION_ENDING)),
    };
    model.view.place.path = path.display().to_string();
    model.view.place.dialog = Dialog::SaveTalk;
    model.view.place.take_focus = true;
}

/// Writes the talk, beside the window.
fn save(model: &mut Model, path: PathBuf) {
    let Model { state, files, .. } = model;
    if state.talk.saving || state.talk.script.is_empty() {
        return;
    }
    let script = state.talk.script.clone();
    // What is there has been seen; what comes to be there meanwhile has not.
    let replace = path.symlink_metadata().is_ok();
    state.talk.saving = files.spawn(move || {
        let written = file_of(&script).and_then(|file| {
            let write = |path: &Path| write_talk(path, &file);
            let written = if replace { write(&path) } else { write_new(&path, write) };
            written.map_err(|error| error.to_string())
        });
        Some(FileReport::Talk(TalkReport::Saved(path, Box::new(script), written)))
    });
}

fn saved(model: &mut Model, path: PathBuf, script: Script, written: Result<(), String>) {
    let Model { state, view, settings, .. } = model;
    state.talk.saving = false;
    match written {
        Ok(()) => {
            state.notices.notice = None;
            state.notices.tell(text::saved(&path));
            settings.folder = path.parent().map(Path::to_path_buf);
            state.talk.file = Some(path);
            state.talk.saved = Some(script);
            state.talk.note_unsaved();
            if view.place.dialog == Dialog::SaveTalk {
                view.place.dialog = Dialog::Closed;
            }
        }
        Err(problem) => state.notices.notice = Some(problem),
    }
}

/// Takes back the last change of the talk, or brings it back. Whether that was the change to be taken back: the newest of
/// the talk's and of the choices'.
pub(crate) fn undo(model: &mut Model, undo: bool) -> bool {
    let Model { state, history, .. } = model;
    let talk = &mut state.talk;
    if talk.is_given() {
        return false;
    }
    let is_turn = match undo {
        true => talk.history.undoes().is_some_and(|ours| history.undoes().is_none_or(|other| ours > other)),
        // What was taken back last is the oldest.
        false => talk.history.redoes().is_some_and(|ours| history.redoes().is_none_or(|other| ours < other)),
    };
    if !is_turn {
        return false;
    }
    let script = if undo { talk.history.undo(&talk.script) } else { talk.history.redo(&talk.script) };
    if let Some(script) = script {
        talk.script = script;
        talk.chosen = talk.chosen.min(talk.script.scenes.len().saturating_sub(1));
        talk.note_unsaved();
    }
    true
}
