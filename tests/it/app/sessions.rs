//! Whole sessions, from the first choice to the file and back.

use sixfingers::app::action::Action;
use sixfingers::app::effect::{Effect, PickKind, PickPurpose};
use sixfingers::app::export::actions::ExportAction;
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::noise::NoiseAction;
use sixfingers::app::stage::runs::StageFrame;
use sixfingers::app::window::WindowAction;
use sixfingers::images::Image;
use sixfingers::score::{Patch, PatchSide};
use sixfingers::studio::ExportKind;
use sixfingers::text::Language;

use super::program::{Program, small};

/// The result on the first stage.
fn result(model: &Model) -> StageFrame {
    model.state.stages[0].run().unwrap().frames.last().unwrap().clone()
}

fn picture(model: &Model) -> Image {
    result(model).frame.posterior.x0_hat.clone()
}

#[test]
fn a_whole_session_needs_no_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lecture.sixfingers");
    let side = |side| Patch::Side(PatchSide::new(side).unwrap());

    // Open the hands, the small ones, so that patches may move within seconds.
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Machine(MachineAction::SetPatch(side(15))));
    program.settle();
    let local = picture(&program.model);
    let count = result(&program.model).count.expect("hands are counted");
    assert!(count.count <= 10, "{count:?}");

    program.act(Action::Machine(MachineAction::ToggleEquivariance));
    program.settle();
    let moving = picture(&program.model);
    assert_ne!(moving, local, "patches that move make another picture");
    let machine = result(&program.model).frame.machine;
    assert!(machine.reach.moves() && machine.patch == side(15), "{machine:?}");
    let count_of_moving = result(&program.model).count.expect("hands are counted").count;

    program.act(Action::Undo);
    program.settle();
    assert_eq!(picture(&program.model), local, "undo brings the same picture back, bit for bit");
    program.act(Action::Redo);
    program.settle();
    assert_eq!(picture(&program.model), moving);

    program.act(Action::Sessions(SessionsAction::SaveTo(file.clone())));
    program.wait("the session is saved", |model| model.state.persistence.file.is_some());
    assert!(program.effects.contains(&Effect::Title("lecture.sixfingers \u{2013} Sixfingers".into())));
    drop(program);

    let mut program = Program::open(Preset { session: Some(file), ..Preset::default() });
    program.settle();
    assert_eq!(picture(&program.model), moving, "the session brings the same picture back, bit for bit");
    assert_eq!(result(&program.model).count.expect("hands are counted").count, count_of_moving);
    program.wait("the pictures are compared", |model| !model.state.persistence.unsaved);
    assert_eq!(program.model.state.notices.notice, None);
}

#[test]
fn what_the_window_is_to_do_comes_out_as_effects() {
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Sessions(SessionsAction::CopyCommand));
    let copied = program.copied();
    assert!(copied.len() == 1 && copied[0].starts_with("sixfingers sample --data hands"), "{copied:?}");

    program.effects.clear();
    program.act(Action::Window(WindowAction::ToggleTheme));
    program.act(Action::Window(WindowAction::Scale(1)));
    program.act(Action::Window(WindowAction::TogglePresentation));
    program.act(Action::Window(WindowAction::Escape));
    program.act(Action::Window(WindowAction::Quit));
    let theme = program.model.settings.theme;
    assert_eq!(
        program.effects,
        [
            Effect::Theme(theme),
            Effect::Scale(1.1),
            Effect::FullScreen(true),
            Effect::FullScreen(false),
            Effect::CloseWindow
        ]
    );
}

#[test]
fn a_place_that_was_picked_comes_back_as_an_action() {
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Export(ExportAction::Open));
    program.act(Action::Sessions(SessionsAction::Browse));
    let Some(Effect::Pick(pick)) = program.effects.pop() else { panic!("a dialog is asked for") };
    assert_eq!((pick.purpose, pick.kind), (PickPurpose::Place, PickKind::Save));
    let before = program.model.view.place.path.clone();
    program.act(Action::picked(pick.purpose, None));
    assert_eq!(program.model.view.place.path, before, "the dialog was closed: nothing changes");
    program.act(Action::picked(pick.purpose, Some("/elsewhere/hand.png".into())));
    assert_eq!(program.model.view.place.path, "/elsewhere/hand.png");
}

#[test]
fn an_export_speaks_the_language_of_the_window() {
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Export(ExportAction::Open));
    program.act(Action::Export(ExportAction::SetKind(ExportKind::Stage)));
    let mut preview = |language: Language| {
        language.make_current();
        program.model.state.export.preview = None;
        program.wait("the preview", |model| model.state.export.preview.is_some());
        let preview = program.model.state.export.preview.clone().unwrap();
        preview.picture.clone().expect("a picture")
    };
    let english = preview(Language::ENGLISH);
    let chinese = preview(Language::of_code("zh").unwrap());
    assert!(english != chinese, "the captions are drawn anew");
    assert!(preview(Language::ENGLISH) == english, "the worker keeps no language of its own");
}

#[test]
fn time_passes_only_when_it_is_said_to() {
    use sixfingers::app::stage::time::TimeAction;
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Time(TimeAction::First));
    program.act(Action::Time(TimeAction::SetSpeed(60.0)));
    program.act(Action::Time(TimeAction::TogglePlay));
    let first = program.model.view.time.step;
    for _ in 0..4 {
        program.act(Action::Noise(NoiseAction::SetSeed(5)));
    }
    assert_eq!(program.model.view.time.step, first, "actions alone don't move the playhead");
    program.wait("the result", |model| model.view.time.step == 1);
}

#[test]
fn every_exhibit_opens_without_a_window() {
    let mut program = Program::open(small());
    program.settle();
    let ids: Vec<String> = program.model.state.exhibits.iter().map(|exhibit| exhibit.id.to_owned()).collect();
    assert!(ids.len() > 5, "{ids:?}");
    for id in ids {
        program.act(Action::Exhibit(ExhibitAction::Open(id.clone())));
        program.wait(&id, |model| {
            let state = &model.state;
            state.wanted_data().is_some_and(|data| {
                state
                    .stages
                    .iter()
                    .all(|stage| stage.run().is_some_and(|run| run.request.data == data.id && !run.frames.is_empty()))
            })
        });
        assert_eq!(program.model.state.notices.notice, None, "{id}");
    }
}
