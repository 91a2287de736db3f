//! What the person has chosen, all of it: the state that undo and redo go through.

use std::sync::Arc;

use crate::diffusion::{RunSpec, Seed};
use crate::exhibits::{DataSpec, Exhibit};
use crate::images::edit::Edits;
use crate::images::{Image, Shape};
use crate::score::{Patch, Reach};
use crate::studio::Start;

use super::locality::{self, LocalityForm};

/// All choices. Cheap to copy: pictures are shared.
#[derive(Clone, Debug, PartialEq)]
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
}

/// The choices of one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageControls {
    /// The settings of the run.
    pub spec: RunSpec,
    /// The form of P(t), kept while the window is the whole image.
    pub form: LocalityForm,
    /// How far patches move when equivariance is switched on.
    pub reach_when_on: Reach,
    /// Where it starts when not from the seed's noise: a branch.
    pub branch: Option<BranchStart>,
}

/// A noisy picture at a step, to go on from.
#[derive(Clone, Debug)]
pub struct BranchStart {
    /// The step.
    pub step: usize,
    /// The picture.
    pub x_t: Arc<Image>,
}

impl PartialEq for BranchStart {
    fn eq(&self, other: &Self) -> bool {
        self.step == other.step && Arc::ptr_eq(&self.x_t, &other.x_t)
    }
}

impl StageControls {
    /// The choices that make a run.
    pub fn new(spec: RunSpec) -> Self {
        let form = LocalityForm::of(&spec.locality);
        let reach_when_on = if spec.reach.moves() { spec.reach } else { Reach::All };
        Self { spec, form, reach_when_on, branch: None }
    }

    /// Sets the widest window, keeping the form of P(t).
    pub fn set_patch(&mut self, patch: Patch, shape: Shape) {
        let patch = locality::clamped(patch, shape, self.spec.boundary);
        self.spec.locality = self.form.with_patch(patch, shape);
    }

    /// The widest window.
    pub fn patch(&self, shape: Shape) -> Patch {
        locality::widest(&self.spec, shape)
    }

    /// Cuts what does not fit a picture of this shape.
    pub fn fit(&mut self, shape: Shape) {
        self.spec.locality = locality::fitted(&self.spec.locality, shape, self.spec.boundary);
    }

    /// Where the run starts.
    pub fn start(&self, seed: Seed) -> Start {
        match &self.branch {
            Some(branch) => Start::At { step: branch.step, x_t: Arc::clone(&branch.x_t) },
            None => Start::Noise(seed),
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
            stages: vec![StageControls::new(exhibit.run.clone())],
        }
    }
}
