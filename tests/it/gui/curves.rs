//! The curves beside the stage, and the marks on the counted parts.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::Window;

use sixfingers::app::curves::state::CurveKind;
use sixfingers::app::settings::SidePanel;
use sixfingers::app::text;
use sixfingers::explain::curves::{CurvePoint, curves};
use sixfingers::text as keys;

/// A window with the panel open and all points there.
fn open() -> Window {
    let mut window = Window::open();
    window.click(Role::Button, keys::curves::CURVES.name());
    fill(&mut window);
    window
}

fn fill(window: &mut Window) {
    window.wait("the curves are complete", |model| {
        let run = model.state.stages[0].run();
        run.is_some_and(|run| run.finished && model.state.curves.is_of(run))
            && model.state.curves.points().len() == run.map_or(0, |run| run.n_frames())
    });
    window.harness.run_steps(2);
}

/// The points of the run on the stage, computed here.
fn expected(window: &Window) -> Vec<CurvePoint> {
    let state = &window.model().state;
    let run = state.stages[0].run().unwrap();
    let frames = run.frames.iter().map(|frame| std::sync::Arc::clone(&frame.frame)).collect();
    let trajectory = sixfingers::diffusion::Trajectory { spec: run.request.spec.clone(), frames };
    curves(&state.data.as_ref().unwrap().set, &trajectory)
}

#[test]
fn the_points_are_those_of_the_library() {
    let mut window = open();
    assert_eq!(window.model().state.curves.points(), expected(&window));
    // Another noise: other points.
    window.press(Key::N);
    window.settle();
    fill(&mut window);
    assert_eq!(window.model().state.curves.points(), expected(&window));
}

#[test]
fn nothing_is_computed_while_the_panel_is_closed() {
    let window = Window::open();
    assert!(window.model().state.curves.points().is_empty());
}

#[test]
fn the_curves_grow_while_the_run_is_under_way() {
    let mut preset = super::support::small();
    preset.run.as_mut().unwrap().steps = 400;
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.press(Key::L);
    window.wait("points before the end of the run", |model| {
        let run = model.state.stages[0].run();
        let points = model.state.curves.points().len();
        assert!(run.is_none_or(|run| points <= run.frames.len()));
        points > 0 || run.is_some_and(|run| run.finished)
    });
    let run = window.model().state.stages[0].run().unwrap();
    assert!(!run.finished, "400 steps were over before the first point came");
    window.settle();
    fill(&mut window);
    assert_eq!(window.model().state.curves.points().len(), 400);
}

#[test]
fn dragging_in_a_plot_moves_the_playhead() {
    let mut window = open();
    assert_eq!(window.step(), 1);
    let plot = window.harness.get_by_label(&text::curve_plot(CurveKind::Sources)).rect();
    let at = |share: f32| egui::pos2(plot.left() + plot.width() * share, plot.center().y);
    window.harness.drag_at(at(0.3));
    window.harness.run_steps(2);
    let early = window.step();
    window.harness.hover_at(at(0.8));
    window.harness.run_steps(2);
    let late = window.step();
    window.harness.drop_at(at(0.8));
    window.harness.run_steps(2);
    assert!(early > late && late > 1 && early < 10, "{early} {late}");
    assert_eq!(window.step(), late);
}

#[test]
fn the_values_beside_the_names_are_those_of_the_step_under_the_pointer_or_else_of_the_playhead() {
    let mut window = open();
    let points = expected(&window);
    let said = |point: &CurvePoint| format!("Source pictures: {}", point.n_sources);
    assert!(window.has(&said(points.last().unwrap())));
    let plot = window.harness.get_by_label(&text::curve_plot(CurveKind::Sources)).rect();
    window.harness.hover_at(egui::pos2(plot.left() + plot.width() * 0.4, plot.center().y));
    window.harness.run_steps(3);
    let step = window.model().view.curves.pointed_at.expect("the pointer is on a plot");
    assert!(step > 1);
    let point = points.iter().find(|point| point.step == step).unwrap();
    assert!(window.has(&said(point)), "{}", said(point));
    assert!(window.has(&text::curves_time(11 - step, 10, point.t)));
    assert_eq!(window.step(), 1, "pointing moves nothing");
}

#[test]
fn every_curve_can_be_shown_and_hidden() {
    let mut window = open();
    for kind in CurveKind::ALL {
        let before = window.model().view.curves.shows(kind);
        assert_eq!(window.has(&text::curve_plot(kind)), before);
        window.click(Role::CheckBox, text::curve_chip(kind).name());
        assert_eq!(window.model().view.curves.shows(kind), !before);
        assert_eq!(window.has(&text::curve_plot(kind)), !before);
    }
}

#[test]
fn the_numbers_are_copied_as_csv_with_a_line_for_each_step() {
    let mut window = open();
    window.click(Role::Button, keys::curves::COPY_CSV.name());
    let notice = window.model().state.notices.notice.clone().unwrap();
    assert!(notice.contains("10 steps"), "{notice}");
    let state = &window.model().state;
    let (csv, n) = state.curves.csv(state.stages[0].run().unwrap());
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!((n, lines.len()), (10, 11));
    assert_eq!(lines[0], format!("{},parts,well_formed", CurvePoint::CSV_HEADER));
    let columns = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == columns), "{csv}");
    let count = window.shown().count.unwrap();
    assert!(lines[10].ends_with(&format!(",{},{}", count.count, count.well_formed)), "{}", lines[10]);
}

#[test]
fn the_key_of_the_curves_opens_and_closes_their_panel() {
    let mut window = Window::open();
    window.press(Key::L);
    assert_eq!(window.model().settings.side, Some(SidePanel::Curves));
    window.press(Key::L);
    assert_eq!(window.model().settings.side, None);
}

#[test]
fn the_counted_parts_are_marked_by_key_and_by_a_click_on_the_count() {
    let mut window = Window::open();
    assert!(!window.model().view.marks.on);
    window.press(Key::P);
    assert!(window.model().view.marks.on);
    let count = text::count(window.shown().count.as_ref().unwrap());
    window.click(Role::Button, &count);
    assert!(!window.model().view.marks.on);
    assert!(window.model().view.marks.shows(0), "they are shown while the pointer is on the count");
    let node = window.harness.get_by_role_and_label(Role::Button, &count);
    assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
}
