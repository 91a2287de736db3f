//! The program asked to end, by any of the ways in which it is asked, at any moment of writing a folder of pictures.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::{ENGLISH, program};

/// How many pictures there are.
const N: usize = 64;

/// Starts writing the pictures into `out`.
fn start(out: &Path) -> Child {
    program()
        .envs(ENGLISH)
        .args(["data", "--data", &format!("hands:size=24,count={N}"), "--threads", "2", "--out"])
        .arg(out)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).stderr(Stdio::null()).status();
    // It may have ended by itself.
    assert!(sent.is_ok());
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Waits until a folder under way holds so many pictures; `false` if the program ended before.
fn wait_for(parent: &Path, n: usize, child: &mut Child) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(60) {
        let of = |entry: fs::DirEntry| fs::read_dir(entry.path()).map_or(0, Iterator::count);
        let most = fs::read_dir(parent).unwrap().flatten().map(of).max().unwrap_or(0);
        if most >= n {
            return true;
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_micros(50));
    }
    panic!("nothing was written within a minute");
}

#[test]
fn a_folder_of_pictures_is_whole_or_not_there_whenever_the_program_is_stopped() {
    let (mut stopped, mut whole) = (0, 0);
    for round in 0..48 {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("out");
        let mut child = start(&out);
        // At its end most of all: there the folder gets its name.
        wait_for(desk.path(), [1, N / 2, N - 1, N][round % 4], &mut child);
        std::thread::sleep(Duration::from_micros((round as u64 * 7919) % 3_000));
        signal(&child, ["INT", "TERM", "HUP", "QUIT"][round / 4 % 4]);
        let Output { status, .. } = child.wait_with_output().unwrap();
        let found = names(desk.path());
        assert!(found.is_empty() || found == ["out"], "round {round}: {found:?}");
        let n = if out.exists() { names(&out).len() } else { 0 };
        assert!(n == 0 || n == N, "round {round}: {n} of {N} pictures");
        assert!(!status.success() || n == N, "round {round}: no picture, and an exit code of success");
        assert!(status.success() || status.code().is_some_and(|code| code > 128), "round {round}: {status}");
        stopped += usize::from(n == 0);
        whole += usize::from(n == N);
    }
    assert!(stopped > 4 && whole > 0, "{stopped} stopped, {whole} whole");
}

#[test]
fn a_folder_that_was_there_is_said_not_to_be_whole() {
    let mut said = 0;
    for round in 0..8 {
        let desk = tempfile::tempdir().unwrap();
        let out = desk.path().join("out");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("mine.txt"), "mine").unwrap();
        let mut child = start(&out);
        wait_for(desk.path(), [2, 8, 16, N / 2][round % 4], &mut child);
        signal(&child, "INT");
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(stderr).unwrap();
        let n = names(&out).len() - 1;
        assert!(names(&out).iter().all(|name| !name.starts_with('.')), "{:?}", names(&out));
        if n < N {
            assert_eq!(status.code(), Some(130), "{stderr}");
            assert!(stderr.contains("out: stopped while") && stderr.contains("missing"), "{stderr}");
            said += 1;
        }
    }
    assert!(said > 0, "none of them was stopped half way");
}

#[test]
fn what_a_killed_program_left_is_taken_away_at_the_next_write() {
    let desk = tempfile::tempdir().unwrap();
    let mut child = start(&desk.path().join("out"));
    assert!(wait_for(desk.path(), 2, &mut child));
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(9));
    let left = names(desk.path());
    assert_eq!(left.len(), 1, "{left:?}");
    // Something of somebody's own, and something that another program is at work on.
    fs::write(desk.path().join(".hidden"), "mine").unwrap();
    let mut busy = start(&desk.path().join("busy"));
    assert!(wait_for(desk.path(), 3, &mut busy) || names(desk.path()).contains(&"busy".to_owned()));
    let written = start(&desk.path().join("next")).wait_with_output().unwrap();
    assert!(written.status.success(), "{written:?}");
    assert!(busy.wait().unwrap().success(), "it was at work");
    assert_eq!(names(desk.path()), [".hidden", "busy", "next"]);
    assert_eq!(names(&desk.path().join("busy")).len(), N);
}

#[test]
fn requests_that_were_ignored_at_the_start_stay_so() {
    let desk = tempfile::tempdir().unwrap();
    let out = desk.path().join("out");
    let mut command = Command::new("nohup");
    let mut child = command
        .arg(program().get_program())
        .args(["data", "--data", &format!("hands:size=24,count={N}"), "--out"])
        .arg(&out)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    assert!(wait_for(desk.path(), 1, &mut child));
    signal(&child, "HUP");
    assert!(child.wait().unwrap().success(), "nohup means that it goes on");
    assert_eq!(names(&out).len(), N);
}

#[test]
fn a_file_that_is_replaced_keeps_its_permissions() {
    let desk = tempfile::tempdir().unwrap();
    let path = desk.path().join("kept.csv");
    for mode in [0o600, 0o640, 0o666, 0o444] {
        let _ = fs::remove_file(&path);
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        sixfingers::export::write_csv(&path, &["new"], Vec::<Vec<String>>::new()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode, "{mode:o}");
    }
}
