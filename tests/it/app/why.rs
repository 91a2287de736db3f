//! The sentence, the pixel that shows why, and the tables of thumbs, without a window.

use std::time::Instant;

use sixfingers::app::action::Action;
use sixfingers::app::census::actions::CensusAction;
use sixfingers::app::census::choice::Range;
use sixfingers::app::model::Model;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::noise::NoiseAction;
use sixfingers::app::stage::time::TimeAction;
use sixfingers::app::why::actions::WhyAction;
use sixfingers::app::why::look::{seen, table_key, why};
use sixfingers::app::why::state::{TABLE_SEEDS, Tables};
use sixfingers::app::window::WindowAction;
use sixfingers::explain::stats::TwoByTwo;
use sixfingers::explain::thumbs::thumbs;
use sixfingers::explain::why::reason::{Claim, Seen};
use sixfingers::parts::{PartKind, count_parts};
use sixfingers::score::{NamedMachine, Patch};

use super::program::{Program, small};

/// The small exhibit, once it is known why its picture is what it is.
fn opened() -> Program {
    let mut program = Program::open(small());
    told(&mut program);
    program
}

/// Waits until it is known of the picture on the stage.
fn told(program: &mut Program) {
    program.settle();
    program.wait("why", |model| why(&model.state, &model.view).is_some());
}

/// The tables, once they are complete.
fn tables(program: &mut Program) -> Tables {
    program.wait("the tables", |model| {
        of(model).is_some_and(|tables| tables.done as u64 == TABLE_SEEDS && tables.training.total() > 0)
    });
    of(&program.model).unwrap().clone()
}

fn of(model: &Model) -> Option<&Tables> {
    model.state.thumbs.of(&table_key(&model.state, &model.view)?)
}

#[test]
fn the_sentence_is_about_the_frame_that_is_shown() {
    let mut program = opened();
    let at = |program: &Program| {
        let model = &program.model;
        let shown = model.state.stages[0].shown(model.view.time.step, Instant::now()).unwrap().frame.frame.step;
        let found = why(&model.state, &model.view).unwrap();
        assert_eq!(found.facts.step, shown);
        found.reason.so_far
    };
    assert!(!at(&program));
    program.act(Action::Time(TimeAction::First));
    told(&mut program);
    assert!(at(&program));
    // Another machine, another reason.
    program.act(Action::Time(TimeAction::Last));
    program.act(Action::Machine(MachineAction::SetPatch(Patch::Whole)));
    program.settle();
    program.wait("the copy", |model| {
        why(&model.state, &model.view).is_some_and(|why| matches!(why.reason.claim, Claim::Copy { .. }))
    });
}

#[test]
fn every_frame_of_a_run_is_told_about_in_advance() {
    let mut program = opened();
    program.wait("all frames", |model| {
        let run = model.state.stages[0].run().unwrap();
        run.frames.iter().all(|frame| model.state.analysis.why(frame).is_some())
    });
}

#[test]
fn a_pixel_that_shows_why_is_pinned_and_let_go() {
    let mut program = opened();
    // A hand with a thumb.
    let mut seed = 0;
    loop {
        let figure = why(&program.model.state, &program.model.view).unwrap().facts.figure.clone();
        if figure.is_some_and(|figure| figure.thumb.is_some()) {
            break;
        }
        seed += 1;
        program.act(Action::Noise(NoiseAction::SetSeed(seed)));
        told(&mut program);
    }
    let look = |program: &mut Program| program.act(Action::Why(WhyAction::Look));
    let says = |program: &Program| seen(&program.model.state, &program.model.view);
    assert_eq!(says(&program), None);
    look(&mut program);
    assert_eq!(says(&program), Some(Seen::OneSide));
    let found = why(&program.model.state, &program.model.view).unwrap();
    let thumb = found.facts.figure.as_ref().unwrap().thumb.as_ref().unwrap();
    assert_eq!(program.model.view.probe.pixel, Some(thumb.middle()));
    assert!(program.model.view.probe.pinned);
    // The words follow the machine.
    program.act(Action::Machine(MachineAction::SetPatch(Patch::Whole)));
    told(&mut program);
    assert_eq!(says(&program), Some(Seen::Everything));
    program.act(Action::Machine(MachineAction::SetPatch("1".parse().unwrap())));
    told(&mut program);
    assert_eq!(says(&program), Some(Seen::Itself));
    program.act(Action::Window(WindowAction::Escape));
    assert_eq!((says(&program), program.model.view.probe.pinned), (None, false));
    // Once more, and away by the same action.
    look(&mut program);
    assert!(says(&program).is_some());
    look(&mut program);
    assert_eq!((says(&program), program.model.view.probe.pinned), (None, false));
}

#[test]
fn the_tables_count_the_training_hands_and_those_that_are_made() {
    let mut program = opened();
    program.act(Action::Why(WhyAction::ToggleTable));
    let found = tables(&mut program);
    let set = program.model.state.data.as_ref().unwrap().set.clone();
    let mut training = TwoByTwo::default();
    for image_idx in 0..set.n_images() {
        if let Some(there) = thumbs(&count_parts(PartKind::Fingers, &set.image(image_idx)), set.shape()) {
            training.add(there.left, there.right);
        }
    }
    assert_eq!(found.training, training);
    assert!(training.total() >= 10 && training.both + training.neither <= 1, "{training:?}");
    // As many seeds one after the other give the same.
    let outcomes = found.census.outcomes(0);
    assert_eq!(outcomes.len() as u64, TABLE_SEEDS);
    for outcome in outcomes.iter().take(3) {
        program.act(Action::Noise(NoiseAction::SetSeed(outcome.seed)));
        program.settle();
        let result = program.model.state.stages[0].run().unwrap().frames.last().unwrap().frame.clone();
        let there = thumbs(&count_parts(PartKind::Fingers, &result.posterior.x0_hat), set.shape());
        assert_eq!(there, outcome.thumbs, "seed {}", outcome.seed);
    }
    // Other seeds on the stage change nothing, another machine does.
    assert_eq!(of(&program.model).unwrap().made, found.made);
    program.act(Action::Machine(MachineAction::SetNamedMachine(NamedMachine::Is)));
    program.settle();
    let copies = tables(&mut program);
    assert_eq!(copies.training, training);
    assert!(copies.made.both + copies.made.neither <= copies.made.total() / 10, "{:?}", copies.made);
    program.act(Action::Window(WindowAction::Escape));
    assert!(!program.model.view.why.table);
}

#[test]
fn what_a_census_has_counted_is_not_drawn_again() {
    let mut program = opened();
    program.act(Action::Census(CensusAction::Toggle));
    program.act(Action::Census(CensusAction::SetRange(Range { from: 11, to: 11, every: 2 })));
    program.act(Action::Census(CensusAction::SetSeeds(80)));
    program.act(Action::Census(CensusAction::Start));
    program.wait("the census", |model| {
        !model.state.census.is_running() && model.state.census.shown().is_some_and(|shown| shown.census.is_done())
    });
    let cell = program.model.state.census.shown().unwrap().census.outcomes(0)[..TABLE_SEEDS as usize].to_vec();
    program.act(Action::Why(WhyAction::ToggleTable));
    // The first report has all of them.
    program.wait("the tables", |model| of(model).is_some());
    assert_eq!(of(&program.model).unwrap().census.outcomes(0), cell);
}

#[test]
fn there_are_no_tables_where_there_are_no_hands() {
    let mut program = opened();
    program.act(Action::Why(WhyAction::ToggleTable));
    assert!(program.model.view.why.table);
    program.act(Action::Exhibit(ExhibitAction::Open("faces".into())));
    program.settle();
    assert_eq!(table_key(&program.model.state, &program.model.view), None);
    program.act(Action::Why(WhyAction::ToggleTable));
    program.act(Action::Why(WhyAction::ToggleTable));
    assert!(!program.model.view.why.table);
}
