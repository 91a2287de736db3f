//! Runs that a trained network draws.

use super::*;
use sixfingers::diffusion::NetId;
use sixfingers::net::{NetDenoiser, NetFile, NetKind, NetOrigin, NetSpec, ShippedNet, TrainSpec};
use sixfingers::score::Boundary;
use sixfingers::studio::{AgreementsQuery, NetQuery, OpenNet, Progress, Report, StandardSource};

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

fn run(studio: &Studio, data: DataId, spec: RunSpec) -> Result<Trajectory, String> {
    studio.submit(Slot::Stage(0), Job::Run { data, seed: 3, spec: spec.clone(), mask: None });
    let frames = RefCell::new(Vec::new());
    let end = wait_for(studio, |event| match event {
        Event::Frame { frame, .. } => {
            frames.borrow_mut().push(Arc::clone(frame));
            None
        }
        Event::Finished { .. } => Some(Ok(())),
        Event::Failed { message, .. } => Some(Err(message.to_string())),
        _ => None,
    });
    end.map(|()| Trajectory { spec, frames: frames.into_inner() })
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
    let theory = run(&studio, data, machine.clone()).unwrap();
    let set = HANDS.parse::<DataSpec>().unwrap().open().unwrap();
    let sampler = Sampler::new(machine, starting_noise(set.shape(), 3)).unwrap();
    let direct = Trajectory::run(sampler, &FastDenoiser::new(&Arc::new(set)), None, &CancelToken::new()).unwrap();
    assert_eq!(theory.frames, direct.frames);
    assert_ne!(network.result(), theory.result());
    let again = run(&studio, data, few_steps()).unwrap();
    assert!(again.frames.iter().zip(&network.frames).all(|(a, b)| Arc::ptr_eq(a, b)), "it was not in the cache");
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
    assert!(message.to_string().contains("was trained on hands:count=100"), "{message}");
    let unknown = RunSpec { net: Some(NetId::Shipped("hands99".into())), ..few_steps() };
    let message = run(&studio, data, unknown).unwrap_err();
    assert!(message.contains("hands99"), "{message}");
}

#[test]
fn agreements_with_a_network_of_other_pictures_end_in_one_failure_and_nothing_after_it() {
    let (studio, data) = studio_with("hands:count=100,size=32,color=grey,seed=2");
    let machine = RunSpec { net: None, ..few_steps() };
    // It fails at once, or after the whole run of a machine.
    for (network, machines, n_before) in [(few_steps(), vec![machine.clone()], 0), (machine, vec![few_steps()], 3)] {
        let query = AgreementsQuery { data, network, machines, seeds: (0..8).collect(), mask: None };
        let job = studio.submit(Slot::Agreements, Job::Task(Arc::new(query)));
        let mut events: Vec<Event> = Vec::new();
        let give_up = Instant::now() + FOR_EVER;
        while !events.iter().any(|event| matches!(event, Event::Failed { .. })) {
            assert!(Instant::now() < give_up, "{events:?}");
            std::thread::sleep(Duration::from_millis(1));
            events.extend(studio.drain());
        }
        while studio.stats().n_waiting > 0 || !studio.stats().running.is_empty() {
            assert!(Instant::now() < give_up, "{:?}", studio.stats());
            std::thread::sleep(Duration::from_millis(1));
        }
        // Nothing is left that could say more; a moment for what should not be there.
        std::thread::sleep(Duration::from_millis(20));
        events.extend(studio.drain());
        let (before, last) = events.split_at(events.len() - 1);
        let unreported = |event: &Event| match event {
            Event::Task { slot: Slot::Agreements, progress, .. } => progress.report.is_none() && !progress.is_done(),
            _ => false,
        };
        assert!(before.len() == n_before && before.iter().all(unreported), "{events:?}");
        let Event::Failed { job: of, slot: Slot::Agreements, message } = &last[0] else { panic!("{events:?}") };
        assert_eq!(*of, job);
        assert!(message.to_string().contains("was trained on hands:count=100"), "{message}");
    }
    // The slot is free for the next.
    let query = AgreementsQuery {
        data,
        network: RunSpec { net: None, ..few_steps() },
        machines: Vec::new(),
        seeds: vec![1],
        mask: None,
    };
    studio.submit(Slot::Agreements, Job::Task(Arc::new(query)));
    wait_for(&studio, |event| match event {
        Event::Task { progress, .. } if progress.is_done() => Some(()),
        _ => None,
    });
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
        Event::Task { progress: Progress { report: Some(Report::Net(net)), .. }, .. } => Some(Ok(Arc::clone(net))),
        Event::Failed { message, .. } => Some(Err(message.to_string())),
        _ => None,
    })
}
