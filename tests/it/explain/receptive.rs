//! The receptive field of networks that are known, and P(t) beside it.

use sixfingers::diffusion::RunSpec;
use sixfingers::explain::calibration::{CALIBRATION_SEEDS, Calibrator, calibration_noises, sides_to_try};
use sixfingers::explain::field::{FieldMeter, field_pixels, field_side};
use sixfingers::explain::receptive_field::{NetView, ReceptiveFieldError, ReceptiveFieldScan};
use sixfingers::images::{Image, Shape};
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, NoiseLevel, PatchSide, Reach, ScoreError};
use sixfingers::text::Message;

use crate::support::{random_set, shape};

/// The weights of a linear network of 5 x 5 pixels: a cross of sixteenths around a middle of a half, and two corners of the
/// other sign.
fn weight((dy, dx): (isize, isize)) -> f64 {
    match (dy.abs(), dx.abs()) {
        (0, 0) => 0.5,
        (0, 1) | (1, 0) => 0.0625,
        (2, 2) if dy == dx => -0.125,
        _ => 0.0,
    }
}

/// Its gradient at a pixel, the same whatever it is given; each channel has its part.
fn gradient_of(shape: Shape, padding: Boundary, (y, x): (usize, usize)) -> Image {
    let away = |to: usize, from: usize, n: usize| {
        let d = to as isize - from as isize;
        match padding {
            Boundary::Zeros => d,
            Boundary::Circular => [d, d - n as isize, d + n as isize].into_iter().min_by_key(|d| d.abs()).unwrap(),
        }
    };
    // Parts whose sizes add up to 1.
    let parts: &[f64] = if shape.c() == 1 { &[1.0] } else { &[0.5, -0.25, 0.25] };
    Image::from_fn(shape, |c, row, col| (weight((away(row, y, shape.h()), away(col, x, shape.w()))) * parts[c]) as f32)
}

#[test]
fn a_linear_network_has_exactly_its_kernel_for_a_field_and_its_squares() {
    let shape = shape(3, 12, 11);
    for padding in [Boundary::Zeros, Boundary::Circular] {
        let mut meter = FieldMeter::new(7, padding);
        let pixels = field_pixels(shape, 5, padding);
        assert_eq!(pixels.len(), 9);
        for pixel in pixels {
            meter.add(&gradient_of(shape, padding, pixel), pixel);
        }
        let field = meter.field();
        assert_eq!(field.side(), 7);
        for (dy, dx) in (-4..=4).flat_map(|dy| (-4..=4).map(move |dx| (dy, dx))) {
            // Binary fractions, so that nothing is rounded.
            assert_eq!(field.at((dy, dx)), weight((dy, dx)).abs(), "{padding} {dy} {dx}");
        }
        assert_eq!([1, 3, 5, 7].map(|side| field.share_within(side)), [0.5, 0.75, 1.0, 1.0]);
        assert_eq!([0.5, 0.51, 0.75, 0.9, 1.0].map(|share| field.side_holding(share)), [1, 3, 3, 5, 5]);
    }
}

#[test]
fn the_pixels_that_are_looked_at_see_no_border_unless_the_window_is_as_wide_as_the_picture() {
    for (h, w, side) in [(32, 32, 15), (20, 40, 7), (9, 8, 5)] {
        let shape = shape(1, h, w);
        let reach = side / 2;
        for (y, x) in field_pixels(shape, side, Boundary::Zeros) {
            let inside = y >= reach && x >= reach && y + reach < h && x + reach < w;
            assert!(inside, "({y}, {x}) in {shape}, window {side}");
        }
    }
    for (y, x) in field_pixels(shape(1, 32, 32), 63, Boundary::Zeros) {
        assert!((12..20).contains(&y) && (12..20).contains(&x), "({y}, {x}) is in the middle quarter");
    }
    assert_eq!(field_pixels(shape(1, 1, 1), 1, Boundary::Zeros), [(0, 0)]);
    // On the torus a window wider than the picture would overlap itself; with zeros it sees beyond every border.
    assert_eq!(field_side(99, Boundary::Circular, shape(1, 32, 32)), 31);
    assert_eq!(field_side(99, Boundary::Zeros, shape(1, 32, 32)), 63);
    assert_eq!(field_side(15, Boundary::Zeros, shape(1, 32, 32)), 15);
}

#[test]
fn the_sides_that_are_tried_go_to_twice_the_window_or_to_the_largest_that_there_is() {
    let sides = |boundary, window| -> Vec<u32> {
        sides_to_try(boundary, shape(1, 12, 12), window).into_iter().map(PatchSide::get).collect()
    };
    assert_eq!(sides(Boundary::Zeros, 3), [1, 3, 5]);
    assert_eq!(sides(Boundary::Circular, 9), [1, 3, 5, 7, 9, 11]);
    assert_eq!(sides(Boundary::Zeros, 99).last(), Some(&23));
}

/// A machine in the place of the network, with the linear network's gradient.
fn scan() -> (FastDenoiser, ReceptiveFieldScan, Vec<PatchSide>, RunSpec, Vec<Image>) {
    let set = random_set(5, shape(1, 12, 11), 3);
    let run = RunSpec { steps: 5, start_step: Some(4), reach: Reach::All, ..RunSpec::default() };
    let sides: Vec<_> = [1, 3, 5].map(|side| PatchSide::new(side).unwrap()).into();
    let noises = calibration_noises(set.shape(), 2);
    let net_view = NetView { window: 5, padding: Boundary::Zeros };
    let scan = ReceptiveFieldScan::new(&run, &sides, &noises, net_view).unwrap();
    (FastDenoiser::new(&set), scan, sides, run, noises)
}

fn linear(x_t: &Image, _: NoiseLevel, pixel: (usize, usize)) -> Result<Image, Message> {
    Ok(gradient_of(x_t.shape(), Boundary::Zeros, pixel))
}

fn finished(mut scan: ReceptiveFieldScan, denoiser: &FastDenoiser) -> ReceptiveFieldScan {
    let cancel = CancelToken::new();
    let (mut before, total) = scan.progress();
    while !scan.is_done() {
        scan.piece(denoiser, &linear, denoiser, &cancel).unwrap();
        let (done, all) = scan.progress();
        assert!(done > before && all == total, "{done} of {all}, after {before} of {total}");
        before = done;
    }
    assert_eq!(before, total);
    scan
}

#[test]
fn p_over_time_beside_the_field_is_that_of_the_calibration_alone() {
    let (denoiser, scan, sides, run, noises) = scan();
    let found = finished(scan, &denoiser);
    let mut alone = Calibrator::new(&run, &sides, &noises).unwrap();
    while !alone.is_done() {
        alone.step(&denoiser, &denoiser, &CancelToken::new()).unwrap();
    }
    assert_eq!(found.calibration(), alone.found());
    for step in 1..=4 {
        assert_eq!(found.field(step).unwrap().at((2, 2)), 0.125);
        assert_eq!(found.field_sides(step), Some([1, 5]));
    }
    assert_eq!((found.field(0), found.field(5)), (None, None));
    let csv = found.csv();
    assert_eq!(csv.lines().count(), 1 + 4);
    assert!(csv.starts_with("step,t,best,best_cosine,field_50,field_90,window,P=1,P=3,P=5\n1,0.2,"), "{csv}");
    assert!(csv.lines().skip(1).all(|line| line.contains(",1,5,5,")), "{csv}");
}

#[test]
fn what_is_found_does_not_depend_on_the_number_of_threads() {
    let (denoiser, scan, ..) = scan();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| finished(scan.clone(), &denoiser)).csv()
    };
    assert_eq!(on(1), on(5));
}

#[test]
fn a_cancelled_piece_leaves_everything_where_it_was() {
    let (denoiser, mut scan, ..) = scan();
    let cancel = CancelToken::new();
    cancel.cancel();
    let cancelled = Err(ReceptiveFieldError::Score(ScoreError::Cancelled));
    let whole = finished(scan.clone(), &denoiser).csv();
    for _ in 0..2 {
        let before = scan.progress();
        assert_eq!(scan.piece(&denoiser, &linear, &denoiser, &cancel), cancelled);
        assert_eq!(scan.progress(), before);
        // Up to the first side, which is cancelled the second time.
        while scan.field(4).is_none() {
            scan.piece(&denoiser, &linear, &denoiser, &CancelToken::new()).unwrap();
        }
    }
    assert_eq!(finished(scan, &denoiser).csv(), whole);
}

#[test]
fn a_gradient_that_fails_says_why_and_without_it_p_over_time_is_found_all_the_same() {
    let (denoiser, scan, ..) = scan();
    let fails = |_: &Image, _, _| Err(Message::verbatim("no gradient today"));
    let error = scan.clone().piece(&denoiser, &fails, &denoiser, &CancelToken::new()).unwrap_err();
    assert_eq!(error.to_string(), "no gradient today");
    let found = finished(scan.without_field(), &denoiser);
    assert_eq!(found.field_sides(1), None);
    assert!(found.csv().lines().nth(1).unwrap().contains(",,,5,"));
}

#[test]
fn at_every_step_the_best_side_is_once_as_far_and_no_other_is_nearer() {
    let (denoiser, scan, ..) = scan();
    let calibration = finished(scan, &denoiser).calibration();
    let scale = calibration.scale();
    for (row, (best, _)) in calibration.times_worse().iter().zip(calibration.best()) {
        let at = calibration.sides.iter().position(|side| *side == best).unwrap();
        assert_eq!(row[at], 1.0);
        assert!(row.iter().all(|worse| *worse >= 1.0), "{row:?}");
        assert_eq!(scale.part(row[at]), 0.0);
    }
}

#[test]
fn the_noises_of_the_calibration_are_those_of_its_own_seeds() {
    let noises = calibration_noises(shape(1, 3, 3), 2);
    assert_eq!(noises[1], sixfingers::diffusion::starting_noise(shape(1, 3, 3), CALIBRATION_SEEDS + 1));
}
