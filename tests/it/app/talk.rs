//! Talks: made, kept, saved, opened, given; and back to what was there before.

use std::path::Path;

use sixfingers::app::action::Action;
use sixfingers::app::effect::Effect;
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::app::settings::SidePanel;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::noise::NoiseAction;
use sixfingers::app::stage::pictures::ViewAction;
use sixfingers::app::talk::actions::TalkAction;
use sixfingers::app::talk::built_in;
use sixfingers::app::talk::script::is_short;
use sixfingers::app::view::{Pictures, Scene};
use sixfingers::app::window::WindowAction;
use sixfingers::score::{Patch, PatchSide};

use super::program::{Program, small};

fn side(side: u32) -> Action {
    Action::Machine(MachineAction::SetPatch(Patch::Side(PatchSide::new(side).unwrap())))
}

fn talk(program: &mut Program, action: TalkAction) {
    program.act(Action::Talk(action));
}

fn n_scenes(model: &Model) -> usize {
    model.state.talk.script.scenes.len()
}

/// The captions, in order.
fn captions(model: &Model) -> Vec<&str> {
    model.state.talk.script.scenes.iter().map(|scene| scene.caption.get()).collect()
}

/// Adds the present view, with a caption.
fn add(program: &mut Program, caption: &str) {
    let n = n_scenes(&program.model);
    talk(program, TalkAction::Add);
    program.wait("the scene is there", |model| n_scenes(model) == n + 1);
    let at = program.model.state.talk.chosen;
    talk(program, TalkAction::SetCaption(at, caption.into()));
}

/// A program with a talk of three scenes: patches of 11 pixels, of 7, and the gallery.
fn three() -> Program {
    let mut program = Program::open(small());
    program.settle();
    add(&mut program, "eleven");
    program.act(side(7));
    program.act(Action::View(ViewAction::SetPictures(Pictures::Guess)));
    program.settle();
    add(&mut program, "seven");
    program.act(Action::Gallery(sixfingers::app::gallery::actions::GalleryAction::Toggle));
    add(&mut program, "many");
    program.act(Action::Gallery(sixfingers::app::gallery::actions::GalleryAction::Toggle));
    program
}

fn patch(model: &Model) -> Patch {
    model.state.stage_controls(0).patch(model.state.shape())
}

fn save(program: &mut Program, file: &Path) {
    talk(program, TalkAction::SaveTo(file.to_path_buf()));
    program.wait("the talk is saved", |model| model.state.talk.file.is_some() && !model.state.talk.unsaved);
}

#[test]
fn scenes_are_added_moved_updated_removed_and_all_of_it_is_taken_back() {
    let mut program = three();
    assert_eq!(captions(&program.model), ["eleven", "seven", "many"]);
    talk(&mut program, TalkAction::Move(2, 0));
    assert_eq!(captions(&program.model), ["many", "eleven", "seven"]);
    talk(&mut program, TalkAction::Remove(1));
    assert_eq!(captions(&program.model), ["many", "seven"]);
    program.act(Action::Undo);
    assert_eq!(captions(&program.model), ["many", "eleven", "seven"]);
    program.act(Action::Redo);
    assert_eq!(captions(&program.model), ["many", "seven"]);
    program.act(Action::Undo);
    program.act(Action::Undo);
    assert_eq!(captions(&program.model), ["eleven", "seven", "many"]);

    let before = program.model.state.talk.script.scenes[0].setup.controls.clone();
    program.act(side(3));
    program.settle();
    talk(&mut program, TalkAction::Update(0));
    program.wait("it shows the present view", |model| model.state.talk.script.scenes[0].setup.controls != before);
    assert_eq!(captions(&program.model), ["eleven", "seven", "many"], "its words stay");
    assert_eq!(program.model.state.talk.script.scenes[0].setup.controls, program.model.state.controls);
}

#[test]
fn the_newest_change_is_taken_back_first_be_it_of_the_talk_or_of_the_choices() {
    let mut program = three();
    let seed = |program: &Program| program.model.state.controls.seed;
    talk(&mut program, TalkAction::SetNotes(0, "first".into()));
    program.act(Action::Noise(NoiseAction::SetSeed(8)));
    talk(&mut program, TalkAction::SetTitle("Hands".into()));
    program.act(Action::Undo);
    assert_eq!((program.model.state.talk.script.title.get(), seed(&program)), ("", 8));
    program.act(Action::Undo);
    assert_eq!((program.model.state.talk.script.scenes[0].notes.get(), seed(&program)), ("first", 5));
    program.act(Action::Undo);
    assert_eq!(program.model.state.talk.script.scenes[0].notes.get(), "");
    program.act(Action::Redo);
    assert_eq!((program.model.state.talk.script.scenes[0].notes.get(), seed(&program)), ("first", 5));
    program.act(Action::Redo);
    assert_eq!((program.model.state.talk.script.title.get(), seed(&program)), ("", 8));
    program.act(Action::Redo);
    assert_eq!(program.model.state.talk.script.title.get(), "Hands");
    // What is done now, there is nothing to bring back after.
    program.act(Action::Undo);
    program.act(Action::Noise(NoiseAction::SetSeed(9)));
    assert!(!program.model.state.can_redo);
}

#[test]
fn a_talk_is_one_readable_file_from_which_all_of_it_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lecture.sixfingers");
    let mut program = three();
    talk(&mut program, TalkAction::SetTitle("Hands".into()));
    talk(&mut program, TalkAction::SetNotes(1, "Say this.\nThen that.".into()));
    talk(&mut program, TalkAction::SetMoves(1, "patch 3\nplay".into()));
    save(&mut program, &file);
    let script = program.model.state.talk.script.clone();

    let text = std::fs::read_to_string(&file).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["sixfingers"], &json["version"]), (&"talk".into(), &1.into()));
    assert_eq!(json["scenes"][1]["moves"], serde_json::json!(["patch 3", "play"]));
    assert_eq!(json["scenes"][2]["view"]["scene"], "gallery");
    assert_eq!(json["scenes"][0]["session"]["seed"], 5);
    assert!(text.lines().count() > 50, "it is for people, too");

    // As a dialog, a drop and a double click do.
    let mut other = Program::open(small());
    other.act(Action::Sessions(SessionsAction::OpenPath(file.clone())));
    other.wait("it is open", |model| n_scenes(model) == 3);
    assert_eq!(other.model.state.talk.script, script);
    assert!(!other.model.state.talk.unsaved);
    assert_eq!(other.model.settings.side, Some(SidePanel::Talk));
    // As the command line does.
    let mut third = Program::open(Preset { session: Some(file), ..Preset::default() });
    third.wait("it is open", |model| n_scenes(model) == 3);
    assert_eq!(third.model.state.talk.script, script);
    assert_eq!(third.model.state.notices.notice, None);
}

#[test]
fn a_talk_is_given_by_page_down_alone_and_then_all_is_as_it_was_before() {
    let mut program = three();
    program.act(Action::Noise(NoiseAction::SetSeed(8)));
    program.act(Action::Window(WindowAction::ToggleSide(SidePanel::Curves)));
    program.settle();
    let before = (program.model.state.controls.clone(), program.model.settings.clone(), program.model.view.pictures);
    program.effects.clear();
    talk(&mut program, TalkAction::Begin(0));
    assert!(program.effects.contains(&Effect::FullScreen(true)));
    assert!(program.model.view.presenting);
    let shown = |model: &Model| model.state.talk.giving.as_ref().map(|giving| giving.at);
    assert_eq!(shown(&program.model), Some(0));
    assert_eq!(patch(&program.model), Patch::Side(PatchSide::new(11).unwrap()));
    assert_eq!(program.model.view.pictures, Pictures::Both);
    talk(&mut program, TalkAction::Turn(1));
    assert_eq!((shown(&program.model), program.model.view.pictures), (Some(1), Pictures::Guess));
    // Black, and any turn ends that.
    program.act(Action::Window(WindowAction::ToggleBlank));
    talk(&mut program, TalkAction::Turn(1));
    assert_eq!((shown(&program.model), program.model.view.blank), (Some(1), false));
    talk(&mut program, TalkAction::Turn(1));
    assert_eq!((shown(&program.model), program.model.view.scene), (Some(2), Scene::Gallery));
    talk(&mut program, TalkAction::Turn(1));
    assert_eq!(shown(&program.model), Some(2), "the last scene stays");
    talk(&mut program, TalkAction::Turn(-1));
    assert_eq!(shown(&program.model), Some(1));
    // Something that the speaker does in a scene.
    program.act(side(3));
    program.act(Action::Window(WindowAction::Escape));
    assert_eq!(shown(&program.model), None);
    assert!(!program.model.view.presenting);
    let after = (program.model.state.controls.clone(), program.model.settings.clone(), program.model.view.pictures);
    assert_eq!(after, before);
    program.act(Action::Undo);
    assert_eq!(program.model.state.controls.seed, 5, "what was done before the talk is taken back as ever");
}

#[test]
fn without_a_talk_page_down_steps_through_time() {
    let mut program = Program::open(small());
    program.settle();
    let step = program.model.view.time.step;
    talk(&mut program, TalkAction::Turn(-1));
    assert_eq!(program.model.view.time.step, step + 1);
    talk(&mut program, TalkAction::Turn(1));
    assert_eq!(program.model.view.time.step, step);
}

#[test]
fn what_moves_begins_by_itself_and_moves_the_real_slider() {
    let mut program = three();
    talk(&mut program, TalkAction::SetMoves(0, "patch 3".into()));
    talk(&mut program, TalkAction::Begin(0));
    let mut seen = vec![patch(&program.model)];
    while *seen.last().unwrap() != Patch::Side(PatchSide::new(3).unwrap()) {
        program.tick();
        let now = patch(&program.model);
        if seen.last() != Some(&now) {
            seen.push(now);
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(seen.len() > 3, "it moves on its way: {seen:?}");
    // The next scene stops it.
    talk(&mut program, TalkAction::Turn(1));
    assert!(!program.model.state.performance.is_under_way());
}

#[test]
fn the_next_scene_is_made_ready_while_the_present_one_is_shown() {
    let mut program = three();
    talk(&mut program, TalkAction::Begin(1));
    program.settle();
    program.wait("the gallery fills before it is looked at", |model| {
        let pictures = model.state.gallery.pictures();
        !pictures.is_empty() && pictures.iter().all(Option::is_some)
    });
    assert_eq!(program.model.view.scene, Scene::Stage);
    talk(&mut program, TalkAction::Turn(1));
    program.tick();
    assert!(!program.model.state.gallery.is_running(), "nothing is left to do");
}

#[test]
fn small_pictures_of_all_scenes_come_by_themselves() {
    let mut program = three();
    program.model.settings.side = Some(SidePanel::Talk);
    program.wait("every scene has a picture", |model| {
        let talk = &model.state.talk;
        talk.script.scenes.iter().all(|scene| talk.thumb(scene).is_some())
    });
}

#[test]
fn files_that_are_no_talks_say_what_is_wrong_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lecture.sixfingers");
    let mut program = three();
    save(&mut program, &file);
    let text = std::fs::read_to_string(&file).unwrap();
    let without_session = {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        json["scenes"][1].as_object_mut().unwrap().remove("session");
        json.to_string()
    };
    let without_stages = {
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        json["scenes"][2]["session"]["stages"] = serde_json::json!([]);
        json.to_string()
    };
    let cases = [
        (text[..text.len() / 2].to_owned(), "is damaged"),
        (text.replace("\"version\": 1", "\"version\": 99"), "newer Sixfingers"),
        (without_session, "scene 2 can't be shown"),
        (without_stages, "scene 3 can't be shown"),
        (r#"{"sixfingers":"talk","version":1,"title":"","scenes":[]}"#.to_owned(), "0 scenes"),
    ];
    for (bad, says) in cases {
        let path = folder.path().join("bad.sixfingers");
        std::fs::write(&path, &bad).unwrap();
        let script = program.model.state.talk.script.clone();
        program.model.state.notices.notice = None;
        program.act(Action::Sessions(SessionsAction::OpenPath(path)));
        program.wait("it is refused", |model| model.state.notices.notice.is_some());
        let notice = program.model.state.notices.notice.clone().unwrap();
        assert!(notice.contains("bad.sixfingers") && notice.contains(says), "{says}: {notice}");
        assert_eq!(program.model.state.talk.script, script);
        assert_eq!(std::fs::read_to_string(folder.path().join("bad.sixfingers")).unwrap(), bad, "it is left alone");
    }
}

#[test]
fn a_line_that_is_not_understood_is_told_and_the_talk_opens() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lecture.sixfingers");
    let mut program = three();
    talk(&mut program, TalkAction::SetMoves(1, "play\npacth 15".into()));
    save(&mut program, &file);
    let mut other = Program::open(small());
    other.act(Action::Sessions(SessionsAction::OpenPath(file)));
    other.wait("it is open", |model| n_scenes(model) == 3);
    let notice = other.model.state.notices.notice.clone().unwrap();
    assert!(notice.contains("scene 2") && notice.contains("pacth 15"), "{notice}");
    assert_eq!(other.model.state.talk.script.scenes[1].moves, "play\npacth 15", "what was typed is there");
}

#[test]
fn what_was_typed_is_there_after_a_kill_and_so_is_the_own_session() {
    let folder = tempfile::tempdir().unwrap();
    let preset = || Preset { folder: Some(folder.path().to_path_buf()), ..small() };
    let mut program = Program::open(preset());
    program.settle();
    add(&mut program, "kept");
    talk(&mut program, TalkAction::SetNotes(0, "half a sent".into()));
    program.act(Action::Noise(NoiseAction::SetSeed(9)));
    program.settle();
    let file = folder.path().join("talk.sixfingers");
    program
        .wait("the copy is written", |_| std::fs::read_to_string(&file).is_ok_and(|text| text.contains("half a sent")));
    talk(&mut program, TalkAction::Begin(0));
    program.settle();
    let last = folder.path().join("last.sixfingers");
    program.wait("the session is kept as it was", |_| std::fs::read_to_string(&last).is_ok());
    // As a kill leaves it: nothing is written at the end.
    std::mem::forget(program);

    let mut program = Program::open(preset());
    program.wait("the talk is there again", |model| n_scenes(model) == 1);
    assert_eq!(captions(&program.model), ["kept"]);
    assert_eq!(program.model.state.talk.script.scenes[0].notes.get(), "half a sent");
    let last = std::fs::read_to_string(folder.path().join("last.sixfingers")).unwrap();
    let last: serde_json::Value = serde_json::from_str(&last).unwrap();
    assert_eq!(last["seed"], 9, "the session is the person's own, not the talk's");
}

#[test]
fn opening_another_talk_loses_nothing() {
    let mut program = three();
    let own = program.model.state.talk.script.clone();
    talk(&mut program, TalkAction::OpenBuiltIn);
    assert_eq!(n_scenes(&program.model), built_in::talk().scenes.len());
    program.act(Action::Undo);
    assert_eq!(program.model.state.talk.script, own);
}

#[test]
fn captions_are_measured_in_words_or_in_characters() {
    assert!(is_short("one two three four five six seven eight nine ten eleven twelve"));
    assert!(!is_short("one two three four five six seven eight nine ten eleven twelve thirteen"));
    assert!(is_short("一二三四五六七八九十一二三四五六七八九十一二三四"));
    assert!(!is_short("一二三四五六七八九十一二三四五六七八九十一二三四五"));
}
