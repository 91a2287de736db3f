//! The list of exhibits.

use std::collections::BTreeSet;

use sixfingers::diffusion::{Locality, PaperScales, RunSpec};
use sixfingers::exhibits::{DataSpec, catalogue, exhibit};
use sixfingers::images::Shape;
use sixfingers::score::{NamedMachine, Reach};
use sixfingers::synth::{Palette, SynthKind, SynthSpec};

/// The description and the shape of an exhibit's drawn set.
fn drawn(data: &DataSpec) -> (&SynthSpec, Shape) {
    let DataSpec::Synth(spec) = data else { panic!("{data:?} is not drawn") };
    let channels = if spec.palette == Palette::Grey { 1 } else { 3 };
    (spec, Shape::new(channels, spec.size, spec.size).unwrap())
}

#[test]
fn the_first_exhibit_is_colour_hands_of_64_pixels_under_the_local_machine() {
    let first = &catalogue()[0];
    assert_eq!(first.data, DataSpec::Synth(SynthSpec::new(SynthKind::Hands)));
    assert_eq!(first.run, RunSpec::default());
    assert_eq!(first.run.locality, Locality::Paper { scales: PaperScales::MnistUnet, factor: 0.7 });
}

#[test]
fn every_exhibit_has_an_id_of_its_own_by_which_it_is_found() {
    let ids: BTreeSet<_> = catalogue().iter().map(|e| e.id).collect();
    assert_eq!(ids.len(), catalogue().len());
    for id in ids {
        assert_eq!(exhibit(id).unwrap().id, id);
    }
    assert!(exhibit("no such thing").is_none());
}

#[test]
fn every_run_fits_its_pictures() {
    for e in catalogue() {
        let (spec, shape) = drawn(&e.data);
        assert!(spec.kind.varieties().contains(&spec.variety.as_str()), "{}", e.id);
        assert_eq!(e.parts, spec.kind.parts(), "{}", e.id);
        e.run.check(shape).unwrap();
    }
}

#[test]
fn every_twin_is_small_and_moves_its_patches() {
    for e in catalogue() {
        let moves = e.run.reach != Reach::NONE;
        assert_eq!(e.twin.is_none(), moves, "{}: a twin exactly where the exhibit's own patches stay in place", e.id);
        let Some(twin) = e.twin else { continue };
        let (spec, shape) = drawn(&twin.data);
        assert_eq!((spec.kind, spec.size), (drawn(&e.data).0.kind, 32), "{}", e.id);
        twin.run.check(shape).unwrap();
        assert!(matches!(twin.run.named_machine(shape), NamedMachine::Els | NamedMachine::BbEls), "{}", e.id);
    }
}
