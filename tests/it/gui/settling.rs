//! Whatever is done to stages that are at work, they come to rest, and so does the worker.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};

use sixfingers::app::model::{Model, Preset};
use sixfingers::diffusion::{Locality, RunSpec};
use sixfingers::score::{NamedMachine, Patch, Reach};
use sixfingers::text as keys;

/// Patches that move on large pictures: on no machine it is done before a test is over.
fn endless() -> Preset {
    Preset {
        data: Some("hands:count=100,size=64,seed=1".parse().unwrap()),
        run: Some(RunSpec { reach: Reach::All, steps: 200, ..small().run.unwrap() }),
        ..small()
    }
}

fn is_idle(model: &Model) -> bool {
    let stats = model.worker_stats();
    stats.running.is_empty() && stats.n_waiting == 0 && stats.n_events == 0
}

#[test]
fn a_stage_that_is_kept_while_it_is_at_work_goes_on_in_its_new_place() {
    // The third of the four machines shares its time with two that take seconds for a step: it is still at work.
    let mut window = Window::open_with(endless(), egui::Vec2::new(1280.0, 720.0));
    window.wait("the set is open", |model| model.state.wanted_data().is_some());
    window.press(Key::C);
    window.click(Role::Button, keys::compare::FOUR_MACHINES.name());
    assert_eq!(window.model().view.selected, 2);
    assert!(!window.is_at_rest());
    window.press(Key::C);
    assert_eq!(window.named_machine(), NamedMachine::Ls);
    window.settle();
    let state = &window.model().state;
    assert_eq!(state.stages[0].run().expect("a run").frames.len(), 200);
    window.wait("the worker is idle", is_idle);
}

#[test]
fn a_stage_that_was_removed_is_no_longer_worked_for() {
    let local = RunSpec { reach: Reach::NONE, steps: 20, ..endless().run.unwrap() };
    let mut window = Window::open_with(Preset { run: Some(local), ..endless() }, egui::Vec2::new(1280.0, 720.0));
    window.settle();
    // The first stage gets endless work, which keeps the second one neither from its steps nor from its counts.
    window.press(Key::E);
    window.press(Key::C);
    window.click(Role::Button, "Stage 2: IS");
    window.press(Key::Num3);
    window.wait("the second stage is complete and counted", |model| {
        let run = model.state.stages[1].run();
        run.is_some_and(|run| run.request.spec.reach == Reach::NONE && run.is_settled(true))
    });
    let job = window.model().state.stages[1].run().expect("a run").job;
    assert!(!window.model().state.stages[0].run().expect("a run").finished);
    window.click(Role::Button, "Remove stage 1");
    window.wait("the worker is idle", is_idle);
    let run = window.model().state.stages[0].run().expect("a run");
    assert_eq!((run.job, run.frames.len()), (job, 20), "its pictures moved with it");
}

#[test]
fn escape_stops_a_search_for_a_wrong_count() {
    // The ideal machine gives training pictures back, whose counts are right: it would look at every noise.
    let ideal = RunSpec { locality: Locality::Constant(Patch::Whole), ..small().run.unwrap() };
    let mut window = Window::open_with(Preset { run: Some(ideal), ..small() }, egui::Vec2::new(1280.0, 720.0));
    window.settle();
    window.harness.get_by_role_and_label(Role::Button, keys::common::NEXT_WRONG.name()).click();
    window.wait("the search has begun", |model| model.state.search.is_some());
    window.harness.key_press(Key::Escape);
    window.harness.step();
    let state = &window.model().state;
    assert!(
        state.search.is_none() && state.notices.notice.is_none(),
        "it has not come to its own end: {:?}",
        state.notices.notice
    );
    window.wait("the worker is idle", is_idle);
    window.harness.run_steps(2);
    let state = &window.model().state;
    assert!(state.notices.notice.is_none() && state.controls.seed == 5, "nothing is found any more");
}
