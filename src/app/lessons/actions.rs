//! What a person does with lessons.

use std::path::PathBuf;
use std::sync::Arc;

use super::progress::{has_strayed, opens};
use super::requests;
use super::state::{ActiveLesson, LessonKey, LessonsReport, QuizState, StepState};
use crate::app::aside;
use crate::app::effect::{Effect, Pick, PickKind, PickPurpose};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::performance::Pace;
use crate::app::sessions::actions::open_document;
use crate::app::sessions::autosave;
use crate::app::text::lessons as text;
use crate::app::view::Scene;
use crate::export::{LessonFiles, read_lessons};
use crate::script::Act;

/// Lessons.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonsAction {
    /// Show the list, or hide it.
    ToggleList,
    /// Begin a lesson.
    Begin(LessonKey),
    /// Leave the lesson: the person's own session comes back.
    Leave,
    /// To a page, counted from 0.
    GoTo(usize),
    /// To the next page; from the last one to the list.
    Next,
    /// To the page before.
    Back,
    /// The program does what the step asks for.
    Show,
    /// Make it so that the step can begin, whatever was done meanwhile.
    SetUp,
    /// Answer the question, with an answer counted from 0.
    Answer(usize),
    /// The question at the end with other pictures.
    AskAgain,
    /// Add the lessons of a file or a folder to the list.
    Open(PathBuf),
    /// Choose such a folder in a dialog of the system.
    Browse,
    /// A place was chosen there; `None` if the dialog was closed.
    Picked(Option<PathBuf>),
    /// The lesson that was open when the program ended.
    Continue,
    /// Not that one.
    Decline,
    /// No lesson now.
    DeclineWelcome,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: LessonsAction, effects: &mut Vec<Effect>) {
    match action {
        LessonsAction::ToggleList => model.view.lessons_open = !model.view.lessons_open,
        LessonsAction::Begin(key) => begin(model, key, 0),
        LessonsAction::Leave => leave(model),
        LessonsAction::GoTo(page) => go_to(model, page),
        LessonsAction::Next => next(model),
        LessonsAction::Back => {
            if let Some(page) = model.state.lessons.active.as_ref().and_then(|active| active.page.checked_sub(1)) {
                go_to(model, page);
            }
        }
        LessonsAction::Show => show(model),
        LessonsAction::SetUp => set_up(model),
        LessonsAction::Answer(answer) => self::answer(model, answer),
        LessonsAction::AskAgain => {
            if let Some(active) = &mut model.state.lessons.active {
                active.quiz = QuizState::default();
                active.problem = None;
            }
        }
        LessonsAction::Open(path) => open(model, path),
        LessonsAction::Browse => effects.push(Effect::Pick(Pick {
            title: Some(text::OPEN_FOLDER.name()),
            ..Pick::new(PickPurpose::Lessons, PickKind::Folder)
        })),
        LessonsAction::Picked(None) => {}
        LessonsAction::Picked(Some(path)) => open(model, path),
        LessonsAction::Continue => {
            if let Some(last) = model.state.lessons.last.take() {
                // The session that was put aside then is the person's own one again.
                if let Some(document) = model.state.persistence.last.take() {
                    open_document(model, document, None);
                }
                begin(model, last.key, last.page);
            }
        }
        LessonsAction::Decline => model.state.lessons.last = None,
        LessonsAction::DeclineWelcome => model.state.lessons.welcome = false,
    }
}

/// Opens a lesson on a page. The session is put aside, or stays aside where one lesson follows another.
fn begin(model: &mut Model, key: LessonKey, page: usize) {
    let Some(lesson) = model.state.lessons.find(&key).cloned() else { return };
    let own = model.state.lessons.own.iter().find(|own| key == LessonKey::Own(own.path.clone()));
    let own = own.map(|own| Arc::clone(&own.lesson));
    requests::stop(model);
    let own_session = match model.state.lessons.active.take() {
        Some(active) => active.own_session,
        None => {
            // What was changed in the last two seconds is in no file yet.
            autosave::keep(model);
            aside::take(model)
        }
    };
    model.state.lessons.active = Some(ActiveLesson::new(key, &lesson, own, page, own_session));
    model.state.lessons.welcome = false;
    model.state.lessons.last = None;
    model.state.persistence.offered_since = None;
    model.view.lessons_open = false;
    model.view.chooser_open = false;
    set_up(model);
}

/// The person's own session comes back.
fn leave(model: &mut Model) {
    requests::stop(model);
    aside::leave_lesson(model);
}

fn go_to(model: &mut Model, page: usize) {
    let Some(active) = &mut model.state.lessons.active else { return };
    active.page = page.min(active.n_pages() - 1);
    set_up(model);
}

/// To the next page. What was done by hand stays; what was skipped is made up for.
fn next(model: &mut Model) {
    let Some(active) = &mut model.state.lessons.active else { return };
    if active.page + 1 >= active.n_pages() {
        if let LessonKey::Builtin(id) = &active.key
            && active.is_finished()
            && !model.settings.lessons_done.contains(id)
        {
            model.settings.lessons_done.push(id.clone());
        }
        leave(model);
        model.view.lessons_open = true;
        return;
    }
    let by_hand = active.is_page_done() && !has_strayed(&model.state);
    // What is still being shown is brought to its end.
    let rest = std::mem::take(&mut model.state.performance).queue;
    let Some(active) = &mut model.state.lessons.active else { return };
    active.page += 1;
    if by_hand {
        model.perform(rest, Pace::AtOnce);
    } else {
        set_up(model);
    }
}

/// Makes it so that the step can begin. Pictures of one's own that a step asked for stay.
fn set_up(model: &mut Model) {
    let Some(active) = &model.state.lessons.active else { return };
    let acts = acts_before(model, active);
    if let Some(active) = &mut model.state.lessons.active {
        active.home = None;
    }
    model.view.scene = Scene::Stage;
    model.perform(acts, Pace::AtOnce);
}

/// The acts that bring about the state in which the present step begins.
fn acts_before(model: &Model, active: &ActiveLesson) -> Vec<Act> {
    let Some(lesson) = active.lesson() else { return Vec::new() };
    let acts: Vec<Act> = lesson.acts_before(active.page).cloned().collect();
    let last = acts.iter().rposition(opens);
    match last.map(|last| (last, &acts[last])) {
        Some((last, Act::Data(_))) if model.state.controls.data.path().is_some() => acts[last + 1..].to_vec(),
        _ => acts,
    }
}

/// The program does it, visibly.
fn show(model: &mut Model) {
    let Some(active) = &model.state.lessons.active else { return };
    let Some(step) = active.step() else { return };
    let mut acts = if has_strayed(&model.state) { acts_before(model, active) } else { Vec::new() };
    acts.extend(step.show.iter().cloned());
    model.perform(acts, Pace::Visible);
}

fn answer(model: &mut Model, answer: usize) {
    let Some(active) = &mut model.state.lessons.active else { return };
    match active.step().map(|step| step.show.clone()) {
        Some(show) => {
            let Some(state) = active.state_mut().filter(|state| state.answer.is_none()) else { return };
            *state = StepState { is_done: true, answer: Some(answer) };
            // After the prediction, the picture.
            model.perform(show, Pace::Visible);
        }
        None if active.quiz.pictures.is_some() && active.quiz.answer.is_none() => active.quiz.answer = Some(answer),
        None => {}
    }
}

/// Reads lessons beside the window.
fn open(model: &Model, path: PathBuf) {
    model.files.spawn(move || Some(FileReport::LessonFiles(read_lessons(&path))));
}

/// Takes in lessons from files: a single one begins at once.
pub(crate) fn on_files(model: &mut Model, files: LessonFiles) {
    let first = files.lessons.first().map(|(path, _)| LessonKey::Own(path.clone()));
    let only = files.lessons.len() == 1;
    add(model, files);
    match first {
        Some(key) if only => begin(model, key, 0),
        Some(_) => model.view.lessons_open = true,
        None => {}
    }
}

/// Takes in what was read.
pub(crate) fn on_report(model: &mut Model, report: LessonsReport) {
    match report {
        LessonsReport::Kept(place) => model.state.lessons.kept.done(place),
        LessonsReport::Last(last, files) => {
            if let Some(files) = files {
                add(model, files);
            }
            let lessons = &mut model.state.lessons;
            lessons.kept.is_read = true;
            lessons.kept.place.clone_from(&last);
            lessons.last = last.filter(|last| lessons.active.is_none() && lessons.find(&last.key).is_some());
        }
    }
}

fn add(model: &mut Model, files: LessonFiles) {
    let problems: Vec<String> = files.problems.iter().map(ToString::to_string).collect();
    if !problems.is_empty() {
        model.state.notices.notice = Some(problems.join("\n"));
    }
    model.state.lessons.add(files.lessons);
}
