//! What the person has chosen, all of it: the state that undo and redo go through.

use serde::{Deserialize, Serialize};

use crate::diffusion::locality_form::LocalityForm;
use crate::diffusion::{Locality, NetId, RunSpec, Seed, locality_form};
use crate::exhibits::{DataSpec, Exhibit};
use crate::explain::calibration::{COMPARED_STEPS, compared_run};
use crate::images::Shape;
use crate::images::edit::Edits;
use crate::score::{Boundary, NamedMachine, Patch, Reach};

/// All choices: a small description from which everything comes again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Controls {
    /// The exhibit of the catalogue, by its id; `None` for a training set of one's own.
    pub exhibit: Option<String>,
    /// The training set.
    pub data: DataSpec,
    /// Changes made to it by hand.
    pub edits: Edits,
    /// The seed of the starting noise, the same for every stage.
    pub seed: Seed,
    /// One entry for each stage, 1 to [`Controls::MAX_STAGES`].
    pub stages: Vec<StageControls>,
    /// The tree of branches; empty until something has branched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<Branch>,
}

/// The choices of one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageControls {
    /// The settings of the run.
    pub spec: RunSpec,
    /// The form of P(t), kept while the window is the whole image.
    pub form: LocalityForm,
    /// How far patches move when equivariance is switched on.
    pub reach_when_on: Reach,
    /// P(t) of the local machine that the controls go back to, while the whole image is seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality_when_local: Option<Locality>,
    /// Which run of the tree it is, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<BranchId>,
}

impl StageControls {
    /// The choices that make a run.
    pub fn new(spec: RunSpec) -> Self {
        let form = LocalityForm::of(&spec.locality);
        let reach_when_on = if spec.reach.moves() { spec.reach } else { Reach::All };
        Self { spec, form, reach_when_on, locality_when_local: None, branch: None }
    }

    /// "Network beside the theory": the network, the machine that should predict it, and two that should not, all with
    /// the steps of the calibration.
    pub fn with_theory(id: &NetId, padding: Boundary, locality: &Locality) -> Vec<Self> {
        let run = |named: NamedMachine| compared_run(named, locality.clone(), COMPARED_STEPS);
        let theory = NamedMachine::for_padding(padding);
        let network = RunSpec { net: Some(id.clone()), ..run(theory) };
        [network, run(theory), run(NamedMachine::Ls), run(NamedMachine::Is)].map(Self::new).to_vec()
    }

    /// Sets the widest window, keeping the form of P(t).
    pub fn set_patch(&mut self, patch: Patch, shape: Shape) {
        let patch = locality_form::clamped(patch, shape, self.spec.boundary);
        match (self.patch(shape), patch) {
            (_, Patch::Side(_)) => self.locality_when_local = None,
            (Patch::Whole, Patch::Whole) => {}
            (Patch::Side(_), Patch::Whole) => self.locality_when_local = Some(self.spec.locality.clone()),
        }
        self.spec.locality = self.form.with_patch(patch, shape);
    }

    /// The widest window.
    pub fn patch(&self, shape: Shape) -> Patch {
        locality_form::widest(&self.spec, shape)
    }

    /// Cuts what does not fit a picture of this shape.
    pub fn fit(&mut self, shape: Shape) {
        self.spec.paint.retain(|paint| paint.layer.shape() == shape);
        self.spec.locality = locality_form::fitted(&self.spec.locality, shape, self.spec.boundary);
        for segment in &mut self.spec.trunk {
            segment.locality = locality_form::fitted(&segment.locality, shape, segment.boundary);
        }
    }
}

impl Controls {
    /// The most stages.
    pub const MAX_STAGES: usize = 4;

    /// The choices of an exhibit.
    pub fn of_exhibit(exhibit: &Exhibit, seed: Seed) -> Self {
        Self {
            exhibit: Some(exhibit.id.to_owned()),
            data: exhibit.data.clone(),
            edits: Edits::default(),
            seed,
            stages: match exhibit.net {
                Some(name) => {
                    let run = &exhibit.run;
                    StageControls::with_theory(&NetId::Shipped(name.to_owned()), run.boundary, &run.locality)
                }
                None => vec![StageControls::new(exhibit.run.clone())],
            },
            branches: Vec::new(),
        }
    }

    /// The settings of every stage and of every run of the tree.
    pub fn all_settings_mut(&mut self) -> impl Iterator<Item = &mut StageControls> {
        self.stages.iter_mut().chain(self.branches.iter_mut().map(|branch| &mut branch.settings))
    }
}

/// The number of a run in the tree; never used again in one tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BranchId(pub u32);

/// A run in the tree. Parents come before their children.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// Its number.
    pub id: BranchId,
    /// What it branched off; `None` for a run from the noise.
    pub parent: Option<BranchId>,
    /// The step from whose noisy picture it goes on, the noisiest one that is its own.
    pub step: usize,
    /// A name of one's own; while it is empty, its settings are its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its settings from that step on, with what came before as their trunk.
    pub settings: StageControls,
}
