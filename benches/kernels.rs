//! How long one step of each machine takes: `cargo bench --bench kernels`.
//!
//! Machines are noisy: compare figures of one run only.
#![allow(missing_docs, reason = "criterion's macros make public items without documentation")]
#![allow(clippy::expect_used, reason = "a benchmark may stop with a panic")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use sixfingers::diffusion::{NoiseSchedule, starting_noise};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, Machine, NamedMachine, Patch, PatchSide, Query};
use sixfingers::synth::SynthSpec;

/// A drawn set and a noisy picture half way down: its first picture with noise at t = 0.5.
fn half_way(spec: &str) -> (Arc<TrainingSet>, Image) {
    let spec: SynthSpec = spec.parse().expect("a set");
    let set = Arc::new(spec.generate().expect("drawn"));
    let level = NoiseSchedule::Cosine.level(0.5);
    let (signal, noise) = (level.alpha_bar().sqrt() as f32, level.noise_var().sqrt() as f32);
    let (clean, eps) = (set.image(0), starting_noise(set.shape(), 1));
    let x_t = Image::from_fn(set.shape(), |c, y, x| signal * clean.at(c, y, x) + noise * eps.at(c, y, x));
    (set, x_t)
}

fn machine(named: NamedMachine, side: u32) -> Machine {
    let patch = if named.is_local() { Patch::Side(PatchSide::new(side).expect("odd")) } else { Patch::Whole };
    Machine { patch, reach: named.reach(), boundary: named.boundary() }
}

fn steps(criterion: &mut Criterion) {
    let cases = [
        ("hands:size=64,count=100,color=rgb", NamedMachine::Is, 1),
        ("hands:size=64,count=100,color=rgb", NamedMachine::Ls, 3),
        ("hands:size=64,count=100,color=rgb", NamedMachine::Ls, 15),
        ("hands:size=64,count=100,color=rgb", NamedMachine::Ls, 43),
        ("hands:size=32,count=100,color=grey", NamedMachine::Es, 1),
        ("hands:size=32,count=100,color=grey", NamedMachine::Els, 3),
        ("hands:size=32,count=100,color=grey", NamedMachine::Els, 11),
        ("hands:size=32,count=100,color=grey", NamedMachine::Els, 31),
        ("hands:size=32,count=100,color=grey", NamedMachine::BbEls, 11),
    ];
    for (spec, named, side) in cases {
        let (set, x_t) = half_way(spec);
        let denoiser = FastDenoiser::new(&set);
        let cancel = CancelToken::new();
        let query = Query {
            machine: machine(named, side),
            level: NoiseSchedule::Cosine.level(0.5),
            x_t: &x_t,
            mask: None,
            cancel: &cancel,
        };
        criterion.bench_function(&format!("{named} P={side} {spec}"), |bencher| {
            bencher.iter(|| denoiser.posterior_mean(black_box(query)).expect("an answer"));
        });
    }
}

criterion_group! {
    name = kernels;
    config = Criterion::default().sample_size(10);
    targets = steps
}
criterion_main!(kernels);
