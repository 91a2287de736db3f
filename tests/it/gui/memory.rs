//! What the window takes after long random use. It takes minutes, so it is run by hand:
//! `MONKEY_ACTIONS=50000 cargo test --release --test it -- --ignored --nocapture gui::memory`

use super::monkey::Monkey;
use crate::support::used_mb;

/// The most memory of the whole process, in MB. (Here it has no graphics card's driver in it, but a table of all
/// widgets for the test.)
const MOST_MB: usize = 400;

#[test]
#[ignore = "minutes of random use; MONKEY_ACTIONS says how much, MONKEY_SEED which"]
fn memory_is_bounded_after_long_random_use() {
    let number = |name: &str, otherwise: u64| std::env::var(name).map_or(otherwise, |text| text.parse().expect(name));
    let (actions, seed) = (number("MONKEY_ACTIONS", 20_000), number("MONKEY_SEED", 1));
    let mut monkey = Monkey::new(seed);
    for action in 0..=actions {
        if action % (actions / 20).max(1) == 0 {
            let (now, most) = used_mb();
            let (model, stats) = (monkey.window.model(), monkey.window.model().worker_stats());
            println!(
                "{action:6} actions: {now:4} MB, at most {most:4} MB; frames {:3} MB, sets {:3} MB, maps {:2} MB, \
                 {:3} textures, {} stages of {} steps, {} branches",
                stats.cache_bytes >> 20,
                stats.data_bytes >> 20,
                model.view.maps.bytes() >> 20,
                monkey.window.memory().textures.len(),
                model.state.controls.stages.len(),
                model.state.controls.stages[0].spec.steps,
                model.state.controls.branches.len(),
            );
            assert!(now < MOST_MB, "after:\n{}", monkey.recently());
        }
        monkey.act();
    }
}
