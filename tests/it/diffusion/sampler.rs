//! The walk from noise to a picture.

use std::sync::Arc;

use sixfingers::diffusion::{RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::images::{Image, ImageMask};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, Posterior, Query, Reach, ScoreError};

use crate::support::{assert_close, random_set, resumed, shape, wide};

fn denoiser() -> FastDenoiser {
    FastDenoiser::new(&random_set(4, shape(1, 6, 7), 60))
}

/// Ten steps of a local machine that sees less and less.
fn spec() -> RunSpec {
    RunSpec { locality: "linear:9:3".parse().unwrap(), steps: 10, ..RunSpec::default() }
}

fn run(denoiser: &dyn Denoiser, spec: RunSpec, seed: u64) -> Trajectory {
    finish(denoiser, Sampler::new(spec, starting_noise(denoiser.shape(), seed)).unwrap())
}

fn finish(denoiser: &dyn Denoiser, sampler: Sampler) -> Trajectory {
    Trajectory::run(sampler, denoiser, None, &CancelToken::new()).unwrap()
}

#[test]
fn a_run_has_one_frame_a_step_from_the_first_step_down_to_one() {
    let spec = RunSpec { start_step: Some(8), ..spec() };
    let trajectory = run(&denoiser(), spec.clone(), 1);
    let steps: Vec<usize> = trajectory.frames.iter().map(|frame| frame.step).collect();
    assert_eq!(steps, [8, 7, 6, 5, 4, 3, 2, 1]);
    for frame in &trajectory.frames {
        assert_eq!(frame.t, frame.step as f64 / 10.0);
        assert_eq!(frame.machine, spec.machine_at(frame.step, shape(1, 6, 7)));
    }
    assert_eq!(trajectory.spec, spec);
}

#[test]
fn the_noise_comes_in_unchanged_at_the_first_step() {
    let noise = starting_noise(shape(1, 6, 7), 1);
    for start_step in [None, Some(9), Some(1)] {
        let trajectory = run(&denoiser(), RunSpec { start_step, ..spec() }, 1);
        assert_eq!(trajectory.frames[0].x_t, noise);
    }
}

#[test]
fn each_step_is_the_ddim_step() {
    let trajectory = run(&denoiser(), spec(), 2);
    for pair in trajectory.frames.windows(2) {
        let (frame, next) = (&pair[0], &pair[1]);
        let (from, to) = (trajectory.spec.level_at(frame.step), trajectory.spec.level_at(frame.step - 1));
        let x0_hat = wide(&frame.posterior.x0_hat);
        let eps_hat = wide(&frame.posterior.eps_hat(&frame.x_t, from));
        let x_t = wide(&frame.x_t);
        let mix = |level: sixfingers::score::NoiseLevel| -> Vec<f64> {
            let (signal, sigma) = (level.alpha_bar().sqrt(), level.noise_var().sqrt());
            x0_hat.iter().zip(&eps_hat).map(|(guess, eps)| signal * guess + sigma * eps).collect()
        };
        // Values of up to 4 rounded to f32, twice.
        let what = format!("step {}", frame.step);
        assert_close(&wide(&next.x_t), &mix(to), 1e-6, &what);
        // The guess and the guessed noise make up x_t itself.
        assert_close(&x_t, &mix(from), 1e-6, &what);
    }
}

#[test]
fn the_last_step_gives_the_guess_itself() {
    let denoiser = denoiser();
    let mut sampler = Sampler::new(spec(), starting_noise(denoiser.shape(), 3)).unwrap();
    let mut last = None;
    while let Some(frame) = sampler.next_frame(&denoiser, None, &CancelToken::new()).unwrap() {
        last = Some(frame);
    }
    let last = last.unwrap();
    assert_eq!((last.step, sampler.step()), (1, 0));
    assert_eq!(sampler.x_t(), &last.posterior.x0_hat);
    assert_eq!(run(&denoiser, spec(), 3).result(), Some(&last.posterior.x0_hat));
}

#[test]
fn a_finished_run_stays_finished() {
    let denoiser = denoiser();
    let mut sampler = Sampler::new(RunSpec { steps: 1, ..spec() }, starting_noise(denoiser.shape(), 3)).unwrap();
    let mut next = || sampler.next_frame(&denoiser, None, &CancelToken::new()).unwrap();
    assert!(next().is_some());
    assert!(next().is_none());
    assert!(next().is_none());
}

#[test]
fn a_branch_with_the_same_settings_repeats_the_run_bit_for_bit_from_any_step() {
    let denoiser = denoiser();
    let trunk = run(&denoiser, spec(), 4);
    for step in 1..=10 {
        let branch = finish(&denoiser, resumed(&trunk, step, spec()));
        assert_eq!(branch.frames, trunk.frames[10 - step..], "from step {step}");
    }
}

#[test]
fn a_branch_with_other_settings_shares_the_noisy_picture_and_then_goes_its_own_way() {
    let denoiser = denoiser();
    let trunk = run(&denoiser, spec(), 4);
    let other = RunSpec { reach: Reach::All, ..spec() };
    // At step 3 the patch has 5 pixels; from 7 on the boundary-broken machine would be the local one here.
    let branch = finish(&denoiser, resumed(&trunk, 3, other));
    let shared = &trunk.frames[7];
    assert_eq!(branch.frames[0].x_t, shared.x_t);
    assert_ne!(branch.frames[0].posterior, shared.posterior);
    assert_ne!(branch.result(), trunk.result());
}

#[test]
fn a_run_goes_on_from_no_step_beyond_its_grid() {
    let noise = starting_noise(denoiser().shape(), 4);
    for (step, steps) in [(0, 10), (11, 10), (8, 5)] {
        let error = Sampler::resume(RunSpec { steps, ..spec() }, step, noise.clone()).unwrap_err().to_string();
        assert_eq!(error, format!("start step {step}: it must be 1 to the number of steps, {steps}"));
    }
}

#[test]
fn asking_oneself_is_the_same_as_a_step() {
    let denoiser = denoiser();
    let cancel = CancelToken::new();
    let noise = starting_noise(denoiser.shape(), 5);
    let mut by_hand = Sampler::new(spec(), noise).unwrap();
    for frame in run(&denoiser, spec(), 5).frames {
        let answer = denoiser.posterior_mean(by_hand.query(None, &cancel)).unwrap();
        assert_eq!(by_hand.advance(answer), *frame);
    }
}

#[test]
fn a_cancelled_step_leaves_the_sampler_where_it_was() {
    let denoiser = denoiser();
    let whole = run(&denoiser, spec(), 6);
    let mut sampler = Sampler::new(spec(), starting_noise(denoiser.shape(), 6)).unwrap();
    sampler.next_frame(&denoiser, None, &CancelToken::new()).unwrap();
    let cancelled = CancelToken::new();
    cancelled.cancel();
    assert_eq!(sampler.next_frame(&denoiser, None, &cancelled), Err(ScoreError::Cancelled));
    assert_eq!(sampler.step(), 9);
    assert_eq!(finish(&denoiser, sampler).frames, whole.frames[1..]);
}

#[test]
fn a_mask_holds_for_the_whole_run() {
    let denoiser = denoiser();
    let mask = ImageMask::new(vec![false, true, false, true], 4).unwrap();
    let sampler = Sampler::new(spec(), starting_noise(denoiser.shape(), 7)).unwrap();
    let trajectory = Trajectory::run(sampler, &denoiser, Some(&mask), &CancelToken::new()).unwrap();
    for frame in &trajectory.frames {
        assert!(frame.posterior.strongest.iter().all(|patch| [1, 3].contains(&patch.image_idx)));
    }
}

/// Answers every question with one picture, and thus lands on it.
struct Stubborn(Image);

impl Denoiser for Stubborn {
    fn shape(&self) -> sixfingers::images::Shape {
        self.0.shape()
    }

    fn n_images(&self) -> usize {
        1
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        self.check(&query)?;
        let area = self.0.shape().area();
        Ok(Posterior {
            x0_hat: self.0.clone(),
            strongest: vec![Default::default(); area],
            strongest_weight: vec![1.0; area],
            effective_patches: vec![1.0; area],
        })
    }
}

#[test]
fn under_a_constant_guess_the_noise_only_fades() {
    // DDIM keeps the guessed noise: x_t = signal u + sigma eps with the same eps at every step.
    let picture = random_set(1, shape(1, 6, 7), 61).image(0);
    let trajectory = run(&Stubborn(picture.clone()), spec(), 8);
    let eps = |frame: &Arc<sixfingers::diffusion::Frame>| {
        wide(&frame.posterior.eps_hat(&frame.x_t, trajectory.spec.level_at(frame.step)))
    };
    let first = eps(&trajectory.frames[0]);
    for frame in &trajectory.frames {
        // One rounding to f32 a step, blown up by 1 / sigma = 6 at the last one.
        assert_close(&eps(frame), &first, 1e-5, &format!("step {}", frame.step));
    }
    assert_eq!(trajectory.result(), Some(&picture));
}

#[test]
fn a_picture_of_another_shape_is_refused_with_both_shapes() {
    let denoiser = denoiser();
    let mut sampler = Sampler::new(spec(), starting_noise(shape(3, 6, 7), 1)).unwrap();
    let error = sampler.next_frame(&denoiser, None, &CancelToken::new()).unwrap_err().to_string();
    assert_eq!(error, "the noisy picture is 3x6x7 (channels x height x width), but the training pictures are 1x6x7");
}
