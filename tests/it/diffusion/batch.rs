//! Several samplers that go down together.

use std::cell::RefCell;

use sixfingers::diffusion::{Frame, RunSpec, Sampler, Trajectory, run_batch, starting_noise, step_batch};
use sixfingers::images::{Image, ImageMask};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, ScoreError};

use crate::support::{random_set, shape};

fn denoiser(seed: u64) -> FastDenoiser {
    FastDenoiser::new(&random_set(4, shape(1, 6, 7), seed))
}

fn spec() -> RunSpec {
    RunSpec { locality: "linear:9:3".parse().unwrap(), steps: 6, ..RunSpec::default() }
}

fn samplers() -> Vec<Sampler> {
    (0..3).map(|seed| Sampler::new(spec(), starting_noise(shape(1, 6, 7), seed)).unwrap()).collect()
}

fn noisy(samplers: &[Sampler]) -> Vec<(usize, Image)> {
    samplers.iter().map(|sampler| (sampler.step(), sampler.x_t().clone())).collect()
}

#[test]
fn samplers_come_to_the_same_frames_together_as_alone_bit_for_bit() {
    let (denoiser, cancel) = (denoiser(60), CancelToken::new());
    let mask = ImageMask::new(vec![true, false, true, true], 4).unwrap();
    let mut frames: Vec<Vec<Frame>> = vec![Vec::new(); 3];
    let on_step = |step: Vec<Frame>| frames.iter_mut().zip(step).for_each(|(frames, frame)| frames.push(frame));
    let pictures = run_batch(samplers(), |_| &denoiser, Some(&mask), &cancel, on_step).unwrap();
    for (sampler, (frames, picture)) in samplers().into_iter().zip(frames.iter().zip(&pictures)) {
        let alone = Trajectory::run(sampler, &denoiser, Some(&mask), &cancel).unwrap();
        assert!(alone.frames.iter().map(|frame| &**frame).eq(frames));
        assert_eq!(alone.result(), Some(picture));
    }
}

#[test]
fn each_step_of_a_batch_is_answered_by_whom_the_caller_chooses() {
    let (early, late, cancel) = (denoiser(60), denoiser(61), CancelToken::new());
    let asked = RefCell::new(Vec::new());
    let choose = |sampler: &Sampler| -> &dyn Denoiser {
        asked.borrow_mut().push(sampler.step());
        if sampler.step() > 2 { &early } else { &late }
    };
    let pictures = run_batch(samplers(), choose, None, &cancel, drop).unwrap();
    assert_eq!(asked.into_inner(), [6, 5, 4, 3, 2, 1]);
    for (mut sampler, picture) in samplers().into_iter().zip(pictures) {
        while sampler.step() > 0 {
            let denoiser = if sampler.step() > 2 { &early } else { &late };
            sampler.next_frame(denoiser, None, &cancel).unwrap();
        }
        assert_eq!(*sampler.x_t(), picture);
    }
}

#[test]
fn after_an_error_all_samplers_are_where_they_were() {
    let denoiser = denoiser(60);
    let mut batch = samplers();
    step_batch(&mut batch, &denoiser, None, &CancelToken::new()).unwrap();
    let before = noisy(&batch);
    let cancelled = CancelToken::new();
    cancelled.cancel();
    assert_eq!(step_batch(&mut batch, &denoiser, None, &cancelled), Err(ScoreError::Cancelled));
    assert_eq!(noisy(&batch), before);
}

#[test]
fn nothing_is_asked_for_no_samplers_or_finished_ones() {
    let (denoiser, cancelled) = (denoiser(60), CancelToken::new());
    let mut batch = samplers();
    while batch[0].step() > 0 {
        step_batch(&mut batch, &denoiser, None, &cancelled).unwrap();
    }
    cancelled.cancel();
    assert_eq!(step_batch(&mut batch, &denoiser, None, &cancelled), Ok(Vec::new()));
    assert_eq!(step_batch(&mut [], &denoiser, None, &cancelled), Ok(Vec::new()));
    assert_eq!(
        run_batch(batch.clone(), |_| &denoiser, None, &cancelled, |_| panic!("no step")),
        Ok(batch.iter().map(|sampler| sampler.x_t().clone()).collect())
    );
}
