//! A trajectory from its description.

use std::ffi::OsString;

use proptest::prelude::*;
use sixfingers::cli::{Outcome, start};
use sixfingers::diffusion::{NetId, NoiseSchedule, Paint, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::exhibits::{DataSpec, Recipe};
use sixfingers::images::edit::{Edit, Edits, Layer};
use sixfingers::images::{Image, ImageMask};
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, NoiseLevel, Reach};

use crate::diffusion::any_run_spec;
use crate::support::{cases, in_a_shell, random_set, resumed, run_recipe, shape};

fn local() -> RunSpec {
    RunSpec { locality: "linear:7:3".parse().unwrap(), steps: 8, ..RunSpec::default() }
}

fn moving() -> RunSpec {
    RunSpec { reach: Reach::All, ..local() }
}

fn data() -> DataSpec {
    "hands:size=24".parse().unwrap()
}

/// Stands for whatever set a recipe names: the denoiser is given to it.
fn denoiser() -> FastDenoiser {
    FastDenoiser::new(&random_set(4, shape(1, 6, 7), 80))
}

/// The recipe as it comes out of a file.
fn reread(recipe: &Recipe) -> Recipe {
    let text = serde_json::to_string_pretty(recipe).unwrap();
    let back = serde_json::from_str(&text).unwrap();
    assert_eq!(&back, recipe);
    back
}

fn made(recipe: &Recipe) -> Trajectory {
    run_recipe(recipe, &denoiser())
}

/// The settings of a branch of a branch.
fn twig() -> RunSpec {
    local().branch(6, &moving()).branch(3, &local())
}

/// The command that opens the window with the settings of a recipe that chooses and changes nothing else.
fn window_command(recipe: &Recipe) -> Option<String> {
    let command = recipe.to_command("o.png")?;
    Some(command.strip_suffix(" --out o.png").unwrap().replacen("sixfingers sample ", "sixfingers ", 1))
}

#[test]
fn a_run_comes_again_bit_for_bit_from_its_recipe() {
    let denoiser = denoiser();
    let sampler = Sampler::new(local(), starting_noise(shape(1, 6, 7), 5)).unwrap();
    let expected = Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap();
    assert_eq!(made(&reread(&Recipe::new(data(), 5, local()))), expected);
}

#[test]
fn a_branch_of_a_branch_comes_again_bit_for_bit_from_its_recipe() {
    let denoiser = denoiser();
    let finish = |sampler| Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap();
    let trunk = finish(Sampler::new(local(), starting_noise(shape(1, 6, 7), 5)).unwrap());
    let branch = finish(resumed(&trunk, 6, moving()));
    let end = finish(resumed(&branch, 3, local()));
    let again = made(&reread(&Recipe::new(data(), 5, twig())));
    assert_eq!(again.frames[..2], trunk.frames[..2]);
    assert_eq!(again.frames[2..5], branch.frames[..3]);
    assert_eq!(again.frames[5..], end.frames);
    assert_ne!(end.result(), trunk.result());
}

#[test]
fn the_command_of_a_branch_says_what_came_before_it() {
    let recipe = Recipe::new(data(), 5, twig());
    let command = window_command(&recipe).unwrap();
    assert!(command.contains("--trunk 6:0:zeros:linear:7:3 --trunk 3:all:zeros:"), "{command}");
    let Outcome::Window(options) = start(command.split(' ').map(OsString::from)) else { panic!("{command}") };
    let read_back = Recipe::new(data(), 5, options.run.unwrap());
    assert_eq!(made(&read_back), made(&recipe));
}

#[test]
fn a_branch_at_the_first_step_is_a_run_with_its_settings() {
    let recipe = Recipe::new(data(), 5, local().branch(8, &moving()));
    assert_eq!(made(&recipe), made(&Recipe::new(data(), 5, moving())));
}

#[test]
fn a_recipe_keeps_to_its_training_pictures() {
    let recipe = Recipe { only: Some(vec![3, 1]), ..Recipe::new(data(), 5, local()) };
    let mask = ImageMask::new(vec![false, true, false, true], 4).unwrap();
    let sampler = Sampler::new(local(), starting_noise(shape(1, 6, 7), 5)).unwrap();
    let expected = Trajectory::run(sampler, &denoiser(), Some(&mask), &CancelToken::new()).unwrap();
    assert_eq!(made(&reread(&recipe)), expected);
}

#[test]
fn a_choice_of_pictures_that_does_not_fit_is_refused_with_the_reason() {
    let refused = |only: &[usize]| {
        let recipe = Recipe { only: Some(only.to_vec()), ..Recipe::new(data(), 5, local()) };
        recipe.mask(4, shape(1, 6, 7)).unwrap_err().to_string()
    };
    assert_eq!(refused(&[4]), "training picture 4 of a set of 4: pictures are counted from 0");
    assert_eq!(refused(&[]), "a mask of 4 entries (0 on) for 4 pictures: it needs one entry each and at least one on");
}

#[test]
fn a_plain_recipe_is_a_short_text() {
    let text = serde_json::to_string(&Recipe::new(data(), 5, RunSpec::default())).unwrap();
    assert!(text.len() < 400 && !text.contains("edits") && !text.contains("only"), "{text}");
}

#[test]
fn the_command_of_a_recipe_spells_out_everything() {
    let run = RunSpec { start_step: Some(7), reach: Reach::Within(2), ..local() };
    let command = Recipe::new(data(), 5, run).to_command("six fingers.png").unwrap();
    let expected = "sixfingers sample --data hands:count=100,size=24,color=rgb,variety=mix10,seed=1 \
                    --locality linear:7:3 --equivariant=2 --boundary zeros --steps 8 --start-step 7 --schedule cosine \
                    --seeds 5 --out 'six fingers.png'";
    assert_eq!(command, expected);
}

#[test]
fn paths_are_quoted_for_the_shell() {
    let command = |path: &str| Recipe::new(DataSpec::Path(path.into()), 5, local()).to_command("o.png").unwrap();
    for (path, quoted) in [
        ("plain/path-1.npy", "plain/path-1.npy"),
        ("two words", "'two words'"),
        ("$HOME;*", "'$HOME;*'"),
        ("it's", r"'it'\''s'"),
    ] {
        assert!(command(path).contains(&format!("--data {quoted} --")), "{}", command(path));
    }
}

#[test]
fn a_command_names_the_training_pictures_in_ranges() {
    let recipe = Recipe { only: Some(vec![9, 3, 4, 5, 4]), ..Recipe::new(data(), 5, local()) };
    let command = recipe.to_command("o.png").unwrap();
    assert!(command.ends_with("--seeds 5 --only 3..6,9 --out o.png"), "{command}");
}

#[test]
fn the_same_training_pictures_may_be_named_twice() {
    let of = |only| made(&Recipe { only: Some(only), ..Recipe::new(data(), 5, local()) });
    assert_eq!(of(vec![1, 2, 2]), of(vec![2, 1]));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_options_of_a_command_are_read_back_by_the_window_as_the_same_settings(run in any_run_spec(), seed in 0..u64::MAX) {
        // Settings that a window refuses on pictures of 64 pixels are not asked for.
        prop_assume!(run.check(shape(3, 64, 64)).is_ok());
        let recipe = Recipe::new("hands".parse().unwrap(), seed, run);
        // The window takes no network from the command line.
        prop_assume!(recipe.run.nets().is_empty());
        let Some(command) = window_command(&recipe) else {
            return Err(TestCaseError::fail("no command"));
        };
        let Outcome::Window(options) = start(command.split(' ').map(OsString::from)) else {
            return Err(TestCaseError::fail(format!("no window: {command}")));
        };
        prop_assert_eq!(options.data, Some(recipe.data));
        prop_assert_eq!(options.run, Some(recipe.run));
        prop_assert_eq!(options.seed, Some(seed));
    }
}

#[test]
fn the_command_of_a_network_names_it_and_no_machine() {
    let data = || "hands:count=100,size=32,color=grey".parse().unwrap();
    let net = NetId::Shipped("hands32-grey-zeros".into());
    let run = RunSpec { start_step: Some(19), net: Some(net), ..local() };
    let command = Recipe::new(data(), 3, run.clone()).to_command("a.png").unwrap();
    assert!(command.contains(" --net hands32-grey-zeros --steps"), "{command}");
    assert!(!command.contains("--locality") && !command.contains("--boundary"), "{command}");
    // Half by a network and half by a machine: only a session says it.
    let half = run.branch(4, &local());
    assert_eq!(Recipe::new(data(), 3, half).to_command("a.png"), None);
}

#[cfg(unix)]
#[test]
fn the_command_of_a_recipe_makes_its_picture() {
    let curve = RunSpec { locality: "curve:0:3,0.35:5,1:15".parse().unwrap(), ..moving() };
    let circular = RunSpec { boundary: Boundary::Circular, reach: Reach::Within(2), ..local() };
    let whole = RunSpec { locality: "constant:whole".parse().unwrap(), ..local() };
    let branches = local().branch(6, &circular).branch(6, &curve).branch(2, &whole);
    makes_its_picture(|data| Recipe::new(data, 5, moving()));
    makes_its_picture(|data| Recipe { only: Some(vec![0, 2, 3, 4]), ..Recipe::new(data, 7, branches) });
    let schedule = NoiseSchedule::Exponential;
    let run = RunSpec { schedule, locality: "paper:mnist-unet:0.7".parse().unwrap(), steps: 9, ..local() };
    makes_its_picture(|data| Recipe::new(data, 1, RunSpec { start_step: Some(7), ..run }));
    let picture = shape(1, 8, 9);
    let layer = Layer::new(picture, (0..72).map(|p| (p % 7 == 0).then_some([p as u8 * 3; 3])).collect()).unwrap();
    let edits: Edits = vec![
        Edit::Mirror { images: vec![0, 3] },
        Edit::Shift { images: vec![2], dy: -1, dx: 2, border: Default::default() },
        Edit::Add { layer: layer.clone(), label: None },
        Edit::Paint { image: 1, layer: layer.clone() },
        Edit::Delete { images: vec![4] },
        Edit::Off { images: vec![0] },
    ]
    .into();
    makes_its_picture(|data| Recipe { edits: edits.clone(), ..Recipe::new(data, 3, moving()) });
    // Paint on the trunk and on the branch, and a choice of pictures on top of the changes.
    let painted = |step| vec![Paint { step, seed: 9, layer: layer.clone() }];
    let trunk = RunSpec { paint: painted(7), ..local() };
    let branch = trunk.branch(5, &RunSpec { paint: painted(3), ..moving() });
    makes_its_picture(|data| Recipe { edits, only: Some(vec![0, 1, 3]), ..Recipe::new(data, 8, branch) });
}

#[test]
fn what_is_painted_all_over_is_too_long_for_a_command() {
    let all_over = Layer::of_picture(&starting_noise(shape(3, 64, 64), 1));
    let painted = |n| {
        let pixels = all_over.pixels().iter().enumerate().map(|(p, pixel)| pixel.filter(|_| p < n));
        let layer = Layer::new(shape(3, 64, 64), pixels.collect()).unwrap();
        let run = RunSpec { paint: vec![Paint { step: 3, seed: 1, layer }], ..local() };
        Recipe::new("hands".parse().unwrap(), 5, run)
    };
    assert!(painted(200).to_command("o.png").unwrap().contains("--paint '[{"));
    assert_eq!(painted(64 * 64).to_command("o.png"), None);
}

/// Runs the command of a recipe in a shell and compares its picture with the recipe's own.
#[cfg(unix)]
#[track_caller]
fn makes_its_picture(recipe: impl FnOnce(DataSpec) -> Recipe) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made.npy");
    // A path for data, because it needs no drawing.
    let set = random_set(5, shape(1, 8, 9), 81);
    let data = folder.path().join("it's a set.npy");
    let values = ndarray::Array4::from_shape_vec((5, 1, 8, 9), set.values().to_vec()).unwrap();
    ndarray_npy::write_npy(&data, &values).unwrap();
    let recipe = recipe(DataSpec::Path(data));

    in_a_shell(folder.path(), &recipe.to_command(out.to_str().unwrap()).unwrap());
    let found: ndarray::Array4<f32> = ndarray_npy::read_npy(&out).unwrap();
    let set = recipe.edits.apply(&set).unwrap().set;
    let expected = run_recipe(&recipe, &FastDenoiser::new(&set));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected.result().unwrap().values());
}

#[test]
fn paint_on_the_way_comes_again_bit_for_bit_from_its_recipe() {
    let denoiser = denoiser();
    let picture = shape(1, 6, 7);
    let trunk = made(&Recipe::new(data(), 5, local()));
    let pixels = (0..42).map(|p| (p % 3 == 0).then_some([200; 3])).collect();
    let paint = Paint { step: 5, seed: 77, layer: Layer::new(picture, pixels).unwrap() };
    let below = trunk.frames.iter().find(|frame| frame.step == 5).unwrap();
    let painted = paint.over(&below.x_t, local().level_at(5));
    for (p, (now, before)) in painted.values().iter().zip(below.x_t.values()).enumerate() {
        assert_eq!(now.to_bits() == before.to_bits(), p % 3 != 0, "pixel {p}");
    }
    let sampler = Sampler::resume(local(), 5, painted).unwrap();
    let expected = Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap();
    let whole = made(&reread(&Recipe::new(data(), 5, RunSpec { paint: vec![paint], ..local() })));
    assert_eq!(whole.frames[..3], trunk.frames[..3], "until it is painted on nothing changes");
    assert_eq!(whole.frames[3..], expected.frames);
    assert_ne!(whole.result(), trunk.result());
}

#[test]
fn paint_that_does_not_fit_is_refused() {
    let refused = |step, picture| {
        let layer = Layer::blank(picture);
        let run = RunSpec { paint: vec![Paint { step, seed: 0, layer }], ..local() };
        run.check(shape(1, 6, 7)).unwrap_err().to_string()
    };
    assert_eq!(refused(9, shape(1, 6, 7)), "there is no frame at step 9: this run has the steps 1 to 8");
    let other = "the paint at step 2 is 1x6x6 (channels x height x width), but the pictures are 1x6x7";
    assert_eq!(refused(2, shape(1, 6, 6)), other);
}

#[test]
fn paint_has_the_noise_of_its_step() {
    let picture = shape(1, 64, 64);
    let paint = Paint { step: 1, seed: 3, layer: Layer::of_picture(&Image::filled(picture, 0.6)) };
    let x_t = paint.over(&Image::filled(picture, 9.0), NoiseLevel::from_alpha_bar(0.3));
    let mean = x_t.values().iter().map(|v| f64::from(*v)).sum::<f64>() / 4096.0;
    let var = x_t.values().iter().map(|v| (f64::from(*v) - mean).powi(2)).sum::<f64>() / 4096.0;
    // Four standard errors: .84 / 64 for the mean, .7 sqrt(2 / 4096) for the variance; and paint is rounded to 1 / 127.5.
    assert!((mean - 0.6 * 0.3_f64.sqrt()).abs() < 0.056, "{mean}");
    assert!((var - 0.7).abs() < 0.062, "{var}");
}

#[test]
fn a_recipe_with_changes_of_the_set_keeps_to_the_pictures_that_are_on() {
    let edits =
        vec![Edit::Delete { images: vec![0, 0] }, Edit::Duplicate { images: vec![2] }, Edit::Off { images: vec![1] }];
    let recipe = Recipe { edits: edits.into(), ..Recipe::new(data(), 5, local()) };
    let edited = recipe.edits.apply(&random_set(4, shape(1, 6, 7), 80)).unwrap();
    let denoiser = FastDenoiser::new(&edited.set);
    let sampler = Sampler::new(local(), starting_noise(shape(1, 6, 7), 5)).unwrap();
    let expected = Trajectory::run(sampler, &denoiser, edited.mask.as_ref(), &CancelToken::new()).unwrap();
    assert!(edited.mask.is_some());
    assert_eq!(run_recipe(&reread(&recipe), &denoiser), expected);
}
