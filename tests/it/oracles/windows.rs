//! The machines once more, written another way: windows cut out as lists, with holes where they leave the picture.

use sixfingers::images::{Shape, TrainingSet};
use sixfingers::score::{Boundary, Machine, Patch, Reach};

use crate::support::{Who, assert_close, level, machines, noisy, random_set, shape, wide};

/// A window cut out of a picture: `None` where it leaves the picture.
type Window = Vec<Option<f64>>;

/// The window around a pixel. A whole picture is seen from its pixel on the torus, and as it is with zeros.
fn window(values: &[f64], shape: Shape, machine: Machine, (y, x): (usize, usize)) -> Window {
    let (h, w) = (shape.h() as isize, shape.w() as isize);
    let (rows, cols) = match machine.patch {
        Patch::Side(side) => {
            let r = side.radius() as isize;
            (-r..r + 1, -r..r + 1)
        }
        Patch::Whole if machine.boundary == Boundary::Zeros => (-h..h, -w..w),
        Patch::Whole => (0..h, 0..w),
    };
    let mut window = Vec::new();
    for row in rows.map(|d| y as isize + d) {
        for col in cols.clone().map(|d| x as isize + d) {
            for c in 0..shape.c() {
                let at = |row: isize, col: isize| values[shape.index(c, row as usize, col as usize)];
                window.push(match machine.boundary {
                    Boundary::Circular => Some(at(row.rem_euclid(h), col.rem_euclid(w))),
                    Boundary::Zeros if (0..h).contains(&row) && (0..w).contains(&col) => Some(at(row, col)),
                    Boundary::Zeros => None,
                });
            }
        }
    }
    window
}

/// How far apart two places are along one axis.
fn apart(a: usize, b: usize, n: usize, boundary: Boundary) -> usize {
    match boundary {
        Boundary::Zeros => a.abs_diff(b),
        Boundary::Circular => a.abs_diff(b).min(n - a.abs_diff(b)),
    }
}

/// The posterior mean from the definition: a patch is a candidate when its window has the same holes.
fn by_definition(set: &TrainingSet, machine: Machine, alpha_bar: f64, x_t: &[f64]) -> Vec<f64> {
    let shape = set.shape();
    let pixels = || (0..shape.h()).flat_map(move |y| (0..shape.w()).map(move |x| (y, x)));
    let holes = |window: &Window| window.iter().map(Option::is_none).collect::<Vec<_>>();
    let mut x0_hat = vec![0.0; shape.len()];
    for (y, x) in pixels() {
        let seen = window(x_t, shape, machine, (y, x));
        let mut candidates: Vec<(f64, Vec<f64>)> = Vec::new();
        for picture in set.images().map(|picture| wide(&picture)) {
            for (row, col) in pixels() {
                let moved = apart(y, row, shape.h(), machine.boundary).max(apart(x, col, shape.w(), machine.boundary));
                let near = match machine.reach {
                    Reach::Within(d) => moved <= d as usize,
                    Reach::All => true,
                };
                let patch = window(&picture, shape, machine, (row, col));
                if near && holes(&patch) == holes(&seen) {
                    let differences = seen.iter().flatten().zip(patch.iter().flatten());
                    let distance: f64 = differences.map(|(a, b)| (a - alpha_bar.sqrt() * b).powi(2)).sum();
                    let centre = (0..shape.c()).map(|c| picture[shape.index(c, row, col)]).collect();
                    candidates.push((distance, centre));
                }
            }
        }
        let least = candidates.iter().map(|c| c.0).fold(f64::INFINITY, f64::min);
        let weight = |distance: f64| (-(distance - least) / (2.0 * (1.0 - alpha_bar))).exp();
        let total: f64 = candidates.iter().map(|c| weight(c.0)).sum();
        for c in 0..shape.c() {
            x0_hat[shape.index(c, y, x)] = candidates.iter().map(|(d, centre)| weight(*d) / total * centre[c]).sum();
        }
    }
    x0_hat
}

#[test]
fn every_machine_is_the_softmax_mean_over_the_patches_whose_windows_have_the_same_holes() {
    for (c, h, w) in [(1, 4, 5), (3, 3, 4), (1, 5, 5), (1, 1, 6), (3, 2, 2)] {
        let set = random_set(2, shape(c, h, w), 20);
        for machine in machines(set.shape()) {
            for noise_var in [0.7, 0.2] {
                let level = level(noise_var);
                let x_t = noisy(&set, 1, level, 21);
                let expected = by_definition(&set, machine, level.alpha_bar(), &wide(&x_t));
                for who in Who::BOTH {
                    let found = who.x0_hat(&set, machine, level, &x_t);
                    let what = format!("{who:?} {c}x{h}x{w} {machine:?} noise_var {noise_var}");
                    assert_close(&found, &expected, who.tolerance(), &what);
                }
            }
        }
    }
}
