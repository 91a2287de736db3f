use std::sync::Arc;

use sixfingers::diffusion::{Locality, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::exhibits::DataSpec;
use sixfingers::explain::agreement::agreement;
use sixfingers::images::TrainingSet;
use sixfingers::net::{NetDenoiser, NetFile, SHIPPED_NETS, ShippedNet};
use sixfingers::score::{Boundary, CancelToken, Denoiser, FastDenoiser, NamedMachine, Patch, Reach};

/// A network with the pictures that it says it was trained on.
fn opened(shipped: ShippedNet) -> (NetFile, Arc<TrainingSet>) {
    let file = shipped.file().unwrap();
    let data: DataSpec = file.origin.data.parse().unwrap();
    let set = Arc::new(data.open().unwrap());
    file.check_data(&set).unwrap();
    (file, set)
}

#[test]
fn shipped_networks_are_whole_small_and_of_the_pictures_that_they_name() {
    for shipped in SHIPPED_NETS {
        let (file, _) = opened(shipped);
        assert!(file.state.is_none(), "{}", shipped.name);
        let (steps, losses) = (file.origin.steps_done, file.origin.losses.len());
        assert!(steps == file.origin.train.steps && losses == steps / 50, "{}: {losses} losses", shipped.name);
        assert!(file.to_bytes().unwrap().len() <= 3 << 20);
        let Ok(Locality::Scales(sides)) = shipped.locality.parse() else { panic!("{}", shipped.locality) };
        assert_eq!(sides.len(), 20);
    }
}

#[test]
fn the_theory_predicts_what_the_shipped_networks_draw_and_copies_do_not() {
    for shipped in SHIPPED_NETS {
        let (file, set) = opened(shipped);
        let (net, theory) = (NetDenoiser::new(&file).unwrap(), FastDenoiser::new(&set));
        let named = if file.origin.net.padding() == Boundary::Zeros { NamedMachine::BbEls } else { NamedMachine::Els };
        let local = RunSpec {
            locality: shipped.locality.parse().unwrap(),
            reach: Reach::All,
            boundary: named.boundary(),
            start_step: Some(19),
            ..RunSpec::default()
        };
        let draw = |denoiser: &dyn Denoiser, run: &RunSpec| {
            let sampler = Sampler::new(run.clone(), starting_noise(set.shape(), 1)).unwrap();
            Trajectory::run(sampler, denoiser, None, &CancelToken::new()).unwrap().result().unwrap().clone()
        };
        let ideal = RunSpec { locality: Locality::Constant(Patch::Whole), start_step: Some(19), ..RunSpec::default() };
        let truth = draw(&net, &local);
        let r = |picture| agreement(&picture, &truth).unwrap().pearson_r.unwrap();
        let (theirs, copy) = (r(draw(&theory, &local)), r(draw(&theory, &ideal)));
        // Medians over a hundred seeds: .90, .83 and .93, and .35, .45 and .16 for a copy; see assets/networks/README.md.
        assert!(theirs > 0.75 && copy < 0.6, "{}: {theirs}, a copy {copy}", shipped.name);
    }
}
