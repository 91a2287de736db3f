//! How far the machine sees at each time.

use proptest::prelude::*;
use sixfingers::diffusion::{Locality, PaperScales};
use sixfingers::images::Shape;
use sixfingers::score::{Boundary, Machine, Patch, PatchSide};

use crate::support::{cases, shape, side};

/// The calibrated sides as the theory lists them, index 0 to 19.
const LISTED: &str = "\
cifar-resnet-zeros    3 3 3 3 5 5 5 7 7 7 7 9 9 11 11 13 15 17 17 17
cifar-resnet-circular 3 3 3 3 5 5 5 5 7 7 7 9 9 11 11 13 13 15 15 15
cifar-unet            3 3 3 3 5 5 5 5 7 7 7 7 9 9 11 13 13 15 17 25
celeba-resnet         3 3 3 5 5 5 5 5 7 7 9 9 9 11 11 11 13 15 19 19
celeba-unet           3 3 3 3 3 3 3 5 5 5 5 5 7 7 9 9 9 13 19 27
fashion-resnet        3 3 5 5 7 7 9 9 9 11 11 11 13 13 13 15 15 15 17 17
fashion-unet          3 3 5 5 7 7 7 9 11 11 11 13 15 15 21 23 25 25 25 25
mnist-resnet-circular 3 3 5 5 5 7 7 9 9 9 11 11 11 11 9 9 7 7 3 3
mnist-resnet-zeros    3 3 5 5 5 7 7 7 9 9 11 11 11 11 13 15 15 15 15 15
mnist-unet            3 3 3 5 5 7 7 7 9 9 9 11 13 15 17 21 23 23 25 27";

/// The sides at steps 0 to 19 of 20, zeros beyond the border.
fn sides(locality: &Locality, shape: Shape) -> Vec<u32> {
    (0..20).map(|step| side_at(locality, step, 20, shape, Boundary::Zeros)).collect()
}

fn side_at(locality: &Locality, step: usize, steps: usize, shape: Shape, boundary: Boundary) -> u32 {
    match locality.patch_at(step, steps, shape, boundary) {
        Patch::Side(side) => side.get(),
        Patch::Whole => panic!("{locality} is whole at step {step}"),
    }
}

fn square(size: usize) -> Shape {
    shape(1, size, size)
}

fn parse(text: &str) -> Locality {
    text.parse().unwrap()
}

#[test]
fn the_ten_calibrated_schedules_are_as_listed() {
    let mut seen = 0;
    for line in LISTED.lines() {
        let mut words = line.split_whitespace();
        let scales: PaperScales = words.next().unwrap().parse().unwrap();
        let listed: Vec<u32> = words.map(|word| word.parse().unwrap()).collect();
        let native = square(scales.native_side() as usize);
        assert_eq!(sides(&Locality::Paper { scales, factor: 1.0 }, native), listed, "{}", scales.name());
        seen += 1;
    }
    assert_eq!(seen, PaperScales::ALL.len());
}

#[test]
fn seven_tenths_of_the_mnist_unet_schedule_at_64_pixels_is_as_measured_with() {
    let expected = [5, 5, 5, 9, 9, 11, 11, 11, 15, 15, 15, 19, 21, 25, 27, 35, 37, 37, 41, 43];
    assert_eq!(sides(&Locality::default(), square(64)), expected);
    assert_eq!(sides(&parse("paper:mnist-unet:0.7"), shape(3, 64, 64)), expected);
}

#[test]
fn a_calibrated_schedule_is_stretched_over_any_number_of_steps() {
    let locality = parse("paper:mnist-unet");
    let of_20 = sides(&locality, square(28));
    for factor in [2, 5, 50] {
        for (step, expected) in of_20.iter().enumerate() {
            assert_eq!(side_at(&locality, step * factor, 20 * factor, square(28), Boundary::Zeros), *expected);
        }
    }
    // There is no entry for t = 1: the noisiest one serves.
    assert_eq!(side_at(&locality, 20, 20, square(28), Boundary::Zeros), 27);
}

#[test]
fn a_calibrated_schedule_scales_with_the_shorter_side() {
    let locality = parse("paper:cifar-unet");
    assert_eq!(sides(&locality, shape(1, 64, 96)), sides(&locality, square(64)));
    assert_eq!(sides(&locality, square(64)), sides(&parse("paper:cifar-unet:2"), square(32)));
}

#[test]
fn scaled_and_drawn_schedules_are_cut_to_the_largest_patch() {
    for text in ["paper:mnist-unet:50", "linear:999:501", "curve:0:500,1:900"] {
        for (boundary, largest) in [(Boundary::Zeros, 79), (Boundary::Circular, 31)] {
            let locality = parse(text);
            assert_eq!(side_at(&locality, 10, 20, shape(1, 32, 40), boundary), largest, "{text} {boundary}");
            assert_eq!(locality.check(20, shape(1, 32, 40), boundary), Ok(()), "{text} {boundary}");
        }
    }
}

#[test]
fn fixed_sides_are_not_cut_but_refused() {
    for text in ["constant:33", "scales:3,33", "switch:0.5:33:3"] {
        let locality = parse(text);
        assert_eq!(locality.check(20, square(32), Boundary::Zeros), Ok(()), "{text}");
        let error = locality.check(20, square(32), Boundary::Circular).unwrap_err();
        let expected = "patch size 33 for a picture of 32x32: with boundary circular it is at most 31; for the \
                        whole picture use 'whole'";
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[test]
fn a_line_goes_from_its_noisy_to_its_clean_side_over_odd_numbers() {
    let locality = parse("linear:31:5");
    let sides: Vec<u32> = (0..=20).map(|k| side_at(&locality, k, 20, square(32), Boundary::Zeros)).collect();
    assert_eq!(sides, [5, 7, 7, 9, 11, 11, 13, 15, 15, 17, 19, 19, 21, 21, 23, 25, 25, 27, 29, 29, 31]);
    // It may rise as well as fall.
    let rising = parse("linear:3:9");
    assert_eq!(side_at(&rising, 20, 20, square(32), Boundary::Zeros), 3);
    assert_eq!(side_at(&rising, 0, 20, square(32), Boundary::Zeros), 9);
}

#[test]
fn a_switch_changes_at_its_time() {
    let locality = parse("switch:0.75:whole:15");
    let patch = |step| locality.patch_at(step, 20, square(32), Boundary::Zeros);
    assert_eq!((patch(20), patch(16)), (Patch::Whole, Patch::Whole));
    assert_eq!((patch(15), patch(1)), (side(15), side(15)));
}

#[test]
fn a_curve_goes_through_its_points_in_any_order_and_is_flat_beyond_them() {
    for text in ["curve:0.2:3,0.5:9,0.8:27", "curve:0.8:27,0.2:3,0.5:9"] {
        let locality = parse(text);
        let side = |step| side_at(&locality, step, 100, square(32), Boundary::Zeros);
        assert_eq!([0, 20, 35, 50, 65, 80, 100].map(side), [3, 3, 7, 9, 19, 27, 27], "{text}");
    }
}

#[test]
fn scales_apply_by_step_and_the_last_one_beyond_the_end() {
    let locality = Locality::scales_from_str("3, 5,7,whole").unwrap();
    let patch = |step| locality.patch_at(step, 20, square(32), Boundary::Zeros);
    let expected = [side(3), side(5), side(7), Patch::Whole, Patch::Whole];
    assert_eq!([0, 1, 2, 3, 19].map(patch), expected);
    assert_eq!(Locality::scales_from_str("3,5,7,whole").unwrap(), locality);
}

#[test]
fn only_a_constant_schedule_is_constant() {
    assert_eq!(parse("constant:whole").constant(), Some(Patch::Whole));
    assert_eq!(parse("constant:7").constant(), Some(side(7)));
    assert_eq!(parse("scales:7").constant(), None);
}

#[test]
fn texts_that_describe_no_schedule_are_refused_with_what_would_do() {
    let forms = "constant:15, constant:whole, linear:31:5 (noisy:clean), switch:0.75:whole:15 (time:before:after), \
                 curve:0:3,0.5:9,1:27 (time:size points), scales:3,3,5 or paper:mnist-unet:0.7";
    for text in ["", "15", "constant", "constant:3:5", "linear:31", "linear:a:b", "curve:0.5", "switch:x:3:5"] {
        let error = text.parse::<Locality>().unwrap_err();
        assert_eq!(error.to_string(), format!("'{text}' is not a locality schedule: use {forms}"));
    }
    let odd = "it must be odd (1, 3, 5, ...), so that a patch has a centre";
    for text in ["constant:16", "linear:31:16", "scales:3,16", "switch:0.5:16:3"] {
        assert_eq!(text.parse::<Locality>().unwrap_err().to_string(), format!("patch size 16: {odd}"), "{text}");
    }
    let error = "constant:big".parse::<Locality>().unwrap_err().to_string();
    assert_eq!(error, "'big' is not a patch: use an odd number of pixels (1, 3, 5, ...) or 'whole'");
    let error = "paper:lenet".parse::<Locality>().unwrap_err().to_string();
    assert!(error.starts_with("'lenet' is not a calibrated schedule of the paper: use mnist-unet, "), "{error}");
}

#[test]
fn numbers_out_of_range_are_refused_with_their_range() {
    for (text, expected) in [
        ("switch:1.5:whole:3", "time 1.5: it must be in 0 to 1"),
        ("switch:NaN:whole:3", "time NaN: it must be in 0 to 1"),
        ("curve:-1:3", "time -1: it must be in 0 to 1"),
        ("curve:0:0", "patch size 0: it must be at least 1 pixel"),
        ("curve:0:inf", "patch size inf: it must be at least 1 pixel"),
        ("paper:mnist-unet:0", "factor 0: it must be in 0.01 to 100"),
        ("paper:mnist-unet:NaN", "factor NaN: it must be in 0.01 to 100"),
    ] {
        let error = parse(text).check(20, square(32), Boundary::Zeros).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
    for (empty, expected) in [
        (Locality::Curve(Vec::new()), "a locality schedule needs at least one point"),
        (Locality::Scales(Vec::new()), "a locality schedule needs at least one entry"),
    ] {
        assert_eq!(empty.check(20, square(32), Boundary::Zeros).unwrap_err().to_string(), expected);
    }
}

#[test]
fn sides_are_rounded_and_then_made_odd_upwards() {
    for (side, expected) in [(0.0, 1), (1.4, 1), (1.5, 3), (14.4, 15), (17.6, 19), (27.2, 27), (-5.0, 1), (1e9, 65_535)]
    {
        assert_eq!(PatchSide::nearest_odd(side).get(), expected, "{side}");
    }
    assert_eq!(PatchSide::nearest_odd(f64::NAN).get(), 1);
}

/// Any patch that a machine could have.
pub(super) fn any_patch() -> impl Strategy<Value = Patch> {
    prop_oneof![Just(Patch::Whole), any_side().prop_map(Patch::Side)]
}

fn any_side() -> impl Strategy<Value = PatchSide> {
    (0_u32..200).prop_map(|r| PatchSide::new(2 * r + 1).unwrap())
}

/// Any locality schedule that passes its checks on a large picture.
pub(super) fn any_locality() -> impl Strategy<Value = Locality> {
    let time = || 0.0..=1.0_f64;
    prop_oneof![
        any_patch().prop_map(Locality::Constant),
        (any_side(), any_side()).prop_map(|(noisy, clean)| Locality::Linear { noisy, clean }),
        (time(), any_patch(), any_patch()).prop_map(|(until, before, after)| Locality::Switch { until, before, after }),
        prop::collection::vec((time(), 1.0..300.0_f64), 1..6).prop_map(Locality::Curve),
        prop::collection::vec(any_patch(), 1..25).prop_map(Locality::Scales),
        (prop::sample::select(PaperScales::ALL.to_vec()), 0.01..100.0_f64)
            .prop_map(|(scales, factor)| Locality::Paper { scales, factor }),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_a_schedule_is_written_as_reads_back_the_same(locality in any_locality()) {
        prop_assert_eq!(locality.to_string().parse::<Locality>().unwrap(), locality);
    }

    #[test]
    fn a_schedule_survives_json(locality in any_locality()) {
        let json = serde_json::to_string(&locality).unwrap();
        prop_assert_eq!(serde_json::from_str::<Locality>(&json).unwrap(), locality);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC*", kind in "(constant|linear|switch|curve|scales|paper)?:?") {
        let _ = text.parse::<Locality>();
        let _ = format!("{kind}{text}").parse::<Locality>();
    }

    #[test]
    fn a_schedule_that_passes_its_check_gives_machines_that_pass_theirs(
        locality in any_locality(), (h, w) in (1_usize..60, 1_usize..60), steps in 1_usize..60, circular: bool,
    ) {
        let boundary = if circular { Boundary::Circular } else { Boundary::Zeros };
        let shape = shape(1, h, w);
        let passes = locality.check(steps, shape, boundary).is_ok();
        let all_fit = (1..=steps).all(|step| {
            let patch = locality.patch_at(step, steps, shape, boundary);
            Machine { patch, boundary, ..Machine::IDEAL }.check(shape).is_ok()
        });
        prop_assert_eq!(passes, all_fit);
    }
}
