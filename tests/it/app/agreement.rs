//! A question that the worker can't answer is told once and not asked again by itself; other notices do not stop any.

use sixfingers::app::action::Action;
use sixfingers::app::agreement::actions::AgreementAction;
use sixfingers::app::model::Model;
use sixfingers::app::nets::actions::NetAction;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::window::WindowAction;
use sixfingers::diffusion::NetId;

use super::program::{Program, small};

/// A network beside the machines that the theory compares with it, in a few steps.
fn beside_the_theory() -> Program {
    let mut program = Program::open(small());
    program.act(Action::Exhibit(ExhibitAction::Open("network-hands".into())));
    program.act(Action::Machine(MachineAction::SetSteps(3)));
    program.settle();
    program
}

/// Lets so much time pass that whoever wants to ask has asked.
fn let_time_pass(program: &mut Program) {
    for _ in 0..50 {
        program.tick();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

fn notice(model: &Model) -> Option<&str> {
    model.state.notices.notice.as_deref()
}

#[test]
fn another_notice_on_the_screen_stops_no_question() {
    let mut program = beside_the_theory();
    program.model.state.notices.notice = Some("Something else to read.".into());
    program.act(Action::Agreement(AgreementAction::Toggle));
    program.wait("figures", |model| model.state.agreement.n_seeds() >= 4);
    assert_eq!(notice(&program.model), Some("Something else to read."), "and it is still there");
}

#[test]
fn a_failed_agreement_is_told_once_and_not_asked_again_by_itself() {
    let mut program = beside_the_theory();
    // A network whose file is gone.
    let fingerprint = program.model.state.data.as_ref().unwrap().set.fingerprint();
    let gone = NetId::Own { path: "/nowhere/net.safetensors".into(), fingerprint };
    let on = program.model.state.controls.stages.iter().position(|stage| stage.spec.net.is_some()).unwrap();
    program.act(Action::Compare(CompareAction::Select(on)));
    program.act(Action::Net(NetAction::Draw(gone)));
    program.wait("the stage says that it can't be opened", |model| notice(model).is_some());
    let_time_pass(&mut program);
    program.act(Action::Window(WindowAction::DismissNotice));
    let_time_pass(&mut program);
    assert_eq!(notice(&program.model), None, "nothing is asked again by itself");

    program.act(Action::Agreement(AgreementAction::Toggle));
    program.wait("the failure is told", |model| notice(model).is_some());
    let told = notice(&program.model).unwrap().to_owned();
    assert!(told.contains("net.safetensors"), "{told}");
    assert!(!program.model.state.agreement.is_running() && program.model.state.agreement.refused());
    program.act(Action::Window(WindowAction::DismissNotice));
    let_time_pass(&mut program);
    assert_eq!(notice(&program.model), None, "once the notice is gone, it is not asked again");

    // Somebody asks for more: it is tried once more, and told once more.
    program.act(Action::Agreement(AgreementAction::MoreSeeds));
    program.wait("the failure is told again", |model| notice(model).is_some());
    program.act(Action::Window(WindowAction::DismissNotice));
    let_time_pass(&mut program);
    assert_eq!(notice(&program.model), None);

    // Other settings are other questions.
    program.act(Action::Undo);
    program.wait("figures of the network that is there", |model| model.state.agreement.n_seeds() >= 4);
    assert!(!program.model.state.agreement.refused());
}
