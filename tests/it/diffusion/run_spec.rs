//! The settings of a run.

use proptest::prelude::*;
use sixfingers::diffusion::{Locality, NetId, NoiseSchedule, RunSpec, TrunkSegment};
use sixfingers::images::Fingerprint;
use sixfingers::score::{Boundary, Machine, NamedMachine, Patch, Reach};

use super::locality::any_locality;
use crate::support::{cases, shape, side};

fn error(spec: RunSpec) -> String {
    spec.check(shape(1, 32, 32)).unwrap_err().to_string()
}

#[test]
fn the_default_settings_pass_on_any_picture() {
    for (h, w) in [(1, 1), (2, 3), (24, 24), (64, 48), (128, 128)] {
        assert_eq!(RunSpec::default().check(shape(3, h, w)), Ok(()), "{h} x {w}");
    }
}

#[test]
fn wrong_settings_are_refused_with_their_limits() {
    let spec = RunSpec::default;
    assert_eq!(error(RunSpec { steps: 0, ..spec() }), "0 steps: it must be 1 to 1000");
    assert_eq!(error(RunSpec { steps: 1001, ..spec() }), "1001 steps: it must be 1 to 1000");
    for start in [0, 21] {
        let expected = format!("start step {start}: it must be 1 to the number of steps, 20");
        assert_eq!(error(RunSpec { start_step: Some(start), ..spec() }), expected);
    }
    let locality = Locality::Constant(side(65));
    let expected = "patch size 65 for a picture of 32x32: with boundary zeros it is at most 63; for the whole \
                    picture use 'whole'";
    assert_eq!(error(RunSpec { locality, ..spec() }), expected);
}

#[test]
fn a_run_starts_at_its_last_step_unless_told_otherwise() {
    let spec = RunSpec { steps: 30, ..RunSpec::default() };
    assert_eq!(spec.first_step(), 30);
    assert_eq!(RunSpec { start_step: Some(29), ..spec }.first_step(), 29);
}

#[test]
fn time_and_noise_follow_the_grid() {
    let spec = RunSpec { steps: 8, schedule: NoiseSchedule::Linear, ..RunSpec::default() };
    assert_eq!([0, 2, 8].map(|step| spec.time(step)), [0.0, 0.25, 1.0]);
    assert_eq!(spec.level_at(2), NoiseSchedule::Linear.level(0.25));
}

#[test]
fn the_corner_is_named_by_the_first_step() {
    let spec =
        |patch, reach, boundary| RunSpec { locality: Locality::Constant(patch), reach, boundary, ..RunSpec::default() };
    let (zeros, torus) = (Boundary::Zeros, Boundary::Circular);
    for (patch, reach, boundary, expected) in [
        (Patch::Whole, Reach::NONE, zeros, NamedMachine::Is),
        (Patch::Whole, Reach::NONE, torus, NamedMachine::Is),
        (Patch::Whole, Reach::All, zeros, NamedMachine::Is),
        (Patch::Whole, Reach::All, torus, NamedMachine::Es),
        (side(3), Reach::NONE, zeros, NamedMachine::Ls),
        (side(3), Reach::NONE, torus, NamedMachine::Ls),
        (side(3), Reach::All, torus, NamedMachine::Els),
        (side(3), Reach::Within(2), torus, NamedMachine::Els),
        (side(3), Reach::All, zeros, NamedMachine::BbEls),
    ] {
        assert_eq!(spec(patch, reach, boundary).named_machine(shape(1, 8, 8)), expected);
    }
    let switch = RunSpec { locality: "switch:0.5:whole:3".parse().unwrap(), ..RunSpec::default() };
    assert_eq!(switch.named_machine(shape(1, 8, 8)), NamedMachine::Is);
    let late = RunSpec { start_step: Some(10), ..switch };
    assert_eq!(late.named_machine(shape(1, 8, 8)), NamedMachine::Ls);
}

#[test]
fn the_machine_of_a_step_has_the_patch_of_that_step() {
    let spec = RunSpec { locality: "scales:1,3,5".parse().unwrap(), reach: Reach::Within(4), ..RunSpec::default() };
    let expected = Machine { patch: side(3), reach: Reach::Within(4), boundary: Boundary::Zeros };
    assert_eq!(spec.machine_at(1, shape(1, 8, 8)), expected);
}

/// A network by its name; paths may hold what else has a meaning.
fn any_net() -> impl Strategy<Value = NetId> {
    let fingerprint = Fingerprint::of_lists([[1.0].as_slice()]);
    prop_oneof![
        "[a-z0-9-]{1,12}".prop_map(NetId::Shipped),
        "[a-z:;= /.-]{1,20}".prop_map(move |path| NetId::Own { path: path.into(), fingerprint }),
    ]
}

/// Segments one after the other.
fn any_trunk() -> impl Strategy<Value = Vec<TrunkSegment>> {
    prop::collection::btree_map(1_usize..1000, (any_locality(), prop::bool::ANY, prop::option::of(any_net())), 0..3)
        .prop_map(|segments| {
            let segment = |(until, (locality, moves, net))| TrunkSegment {
                until,
                locality,
                reach: if moves { Reach::All } else { Reach::NONE },
                boundary: Boundary::Zeros,
                net,
            };
            segments.into_iter().rev().map(segment).collect()
        })
}

#[test]
fn a_branch_keeps_the_machines_before_it_and_has_its_own_from_there_on() {
    let parent = RunSpec { locality: Locality::Constant(Patch::Whole), ..RunSpec::default() };
    let tail = RunSpec { locality: Locality::Constant(side(7)), reach: Reach::All, ..RunSpec::default() };
    let branch = parent.branch(12, &tail);
    let picture = shape(1, 32, 32);
    for step in 1..=20 {
        let expected = if step > 12 { &parent } else { &tail };
        assert_eq!(branch.machine_at(step, picture), expected.machine_at(step, picture), "step {step}");
    }
    assert_eq!((branch.fork_step(), branch.own_first_step()), (Some(12), 12));
    assert_eq!(branch.named_machine(picture), NamedMachine::BbEls, "the branch is called what it is, not what it was");
    // A branch of the branch, later; and one from a step that the branch shares with its parent.
    let twig = branch.branch(5, &parent);
    assert_eq!(twig.trunk.iter().map(|segment| segment.until).collect::<Vec<_>>(), [12, 5]);
    let early = branch.branch(15, &tail);
    assert_eq!(early.trunk.iter().map(|segment| segment.until).collect::<Vec<_>>(), [15]);
    assert_eq!(early.machine_at(16, picture), parent.machine_at(16, picture));
    // From the first step on nothing is left of the parent; at a fork, nothing of what lay between.
    assert_eq!(parent.branch(20, &tail), tail);
    assert_eq!(branch.branch(12, &parent).trunk, branch.trunk);
}

#[test]
fn segments_that_do_not_follow_each_other_are_refused() {
    let segment = |until| TrunkSegment {
        until,
        locality: Locality::default(),
        reach: Reach::NONE,
        boundary: Boundary::Zeros,
        net: None,
    };
    let with = |steps: &[usize]| RunSpec { trunk: steps.iter().map(|s| segment(*s)).collect(), ..RunSpec::default() };
    assert_eq!(with(&[12, 5]).check(shape(1, 32, 32)), Ok(()));
    for (steps, wrong, before) in [(vec![0], 0, 20), (vec![21], 21, 20), (vec![5, 5], 5, 5), (vec![5, 6], 6, 5)] {
        let expected = format!(
            "a branch at step {wrong}: it must be at least 1 and come after step {before}, where the part before it ends"
        );
        assert_eq!(error(with(&steps)), expected);
    }
    let wide = TrunkSegment { locality: Locality::Constant(side(65)), ..segment(5) };
    assert_eq!(
        error(RunSpec { trunk: vec![wide], ..RunSpec::default() }),
        error(RunSpec { locality: Locality::Constant(side(65)), ..RunSpec::default() })
    );
    for text in ["", "12", "12:0:zeros", "x:0:zeros:constant:7"] {
        assert!(text.parse::<TrunkSegment>().is_err(), "{text}");
    }
}

pub(crate) fn any_run_spec() -> impl Strategy<Value = RunSpec> {
    (
        any_locality(),
        prop_oneof![Just(Reach::All), (0_u32..100).prop_map(Reach::Within)],
        prop::sample::select(vec![Boundary::Zeros, Boundary::Circular]),
        prop::sample::select(NoiseSchedule::ALL.to_vec()),
        1_usize..1000,
        prop::option::of(1_usize..1000),
        any_trunk(),
        prop::option::of(any_net()),
    )
        .prop_map(|(locality, reach, boundary, schedule, steps, start_step, trunk, net)| RunSpec {
            locality,
            reach,
            boundary,
            schedule,
            steps,
            start_step,
            trunk,
            paint: Vec::new(),
            net,
        })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn settings_survive_json(spec in any_run_spec()) {
        let json = serde_json::to_string(&spec).unwrap();
        prop_assert_eq!(serde_json::from_str::<RunSpec>(&json).unwrap(), spec);
    }

    #[test]
    fn the_words_of_a_machine_read_back_the_same(spec in any_run_spec()) {
        prop_assert_eq!(spec.reach.to_string().parse::<Reach>().unwrap(), spec.reach);
        prop_assert_eq!(spec.boundary.to_string().parse::<Boundary>().unwrap(), spec.boundary);
        for segment in spec.trunk {
            prop_assert_eq!(segment.to_string().parse::<TrunkSegment>().unwrap(), segment);
        }
    }
}

#[test]
fn an_even_patch_is_refused_in_json_too() {
    let json = serde_json::to_string(&Locality::Constant(side(15))).unwrap().replace("15", "16");
    let error = serde_json::from_str::<Locality>(&json).unwrap_err().to_string();
    assert!(error.contains("patch size 16: it must be odd"), "{error}");
}
