//! What each kind of job does.

use super::*;
use sixfingers::images::ImageMask;
use sixfingers::synth::{SynthKind, SynthSpec};
use sixfingers::text::Language;

fn frames_of(events: &[Event], of: JobId) -> Vec<usize> {
    let step = |event: &Event| match event {
        Event::Frame { job, frame, .. } if *job == of => Some(frame.step),
        _ => None,
    };
    events.iter().filter_map(step).collect()
}

#[test]
fn frames_arrive_in_order_and_then_the_end() {
    let rig = Rig::new();
    let settings = spec(3, 8);
    let job = rig.studio.submit(Slot::Stage(0), rig.run_job(5, &settings));
    let events = rig.until(|event| is_end(event, job));
    assert_eq!(frames_of(&events, job), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert!(matches!(events.last(), Some(Event::Finished { slot: Slot::Stage(0), .. })), "{events:?}");
    assert_eq!(bits(&trajectory(&events, job, &settings)), bits(&rig.direct(5, &settings)));
}

#[test]
fn every_frame_is_counted_once() {
    let rig = Rig::new();
    // A slow step is counted at once, a fast one later; neither twice, and cached ones not again.
    for settings in [spec(3, 6), sides(&[1, SLOW, 1, 3]), spec(3, 6)] {
        let job = rig.studio.submit(Slot::Stage(0), rig.run_job(2, &settings));
        let mut counts = vec![None; settings.steps + 1];
        rig.until(|event| {
            let counted = match event {
                Event::Frame { frame, count, .. } => count.as_ref().map(|count| (frame.step, count.count)),
                Event::Counted { step, count, .. } => Some((*step, count.count)),
                _ => None,
            };
            if let Some((step, count)) = counted {
                assert_eq!(event.job(), job);
                assert_eq!(counts[step].replace(count), None, "step {step} was counted twice");
            }
            counts[1..].iter().all(Option::is_some)
        });
        let direct = rig.direct(2, &settings);
        for frame in &direct.frames {
            assert_eq!(counts[frame.step], Some(part_count(&frame.posterior.x0_hat)));
        }
    }
    assert_eq!(rig.source.counts.load(Ordering::Relaxed), 6 + 4);
}

#[test]
fn a_branch_goes_on_from_the_noisy_picture_of_its_trunk() {
    let rig = Rig::new();
    let trunk = rig.direct(1, &spec(1, 6));
    let tail = spec(5, 6);
    let Trajectory { spec, frames } = rig.run(Slot::Stage(1), 1, &trunk.spec.branch(4, &tail));
    let (before, after) = frames.split_at(2);
    let before = Trajectory { frames: before.to_vec(), spec: spec.clone() };
    assert_eq!(bits(&before), bits(&Trajectory { frames: trunk.frames[..2].to_vec(), spec: spec.clone() }));
    let direct = finish(Sampler::resume(tail, 4, trunk.frames[2].x_t.clone()).unwrap());
    assert_eq!(bits(&Trajectory { frames: after.to_vec(), spec }), bits(&direct));
}

#[test]
fn a_mask_limits_the_pictures_that_may_be_used() {
    let rig = Rig::new();
    let mask = ImageMask::new((0..6).map(|k| k == 4).collect(), 6).unwrap();
    let job = Job::Run { data: rig.data, seed: 0, spec: spec(3, 3), mask: Some(Arc::new(mask)) };
    let job = rig.studio.submit(Slot::Stage(0), job);
    let events = rig.until(|event| is_end(event, job));
    let trajectory = trajectory(&events, job, &spec(3, 3));
    // With one picture allowed, the posterior mean is that picture (to rounding).
    assert!(trajectory.result().unwrap().rms_to(&tiny_set(3).image(4)).unwrap() < 1e-6);
}

#[test]
fn a_gallery_gives_every_seed_in_order_with_its_count() {
    let rig = Rig::new();
    let settings = spec(3, 4);
    let job = rig.studio.submit(Slot::Gallery, rig.gallery_job(10..33, &settings));
    let mut seeds = Vec::new();
    rig.until(|event| {
        if let Event::Picture { job: of, seed, picture, count } = event {
            assert_eq!(*of, job);
            let direct = rig.direct(*seed, &settings);
            assert_eq!(direct.result(), Some(picture.as_ref()));
            assert_eq!(count.as_ref().unwrap().count, part_count(picture));
            seeds.push(*seed);
        }
        seeds.len() == 23
    });
    assert_eq!(seeds, (10..33).collect::<Vec<_>>());
}

#[test]
fn the_search_finds_the_next_seed_with_a_wrong_count() {
    let rig = Rig::new();
    let settings = spec(3, 3);
    let mut after = 0;
    for _ in 0..4 {
        let job = Job::NextWrong { data: rig.data, after, spec: settings.clone(), mask: None };
        let job = rig.studio.submit(Slot::Search, job);
        let events = rig.until(|event| matches!(event, Event::FoundWrong { job: of, .. } if *of == job));
        let Some(Event::FoundWrong { seed: Some(seed), looked_at, .. }) = events.last() else { panic!("{events:?}") };
        let wrong = |seed: &Seed| part_count(rig.direct(*seed, &settings).result().unwrap()) != 5;
        assert_eq!(Some(*seed), (after + 1..).find(wrong));
        assert_eq!(*looked_at as u64, seed - after);
        after = *seed;
    }
}

#[test]
fn the_search_gives_up_after_256_seeds() {
    let rig = Rig::new();
    // With a single picture allowed every seed ends in it; take one that counts five.
    let set = tiny_set(3);
    let five = (0..6).find(|k| part_count(&set.image(*k)) == 5).unwrap();
    let mask = Arc::new(ImageMask::new((0..6).map(|k| k == five).collect(), 6).unwrap());
    let job = Job::NextWrong { data: rig.data, after: 0, spec: spec(1, 1), mask: Some(mask) };
    rig.studio.submit(Slot::Search, job);
    let events = rig.until(|event| matches!(event, Event::FoundWrong { .. }));
    assert!(matches!(events.last(), Some(Event::FoundWrong { seed: None, looked_at: 256, .. })), "{events:?}");
}

#[test]
fn what_can_not_be_done_is_said_before_anything_is_computed() {
    let rig = Rig::new();
    let (uncounted, huge) = (rig.open("uncounted"), rig.open("huge"));
    let mask = Arc::new(ImageMask::new(vec![true; 5], 5).unwrap());
    let run = |data, spec, mask| Job::Run { data, seed: 1, spec, mask };
    let begun_late = RunSpec { start_step: Some(5), ..spec(3, 4) };
    for (job, text) in [
        (run(DataId(99), spec(3, 4), None), "no longer open"),
        (run(rig.data, spec(3, 0), None), "1 to 1000"),
        (run(rig.data, spec(77, 4), None), "at most 11"),
        (run(rig.data, spec(3, 4), Some(Arc::clone(&mask))), "5 entries"),
        (run(rig.data, begun_late, None), "1 to the number of steps, 4"),
        (Job::Gallery { data: rig.data, seeds: vec![1], spec: spec(3, 4), mask: Some(mask) }, "5 entries"),
        (Job::NextWrong { data: uncounted, after: 1, spec: spec(3, 4), mask: None }, "no parts to count"),
        (open("broken"), "broken"),
        (run(huge, spec(3, 1000), None), "use at most 307 steps"),
    ] {
        let id = rig.studio.submit(Slot::Stage(0), job);
        let events = rig.until(|event| event.job() == id);
        let Some(Event::Failed { message, .. }) = events.last() else { panic!("{events:?}") };
        let message = message.to_string();
        assert!(message.contains(text), "{message}");
        assert!(message.ends_with('.') && !message.starts_with(char::is_lowercase), "no sentence: {message}");
    }
    assert_eq!(rig.source.steps.load(Ordering::Relaxed), 0);
}

#[test]
fn a_failure_is_said_in_the_language_of_whoever_reads_it() {
    let rig = Rig::new();
    let job = rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(3, 0)));
    let events = rig.until(|event| event.job() == job);
    let Some(Event::Failed { message, .. }) = events.last() else { panic!("{events:?}") };
    assert_eq!(message.to_string(), "0 steps: it must be 1 to 1000.");
    let chinese = Language::of_code("zh").unwrap();
    assert_eq!(chinese.scope(|| message.to_string()), "步数 0：应为 1 到 1000。");
}

#[test]
fn a_set_is_opened_once() {
    let rig = Rig::new();
    let other = rig.open("another");
    assert_ne!(rig.data, other);
    assert_eq!(rig.open("set"), rig.data);
    assert_eq!(rig.open("another"), other);
    assert_eq!(rig.source.opened.load(Ordering::Relaxed), 2);
}

#[test]
fn a_file_is_read_again_but_stays_the_same_set_unless_it_has_changed() {
    let rig = Rig::new();
    // The source counts: 2, 3, 4, and then it stays at 4.
    let ids = [(); 5].map(|()| rig.open("changing"));
    assert_eq!(rig.source.opened.load(Ordering::Relaxed), 6);
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
    assert!(ids[2] == ids[3] && ids[3] == ids[4], "{ids:?}");
}

#[test]
fn sets_that_nobody_holds_make_room() {
    let rig = Rig::with(StudioConfig { threads: Some(1), data_bytes: 300_000, ..StudioConfig::default() });
    // Each is 64 KB, and as much again for its denoiser: two and a bit fit.
    let held = rig.studio.submit(Slot::Data, open("large held"));
    let events = rig.until(|event| matches!(event, Event::Opened(id, _) if *id == held));
    for k in 0..5 {
        rig.open(&format!("large {k}"));
    }
    rig.until_stats(|stats| stats.data_bytes <= 300_000);
    let opened = rig.source.opened.load(Ordering::Relaxed);
    rig.open("large held");
    assert_eq!(rig.source.opened.load(Ordering::Relaxed), opened, "a set in use was closed");
    rig.open("large 0");
    assert_eq!(rig.source.opened.load(Ordering::Relaxed), opened + 1, "a set that nobody held was kept");
    drop(events);
}

#[test]
fn a_large_set_is_closed_as_soon_as_the_last_one_lets_go_of_it() {
    let rig = Rig::with(StudioConfig { threads: Some(1), data_bytes: 100_000, ..StudioConfig::default() });
    let held = rig.studio.submit(Slot::Data, open("large held"));
    let events = rig.until(|event| matches!(event, Event::Opened(id, _) if *id == held));
    rig.open("set");
    assert!(rig.studio.stats().data_bytes > 100_000, "a set in use was closed: {:?}", rig.studio.stats());
    drop(events);
    // The window goes on with another set, which is open already.
    rig.open("set");
    rig.until_stats(|stats| stats.data_bytes <= 100_000);
}

#[test]
fn a_set_that_was_read_to_the_end_after_it_was_stopped_is_not_kept() {
    let rig = Rig::new();
    let before = rig.studio.stats().data_bytes;
    rig.studio.submit(Slot::Data, open("stubborn"));
    rig.until_stats(|stats| stats.running.contains(&Slot::Data));
    rig.studio.cancel(Slot::Data);
    rig.until_idle();
    assert_eq!(rig.studio.stats().data_bytes, before);
}

#[test]
fn the_standard_source_draws_loads_and_stops() {
    let studio = Studio::spawn(StudioConfig::default(), || ()).unwrap();
    let wait = |job| {
        let give_up = Instant::now() + FOR_EVER;
        loop {
            match studio.drain().into_iter().find(|event| event.job() == job) {
                Some(event) => return event,
                None => assert!(Instant::now() < give_up, "nothing came"),
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    };
    let small = SynthSpec { count: 4, size: 24, ..SynthSpec::new(SynthKind::Hands) };
    // Minutes of drawing, which the next job has not to wait for.
    let large = SynthSpec { count: SynthSpec::MAX_COUNT, size: 64, ..small.clone() };
    studio.submit(Slot::Data, Job::Open(DataSpec::Synth(large)));
    std::thread::sleep(Duration::from_millis(20));
    let job = studio.submit(Slot::Data, Job::Open(DataSpec::Synth(small.clone())));
    let Event::Opened(_, data) = wait(job) else { panic!("not opened") };
    assert_eq!(data.set.as_ref(), &small.generate().unwrap());
    let spec = RunSpec { steps: 2, ..RunSpec::default() };
    let run = Job::Run { data: data.id, seed: 1, spec, mask: None };
    assert!(matches!(wait(studio.submit(Slot::Stage(0), run)), Event::Frame { .. }));

    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nothing.npy");
    let event = wait(studio.submit(Slot::Data, Job::Open(DataSpec::Path(missing))));
    assert!(
        matches!(&event, Event::Failed { message, .. } if message.to_string().contains("nothing.npy")),
        "{event:?}"
    );
}
