//! Why a picture came out so: every reason against exact provenance and the windows of its run, for many sets, machines and
//! seeds, and its words in every language.

use std::collections::BTreeMap;
use std::sync::Arc;

use sixfingers::app::text::why as words;
use sixfingers::diffusion::{Frame, Locality, PaperScales, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::explain::axis::Axis;
use sixfingers::explain::census::{Census, CensusSpec};
use sixfingers::explain::novelty::Verdict;
use sixfingers::explain::provenance::provenance;
use sixfingers::explain::thumbs::thumbs;
use sixfingers::explain::why::facts::Side;
use sixfingers::explain::why::reason::{Because, Claim, Look, Reason, Seen};
use sixfingers::explain::why::sight::Sight;
use sixfingers::explain::why::{Why, why};
use sixfingers::images::{Shape, TrainingSet};
use sixfingers::parts::{PartKind, count_parts};
use sixfingers::score::{Boundary, CancelToken, FastDenoiser, Machine, NamedMachine, Patch, Posterior, Query, Reach};
use sixfingers::synth::{Palette, SynthKind, SynthSpec};
use sixfingers::text::Language;

use crate::support::{machines, shape, side};

/// A training set with what is counted in it.
struct Exhibit {
    set: Arc<TrainingSet>,
    kind: Option<PartKind>,
    denoiser: FastDenoiser,
}

impl Exhibit {
    fn new(kind: SynthKind, size: usize, count: usize, palette: Palette) -> Self {
        let spec = SynthSpec { size, count, palette, ..SynthSpec::new(kind) };
        let set = Arc::new(spec.generate().unwrap());
        Self { denoiser: FastDenoiser::new(&set), set, kind: kind.parts() }
    }

    fn run(&self, spec: &RunSpec, seed: u64) -> Trajectory {
        let sampler = Sampler::new(spec.clone(), starting_noise(self.set.shape(), seed)).unwrap();
        Trajectory::run(sampler, &self.denoiser, None, &CancelToken::new()).unwrap()
    }

    fn why(&self, spec: &RunSpec, frame: &Frame) -> Why {
        why(&self.set, self.kind, spec, frame, self.set.n_images()).unwrap()
    }

    /// What each training picture gave to some pixels, exactly: the weights of all of its patches, the mean over pixels.
    fn given(&self, spec: &RunSpec, frame: &Frame, pixels: &[(usize, usize)]) -> BTreeMap<u32, f64> {
        let mut given = BTreeMap::new();
        for at in pixels {
            let query = Query {
                machine: frame.machine,
                level: spec.level_at(frame.step),
                x_t: &frame.x_t,
                mask: None,
                cancel: &CancelToken::new(),
            };
            for source in provenance(&self.set, query, *at, usize::MAX).unwrap().strongest {
                *given.entry(source.patch.image_idx).or_insert(0.0) += source.weight / pixels.len() as f64;
            }
        }
        given
    }
}

fn hands(size: usize, count: usize, palette: Palette) -> Exhibit {
    Exhibit::new(SynthKind::Hands, size, count, palette)
}

fn local(patch: u32) -> RunSpec {
    RunSpec { locality: Locality::Constant(side(patch)), steps: 10, ..RunSpec::default() }
}

/// The pixels of a window, walked one by one.
fn window_pixels(machine: Machine, shape: Shape, at: (usize, usize)) -> Vec<(usize, usize)> {
    let window = machine.window(shape, at);
    let (h, w) = (shape.h() as i64, shape.w() as i64);
    let mut found = Vec::new();
    for dy in -(window.up as i64)..=window.down as i64 {
        for dx in -(window.left as i64)..=window.right as i64 {
            found.push(((at.0 as i64 + dy).rem_euclid(h) as usize, (at.1 as i64 + dx).rem_euclid(w) as usize));
        }
    }
    found
}

#[test]
fn a_pixel_sees_what_its_window_holds() {
    for shape in [shape(1, 5, 6), shape(1, 7, 4)] {
        let all = || (0..shape.area()).map(|p| (p / shape.w(), p % shape.w()));
        for machine in machines(shape) {
            for at in all() {
                let held = window_pixels(machine, shape, at);
                for other in all() {
                    assert_eq!(machine.sees(shape, at, other), held.contains(&other), "{machine:?} {at:?} {other:?}");
                }
            }
        }
    }
}

/// Whether `these` pixels saw one of `those` at a step, walked pixel by pixel.
fn saw(spec: &RunSpec, shape: Shape, step: usize, these: &[(usize, usize)], those: &[(usize, usize)]) -> bool {
    let machine = spec.machine_at(step, shape);
    these.iter().any(|at| window_pixels(machine, shape, *at).iter().any(|seen| those.contains(seen)))
}

/// Checks a sight against what holds at every step.
fn check_sight(sight: Sight, step: usize, first: usize, saw: impl Fn(usize) -> bool) {
    match sight {
        Sight::Never => assert!((step..=first).all(|step| !saw(step))),
        Sight::Until(last) => {
            assert!(last > step && saw(last), "it was so at step {last}");
            assert!((step..last).all(|step| !saw(step)), "and never after step {last}");
        }
        Sight::Now => assert!(saw(step)),
        Sight::Unknown => panic!("no network draws here"),
    }
}

/// Checks all that is said about the thumb of a hand. Whether its pictures are certain.
fn check_thumb(exhibit: &Exhibit, spec: &RunSpec, frame: &Frame, found: &Why) -> bool {
    let Some(Because::Thumb { side, pictures, sight, other }) = &found.reason.because else { return false };
    let (shape, picture) = (exhibit.set.shape(), &frame.posterior.x0_hat);
    let count = count_parts(PartKind::Fingers, picture);
    let there = thumbs(&count, shape).expect("a well-formed hand");
    let middle = count.centre.unwrap().1;
    let thumb = found.facts.figure.as_ref().unwrap().thumb.as_ref().unwrap();
    // The side that it is said to be on, and whether there is another one.
    assert_eq!(*other, there.left && there.right);
    assert_eq!(*side == Side::Right, there.right);
    let is_right = |at: &(usize, usize)| at.1 as f32 >= middle;
    let share_right =
        |pixels: &[(usize, usize)]| pixels.iter().filter(|at| is_right(at)).count() as f64 / pixels.len() as f64;
    assert!(if there.right { share_right(&thumb.pixels) > 0.9 } else { share_right(&thumb.pixels) < 0.1 });
    assert!(thumb.pixels.contains(&thumb.middle()));
    // What its windows held.
    check_sight(*sight, frame.step, spec.first_step(), |step| saw(spec, shape, step, &thumb.pixels, &thumb.others));
    // Where it came from.
    let given = exhibit.given(spec, frame, &thumb.pixels);
    let total: f64 = given.values().sum();
    assert!((total - 1.0).abs() < 1e-6, "{total}");
    let named: f64 = pictures.iter().map(|image_idx| given[image_idx]).sum();
    if pictures.is_empty() {
        return false;
    }
    assert!(named > 0.5 && named + 1e-4 >= thumb.origin.share, "{named} of {pictures:?}: {given:?}");
    if let [only] = pictures[..] {
        let most = given.iter().max_by(|a, b| a.1.total_cmp(b.1)).unwrap();
        assert_eq!(*most.0, only, "the picture that gave most");
    }
    true
}

#[test]
fn what_is_said_about_thumbs_is_so_at_every_step_and_by_exact_weights() {
    let switch = Locality::Switch { until: 0.7, before: Patch::Whole, after: side(9) };
    let late = Locality::Switch { until: 0.45, before: side(9), after: side(47) };
    let paper = Locality::Paper { scales: PaperScales::MnistUnet, factor: 0.7 };
    let moving = |boundary| RunSpec { reach: Reach::All, boundary, ..local(7) };
    let specs = [
        local(5),
        local(11),
        local(21),
        local(41),
        RunSpec { locality: switch, ..local(9) },
        // Wide windows come when all is decided.
        RunSpec { locality: late, ..local(9) },
        RunSpec { locality: paper, ..local(9) },
        RunSpec { reach: Reach::Within(2), ..local(9) },
        moving(Boundary::Zeros),
        moving(Boundary::Circular),
    ];
    let (mut told, mut certain, mut never, mut until, mut now) = (0, 0, 0, 0, 0);
    for (size, palette) in [(32, Palette::Grey), (24, Palette::Rgb), (40, Palette::Grey)] {
        let exhibit = hands(size, 16, palette);
        for spec in &specs {
            for seed in 0..6 {
                let run = exhibit.run(spec, seed);
                // The result, and on the way there.
                for frame in [&run.frames[9], &run.frames[6], &run.frames[3]] {
                    let found = exhibit.why(spec, frame);
                    assert_eq!(found.reason.so_far, frame.step > 1);
                    let is_certain = check_thumb(&exhibit, spec, frame, &found);
                    certain += usize::from(is_certain);
                    if let Some(Because::Thumb { sight, .. }) = found.reason.because {
                        told += 1;
                        never += usize::from(sight == Sight::Never);
                        until += usize::from(matches!(sight, Sight::Until(_)));
                        now += usize::from(sight == Sight::Now);
                    }
                }
            }
        }
    }
    assert!(told > 100 && certain > told / 2, "{certain} of {told} certain");
    assert!(never > 50 && until > 5 && now > 0, "{never} {until} {now}");
}

#[test]
fn the_coins_that_are_claimed_are_independent() {
    let exhibit = hands(32, 60, Palette::Grey);
    // The widest window of which coins are said: 21 of 32 pixels is 66 %.
    for patch in [9, 21] {
        let axis = Axis::Patches(vec![side(patch)]);
        let spec = CensusSpec { base: local(patch), axis, seeds: 0..300, kind: exhibit.kind };
        let mut census = Census::new(spec.clone(), &exhibit.set).unwrap();
        while !census.is_done() {
            census.step(&exhibit.set, &exhibit.denoiser, None, &CancelToken::new()).unwrap();
        }
        let table = census.tally(0).thumbs;
        // 95 % of independent tables of 300 hands lie within .12; the bound is twice that.
        assert!(table.phi().unwrap().abs() < 0.24, "P = {patch}: {table:?}");
        let mut coins = 0;
        for seed in 0..20 {
            let run = exhibit.run(&local(patch), seed);
            let found = exhibit.why(&local(patch), &run.frames[9]);
            coins += usize::from(matches!(found.reason.claim, Claim::Thumbs { coins: true, .. }));
        }
        assert!(coins > 5, "P = {patch}: only {coins} of 20 hands");
    }
    // Wider, they know about each other, and no coins are claimed.
    for seed in 0..20 {
        let run = exhibit.run(&local(27), seed);
        let claim = exhibit.why(&local(27), &run.frames[9]).reason.claim;
        assert!(!matches!(claim, Claim::Thumbs { coins: true, .. }), "seed {seed}: {claim:?}");
    }
}

/// All kinds of sets, small.
fn exhibits() -> Vec<Exhibit> {
    let kinds = [
        SynthKind::Hands,
        SynthKind::Faces,
        SynthKind::Clocks,
        SynthKind::Flowers,
        SynthKind::Bodies,
        SynthKind::Segments,
        SynthKind::BlackWhite,
    ];
    kinds.into_iter().map(|kind| Exhibit::new(kind, 32, 12, Palette::Grey)).collect()
}

/// Machines of all kinds.
fn all_specs() -> Vec<RunSpec> {
    let named = |named: NamedMachine| RunSpec { steps: 10, ..RunSpec::of_named(named, Locality::Constant(side(7))) };
    let mut specs: Vec<RunSpec> = NamedMachine::ALL.into_iter().map(named).collect();
    specs.extend([local(1), local(3), local(21), local(63)]);
    specs.push(RunSpec { locality: Locality::Switch { until: 0.6, before: Patch::Whole, after: side(7) }, ..local(7) });
    specs
}

#[test]
fn every_reason_holds_for_every_exhibit_and_machine() {
    let mut kinds = BTreeMap::<&str, usize>::new();
    for exhibit in exhibits() {
        for spec in all_specs() {
            for seed in 0..4 {
                let run = exhibit.run(&spec, seed);
                for frame in [&run.frames[9], &run.frames[5], &run.frames[0]] {
                    let found = exhibit.why(&spec, frame);
                    *kinds.entry(check(&exhibit, &spec, frame, &found)).or_insert(0) += 1;
                    check_words(&found.reason, exhibit.set.n_images());
                }
            }
        }
    }
    let all = ["copy", "near copy", "average", "alone", "thumbs", "wrong", "malformed", "right", "pasted"];
    for kind in all {
        assert!(kinds.get(kind).is_some_and(|n| *n > 0), "{kind} never came out: {kinds:?}");
    }
}

/// Checks a claim and its reason. Returns the kind of the claim.
fn check(exhibit: &Exhibit, spec: &RunSpec, frame: &Frame, found: &Why) -> &'static str {
    let (set, shape, posterior) = (&exhibit.set, exhibit.set.shape(), &frame.posterior);
    let Why { facts, reason } = found;
    let count = exhibit.kind.map(|kind| count_parts(kind, &posterior.x0_hat));
    let name = match &reason.claim {
        Claim::Copy { image_idx, shift } => {
            assert!(posterior.strongest.iter().all(|patch| patch.image_idx == *image_idx));
            let copied = set.image(*image_idx as usize).rolled(shift.0 as isize, shift.1 as isize);
            let near = copied.rms_to(&posterior.x0_hat).unwrap();
            assert!(near < set.spread() / 3.0 || near < 0.02, "{near}");
            let given = exhibit.given(spec, frame, &[(0, 0), (shape.h() / 2, shape.w() / 2)]);
            assert!(given[image_idx] > 0.5, "{given:?}");
            "copy"
        }
        Claim::NearCopy { image_idx, share, main } => {
            assert!(matches!(facts.verdict, Verdict::Copy { image_idx: of, .. } if of as u32 == *image_idx));
            let of_it = posterior.strongest.iter().filter(|patch| patch.image_idx == *main).count();
            assert_eq!(*share, of_it as f64 / shape.area() as f64);
            "near copy"
        }
        Claim::Average { effective, n_candidates, whole, .. } => {
            assert!(matches!(facts.verdict, Verdict::Blend { .. }));
            let mut numbers = posterior.effective_patches.clone();
            numbers.sort_by(f32::total_cmp);
            let half = numbers.len() / 2;
            assert!((f64::from(numbers[half - 1])..=f64::from(numbers[half])).contains(effective));
            let query_at = (shape.h() / 2, shape.w() / 2);
            let allowed =
                (0..shape.area()).filter(|p| frame.machine.may_use(shape, query_at, (p / shape.w(), p % shape.w())));
            assert_eq!(*n_candidates, set.n_images() * allowed.count());
            assert_eq!(*whole, frame.machine.patch == Patch::Whole && *n_candidates == set.n_images());
            "average"
        }
        Claim::Alone => {
            let sides = (frame.step..=spec.first_step()).map(|step| spec.machine_at(step, shape).patch);
            assert!(sides.into_iter().all(|patch| patch == side(1)));
            "alone"
        }
        Claim::Thumbs { thumbs: said, .. } => {
            assert_eq!(thumbs(count.as_ref().unwrap(), shape), Some(*said));
            check_thumb(exhibit, spec, frame, found);
            "thumbs"
        }
        Claim::WrongCount { kind, count: said } => {
            let count = count.as_ref().unwrap();
            assert!(count.well_formed && !count.right && count.kind == *kind && count.count == *said);
            check_parts(exhibit, spec, frame, found);
            "wrong"
        }
        Claim::NotWellFormed => {
            assert!(!count.unwrap().well_formed);
            "malformed"
        }
        Claim::RightCount { .. } => {
            assert!(count.unwrap().right);
            "right"
        }
        Claim::Pasted { .. } => {
            assert!(exhibit.kind.is_none());
            "pasted"
        }
        Claim::Network { .. } => panic!("no network draws here"),
    };
    match reason.because {
        Some(Because::Window { side, size, moves }) => {
            let widest = (frame.step..=spec.first_step()).map(|step| {
                let machine = spec.machine_at(step, shape);
                let pixels = (0..shape.area()).map(|p| machine.window(shape, (p / shape.w(), p % shape.w())));
                pixels.map(|window| window.h().max(window.w())).max().unwrap()
            });
            // No window is wider; a window that the border cuts may be less.
            assert!(widest.max().unwrap() <= side && side < shape.h().min(shape.w()));
            assert_eq!((size, moves), ((shape.h(), shape.w()), frame.machine.reach.moves()));
        }
        Some(Because::Together) => {
            let all = window_pixels(frame.machine, shape, (0, 0)).len();
            assert!(frame.machine.patch == Patch::Whole || all == shape.area());
        }
        _ => {}
    }
    name
}

/// Checks what is said about the parts of a figure.
fn check_parts(exhibit: &Exhibit, spec: &RunSpec, frame: &Frame, found: &Why) {
    let Some(Because::Parts { sight, n_pictures, .. }) = found.reason.because else { return };
    let shape = exhibit.set.shape();
    let figure = found.facts.figure.as_ref().unwrap();
    let near = |place: f32, n: usize| (place.round().max(0.0) as usize).min(n - 1);
    let places: Vec<_> =
        figure.count.places.iter().map(|place| (near(place.0, shape.h()), near(place.1, shape.w()))).collect();
    check_sight(sight, frame.step, spec.first_step(), |step| {
        let machine = spec.machine_at(step, shape);
        (0..shape.area()).any(|p| {
            let held = window_pixels(machine, shape, (p / shape.w(), p % shape.w()));
            places.iter().all(|place| held.contains(place))
        })
    });
    assert_eq!(n_pictures, figure.origins.len());
    // Each gave most of some part.
    let parts =
        figure.count.places.iter().map(|place| {
            sixfingers::explain::why::parts::part_pixels(&frame.posterior.x0_hat, figure.count.kind, *place)
        });
    let given: Vec<_> = parts.map(|pixels| exhibit.given(spec, frame, &pixels)).collect();
    for image_idx in &figure.origins {
        assert!(given.iter().any(|given| given.get(image_idx).is_some_and(|share| *share > 0.5)));
    }
}

/// Checks the words of a reason in every language: whole sentences, and no picture that is not there.
fn check_words(reason: &Reason, n_images: usize) {
    for language in Language::all() {
        language.scope(|| {
            let said = words::sentence(reason);
            assert!(said.chars().count() > 8 && said.ends_with(['.', '。']), "{said}");
            assert!(!said.contains(['{', '}', '$']), "{said}");
        });
    }
    let said = words::sentence(reason);
    assert_eq!(said.contains("o far"), reason.so_far, "{said}");
    let after = said.split("icture ").skip(1);
    for number in after.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()) {
        assert!((1..=n_images).contains(&number), "{said}");
    }
}

#[test]
fn pictures_are_counted_from_one_and_steps_from_the_noisy_end() {
    let reason = |claim, because| Reason { so_far: false, first_step: 20, claim, because, look: None };
    let copy = reason(Claim::Copy { image_idx: 59, shift: (0, 0) }, Some(Because::Together));
    assert!(words::sentence(&copy).starts_with("Every pixel is from picture 60: a copy."));
    let thumb = |sight, pictures: &[u32]| {
        Some(Because::Thumb { side: Side::Right, pictures: pictures.to_vec(), sight, other: true })
    };
    let both = Claim::Thumbs {
        thumbs: sixfingers::explain::thumbs::Thumbs { left: true, right: true },
        coins: true,
        right: false,
    };
    let said = |because| words::sentence(&reason(both.clone(), because));
    assert_eq!(
        said(thumb(Sight::Never, &[7])),
        "Two coins: both thumbs came up. The right thumb came from picture 8; its window never contained the left one."
    );
    // Step 15 of 20 counted down is the sixth; from the seventh on it is so.
    let since = said(thumb(Sight::Until(15), &[7, 20]));
    assert!(since.contains("from pictures 8, 21; since step 7 its window has not contained"), "{since}");
    assert!(said(thumb(Sight::Unknown, &[])).contains("from many different patches."));
}

#[test]
fn a_network_is_named_and_no_patches_are() {
    let exhibit = hands(32, 12, Palette::Grey);
    let run = exhibit.run(&local(7), 1);
    let last = &run.frames[9];
    let drawn = |picture| Frame {
        posterior: Posterior {
            x0_hat: picture,
            strongest: vec![],
            strongest_weight: vec![],
            effective_patches: vec![],
        },
        ..last.as_ref().clone()
    };
    let new = exhibit.why(&local(7), &drawn(last.posterior.x0_hat.clone()));
    assert_eq!(new.reason.claim, Claim::Network { copy_of: None });
    assert_eq!((new.reason.because.clone(), new.reason.look.clone()), (None, None));
    let copy = exhibit.why(&local(7), &drawn(exhibit.set.image(4)));
    assert_eq!(copy.reason.claim, Claim::Network { copy_of: Some(4) });
    assert!(words::sentence(&copy.reason).contains("picture 5."));
}

#[test]
fn what_a_pinned_pixel_sees_is_told_by_its_window() {
    let shape = shape(1, 20, 20);
    let look = |others: &[(usize, usize)]| Look { pixel: (10, 3), others: others.to_vec() };
    let machine = |patch| Machine { patch, ..Machine::IDEAL };
    assert_eq!(look(&[(10, 16)]).seen(machine(side(5)), shape), Seen::OneSide);
    assert_eq!(look(&[(10, 16), (10, 5)]).seen(machine(side(5)), shape), Seen::Square);
    assert_eq!(look(&[]).seen(machine(side(5)), shape), Seen::Square);
    assert_eq!(look(&[(10, 16)]).seen(machine(side(1)), shape), Seen::Itself);
    assert_eq!(look(&[(10, 16)]).seen(machine(Patch::Whole), shape), Seen::Everything);
    assert_eq!(look(&[(10, 16)]).seen(machine(side(39)), shape), Seen::Everything);
    // Round the border the other side is near.
    let torus = Machine { boundary: Boundary::Circular, ..machine(side(9)) };
    assert_eq!(look(&[(10, 19)]).seen(torus, shape), Seen::Square);
    for seen in [Seen::OneSide, Seen::Square, Seen::Itself, Seen::Everything] {
        for language in Language::all() {
            assert!(language.scope(|| words::seen(seen).chars().count() > 8));
        }
    }
    assert_eq!(
        words::seen(Seen::OneSide),
        "This pixel sees only this square. Is there already a thumb on the other side? It cannot know."
    );
}
