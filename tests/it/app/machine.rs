//! The settings of a machine, from one machine to another and back.

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::diffusion::{RunSpec, locality_form};
use sixfingers::score::{NamedMachine, Patch, PatchSide};

use super::program::Program;

fn choose(program: &mut Program, named: NamedMachine) -> RunSpec {
    program.act(Action::Machine(MachineAction::SetNamedMachine(named)));
    program.model.state.controls.stages[0].spec.clone()
}

#[test]
fn the_machine_that_sees_everything_and_back_keeps_the_window_of_every_exhibit() {
    for exhibit in sixfingers::exhibits::catalogue().into_iter().filter(|exhibit| exhibit.net.is_none()) {
        let preset = Preset { data: Some(exhibit.data.clone()), run: Some(exhibit.run.clone()), ..Preset::default() };
        let mut program = Program::open(preset);
        program.wait("the set is open", |model| model.state.data.is_some());
        let before = program.model.state.controls.clone();
        let named = before.stages[0].spec.named_machine(program.model.state.shape());
        if !named.is_local() {
            continue;
        }
        let whole = choose(&mut program, NamedMachine::Is);
        assert_eq!(locality_form::widest(&whole, program.model.state.shape()), Patch::Whole, "{}", exhibit.id);
        choose(&mut program, NamedMachine::Es);
        let back = choose(&mut program, named);
        assert_eq!(back.locality, before.stages[0].spec.locality, "{}", exhibit.id);
        assert_eq!(program.model.state.controls.stages[0].locality_when_local, None, "{}", exhibit.id);
    }
}

#[test]
fn a_window_that_was_chosen_while_all_is_seen_is_the_one_that_counts() {
    let mut program = Program::open(super::program::small());
    program.wait("the set is open", |model| model.state.data.is_some());
    choose(&mut program, NamedMachine::Is);
    let side = Patch::Side(PatchSide::new(21).unwrap());
    program.act(Action::Machine(MachineAction::SetPatch(side)));
    choose(&mut program, NamedMachine::Is);
    let shape = program.model.state.shape();
    choose(&mut program, NamedMachine::Ls);
    assert_eq!(program.model.state.controls.stages[0].patch(shape), side);
}
