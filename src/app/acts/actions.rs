//! What an act comes to, as actions of the areas.

use super::names;
use crate::app::action::Action;
use crate::app::agreement::actions::AgreementAction;
use crate::app::analysis::actions::AnalysisAction;
use crate::app::census::actions::CensusAction;
use crate::app::census::choice::AxisKind;
use crate::app::gallery::actions::GalleryAction;
use crate::app::model::Model;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::nets::actions::NetAction;
use crate::app::paint::actions::{PaintAction, PaintOn};
use crate::app::provenance::actions::ProvenanceAction;
use crate::app::receptive_field::actions::ReceptiveFieldAction;
use crate::app::stage::branch::BranchAction;
use crate::app::stage::compare::CompareAction;
use crate::app::stage::exhibit::ExhibitAction;
use crate::app::stage::machine::MachineAction;
use crate::app::stage::noise::NoiseAction;
use crate::app::stage::pictures::ViewAction;
use crate::app::stage::time::TimeAction;
use crate::app::view::{Pictures, Scene};
use crate::app::window::WindowAction;
use crate::script::{Act, CensusOf, Panel, Place, Shown};

/// The actions that bring about what an act asks for; none where it is so already.
pub(super) fn of(act: &Act, model: &Model) -> Vec<Action> {
    let (state, view) = (&model.state, &model.view);
    let spec = &state.stage_controls(view.selected).spec;
    let machine = |action| vec![Action::Machine(action)];
    let time = |action| vec![Action::Time(action)];
    match act {
        Act::Exhibit(id) => vec![Action::Exhibit(ExhibitAction::Open(id.clone()))],
        Act::Data(data) => vec![
            Action::Exhibit(ExhibitAction::OpenData(data.clone())),
            Action::Machine(MachineAction::SetLocality(data.usual_run().locality)),
        ],
        Act::Seed(seed) => vec![Action::Noise(NoiseAction::SetSeed(*seed))],
        Act::Machine(named) => machine(MachineAction::SetNamedMachine(*named)),
        Act::Patch(patch) => machine(MachineAction::SetPatch(*patch)),
        Act::Locality(locality) => machine(MachineAction::SetLocality(locality.clone())),
        Act::Equivariance(on) if spec.reach.moves() == *on => Vec::new(),
        Act::Equivariance(_) => machine(MachineAction::ToggleEquivariance),
        Act::Reach(reach) => machine(MachineAction::SetReach(*reach)),
        Act::Boundary(boundary) => machine(MachineAction::SetBoundary(*boundary)),
        Act::Steps(steps) => machine(MachineAction::SetSteps(*steps)),
        Act::Time(t) => time(TimeAction::Seek(step_at(*t, spec.steps))),
        Act::Noise => time(TimeAction::First),
        Act::Result => time(TimeAction::Last),
        Act::Play => vec![Action::Time(TimeAction::First), Action::Time(TimeAction::TogglePlay)],
        Act::Wrong => vec![Action::Noise(NoiseAction::NextWrong)],
        Act::Pictures(shown) => vec![pictures(*shown)],
        Act::Marks(on) if view.marks.on == *on => Vec::new(),
        Act::Marks(_) => vec![Action::View(ViewAction::ToggleMarks)],
        Act::Point(row, column) => pin(model, (*row, *column)),
        Act::PointPart(part) => part_at(model, *part).map_or_else(Vec::new, |at| pin(model, at)),
        Act::Unpoint if view.probe.pinned => vec![Action::Provenance(ProvenanceAction::TogglePin)],
        Act::Unpoint | Act::Wait(_) => Vec::new(),
        Act::Panel(panel) => side(model, *panel),
        Act::Show(place) => show(model, *place),
        Act::Count(of, seeds) => count(model, *of, *seeds),
        Act::Compare(n) => compare(model, *n),
        Act::Network if spec.net.is_some() => Vec::new(),
        Act::Network => vec![Action::Net(NetAction::Toggle)],
        Act::Theory => vec![Action::Net(NetAction::CompareWithTheory)],
        Act::Fork(named) => vec![Action::Branch(BranchAction::Fork(*named))],
    }
}

/// The step nearest to a time.
pub(super) fn step_at(t: f64, steps: usize) -> usize {
    ((t * steps as f64).round() as usize).clamp(1, steps)
}

fn pictures(shown: Shown) -> Action {
    match names::pictures(shown) {
        Pictures::Map(kind) => Action::Analysis(AnalysisAction::SetMap(kind)),
        pictures => Action::View(ViewAction::SetPictures(pictures)),
    }
}

/// Keeps a pixel; one that is kept already stays.
fn pin(model: &Model, (row, column): (usize, usize)) -> Vec<Action> {
    let (shape, probe) = (model.state.shape(), model.view.probe);
    let at = (row.min(shape.h() - 1), column.min(shape.w() - 1));
    let kept = probe.pinned && probe.pixel == Some(at);
    if kept { Vec::new() } else { vec![Action::Provenance(ProvenanceAction::Pin(at.0, at.1))] }
}

/// The pixel on a counted part of the result on the chosen stage, parts counted from 1 and from the left.
fn part_at(model: &Model, part: usize) -> Option<(usize, usize)> {
    let run = model.state.stages.get(model.view.selected)?.run()?;
    let count = run.frames.last()?.count.as_ref()?;
    let mut places = count.places.clone();
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (row, column) = places.get(part.checked_sub(1)?)?;
    Some((row.round().max(0.0) as usize, column.round().max(0.0) as usize))
}

fn side(model: &Model, panel: Panel) -> Vec<Action> {
    let wanted = names::side(panel);
    let open = model.settings.side;
    let changed = if wanted == open { None } else { wanted.or(open) };
    changed.map(|panel| Action::Window(WindowAction::ToggleSide(panel))).into_iter().collect()
}

/// What fills the middle of the window.
pub(super) fn show(model: &Model, place: Place) -> Vec<Action> {
    let (scene, agreement) = (model.view.scene, model.view.agreement.open);
    let leave = match scene {
        Scene::Stage => None,
        Scene::Gallery => Some(Action::Gallery(GalleryAction::Toggle)),
        Scene::Census => Some(Action::Census(CensusAction::Toggle)),
        Scene::NetTraining => Some(Action::NetTraining(NetTrainingAction::Toggle)),
        Scene::ReceptiveField => Some(Action::ReceptiveField(ReceptiveFieldAction::Toggle)),
        Scene::Paint => Some(Action::Paint(PaintAction::Close)),
    };
    let enter = |there: Scene, action: Action| if scene == there { Vec::new() } else { vec![action] };
    match place {
        Place::Stage => leave.into_iter().collect(),
        Place::Gallery if agreement => {
            let mut actions = vec![Action::Agreement(AgreementAction::Toggle)];
            // From elsewhere the first press shows the agreement, the second the pictures.
            actions.extend((scene != Scene::Gallery).then_some(Action::Agreement(AgreementAction::Toggle)));
            actions
        }
        Place::Gallery => enter(Scene::Gallery, Action::Gallery(GalleryAction::Toggle)),
        Place::Agreement if scene == Scene::Gallery && agreement => Vec::new(),
        Place::Agreement => vec![Action::Agreement(AgreementAction::Toggle)],
        Place::Census => enter(Scene::Census, Action::Census(CensusAction::Toggle)),
        Place::Training => enter(Scene::NetTraining, Action::NetTraining(NetTrainingAction::Toggle)),
        Place::Field => enter(Scene::ReceptiveField, Action::ReceptiveField(ReceptiveFieldAction::Toggle)),
        Place::Paint => enter(Scene::Paint, Action::Paint(PaintAction::Open(PaintOn::Whatever))),
    }
}

fn count(model: &Model, of: CensusOf, seeds: usize) -> Vec<Action> {
    let axis = match of {
        CensusOf::Patches => AxisKind::Patches,
        CensusOf::Times => AxisKind::Times,
        CensusOf::Reaches => AxisKind::Reaches,
        CensusOf::Thumbs => AxisKind::Thumbs,
    };
    let mut actions = show(model, Place::Census);
    actions
        .extend([CensusAction::SetAxis(axis), CensusAction::SetSeeds(seeds), CensusAction::Start].map(Action::Census));
    actions
}

fn compare(model: &Model, n: usize) -> Vec<Action> {
    let stages = model.state.controls.stages.len();
    let action = match n {
        1 if stages > 1 => CompareAction::Toggle,
        2 if stages == 1 => CompareAction::Toggle,
        4 => CompareAction::FourMachines,
        _ => return Vec::new(),
    };
    vec![Action::Compare(action)]
}
