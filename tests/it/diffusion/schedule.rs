//! How the signal fades.

use sixfingers::diffusion::NoiseSchedule;
use sixfingers::score::NoiseLevel;

/// `alpha_bar(i / 20)` for i = 0..=20, as the theory lists it.
const COSINE: [f64; 21] = [
    1.0, 0.993941, 0.975912, 0.946349, 0.905969, 0.85575, 0.79691, 0.730874, 0.659243, 0.583753, 0.506233, 0.428562,
    0.352622, 0.280254, 0.213212, 0.153119, 0.101434, 0.059407, 0.028058, 0.008147, 0.000155,
];

#[test]
fn the_cosine_has_the_listed_values() {
    for (i, expected) in COSINE.into_iter().enumerate() {
        let found = NoiseSchedule::Cosine.alpha_bar(i as f64 / 20.0);
        // The list has six digits after the point.
        assert!((found - expected).abs() <= 5.001e-7, "step {i}: {found}, listed {expected}");
    }
}

#[test]
fn every_schedule_falls_from_all_signal_to_where_the_cosine_ends() {
    for schedule in NoiseSchedule::ALL {
        assert_eq!(schedule.alpha_bar(0.0), 1.0, "{schedule}");
        let end = schedule.alpha_bar(1.0);
        // Rounding of one exponential.
        assert!((end / NoiseSchedule::Cosine.alpha_bar(1.0) - 1.0).abs() < 1e-12, "{schedule}: {end}");
        for i in 0..1000 {
            let (before, after) = (schedule.alpha_bar(f64::from(i) / 1e3), schedule.alpha_bar(f64::from(i + 1) / 1e3));
            assert!(after < before, "{schedule} rises at {i} of 1000");
        }
    }
}

#[test]
fn the_linear_schedule_is_a_line_and_the_exponential_one_halves_evenly() {
    let (linear, exponential) = (NoiseSchedule::Linear, NoiseSchedule::Exponential);
    let middle = (linear.alpha_bar(0.0) + linear.alpha_bar(1.0)) / 2.0;
    assert!((linear.alpha_bar(0.5) - middle).abs() < 1e-15);
    let ratio = |t: f64| exponential.alpha_bar(t + 0.1) / exponential.alpha_bar(t);
    assert!((ratio(0.1) / ratio(0.8) - 1.0).abs() < 1e-12);
}

#[test]
fn times_outside_zero_to_one_are_clamped() {
    for schedule in NoiseSchedule::ALL {
        assert_eq!(schedule.alpha_bar(-3.0), schedule.alpha_bar(0.0));
        assert_eq!(schedule.alpha_bar(7.0), schedule.alpha_bar(1.0));
    }
}

#[test]
fn a_level_has_no_less_noise_than_the_least_and_no_value_that_is_no_number() {
    for (alpha_bar, kept, noise_var) in [
        (1.0, 1.0, NoiseLevel::MIN_NOISE_VAR),
        (1.0 - 1e-12, 1.0 - 1e-12, NoiseLevel::MIN_NOISE_VAR),
        (2.0, 1.0, NoiseLevel::MIN_NOISE_VAR),
        (-1.0, 0.0, 1.0),
        (0.25, 0.25, 0.75),
        (f64::NAN, 0.0, 1.0),
    ] {
        let level = NoiseLevel::from_alpha_bar(alpha_bar);
        assert_eq!((level.alpha_bar(), level.noise_var()), (kept, noise_var), "alpha_bar {alpha_bar}");
    }
}

#[test]
fn a_time_that_is_no_number_counts_as_pure_noise() {
    for schedule in NoiseSchedule::ALL {
        let level = schedule.level(f64::NAN);
        assert_eq!((level.alpha_bar(), level.noise_var()), (0.0, 1.0));
    }
}

#[test]
fn schedules_are_read_by_their_names() {
    for schedule in NoiseSchedule::ALL {
        assert_eq!(schedule.to_string().parse(), Ok(schedule));
        assert_eq!(schedule.name().to_uppercase().parse(), Ok(schedule));
    }
    let error = "sine".parse::<NoiseSchedule>().unwrap_err();
    assert_eq!(error, "'sine' is not a noise schedule: use cosine, linear or exponential");
}
