//! The census, driven by the names of its widgets.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};

use sixfingers::app::census::choice::{AxisKind, Range, Which};
use sixfingers::app::census::estimate::{cell_work, work_left};
use sixfingers::app::text::census as words;
use sixfingers::app::view::Scene;
use sixfingers::diffusion::RunSpec;
use sixfingers::explain::axis::Axis;
use sixfingers::explain::census::{Census, CensusSpec};
use sixfingers::explain::stats::Share;
use sixfingers::explain::table::census_table;
use sixfingers::export::census_plot;
use sixfingers::images::Shape;
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, Patch, Reach};
use sixfingers::text as keys;

/// The census panel of the small preset with so many seeds.
fn open(seeds: usize) -> Window {
    let mut window = Window::open();
    window.press(Key::K);
    window.harness.run_steps(2);
    set(&mut window, keys::census::SEEDS.name(), seeds as f64);
    window
}

/// Types a number into a field.
fn set(window: &mut Window, name: &str, value: f64) {
    window.harness.get_by_role_and_label(Role::SpinButton, name).set_value_accesskit(value);
    window.harness.run_steps(3);
}

fn wait_until_done(window: &mut Window) {
    window.wait("the census is done", |model| {
        !model.state.census.is_running() && model.state.census.shown().is_some_and(|shown| shown.census.is_done())
    });
    window.harness.run_steps(2);
}

fn census(window: &Window) -> &Census {
    &window.model().state.census.shown().expect("a census was begun").census
}

/// The same, counted here.
fn direct(window: &Window) -> Census {
    let shown = window.model().state.census.shown().unwrap();
    let data = window.model().state.data.as_ref().expect("a set is open");
    assert_eq!(data.id, shown.data.id);
    let set = &data.set;
    let mut census = Census::new(shown.census.spec().clone(), set).unwrap();
    let denoiser = FastDenoiser::new(set);
    while !census.is_done() {
        census.step(set, &denoiser, None, &CancelToken::new()).unwrap();
    }
    census
}

fn assert_same(window: &Window) {
    let (found, direct) = (census(window), direct(window));
    for cell in 0..direct.spec().axis.len() {
        assert_eq!(found.outcomes(cell), direct.outcomes(cell), "column {cell}");
    }
}

#[test]
fn the_key_opens_the_census_and_escape_closes_it() {
    let mut window = Window::open();
    window.press(Key::K);
    assert_eq!(window.model().view.scene, Scene::Census);
    assert!(window.has(words::NOTHING_YET.get()) || window.has(keys::census::START.name()));
    window.press(Key::Escape);
    assert_eq!(window.model().view.scene, Scene::Stage);
    window.click(Role::Button, keys::census::CENSUS.name());
    assert_eq!(window.model().view.scene, Scene::Census);
    window.click(Role::Button, keys::census::CLOSE.name());
    assert_eq!(window.model().view.scene, Scene::Stage);
}

#[test]
fn a_census_finds_what_the_library_finds() {
    let mut window = open(12);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let Axis::Patches(patches) = &census(&window).spec().axis else { panic!("{:?}", census(&window).spec()) };
    assert!(patches.len() > 5 && patches.last() == Some(&Patch::Whole), "{patches:?}");
    assert_eq!(census(&window).progress(), (12 * patches.len(), 12 * patches.len()));
    assert_same(&window);
}

#[test]
fn the_expected_time_stands_there_before_the_start() {
    let mut window = open(30);
    let n =
        window.model().view.census.spec(&window.model().state.controls.stages[0], window.model().state.shape(), None);
    let begins = format!("{} columns x 30 seeds = {} pictures: about ", n.axis.len(), n.axis.len() * 30);
    let found = window.harness.query_all_by_label_contains(&begins).count();
    assert_eq!(found, 1, "{begins}");
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    assert!(window.harness.query_all_by_label_contains("pictures, done").next().is_some());
}

#[test]
fn a_census_that_was_stopped_goes_on_where_it_was() {
    let mut window = open(100);
    window.click(Role::Button, keys::census::START.name());
    window.wait("the first pictures", |model| {
        model.state.census.shown().is_some_and(|shown| shown.census.progress().0 > 0)
    });
    window.click(Role::Button, keys::census::STOP.name());
    assert!(!window.model().state.census.is_running());
    let stopped = census(&window).clone();
    let (done, all) = stopped.progress();
    assert!(done > 0 && done < all, "{done} of {all}: stopped too late to tell");
    window.harness.run_steps(5);
    assert_eq!(census(&window).progress().0, done, "stopped is stopped");
    window.click(Role::Button, keys::census::RESUME.name());
    assert!(census(&window).progress().0 >= done, "nothing is lost");
    for cell in 0..stopped.spec().axis.len() {
        let before = stopped.outcomes(cell);
        assert_eq!(&census(&window).outcomes(cell)[..before.len()], before);
    }
    wait_until_done(&mut window);
    assert_same(&window);
}

#[test]
fn a_longer_range_and_more_seeds_take_over_what_is_there() {
    let mut window = open(8);
    set(&mut window, keys::census::TO.name(), 7.0);
    window.click(Role::CheckBox, keys::census::WITH_WHOLE.name());
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let first = census(&window).clone();
    assert!(matches!(&first.spec().axis, Axis::Patches(patches) if patches.len() == 3), "{:?}", first.spec().axis);
    set(&mut window, keys::census::TO.name(), 11.0);
    set(&mut window, keys::census::SEEDS.name(), 10.0);
    assert!(
        window
            .harness
            .query_all_by_label_contains("5 columns x 10 seeds = 50 pictures, 24 counted before")
            .next()
            .is_some()
    );
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    assert_eq!(census(&window).spec().axis.len(), 5);
    assert_same(&window);
    // Back to the short one: all of it is there, and nothing is left to do.
    set(&mut window, keys::census::TO.name(), 7.0);
    set(&mut window, keys::census::SEEDS.name(), 8.0);
    assert!(window.harness.query_all_by_label_contains("nothing left to do").next().is_some());
    window.click(Role::Button, keys::census::START.name());
    assert!(!window.model().state.census.is_running());
    assert_eq!(census(&window).outcomes(2), first.outcomes(2));
}

#[test]
fn the_stage_stays_live_meanwhile() {
    let mut window = open(4000);
    window.click(Role::Button, keys::census::START.name());
    window.press(Key::Escape);
    window.press(Key::N);
    window.settle();
    assert!(window.model().state.census.is_running(), "the census goes on behind the stage");
    assert!(window.harness.query_all_by_label_contains("Census: ").next().is_some(), "the status line tells of it");
    window.press(Key::K);
    window.click(Role::Button, keys::census::STOP.name());
}

#[test]
fn a_field_shows_its_pictures_and_a_picture_goes_on_the_stage() {
    let mut window = open(16);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let found = census(&window).clone();
    let spec = found.spec().clone();
    let cell = spec.axis.len() - 1;
    let copies = found.tally(cell).share_with(5);
    assert_eq!(copies, Share { count: 16, of: 16 }, "the whole image is copied");
    let name = words::field(&spec.axis, cell, Which::Count(5), spec.kind, copies);
    window.click(Role::Button, &name);
    let seeds: Vec<u64> = (0..16).filter(|seed| window.has(&words::picture(*seed))).collect();
    assert!(seeds.len() >= 6, "as many as there is room for: {seeds:?}");
    window.click(Role::Button, &words::picture(3));
    window.settle();
    let state = &window.model().state;
    assert_eq!((window.model().view.scene, state.controls.seed), (Scene::Stage, 3));
    assert_eq!(state.controls.stages[0].spec, spec.run(cell));
    let outcome = found.outcomes(cell)[3];
    assert_eq!(window.shown().count.map(|count| count.count), outcome.count.map(usize::from));
    let nearest = state.data.as_ref().unwrap().set.nearest(&window.guess()).unwrap();
    assert_eq!(nearest, (outcome.nearest_image as usize, outcome.nearest_rms), "the same picture, bit for bit");
    window.click(Role::Button, keys::common::UNDO.name());
    assert_ne!(window.model().state.controls.seed, 3);
}

#[test]
fn the_other_axes_can_be_chosen() {
    let mut window = open(2);
    window.click(Role::RadioButton, keys::census::AXIS_TIMES.name());
    set(&mut window, keys::census::FROM.name(), 0.5);
    set(&mut window, keys::census::EVERY.name(), 0.25);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let Axis::SwitchTimes { before: Patch::Whole, after, times } = &census(&window).spec().axis else {
        panic!("{:?}", census(&window).spec())
    };
    assert_eq!((after.to_string().as_str(), times.as_slice()), ("11", &[0.5, 0.75, 1.0][..]));
    window.click(Role::RadioButton, keys::census::AXIS_REACHES.name());
    set(&mut window, keys::census::TO.name(), 2.0);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let axis = &census(&window).spec().axis;
    assert_eq!(*axis, Axis::Reaches(vec![Reach::Within(0), Reach::Within(1), Reach::Within(2), Reach::All]));
    assert_same(&window);
}

#[test]
fn the_two_sides_of_the_hand_are_a_ready_census() {
    let mut window = open(48);
    window.click(Role::RadioButton, keys::census::AXIS_THUMBS.name());
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let found = census(&window).clone();
    let ideal = found.tally(1);
    assert_eq!(ideal.thumbs.phi(), Some(-1.0), "who sees the whole hand gives it one thumb");
    let local = found.tally(0);
    let axis = &found.spec().axis;
    let share = Share { count: local.thumbs.both, of: local.thumbs.total() };
    let name = words::field(axis, 0, Which::Thumbs(true, true), found.spec().kind, share);
    assert!(window.has(&name), "{name}");
    for tally in [&local, &ideal] {
        assert!(window.has(&words::phi(tally.thumbs)) && window.has(&words::sides_sentence(tally)));
    }
    // Another training set has no thumbs to ask for.
    assert_eq!(window.model().view.census.kind, AxisKind::Thumbs);
}

#[test]
fn the_table_and_the_charts_are_saved_as_the_command_saves_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(4);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    let path = folder.path().join("mine");
    window.click(Role::Button, keys::census::SAVE.name());
    let field = window.harness.get_by_role_and_label(Role::TextInput, keys::census::PATH.name());
    field.focus();
    window.harness.run_steps(2);
    window.press_with(egui::Modifiers::COMMAND, Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, keys::census::PATH.name()).type_text(path.to_str().unwrap());
    window.harness.run_steps(3);
    window.click(Role::Button, keys::census::SAVE_CSV.name());
    window.wait("it is written", |model| model.state.notices.notice.is_some());
    let csv = std::fs::read_to_string(folder.path().join("mine.csv")).unwrap();
    let (head, rows) = census_table(census(&window));
    assert_eq!(csv.lines().next().unwrap(), head.join(","));
    assert_eq!(csv.lines().count(), rows.len() + 1);
    while window.model().state.notices.notice.is_some() {
        window.press(Key::Escape);
    }
    window.click(Role::Button, keys::census::SAVE.name());
    window.click(Role::Button, keys::census::SAVE_PNG.name());
    window.wait("it is written", |model| model.state.notices.notice.is_some());
    let png = image::open(folder.path().join("mine.png")).unwrap();
    assert_eq!(png.to_rgb8(), census_plot(census(&window)).to_rgb8());
    window.click(Role::Button, keys::census::SAVE.name());
    window.click(Role::Button, keys::census::COPY.name());
    assert_eq!(window.model().state.notices.notice.as_deref(), Some(words::COPIED.get()));
}

#[test]
fn a_file_that_cannot_be_written_is_said_so() {
    let mut window = open(2);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    window.click(Role::Button, keys::census::SAVE.name());
    window.harness.get_by_role_and_label(Role::TextInput, keys::census::PATH.name()).focus();
    window.harness.run_steps(2);
    window.press_with(egui::Modifiers::COMMAND, Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, keys::census::PATH.name()).type_text("/no/such/folder/x");
    window.harness.run_steps(3);
    window.click(Role::Button, keys::census::SAVE_CSV.name());
    window.wait("a message", |model| model.state.notices.notice.is_some());
    let notice = window.model().state.notices.notice.clone().expect("a message");
    assert!(notice.contains("/no/such/folder"), "{notice}");
}

#[test]
fn a_training_set_without_parts_is_counted_by_copies() {
    let mut preset = small();
    preset.data = Some("black-white:size=24".parse().unwrap());
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.settle();
    window.press(Key::K);
    assert!(!window.has(keys::census::AXIS_THUMBS.name()));
    set(&mut window, keys::census::SEEDS.name(), 6.0);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    assert_eq!(census(&window).spec().kind, None);
    assert_same(&window);
}

#[test]
fn every_input_of_the_census_has_a_name_of_its_own() {
    let mut window = open(4);
    window.click(Role::Button, keys::census::START.name());
    wait_until_done(&mut window);
    window.harness.check_accessibility();
}

#[test]
fn a_range_holds_its_first_value_and_every_so_many_up_to_its_last() {
    let values = |from, to, every| Range { from, to, every }.values();
    assert_eq!(values(3, 9, 2), [3, 5, 7, 9]);
    assert_eq!(values(3, 8, 2), [3, 5, 7]);
    assert_eq!(values(5, 3, 1), [5]);
    assert_eq!(values(1, 3, 0), [1, 2, 3]);
    assert_eq!(values(0, 1000, 1).len(), 128, "the charts have room for so many columns");
}

#[test]
fn the_expected_work_goes_by_the_training_patches_that_a_pixel_may_use() {
    let shape = Shape::new(3, 32, 32).unwrap();
    let base = RunSpec { boundary: Boundary::Circular, steps: 10, ..RunSpec::default() };
    let axis = Axis::Reaches(vec![Reach::NONE, Reach::Within(1), Reach::Within(3), Reach::All]);
    let spec = CensusSpec { base, axis, seeds: 0..4, kind: None };
    let work = cell_work(&spec, shape);
    // 1, 3 x 3, 7 x 7 and 32 x 32 places for each pixel, ten times.
    for (work_of, places) in work.iter().zip([1.0, 9.0, 49.0, 1024.0]) {
        assert_eq!(work_of - work[0], 10.0 * (places - 1.0));
    }
    let left = work_left([4, 2, 0, 4].into_iter(), 4, &work);
    assert_eq!(left, 2.0 * work[1] + 4.0 * work[2]);
}
