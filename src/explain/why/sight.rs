//! Who saw what: the windows of a run's machines, step by step.

use crate::diffusion::RunSpec;
use crate::images::Shape;
use crate::score::{Machine, Patch};

/// Whether some pixels saw some others, over the steps from the noisiest to the one that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// At no step.
    Never,
    /// At some step, but at none after this one.
    Until(usize),
    /// At the step that is looked at.
    Now,
    /// A network drew some of the steps: what its pixels see is no matter of windows.
    Unknown,
}

impl Machine {
    /// Whether the window of the pixel `at` holds the pixel `other`, both `(row, column)`. O(1).
    pub fn sees(self, shape: Shape, at: (usize, usize), other: (usize, usize)) -> bool {
        if self.patch == Patch::Whole {
            return true;
        }
        let window = self.window(shape, at);
        let within = |at: usize, other: usize, n: usize, before: usize, len: usize| {
            (other + 2 * n - at + before % n) % n < len.min(n)
        };
        within(at.0, other.0, shape.h(), window.up, window.h())
            && within(at.1, other.1, shape.w(), window.left, window.w())
    }
}

/// The machines of a run from its first step down to one.
#[derive(Clone, Debug)]
pub struct Steps {
    shape: Shape,
    /// The machine of each step, noisiest first; `None` where a network drew.
    machines: Vec<(usize, Option<Machine>)>,
}

impl Steps {
    /// The steps of a run down to `step`.
    pub fn new(spec: &RunSpec, shape: Shape, step: usize) -> Self {
        let machine = |step| spec.net_at(step).is_none().then(|| spec.machine_at(step, shape));
        Self { shape, machines: (step..=spec.first_step()).rev().map(|step| (step, machine(step))).collect() }
    }

    /// Over all steps, whether a machine saw something.
    fn sight(&self, saw: impl Fn(Machine) -> bool) -> Sight {
        let mut sight = Sight::Never;
        let mut last: Option<(Machine, bool)> = None;
        for (step, machine) in &self.machines {
            let Some(machine) = *machine else { return Sight::Unknown };
            // Most runs have one machine at all steps.
            let saw_it = match last {
                Some((known, saw_it)) if known == machine => saw_it,
                _ => saw(machine),
            };
            last = Some((machine, saw_it));
            if saw_it {
                sight = Sight::Until(*step);
            }
        }
        let now = self.machines.last().map(|(step, _)| *step);
        match sight {
            Sight::Until(step) if Some(step) == now => Sight::Now,
            other => other,
        }
    }

    /// Whether the window of one of `these` pixels held one of `those`.
    pub fn saw_any(&self, these: &[(usize, usize)], those: &[(usize, usize)]) -> Sight {
        let saw = |machine: Machine, at| those.iter().any(|other| machine.sees(self.shape, at, *other));
        self.sight(|machine| these.iter().any(|at| saw(machine, *at)))
    }

    /// Whether the window of some pixel held all of `places`.
    pub fn saw_all(&self, places: &[(usize, usize)]) -> Sight {
        let (h, w) = (self.shape.h(), self.shape.w());
        let saw = |machine: Machine, at| places.iter().all(|other| machine.sees(self.shape, at, *other));
        self.sight(|machine| (0..h * w).any(|p| saw(machine, (p / w, p % w))))
    }

    /// The side of the widest window so far; `None` once a machine saw the whole picture, or a network drew.
    pub fn widest(&self) -> Option<usize> {
        let side = |machine: Option<Machine>| match machine?.patch {
            Patch::Side(side) => Some(side.get() as usize),
            Patch::Whole => None,
        };
        let sides: Option<Vec<usize>> = self.machines.iter().map(|(_, machine)| side(*machine)).collect();
        sides?.into_iter().max()
    }
}
