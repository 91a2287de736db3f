//! Who comes first, and how quickly one is rid of the others.

use super::*;

#[test]
fn a_stage_overtakes_an_endless_gallery_which_goes_on_later() {
    let rig = Rig::new();
    let gallery = rig.studio.submit(Slot::Gallery, rig.gallery_job(0..3, &sides(&[3, 3, ENDLESS, 3])));
    rig.until_stats(|stats| stats.running == [Slot::Gallery]);
    rig.run(Slot::Stage(0), 1, &spec(3, 4));
    // The gallery is back at its endless step.
    rig.until_stats(|stats| stats.running == [Slot::Gallery]);
    let again = rig.studio.submit(Slot::Gallery, rig.gallery_job(0..3, &spec(3, 4)));
    assert!(again > gallery);
    rig.until(|event| matches!(event, Event::Picture { job, seed: 2, .. } if *job == again));
}

#[test]
fn an_interrupted_gallery_gives_the_same_pictures() {
    let rig = Rig::new();
    let settings = sides(&[3, SLOW, 3]);
    rig.studio.submit(Slot::Gallery, rig.gallery_job(0..6, &settings));
    let mut pictures = Vec::new();
    let mut seed = 100;
    while pictures.len() < 6 {
        // Each of these interrupts a slow step, until the gallery is given some time.
        if seed < 110 {
            rig.run(Slot::Stage(0), seed, &spec(1, 2));
            seed += 1;
        }
        rig.fetched.borrow_mut().extend(rig.studio.drain());
        while let Some(event) = rig.next_fetched() {
            if let Event::Picture { seed, picture, .. } = event {
                pictures.push((seed, picture));
            }
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    for (k, (seed, picture)) in pictures.iter().enumerate() {
        assert_eq!(*seed, k as u64);
        assert_eq!(rig.direct(*seed, &settings).result(), Some(picture.as_ref()));
    }
}

#[test]
fn a_run_that_is_known_does_not_interrupt_anything() {
    let rig = Rig::new();
    rig.run(Slot::Stage(0), 1, &spec(3, 4));
    rig.until_idle();
    rig.studio.submit(Slot::Stage(3), rig.run_job(2, &spec(ENDLESS, 4)));
    rig.until_stats(|stats| stats.running == [Slot::Stage(3)]);
    rig.run(Slot::Stage(0), 1, &spec(3, 4));
    assert_eq!(rig.studio.stats().running, [Slot::Stage(3)]);
}

#[test]
fn a_fast_stage_is_done_before_a_slow_first_stage() {
    let rig = Rig::new();
    let slow = rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(SLOW, 20)));
    let fast = rig.studio.submit(Slot::Stage(1), rig.run_job(1, &spec(3, 20)));
    // It has its head start of a quarter of a second, then the fast one takes its turns.
    let events = rig.until(|event| is_end(event, fast));
    let slow_frames = events.iter().filter(|event| event.job() == slow).count();
    assert!((1..10).contains(&slow_frames), "{slow_frames}");
}

#[test]
fn cancelling_is_quick_and_quiet() {
    let rig = Rig::new();
    let job = rig.studio.submit(Slot::Stage(0), rig.run_job(1, &sides(&[3, 3, ENDLESS, 3])));
    rig.until(|event| matches!(event, Event::Frame { frame, .. } if frame.step == 3));
    rig.until_stats(|stats| stats.running == [Slot::Stage(0)]);
    let begun = Instant::now();
    rig.studio.cancel(Slot::Stage(0));
    rig.until_stats(|stats| stats.running.is_empty());
    // The machine looks at its token every millisecond; all beyond is for a machine that is busy with other things.
    assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
    assert!(rig.studio.drain().iter().all(|event| event.job() != job));
}

#[test]
fn dropping_the_studio_in_the_middle_of_work_is_quick() {
    for slot in [Slot::Stage(0), Slot::Gallery, Slot::Data, Slot::Provenance] {
        let rig = Rig::new();
        let job = match slot {
            Slot::Gallery => rig.gallery_job(0..50, &spec(ENDLESS, 4)),
            Slot::Data => open("never"),
            _ => rig.run_job(1, &spec(ENDLESS, 4)),
        };
        rig.studio.submit(slot, job);
        rig.until_stats(|stats| stats.running == [slot]);
        let begun = Instant::now();
        drop(rig);
        // A few milliseconds on an idle machine; it never waits for more than 40 ms, but may be kept waiting.
        assert!(begun.elapsed() < Duration::from_millis(500), "{slot:?}: {:?}", begun.elapsed());
    }
}

#[test]
fn questions_about_a_pixel_neither_wait_for_a_stage_nor_stop_it() {
    let rig = Rig::new();
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(ENDLESS, 4)));
    rig.until_stats(|stats| stats.running == [Slot::Stage(0)]);
    rig.run(Slot::Provenance, 2, &spec(3, 4));
    assert!(rig.studio.stats().running.contains(&Slot::Stage(0)), "{:?}", rig.studio.stats());
}

#[test]
fn a_job_pauses_while_its_events_are_not_fetched() {
    let rig = Rig::new();
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(1, 1000)));
    rig.studio.submit(Slot::Gallery, rig.gallery_job(0..1000, &spec(1, 1)));
    rig.until_stats(|stats| stats.n_waiting == 2 && stats.running.is_empty());
    let stats = rig.studio.stats();
    // 128 each, and what the last step of each added.
    assert!(stats.n_events <= 2 * (128 + 16), "{stats:?}");
    // Fetching sets both going again, and nothing is missing.
    let (mut frames, mut pictures) = (0, 0);
    rig.until(|event| {
        frames += usize::from(matches!(event, Event::Frame { .. }));
        pictures += usize::from(matches!(event, Event::Picture { .. }));
        frames == 1000 && pictures == 1000
    });
}

#[test]
fn a_bug_ends_its_job_and_nothing_else() {
    let rig = Rig::new();
    for job in [rig.run_job(1, &spec(PANICS, 3)), rig.gallery_job(0..4, &spec(PANICS, 3)), open("panics")] {
        let id = rig.studio.submit(Slot::Stage(0), job);
        let events = rig.until(|event| event.job() == id);
        let Some(Event::Failed { message, .. }) = events.last() else { panic!("{events:?}") };
        let message = message.to_string();
        assert!(message.contains("bug in the program (") && message.contains("a bug in the"), "{message}");
    }
    assert_eq!(bits(&rig.run(Slot::Stage(0), 1, &spec(3, 3))), bits(&rig.direct(1, &spec(3, 3))));
}

#[test]
fn the_window_is_woken_once_until_it_looks() {
    let rig = Rig::new();
    rig.until_idle();
    let calls = || *rig.calls.0.lock().unwrap();
    let before = calls();
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(3, 20)));
    rig.until_stats(|stats| stats.n_events >= 41 && stats.running.is_empty());
    assert_eq!(calls(), before + 1);
    assert_eq!(rig.studio.drain().len(), 41, "20 frames, 20 counts and the end");
    rig.studio.submit(Slot::Stage(0), rig.run_job(1, &spec(3, 20)));
    rig.until_stats(|stats| stats.n_events == 21);
    rig.until_stats(|_| calls() == before + 2);
}

#[test]
fn a_dropped_studio_leaves_nothing_behind() {
    let source = TestSource::default();
    let held = Arc::downgrade(&source.steps);
    let studio = Studio::spawn_with(StudioConfig { threads: Some(2), ..StudioConfig::default() }, source, || ());
    let studio = studio.unwrap();
    studio.submit(Slot::Data, open("deaf"));
    while studio.stats().running.is_empty() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let begun = Instant::now();
    drop(studio);
    // It gives up waiting after 40 ms; all beyond is for a busy machine. The loader takes a second.
    assert!(begun.elapsed() < Duration::from_millis(800), "{:?}", begun.elapsed());
    let give_up = Instant::now() + FOR_EVER;
    while held.upgrade().is_some() {
        assert!(Instant::now() < give_up, "something is still held");
        std::thread::sleep(Duration::from_millis(10));
    }
}
