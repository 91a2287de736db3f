//! Maps, their legends and their colours.

use std::sync::Arc;

use sixfingers::diffusion::{Locality, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::explain::colour::{Gradient, Scale, displacement_colour, source_colour};
use sixfingers::explain::consistency::Consistency;
use sixfingers::explain::curves::{CurvePoint, curves, curves_csv};
use sixfingers::explain::mosaic::{
    Legend, certainty_map, consistency_map, difference_map, displacement_map, sources_map,
};
use sixfingers::explain::stats::Share;
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, NamedMachine, Patch, Posterior, Reach};

use crate::support::{ask, level, named_machine, noisy, random_set, shape, side};

fn run(set: &TrainingSet, spec: RunSpec) -> Trajectory {
    let denoiser = NaiveDenoiser::new(set.clone());
    let sampler = Sampler::new(spec, starting_noise(set.shape(), 11)).unwrap();
    Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap()
}

fn spec(patch: Patch, reach: Reach, boundary: Boundary) -> RunSpec {
    RunSpec { locality: Locality::Constant(patch), reach, boundary, steps: 5, ..RunSpec::default() }
}

fn answer(set: &Arc<TrainingSet>, c: NamedMachine) -> Posterior {
    ask(&FastDenoiser::new(set), named_machine(c, 3), level(0.3), &noisy(set, 1, level(0.3), 3))
}

#[test]
fn a_source_map_has_one_colour_for_each_picture_and_shares_that_sum_to_one() {
    let set = random_set(4, shape(3, 6, 7), 1);
    let posterior = answer(&set, NamedMachine::Ls);
    let map = sources_map(&posterior);
    assert_eq!((map.h, map.w, map.rgb.len()), (6, 7, 42));
    for (patch, colour) in posterior.strongest.iter().zip(&map.rgb) {
        assert_eq!(*colour, source_colour(patch.image_idx));
    }
    let Legend::Sources(sources) = &map.legend else { panic!("{:?}", map.legend) };
    assert_eq!(sources.iter().map(|s| s.pixels).sum::<usize>(), 42);
    assert_eq!(map.legend.lines().len(), sources.len());
}

#[test]
fn the_colours_of_a_hundred_pictures_differ() {
    for a in 0..100_u32 {
        for b in 0..a {
            let (p, q) = (source_colour(a), source_colour(b));
            let apart: i32 = (0..3).map(|c| (i32::from(p[c]) - i32::from(q[c])).abs()).sum();
            // A step that one can see side by side; neighbouring numbers are much farther apart.
            assert!(apart >= 6, "{a} {b}: {p:?} {q:?}");
            assert!(a - b > 2 || apart > 60, "{a} {b}: {p:?} {q:?}");
        }
    }
}

#[test]
fn a_patch_that_stays_is_dark_and_directions_have_hues_of_their_own() {
    let colours = [(0, 5), (5, 0), (0, -5), (-5, 0)].map(|m| displacement_colour(m, 10.0));
    for (i, a) in colours.iter().enumerate() {
        assert!(colours[..i].iter().all(|b| a != b));
    }
    let brightness = |c: [u8; 3]| c.iter().map(|v| u32::from(*v)).sum::<u32>();
    let steps = [(0, 0), (0, 1), (0, 5), (0, 10)].map(|m| brightness(displacement_colour(m, 10.0)));
    assert!(steps.is_sorted() && steps[0] < steps[1], "{steps:?}");
    assert_eq!(displacement_colour((0, 10), 10.0), displacement_colour((0, 99), 10.0));
}

#[test]
fn a_displacement_map_of_a_local_machine_shows_no_moves() {
    let set = random_set(4, shape(1, 6, 7), 1);
    let map = displacement_map(&answer(&set, NamedMachine::Ls), named_machine(NamedMachine::Ls, 3));
    assert!(map.rgb.iter().all(|c| *c == displacement_colour((0, 0), 1.0)));
    let Legend::Displacement { median, moved, longest } = map.legend else { panic!() };
    assert_eq!((median, moved, longest), (0.0, Share { count: 0, of: 42 }, 0.0));
    let moving = displacement_map(&answer(&set, NamedMachine::Els), named_machine(NamedMachine::Els, 3));
    let Legend::Displacement { longest, moved, .. } = moving.legend else { panic!() };
    // Half of 6 rows and half of 7 columns.
    assert_eq!(longest, 18_f64.sqrt());
    assert!(moved.count > 0);
}

#[test]
fn certainty_goes_from_one_patch_to_all_of_them() {
    let set = random_set(4, shape(1, 6, 7), 1);
    let mut posterior = answer(&set, NamedMachine::Els);
    posterior.effective_patches[0] = 1.0;
    posterior.effective_patches[1] = 168.0;
    let map = certainty_map(&posterior, named_machine(NamedMachine::Els, 3), 4);
    let Legend::Scale { scale, .. } = map.legend else { panic!() };
    assert_eq!((scale.low, scale.high, scale.log), (1.0, 168.0, true));
    assert_eq!((map.rgb[0], map.rgb[1]), (Gradient::Viridis.at(0.0), Gradient::Viridis.at(1.0)));
    assert_eq!(scale.ticks(), [1.0, 10.0, 168.0]);
    // sqrt(168) is half way.
    assert!((scale.part(168_f64.sqrt()) - 0.5).abs() < 1e-12);
}

#[test]
fn scales_cut_what_is_beyond_their_ends() {
    let scale = Scale { low: 0.0, high: 2.0, log: false, gradient: Gradient::Inferno };
    assert_eq!((scale.part(-1.0), scale.part(0.5), scale.part(3.0)), (0.0, 0.25, 1.0));
    assert_eq!(scale.ticks(), [0.0, 0.5, 1.0, 1.5, 2.0]);
    let one = Scale { low: 1.0, high: 1.0, log: true, gradient: Gradient::Viridis };
    assert_eq!(one.part(1.0), 0.0);
}

#[test]
fn a_training_picture_is_locally_consistent_and_a_changed_pixel_is_not() {
    let set = random_set(3, shape(3, 8, 8), 2);
    for c in NamedMachine::ALL {
        let check = |picture: &Image| {
            let denoiser = NaiveDenoiser::new(TrainingSet::clone(&set));
            Consistency::check(&denoiser, &set, picture, named_machine(c, 5), None, &CancelToken::new()).unwrap()
        };
        let same = check(&set.image(1));
        assert_eq!(same.share(), Share { count: 64, of: 64 });
        assert!(
            same.nearest
                .iter()
                .enumerate()
                .all(|(p, n)| { (n.image_idx, usize::from(n.row), usize::from(n.col)) == (1, p / 8, p % 8) })
        );
        // The nearest patches stay the same, since one of 75 values can't make a random patch the nearest.
        let changed = crate::support::nudged(&set.image(1), (2, 3, 4), 0.2);
        let found = check(&changed);
        assert_eq!(found.share(), Share { count: 63, of: 64 });
        assert!(!found.is_consistent(3 * 8 + 4));
        assert!((found.off_by[3 * 8 + 4] - 0.2).abs() < 1e-6);
        let map = consistency_map(&answer(&set, c), &found);
        let Legend::YesNo { share, colour, rest, .. } = map.legend else { panic!() };
        assert_eq!(share, Share { count: 1, of: 64 });
        assert_eq!(map.rgb.iter().filter(|c| **c == colour).count(), 1);
        assert_eq!(map.rgb.iter().filter(|c| **c == rest).count(), 63);
    }
}

#[test]
fn a_difference_map_is_dark_where_the_picture_is_a_copy() {
    let set = random_set(3, shape(3, 4, 4), 3);
    let mut posterior = answer(&set, NamedMachine::Ls);
    posterior.x0_hat = crate::support::nudged(&set.image(2), (1, 2, 3), 1.0);
    let map = difference_map(&posterior, &set.image(2));
    let Legend::Scale { scale, median, .. } = map.legend else { panic!() };
    assert_eq!(median, 0.0);
    for (p, colour) in map.rgb.iter().enumerate() {
        // One of three channels is off by 1: sqrt(1 / 3).
        let expected = if p == 2 * 4 + 3 { f64::from((1.0_f32 / 3.0).sqrt()) } else { 0.0 };
        assert_eq!(*colour, scale.colour(expected), "{p}");
    }
}

#[test]
fn all_maps_of_twenty_steps_at_64_pixels_fit_in_64_megabytes() {
    let set = random_set(1, shape(3, 64, 64), 4);
    let posterior = ask(&FastDenoiser::new(&set), named_machine(NamedMachine::Is, 1), level(0.5), &set.image(0));
    let consistency = Consistency { nearest: posterior.strongest.clone(), off_by: vec![0.0; 4096] };
    let maps = [
        sources_map(&posterior),
        displacement_map(&posterior, named_machine(NamedMachine::Ls, 3)),
        certainty_map(&posterior, named_machine(NamedMachine::Ls, 3), 1),
        consistency_map(&posterior, &consistency),
        difference_map(&posterior, &set.image(0)),
    ];
    let bytes = |of: usize, n: usize| of * n;
    let drawn: usize = maps.iter().map(|map| bytes(3, map.rgb.len())).sum();
    let kept = bytes(8 + 4 + 4, posterior.strongest.len()) + bytes(8 + 4, consistency.off_by.len());
    assert!(20 * (drawn + kept) < 64 << 20, "{drawn} + {kept}");
}

#[test]
fn curves_of_the_ideal_machine_end_in_a_copy() {
    let set = random_set(5, shape(1, 6, 6), 5);
    let trajectory = run(&set, spec(Patch::Whole, Reach::NONE, Boundary::Zeros));
    let points = curves(&set, &trajectory);
    assert_eq!(points.iter().map(|p| p.step).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    assert_eq!(points[0].changed, None);
    let last = points[4];
    // Five pictures of 36 random values are far apart: the last step's weights are 1 and 0 in f32.
    assert!(last.nearest.rms < 1e-4 && last.effective_median < 1.01, "{last:?}");
    assert_eq!((last.n_sources, last.patch_px, last.changed), (1, 6, Some(0.0)));
    assert!(points.windows(2).all(|p| p[0].noise > p[1].noise && p[0].signal < p[1].signal));
    assert!((last.signal.powi(2) + last.noise.powi(2) - 1.0).abs() < 1e-12);
}

#[test]
fn curves_of_a_local_machine_tell_how_many_pixels_changed_their_source() {
    let set = random_set(5, shape(1, 6, 6), 6);
    let trajectory = run(&set, spec(side(3), Reach::All, Boundary::Circular));
    let points = curves(&set, &trajectory);
    for (i, point) in points.iter().enumerate().skip(1) {
        let picture_of = |i: usize, p: usize| trajectory.frames[i].posterior.strongest[p].image_idx;
        let changed = (0..36).filter(|p| picture_of(i, *p) != picture_of(i - 1, *p)).count();
        assert_eq!(point.changed, Some(changed as f64 / 36.0));
        assert!(point.effective_low <= point.effective_median && point.effective_median <= point.effective_high);
    }
    assert!(points.iter().all(|p| p.patch_px == 3));
}

#[test]
fn curves_as_csv_have_a_value_for_each_name() {
    let set = random_set(3, shape(1, 4, 4), 7);
    let points = curves(&set, &run(&set, spec(side(3), Reach::NONE, Boundary::Zeros)));
    let csv = curves_csv(&points);
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 6);
    assert_eq!(lines[0], CurvePoint::CSV_HEADER);
    let columns = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == columns), "{csv}");
    assert!(lines[1].starts_with("5,1,3,") && lines[1].ends_with(','), "{csv}");
    let third: f64 = lines[3].split(',').nth(1).unwrap().parse().unwrap();
    assert_eq!(third, points[2].t);
}
