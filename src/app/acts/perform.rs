//! Carries acts out over time.

use std::time::Duration;

use super::actions;
use crate::app::action::Action;
use crate::app::effect::Outcome;
use crate::app::model::Model;
use crate::app::performance::{Pace, Performance};
use crate::app::stage::machine::MachineAction;
use crate::app::stage::pictures::ViewAction;
use crate::app::stage::time::TimeAction;
use crate::app::view::Scene;
use crate::app::window::WindowAction;
use crate::diffusion::locality_form;
use crate::script::{Act, Place};

/// Between two acts, so that each is seen.
const BETWEEN_SECS: f64 = 0.5;
/// Between two places of the slider on its way, and of the playhead.
const STEP_SECS: f64 = 0.04;
/// The slider takes about so many steps, however far it goes.
const SLIDER_STEPS: usize = 24;

impl Model {
    /// Carries out acts from now on, in place of those that are under way. [`Model::tick`] does it, a piece at a time; a
    /// person who does something else meanwhile ends it.
    pub fn perform(&mut self, acts: impl IntoIterator<Item = Act>, pace: Pace) {
        let queue = acts.into_iter().collect();
        self.state.performance = Performance { queue, pace, ..Performance::default() };
    }
}

/// A person who does something else meanwhile has taken over.
pub(crate) fn interrupt(model: &mut Model, action: &Action) {
    let performance = &mut model.state.performance;
    if performance.is_under_way() && !performance.own && takes_over(action) {
        *performance = Performance::default();
    }
}

/// Whether an action changes what is being shown; the pointer moves, and the look of the window changes, beside it.
fn takes_over(action: &Action) -> bool {
    match action {
        Action::View(action) => !matches!(action, ViewAction::Probe(..) | ViewAction::ProbeRest),
        Action::Window(action) => matches!(action, WindowAction::ToggleSide(_)),
        // A talk says itself when another scene comes.
        Action::Analysis(_) | Action::Sessions(_) | Action::Export(_) | Action::Lessons(_) | Action::Talk(_) => false,
        _ => true,
    }
}

/// Does what is due; `now_secs` is the window's clock. The outcome says when it goes on.
pub(crate) fn advance(model: &mut Model, now_secs: f64) -> Outcome {
    let mut outcome = Outcome::default();
    while let Some(act) = model.state.performance.queue.front().cloned() {
        if let Some(due) = model.state.performance.due_secs.filter(|due| now_secs < *due) {
            outcome.again = Duration::try_from_secs_f64(due - now_secs).ok();
            return outcome;
        }
        if needs_data(&act) && model.state.wanted_data().is_none() {
            // News will come.
            return outcome;
        }
        let begun = std::mem::replace(&mut model.state.performance.begun, true);
        match piece(model, &act, begun) {
            Piece::More(actions) => {
                carry_out(model, actions, &mut outcome);
                if model.state.performance.pace == Pace::Visible {
                    model.state.performance.due_secs = Some(now_secs + STEP_SECS);
                }
            }
            Piece::Last(actions) => {
                carry_out(model, actions, &mut outcome);
                let performance = &mut model.state.performance;
                performance.queue.pop_front();
                performance.begun = false;
                performance.due_secs = (performance.pace == Pace::Visible).then_some(now_secs + BETWEEN_SECS);
            }
            Piece::Pause(secs) => {
                let performance = &mut model.state.performance;
                performance.queue.pop_front();
                performance.begun = false;
                performance.due_secs = Some(now_secs + secs);
            }
            // News will come.
            Piece::NotYet => return outcome,
        }
    }
    outcome
}

/// What comes next of an act.
enum Piece {
    /// These actions, and the act goes on.
    More(Vec<Action>),
    /// These actions, and it is done.
    Last(Vec<Action>),
    /// Nothing for so many seconds, and it is done.
    Pause(f64),
    /// It waits for something.
    NotYet,
}

fn piece(model: &mut Model, act: &Act, begun: bool) -> Piece {
    let watched = model.state.performance.pace == Pace::Visible;
    // What is on the stage is watched on the stage.
    if !begun && needs_stage(act) && model.view.scene != Scene::Stage {
        model.state.performance.begun = false;
        return Piece::More(actions::show(model, Place::Stage));
    }
    match act {
        Act::Patch(_) | Act::Time(_) | Act::Noise | Act::Result if watched => moving(model, act),
        Act::Play if !watched => Piece::Last(actions::of(&Act::Result, model)),
        Act::Play if !begun => Piece::More(actions::of(act, model)),
        Act::Play if model.view.time.playing => Piece::NotYet,
        Act::Play => Piece::Last(Vec::new()),
        Act::Wrong if !begun => Piece::More(actions::of(act, model)),
        Act::Wrong if model.state.search.is_some() => Piece::NotYet,
        Act::Wrong => Piece::Last(Vec::new()),
        Act::PointPart(_) if !is_counted(model) => Piece::NotYet,
        Act::Wait(secs) if watched => Piece::Pause(*secs),
        _ => Piece::Last(actions::of(act, model)),
    }
}

/// A control that is seen moving, a step nearer to where it is going.
fn moving(model: &Model, act: &Act) -> Piece {
    let (state, view) = (&model.state, &model.view);
    let spec = &state.stage_controls(view.selected).spec;
    if let Act::Patch(wanted) = act {
        let shape = state.shape();
        let stops = locality_form::stops(shape, spec.boundary);
        let at = |patch| stops.iter().position(|stop| *stop == locality_form::clamped(patch, shape, spec.boundary));
        let now = locality_form::widest(spec, shape);
        if let (Some(from), Some(to)) = (at(now), at(*wanted))
            && from != to
        {
            let step = (stops.len() / SLIDER_STEPS).max(1);
            let next = stops[if from < to { (from + step).min(to) } else { from.saturating_sub(step).max(to) }];
            return Piece::More(vec![Action::Machine(MachineAction::SetPatch(next))]);
        }
    } else {
        let wanted = match act {
            Act::Time(t) => actions::step_at(*t, spec.steps),
            Act::Noise => spec.first_step(),
            _ => 1,
        };
        let (now, wanted) = (view.time.step, wanted.min(spec.first_step()));
        if now != wanted {
            let next = if now < wanted { now + 1 } else { now - 1 };
            return Piece::More(vec![Action::Time(TimeAction::Seek(next))]);
        }
    }
    Piece::Last(actions::of(act, model))
}

/// Carries actions out as its own.
fn carry_out(model: &mut Model, actions: Vec<Action>, outcome: &mut Outcome) {
    if actions.is_empty() {
        return;
    }
    model.state.performance.own = true;
    let Outcome { effects, again } = model.apply(actions);
    model.state.performance.own = false;
    outcome.effects.extend(effects);
    outcome.again = outcome.again.into_iter().chain(again).min();
}

/// Whether an act means something only once the training set is there.
fn needs_data(act: &Act) -> bool {
    !matches!(act, Act::Exhibit(_) | Act::Data(_) | Act::Wait(_) | Act::Panel(_) | Act::Pictures(_))
}

/// Whether what an act does is seen on the stage alone.
fn needs_stage(act: &Act) -> bool {
    matches!(
        act,
        Act::Play
            | Act::Time(_)
            | Act::Noise
            | Act::Result
            | Act::Point(..)
            | Act::PointPart(_)
            | Act::Pictures(_)
            | Act::Fork(_)
    )
}

/// Whether the run on the chosen stage is there, with its parts counted.
fn is_counted(model: &Model) -> bool {
    let counted = model.state.data.as_ref().is_some_and(|data| data.parts.is_some());
    let run = model.state.stages.get(model.view.selected).and_then(|stage| stage.run());
    run.is_some_and(|run| run.is_settled(counted))
}
