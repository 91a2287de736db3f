//! Where pixels came from: the panel about one of them, the maps, the sources.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};
use crate::support::REFERENCE_TOLERANCE;

use sixfingers::app::analysis::maps::Maps;
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::provenance::pointed::wanted_key;
use sixfingers::app::provenance::state::{LISTED, PixelAnswer};
use sixfingers::app::settings::SidePanel;
use sixfingers::app::text::explain as text;
use sixfingers::app::view::Pictures;
use sixfingers::diffusion::{Locality, RunSpec};
use sixfingers::explain::dictionary::Dictionary;
use sixfingers::explain::mosaic::MapKind;
use sixfingers::explain::sources::sources;
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{Boundary, CancelToken, NamedMachine, Patch, PatchRef, PatchSide, Query, Reach};
use sixfingers::text as keys;

/// Whether the panel has the answer to what is on screen.
fn is_answered(model: &Model) -> bool {
    let wanted = wanted_key(&model.state, &model.view);
    wanted.is_some() && model.state.provenance.answer().map(|answer| answer.key) == wanted
}

/// Waits for the answer, and until it is drawn.
fn answer(window: &mut Window) -> PixelAnswer {
    window.harness.run_steps(2);
    window.wait("where the pixel came from", is_answered);
    window.harness.run_steps(2);
    window.model().state.provenance.answer().cloned().expect("an answer")
}

/// Waits until it is known whether what is shown is new.
fn has_verdicts(window: &mut Window) {
    window.harness.run_steps(2);
    window.wait("the verdict", |model| {
        let shown = model.state.stages[0].shown(model.view.time.step, std::time::Instant::now());
        shown.is_some_and(|shown| model.state.analysis.novelty(shown.frame).is_some())
    });
    window.harness.run_steps(2);
}

/// The middle of a pixel of a picture of the stage.
fn on(window: &Window, picture: &str, (row, col): (usize, usize)) -> Pos2 {
    let rect = window.harness.get_by_role_and_label(Role::Image, picture).rect();
    let shape = window.model().state.shape();
    let part = |p: usize, n: usize| (p as f32 + 0.5) / n as f32;
    rect.min + rect.size() * egui::vec2(part(col, shape.w()), part(row, shape.h()))
}

/// Presses and lets go of the button of the pointer.
fn click_at(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    window.harness.run_steps(2);
    window.harness.drag_at(at);
    window.harness.drop_at(at);
    window.harness.run_steps(3);
}

const GUESS: &str = "Stage 1: Machine's guess";

#[test]
fn the_panel_shows_the_patches_and_the_weights_of_the_reference() {
    // Few and small pictures: the reference goes through all candidates of all pixels.
    let data = "hands:count=4,size=24,seed=1".parse().unwrap();
    let mut window = Window::open_with(Preset { data: Some(data), ..small() }, egui::vec2(1280.0, 720.0));
    window.settle();
    window.press(Key::I);
    for (named, at) in [(Key::Num3, (9, 20)), (Key::Num5, (12, 13)), (Key::Num4, (0, 3)), (Key::Num2, (5, 5))] {
        window.press(named);
        window.settle();
        window.press(Key::ArrowLeft);
        window.harness.hover_at(on(&window, GUESS, at));
        let found = answer(&mut window);
        assert_eq!(found.key.at, at);
        let model = window.model();
        let (set, spec) = (&model.state.data.as_ref().unwrap().set, &model.state.controls.stages[0].spec);
        let (frame, cancel) = (window.shown().frame, CancelToken::new());
        let level = spec.level_at(frame.step);
        let query = Query { machine: frame.machine, level, x_t: &frame.x_t, mask: None, cancel: &cancel };
        let reference = NaiveDenoiser::new(set.as_ref().clone()).posterior(query).unwrap();
        let mut expected = reference.weights[at.0 * set.shape().w() + at.1].clone();
        let key = |p: &PatchRef| (p.image_idx, p.row, p.col);
        expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(key(&a.0).cmp(&key(&b.0))));
        let mut shown_share = 0.0;
        for (rank, (patch, weight)) in expected.iter().take(LISTED).enumerate() {
            let source = &found.provenance.strongest[rank];
            assert!((source.weight - weight).abs() <= REFERENCE_TOLERANCE, "{named:?} {rank}");
            // Below the number's last digit on screen several may weigh the same.
            if *weight > 1e-9 {
                assert_eq!(source.patch, *patch, "{named:?} {rank}");
                let name = text::patch_name(rank, patch.image_idx, patch.row, patch.col, *weight);
                assert!(window.has(&name), "{name}");
            }
            shown_share += weight;
        }
        let line = text::shown_line(LISTED.min(expected.len()), shown_share);
        assert!(window.has(&line), "{line}");
        let effective = 1.0 / expected.iter().map(|(_, weight)| weight * weight).sum::<f64>();
        let [decide, of] = text::effective_lines(&found.provenance);
        let line = format!("{} {decide} {of}", text::effective(effective));
        assert!(window.has(&line), "{line}");
    }
}

#[test]
fn the_crowd_of_candidates_shrinks_as_the_playhead_moves() {
    let mut window = Window::open();
    window.press(Key::I);
    window.harness.hover_at(on(&window, GUESS, (16, 16)));
    window.press(Key::Q);
    let last = answer(&mut window);
    window.press(Key::Home);
    let first = answer(&mut window);
    assert_eq!((first.key.step, last.key.step), (10, 1));
    assert_eq!(first.key.at, last.key.at);
    assert!(first.provenance.effective_patches > 3.0 * last.provenance.effective_patches);
}

#[test]
fn a_click_pins_a_pixel_and_escape_lets_it_go() {
    let mut window = Window::open();
    assert_eq!(window.model().settings.side, None);
    let at = on(&window, GUESS, (4, 7));
    click_at(&mut window, at);
    assert_eq!(window.model().settings.side, Some(SidePanel::Provenance), "a click asks where a pixel came from");
    assert!(window.model().view.probe.pinned);
    assert_eq!(answer(&mut window).key.at, (4, 7));
    window.harness.hover_at(on(&window, GUESS, (20, 20)));
    assert_eq!(answer(&mut window).key.at, (4, 7), "it stays wherever the pointer goes");
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    window.press_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(answer(&mut window).key.at, (5, 9));
    assert_eq!(window.step(), 1, "the playhead has not moved");
    window.press(Key::ArrowLeft);
    assert_eq!((window.step(), answer(&mut window).key.at), (2, (5, 9)), "the arrows alone move the playhead");
    window.press(Key::Escape);
    assert!(!window.model().view.probe.pinned);
    window.harness.hover_at(on(&window, GUESS, (20, 20)));
    assert_eq!(answer(&mut window).key.at, (20, 20));
    window.click(Role::Button, keys::explain::PIN.name());
    assert!(window.model().view.probe.pinned);
    window.click(Role::Button, keys::explain::PINNED.name());
    assert!(!window.model().view.probe.pinned);
}

#[test]
fn the_arrows_move_the_pixel_while_a_picture_has_the_focus() {
    let mut window = Window::open();
    window.harness.get_by_role_and_label(Role::Image, GUESS).focus();
    window.harness.run_steps(3);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowLeft);
    let (row, col) = (16, 16);
    assert_eq!(window.model().view.probe.pixel, Some((row - 1, col - 1)));
    assert_eq!(window.step(), 1);
}

#[test]
fn an_answer_to_an_older_question_is_marked_until_the_new_one_is_there() {
    // Some 200 million differences a pixel: the next answer takes longer than two frames of the window.
    let run = RunSpec {
        locality: Locality::Constant(Patch::Side(PatchSide::new(15).unwrap())),
        reach: Reach::All,
        boundary: Boundary::Circular,
        steps: 4,
        ..RunSpec::default()
    };
    let data = "hands:count=80,size=64,seed=1".parse().unwrap();
    let preset = Preset { data: Some(data), run: Some(run), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.wait("a frame", |model| model.state.stages[0].run().is_some_and(|run| !run.frames.is_empty()));
    window.press(Key::I);
    // The run goes on meanwhile; the pixel of its first frame is asked for.
    window.press(Key::Home);
    let before = answer(&mut window);
    assert!(!window.has("updating"));
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    assert!(!is_answered(window.model()), "the answer came within two frames: the set is too small for this test");
    assert!(window.has("updating"));
    let line = text::pixel_line(before.key.at, before.key.step, 4);
    assert!(window.has(&line), "what is shown says to which pixel it belongs");
    let after = answer(&mut window);
    assert_eq!(after.key.at, (before.key.at.0, before.key.at.1 + 1));
    assert!(!window.has("updating"));
    assert!(!window.has(&line));
}

#[test]
fn the_key_m_goes_through_the_maps_and_v_goes_back_to_the_pictures() {
    let mut window = Window::open();
    has_verdicts(&mut window);
    window.wait("local consistency", |model| {
        let shown = model.state.stages[0].shown(1, std::time::Instant::now()).expect("a frame");
        model.state.analysis.of(shown.frame).is_some_and(|facts| facts.consistency.is_some())
    });
    for kind in MapKind::ALL {
        window.press(Key::M);
        assert_eq!(window.model().view.pictures, Pictures::Map(kind));
        let name = format!("Stage 1: {}", text::map_name(kind));
        assert!(window.has(&name), "{name}");
        assert!(!window.has(text::MAP_WAITING.get()), "{kind:?} is there at once");
    }
    assert_eq!(window.model().view.maps.len(), MapKind::ALL.len());
    window.press(Key::V);
    assert_eq!(window.model().view.pictures, Pictures::Both);
    window.press(Key::M);
    assert_eq!(window.model().view.pictures, Pictures::Map(MapKind::Difference), "the map that was looked at last");
}

#[test]
fn a_map_is_chosen_by_name_and_has_a_legend_in_numbers() {
    let mut window = Window::open();
    window.press(Key::Num5);
    window.settle();
    has_verdicts(&mut window);
    window.click(Role::RadioButton, keys::explain::VIEW_MOSAIC.name());
    for (kind, says) in [
        (MapKind::Displacement, "of the pixels moved, median"),
        (MapKind::Certainty, "median 1."),
        (MapKind::Consistency, "are not the centre of their nearest patch"),
        (MapKind::Difference, "median 0."),
    ] {
        window.click(Role::ComboBox, keys::explain::MAP_CHOICE.name());
        window.click(Role::Button, text::map_name(kind).get());
        assert_eq!(window.model().view.pictures, Pictures::Map(kind));
        // Local consistency takes a step of the machine, on the worker.
        window.wait("what the map needs", |model| {
            let shown = model.state.stages[0].shown(1, std::time::Instant::now()).expect("a frame");
            let facts = model.state.analysis.of(shown.frame);
            kind != MapKind::Consistency || facts.is_some_and(|facts| facts.consistency.is_some())
        });
        window.harness.run_steps(2);
        assert!(window.harness.query_by_label_contains(says).is_some(), "{kind:?}: {says}");
    }
}

#[test]
fn where_patches_stay_in_place_the_map_of_displacements_says_so() {
    let mut window = Window::open();
    window.press(Key::M);
    window.press(Key::M);
    assert!(window.has(text::NOTHING_MOVES.get()));
}

#[test]
fn the_strip_names_the_sources_and_the_verdict() {
    let mut window = Window::open();
    has_verdicts(&mut window);
    let shot = window.shown();
    let novelty = window.model().state.analysis.novelty(&shot).cloned().expect("a verdict");
    assert!(window.has(&text::verdict(&novelty.verdict)));
    assert!(window.has(&text::nearest_short(&novelty.nearest)));
    for source in sources(&shot.frame.posterior.strongest).iter().take(5) {
        assert!(window.has(&text::source_name(source.image_idx, source.share)));
    }
    // The whole-image machine copies.
    window.press(Key::Num1);
    window.settle();
    has_verdicts(&mut window);
    let (nearest, _) = window.model().state.data.as_ref().unwrap().set.nearest(&window.guess()).unwrap();
    assert!(window.has(&format!("Copy of training picture {}", nearest + 1)));
}

#[test]
fn pointing_at_a_source_lights_its_pixels() {
    let mut window = Window::open();
    let source = sources(&window.shown().frame.posterior.strongest)[0];
    let name = text::source_name(source.image_idx, source.share);
    let uploads = window.memory().textures.uploads();
    window.harness.get_by_label(&name).hover();
    window.harness.run_steps(3);
    assert_eq!(window.model().view.lit, Some(source.image_idx));
    assert!(window.memory().textures.uploads() > uploads, "the guess is drawn anew, with the others dimmed");
    window.harness.hover_at(pos2(5.0, 5.0));
    window.harness.run_steps(3);
    assert_eq!(window.model().view.lit, None);
    // On the map the pixel under the pointer says which source is lit.
    window.press(Key::M);
    window.harness.hover_at(on(&window, "Stage 1: By source", (16, 16)));
    window.harness.run_steps(3);
    let patch = window.shown().frame.posterior.strongest[16 * 32 + 16];
    assert_eq!(window.model().view.lit, Some(patch.image_idx));
    assert!(window.harness.query_by_label_contains(&format!("Training picture {}", patch.image_idx + 1)).is_some());
}

#[test]
fn the_dictionary_says_which_places_a_pixel_may_use() {
    let mut window = Window::open();
    window.press(Key::Num5);
    window.settle();
    window.press(Key::I);
    for at in [(16, 16), (0, 16), (16, 31), (0, 0)] {
        window.harness.hover_at(on(&window, GUESS, at));
        let found = answer(&mut window);
        assert_eq!(found.key.at, at);
        let shape = window.model().state.shape();
        let sentence = Dictionary::new(found.frame.machine, shape, at).sentence();
        assert!(window.has(&sentence), "{sentence}");
    }
}

#[test]
fn all_maps_of_a_run_of_twenty_steps_are_kept_within_their_bounds() {
    let mut window = Window::open_with(Preset::default(), egui::vec2(1280.0, 720.0));
    window.settle();
    assert_eq!(window.model().state.stages[0].run().unwrap().frames.len(), 20);
    window.wait("everything about every frame", |model| {
        let run = model.state.stages[0].run().expect("a run");
        let facts = run.frames.iter().map(|frame| model.state.analysis.of(frame));
        facts.flatten().filter(|facts| facts.novelty.is_some() && facts.consistency.is_some()).count() == 20
    });
    for _ in 0..MapKind::ALL.len() {
        window.press(Key::M);
        window.press(Key::Home);
        for _ in 0..20 {
            window.press(Key::ArrowRight);
        }
    }
    let maps = &window.model().view.maps;
    assert_eq!(maps.len(), 100);
    assert!(maps.bytes() < Maps::MAX_BYTES, "{} bytes", maps.bytes());
}

#[test]
fn a_presentation_shows_the_map_with_its_legend() {
    let mut window = Window::open();
    window.press(Key::F5);
    window.press(Key::M);
    assert!(window.has("Stage 1: By source"));
    let source = sources(&window.shown().frame.posterior.strongest)[0];
    assert!(window.has(&text::source_name(source.image_idx, source.share)));
    window.press(Key::M);
    window.press(Key::M);
    assert!(window.harness.query_by_label_contains("median").is_some());
}

#[test]
fn the_whole_image_machines_are_explained_too() {
    let mut window = Window::open_with(small(), egui::vec2(1280.0, 720.0));
    window.settle();
    window.press(Key::I);
    for (key, named, n_candidates) in [(Key::Num1, NamedMachine::Is, 12), (Key::Num2, NamedMachine::Es, 12 * 32 * 32)] {
        window.press(key);
        window.settle();
        assert_eq!(window.named_machine(), named);
        let found = answer(&mut window);
        assert_eq!(found.provenance.n_candidates, n_candidates);
        let [_, of] = text::effective_lines(&found.provenance);
        assert!(window.harness.query_by_label_contains(&of).is_some(), "{of}");
    }
}
