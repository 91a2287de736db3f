//! The program killed at any moment of a save: the old file or the new one is there, whole.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sixfingers::diffusion::RunSpec;
use sixfingers::export::session::{SessionData, SessionFile, SessionView, read_session, write_session};

use sixfingers::images::edit::Edits;

use super::session::stage;
use crate::support::{random_set, shape};

/// Set for the copy of this test that saves until it is killed.
const SAVER: &str = "SIXFINGERS_TEST_SAVER";

/// A session of half a megabyte, so that writing it takes a while; told from others by its seed.
fn large(seed: u64) -> SessionFile {
    let shape = shape(1, 32, 32);
    SessionFile {
        data: SessionData::new("hands:size=32".parse().unwrap(), &random_set(1, shape, 1)),
        exhibit: None,
        seed,
        only: None,
        edits: Edits::default(),
        branches: Some(seed.to_string().repeat(500_000).into()),
        stages: vec![stage(RunSpec::default())],
        view: SessionView::default(),
    }
}

/// Not a test of its own: the copy that [`a_program_killed_while_it_saves_leaves_a_whole_file`] starts and kills.
#[test]
fn saver() {
    let Ok(saver) = std::env::var(SAVER) else { return };
    let (first, path) = saver.split_once(' ').unwrap();
    for seed in first.parse::<u64>().unwrap().. {
        write_session(Path::new(&path), &large(seed % 16)).unwrap();
    }
}

#[test]
fn a_program_killed_while_it_saves_leaves_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.sixfingers");
    write_session(&path, &large(15)).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    let mut unfinished = 0;
    for round in 0..60_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "session_files::kill::saver", "--nocapture"])
            .env(SAVER, format!("{} {}", 3 * round, path.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Once it is saving, at a moment that differs from round to round.
        let (began, before) = (Instant::now(), fs::read(&path).unwrap());
        while fs::read(&path).unwrap() == before && began.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(round * 7919 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = read_session(&path).unwrap();
        assert_eq!(found, SessionFile { ..large(found.seed) }, "round {round}");
        seen.insert(found.seed);
        unfinished += fs::read_dir(folder.path()).unwrap().count() - 1;
        for other in fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
            if other != path {
                fs::remove_file(other).unwrap();
            }
        }
    }
    // The test must have met saves under way, and saves that were complete.
    assert!(unfinished > 0 && seen.len() > 3, "{unfinished} killed half way, seeds {seen:?}");
}
