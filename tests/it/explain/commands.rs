//! `sixfingers explain` and `sixfingers census`, run as a person would run them.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use sixfingers::diffusion::{Sampler, Trajectory, starting_noise};
use sixfingers::exhibits::DataSpec;
use sixfingers::explain::census::{Census, Class};
use sixfingers::explain::provenance::provenance;
use sixfingers::score::{CancelToken, FastDenoiser, Query};

use crate::support::ENGLISH;

const DATA: &str = "hands:size=32,color=grey,count=12";

fn run(folder: &Path, args: &str) -> Output {
    let mut command = Command::cargo_bin("sixfingers").unwrap();
    command.current_dir(folder).envs(ENGLISH).args(args.split_whitespace()).output().unwrap()
}

#[track_caller]
fn ok(folder: &Path, args: &str) -> String {
    let output = run(folder, args);
    assert!(output.status.success() && output.stderr.is_empty(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Fails with one line that holds these words.
#[track_caller]
fn refused(folder: &Path, args: &str, words: &str) {
    let output = run(folder, args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args}");
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains(words), "'{words}' is not in '{errors}'");
}

#[test]
fn explain_prints_what_the_library_says_of_a_pixel() {
    let folder = tempfile::tempdir().unwrap();
    let args = format!("explain --data {DATA} --machine bbels --patch 5 --seed 3 --step 6 --pixel 14,9 --top 4");
    let json: Value = serde_json::from_str(&ok(folder.path(), &format!("{args} --json"))).unwrap();
    let data: DataSpec = DATA.parse().unwrap();
    let set = std::sync::Arc::new(data.open().unwrap());
    let mut spec = data.usual_run();
    spec.locality = "constant:5".parse().unwrap();
    spec.reach = sixfingers::score::Reach::All;
    let sampler = Sampler::new(spec.clone(), starting_noise(set.shape(), 3)).unwrap();
    let run = Trajectory::run(sampler, &FastDenoiser::new(&set), None, &CancelToken::new()).unwrap();
    let frame = run.frames.iter().find(|frame| frame.step == 6).unwrap();
    let cancel = CancelToken::new();
    let query = Query { machine: frame.machine, level: spec.level_at(6), x_t: &frame.x_t, mask: None, cancel: &cancel };
    let expected = provenance(&set, query, (14, 9), 4).unwrap();
    assert_eq!(json["machine"], "bbELS");
    let pixel = &json["pixel"];
    assert_eq!(pixel["candidates"], expected.n_candidates);
    // Ten digits are more than anybody reads.
    let near = |value: &Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 1e-10;
    assert!(near(&pixel["shown_share"], expected.shown_share()));
    assert!(near(&pixel["log_sum"], expected.log_sum));
    assert_eq!(pixel["strongest"].as_array().unwrap().len(), 4);
    for (shown, source) in pixel["strongest"].as_array().unwrap().iter().zip(&expected.strongest) {
        assert_eq!((&shown["image"], &shown["row"]), (&source.patch.image_idx.into(), &source.patch.row.into()));
        assert!(near(&shown["weight"], source.weight));
    }
    let text = ok(folder.path(), &args);
    assert!(text.contains("bbELS, patch 5, seed 3") && text.contains("step 6 of 20"), "{text}");
    assert!(text.contains("An interior pixel") && text.contains(&expected.sentence()), "{text}");
    assert_eq!(text.lines().rev().take_while(|line| !line.contains("rank")).count(), 4, "{text}");
}

#[test]
fn explain_draws_the_maps_and_writes_the_curves() {
    let folder = tempfile::tempdir().unwrap();
    let args = "--machine is --steps 5 --mosaic maps.png --scale 3 --curves curves.csv";
    let text = ok(folder.path(), &format!("explain --data {DATA} {args}"));
    assert!(text.contains("copy of training picture"), "{text}");
    let maps = image::open(folder.path().join("maps.png")).unwrap();
    assert!(maps.width() > 4 * 3 * 32 && maps.height() > 2 * 3 * 32, "{}x{}", maps.width(), maps.height());
    let csv = fs::read_to_string(folder.path().join("curves.csv")).unwrap();
    assert_eq!(csv.lines().count(), 6);
}

#[test]
fn explain_refuses_what_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |args: &str, words: &str| refused(folder.path(), &format!("explain --data {DATA} {args}"), words);
    refused("--step 21", "--step 21: it must be 1 (the finished picture) to 20 (the noise)");
    refused("--step 0", "--step 0");
    refused("--pixel 32,0", "32 rows and 32 columns");
    refused("--pixel 5", "'5' is not a pixel");
    refused("--mosaic nowhere/maps.png", "does not exist");
}

#[test]
fn a_census_comes_as_table_csv_plot_and_json() {
    let folder = tempfile::tempdir().unwrap();
    let args = format!("census --data {DATA} --patches 9,whole --seeds 5..11 --steps 4");
    let table = ok(folder.path(), &format!("{args} --out t.csv --plot p.png"));
    assert_eq!(
        table.lines().filter(|line| line.starts_with("whole  ") || line.starts_with("9  ")).count(),
        2,
        "{table}"
    );
    assert!(table.contains("100.0 (61.0 to 100.0)"), "{table}");
    let csv = fs::read_to_string(folder.path().join("t.csv")).unwrap();
    let rows: Vec<Vec<_>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!((rows.len(), rows[2][0], rows[2][1], rows[2][2]), (3, "whole", "6", "6"));
    let plot = image::open(folder.path().join("p.png")).unwrap().to_rgb8();
    // The share of copies of the whole-image machine is drawn in its colour.
    let copy = image::Rgb(Class::Copy.colour());
    assert!(plot.pixels().filter(|pixel| **pixel == copy).count() > 50);
    let json: Value = serde_json::from_str(&ok(folder.path(), &format!("{args} --json"))).unwrap();
    assert_eq!((&json[1]["patch"], &json[1]["copy"], &json[0]["patch"]), (&"whole".into(), &6.into(), &9.into()));
    assert_eq!(json[1]["copy_share"], 1.0);
}

#[test]
fn pictures_are_drawn_in_the_language_that_is_asked_for_and_tables_are_the_same_in_each() {
    let folder = tempfile::tempdir().unwrap();
    let census = |name: &str, lang: &str| {
        let files = format!("--out {name}.csv --plot {name}.png");
        let args = format!("census --data {DATA} --patches 9,whole --seeds 0..4 --steps 4 {files}");
        let printed = ok(folder.path(), &format!("{lang} {args}"));
        let read = |ending| fs::read(folder.path().join(name).with_extension(ending)).unwrap();
        (printed, read("csv"), read("png"))
    };
    let (english, chinese) = (census("en", "--lang en"), census("zh", "--lang zh_CN.UTF-8"));
    assert_eq!((&english.0, &english.1), (&chinese.0, &chinese.1));
    assert_ne!(english.2, chinese.2);
    assert_eq!(census("system", ""), english, "the system of the tests speaks English");
    let maps = |lang: &str| {
        ok(
            folder.path(),
            &format!("explain --data {DATA} --machine is --steps 4 --mosaic {lang}-maps.png --lang {lang}"),
        );
        fs::read(folder.path().join(format!("{lang}-maps.png"))).unwrap()
    };
    assert_ne!(maps("en"), maps("zh"));
    refused(folder.path(), &format!("explain --data {DATA} --lang fr"), "this program speaks en or zh");
}

#[test]
fn a_census_goes_on_from_its_state() {
    let folder = tempfile::tempdir().unwrap();
    let run = |seeds: &str, more: &str| {
        ok(folder.path(), &format!("census --data {DATA} --patches 9 --seeds {seeds} --steps 4 --out t.csv {more}"));
        fs::read_to_string(folder.path().join("t.csv")).unwrap()
    };
    let alone = run("0..20", "");
    assert_eq!(run("0..20", "--state s.json"), alone);
    let state = folder.path().join("s.json");
    let text = fs::read_to_string(&state).unwrap();
    let census: Census = serde_json::from_str(&text).unwrap();
    assert_eq!(census.progress(), (20, 20));
    // As it was when 12 seeds were done.
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["cells"][0].as_array_mut().unwrap().truncate(12);
    value["cells"][0][0]["n_sources"] = 77.into();
    fs::write(&state, value.to_string()).unwrap();
    let resumed = run("0..20", "--state s.json");
    // What was kept is not done again: seed 0 has the sources that were written into the state.
    assert_ne!(resumed, alone);
    let cell = |csv: &str, i: usize| csv.lines().nth(1).unwrap().split(',').nth(i).unwrap().to_owned();
    (0..18).for_each(|i| assert_eq!(cell(&resumed, i), cell(&alone, i), "column {i}"));

    let refused = |args: &str, words: &str| refused(folder.path(), &format!("census {args} --state s.json"), words);
    refused(&format!("--data {DATA} --patches 9 --seeds 0..21 --steps 4"), "started with other settings");
    refused("--data hands:size=32,color=grey,count=13 --patches 9 --seeds 0..20 --steps 4", "a different training set");
    fs::write(&state, "[]").unwrap();
    refused(&format!("--data {DATA} --patches 9 --seeds 0..20 --steps 4"), "not a census");
}

#[test]
fn every_axis_has_its_option() {
    let folder = tempfile::tempdir().unwrap();
    let column = |args: &str| -> Vec<Value> {
        let text = ok(folder.path(), &format!("census --data {DATA} --seeds 0..2 --steps 3 --json {args}"));
        let json: Value = serde_json::from_str(&text).unwrap();
        let name =
            ["patch", "switch_time", "reach", "factor", "locality"].into_iter().find(|n| json[0].get(n).is_some());
        json.as_array().unwrap().iter().map(|row| row[name.unwrap()].clone()).collect()
    };
    assert_eq!(column("--patches 3..9"), [3, 5, 7]);
    assert_eq!(column("--patches 3..9:4,whole"), [Value::from(3), 7.into(), "whole".into()]);
    assert_eq!(column("--times 0.5..0.8:0.1 --patch 7"), [0.5, 0.6, 0.7]);
    assert_eq!(column("--reaches 0..2,all --patch 7"), [Value::from(0), 1.into(), "all".into()]);
    assert_eq!(column("--factors 0.7,1"), [Value::from(0.7), 1.into()]);
    assert_eq!(column("--localities constant:3;linear:9:3"), ["constant:3", "linear:9:3"]);
}

#[test]
fn a_census_refuses_contradictions() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |args: &str, words: &str| refused(folder.path(), &format!("census --data {DATA} {args}"), words);
    refused("--seeds 0..2", "required");
    refused("--patches 3 --times 0.5", "cannot be used with");
    refused("--patches 3..9 --patch 5", "cannot be used with");
    refused("--patches 2..9", "patch size 2");
    refused("--patches 9..3", "is empty");
    refused("--patches 3 --machine is", "see the whole image");
    refused("--patches 3..99", "at 65: patch size 65");
    refused("--times 0..1", "needs a step");
    refused("--times 0..1:0", "is empty");
    refused("--patches 3 --seeds 1,5", "range without gaps");
    refused("--patches 3 --out nowhere/t.csv", "does not exist");
}
