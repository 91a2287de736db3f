//! P(t): its forms, and the points that can be dragged.

use egui::accesskit::Role;
use egui::{Key, PointerButton};
use egui_kittest::kittest::{NodeT, Queryable};
use sixfingers::diffusion::locality_points::{MAX_POINTS, added, as_curve, handles, moved, removed};
use sixfingers::diffusion::{Locality, PaperScales, RunSpec};
use sixfingers::score::{Boundary, Patch, PatchSide};
use sixfingers::text as keys;

use super::support::Window;
use crate::support::{shape, side};

fn locality(window: &Window) -> Locality {
    window.model().state.controls.stages[0].spec.locality.clone()
}

fn points(window: &Window) -> Vec<(f64, f64)> {
    match locality(window) {
        Locality::Curve(points) => points,
        other => panic!("{other} is no curve"),
    }
}

fn choose(window: &mut Window, form: &str) {
    window.click(Role::ComboBox, keys::common::OVER_TIME.name());
    window.click(Role::Button, form);
}

/// A window with a flat curve of three points.
fn with_curve() -> Window {
    let mut window = Window::open();
    choose(&mut window, keys::common::FORM_CURVE.get());
    assert_eq!(points(&window), [(1.0, 11.0), (0.5, 11.0), (0.0, 11.0)]);
    window
}

#[test]
fn a_curve_made_of_a_schedule_gives_the_same_windows_or_nearly_the_same() {
    let picture = shape(3, 64, 64);
    let plain = ["constant:15", "linear:31:5", "switch:0.75:41:15", "scales:3,3,5,7,9,1"];
    let papers = PaperScales::ALL.map(|scales| Locality::Paper { scales, factor: 0.7 });
    for (locality, exact) in plain.map(|s| (s.parse().unwrap(), true)).into_iter().chain(papers.map(|l| (l, false))) {
        let spec = RunSpec { locality, ..RunSpec::default() };
        let points = as_curve(&spec, picture);
        assert!((2..=8).contains(&points.len()), "{} points for {}", points.len(), spec.locality);
        let curve = RunSpec { locality: Locality::Curve(points), ..spec.clone() };
        curve.check(picture).unwrap();
        for step in 1..=20 {
            let side = |spec: &RunSpec| match spec.machine_at(step, picture).patch {
                Patch::Side(side) => f64::from(side.get()),
                Patch::Whole => panic!("no whole image here"),
            };
            // A schedule with many corners keeps eight of them: the most seen is 4 pixels of 43, two stops.
            let most = if exact { 0.0 } else { 4.0 };
            let off = (side(&curve) - side(&spec)).abs();
            assert!(off <= most, "{} at {step}: {off}", spec.locality);
        }
    }
}

#[test]
fn points_keep_their_order_and_their_limits() {
    let picture = shape(3, 32, 32);
    let curve = Locality::Curve(vec![(0.0, 3.0), (1.0, 21.0), (0.5, 9.0)]);
    assert_eq!(handles(&curve).iter().map(|h| h.t).collect::<Vec<_>>(), [1.0, 0.5, 0.0], "noisiest first");
    let to = |index, t, patch| match moved(&curve, index, (t, patch), picture, Boundary::Zeros) {
        Locality::Curve(points) => points[index],
        other => panic!("{other}"),
    };
    assert_eq!(to(1, 0.25, side(5)), (0.25, 5.0));
    assert_eq!(to(1, 7.0, side(5)), (0.99, 5.0), "a point does not pass its neighbour");
    assert_eq!(to(1, -7.0, side(5)), (0.01, 5.0));
    assert_eq!(to(0, 1.0, Patch::Whole), (1.0, 63.0), "a curve goes up to the largest side");
    let Locality::Curve(points) = &curve else { unreachable!() };
    assert_eq!(removed(points, 1), Some(Locality::Curve(vec![(1.0, 21.0), (0.0, 3.0)])));
    assert_eq!(removed(&points[..2], 0), None, "two points are the least");
    assert_eq!(added(points, 0.5, PatchSide::PIXEL), None, "there is one already");
    let mut many = points.clone();
    for k in 1..100 {
        if let Some(Locality::Curve(more)) = added(&many, f64::from(k) / 100.0, PatchSide::PIXEL) {
            many = more;
        }
    }
    assert_eq!(many.len(), MAX_POINTS);
}

#[test]
fn a_point_is_dragged_and_the_picture_follows() {
    let mut window = with_curve();
    window.settle();
    let before = window.guess();
    let point = window.harness.get_by_role_and_label(Role::Slider, "Point 2 at t = 0.50").rect().center();
    window.harness.drag_at(point);
    window.harness.run_steps(2);
    let to = point + egui::vec2(-40.0, -30.0);
    for share in [0.3, 0.6, 1.0] {
        window.harness.hover_at(point.lerp(to, share));
        window.harness.run_steps(2);
    }
    window.harness.drop_at(to);
    window.settle();
    let (t, p) = points(&window)[1];
    assert!(t > 0.55 && t < 0.75, "to the left is noisier: t = {t}");
    assert!(p > 11.0 && p % 2.0 == 1.0, "up is larger, and odd: {p}");
    assert_ne!(window.guess(), before);
    window.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(points(&window)[1], (0.5, 11.0), "one drag is one undo");
}

#[test]
fn points_are_moved_and_removed_by_the_keyboard() {
    let mut window = with_curve();
    window.harness.get_by_role_and_label(Role::Slider, "Point 2 at t = 0.50").focus();
    window.harness.run_steps(2);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowRight);
    assert_eq!(points(&window)[1], (0.4, 13.0));
    assert_eq!(window.step(), 1, "the arrows were the point's");
    window.press(Key::Delete);
    assert_eq!(points(&window), [(1.0, 11.0), (0.0, 11.0)]);
    window.settle();
}

#[test]
fn points_are_added_by_a_double_click_and_removed_by_a_right_click() {
    let mut window = with_curve();
    let plot = window.harness.get_by_role_and_label(Role::Image, keys::over_time::OVER_TIME_PLOT.name()).rect();
    let at = egui::pos2(plot.left() + plot.width() * 0.25, plot.center().y);
    // Each event of a test is a frame, a quarter of a second after the one before. The clicks that came before must
    // be long ago, else it is a triple click.
    window.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 0.6);
    window.harness.run_steps(8);
    window.harness.event(egui::Event::PointerMoved(at));
    window.harness.step();
    for _ in 0..2 {
        for pressed in [true, false] {
            let modifiers = egui::Modifiers::NONE;
            let button = PointerButton::Primary;
            window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        window.harness.step();
    }
    window.harness.run_steps(2);
    let now = points(&window);
    assert_eq!(now.len(), 4, "{now:?}");
    assert!(now[1].0 > 0.7 && now[1].0 < 0.85, "{now:?}");
    let name = format!("Point 2 at t = {:.2}", now[1].0);
    window.harness.get_by_role_and_label(Role::Slider, &name).click_secondary();
    window.harness.run_steps(3);
    assert_eq!(points(&window).len(), 3);
    window.settle();
}

#[test]
fn buttons_and_fields_do_all_that_the_pointer_does() {
    let mut window = with_curve();
    assert!(window.has("1 of 3"));
    window.click(Role::Button, keys::over_time::POINT_NEXT.name());
    assert!(window.has("2 of 3"));
    window.click(Role::Button, keys::over_time::POINT_MORE.name());
    assert_eq!(points(&window)[2], (0.25, 11.0));
    window.click(Role::Button, keys::over_time::POINT_LESS.name());
    assert_eq!(points(&window)[1], (0.25, 11.0), "the chosen one is gone");
    let field = window.harness.get_by_role_and_label(Role::SpinButton, keys::over_time::POINT_SIDE.name());
    assert!(field.accesskit_node().numeric_value().is_some());
    assert!(window.harness.query_by_role_and_label(Role::SpinButton, keys::over_time::POINT_TIME.name()).is_some());
    window.harness.get_by_role_and_label(Role::Slider, "Point 2 at t = 0.25").set_value_accesskit(20.0);
    window.harness.run_steps(2);
    assert_eq!(points(&window)[1].1 % 2.0, 1.0, "sides are odd whatever is asked for");
    window.settle();
}

#[test]
fn a_straight_line_and_a_switch_have_handles_too() {
    let mut window = Window::open();
    choose(&mut window, keys::common::FORM_LINEAR.get());
    window.harness.get_by_role_and_label(Role::Slider, "Point 2 at t = 0.00").set_value_accesskit(7.0);
    window.harness.run_steps(2);
    assert!(matches!(locality(&window), Locality::Linear { noisy, clean } if (noisy.get(), clean.get()) == (11, 7)));
    choose(&mut window, keys::common::FORM_SWITCH.get());
    window.settle();
    let expected = Locality::Switch { until: 0.75, before: Patch::Whole, after: side(11) };
    assert_eq!(locality(&window), expected);
    window.harness.get_by_role_and_label(Role::Slider, "Point 2 at t = 0.75").focus();
    window.harness.run_steps(2);
    window.press(Key::ArrowRight);
    assert!(matches!(locality(&window), Locality::Switch { until, .. } if (until - 0.65).abs() < 1e-9));
    window.harness.get_by_role_and_label(Role::Slider, "Point 1 at t = 0.82").set_value_accesskit(31.0);
    window.harness.run_steps(2);
    assert!(matches!(locality(&window), Locality::Switch { before, .. } if before == side(31)));
    window.settle();
}

#[test]
fn a_form_chosen_at_the_whole_image_gets_a_size_so_that_it_shows() {
    let mut window = Window::open();
    window.press(Key::Num1);
    choose(&mut window, keys::common::FORM_LINEAR.get());
    assert!(matches!(locality(&window), Locality::Linear { .. }));
    window.settle();
}
