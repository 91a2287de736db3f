//! How long a census will take.

use crate::app::stage::runs::Run;
use crate::diffusion::RunSpec;
use crate::explain::census::CensusSpec;
use crate::images::Shape;
use crate::score::{Machine, Patch};

/// A moving whole-image machine works by Fourier transform; about as much as so many places a pixel.
const WHOLE_MOVES: f64 = 60.0;
/// What counting and comparing a finished picture costs, in steps of a machine whose patches stay in place (measured on
/// hands of 64 pixels in colour: 5 ms of processor time, against 2.3 ms for a step, the same for one seed and for many at
/// once).
const COUNTING_WORK: f64 = 2.0;

/// The work of a step of a machine; 1 for one whose patches stay in place. The kernels' work is one term for each
/// training patch that a pixel may use, whatever the patch's side.
fn step_work(machine: Machine, shape: Shape) -> f64 {
    if machine.patch == Patch::Whole {
        let moves = machine.reach.moves() && machine.boundary == crate::score::Boundary::Circular;
        return if moves { WHOLE_MOVES } else { 1.0 };
    }
    let rows: usize = (0..shape.h()).map(|y| machine.places(shape, (y, 0)).rows.len).sum();
    let cols: usize = (0..shape.w()).map(|x| machine.places(shape, (0, x)).cols.len).sum();
    (rows * cols) as f64 / shape.area() as f64
}

/// The work of each step of a run, first step first.
fn run_work(run: &RunSpec, shape: Shape) -> Vec<f64> {
    let mut last: Option<(Machine, f64)> = None;
    let steps = (1..=run.first_step()).rev();
    steps
        .map(|step| {
            let machine = run.machine_at(step, shape);
            match last {
                Some((known, work)) if known == machine => work,
                _ => last.insert((machine, step_work(machine, shape))).1,
            }
        })
        .collect()
}

/// The work of one picture of each column.
pub fn cell_work(spec: &CensusSpec, shape: Shape) -> Vec<f64> {
    (0..spec.axis.len()).map(|cell| run_work(&spec.run(cell), shape).iter().sum::<f64>() + COUNTING_WORK).collect()
}

/// The work that is left when so many pictures of each column are done, given [`cell_work`].
pub fn work_left(done: impl Iterator<Item = usize>, n_seeds: usize, cell_work: &[f64]) -> f64 {
    done.zip(cell_work).map(|(done, work)| work * n_seeds.saturating_sub(done) as f64).sum()
}

/// Seconds for each unit of work, by the steps of a stage; `None` before its first step.
pub fn pace_of_stage(run: &Run, shape: Shape) -> Option<f64> {
    let work = run_work(&run.request.spec, shape);
    let (mut secs, mut done) = (0.0, 0.0);
    for (frame, work) in run.frames.iter().zip(work) {
        secs += frame.elapsed_secs;
        done += work;
    }
    (done > 0.0).then(|| secs / done)
}
