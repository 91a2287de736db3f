//! Acts are carried out as a person would, and facts say what came of it.

use sixfingers::app::action::Action;
use sixfingers::app::model::Model;
use sixfingers::app::performance::Pace;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::pictures::ViewAction;
use sixfingers::score::{Patch, PatchSide};
use sixfingers::script::{Act, Asked, Condition, Value};

use super::program::{Program, small};

fn acts(lines: &[&str]) -> Vec<Act> {
    lines.iter().map(|line| line.parse().unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
}

/// Carries acts out and waits until they are done.
fn perform(program: &mut Program, lines: &[&str], pace: Pace) {
    program.model.perform(acts(lines), pace);
    program.wait("the acts are done", |model| !model.state.performance.is_under_way());
}

fn holds(model: &Model, condition: &str) -> bool {
    let condition: Condition = condition.parse().unwrap_or_else(|error| panic!("{condition}: {error}"));
    condition.holds(|asked| match asked {
        Asked::Fact(fact) => model.fact(*fact),
        Asked::Measure(..) => None,
    })
}

/// Acts, and what is so once they are done.
const DONE: &[(&str, &str)] = &[
    ("patch 7", "patch = 7 and not whole"),
    ("machine is", "whole and machine = is"),
    ("machine ls", "patch = 7"),
    ("equivariance on", "equivariance and machine = bbels"),
    ("boundary circular", "boundary = circular and machine = els"),
    ("equivariance off", "not equivariance"),
    ("boundary zeros", "boundary = zeros"),
    ("locality switch:0.5:whole:7", "schedule"),
    ("patch 9", "patch = 9 and schedule"),
    ("locality constant:9", "not schedule"),
    ("steps 12", "finished"),
    ("seed 3", "seed = 3"),
    ("noise", "noise and t = 1"),
    ("time 0.5", "t = 0.5 and not noise and not result"),
    ("result", "result"),
    ("pictures guess", "pictures = guess"),
    ("pictures sources", "pictures = sources"),
    ("pictures both", "pictures = both"),
    ("marks on", "marks"),
    ("marks off", "not marks"),
    ("point 12 9", "pointed and panel = provenance"),
    ("unpoint", "not pointed"),
    ("panel curves", "panel = curves"),
    ("panel none", "panel = none"),
    ("compare on", "stages = 2"),
    ("compare off", "stages = 1"),
    ("compare all", "stages = 4"),
    ("compare off", "stages = 1"),
    ("show gallery", "place = gallery"),
    ("show agreement", "place = agreement"),
    ("show gallery", "place = gallery"),
    ("show census", "place = census"),
    ("show field", "place = field"),
    ("show training", "place = training"),
    ("show stage", "place = stage"),
    ("count thumbs 2", "place = census"),
    ("play", "place = stage and result and not playing"),
    ("data hands:count=6,size=24", "images = 6"),
    ("exhibit black-white", "exhibit = black-white"),
];

#[test]
fn every_act_brings_about_what_it_says() {
    for pace in [Pace::AtOnce, Pace::Visible] {
        let mut program = Program::open(small());
        for (act, condition) in DONE {
            perform(&mut program, &[act], pace);
            program.settle();
            assert!(holds(&program.model, condition), "{act} ({pace:?}): {condition}");
            // What is so already stays so.
            perform(&mut program, &[act], pace);
            program.settle();
            assert!(holds(&program.model, condition), "{act} again ({pace:?}): {condition}");
        }
    }
}

#[test]
fn a_branch_goes_on_with_another_machine() {
    let mut program = Program::open(small());
    perform(&mut program, &["machine is", "time 0.5", "fork ls"], Pace::AtOnce);
    program.settle();
    assert!(holds(&program.model, "branches = 1 and branched = 0.5 and machine = ls and t = 0.5"));
}

#[test]
fn acts_wait_for_the_pictures_that_they_need() {
    let mut program = Program::open(small());
    perform(&mut program, &["exhibit hands", "patch whole", "seed 3", "result"], Pace::AtOnce);
    program.settle();
    assert!(holds(&program.model, "exhibit = hands and whole and seed = 3 and finished and right"));
    program.wait("the verdict is there", |model| holds(model, "copy"));
    perform(&mut program, &["patch 15", "point part 1"], Pace::AtOnce);
    assert!(holds(&program.model, "patch = 15 and pointed and finished"));
    program.wait("the verdict is there", |model| holds(model, "not copy and sources > 1"));
    program.wait("the pixel's sources are there", |model| holds(model, "effective >= 1"));
}

#[test]
fn what_is_to_be_watched_takes_its_time() {
    let mut program = Program::open(small());
    program.settle();
    program.model.perform(acts(&["patch 31"]), Pace::Visible);
    let mut sizes = Vec::new();
    while program.model.state.performance.is_under_way() {
        program.tick();
        if let Some(Value::Number(patch)) = program.model.fact(sixfingers::script::Fact::Patch)
            && sizes.last() != Some(&patch)
        {
            sizes.push(patch);
        }
    }
    assert!(sizes.len() > 5, "the slider moves: {sizes:?}");
    assert!(sizes.is_sorted(), "and goes one way: {sizes:?}");
    assert_eq!(sizes.last(), Some(&31.0));
}

#[test]
fn a_person_takes_over() {
    let mut program = Program::open(small());
    program.settle();
    let under_way = |program: &Program| program.model.state.performance.is_under_way();
    program.model.perform(acts(&["patch 31", "wait 60"]), Pace::Visible);
    program.tick();
    program.act(Action::View(ViewAction::Probe(3, 4)));
    assert!(under_way(&program), "the pointer only moves");
    program.act(Action::Machine(MachineAction::SetPatch(Patch::Side(PatchSide::new(5).unwrap()))));
    assert!(!under_way(&program));
    program.settle();
    assert!(holds(&program.model, "patch = 5"));
}
