//! What all tests share: small random sets, noisy pictures, the machines as a list, tolerances, shared files.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::prop;
use proptest::test_runner::{Config, RngSeed};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sixfingers::diffusion::{RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::exhibits::Recipe;
use sixfingers::images::{Image, Shape, TrainingSet};
use sixfingers::score::naive::{NaiveDenoiser, NaivePosterior};
use sixfingers::score::{
    Boundary, CancelToken, Denoiser, FastDenoiser, Machine, NamedMachine, NoiseLevel, Patch, PatchSide, Posterior,
    Query, Reach,
};

/// Bound for results of the fast denoiser, absolute: x0_hat is a mean of values in [-1, 1], worked out in f32 from
/// sums of some hundred terms divided by noise_var. Not meant for noise so low that rounding decides between
/// patches.
pub(crate) const FAST_TOLERANCE: f64 = 2e-5;

/// Bound for results of the reference that are equal but for the order of sums in double precision: some thousand
/// terms, each off by 1e-16, with exponents of up to some thousand.
pub(crate) const REFERENCE_TOLERANCE: f64 = 1e-11;

/// How many cases a property is tried on, the same ones in every run of the tests. `FUZZ_CASES=1000000` tries so many,
/// others in each run.
pub(crate) fn cases(n: u32) -> Config {
    let wanted = std::env::var("FUZZ_CASES").ok().and_then(|n| n.parse().ok());
    let rng_seed = if wanted.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) };
    Config {
        cases: wanted.unwrap_or(n),
        rng_seed,
        failure_persistence: None,
        // However many cases are tried, some of them are none.
        max_local_rejects: u32::MAX,
        max_global_rejects: u32::MAX,
        ..Config::default()
    }
}

/// Whatever may be made of a text that is a session, a list of changes, ...: one place of it becomes something else,
/// that may be of another kind, of any size, missing or there twice.
pub(crate) fn changed_json(
    mut value: serde_json::Value,
    changes: &[(prop::sample::Index, usize)],
) -> serde_json::Value {
    for (place, what) in changes {
        let mut places = Vec::new();
        places_of(&value, &mut Vec::new(), &mut places);
        let path = &places[place.index(places.len())];
        change_at(&mut value, path, *what);
    }
    value
}

/// How many kinds of changes [`changed_json`] knows.
pub(crate) const JSON_CHANGES: usize = 22;

fn places_of(value: &serde_json::Value, here: &mut Vec<usize>, places: &mut Vec<Vec<usize>>) {
    let mut below = |k: usize, value| {
        here.push(k);
        places.push(here.clone());
        places_of(value, here, places);
        here.pop();
    };
    match value {
        serde_json::Value::Array(list) => list.iter().enumerate().for_each(|(k, value)| below(k, value)),
        serde_json::Value::Object(map) => map.values().enumerate().for_each(|(k, value)| below(k, value)),
        _ => {}
    }
    if here.is_empty() {
        places.push(Vec::new());
    }
}

fn change_at(value: &mut serde_json::Value, path: &[usize], what: usize) {
    use serde_json::{Value, json};
    match (path, &mut *value) {
        ([k], Value::Array(list)) if what == 0 => drop(list.remove(*k)),
        ([k], Value::Array(list)) if what == 1 => list.insert(*k, list[*k].clone()),
        ([k], Value::Object(map)) if what == 0 => {
            let key = map.keys().nth(*k).unwrap().clone();
            map.remove(&key);
        }
        ([k], Value::Object(map)) if what == 1 => {
            let key = map.keys().nth(*k).unwrap().clone();
            let value = map.remove(&key).unwrap();
            map.insert(format!("{key}\n"), value);
        }
        ([k, rest @ ..], Value::Array(list)) => change_at(&mut list[*k], rest, what),
        ([k, rest @ ..], Value::Object(map)) => change_at(map.values_mut().nth(*k).unwrap(), rest, what),
        _ => {
            let text = value.as_str().map(str::to_owned);
            let cut =
                |text: &str, from: f64| text.chars().skip((text.len() as f64 * from) as usize).collect::<String>();
            *value = match (what % JSON_CHANGES, text) {
                (2, _) => json!(null),
                (3, _) => json!(0),
                (4, _) => json!(-1),
                (5, _) => json!(1),
                (6, _) => json!(1000),
                (7, _) => json!(u32::MAX),
                (8, _) => json!(u64::MAX),
                (9, _) => json!(i64::MIN),
                (10, _) => json!(1e308),
                (11, _) => json!(0.5),
                (12, _) => json!([]),
                (13, _) => json!({}),
                (14, _) => json!(true),
                (15, _) => json!("a\nb"),
                (16, Some(text)) => json!(format!("{text}\n")),
                (17, Some(text)) => json!(cut(&text, 0.5)),
                (18, Some(text)) => json!(text.replace(|c: char| c.is_ascii_digit(), "9")),
                (19, Some(text)) => json!(text.to_uppercase()),
                (20, _) => json!([value.clone(), value.clone()]),
                _ => json!(i32::MIN),
            };
        }
    }
}

/// A generator of its own for each purpose.
pub(crate) fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// Uniform in [-1, 1), a multiple of 2^-23, so that f32 holds it exactly.
pub(crate) fn symmetric(rng: &mut ChaCha20Rng) -> f32 {
    (rng.next_u32() >> 8) as f32 / (1 << 23) as f32 - 1.0
}

/// A shape that is known to be right.
pub(crate) fn shape(c: usize, h: usize, w: usize) -> Shape {
    Shape::new(c, h, w).unwrap()
}

/// N pictures of independent uniform values: no two patches are alike.
pub(crate) fn random_set(n_images: usize, shape: Shape, seed: u64) -> Arc<TrainingSet> {
    let mut rng = rng(seed);
    let values = (0..n_images * shape.len()).map(|_| symmetric(&mut rng)).collect();
    Arc::new(TrainingSet::new(shape, values).unwrap())
}

/// A set of plain pictures, one of each value.
pub(crate) fn plain_set(shape: Shape, values: &[f32]) -> Arc<TrainingSet> {
    let pictures: Vec<_> = values.iter().map(|value| Image::filled(shape, *value)).collect();
    Arc::new(TrainingSet::from_images(&pictures).unwrap())
}

/// The level at which this is the variance of the noise.
pub(crate) fn level(noise_var: f64) -> NoiseLevel {
    NoiseLevel::from_alpha_bar(1.0 - noise_var)
}

/// A training picture as the forward process leaves it: `sqrt(alpha_bar) u + sqrt(noise_var) noise`.
pub(crate) fn noisy(set: &TrainingSet, image_idx: usize, level: NoiseLevel, seed: u64) -> Image {
    let noise = starting_noise(set.shape(), seed);
    let (signal, sigma) = (level.alpha_bar().sqrt(), level.noise_var().sqrt());
    let clean = set.image(image_idx);
    Image::from_fn(set.shape(), |c, y, x| {
        (signal * f64::from(clean.at(c, y, x)) + sigma * f64::from(noise.at(c, y, x))) as f32
    })
}

/// A picture with one value changed by `change`.
pub(crate) fn nudged(picture: &Image, (c, y, x): (usize, usize, usize), change: f32) -> Image {
    Image::from_fn(picture.shape(), |i, j, k| picture.at(i, j, k) + if (i, j, k) == (c, y, x) { change } else { 0.0 })
}

/// A patch of this odd side.
pub(crate) fn side(side: u32) -> Patch {
    Patch::Side(PatchSide::new(side).unwrap())
}

/// A corner of the space of machines, with this patch side where it is local.
pub(crate) fn named_machine(named: NamedMachine, patch_side: u32) -> Machine {
    Machine {
        patch: if named.is_local() { side(patch_side) } else { Patch::Whole },
        reach: named.reach(),
        boundary: named.boundary(),
    }
}

/// The run of a recipe on a denoiser that holds its training set.
#[track_caller]
pub(crate) fn run_recipe(recipe: &Recipe, denoiser: &dyn Denoiser) -> Trajectory {
    let shape = denoiser.shape();
    let mask = recipe.mask(denoiser.n_images(), shape).unwrap();
    let sampler = Sampler::new(recipe.run.clone(), starting_noise(shape, recipe.seed)).unwrap();
    Trajectory::run(sampler, denoiser, mask.as_ref(), &CancelToken::new()).unwrap()
}

/// A sampler that goes on from the noisy picture of a step of a run, with settings of its own.
#[track_caller]
pub(crate) fn resumed(trunk: &Trajectory, step: usize, spec: RunSpec) -> Sampler {
    let frame = trunk.frames.iter().find(|frame| frame.step == step).unwrap();
    Sampler::resume(spec, step, frame.x_t.clone()).unwrap()
}

/// Every kind of machine that fits the shape: the five corners with several patch sides, both boundaries, and the
/// reaches in between.
pub(crate) fn machines(shape: Shape) -> Vec<Machine> {
    let mut machines = Vec::new();
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        let largest = Machine::max_side(boundary, shape).get();
        let sides = BTreeSet::from([1, 3, 5, shape.h().max(shape.w()) as u32 | 1, largest]);
        let sides = sides.into_iter().filter(|s| *s <= largest).map(side);
        for patch in sides.chain([Patch::Whole]) {
            for reach in [Reach::NONE, Reach::Within(1), Reach::Within(2), Reach::All] {
                machines.push(Machine { patch, reach, boundary });
            }
        }
    }
    machines
}

/// What a denoiser answers.
pub(crate) fn ask(denoiser: &dyn Denoiser, machine: Machine, level: NoiseLevel, x_t: &Image) -> Posterior {
    let query = Query { machine, level, x_t, mask: None, cancel: &CancelToken::new() };
    denoiser.posterior_mean(query).unwrap()
}

/// What the reference answers, with all weights, in double precision.
pub(crate) fn ask_reference(set: &TrainingSet, machine: Machine, level: NoiseLevel, x_t: &Image) -> NaivePosterior {
    let query = Query { machine, level, x_t, mask: None, cancel: &CancelToken::new() };
    NaiveDenoiser::new(set.clone()).posterior(query).unwrap()
}

/// Who answers: each oracle is asked of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The naive reference, in double precision.
    Reference,
    /// What the program runs, in single precision.
    Fast,
}

impl Who {
    /// Both.
    pub(crate) const BOTH: [Self; 2] = [Self::Reference, Self::Fast];

    /// The posterior mean, `(c, h, w)`.
    pub(crate) fn x0_hat(self, set: &Arc<TrainingSet>, machine: Machine, level: NoiseLevel, x_t: &Image) -> Vec<f64> {
        match self {
            Self::Reference => ask_reference(set, machine, level, x_t).x0_hat,
            Self::Fast => wide(&ask(&FastDenoiser::new(set), machine, level, x_t).x0_hat),
        }
    }

    /// How far two ways to the same result may differ.
    pub(crate) fn tolerance(self) -> f64 {
        match self {
            Self::Reference => REFERENCE_TOLERANCE,
            Self::Fast => FAST_TOLERANCE,
        }
    }
}

/// The values of a picture in double precision.
pub(crate) fn wide(picture: &Image) -> Vec<f64> {
    picture.values().iter().map(|v| f64::from(*v)).collect()
}

/// The largest difference of two equally long lists; NaN when there is one.
pub(crate) fn max_difference(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, |max, d| if d > max || d.is_nan() { d } else { max })
}

/// Fails with the place and both values when two lists differ by more than `tolerance` anywhere.
#[track_caller]
pub(crate) fn assert_close(found: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}: lengths");
    for (i, (a, b)) in found.iter().zip(expected).enumerate() {
        // Written so that NaN fails.
        assert!((a - b).abs() <= tolerance, "{what}: value {i} is {a}, expected {b} +- {tolerance}");
    }
}

/// A file or folder of `../shared`; tests that ask for one are ignored where the folder is absent.
#[track_caller]
pub(crate) fn shared(path: &str) -> PathBuf {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    assert!(full.exists(), "{} is not there", full.display());
    full
}

/// The memory that this process has and the most that it ever had, in MB, as Linux tells it.
pub(crate) fn used_mb() -> (usize, usize) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse::<usize>().unwrap() / 1000
    };
    (field("VmRSS:"), field("VmHWM:"))
}

/// Runs a command that names the program, as somebody would who pastes it into a shell.
#[cfg(unix)]
#[track_caller]
pub(crate) fn in_a_shell(folder: &std::path::Path, command: &str) {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_sixfingers"));
    let path = std::env::join_paths([program.parent().unwrap()]).unwrap();
    let mut shell = std::process::Command::new("/bin/sh");
    let output = shell.args(["-c", command]).env("PATH", path).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {said}");
}

/// The environment of a machine that speaks English, so that what a command draws is the same everywhere.
pub(crate) const ENGLISH: [(&str, &str); 4] = [("LANGUAGE", ""), ("LC_ALL", "C"), ("LC_MESSAGES", ""), ("LANG", "C")];

/// The program, to be started by itself.
pub(crate) fn program() -> std::process::Command {
    std::process::Command::new(assert_cmd::cargo::cargo_bin("sixfingers"))
}
