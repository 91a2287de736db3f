//! The settings of a run: what is decided before the first step.

use serde::{Deserialize, Serialize};

use super::run_error::MAX_STEPS;
use super::{Locality, NetId, NoiseSchedule, Paint, RunSpecError, TrunkSegment};
use crate::images::{Image, Shape};
use crate::score::{Boundary, Machine, NamedMachine, NoiseLevel, Patch, Reach};

/// Everything that decides a trajectory but the training set and the starting noise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunSpec {
    /// Patch side over time.
    pub locality: Locality,
    /// How far patches may move.
    pub reach: Reach,
    /// What lies beyond the border.
    pub boundary: Boundary,
    /// How the signal fades.
    pub schedule: NoiseSchedule,
    /// Number of steps n of the grid t_i = i / n, in 1..=[`RunSpec::MAX_STEPS`].
    pub steps: usize,
    /// Step at which the noise comes in, in 1..=steps; `None` means `steps`. (The authors' code starts at
    /// `steps - 1`.)
    pub start_step: Option<usize>,
    /// Other settings for the noisier steps, noisiest first: what this run branched off. See [`RunSpec::branch`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trunk: Vec<TrunkSegment>,
    /// What is painted on noisy pictures on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paint: Vec<Paint>,
    /// The trained network that draws in the place of the machine. Locality, reach and boundary are then those of the
    /// machine that would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net: Option<NetId>,
}

impl Default for RunSpec {
    fn default() -> Self {
        Self {
            locality: Locality::default(),
            reach: Reach::NONE,
            boundary: Boundary::Zeros,
            schedule: NoiseSchedule::Cosine,
            steps: 20,
            start_step: None,
            trunk: Vec::new(),
            paint: Vec::new(),
            net: None,
        }
    }
}

impl RunSpec {
    /// The largest number of steps.
    pub const MAX_STEPS: usize = MAX_STEPS;

    /// The run of a corner of the space of machines, with this P(t) where it is local; the rest is as usual.
    pub fn of_named(named: NamedMachine, locality: Locality) -> Self {
        Self {
            locality: if named.is_local() { locality } else { Locality::Constant(Patch::Whole) },
            reach: named.reach(),
            boundary: named.boundary(),
            ..Self::default()
        }
    }

    /// The machine of a step.
    pub fn machine_at(&self, step: usize, shape: Shape) -> Machine {
        let (locality, reach, boundary) = match self.segment_at(step) {
            Some(segment) => (&segment.locality, segment.reach, segment.boundary),
            None => (&self.locality, self.reach, self.boundary),
        };
        Machine { patch: locality.patch_at(step, self.steps, shape, boundary), reach, boundary }
    }

    /// The network that draws at a step; `None` where a machine does.
    pub fn net_at(&self, step: usize) -> Option<&NetId> {
        match self.segment_at(step) {
            Some(segment) => segment.net.as_ref(),
            None => self.net.as_ref(),
        }
    }

    /// All networks that draw at some step, each once.
    pub fn nets(&self) -> Vec<&NetId> {
        let all = self.trunk.iter().filter_map(|segment| segment.net.as_ref()).chain(&self.net);
        all.fold(Vec::new(), |mut nets, net| {
            if !nets.contains(&net) {
                nets.push(net);
            }
            nets
        })
    }

    /// The name of the machine that these settings make, taken at the first step of the run; of a branch, at the step
    /// where it begins.
    pub fn named_machine(&self, shape: Shape) -> NamedMachine {
        self.machine_at(self.own_first_step(), shape).named_machine()
    }

    /// The step at which the run starts, the noisiest.
    pub fn first_step(&self) -> usize {
        self.start_step.unwrap_or(self.steps)
    }

    /// Time of a step, `step / steps`.
    pub fn time(&self, step: usize) -> f64 {
        step as f64 / self.steps as f64
    }

    /// Signal and noise at a step.
    pub fn level_at(&self, step: usize) -> NoiseLevel {
        self.schedule.level(self.time(step))
    }

    /// Checks the settings against a picture's shape.
    ///
    /// # Errors
    /// [`RunSpecError`] names the setting and its limits.
    pub fn check(&self, shape: Shape) -> Result<(), RunSpecError> {
        if !(1..=Self::MAX_STEPS).contains(&self.steps) {
            return Err(RunSpecError::Steps(self.steps));
        }
        if !(1..=self.steps).contains(&self.first_step()) {
            return Err(RunSpecError::StartStep { start: self.first_step(), steps: self.steps });
        }
        self.check_trunk()?;
        self.check_paint(shape)?;
        for segment in &self.trunk {
            segment.locality.check(self.steps, shape, segment.boundary)?;
        }
        Ok(self.locality.check(self.steps, shape, self.boundary)?)
    }

    /// The step at which these settings take over from the trunk; `None` for a run without a trunk.
    pub fn fork_step(&self) -> Option<usize> {
        self.trunk.last().map(|segment| segment.until)
    }

    /// The noisiest step at which these settings, and not those of the trunk, hold.
    pub fn own_first_step(&self) -> usize {
        self.fork_step().map_or(self.first_step(), |step| step.min(self.first_step()))
    }

    /// The segment of the trunk that holds at a step; `None` where the run's own settings do.
    pub fn segment_at(&self, step: usize) -> Option<&TrunkSegment> {
        self.trunk.iter().find(|segment| step > segment.until)
    }

    /// A run that is the same down to `step`, which has the settings of `tail` and so have all later ones. Steps, start
    /// and noise schedule stay those of this run; what is painted at noisier steps is this run's, the rest the tail's.
    ///
    /// Its frames before `step` are the same bit for bit, and so is the noisy picture of `step`.
    #[must_use]
    pub fn branch(&self, step: usize, tail: &Self) -> Self {
        let mut trunk: Vec<TrunkSegment> =
            self.trunk.iter().take_while(|segment| segment.until >= step).cloned().collect();
        let noisier = trunk.last().map_or(self.first_step(), |segment| segment.until);
        if noisier > step {
            trunk.push(match self.segment_at(step) {
                Some(segment) => TrunkSegment { until: step, ..segment.clone() },
                None => TrunkSegment {
                    until: step,
                    locality: self.locality.clone(),
                    reach: self.reach,
                    boundary: self.boundary,
                    net: self.net.clone(),
                },
            });
        }
        let before = self.paint.iter().filter(|paint| paint.step > step);
        let after = tail.paint.iter().filter(|paint| paint.step <= step);
        let paint = before.chain(after).cloned().collect();
        let (locality, reach, boundary) = (tail.locality.clone(), tail.reach, tail.boundary);
        Self { locality, reach, boundary, trunk, paint, net: tail.net.clone(), ..self.clone() }
    }

    /// Checks the order of the trunk.
    pub(super) fn check_trunk(&self) -> Result<(), RunSpecError> {
        let mut noisier = self.steps;
        for (index, segment) in self.trunk.iter().enumerate() {
            if segment.until == 0 || segment.until > noisier || (index > 0 && segment.until == noisier) {
                return Err(RunSpecError::Fork { step: segment.until, before: noisier });
            }
            noisier = segment.until;
        }
        Ok(())
    }

    /// The noisy picture of a step with everything that is painted there; painting it twice is painting it once.
    pub(super) fn painted(&self, step: usize, x_t: Image) -> Image {
        let here = self.paint.iter().filter(|paint| paint.step == step);
        here.fold(x_t, |x_t, paint| paint.over(&x_t, self.level_at(step)))
    }

    /// Checks that there is a step to each paint, and that it fits the pictures.
    pub(super) fn check_paint(&self, shape: Shape) -> Result<(), RunSpecError> {
        for Paint { step, layer, .. } in &self.paint {
            let (step, first) = (*step, self.first_step());
            if !(1..=first).contains(&step) {
                return Err(RunSpecError::NoFrame { step, first });
            }
            if layer.shape() != shape {
                return Err(RunSpecError::PaintShape { step, found: layer.shape(), needed: shape });
            }
        }
        Ok(())
    }
}
