//! Everything that a person can do, as values: what buttons, keys, lessons and tests say to the program.
//!
//! Each area has an enum of its own beside the function that carries it out; here they are listed.

use std::path::PathBuf;

use super::acts;
use super::agreement::actions::{self as agreement, AgreementAction};
use super::analysis::actions::{self as analysis, AnalysisAction};
use super::cards::actions::{self as cards, CardsAction};
use super::census::actions::{self as census, CensusAction};
use super::controls::Controls;
use super::curves::actions::{self as curves, CurvesAction};
use super::edits::actions::{self as edits, EditAction};
use super::effect::{Effect, Outcome, PickPurpose};
use super::export::actions::{self as export, ExportAction};
use super::gallery::actions::{self as gallery, GalleryAction};
use super::import::actions::{self as import, ImportAction};
use super::lessons::actions::{self as lessons, LessonsAction};
use super::model::Model;
use super::net_training::actions::{self as net_training, NetTrainingAction};
use super::nets::actions::{self as nets, NetAction};
use super::paint::actions::{self as paint, PaintAction};
use super::provenance::actions::{self as provenance, ProvenanceAction};
use super::receptive_field::actions::{self as receptive_field, ReceptiveFieldAction};
use super::requests;
use super::sessions::actions::{self as sessions, SessionsAction};
use super::stage::branch::{self, BranchAction};
use super::stage::compare::{self, CompareAction};
use super::stage::exhibit::{self, ExhibitAction};
use super::stage::machine::{self, MachineAction};
use super::stage::noise::{self, NoiseAction};
use super::stage::pictures::{self, ViewAction};
use super::stage::time::{self, TimeAction};
use super::talk::actions::{self as talk, TalkAction};
use super::why::actions::{self as why, WhyAction};
use super::window::{self, WindowAction};

/// Something that a person can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// What is shown.
    Exhibit(ExhibitAction),
    /// The settings of the chosen stage.
    Machine(MachineAction),
    /// Trained networks on the stages.
    Net(NetAction),
    /// The starting noise.
    Noise(NoiseAction),
    /// The playhead.
    Time(TimeAction),
    /// What the stage shows.
    View(ViewAction),
    /// Where a pixel came from.
    Provenance(ProvenanceAction),
    /// Maps of what the guess is made of.
    Analysis(AnalysisAction),
    /// Why the picture came out as it did.
    Why(WhyAction),
    /// Words, explained.
    Cards(CardsAction),
    /// Many seeds at once.
    Gallery(GalleryAction),
    /// How well machines predict a network, over many noises.
    Agreement(AgreementAction),
    /// Stages side by side.
    Compare(CompareAction),
    /// Many seeds at many settings.
    Census(CensusAction),
    /// Training a network.
    NetTraining(NetTrainingAction),
    /// How far a network sees.
    ReceptiveField(ReceptiveFieldAction),
    /// The curves beside the stage.
    Curves(CurvesAction),
    /// The tree of branches.
    Branch(BranchAction),
    /// Saving and opening sessions.
    Sessions(SessionsAction),
    /// Exporting pictures and numbers.
    Export(ExportAction),
    /// The person's own pictures.
    Import(ImportAction),
    /// The training set, changed by hand.
    Edit(EditAction),
    /// The pixel editor.
    Paint(PaintAction),
    /// Lessons.
    Lessons(LessonsAction),
    /// Talks.
    Talk(TalkAction),
    /// The window itself.
    Window(WindowAction),
    /// Takes back the last change of the choices.
    Undo,
    /// Brings it back.
    Redo,
}

impl Action {
    /// What becomes of a place that was chosen in a dialog of the system; `None` if the dialog was closed.
    pub fn picked(purpose: PickPurpose, path: Option<PathBuf>) -> Self {
        match purpose {
            PickPurpose::Place => Self::Sessions(SessionsAction::Picked(path)),
            PickPurpose::Import => Self::Import(ImportAction::Picked(path)),
            PickPurpose::Weights => Self::Net(NetAction::Picked(path)),
            PickPurpose::Lessons => Self::Lessons(LessonsAction::Picked(path)),
            PickPurpose::Training => Self::NetTraining(NetTrainingAction::Picked(path)),
        }
    }
}

impl Model {
    /// Carries out actions, in order, notes changes of the choices for undo, and asks the worker for what they need.
    pub fn apply(&mut self, actions: impl IntoIterator<Item = Action>) -> Outcome {
        let mut effects = Vec::new();
        for action in actions {
            acts::interrupt(self, &action);
            let before = self.state.controls.clone();
            let kind = kind(&action);
            match action {
                Action::Undo | Action::Redo if paint::undo(self, action == Action::Undo) => {}
                Action::Undo | Action::Redo if talk::undo(self, action == Action::Undo) => {}
                Action::Undo => {
                    let controls = self.history.undo(&before);
                    set_controls(self, controls);
                }
                Action::Redo => {
                    let controls = self.history.redo(&before);
                    set_controls(self, controls);
                }
                action => {
                    let in_lesson = self.state.lessons.active.is_some();
                    let scene = self.state.talk.scene_shown();
                    carry_out(self, action, &mut effects);
                    // What a lesson has put aside or brought back is no change of one session; to begin a talk, to go through
                    // its scenes and to come back is none either.
                    let same_lesson = in_lesson == self.state.lessons.active.is_some();
                    if same_lesson && self.state.talk.scene_shown() == scene {
                        self.note_change(before, kind);
                    }
                }
            }
        }
        self.note_undo();
        paint::note_undo(self);
        let again = requests::reconcile(self);
        Outcome { effects, again }
    }
}

/// Hands an action to its area.
fn carry_out(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Exhibit(action) => exhibit::apply(model, action),
        Action::Machine(action) => machine::apply(model, action),
        Action::Net(action) => nets::apply(model, action, effects),
        Action::Noise(action) => noise::apply(model, action),
        Action::Time(action) => time::apply(model, action),
        Action::View(action) => pictures::apply(model, action),
        Action::Provenance(action) => provenance::apply(model, action),
        Action::Analysis(action) => analysis::apply(model, action),
        Action::Why(action) => why::apply(model, action),
        Action::Cards(action) => cards::apply(model, action),
        Action::Gallery(action) => gallery::apply(model, action),
        Action::Agreement(action) => agreement::apply(model, action),
        Action::Compare(action) => compare::apply(model, action),
        Action::Census(action) => census::apply(model, action, effects),
        Action::NetTraining(action) => net_training::apply(model, action, effects),
        Action::ReceptiveField(action) => receptive_field::apply(model, action, effects),
        Action::Curves(action) => curves::apply(model, action, effects),
        Action::Branch(action) => branch::apply(model, action),
        Action::Sessions(action) => sessions::apply(model, action, effects),
        Action::Export(action) => export::apply(model, action, effects),
        Action::Import(action) => import::apply(model, action, effects),
        Action::Edit(action) => edits::apply(model, action),
        Action::Paint(action) => paint::apply(model, action),
        // One story at a time.
        Action::Lessons(_) if model.state.talk.is_given() => {}
        Action::Lessons(action) => lessons::apply(model, action, effects),
        Action::Talk(action) => talk::apply(model, action, effects),
        Action::Window(action) => window::apply(model, action, effects),
        Action::Undo | Action::Redo => {}
    }
}

/// Puts all choices in place of the present ones; the playhead keeps its time.
fn set_controls(model: &mut Model, controls: Option<Controls>) {
    let Some(controls) = controls else { return };
    let from = model.state.stage_controls(model.view.selected).spec.steps;
    model.state.controls = controls;
    let to = model.state.stage_controls(model.view.selected).spec.steps;
    time::rescale(model, from, to);
}

/// Which control an action belongs to: a run of changes of one control is undone as one.
fn kind(action: &Action) -> &'static str {
    match action {
        Action::Machine(MachineAction::SetPatch(_) | MachineAction::NudgePatch(_)) => "patch",
        Action::Machine(MachineAction::SetForm(_)) => "form",
        Action::Machine(MachineAction::SetLocality(_)) => "points",
        Action::Machine(MachineAction::SetReach(_)) => "reach",
        Action::Machine(MachineAction::SetSteps(_)) => "steps",
        Action::Edit(EditAction::Shift(..)) => "shift",
        // Single clicks are changes of their own, however fast they come.
        _ => "",
    }
}
