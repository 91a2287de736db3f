//! `sample --session`: the picture of a session, from the file alone.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use sixfingers::diffusion::RunSpec;
use sixfingers::exhibits::DataSpec;
use sixfingers::export::session::{SessionData, SessionFile, SessionView, write_session};
use sixfingers::export::{Values, write_npy};
use sixfingers::images::Image;
use sixfingers::images::edit::{Edit, Edits};
use sixfingers::score::{FastDenoiser, Reach};

use super::session::stage;
use crate::support::{random_set, run_recipe, shape};

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("sixfingers").unwrap().current_dir(folder).args(args).output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn picture(path: &Path) -> Vec<f32> {
    ndarray_npy::read_npy::<_, ndarray::Array4<f32>>(path).unwrap().into_iter().collect()
}

/// A folder with a set, a session of two stages (the second a branch of the first) and what must come out.
fn desk() -> (tempfile::TempDir, SessionFile, [Image; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let set = random_set(5, shape(1, 8, 9), 81);
    write_npy(&folder.path().join("set.npy"), &[5, 1, 8, 9], Values::F32(set.values())).unwrap();
    let trunk = RunSpec { locality: "linear:7:3".parse().unwrap(), steps: 8, ..RunSpec::default() };
    let branch = trunk.branch(5, &RunSpec { reach: Reach::All, ..trunk.clone() });
    let denoiser = FastDenoiser::new(&set);
    let mut session = SessionFile {
        data: SessionData::new(DataSpec::Path(folder.path().join("set.npy")), &set),
        exhibit: None,
        seed: 11,
        only: Some(vec![0, 1, 3]),
        edits: Edits::default(),
        branches: None,
        stages: vec![stage(trunk), stage(branch)],
        view: SessionView::default(),
    };
    let results = [0, 1].map(|index| {
        let made = run_recipe(&session.recipe(index).unwrap(), &denoiser);
        made.result().unwrap().clone()
    });
    for (stage, result) in session.stages.iter_mut().zip(&results) {
        stage.result = Some(result.fingerprint());
    }
    write_session(&folder.path().join("kept.sixfingers"), &session).unwrap();
    (folder, session, results)
}

#[test]
fn every_stage_of_a_session_comes_again_bit_for_bit() {
    let (folder, session, results) = desk();
    for (number, expected) in ["1", "2"].into_iter().zip(&results) {
        let out = run(folder.path(), &["sample", "--session", "kept.sixfingers", "--stage", number, "--out", "o.npy"]);
        assert!(out.status.success() && out.stderr.is_empty(), "{}", errors(&out));
        assert_eq!(picture(&folder.path().join("o.npy")), expected.values(), "stage {number}");
    }
    // The same by the commands that the window gives.
    for (index, expected) in results.iter().enumerate() {
        let command = session.recipe(index).unwrap().to_command("o.npy").unwrap();
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        let out = run(folder.path(), &words);
        assert!(out.status.success(), "{command}: {}", errors(&out));
        assert_eq!(picture(&folder.path().join("o.npy")), expected.values(), "{command}");
    }
}

#[test]
fn changes_of_the_training_set_by_hand_are_made_again() {
    let (folder, session, results) = desk();
    let list =
        vec![Edit::Mirror { images: vec![2] }, Edit::Duplicate { images: vec![0] }, Edit::Off { images: vec![1] }];
    let changed = SessionFile { edits: list.into(), only: None, ..session };
    write_session(&folder.path().join("kept.sixfingers"), &changed).unwrap();
    let out = run(folder.path(), &["sample", "--session", "kept.sixfingers", "--stage", "1", "--out", "o.npy"]);
    assert!(out.status.success() && errors(&out).contains("not the one that was saved"), "{}", errors(&out));
    let edited = changed.edits.apply(&random_set(5, shape(1, 8, 9), 81)).unwrap();
    let made = run_recipe(&changed.recipe(0).unwrap(), &FastDenoiser::new(&edited.set));
    assert_eq!(picture(&folder.path().join("o.npy")), made.result().unwrap().values());
    assert_ne!(made.result(), Some(&results[0]));
}

#[test]
fn changed_pictures_are_told_and_used_only_when_asked_for() {
    let (folder, ..) = desk();
    let other = random_set(4, shape(1, 8, 9), 82);
    write_npy(&folder.path().join("set.npy"), &[4, 1, 8, 9], Values::F32(other.values())).unwrap();
    let args = ["sample", "--session", "kept.sixfingers", "--stage", "2", "--out", "o.npy"];
    let out = run(folder.path(), &args);
    let told = "has changed since the session was saved (5 pictures of 1x8x9 then, 4 of 1x8x9 now)";
    assert!(out.status.code() == Some(2) && errors(&out).contains(told), "{}", errors(&out));
    assert!(!folder.path().join("o.npy").exists());
    let out = run(folder.path(), &[&args[..], &["--changed-data"]].concat());
    assert!(out.status.success() && errors(&out).contains("not the one that was saved"), "{}", errors(&out));
}

#[test]
fn a_session_takes_the_place_of_the_other_options() {
    let (folder, ..) = desk();
    for option in [["--data", "hands"], ["--patch", "3"], ["--steps", "3"], ["--seeds", "2"], ["--only", "1"]] {
        let out =
            run(folder.path(), &[&["sample", "--session", "kept.sixfingers", "--out", "o.npy"], &option[..]].concat());
        assert_eq!(out.status.code(), Some(2), "{option:?}");
        assert!(errors(&out).contains("cannot be used with"), "{}", errors(&out));
    }
    for (args, words) in [
        (vec!["--session", "kept.sixfingers", "--stage", "3"], "--stage 3: the session has the stages 1 to 2"),
        (vec!["--session", "set.npy"], "not a Sixfingers session"),
        (vec!["--session", "none.sixfingers"], "it can't be read"),
        (vec!["--stage", "1", "--data", "set.npy"], "--session"),
    ] {
        let out = run(folder.path(), &[&["sample", "--out", "o.npy"], &args[..]].concat());
        assert!(out.status.code() == Some(2) && errors(&out).contains(words), "{args:?}: {}", errors(&out));
    }
}

#[test]
fn training_pictures_that_are_not_there_are_refused() {
    let (folder, ..) = desk();
    for (only, words) in [("9", "training picture 9 of a set of 5"), ("3..3", "empty"), ("a", "'a' is not a picture")] {
        let out = run(folder.path(), &["sample", "--data", "set.npy", "--out", "o.npy", "--only", only]);
        assert!(out.status.code() == Some(2) && errors(&out).contains(words), "{only}: {}", errors(&out));
    }
}
