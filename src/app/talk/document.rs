//! From a talk to its file, and back.

use std::sync::Arc;

use super::look::Look;
use super::script::{Script, Setup, TalkScene, Words};
use crate::app::sessions::document::{controls_of, pictures_name, pictures_named, session_file};
use crate::export::session::{SessionData, SessionFile, SessionView};
use crate::export::talk::{TalkFile, TalkScene as FileScene};
use crate::images::load::Watch;

/// The talk of a file.
pub(crate) fn script_of(file: &TalkFile) -> Script {
    let scene = |scene: &FileScene| TalkScene {
        caption: Words::from(scene.caption.as_str()),
        notes: Words::from(scene.notes.as_str()),
        setup: Arc::new(setup_of(&scene.session, scene)),
        moves: scene.moves.join("\n"),
    };
    Script { title: Words::from(file.title.as_str()), scenes: file.scenes.iter().map(scene).collect() }
}

fn setup_of(session: &SessionFile, scene: &FileScene) -> Setup {
    let controls = controls_of(session);
    let look = Look {
        selected: session.view.stage.min(controls.stages.len().saturating_sub(1)),
        step: session.view.step,
        ..Look::default()
    };
    let look = Look { pictures: pictures_named(&session.view.pictures).unwrap_or_default(), ..look };
    Setup {
        look: look.with_file(&scene.view),
        data: Some(session.data.clone()),
        results: session.stages.iter().map(|stage| stage.result).collect(),
        controls,
    }
}

/// The file of a talk. Sets that were never looked at are drawn for it, a tenth of a second each: not for the window's
/// own thread.
///
/// # Errors
/// Why a training set can't be drawn.
pub(crate) fn file_of(script: &Script) -> Result<TalkFile, String> {
    let scenes: Result<Vec<FileScene>, String> = script.scenes.iter().map(scene_of).collect();
    Ok(TalkFile { title: script.title.get().to_owned(), saved_as: None, scenes: scenes? })
}

fn scene_of(scene: &TalkScene) -> Result<FileScene, String> {
    let Setup { controls, look, data, results } = scene.setup.as_ref();
    let data = match data {
        Some(data) => data.clone(),
        None => {
            let opened = controls.data.open_watched(&Watch::default(), &|| false);
            let (set, _) = opened.map_err(|problem| problem.to_string())?;
            SessionData::new(controls.data.clone(), &set)
        }
    };
    let pictures = pictures_name(look.pictures).to_owned();
    let view = SessionView { stage: look.selected, step: look.step, pictures };
    Ok(FileScene {
        caption: scene.caption.get().to_owned(),
        notes: scene.notes.get().to_owned(),
        session: session_file(controls, data, results, view),
        view: look.to_file(),
        moves: scene.lines().map(str::to_owned).collect(),
    })
}
