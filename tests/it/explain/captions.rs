//! What is written in charts and maps: in the language of the thread, and no English in Chinese ones.

use std::sync::Arc;

use sixfingers::diffusion::{Locality, PaperScales, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::explain::axis::Axis;
use sixfingers::explain::census::{Census, CensusSpec, Class};
use sixfingers::explain::consistency::Consistency;
use sixfingers::explain::curves::{curves, curves_csv};
use sixfingers::explain::mosaic::{self, Map, MapKind};
use sixfingers::explain::nearest::nearest;
use sixfingers::explain::sources::Seams;
use sixfingers::explain::table::census_table;
use sixfingers::export::{StageShot, census_plot, curves_plot, map_sheet, stage_sheet};
use sixfingers::images::TrainingSet;
use sixfingers::score::{CancelToken, FastDenoiser, Patch, Reach};
use sixfingers::text::Language;

use crate::support::{random_set, shape, side};

fn chinese() -> Language {
    Language::of_code("zh").expect("there is Chinese")
}

fn run() -> (Arc<TrainingSet>, Trajectory) {
    let set = random_set(4, shape(1, 6, 6), 1);
    let spec = RunSpec { steps: 4, locality: Locality::Constant(side(3)), ..RunSpec::default() };
    let sampler = Sampler::new(spec, starting_noise(set.shape(), 3)).unwrap();
    let run = Trajectory::run(sampler, &FastDenoiser::new(&set), None, &CancelToken::new()).unwrap();
    (set, run)
}

fn maps(set: &Arc<TrainingSet>, run: &Trajectory) -> Vec<Map> {
    let frame = run.frames.last().unwrap();
    let (posterior, machine) = (&frame.posterior, frame.machine);
    let (denoiser, cancel) = (FastDenoiser::new(set), CancelToken::new());
    let consistency = Consistency::check(&denoiser, set, &posterior.x0_hat, machine, None, &cancel).unwrap();
    let near = nearest(set, &posterior.x0_hat, machine).unwrap().picture(set);
    vec![
        mosaic::sources_map(posterior),
        mosaic::displacement_map(posterior, machine),
        mosaic::certainty_map(posterior, machine, set.n_images()),
        mosaic::consistency_map(posterior, &consistency),
        mosaic::difference_map(posterior, &near),
    ]
}

fn axes() -> Vec<Axis> {
    vec![
        Axis::Patches(vec![side(3), Patch::Whole]),
        Axis::SwitchTimes { before: Patch::Whole, after: side(3), times: vec![0.5, 1.0] },
        Axis::Reaches(vec![Reach::NONE, Reach::All]),
        Axis::Factors { scales: PaperScales::MnistUnet, factors: vec![0.7] },
        Axis::Localities(vec![Locality::Constant(side(3))]),
    ]
}

/// What the library has to say in words.
fn captions(maps: &[Map]) -> Vec<String> {
    let axes = axes();
    let titles = axes.iter().map(Axis::title);
    // Schedules are written as on the command line.
    let values = axes[..4].iter().flat_map(|axis| (0..axis.len()).map(|cell| axis.shown(cell)));
    let classes = Class::ALL.into_iter().map(|class| class.title().to_owned());
    let kinds = MapKind::ALL.into_iter().map(|kind| kind.title().to_owned());
    let legends = maps.iter().flat_map(|map| map.legend.lines());
    titles.chain(values).chain(classes).chain(kinds).chain(legends).collect()
}

/// Words of Latin letters that are no names of the field.
fn english_words(text: &str) -> Vec<&str> {
    const NAMES: [&str; 5] = ["mnist", "unet", "RMS", "x_t", "x0_hat"];
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let is_word = |word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    words.filter(is_word).filter(|word| !NAMES.contains(word)).collect()
}

#[test]
fn chinese_captions_hold_no_english_word() {
    let (set, run) = run();
    let maps = maps(&set, &run);
    let english = captions(&maps);
    assert!(english.iter().any(|caption| caption == "new, wrong count"), "a thread speaks English at first");
    let chinese = chinese().scope(|| captions(&maps));
    assert_eq!(english.len(), chinese.len());
    for (english, chinese) in english.iter().zip(&chinese) {
        assert_eq!(english_words(chinese), [""; 0], "{english:?} is {chinese:?}");
        assert!(english_words(english).is_empty() || chinese != english, "{english:?} is the same in Chinese");
    }
}

#[test]
fn the_texts_of_charts_hold_no_english_word_in_chinese() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/text/zh/charts.ftl");
    let source = std::fs::read_to_string(path).unwrap();
    for (id, text) in source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")) {
        // What is put in is no word of the text.
        let said: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
        assert_eq!(english_words(&said), [""; 0], "{id}: {text}");
    }
}

#[test]
fn pictures_are_drawn_in_the_language_of_the_thread_and_tables_are_the_same_in_each() {
    let (set, run) = run();
    let base = run.spec.clone();
    let spec = CensusSpec { base, axis: axes().remove(0), seeds: 0..3, kind: None };
    let mut census = Census::new(spec, &set).unwrap();
    while !census.is_done() {
        census.step(&set, &FastDenoiser::new(&set), None, &CancelToken::new()).unwrap();
    }
    let points = curves(&set, &run);
    let maps = maps(&set, &run);
    let frame = run.frames.last().unwrap();
    let draw = || {
        let seams = Seams::new(&frame.posterior.strongest, set.shape());
        [census_plot(&census), curves_plot(&points, "run"), map_sheet(&[], &maps, &seams, 4)].map(|p| p.to_rgb8())
    };
    let (english, drawn) = (draw(), chinese().scope(draw));
    for (one, other) in english.iter().zip(&drawn) {
        assert!(one != other, "a picture is the same in Chinese");
    }
    assert!(draw() == english, "the thread speaks English again");
    let tables = || (census_table(&census), curves_csv(&points));
    assert_eq!(tables(), chinese().scope(tables));
}

#[test]
fn long_captions_widen_a_sheet() {
    let (_, run) = run();
    let picture = || run.frames[0].x_t.clone();
    let sheet = |title: &str, caption: &str| {
        let pictures = vec![(caption.to_owned(), picture()), (caption.to_owned(), picture())];
        stage_sheet(&[StageShot { title: title.into(), note: "6 fingers".into(), pictures }], "", 1).width()
    };
    let usual = sheet("ELS", "Guess");
    assert!(sheet(&"long ".repeat(20), "Guess") > usual);
    assert!(sheet("ELS", &"long ".repeat(20)) > usual);
}
