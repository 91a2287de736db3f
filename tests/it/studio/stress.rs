//! Many submissions in a hurry.

use super::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::HashMap;

#[test]
fn events_of_replaced_jobs_never_arrive_and_the_last_job_is_right() {
    let rig = Rig::new();
    let (mut last, mut fetched) = (None, Vec::new());
    for k in 0..500_u64 {
        let settings = spec([1, 3, 5][k as usize % 3], 6);
        let seed = k / 3;
        let job = rig.studio.submit(Slot::Stage(0), rig.run_job(seed, &settings));
        // Sometimes the worker gets somewhere before the next one comes.
        if k % 7 == 0 {
            std::thread::sleep(Duration::from_micros(300));
        }
        fetched = rig.studio.drain();
        for event in &fetched {
            assert_eq!(event.job(), job, "{event:?}");
        }
        last = Some((job, seed, settings));
    }
    let (job, seed, settings) = last.unwrap();
    rig.fetched.borrow_mut().extend(fetched);
    let events = rig.until(|event| {
        assert_eq!(event.job(), job, "{event:?}");
        is_end(event, job)
    });
    assert_eq!(bits(&trajectory(&events, job, &settings)), bits(&rig.direct(seed, &settings)));
}

#[test]
fn one_thread_and_four_threads_give_the_same_bits() {
    let results = [1, 4].map(|threads| {
        let rig = Rig::with(StudioConfig { threads: Some(threads), ..StudioConfig::default() });
        bits(&rig.run(Slot::Stage(0), 3, &spec(3, 6)))
    });
    assert_eq!(results[0], results[1]);
}

#[test]
fn random_submissions_end_without_a_deadlock_or_a_stale_event() {
    let mut rng = ChaCha20Rng::seed_from_u64(4);
    let rig = Rig::with(StudioConfig { threads: Some(2), cache_bytes: 60_000, ..StudioConfig::default() });
    let mut pick = |n: u64| rng.next_u64() % n;
    let slots = [Slot::Data, Slot::Provenance, Slot::Stage(0), Slot::Stage(1), Slot::Stage(2), Slot::Gallery];
    let mut current: HashMap<Slot, JobId> = HashMap::new();
    for _ in 0..3000 {
        let slot = slots[pick(slots.len() as u64) as usize];
        let mut settings = sides(&[3, 3, 3, 3].map(|_| [1, 3, 5, 9, 3, 3, 3, 11][pick(8) as usize]));
        settings.start_step = [None, Some(2)][pick(2) as usize];
        let seed = pick(4);
        match pick(11) {
            0..=4 => _ = current.insert(slot, rig.studio.submit(slot, rig.run_job(seed, &settings))),
            5 => _ = current.insert(slot, rig.studio.submit(slot, rig.gallery_job(0..5, &settings))),
            6 => {
                let job = Job::NextWrong { data: rig.data, after: seed, spec: settings, mask: None };
                current.insert(slot, rig.studio.submit(slot, job));
            }
            7 => {
                let name = ["a", "bb", "broken", "never", "panics"][pick(5) as usize];
                current.insert(slot, rig.studio.submit(slot, open(name)));
            }
            8 => {
                rig.studio.cancel(slot);
                current.remove(&slot);
            }
            9 => std::thread::sleep(Duration::from_micros(pick(2000))),
            _ => {
                for event in rig.studio.drain() {
                    assert!(current.values().any(|job| *job == event.job()), "{event:?}");
                }
            }
        }
        let stats = rig.studio.stats();
        assert!(stats.cache_bytes <= 60_000 && stats.n_events < 128 * slots.len(), "{stats:?}");
    }
    for slot in slots {
        rig.studio.cancel(slot);
    }
    assert!(rig.studio.drain().is_empty());
    let settings = spec(5, 4);
    assert_eq!(bits(&rig.run(Slot::Stage(2), 1, &settings)), bits(&rig.direct(1, &settings)));
}
