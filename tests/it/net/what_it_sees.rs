use sixfingers::diffusion::{RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::explain::baselines::{WienerDenoiser, mean_picture};
use sixfingers::explain::calibration::Calibrator;
use sixfingers::explain::field::{FieldMeter, field_pixels};
use sixfingers::images::TrainingSet;
use sixfingers::net::{InputGradient, Model, NetDenoiser, ShippedNet};
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, Machine, NoiseLevel, PatchSide, Reach};

use super::{TINY, noise, pictures, spec, trained};
use crate::support::{ask, level, random_set, shape, wide};

#[test]
fn a_circular_network_commutes_with_shifts_by_its_stride_exactly_and_with_no_others_nor_does_a_padded_one() {
    let set = pictures();
    let level = NoiseLevel::from_alpha_bar(0.4);
    for (kind, stride) in TINY.into_iter().zip([1, 4]) {
        for padding in ["circular", "zeros"] {
            let text = format!("{kind},padding={padding}");
            assert_eq!(spec(&text).stride(), stride as usize);
            let net = NetDenoiser::new(&trained(&text, &set, 3)).unwrap();
            let x_t = noise(&set, 4);
            for (dy, dx) in [(1, 0), (0, 1), (3, 5), (-2, 6), (4, 0), (0, 4), (4, 8), (-4, 4)] {
                let moved_after = net.eps_hat(&x_t, level).unwrap().rolled(dy, dx);
                let moved_before = net.eps_hat(&x_t.rolled(dy, dx), level).unwrap();
                let commutes = padding == "circular" && dy % stride == 0 && dx % stride == 0;
                // To the last bit: each pixel is the same sum in the same order, wherever it is.
                assert_eq!(moved_after == moved_before, commutes, "{text}, moved by {dy}, {dx}");
            }
        }
    }
}

#[test]
fn a_pixel_depends_on_its_receptive_field_and_on_nothing_else() {
    // How far to the sides the pixels of a square of the grid can see, and where the first of them is.
    type Case = (&'static str, usize, &'static [(usize, usize)], usize);
    let cases: [Case; 3] = [
        ("resnet:channels=6,layers=2", 7, &[(3, 3)], 9),
        ("unet:channels=6,levels=1", 13, &[(6, 5), (5, 6)], 8),
        ("unet:channels=6,levels=2", 29, &[(12, 11), (13, 14), (14, 13), (11, 12)], 16),
    ];
    for (text, side, reaches, first) in cases {
        let (net, edge) = (spec(text), 2 * first + 4);
        assert_eq!((net.receptive_field(), net.stride()), (side, reaches.len()), "{text}");
        let widest = reaches.iter().map(|(left, right)| left.max(right)).max();
        assert_eq!(widest, Some(&(side / 2)), "{text}");
        let set = random_set(2, shape(1, edge, edge), 1);
        let model = Model::for_training(net, set.shape()).unwrap();
        let weights = trained(text, &set, 2).weights;
        for (dy, (up, down)) in reaches.iter().enumerate() {
            for (dx, (left, right)) in reaches.iter().enumerate() {
                let (y, x) = (first + dy, first + dx);
                let gradient = model.input_gradient(&weights, &noise(&set, 3), 0.5, (y, x)).unwrap();
                let depends: Vec<_> = (0..edge * edge)
                    .map(|k| (k / edge, k % edge))
                    .filter(|(row, col)| gradient.at(0, *row, *col) != 0.0)
                    .collect();
                let rows = (depends.iter().map(|p| p.0).min(), depends.iter().map(|p| p.0).max());
                let cols = (depends.iter().map(|p| p.1).min(), depends.iter().map(|p| p.1).max());
                assert_eq!(rows, (Some(y - up), Some(y + down)), "{text}, rows for {y}, {x}");
                assert_eq!(cols, (Some(x - left), Some(x + right)), "{text}, columns for {y}, {x}");
            }
        }
    }
}

#[test]
fn the_sampler_takes_a_network_as_it_takes_a_machine() {
    let set = pictures();
    for net in TINY {
        the_sampler_takes(&NetDenoiser::new(&trained(net, &set, 3)).unwrap(), &set);
    }
}

fn the_sampler_takes(net: &NetDenoiser, set: &TrainingSet) {
    let run = RunSpec { steps: 5, start_step: Some(4), ..RunSpec::default() };
    let go = || {
        let sampler = Sampler::new(run.clone(), noise(set, 9)).unwrap();
        Trajectory::run(sampler, net, None, &CancelToken::new()).unwrap()
    };
    let trajectory = go();
    assert_eq!(trajectory.frames.len(), 4);
    assert_eq!(trajectory.result(), go().result());
    // The guess of the picture and that of the noise add up to x_t.
    let frame = &trajectory.frames[0];
    let level = run.level_at(4);
    let (eps, x0) = (net.eps_hat(&frame.x_t, level).unwrap(), &frame.posterior.x0_hat);
    let (signal, sigma) = (level.alpha_bar().sqrt() as f32, level.noise_var().sqrt() as f32);
    for ((x_t, x0), eps) in frame.x_t.values().iter().zip(x0.values()).zip(eps.values()) {
        // Values of up to some tens, rounded to 1e-7 of that.
        assert!((signal * x0 + sigma * eps - x_t).abs() < 1e-4);
    }
    let other = noise(&random_set(1, shape(1, 8, 12), 1), 1);
    assert!(net.eps_hat(&other, level).unwrap_err().to_string().contains("3x8x12"));
    let cancel = CancelToken::new();
    cancel.cancel();
    let sampler = Sampler::new(run, noise(set, 9)).unwrap();
    assert!(Trajectory::run(sampler, net, None, &cancel).is_err());
}

#[test]
fn a_machine_in_the_place_of_the_network_is_calibrated_to_its_own_patch() {
    let set = random_set(6, shape(1, 9, 9), 2);
    let theory = FastDenoiser::new(&set);
    let run = RunSpec { steps: 6, start_step: Some(5), reach: Reach::All, ..RunSpec::default() };
    let sides: Vec<_> = [1, 3, 5, 7].map(|side| PatchSide::new(side).unwrap()).into();
    /// bbELS with a patch of 5, whatever is asked.
    struct Five(FastDenoiser);
    impl sixfingers::score::Denoiser for Five {
        fn shape(&self) -> sixfingers::images::Shape {
            self.0.shape()
        }
        fn n_images(&self) -> usize {
            self.0.n_images()
        }
        fn posterior_mean(
            &self,
            query: sixfingers::score::Query<'_>,
        ) -> Result<sixfingers::score::Posterior, sixfingers::score::ScoreError> {
            let machine = Machine { patch: crate::support::side(5), reach: Reach::All, boundary: Boundary::Zeros };
            self.0.posterior_mean(sixfingers::score::Query { machine, ..query })
        }
    }
    let noises = [noise(&set, 1), noise(&set, 2)];
    let mut asked = 0;
    let cancel = CancelToken::new();
    let (network, mut calibrator) = (Five(FastDenoiser::new(&set)), Calibrator::new(&run, &sides, &noises).unwrap());
    while !calibrator.is_done() {
        calibrator.step(&network, &theory, &cancel).unwrap();
        asked += 1;
    }
    let found = calibrator.found();
    assert_eq!(asked, 5 * 4);
    assert_eq!(found.steps, [1, 2, 3, 4, 5]);
    for (side, cosine) in found.best() {
        // The same question has the same answer; smaller steps may have several that agree to rounding.
        assert!(cosine > 1.0 - 1e-6, "P = {}: {cosine}", side.get());
    }
    assert_eq!(found.best()[4].0.get(), 5);
    assert!(found.locality().to_string().ends_with(",5"), "{}", found.locality());
}

#[test]
fn the_linear_denoiser_is_the_closed_form_of_two_pictures() {
    let u = noise(&random_set(1, shape(1, 4, 3), 1), 6);
    let mean = 0.25_f32;
    let values = u.values().iter().map(|v| mean + v).chain(u.values().iter().map(|v| mean - v)).collect();
    let set = TrainingSet::new(u.shape(), values).unwrap();
    let denoiser = WienerDenoiser::new(&set).unwrap();
    let (level, x_t) = (level(0.7), noise(&set, 8));
    let machine = Machine::IDEAL;
    let found = wide(&ask(&denoiser, machine, level, &x_t).x0_hat);
    // C = u u^T, so that only the share of x_t along u counts.
    let (a, mean) = (level.alpha_bar().sqrt(), f64::from(mean));
    let (u, x) = (wide(&u), wide(&x_t));
    let along: f64 = u.iter().zip(&x).map(|(u, x)| u * (x - a * mean)).sum();
    let norm: f64 = u.iter().map(|u| u * u).sum();
    let share = a * along / (a * a * norm + level.noise_var());
    let expected: Vec<f64> = u.iter().map(|u| mean + share * u).collect();
    // Rounded to f32, as the pictures were.
    crate::support::assert_close(&found, &expected, 1e-5, "two pictures");
    crate::support::assert_close(&wide(&mean_picture(&set, None)), &[mean; 12], 1e-6, "mean");
}

#[test]
fn the_measured_field_of_a_shipped_network_lies_in_its_window_around_the_middle() {
    for name in ["hands32-grey-zeros", "flowers32-rgb-circular"] {
        let file = ShippedNet::named(name).unwrap().file().unwrap();
        let (net, shape) = (NetDenoiser::new(&file).unwrap(), file.origin.shape);
        let (window, padding) = (file.origin.net.receptive_field(), file.origin.net.padding());
        let gradient = InputGradient::new(&net).unwrap();
        // More than the window, so that something could be found outside.
        let mut meter = FieldMeter::new(window + 6, padding);
        let run = RunSpec::default();
        let level = run.level_at(10);
        let x_t = starting_noise(shape, 3);
        for pixel in field_pixels(shape, window, padding) {
            meter.add(&gradient.at(&x_t, level, pixel).unwrap(), pixel);
        }
        let field = meter.field();
        // A convolution can't see any further: not by rounding either.
        assert_eq!(field.side_holding(1.0), window, "{name}");
        assert_eq!(field.share_within(field.side()), field.share_within(window), "{name}");
        let largest = field.shares().iter().copied().fold(0.0, f64::max);
        assert_eq!(field.at((0, 0)), largest, "{name}: a guess of noise depends most on the pixel itself");
        let half = field.side() as isize / 2;
        let offsets = (-half..=half).flat_map(|dy| (-half..=half).map(move |dx| (dy, dx)));
        let (mut down, mut right) = (0.0, 0.0);
        for (dy, dx) in offsets {
            down += dy as f64 * field.at((dy, dx));
            right += dx as f64 * field.at((dy, dx));
        }
        // Nothing makes a trained network look evenly to all sides: within a pixel it does.
        assert!(down.abs() < 1.0 && right.abs() < 1.0, "{name}: the middle lies at {down}, {right}");
        assert!(field.side_holding(0.5) <= field.side_holding(0.9) && field.side_holding(0.9) <= window);
    }
}
