//! What can be asked about the program, answered from what is chosen and what has come out.

use super::acts::names;
use super::agreement::requests::compared_stages;
use super::controls::StageControls;
use super::model::Model;
use super::provenance::pointed::wanted_key;
use super::settings::Settings;
use super::stage::runs::{Run, StageFrame};
use super::state::AppState;
use super::view::View;
use crate::diffusion::Locality;
use crate::explain::agreement::agreement;
use crate::explain::novelty::Verdict;
use crate::score::Patch;
use crate::script::{Fact, Value};

/// Answers questions about the program as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    settings: &'a Settings,
    state: &'a AppState,
    view: &'a View,
}

impl Model {
    /// The answer to a question about the program as it is now; `None` while it is not known, or where there is none.
    pub fn fact(&self, fact: Fact) -> Option<Value> {
        Facts::new(&self.settings, &self.state, &self.view).answer(fact)
    }
}

impl<'a> Facts<'a> {
    /// About the program with these settings, this state, looked at so.
    pub fn new(settings: &'a Settings, state: &'a AppState, view: &'a View) -> Self {
        Self { settings, state, view }
    }

    /// The answer to a question; `None` while it is not known, or where there is none.
    ///
    /// What is asked about the picture is asked about the result of the run on the chosen stage.
    pub fn answer(self, fact: Fact) -> Option<Value> {
        let (state, view) = (self.state, self.view);
        let stage = state.stage_controls(view.selected);
        let spec = &stage.spec;
        let yes = |yes: bool| Some(Value::Yes(yes));
        let number = |n: usize| Some(Value::Number(n as f64));
        let word = |word: &str| Some(Value::Word(word.to_owned()));
        match fact {
            Fact::Exhibit => word(state.controls.exhibit.as_deref().unwrap_or("none")),
            Fact::Own => yes(state.controls.data.path().is_some()),
            Fact::Images => number(state.n_in_use()?.0),
            Fact::Edited => yes(!state.controls.edits.is_empty()),
            Fact::Patch => Some(Value::Number(match stage.patch(state.shape()) {
                Patch::Side(side) => f64::from(side.get()),
                Patch::Whole => f64::INFINITY,
            })),
            Fact::Whole => yes(spec.net.is_none() && stage.patch(state.shape()) == Patch::Whole),
            Fact::Equivariance => yes(spec.reach.moves()),
            Fact::Boundary => word(&spec.boundary.to_string()),
            Fact::Machine => word(&spec.named_machine(state.shape()).short_name().to_ascii_lowercase()),
            Fact::Network => yes(spec.net.is_some()),
            Fact::Schedule => yes(!matches!(spec.locality, Locality::Constant(_))),
            Fact::Seed => Some(Value::Number(state.controls.seed as f64)),
            Fact::Time => Some(Value::Number(view.time.step as f64 / spec.steps as f64)),
            Fact::Noise => yes(view.time.step >= spec.first_step()),
            Fact::Result => yes(view.time.step <= 1),
            Fact::Playing => yes(view.time.playing),
            Fact::Finished => yes(self.finished_run().is_some()),
            Fact::Count => number(self.result()?.count.as_ref()?.count),
            Fact::Formed => yes(self.result()?.count.as_ref()?.well_formed),
            Fact::Right => yes(self.result()?.count.as_ref()?.right),
            Fact::Wrong => self.result()?.count.as_ref().and_then(|count| yes(count.well_formed && !count.right)),
            Fact::Copy | Fact::Nearest | Fact::Sources => self.novelty(fact),
            Fact::Pictures => word(names::shown(view.pictures)?.name()),
            Fact::Marks => yes(view.marks.on),
            Fact::Place => word(names::place(view.scene, view.agreement.open)?.name()),
            Fact::Panel => word(names::panel(self.settings.side).name()),
            Fact::Pointed => yes(view.probe.pinned),
            Fact::Effective => {
                let answer = state.provenance.answer()?;
                let current = wanted_key(state, view).is_some_and(|key| key == answer.key);
                current.then_some(Value::Number(answer.provenance.effective_patches))
            }
            Fact::Stages => number(state.controls.stages.len()),
            // The run that they left is in the tree, too.
            Fact::Branches => number(state.controls.branches.iter().filter(|branch| branch.parent.is_some()).count()),
            Fact::Branched => branched(stage).map(Value::Number),
            Fact::Seeds => number(state.gallery.tally().done),
            Fact::Agreement => self.r_with_network().map(Value::Number),
            Fact::Median => {
                let n = compared_stages(state).len();
                let medians =
                    (0..n).filter_map(|machine| state.agreement.quartiles(machine)).map(|[_, median, _]| median);
                medians.max_by(f64::total_cmp).map(Value::Number)
            }
            Fact::Compared => number(state.agreement.n_seeds()),
            Fact::Counted => number(state.census.shown()?.census.progress().0),
            Fact::CensusDone => yes(state.census.shown()?.census.is_done()),
        }
    }

    /// The run on the chosen stage, if it is complete and the one that was chosen.
    fn finished_run(self) -> Option<&'a Run> {
        let (state, view) = (self.state, self.view);
        let run = state.stages.get(view.selected)?.run()?;
        let wanted = state.wanted_data()?;
        let spec = &state.stage_controls(view.selected).spec;
        let request = &run.request;
        let current = request.data == wanted.id
            && request.seed == state.controls.seed
            && request.spec == *spec
            && request.mask == state.mask();
        (current && run.is_settled(wanted.parts.is_some())).then_some(run)
    }

    /// The last frame of that run.
    fn result(self) -> Option<&'a StageFrame> {
        self.finished_run()?.frames.last()
    }

    /// What is known about how new the picture is.
    fn novelty(self, fact: Fact) -> Option<Value> {
        let novelty = self.state.analysis.novelty(self.result()?)?;
        Some(match fact {
            Fact::Copy => Value::Yes(matches!(novelty.verdict, Verdict::Copy { .. })),
            Fact::Nearest => Value::Number(1.0 + novelty.nearest.image_idx as f64),
            _ => Value::Number(novelty.n_sources as f64),
        })
    }

    /// Pearson's r between the results of the chosen machine and of the network beside it. With the network chosen, of
    /// the first machine.
    fn r_with_network(self) -> Option<f64> {
        let state = self.state;
        let result = |stage: usize| {
            let run = state.stages.get(stage)?.run().filter(|run| run.finished)?;
            let current = run.request.spec == state.controls.stages.get(stage)?.spec;
            run.frames.last().filter(|_| current && run.request.seed == state.controls.seed)
        };
        let is_net = |stage: &StageControls| stage.spec.net.is_some();
        let net = state.controls.stages.iter().position(is_net)?;
        let machines = compared_stages(state);
        let machine = machines.iter().find(|machine| **machine == self.view.selected).or(machines.first())?;
        let (machine, net) = (result(*machine)?, result(net)?);
        agreement(&machine.frame.posterior.x0_hat, &net.frame.posterior.x0_hat)?.pearson_r
    }
}

/// The time at which a run left the one that it comes from.
fn branched(stage: &StageControls) -> Option<f64> {
    let spec = &stage.spec;
    spec.trunk.last().map(|segment| segment.until as f64 / spec.steps as f64)
}
