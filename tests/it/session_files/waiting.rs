//! A pipe, a device or a folder where a file is needed is refused; nothing waits for it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::{ENGLISH, program};

/// Nothing takes longer than this that does not wait.
const SOON: Duration = Duration::from_secs(30);

fn pipe(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

/// Runs the program in a folder; it must come to an end by itself.
#[track_caller]
fn run(folder: &Path, args: &str) -> Output {
    let mut child = program()
        .current_dir(folder)
        .envs(ENGLISH)
        .args(args.split_whitespace())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > SOON {
            child.kill().unwrap();
            panic!("{args}: it waits");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

#[test]
fn commands_refuse_pipes_and_devices_in_the_place_of_files() {
    let desk = tempfile::tempdir().unwrap();
    for name in
        ["x", "x.npy", "x.npz", "x.png", "x.zip", "x.bin", "x-idx3-ubyte", "x.safetensors", "x.sixfingers", "x.toml"]
    {
        pipe(desk.path(), name);
    }
    let cases = [
        "data x",
        "data x.npy",
        "data x.npz",
        "data x.png",
        "data x.zip",
        "data x.bin",
        "data x-idx3-ubyte",
        "data /dev/zero",
        "count x.npy --kind fingers",
        "sample --session x --out o.png",
        "sample --session x.sixfingers --out o.png",
        "sample --session /dev/zero --out o.png",
        "sample --net x.safetensors --out o.png",
        "sample --data hands:size=24 --noise x.npy --out o.npy",
        "census --data hands:size=24,count=4 --seeds 0..1 --patches 3 --state x",
        "census --data hands:size=24,count=4 --seeds 0..1 --patches 3 --state /dev/zero",
        "train --data hands:size=24,count=4 --out x.safetensors --resume",
        #[cfg(feature = "net")]
        "talk x.sixfingers --out o.html",
    ];
    for args in cases {
        let output = run(desk.path(), args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}: {errors}");
        assert!(errors.contains("regular file"), "{args}: {errors}");
    }
    // What is wrong with lessons is what this command prints.
    let output = run(desk.path(), "lesson check x.toml");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("regular file"), "{told}");
    // No window is opened for it, and none is missing.
    for args in ["x", "x.sixfingers", "/dev/zero"] {
        let output = run(desk.path(), args);
        assert!(!output.status.success(), "{args}");
    }
}

#[test]
fn a_pipe_in_the_place_of_names_of_labels_is_passed_over() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("data_batch_1.bin"), vec![3; 2 * 3073]).unwrap();
    pipe(desk.path(), "batches.meta.txt");
    let output = run(desk.path(), "data data_batch_1.bin");
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("labels: 3 (2)"));
}

#[test]
fn a_pipe_that_nobody_reads_is_not_written_to() {
    let desk = tempfile::tempdir().unwrap();
    pipe(desk.path(), "out.npy");
    let output = run(desk.path(), "data --data hands:size=24,count=2 --out out.npy");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(errors.contains("no program reads from"), "{errors}");
}

#[test]
fn no_more_of_a_file_is_read_than_it_may_have() {
    let desk = tempfile::tempdir().unwrap();
    // All of it is a hole: it takes no room.
    let large = std::fs::File::create(desk.path().join("large")).unwrap();
    large.set_len(3 << 30).unwrap();
    let cases = [
        ("census --data hands:size=24,count=4 --seeds 0..1 --patches 3 --state large", "larger than 256 MiB"),
        ("sample --session large --out o.png", "larger than 64 MiB"),
        ("sample --net large --out o.png", "at most"),
    ];
    for (args, words) in cases {
        let output = run(desk.path(), args);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}: {errors}");
        assert!(errors.contains(words), "{args}: {errors}");
    }
}
