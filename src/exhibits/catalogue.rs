//! The exhibits, in the order in which they teach.

use super::DataSpec;
use crate::diffusion::{Locality, PaperScales, RunSpec};
use crate::parts::PartKind;
use crate::score::{Boundary, Patch, PatchSide, Reach};
use crate::synth::{Palette, SynthKind, SynthSpec};
use crate::text::{Label, exhibit_names};

/// A training set with the settings that show something.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// Its name on the command line and in files: lower case, hyphens.
    pub id: &'static str,
    /// Its name and what it shows.
    words: Label,
    /// The training set.
    pub data: DataSpec,
    /// The settings of the run.
    pub run: RunSpec,
    /// What to count in its pictures.
    pub parts: Option<PartKind>,
    /// The same thing small enough for a machine that moves patches about, where `data` is too large for that at frame
    /// rate; `None` where `run` is that machine already.
    pub twin: Option<Twin>,
    /// The network that was trained on the training set and comes with the program, by its name: the exhibit opens with
    /// it beside the theory, which is `run`.
    pub net: Option<&'static str>,
}

impl Exhibit {
    /// Its name in words, in the language of this thread.
    pub fn title(&self) -> &'static str {
        self.words.name()
    }

    /// What it shows, in one plain sentence in the language of this thread.
    pub fn blurb(&self) -> &'static str {
        self.words.hint()
    }
}

/// The small version of an exhibit, for the equivariant machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The training set, of 32 pixels.
    pub data: DataSpec,
    /// The settings of the run, with patches that move.
    pub run: RunSpec,
}

/// All exhibits, the one to start with first.
pub fn catalogue() -> Vec<Exhibit> {
    let mut exhibits = hands();
    exhibits.push(fingers_everywhere());
    exhibits.push(black_and_white());
    exhibits.extend(others());
    #[cfg(feature = "net")]
    exhibits.extend(networks());
    exhibits
}

/// The exhibit of an id.
pub fn exhibit(id: &str) -> Option<Exhibit> {
    catalogue().into_iter().find(|exhibit| exhibit.id == id)
}

impl DataSpec {
    /// The settings to start with: those of the first exhibit of this kind and variety, else of this kind, else the
    /// default ones.
    pub fn usual_run(&self) -> RunSpec {
        let Self::Synth(spec) = self else {
            return RunSpec::default();
        };
        let exhibits = catalogue();
        let of = |same: fn(&SynthSpec, &SynthSpec) -> bool| {
            exhibits.iter().find(|exhibit| matches!(&exhibit.data, Self::Synth(other) if same(spec, other)))
        };
        let exhibit = of(|a, b| (a.kind, &a.variety) == (b.kind, &b.variety)).or_else(|| of(|a, b| a.kind == b.kind));
        exhibit.map_or_else(RunSpec::default, |exhibit| exhibit.run.clone())
    }
}

/// Left and right hands; the control; the messy ones; the small ones whose patches move.
fn hands() -> Vec<Exhibit> {
    let large = |id, words, variety| Exhibit {
        id,
        words,
        data: drawn(SynthKind::Hands, variety, 64, 100),
        run: local(Locality::default()),
        parts: Some(PartKind::Fingers),
        twin: Some(Twin { data: drawn(SynthKind::Hands, variety, 32, 50), run: moving(paper_mnist()) }),
        net: None,
    };
    vec![
        large("hands", exhibit_names::HANDS, "mix10"),
        large("hands-right", exhibit_names::HANDS_RIGHT, "right"),
        large("hands-turned", exhibit_names::HANDS_TURNED, "mix30"),
        Exhibit {
            id: "hands-anywhere",
            words: exhibit_names::HANDS_ANYWHERE,
            data: drawn(SynthKind::Hands, "mix10", 32, 50),
            run: moving(paper_mnist()),
            parts: Some(PartKind::Fingers),
            twin: None,
            net: None,
        },
    ]
}

/// The equivariant machine without borders and with small patches.
fn fingers_everywhere() -> Exhibit {
    Exhibit {
        id: "fingers-everywhere",
        words: exhibit_names::FINGERS_EVERYWHERE,
        data: drawn(SynthKind::Hands, "mix10", 32, 50),
        run: RunSpec { locality: constant(9), reach: Reach::All, boundary: Boundary::Circular, ..RunSpec::default() },
        parts: Some(PartKind::Fingers),
        twin: None,
        net: None,
    }
}

/// The smallest training set there is.
fn black_and_white() -> Exhibit {
    Exhibit {
        id: "black-white",
        words: exhibit_names::BLACK_WHITE,
        data: DataSpec::Synth(SynthSpec::new(SynthKind::BlackWhite)),
        run: RunSpec { locality: constant(3), reach: Reach::All, boundary: Boundary::Circular, ..RunSpec::default() },
        parts: None,
        twin: None,
        net: None,
    }
}

/// Faces, clocks, flowers, bodies, digits: patches in place, about half of the pictures with a wrong number of parts;
/// and small ones whose patches move, their sides chosen so that figures still form.
fn others() -> Vec<Exhibit> {
    let set = |id, words, kind: SynthKind, size, locality, twin_locality| Exhibit {
        id,
        words,
        data: drawn(kind, kind.varieties()[0], size, 100),
        run: local(locality),
        parts: kind.parts(),
        twin: Some(Twin { data: drawn(kind, kind.varieties()[0], 32, 50), run: moving(twin_locality) }),
        net: None,
    };
    vec![
        set("faces", exhibit_names::FACES, SynthKind::Faces, 64, constant(13), narrowing(17, 3)),
        set("clocks", exhibit_names::CLOCKS, SynthKind::Clocks, 64, constant(13), narrowing(17, 3)),
        set(
            "flowers",
            exhibit_names::FLOWERS,
            SynthKind::Flowers,
            64,
            Locality::Paper { scales: PaperScales::MnistUnet, factor: 0.5 },
            narrowing(23, 3),
        ),
        set("bodies", exhibit_names::BODIES, SynthKind::Bodies, 64, constant(13), narrowing(23, 3)),
        set("digits", exhibit_names::DIGITS, SynthKind::Segments, 48, constant(13), narrowing(23, 3)),
    ]
}

/// Those on which a network was trained that comes with the program.
#[cfg(feature = "net")]
fn networks() -> Vec<Exhibit> {
    let with_net = |id, words, name: &'static str, data, boundary, parts| {
        let net = crate::net::ShippedNet::named(name)?;
        let locality = net.locality.parse().ok()?;
        let run = RunSpec { locality, boundary, start_step: Some(19), ..moving(Locality::default()) };
        Some(Exhibit { id, words, data, run, parts, twin: None, net: Some(name) })
    };
    let grey = SynthSpec {
        kind: SynthKind::Hands,
        count: 100,
        size: 32,
        palette: Palette::Grey,
        variety: SynthKind::Hands.varieties()[0].into(),
        seed: 1,
    };
    [
        with_net(
            "network-hands",
            exhibit_names::NETWORK_HANDS,
            "hands32-grey-unet",
            DataSpec::Synth(grey),
            Boundary::Zeros,
            Some(PartKind::Fingers),
        ),
        with_net(
            "network-flowers",
            exhibit_names::NETWORK_FLOWERS,
            "flowers32-rgb-circular",
            drawn(SynthKind::Flowers, SynthKind::Flowers.varieties()[0], 32, 50),
            Boundary::Circular,
            SynthKind::Flowers.parts(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A drawn colour set with seed 1.
fn drawn(kind: SynthKind, variety: &str, size: usize, count: usize) -> DataSpec {
    DataSpec::Synth(SynthSpec { kind, count, size, palette: Palette::Rgb, variety: variety.into(), seed: 1 })
}

/// The local machine, patches in place, zeros beyond the border.
fn local(locality: Locality) -> RunSpec {
    RunSpec { locality, ..RunSpec::default() }
}

/// The machine whose patches move wherever the border is as far away.
fn moving(locality: Locality) -> RunSpec {
    RunSpec { locality, reach: Reach::All, ..RunSpec::default() }
}

/// A constant patch side.
fn constant(side: u32) -> Locality {
    Locality::Constant(Patch::Side(PatchSide::nearest_odd(f64::from(side))))
}

/// A patch side that falls in a straight line, from the highest noise to none.
fn narrowing(noisy: u32, clean: u32) -> Locality {
    let side = |side: u32| PatchSide::nearest_odd(f64::from(side));
    Locality::Linear { noisy: side(noisy), clean: side(clean) }
}

/// The MNIST UNet's schedule, scaled to the size of the picture and no more.
fn paper_mnist() -> Locality {
    Locality::Paper { scales: PaperScales::MnistUnet, factor: 1.0 }
}
