use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

use crate::support::ENGLISH;

const DATA: &str = "hands:size=24,count=4,color=grey";

fn sixfingers(folder: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("sixfingers").unwrap().current_dir(folder).envs(ENGLISH).args(args).output().unwrap()
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = sixfingers(folder, args);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{args:?}: {err}");
    out
}

fn refused(folder: &Path, args: &[&str]) -> String {
    let output = sixfingers(folder, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(text.trim_end().lines().count(), 1, "{text}");
    text
}

#[test]
fn a_network_is_trained_gone_on_with_sampled_and_compared() {
    for net in ["resnet:channels=4,layers=1", "unet:channels=4,levels=1"] {
        goes_all_the_way(net);
    }
}

fn goes_all_the_way(net: &str) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let train = |steps: &'static str, out: &'static str, more: &[&str]| {
        let args = ["train", "--data", DATA, "--steps", steps, "--out", out];
        [&args[..], more].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let run = |args: Vec<String>| done(folder, &args.iter().map(String::as_str).collect::<Vec<_>>());
    let net = ["--net", net, "--batch", "4", "--rate-schedule", "constant"];
    run(train("6", "whole.safetensors", &net));
    run(train("6", "parts.safetensors", &[&net[..], &["--until", "4"]].concat()));
    run(train("6", "parts.safetensors", &["--resume", "--weights", "small.safetensors", "--log", "loss.csv"]));
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    assert!(read("whole.safetensors") == read("parts.safetensors"));

    // The weights without what only training needs: about a quarter, the head aside.
    assert!(read("small.safetensors").len() * 2 < read("whole.safetensors").len());
    assert!(String::from_utf8(read("loss.csv")).unwrap().starts_with("step,loss"));

    let again: Vec<String> = train("9", "whole.safetensors", &net);
    let again: Vec<&str> = again.iter().map(String::as_str).collect();
    assert!(refused(folder, &again).contains("--resume"));
    let other = ["train", "--data", DATA, "--steps", "9", "--out", "whole.safetensors", "--resume", "--seed", "5"];
    assert!(refused(folder, &other).contains("other settings"));

    let sample = ["sample", "--net", "small.safetensors", "--seeds", "0..3", "--steps", "4", "--out", "p.npy"];
    done(folder, &sample);
    assert_eq!(read("p.npy").len(), 128 + 3 * 24 * 24 * 4);
    let wrong = ["sample", "--net", "whole.safetensors", "--data", "hands:size=32", "--out", "q.npy"];
    assert!(refused(folder, &wrong).contains("use the same data"));

    let agree = ["agree", "--net", "whole.safetensors", "--data", DATA, "--seeds", "0..3", "--steps", "4"];
    let table = done(folder, &[&agree[..], &["--out", "a.csv", "--calibration", "c.csv", "--sheet", "s.png"]].concat());
    for word in ["P(t): scales:", "bbELS", "IS", "linear", "nearest", "mean", "Pearson r"] {
        assert!(table.contains(word), "{word} is missing in:\n{table}");
    }
    // A line for each seed and each of the seven predictions, and the head.
    assert_eq!(String::from_utf8(read("a.csv")).unwrap().lines().count(), 1 + 3 * 7);
    assert_eq!(String::from_utf8(read("c.csv")).unwrap().lines().count(), 1 + 3);
    // Three noises, and the network with the four machines: 24 pixels each and 2 between, three times.
    let sheet = image::open(folder.join("s.png")).unwrap();
    assert_eq!((sheet.width(), sheet.height()), (3 * (3 * 26 - 2), 3 * (5 * 26 - 2)));
    assert!(refused(folder, &[&agree[..], &["--machine", "is"]].concat()).contains("bbels"));
}

#[test]
fn how_far_a_network_sees_is_written_as_a_heat_map_a_table_and_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let train = ["train", "--data", DATA, "--net", "resnet:channels=4,layers=1", "--batch", "4", "--steps", "2"];
    done(folder, &[&train[..], &["--out", "w.safetensors"]].concat());
    let agree = ["agree", "--net", "w.safetensors", "--data", DATA, "--seeds", "0..1", "--steps", "4"];
    let with = |more: &[&'static str]| [&agree[..], more].concat();
    let files = ["--heat-map", "h.png", "--field", "f.csv", "--field-sheet", "f.png", "--calibration", "c.csv"];
    let table = done(folder, &with(&[&files[..], &["--fit-noises", "2"]].concat()));
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let csv = String::from_utf8(read("f.csv")).unwrap();
    let lines: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(lines.len(), 1 + 3);
    assert_eq!(lines[0][..6], ["step", "t", "side_50", "side_90", "window", "dy=-2 dx=-2"]);
    for (step, line) in (1..).zip(&lines[1..]) {
        assert_eq!((line[0], line[4], line.len()), (step.to_string().as_str(), "5", 5 + 25));
        let share: f64 = line[5..].iter().map(|share| share.parse::<f64>().unwrap()).sum();
        // Twenty-five numbers of 53 bits.
        assert!((share - 1.0).abs() < 1e-12, "{share}");
    }
    for name in ["h.png", "f.png"] {
        let picture = image::open(folder.join(name)).unwrap();
        assert!(picture.width() > 300 && picture.height() > 100, "{name}");
    }
    // P(t) is the same whether the field is measured or not, and another number of noises is another calibration.
    assert_eq!(done(folder, &with(&["--fit-noises", "2"])), table);
    done(folder, &with(&["--calibration", "d.csv"]));
    assert!(read("c.csv") != read("d.csv"), "two noises and three");

    assert!(refused(folder, &with(&["--fit-noises", "0"])).contains("from 1 to 1000"));
    assert!(refused(folder, &with(&["--heat-map", "h.png", "--locality", "constant:3"])).contains("--locality"));
    assert!(refused(folder, &with(&["--field", "nowhere/f.csv"])).contains("nowhere"));
    let judged = ["agree", "--net", "w.safetensors", "--data", DATA, "--seeds", "1000002", "--steps", "4"];
    assert!(refused(folder, &judged).contains("below 1000000"));
}

#[test]
fn training_takes_the_pictures_that_changes_by_hand_leave() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let net = ["--net", "resnet:channels=4,layers=1", "--batch", "4", "--steps", "2"];
    let train = |more: &[&str]| {
        done(folder, &[&["train", "--data", DATA][..], &net, more].concat());
    };
    train(&["--edits", r#"[{"off":{"images":[3]}}]"#, "--out", "off.safetensors"]);
    train(&["--edits", r#"[{"delete":{"images":[3]}}]"#, "--out", "deleted.safetensors"]);
    train(&["--out", "all.safetensors"]);
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    assert!(read("off.safetensors") == read("deleted.safetensors"), "what is off is not there");
    assert!(read("off.safetensors") != read("all.safetensors"));
}

#[test]
fn pictures_that_cannot_be_halved_so_often_get_a_clear_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = "hands:size=26,count=4,color=grey";
    let args = ["train", "--data", data, "--net", "unet:levels=2", "--steps", "1", "--out", "w.safetensors"];
    let text = refused(folder.path(), &args);
    assert!(text.contains("multiples of 4; use levels=1"), "{text}");
    assert!(!folder.path().join("w.safetensors").exists());
}

#[test]
fn a_file_that_is_no_network_gets_a_clear_sentence() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("w.safetensors"), b"not a network at all").unwrap();
    let args = ["agree", "--net", "w.safetensors", "--data", DATA];
    assert!(refused(folder.path(), &args).contains("sixfingers train"));
}

#[test]
fn no_orders_are_taken_from_the_folder_that_it_stands_in() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("work");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(above.path().join("mine.txt"), "mine").unwrap();
    let settings = "[autodiff.logger]\nlevel = \"full\"\nappend = false\nfile = \"../mine.txt\"\n";
    std::fs::write(above.path().join("burn.toml"), settings).unwrap();
    // Malformed: it would be complained about on stderr. A pipe would be waited for.
    std::fs::write(folder.join("burn.toml"), "[autodiff").unwrap();
    #[cfg(unix)]
    assert!(std::process::Command::new("mkfifo").arg(folder.join("Burn.toml")).status().unwrap().success());
    let net = "resnet:channels=4,layers=1";
    let args = ["train", "--data", DATA, "--steps", "2", "--batch", "2", "--net", net, "--out", "w.safetensors"];
    let output = sixfingers(&folder, &args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !errors.contains("burn.toml"), "{errors}");
    assert_eq!(std::fs::read_to_string(above.path().join("mine.txt")).unwrap(), "mine");
}
