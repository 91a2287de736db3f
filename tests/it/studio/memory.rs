//! What large sets take while they come and after they have gone: in a process of its own, as the system counts it.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use sixfingers::exhibits::DataSpec;
use sixfingers::studio::{Event, Job, Slot, Studio, StudioConfig};
use sixfingers::synth::{SynthKind, SynthSpec};

use super::FOR_EVER;
use crate::support::used_mb;

/// Set for the copy of this test that opens sets: the file.
const OPENER: &str = "SIXFINGERS_TEST_OPENER";
/// What the copy says last.
const MARK: &str = "memory in MB: ";
/// Pictures in the file: 31 MB in the file, 123 MB of values, and as much again for the machines.
const PICTURES: usize = 10_000;
/// What an open set of them takes, in MB.
const OPEN: usize = 2 * PICTURES * 3072 * 4 / 1_000_000;
/// What comes beside it, in MB: pieces that are being decoded, rows that are padded (one part in fifty), and what the
/// system's allocator keeps for later, which is up to twice the largest block (32 MB) that it takes from its own heap.
const OVERHEAD: usize = 80;

/// Opens sets and waits for them.
struct Opener {
    studio: Studio,
}

impl Opener {
    fn open(&self, spec: DataSpec) -> Event {
        let job = self.studio.submit(Slot::Data, Job::Open(spec));
        let give_up = Instant::now() + FOR_EVER;
        loop {
            if let Some(event) = self.studio.drain().into_iter().find(|event| event.job() == job) {
                assert!(matches!(event, Event::Opened(..)), "{event:?}");
                return event;
            }
            assert!(Instant::now() < give_up);
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn until_idle(&self) {
        let give_up = Instant::now() + FOR_EVER;
        while !self.studio.stats().running.is_empty() || self.studio.stats().n_waiting > 0 {
            assert!(Instant::now() < give_up);
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Not a test of its own: the copy that opens, stops and opens again, and tells what each took.
#[test]
fn opener() {
    let Ok(path) = std::env::var(OPENER) else { return };
    let large = DataSpec::Path(path.into());
    let small = |seed| DataSpec::Synth(SynthSpec { count: 4, size: 24, seed, ..SynthSpec::new(SynthKind::Hands) });
    let opener = Opener { studio: Studio::spawn(StudioConfig::default(), || ()).unwrap() };
    let used = used_mb;
    drop(opener.open(small(1)));
    let mut said = vec![used().0];
    // Stopped at once, and after a while: on the way, or when all of it has been read.
    for wait in [0, 30, 300] {
        opener.studio.submit(Slot::Data, Job::Open(large.clone()));
        thread::sleep(Duration::from_millis(wait));
        opener.studio.cancel(Slot::Data);
        opener.until_idle();
    }
    // On a fast machine all of it was open before it was stopped: the worker closes it a moment later.
    let give_up = Instant::now() + Duration::from_secs(20);
    while used().0 > said[0] + OVERHEAD && Instant::now() < give_up {
        thread::sleep(Duration::from_millis(1));
    }
    said.push(used().0);
    let held = opener.open(large.clone());
    said.push(used().1);
    drop(held);
    // The window goes on with another set.
    drop(opener.open(small(1)));
    opener.until_idle();
    said.push(used().0);
    // Opened again it takes as much as the first time.
    drop(opener.open(large));
    said.push(used().1);
    println!("{MARK}{}", said.iter().map(usize::to_string).collect::<Vec<_>>().join(" "));
}

fn measured(path: &Path) -> Vec<usize> {
    let mut copy = Command::new(std::env::current_exe().unwrap());
    copy.args(["--exact", "studio::memory::opener", "--nocapture"]).env(OPENER, path);
    let output = copy.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = said.lines().find_map(|line| line.split_once(MARK));
    let (_, numbers) = line.unwrap_or_else(|| panic!("{said}\n{}", String::from_utf8_lossy(&output.stderr)));
    numbers.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

#[test]
fn a_large_set_takes_what_is_said_and_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data_batch_1.bin");
    let record: Vec<u8> = (0..3073).map(|k| (k % 10) as u8).collect();
    std::fs::write(&path, record.repeat(PICTURES)).unwrap();
    let said = measured(&path);
    println!("{said:?} MB; an open set is {OPEN} MB");
    let [before, stopped, open, closed, again] = said[..] else { panic!("{said:?}") };
    assert!(stopped <= before + OVERHEAD, "after it was stopped: {said:?}");
    assert!(open <= before + OPEN + OVERHEAD, "while it is open: {said:?}");
    assert!(closed <= before + OVERHEAD, "after it was closed: {said:?}");
    assert!(again <= before + OPEN + OVERHEAD, "opened again: {said:?}");
}
