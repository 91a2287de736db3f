//! The controls: each is found by its name, and changes what it says.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use sixfingers::diffusion::Locality;
use sixfingers::score::{Boundary, NamedMachine, Patch, Reach};
use sixfingers::text as keys;

use super::support::Window;

#[test]
fn dragging_the_patch_slider_changes_the_machine_and_the_picture() {
    let mut window = Window::open();
    assert_eq!(window.named_machine(), NamedMachine::Ls);
    let before = window.guess();
    let rail = window.harness.get_by_role_and_label(Role::Slider, keys::common::LOCALITY.name()).rect();
    let y = rail.top() + 14.0;
    window.harness.drag_at(egui::pos2(rail.left() + rail.width() * 0.25, y));
    window.harness.run_steps(2);
    for share in [0.4, 0.6, 0.8, 1.0] {
        window.harness.hover_at(egui::pos2(rail.left() + rail.width() * share, y));
        window.harness.run_steps(2);
    }
    window.harness.drop_at(egui::pos2(rail.right(), y));
    window.settle();
    assert_eq!(window.named_machine(), NamedMachine::Is);
    let after = window.guess();
    assert_ne!(after, before);
    let (_, rms) = window.model().state.data.as_ref().unwrap().set.nearest(&after).unwrap();
    // The whole-image machine lands on a training picture; at t = 0.1 the last step leaves less than 1 % of it open.
    assert!(rms < 0.02, "{rms} from the nearest training picture");
}

#[test]
fn one_drag_is_one_undo() {
    let mut window = Window::open();
    for side in [9.0, 7.0, 5.0, 3.0] {
        window.slide(keys::common::LOCALITY.name(), side);
    }
    window.click(Role::Button, keys::common::UNDO.name());
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 11.0);
}

#[test]
fn the_whole_image_is_the_last_stop_of_the_slider() {
    let mut window = Window::open();
    window.slide(keys::common::LOCALITY.name(), 1e9);
    assert_eq!(window.named_machine(), NamedMachine::Is);
    let slider = window.harness.get_by_role_and_label(Role::Slider, keys::common::LOCALITY.name());
    assert_eq!(slider.accesskit_node().numeric_value(), slider.accesskit_node().max_numeric_value());
    window.settle();
}

#[test]
fn the_equivariance_switch_lets_patches_move_and_its_dial_says_how_far() {
    let mut window = Window::open();
    let before = window.guess();
    assert!(window.harness.query_by_role_and_label(Role::Slider, keys::common::REACH.name()).is_none());
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.settle();
    assert_eq!(window.named_machine(), NamedMachine::BbEls);
    assert_ne!(window.guess(), before);
    window.slide(keys::common::REACH.name(), 3.0);
    window.settle();
    assert_eq!(window.model().state.controls.stages[0].spec.reach, Reach::Within(3));
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.settle();
    assert_eq!(window.guess(), before, "switched off, the machine is the one before");
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    assert_eq!(window.model().state.controls.stages[0].spec.reach, Reach::Within(3), "the dial is remembered");
}

#[test]
fn the_boundary_is_chosen_and_cuts_the_window_to_fit() {
    let mut window = Window::open();
    window.slide(keys::common::LOCALITY.name(), 63.0);
    window.click(Role::RadioButton, keys::common::CIRCULAR.name());
    window.settle();
    let spec = &window.model().state.controls.stages[0].spec;
    assert_eq!(spec.boundary, Boundary::Circular);
    assert_eq!(
        window.slider_value(keys::common::LOCALITY.name()),
        31.0,
        "on the torus a window may not overlap itself"
    );
    window.click(Role::RadioButton, keys::common::ZEROS.name());
    assert_eq!(window.model().state.controls.stages[0].spec.boundary, Boundary::Zeros);
}

#[test]
fn every_corner_of_the_map_can_be_clicked() {
    let mut window = Window::open();
    for named in NamedMachine::ALL {
        window.click(Role::RadioButton, named.short_name());
        assert_eq!(window.named_machine(), named);
    }
    window.settle();
}

#[test]
fn the_form_of_the_window_over_time_keeps_its_size() {
    let mut window = Window::open();
    window.click(Role::ComboBox, keys::common::OVER_TIME.name());
    window.click(Role::Button, keys::common::PAPER_NAME_MNIST_RESNET_ZEROS.get());
    let stage = &window.model().state.controls.stages[0];
    assert!(matches!(stage.spec.locality, Locality::Paper { .. }));
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 11.0);
    window.settle();
    window.click(Role::ComboBox, keys::common::OVER_TIME.name());
    window.click(Role::Button, keys::common::FORM_CONSTANT.get());
    let locality = &window.model().state.controls.stages[0].spec.locality;
    assert!(matches!(locality, Locality::Constant(Patch::Side(side)) if side.get() == 11));
}

#[test]
fn reset_goes_back_to_the_exhibit_and_keeps_the_seed() {
    let mut window = Window::open_with(Default::default(), egui::vec2(1280.0, 720.0));
    window.settle();
    let own = window.model().state.controls.clone();
    window.slide(keys::common::LOCALITY.name(), 1.0);
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.click(Role::Button, keys::common::RESET.name());
    assert_eq!(window.model().state.controls, own);
}

#[test]
fn every_input_has_a_name_of_its_own() {
    let mut window = Window::open();
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.harness.check_accessibility();
    let inputs = [Role::Button, Role::Slider, Role::RadioButton, Role::ComboBox, Role::Switch, Role::TextInput];
    for role in inputs {
        let mut names: Vec<String> =
            window.harness.get_all_by_role(role).filter_map(|n| n.accesskit_node().label()).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all, "two of the role {role:?} have the same name: {names:?}");
    }
}

#[test]
fn a_wrong_count_is_found() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::NEXT_WRONG.name());
    window.wait("an answer", |model| model.state.search.is_none());
    window.settle();
    let count = window.shown().count;
    // Twelve hands may agree too well for any wrong count; then the window says so.
    assert!(
        window.model().state.notices.notice.is_some() || count.is_some_and(|count| count.well_formed && !count.right)
    );
}

#[test]
fn the_training_pictures_are_shown_with_the_nearest_one_marked() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::TRAINING.name());
    window.wait("the nearest picture", |model| {
        let shown = model.state.stages[0].shown(1, std::time::Instant::now()).expect("a frame");
        model.state.analysis.novelty(shown.frame).is_some()
    });
    window.harness.run_steps(2);
    let (nearest, _) = window.model().state.data.as_ref().unwrap().set.nearest(&window.guess()).unwrap();
    let (start, end) = (format!("Training picture {},", nearest + 1), "nearest to the guess");
    let says = |name: String| name.starts_with(&start) && name.contains(end);
    let nodes = window.harness.query_all_by_role(Role::Button);
    assert!(nodes.into_iter().any(|node| says(node.accesskit_node().label().unwrap_or_default())));
    window.click(Role::Button, keys::common::SIDE_CLOSE.name());
    assert!(!window.has("Training picture 1"));
    window.press(egui::Key::T);
    assert!(window.model().settings.side.is_some());
}

#[test]
fn locked_noise_stays() {
    let mut window = Window::open();
    let seed = window.model().state.controls.seed;
    window.click(Role::Button, keys::common::LOCK.name());
    window.click(Role::Button, keys::common::REROLL.name());
    window.press(egui::Key::N);
    window.press(egui::Key::W);
    window.settle();
    assert_eq!(window.model().state.controls.seed, seed);
    window.click(Role::Button, keys::common::LOCK.name());
    window.click(Role::Button, keys::common::REROLL.name());
    assert_ne!(window.model().state.controls.seed, seed);
}

#[test]
fn the_noise_schedule_is_chosen_from_its_list() {
    let mut window = Window::open();
    let before = window.guess();
    window.harness.get_by_role_and_label(Role::ComboBox, keys::common::SCHEDULE.name()).scroll_to_me();
    window.harness.run_steps(3);
    window.click(Role::ComboBox, keys::common::SCHEDULE.name());
    window.click(Role::Button, keys::common::SCHEDULE_NAME_LINEAR.get());
    window.settle();
    assert_eq!(window.model().state.controls.stages[0].spec.schedule, sixfingers::diffusion::NoiseSchedule::Linear);
    assert_ne!(window.guess(), before);
}

#[test]
fn the_small_version_is_one_click_away_where_moving_patches_are_slow() {
    let mut window = Window::open_with(Default::default(), egui::vec2(1280.0, 900.0));
    window.settle();
    assert!(!window.has(keys::common::TWIN.name()));
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.click(Role::Button, keys::common::TWIN.name());
    window.settle();
    assert_eq!(window.shown().frame.x_t.shape().w(), 32);
    assert!(window.named_machine().is_equivariant());
}
