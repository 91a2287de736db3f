//! The talk that comes with the program: every scene in every language, and whether it is so what its captions say.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use sixfingers::app::action::Action;
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::talk::actions::TalkAction;
use sixfingers::app::talk::built_in;
use sixfingers::app::talk::moves::problem;
use sixfingers::app::talk::script::{TalkScene, is_short};
use sixfingers::app::view::Scene;
use sixfingers::diffusion::{RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::explain::census::CensusSpec;
use sixfingers::explain::nearest::nearest;
use sixfingers::explain::stats::TwoByTwo;
use sixfingers::explain::thumbs::thumbs;
use sixfingers::images::{Image, TrainingSet};
use sixfingers::parts::{PartKind, count_parts};
use sixfingers::score::{CancelToken, FastDenoiser, Patch};
use sixfingers::text::{Language, Text, talk as text};

use super::program::Program;

/// A scene by its caption.
fn scene(caption: Text) -> TalkScene {
    let scenes = built_in::talk().scenes;
    scenes.into_iter().find(|scene| scene.caption.get() == caption.get()).expect("there is such a scene")
}

/// The training set of a scene, and the pictures that a stage of it makes of some seeds.
fn pictures(scene: &TalkScene, stage: usize, seeds: std::ops::Range<u64>) -> (TrainingSet, RunSpec, Vec<Image>) {
    let controls = &scene.setup.controls;
    let set = controls.data.open().unwrap();
    let spec = controls.stages[stage].spec.clone();
    let arc = Arc::new(set.clone());
    let denoiser = FastDenoiser::new(&arc);
    let run = |seed: u64| {
        let sampler = Sampler::new(spec.clone(), starting_noise(set.shape(), seed)).unwrap();
        let run = Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap();
        run.result().unwrap().clone()
    };
    let pictures = seeds.into_par_iter().map(run).collect();
    (set, spec, pictures)
}

/// The share of well formed pictures with a wrong count.
fn wrong(pictures: &[Image]) -> f64 {
    let counts: Vec<_> = pictures.par_iter().map(|picture| count_parts(PartKind::Fingers, picture)).collect();
    let formed = counts.iter().filter(|count| count.well_formed).count();
    counts.iter().filter(|count| count.well_formed && !count.right).count() as f64 / formed as f64
}

/// Whether a scene shows a picture of its own, and no stage of it is empty.
fn is_seen(model: &Model) -> bool {
    let (state, view) = (&model.state, &model.view);
    let Some(data) = state.wanted_data() else { return false };
    let stages = state.stages.iter().all(|stage| {
        let run = stage.run().filter(|run| run.request.data == data.id);
        run.is_some_and(|run| !run.frames.is_empty())
    });
    let middle = match view.scene {
        Scene::Gallery if view.agreement.open => true,
        Scene::Gallery => state.gallery.pictures().iter().flatten().any(|picture| state.gallery.is_fresh(picture)),
        Scene::Census => state.census.shown().is_some(),
        _ => true,
    };
    stages && middle
}

#[test]
fn it_goes_through_by_page_down_alone_in_every_language() {
    for language in Language::all() {
        let mut program = Program::open(Preset { language: Some(language), ..Preset::default() });
        program.settle();
        let before = program.model.state.controls.clone();
        program.act(Action::Talk(TalkAction::OpenBuiltIn));
        program.act(Action::Talk(TalkAction::Begin(0)));
        let of = program.model.state.talk.script.scenes.len();
        assert!((14..=18).contains(&of), "{of} scenes");
        for at in 0..of {
            let began = Instant::now();
            assert_eq!(program.model.state.talk.giving.as_ref().unwrap().at, at);
            let scene = program.model.state.talk.shown().unwrap().clone();
            let caption = scene.caption.get().to_owned();
            assert!(is_short(&caption), "{caption}");
            assert!(scene.notes.get().chars().count() > 60, "{caption}: notes to speak from");
            for line in scene.lines() {
                assert_eq!(problem(line), None, "{caption}: {line}");
            }
            program.wait("the first picture", is_seen);
            let waited = began.elapsed();
            println!("{} {:>2}: {caption}: {} ms", language.code(), at + 1, waited.as_millis());
            assert!(waited < Duration::from_secs(20), "{caption}: {waited:?}");
            assert_eq!(program.model.state.notices.notice, None, "{caption}");
            if language == Language::ENGLISH {
                program.wait("all has moved", |model| {
                    let giving = model.state.talk.giving.as_ref().unwrap();
                    giving.has_moved() && !model.state.performance.is_under_way() && !model.view.time.playing
                });
                assert_eq!(program.model.view.scene, scene.setup.look.scene, "{caption}");
            }
            program.act(Action::Talk(TalkAction::Turn(1)));
        }
        program.act(Action::Talk(TalkAction::End));
        assert_eq!(program.model.state.controls, before);
    }
}

#[test]
fn it_takes_ten_to_fifteen_minutes() {
    // Spoken English is 130 to 150 words a minute, Chinese 200 to 240 characters.
    let words: usize = built_in::talk().scenes.iter().map(|scene| scene.notes.get().split_whitespace().count()).sum();
    assert!((1250..=2250).contains(&words), "{words} words");
    let chinese = Language::of_code("zh").unwrap();
    let characters: usize = chinese.scope(|| {
        built_in::talk().scenes.iter().map(|scene| scene.notes.get().chars().filter(|c| *c > '\u{2E80}').count()).sum()
    });
    assert!((1900..=3600).contains(&characters), "{characters} characters");
}

#[test]
fn every_training_hand_has_five_fingers() {
    let (set, ..) = pictures(&scene(text::TRAINING_CAPTION), 0, 0..0);
    let counts = (0..set.n_images()).into_par_iter().map(|at| count_parts(PartKind::Fingers, &set.image(at)));
    assert!(counts.all(|count| count.well_formed && count.count == 5));
}

#[test]
fn the_perfect_machine_copies() {
    let scene = scene(text::COPY_CAPTION);
    let (set, spec, made) = pictures(&scene, 0, 0..12);
    let machine = spec.machine_at(1, set.shape());
    assert_eq!(machine.patch, Patch::Whole);
    for picture in &made {
        assert!(nearest(&set, picture, machine).unwrap().is_copy());
    }
}

#[test]
fn the_hands_of_single_seeds_have_the_fingers_that_are_spoken_of() {
    let count = |caption, stage: usize| {
        let scene = scene(caption);
        let seed = scene.setup.controls.seed;
        let (.., made) = pictures(&scene, stage, seed..seed + 1);
        let count = count_parts(PartKind::Fingers, &made[0]);
        assert!(count.well_formed);
        count.count
    };
    for six in [text::LOCAL_CAPTION, text::SIX_CAPTION, text::MOSAIC_CAPTION, text::EMBRYO_CAPTION, text::END_CAPTION] {
        assert_eq!(count(six, 0), 6, "{six:?}");
    }
    assert_eq!(count(text::SLIDER_CAPTION, 0), 5, "as it begins");
    assert_eq!(count(text::MOVING_CAPTION, 0), 7);
    assert_eq!((count(text::EARLY_CAPTION, 0), count(text::EARLY_CAPTION, 1)), (5, 6));
}

#[test]
fn about_half_of_the_hands_have_a_wrong_count_and_none_is_a_copy() {
    let (set, spec, made) = pictures(&scene(text::MANY_CAPTION), 0, 0..72);
    let share = wrong(&made);
    // 72 seeds: three standard errors are .18.
    assert!((0.33..0.70).contains(&share), "{share}");
    let machine = spec.machine_at(1, set.shape());
    assert!(made.iter().all(|picture| !nearest(&set, picture, machine).unwrap().is_copy()));
}

#[test]
fn the_two_thumbs_are_independent_for_patches_and_not_for_the_whole_image() {
    let scene = scene(text::THUMBS_CAPTION);
    let set = scene.setup.controls.data.open().unwrap();
    let spec: CensusSpec =
        scene.setup.look.census.spec(&scene.setup.controls.stages[0], set.shape(), Some(PartKind::Fingers));
    assert_eq!(spec.axis.len(), 2, "patches, and the whole image");
    assert_eq!(spec.run(0), scene.setup.controls.stages[0].spec);
    let whole = self::scene(text::SLIDER_CAPTION);
    let phi = |cell: usize| {
        let (.., made) = match cell {
            0 => pictures(&scene, 0, 0..spec.n_seeds() as u64),
            _ => pictures(&whole, 0, 0..24),
        };
        let mut table = TwoByTwo::default();
        for picture in &made {
            let count = count_parts(PartKind::Fingers, picture);
            if let Some(thumbs) = thumbs(&count, picture.shape()) {
                table.add(thumbs.left, thumbs.right);
            }
        }
        table.phi().unwrap()
    };
    assert!(phi(0).abs() < 0.35, "96 hands: {}", phi(0));
    assert!(phi(1) < -0.99, "{}", phi(1));
}

#[test]
fn the_count_is_decided_before_a_quarter_of_the_time_is_over() {
    let (.., made) = pictures(&scene(text::EARLY_CAPTION), 0, 0..32);
    let share = wrong(&made);
    assert!(share <= 0.1, "{share}");
}

#[test]
fn right_hands_alone_have_five_fingers() {
    let (.., made) = pictures(&scene(text::CONTROL_CAPTION), 0, 0..36);
    let share = wrong(&made);
    assert!(share <= 0.06, "{share}");
}

#[test]
fn black_and_white_make_something_new_of_both() {
    let (set, _, made) = pictures(&scene(text::LABYRINTH_CAPTION), 0, 0..6);
    assert_eq!(set.n_images(), 2);
    for picture in made {
        let white = picture.values().iter().filter(|value| **value > 0.0).count() as f64;
        let share = white / picture.values().len() as f64;
        assert!((0.1..0.9).contains(&share), "{share}");
    }
}

#[test]
fn the_theory_predicts_the_network_as_well_as_is_said() {
    let mut program = Program::open(Preset::default());
    program.act(Action::Talk(TalkAction::OpenBuiltIn));
    let at = built_in::talk().scenes.iter().position(|scene| scene.setup.look.agreement).unwrap();
    program.act(Action::Talk(TalkAction::Begin(at)));
    program.wait("some seeds", |model| model.state.agreement.n_seeds() >= 8);
    let r = |machine: usize| program.model.state.agreement.quartiles(machine).expect("it was measured")[1];
    assert!((0.83..0.96).contains(&r(0)), "{}", r(0));
    assert!(r(1) < 0.7 && r(2) < 0.7, "the others don't: {} {}", r(1), r(2));
}
