//! Runs that a trained network draws.

use super::*;
use sixfingers::diffusion::NetId;
use sixfingers::net::{NetDenoiser, NetFile, NetKind, NetOrigin, NetSpec, ShippedNet, TrainSpec};
use sixfingers::score::Boundary;
use sixfingers::studio::{NetQuery, OpenNet, StandardSource};

/// What the shipped network was trained on.
const HANDS: &str = "hands:count=100,size=32,color=grey";

fn shipped() -> NetId {
    NetId::Shipped("hands32-grey-zeros".into())
}

fn few_steps() -> RunSpec {
    RunSpec { steps: 3, net: Some(shipped()), ..RunSpec::default() }
}

/// A studio with the program's own sets, one of which is open.
fn studio_with(data: &str) -> (Studio, DataId) {
    let studio = Studio::spawn_with(StudioConfig::default(), StandardSource, || ()).unwrap();
    let job = studio.submit(Slot::Data, Job::Open(data.parse().unwrap()));
    let opened = wait_for(&studio, |event| match event {
        Event::Opened(_, data) => Some(data.id),
        _ => None,
    });
    assert!(job.0 > 0);
    (studio, opened)
}

/// The first event that `find` likes.
fn wait_for<T>(studio: &Studio, find: impl Fn(&Event) -> Option<T>) -> T {
    let until = Instant::now() + FOR_EVER;
    while Instant::now() < until {
        if let Some(found) = studio.drain().iter().find_map(&find) {
            return found;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("nothing came");
}

fn run(studio: &Studio, data: DataId, spec: RunSpec) -> Result<Arc<Trajectory>, String> {
    studio.submit(Slot::Stage(0), Job::Run { data, start: Start::Noise(3), spec, mask: None });
    wait_for(studio, |event| match event {
        Event::Finished { trajectory, .. } => Some(Ok(Arc::clone(trajectory))),
        Event::Failed { message, .. } => Some(Err(message.clone())),
        _ => None,
    })
}

#[test]
fn a_network_draws_on_the_worker_what_it_draws_by_itself() {
    let (studio, data) = studio_with(HANDS);
    let drawn = run(&studio, data, few_steps()).unwrap();
    let network = NetDenoiser::new(&ShippedNet::named("hands32-grey-zeros").unwrap().file().unwrap()).unwrap();
    let sampler = Sampler::new(few_steps(), starting_noise(network.shape(), 3)).unwrap();
    let direct = Trajectory::run(sampler, &network, None, &CancelToken::new()).unwrap();
    assert_eq!(drawn.frames, direct.frames);
    assert!(drawn.frames.iter().all(|frame| !frame.posterior.has_sources()));
}

#[test]
fn what_a_network_drew_is_never_taken_for_what_a_machine_drew() {
    let (studio, data) = studio_with(HANDS);
    let machine = RunSpec { net: None, ..few_steps() };
    let network = run(&studio, data, few_steps()).unwrap();
    assert!(studio.cached(data, &Start::Noise(3), &machine, None).is_none());
    let theory = run(&studio, data, machine.clone()).unwrap();
    assert_ne!(network.result(), theory.result());
    let again = studio.cached(data, &Start::Noise(3), &few_steps(), None).unwrap();
    assert_eq!(again.frames, network.frames);
}

#[test]
fn a_branch_off_a_network_goes_on_by_a_machine() {
    let (studio, data) = studio_with(HANDS);
    let trunk = run(&studio, data, few_steps()).unwrap();
    let branch = few_steps().branch(2, &RunSpec { net: None, ..few_steps() });
    assert_eq!((branch.net_at(3), branch.net_at(2)), (Some(&shipped()), None));
    let drawn = run(&studio, data, branch).unwrap();
    assert!(Arc::ptr_eq(&drawn.frames[0], &trunk.frames[0]), "the trunk is in the cache");
    assert_eq!(drawn.frames[1].x_t, trunk.frames[1].x_t);
    assert!(drawn.frames[1].posterior.has_sources());
}

#[test]
fn a_network_refuses_pictures_that_it_was_not_trained_on() {
    // The same shape, another seed.
    let (studio, data) = studio_with("hands:count=100,size=32,color=grey,seed=2");
    let message = run(&studio, data, few_steps()).unwrap_err();
    assert!(message.contains("was trained on hands:count=100"), "{message}");
    let unknown = RunSpec { net: Some(NetId::Shipped("hands99".into())), ..few_steps() };
    let message = run(&studio, data, unknown).unwrap_err();
    assert!(message.contains("hands99"), "{message}");
}

#[test]
fn a_gallery_of_a_network_is_what_it_draws_seed_by_seed() {
    let (studio, data) = studio_with(HANDS);
    let alone = run(&studio, data, few_steps()).unwrap();
    studio.submit(Slot::Gallery, Job::Gallery { data, seeds: vec![3, 4], spec: few_steps(), mask: None });
    let picture = wait_for(&studio, |event| match event {
        Event::Picture { seed: 3, picture, .. } => Some(Arc::clone(picture)),
        _ => None,
    });
    assert_eq!(Some(&*picture), alone.result());
}

#[test]
fn a_file_of_weights_is_opened_and_one_that_is_none_is_named() {
    let (studio, data) = studio_with("hands:count=2,size=24");
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("own.safetensors"), folder.path().join("bad.safetensors"));
    let open = studio_set(&studio, data);
    let net = NetSpec::new(NetKind::ResNet, 2, 1, Boundary::Circular).unwrap();
    let shape = open.set.shape();
    let weights = net.weight_shapes(shape).iter().map(|shape| vec![0.125; shape.n_values()]).collect();
    let origin = NetOrigin {
        net,
        shape,
        data: open.spec.to_string(),
        fingerprint: open.fingerprint(),
        train: TrainSpec::default(),
        steps_done: 1,
        losses: Vec::new(),
        losses_since: (0.0, 0),
    };
    let file = NetFile { origin, weights, state: None };
    sixfingers::export::write_net(&good, &file).unwrap();
    std::fs::write(&bad, b"no weights at all").unwrap();

    let opened = query(&studio, &good).unwrap();
    assert_eq!(opened.id, NetId::Own { path: good.clone(), fingerprint: file.fingerprint() });
    let spec = RunSpec { steps: 2, net: Some(opened.id.clone()), ..RunSpec::default() };
    assert_eq!(run(&studio, data, spec.clone()).unwrap().frames.len(), 2);
    let message = query(&studio, &bad).unwrap_err();
    assert!(message.contains("bad.safetensors"), "{message}");

    // Another network in the same place is another one, for a studio that has not seen the first.
    let mut other = file.clone();
    other.weights[0][0] = 1.0;
    sixfingers::export::write_net(&good, &other).unwrap();
    let (late, data) = studio_with("hands:count=2,size=24");
    let message = run(&late, data, spec).unwrap_err();
    assert!(message.contains("a different network"), "{message}");
}

/// The set that is open, opened once more.
fn studio_set(studio: &Studio, of: DataId) -> Arc<sixfingers::studio::OpenData> {
    studio.submit(Slot::Data, Job::Open("hands:count=2,size=24".parse().unwrap()));
    wait_for(studio, |event| match event {
        Event::Opened(_, data) if data.id == of => Some(Arc::clone(data)),
        _ => None,
    })
}

fn query(studio: &Studio, path: &std::path::Path) -> Result<Arc<OpenNet>, String> {
    studio.submit(Slot::Net, Job::Task(Arc::new(NetQuery { path: path.into() })));
    wait_for(studio, |event| match event {
        Event::Task { progress, .. } => progress.report::<OpenNet>().map(Ok),
        Event::Failed { message, .. } => Some(Err(message.clone())),
        _ => None,
    })
}
