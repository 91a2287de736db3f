//! What was computed before is not computed again, and comes out the same.

use super::*;

#[test]
fn a_run_that_was_done_before_is_answered_from_the_cache_bit_for_bit() {
    let rig = Rig::new();
    let first = rig.run(Slot::Stage(0), 7, &spec(3, 6));
    let steps = rig.source.steps.load(Ordering::Relaxed);
    let again = rig.run(Slot::Stage(1), 7, &spec(3, 6));
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), steps);
    assert!(first.frames.iter().zip(&again.frames).all(|(a, b)| Arc::ptr_eq(a, b)));
    assert_eq!(bits(&again), bits(&rig.direct(7, &spec(3, 6))));
    for (other_seed, other_spec) in [(8, spec(3, 6)), (7, spec(5, 6)), (7, spec(3, 5))] {
        assert_eq!(rig.steps_of_run(other_seed, &other_spec), other_spec.steps);
    }
}

#[test]
fn frames_of_the_same_machines_are_shared() {
    let rig = Rig::new();
    let first = rig.run(Slot::Stage(0), 7, &sides(&[5, 5, 3, 3, 1, 1]));
    let steps = rig.source.steps.load(Ordering::Relaxed);
    // The low-noise end differs: three steps are shared.
    let second = rig.run(Slot::Stage(0), 7, &sides(&[5, 5, 3, 1, 1, 3]));
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), steps + 3);
    for k in 0..6 {
        assert_eq!(Arc::ptr_eq(&first.frames[k], &second.frames[k]), k < 3, "frame {k}");
    }
    assert_eq!(bits(&second), bits(&rig.direct(7, &sides(&[5, 5, 3, 1, 1, 3]))));
}

#[test]
fn a_branch_shares_the_frames_of_its_trunk() {
    let rig = Rig::new();
    let trunk = rig.run(Slot::Stage(0), 7, &sides(&[5, 5, 3, 3, 1, 1]));
    let steps = rig.source.steps.load(Ordering::Relaxed);
    // Step 6 is the trunk's, and the tail does the same at steps 5 and 4.
    let tail = sides(&[1, 5, 3, 5, 5, 5]);
    let branch = rig.run(Slot::Stage(1), 7, &trunk.spec.branch(5, &tail));
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), steps + 3, "three of six steps are the trunk's");
    for k in 0..6 {
        assert_eq!(Arc::ptr_eq(&branch.frames[k], &trunk.frames[k]), k < 3, "frame {k}");
    }
    // Without the cache: the tail's settings, from the trunk's noisy picture on.
    let direct = finish(Sampler::resume(tail, 5, trunk.frames[1].x_t.clone()).unwrap());
    assert_eq!(bits(&Trajectory { frames: branch.frames[1..].to_vec(), spec: branch.spec }), bits(&direct));
}

#[test]
fn what_a_cancelled_run_has_done_is_not_lost() {
    let rig = Rig::new();
    let job = rig.studio.submit(Slot::Stage(0), rig.run_job(7, &sides(&[3, 3, 3, 3, ENDLESS, 1])));
    rig.until(|event| matches!(event, Event::Frame { job: of, frame, .. } if *of == job && frame.step == 3));
    rig.studio.cancel(Slot::Stage(0));
    rig.until_idle();
    let steps = rig.source.steps.load(Ordering::Relaxed);
    let settings = sides(&[3, 3, 3, 3, 1, 1]);
    let whole = rig.run(Slot::Stage(0), 7, &settings);
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), steps + 2);
    assert_eq!(bits(&whole), bits(&rig.direct(7, &settings)));
}

#[test]
fn the_frames_of_a_run_under_way_are_shared_too() {
    let rig = Rig::new();
    let job = rig.studio.submit(Slot::Stage(1), rig.run_job(7, &sides(&[3, 3, 3, 3, ENDLESS, 1])));
    rig.until(|event| matches!(event, Event::Frame { job: of, frame, .. } if *of == job && frame.step == 3));
    let steps = rig.source.steps.load(Ordering::Relaxed);
    rig.run(Slot::Stage(0), 7, &sides(&[3, 3, 3, 3, 1, 1]));
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), steps + 2);
}

#[test]
fn the_cache_stays_within_its_bytes_and_forgets_the_oldest() {
    // A frame of these pictures takes about a kilobyte.
    let limit = 40_000;
    let rig = Rig::with(StudioConfig { threads: Some(1), cache_bytes: limit, ..StudioConfig::default() });
    for seed in 0..20 {
        rig.run(Slot::Stage(0), seed, &spec(3, 5));
        rig.run(Slot::Stage(0), 0, &spec(3, 5));
        let stats = rig.studio.stats();
        assert!(stats.cache_bytes <= limit, "{stats:?}");
    }
    assert!(rig.studio.stats().cache_bytes > limit / 2, "{:?}", rig.studio.stats());
    for (seed, steps) in [(0, 0), (19, 0), (1, 5)] {
        assert_eq!(rig.steps_of_run(seed, &spec(3, 5)), steps, "seed {seed}");
    }
}

#[test]
fn a_trajectory_larger_than_the_cache_is_whole_all_the_same() {
    let rig = Rig::with(StudioConfig { threads: Some(1), cache_bytes: 3_000, ..StudioConfig::default() });
    let trajectory = rig.run(Slot::Stage(0), 1, &spec(3, 20));
    assert_eq!(bits(&trajectory), bits(&rig.direct(1, &spec(3, 20))));
    assert!(rig.studio.stats().cache_bytes <= 3_000, "{:?}", rig.studio.stats());
}
