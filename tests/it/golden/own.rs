//! Our own recorded outputs, so that nothing changes unnoticed. `UPDATE_GOLDEN=1 cargo test golden` writes them anew.

use std::fs;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sixfingers::diffusion::{Locality, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::images::TrainingSet;
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, Machine, NamedMachine, Reach};

use crate::support::{assert_close, named_machine, random_set, shape, wide};

/// What was recorded under a name; with `UPDATE_GOLDEN` set, what was found is recorded first. A missing file fails.
fn recorded<T: Serialize + DeserializeOwned>(name: &str, found: &T) -> T {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(format!("{name}.json"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, serde_json::to_string(found).unwrap() + "\n").unwrap();
    }
    let text = fs::read_to_string(&path);
    let text = text.unwrap_or_else(|e| panic!("{}: {e}; UPDATE_GOLDEN=1 records it", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// The beginning and the moments of the noise of a seed.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct NoiseSummary {
    seed: u64,
    first: Vec<f32>,
    last: f32,
    mean: f64,
    variance: f64,
    kurtosis: f64,
}

#[test]
fn the_noise_of_a_seed_is_what_it_always_was() {
    let summary = |seed| {
        let noise = wide(&starting_noise(shape(3, 32, 32), seed));
        // By repeated products: powi may round differently elsewhere.
        let moment = |k| noise.iter().map(|v| (0..k).map(|_| v).product::<f64>()).sum::<f64>() / noise.len() as f64;
        let first = noise.iter().take(10).map(|v| *v as f32).collect();
        let last = noise[noise.len() - 1] as f32;
        NoiseSummary { seed, first, last, mean: moment(1), variance: moment(2), kurtosis: moment(4) }
    };
    let found: Vec<_> = [0, 1, 42, u64::MAX].map(summary).into();
    // To the last bit: seeds that people noted down must keep their pictures on every platform.
    assert_eq!(found, recorded("noise", &found));
}

/// The end of a run.
#[derive(Debug, Serialize, Deserialize)]
struct RunSummary {
    machine: String,
    start: Vec<f32>,
    halfway: Vec<f32>,
    result: Vec<f32>,
}

/// A run of each machine on a tiny set.
fn runs(denoiser: &dyn Denoiser) -> Vec<RunSummary> {
    let short_reach = Machine { reach: Reach::Within(1), ..named_machine(NamedMachine::Ls, 3) };
    let machines = NamedMachine::ALL.map(|name| named_machine(name, 3)).into_iter().chain([short_reach]);
    let summary = |machine: Machine| {
        let spec = RunSpec {
            locality: Locality::Constant(machine.patch),
            reach: machine.reach,
            boundary: machine.boundary,
            steps: 10,
            ..RunSpec::default()
        };
        let sampler = Sampler::new(spec, starting_noise(denoiser.shape(), 7)).unwrap();
        let trajectory = Trajectory::run(sampler, denoiser, None, &CancelToken::new()).unwrap();
        let guess = |index: usize| trajectory.frames[index].posterior.x0_hat.values().to_vec();
        let machine = format!("{} reach {}", machine.named_machine(), machine.reach);
        RunSummary { machine, start: guess(0), halfway: guess(5), result: guess(9) }
    };
    machines.map(summary).collect()
}

#[track_caller]
fn assert_same_runs(found: &[RunSummary], expected: &[RunSummary], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.machine, expected.machine);
        let all = |run: &RunSummary| -> Vec<f64> {
            [&run.start, &run.halfway, &run.result].into_iter().flatten().map(|v| f64::from(*v)).collect()
        };
        assert_close(&all(found), &all(expected), tolerance, &found.machine);
    }
}

#[test]
fn the_runs_of_all_machines_are_what_they_always_were() {
    let set = random_set(3, shape(1, 5, 5), 70);
    let found = runs(&NaiveDenoiser::new(TrainingSet::clone(&set)));
    let expected = recorded("runs", &found);
    // Guesses are rounded to f32; exp may differ between platforms in its last bit and turn a rounding.
    assert_same_runs(&found, &expected, 1e-6);
    // Single precision, grown over ten steps.
    assert_same_runs(&runs(&FastDenoiser::new(&set)), &expected, 2e-4);
}
