//! Exports of a talk: pictures, animations, or one page, made beside the window by a program that nobody sees.

use std::path::{Path, PathBuf};

use super::kind::TalkExport;
use super::script::Script;
use super::shoot::Photographer;
use super::state::{TalkReport, Writing};
use crate::app::dialog::Dialog;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::places::{free_name, usual_folder};
use crate::app::text::talk as text;
use crate::export::talk::{ScenePictures, slide, slide_gif, talk_html};
use crate::export::{ExportError, ExportProblem, NewFolder, write_file, write_new};
use crate::text::Language;

/// The size of the pictures, in pixels.
const PICTURE: (u32, u32) = (1280, 720);
/// The size of the animations, in pixels.
const ANIMATION: (u32, u32) = (960, 540);

/// Opens the dialog.
pub(crate) fn ask(model: &mut Model) {
    model.view.place.dialog = Dialog::ExportTalk;
    model.state.talk.export_problem = None;
    let kind = model.view.talk_export;
    choose(model, kind);
}

/// Chooses what it is exported as, with a name that goes with it.
pub(crate) fn choose(model: &mut Model, kind: TalkExport) {
    let Model { settings, state, view, .. } = model;
    view.talk_export = kind;
    state.talk.export_problem = None;
    let file = state.talk.file.as_deref();
    let beside = file.and_then(Path::parent).map(Path::to_path_buf);
    let folder = beside.unwrap_or_else(|| usual_folder(state, settings));
    let stem = file.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let name = match (stem, kind) {
        (Some(stem), TalkExport::Page) => stem,
        (Some(stem), kind) => format!("{stem}-{}", kind.word()),
        (None, kind) => kind.word().to_owned(),
    };
    view.place.path = free_name(&folder, &name, kind.ending()).display().to_string();
}

/// Begins to write.
pub(crate) fn start(model: &mut Model, replace: bool) {
    let Model { state, view, files, .. } = model;
    if state.talk.export.is_some() || state.talk.script.is_empty() {
        return;
    }
    let (script, kind) = (state.talk.script.clone(), view.talk_export);
    let path = PathBuf::from(view.place.path.trim());
    let writing = Writing::default();
    writing.note(0, script.scenes.len());
    state.talk.export_problem = None;
    state.talk.export = Some(writing.clone());
    let spawned = files.spawn(move || {
        let note = |done, of| writing.note(done, of);
        let written = export_talk(&script, kind, (&path, replace), &note, &|| writing.may_go_on());
        let written = written.map(|done| done.then_some(path));
        Some(FileReport::Talk(TalkReport::Exported(writing, written)))
    });
    if !spawned {
        state.talk.export = None;
    }
}

/// Takes in how an export ended.
pub(crate) fn exported(model: &mut Model, writing: &Writing, written: Result<Option<PathBuf>, String>) {
    let Model { settings, state, view, .. } = model;
    if !state.talk.export.as_ref().is_some_and(|export| export.is(writing)) {
        // It was stopped.
        return;
    }
    state.talk.export = None;
    match written {
        Ok(Some(path)) => {
            settings.folder = path.parent().map(Path::to_path_buf);
            state.notices.tell(text::exported(&path));
            if view.place.dialog == Dialog::ExportTalk {
                view.place.dialog = Dialog::Closed;
            }
        }
        Ok(None) => {}
        Err(problem) if view.place.dialog == Dialog::ExportTalk => state.talk.export_problem = Some(problem),
        Err(problem) => state.notices.notice = Some(problem),
    }
}

/// Exports a talk, in the language of this thread, whole or not at all. `note` is told the scenes done and in all, `go_on`
/// is asked whether to go on. `false`: it was told to stop.
///
/// # Errors
/// What went wrong, in words.
pub(crate) fn export_talk(
    script: &Script,
    kind: TalkExport,
    (path, replace): (&Path, bool),
    note: &dyn Fn(usize, usize),
    go_on: &dyn Fn() -> bool,
) -> Result<bool, String> {
    let words = |error: ExportError| error.to_string();
    // A place that can't be written is told before long work.
    crate::export::check_target(path, kind.ending().is_none()).map_err(words)?;
    if !replace && path.symlink_metadata().is_ok() {
        return Err(words(ExportProblem::Exists.at(path)));
    }
    let folder = match kind {
        TalkExport::Page => None,
        _ => Some(NewFolder::begin(path).map_err(words)?),
    };
    let language = Language::current();
    let mut photographer = Photographer::open(script, language).map_err(|error| error.to_string())?;
    let of = photographer.n_scenes();
    let mut scenes = Vec::with_capacity(of);
    for at in 0..of {
        note(at, of);
        let Some(scene) = photographer.scene(at, go_on).map_err(|problem| text::scene_problem(at + 1, &problem))?
        else {
            return Ok(false);
        };
        match &folder {
            Some(folder) if !write_scene(folder, kind, &scene, (at + 1, of), go_on)? => return Ok(false),
            _ => scenes.push(scene),
        }
    }
    note(of, of);
    match folder {
        Some(folder) => {
            folder.write_bytes("notes.txt", notes(script).as_bytes()).map_err(words)?;
            folder.finish().map_err(words)?;
        }
        None => {
            let page = talk_html(script.title.get(), &scenes, language).map_err(|problem| words(problem.at(path)))?;
            let write = |path: &Path| write_file(path, |file| std::io::Write::write_all(file, page.as_bytes()));
            let written = if replace { write(path) } else { write_new(path, write) };
            written.map_err(words)?;
        }
    }
    Ok(true)
}

/// Writes the file of a scene; `false` where it was told to stop.
fn write_scene(
    folder: &NewFolder,
    kind: TalkExport,
    scene: &ScenePictures,
    place: (usize, usize),
    go_on: &dyn Fn() -> bool,
) -> Result<bool, String> {
    let words = |error: ExportError| error.to_string();
    let number = place.0;
    if kind == TalkExport::Animations {
        let made = slide_gif(scene, place, ANIMATION, go_on).map_err(|problem| problem.to_string())?;
        let Some(bytes) = made else { return Ok(false) };
        folder.write_bytes(&format!("scene-{number:02}.gif"), &bytes).map_err(words)?;
    } else if let Some(shot) = scene.shots.last() {
        let picture = slide(&scene.caption, shot, place, PICTURE);
        folder.write_png(&format!("scene-{number:02}.png"), &picture.into()).map_err(words)?;
    }
    Ok(true)
}

/// The captions and notes of all scenes, to be read.
fn notes(script: &Script) -> String {
    let of = script.scenes.len();
    let mut text = format!("{}\n", script.title.get());
    for (at, scene) in script.scenes.iter().enumerate() {
        let place = text::place(at + 1, of);
        text.push_str(&format!("\n{place}  {}\n{}\n", scene.caption.get(), scene.notes.get()));
    }
    text
}
