//! A talk as files: a page that runs alone, pictures, animations; from the window and from the command line.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use sixfingers::app::action::Action;
use sixfingers::app::talk::actions::TalkAction;
use sixfingers::app::talk::kind::TalkExport;

use super::program::{Program, small};

/// A program with a talk of two scenes: a hand that is played, and a slider that moves.
fn two(folder: &Path) -> (Program, PathBuf) {
    let mut program = Program::open(small());
    program.settle();
    for (caption, notes, moves) in
        [("A hand & <more>", "Say </script> aloud.", "play"), ("Smaller patches", "Wait.", "patch 5\nwait 1")]
    {
        let n = program.model.state.talk.script.scenes.len();
        program.act(Action::Talk(TalkAction::Add));
        program.wait("the scene is there", |model| model.state.talk.script.scenes.len() > n);
        program.act(Action::Talk(TalkAction::SetCaption(n, caption.into())));
        program.act(Action::Talk(TalkAction::SetNotes(n, notes.into())));
        program.act(Action::Talk(TalkAction::SetMoves(n, moves.into())));
    }
    program.act(Action::Talk(TalkAction::SetTitle("Two hands".into())));
    let file = folder.join("lecture.sixfingers");
    program.act(Action::Talk(TalkAction::SaveTo(file.clone())));
    program.wait("it is saved", |model| !model.state.talk.unsaved);
    (program, file)
}

fn export(program: &mut Program, kind: TalkExport, path: &Path) {
    program.act(Action::Talk(TalkAction::AskExport));
    program.act(Action::Talk(TalkAction::SetExport(kind)));
    assert!(!program.model.view.place.path.is_empty(), "a name is proposed");
    program.model.view.place.path = path.display().to_string();
    program.act(Action::Talk(TalkAction::Export { replace: false }));
    program.wait("it is exported", |model| model.state.talk.export.is_none());
    assert_eq!(program.model.state.talk.export_problem, None);
}

/// Whether a page asks for nothing that is not in it, and has all scenes.
fn check_page(page: &str) {
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for outside in ["http:", "https:", "file:", "src=\"", "href=", "url(", "import ", "@import", "fetch("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(page.matches("</script>").count(), 1, "no text ends the script");
    assert_eq!(page.matches("<title>Two hands</title>").count(), 1);
    let data = page.split("const talk = ").nth(1).unwrap().split(";\n").next().unwrap();
    let data = data.replace("<\\!--", "<!--");
    let talk: serde_json::Value = serde_json::from_str(&data).expect("what the script has is JSON");
    let scenes = talk["scenes"].as_array().unwrap();
    assert_eq!(scenes.len(), 2);
    assert_eq!(scenes[0]["caption"], "A hand & <more>");
    assert_eq!(scenes[0]["notes"], "Say </script> aloud.");
    let pictures = talk["pictures"].as_array().unwrap();
    for picture in pictures {
        assert!(picture.as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
    }
    for scene in scenes {
        let shots = scene["shots"].as_array().unwrap();
        assert!(shots.len() >= 4, "it moves: {} moments", shots.len());
        for shot in shots {
            assert!(!shot["p"].as_array().unwrap().is_empty(), "never an empty scene");
            for shown in shot["p"].as_array().unwrap() {
                assert!((shown["i"].as_u64().unwrap() as usize) < pictures.len());
            }
        }
    }
}

#[test]
fn the_page_of_a_talk_runs_alone_and_has_all_scenes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, _) = two(folder.path());
    let controls = program.model.state.controls.clone();
    let path = folder.path().join("talk.html");
    export(&mut program, TalkExport::Page, &path);
    check_page(&std::fs::read_to_string(&path).unwrap());
    assert_eq!(program.model.state.controls, controls, "what is on the stage stays");
    assert_eq!(left_over(folder.path()), 0);
}

/// Unfinished files that were left behind.
fn left_over(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with('.')).count()
}

#[test]
fn pictures_and_animations_come_in_a_folder_with_the_notes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, _) = two(folder.path());
    let pictures = folder.path().join("scenes");
    export(&mut program, TalkExport::Pictures, &pictures);
    for number in 1..=2 {
        let picture = image::open(pictures.join(format!("scene-0{number}.png"))).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (1280, 720));
        let bright = picture.pixels().filter(|pixel| pixel.0.iter().all(|value| *value > 150)).count();
        assert!(bright > 2000, "a caption and a hand: {bright}");
    }
    let notes = std::fs::read_to_string(pictures.join("notes.txt")).unwrap();
    assert!(notes.contains("1 / 2  A hand & <more>\nSay </script> aloud."), "{notes}");

    let animations = folder.path().join("animations");
    export(&mut program, TalkExport::Animations, &animations);
    let file = std::fs::File::open(animations.join("scene-01.gif")).unwrap();
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(file).unwrap();
    let mut frames = 0;
    while decoder.read_next_frame().unwrap().is_some() {
        frames += 1;
    }
    assert!(frames > 4, "{frames}");
    assert_eq!(left_over(folder.path()), 0);
}

#[test]
fn an_export_that_is_stopped_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, _) = two(folder.path());
    program.act(Action::Talk(TalkAction::AskExport));
    program.model.view.place.path = folder.path().join("scenes").display().to_string();
    program.act(Action::Talk(TalkAction::SetExport(TalkExport::Pictures)));
    program.model.view.place.path = folder.path().join("scenes").display().to_string();
    program.act(Action::Talk(TalkAction::Export { replace: false }));
    program.act(Action::Talk(TalkAction::StopExport));
    assert!(program.model.state.talk.export.is_none());
    program.wait("what was begun is gone", |_| left_over(folder.path()) == 0);
    assert!(!folder.path().join("scenes").exists());
}

#[test]
fn a_place_that_is_taken_is_refused_before_long_work() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, _) = two(folder.path());
    let path = folder.path().join("talk.html");
    std::fs::write(&path, "mine").unwrap();
    program.act(Action::Talk(TalkAction::AskExport));
    program.model.view.place.path = path.display().to_string();
    program.act(Action::Talk(TalkAction::Export { replace: false }));
    program.wait("it is refused", |model| model.state.talk.export.is_none());
    let problem = program.model.state.talk.export_problem.clone().unwrap();
    assert!(problem.contains("talk.html") && problem.contains("already exists"), "{problem}");
    assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("sixfingers").unwrap().current_dir(folder).args(args).output().unwrap()
}

#[test]
fn the_command_writes_the_same_page() {
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = two(folder.path());
    let file = file.to_str().unwrap();
    let output = run(folder.path(), &["talk", file, "--out", "talk.html"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    check_page(&std::fs::read_to_string(folder.path().join("talk.html")).unwrap());
    let output = run(folder.path(), &["talk", file, "--check"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "  1  A hand & <more>\n  2  Smaller patches\n");
}

#[test]
fn the_command_gives_the_built_in_talk_as_a_file_in_each_language() {
    let folder = tempfile::tempdir().unwrap();
    for (language, says) in [("en", "Every training hand has five fingers"), ("zh", "训练集里的手都有五根手指")]
    {
        let out = format!("{language}.sixfingers");
        let output = run(folder.path(), &["--lang", language, "talk", "built-in", "--out", &out]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = std::fs::read_to_string(folder.path().join(&out)).unwrap();
        assert!(text.contains(says));
        let output = run(folder.path(), &["talk", &out, "--check"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn wrong_talks_and_places_end_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = two(folder.path());
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(folder.path().join("cut.sixfingers"), &text[..text.len() / 2]).unwrap();
    std::fs::write(folder.path().join("typo.sixfingers"), text.replace("\"play\"", "\"paly\"")).unwrap();
    std::fs::write(folder.path().join("foreign.txt"), "hello").unwrap();
    for (args, says) in [
        (["talk", "cut.sixfingers", "--check"].as_slice(), "the talk is damaged"),
        (&["talk", "typo.sixfingers", "--check"], "in scene 1, the line \"paly\" is not understood"),
        (&["talk", "foreign.txt", "--check"], "not a Sixfingers talk"),
        (&["talk", "nowhere.sixfingers", "--check"], "it can't be read"),
        (&["talk", "built-in", "--out", "talk.pdf"], "must end in .html or .sixfingers"),
        (&["talk", "built-in", "--out", "talk.html", "--gif"], "must be a folder"),
        (&["talk", "built-in"], "--out"),
    ] {
        let output = run(folder.path(), args);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {errors}");
        assert!(errors.contains(says) && errors.lines().count() == 1, "{args:?}: {errors}");
    }
}
