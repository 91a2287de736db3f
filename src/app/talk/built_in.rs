//! The talk that comes with the program: the whole story, in about a quarter of an hour.
//!
//! It holds choices and words, no picture and no figure: all that it shows is computed when it is shown.

use std::sync::Arc;

use super::look::Look;
use super::script::{Script, Setup, TalkScene, Words};
use crate::app::census::choice::{AxisKind, CensusChoice};
use crate::app::controls::{Controls, StageControls};
use crate::app::gallery::state::{GalleryChoice, SIZES};
use crate::app::settings::SidePanel;
use crate::app::view::{Pictures, Scene};
use crate::diffusion::{Locality, RunSpec, Seed};
use crate::exhibits::exhibit;
use crate::explain::mosaic::MapKind;
use crate::score::{Boundary, Patch, PatchSide};
use crate::script::Act;
use crate::text::{Text, talk as text};

/// The name by which a command asks for it.
pub const NAME: &str = "built-in";

/// A hand with six fingers, made at a patch size of 15 pixels.
const SIX: Seed = 3;
/// A hand with seven, made of small patches that move.
const SEVEN: Seed = 1;
/// A picture of the network in which something like a hand can be seen.
const LIKE_A_HAND: Seed = 5;
/// So many hands tell whether two thumbs are independent.
const THUMBS: usize = 96;

/// The talk.
pub fn talk() -> Script {
    let scenes = [opening(), why(), limits(), networks(), beyond()];
    Script { title: Words::Known(text::BUILT_IN_TITLE), scenes: scenes.into_iter().flatten().flatten().collect() }
}

/// The words of a scene: its caption and its notes.
type Said = (Text, Text);

/// A scene of an exhibit; `None` where the program was built without what it needs.
fn scene(
    (caption, notes): Said,
    id: &str,
    change: impl FnOnce(&mut Controls, &mut Look),
    moves: &[Act],
) -> Option<TalkScene> {
    let mut controls = Controls::of_exhibit(&exhibit(id)?, SIX);
    let mut look = Look { pictures: Pictures::Guess, ..Look::default() };
    change(&mut controls, &mut look);
    let setup = Setup { controls, look, data: None, results: Vec::new() };
    let (caption, notes) = (Words::Known(caption), Words::Known(notes));
    let lines: Vec<String> = moves.iter().map(ToString::to_string).collect();
    Some(TalkScene { caption, notes, setup: Arc::new(setup), moves: lines.join("\n") })
}

/// A patch of so many pixels.
fn patch(pixels: u32) -> Patch {
    Patch::Side(PatchSide::nearest_odd(f64::from(pixels)))
}

/// The same patch at every step.
fn side(pixels: u32) -> Locality {
    Locality::Constant(patch(pixels))
}

/// One stage with this P(t).
fn with(controls: &mut Controls, locality: Locality) {
    if let Some(stage) = controls.stages.first() {
        controls.stages = vec![StageControls::new(RunSpec { locality, ..stage.spec.clone() })];
    }
}

/// From the noise on.
fn from_noise(look: &mut Look, controls: &Controls) {
    look.step = controls.stages.first().map(|stage| stage.spec.first_step());
}

/// Training hands, a copy, a window, the slider, six fingers.
fn opening() -> Vec<Option<TalkScene>> {
    vec![
        scene(
            (text::TRAINING_CAPTION, text::TRAINING_NOTES),
            "hands",
            |controls, look| {
                with(controls, Locality::Constant(Patch::Whole));
                (look.pictures, look.side) = (Pictures::Noisy, Some(SidePanel::Training));
                from_noise(look, controls);
            },
            &[],
        ),
        scene(
            (text::COPY_CAPTION, text::COPY_NOTES),
            "hands",
            |controls, look| {
                with(controls, Locality::Constant(Patch::Whole));
                look.pictures = Pictures::Difference;
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
        scene(
            (text::LOCAL_CAPTION, text::LOCAL_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                (look.pictures, look.pixel) = (Pictures::Both, Some((24, 17)));
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
        scene(
            (text::SLIDER_CAPTION, text::SLIDER_NOTES),
            "hands",
            |controls, look| {
                with(controls, Locality::Constant(Patch::Whole));
                look.step = Some(1);
            },
            &[Act::Patch(patch(15))],
        ),
        scene(
            (text::SIX_CAPTION, text::SIX_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                (look.marks, look.step) = (true, Some(1));
            },
            &[],
        ),
    ]
}

/// The mosaic, the two thumbs, many hands.
fn why() -> Vec<Option<TalkScene>> {
    vec![
        scene(
            (text::MOSAIC_CAPTION, text::MOSAIC_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                (look.pictures, look.step) = (Pictures::Map(MapKind::Sources), Some(1));
            },
            &[],
        ),
        scene(
            (text::THUMBS_CAPTION, text::THUMBS_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                look.scene = Scene::Census;
                look.census = CensusChoice { kind: AxisKind::Thumbs, seeds: THUMBS, ..CensusChoice::default() };
            },
            &[],
        ),
        scene(
            (text::MANY_CAPTION, text::MANY_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                (look.scene, look.gallery) = (Scene::Gallery, GalleryChoice { first: 0, n: SIZES[1] });
            },
            &[],
        ),
        scene(
            (text::EARLY_CAPTION, text::EARLY_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                let late = Locality::Switch { until: 0.75, before: Patch::Whole, after: patch(15) };
                let run = RunSpec { locality: late, ..controls.stages[0].spec.clone() };
                controls.stages.insert(0, StageControls::new(run));
                look.selected = 1;
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
    ]
}

/// The control, patches that move, black and white, the border.
fn limits() -> Vec<Option<TalkScene>> {
    vec![
        scene(
            (text::CONTROL_CAPTION, text::CONTROL_NOTES),
            "hands-right",
            |controls, look| {
                with(controls, side(15));
                (look.scene, look.gallery) = (Scene::Gallery, GalleryChoice { first: 0, n: SIZES[1] });
            },
            &[],
        ),
        scene(
            (text::MOVING_CAPTION, text::MOVING_NOTES),
            "hands-anywhere",
            |controls, look| {
                (controls.seed, look.pictures) = (SEVEN, Pictures::Both);
                from_noise(look, controls);
            },
            &[Act::Play, Act::Marks(true)],
        ),
        scene(
            (text::LABYRINTH_CAPTION, text::LABYRINTH_NOTES),
            "black-white",
            |controls, look| {
                look.pictures = Pictures::Both;
                from_noise(look, controls);
            },
            &[Act::Play, Act::Wait(2.0), Act::Patch(patch(9))],
        ),
        scene(
            (text::BORDER_CAPTION, text::BORDER_NOTES),
            "hands-anywhere",
            |controls, look| {
                let circular = RunSpec { boundary: Boundary::Circular, ..controls.stages[0].spec.clone() };
                controls.stages.insert(0, StageControls::new(circular));
                (controls.seed, look.selected) = (SEVEN, 1);
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
    ]
}

/// A trained network beside the theory, and what the figure means.
fn networks() -> Vec<Option<TalkScene>> {
    vec![
        scene(
            (text::NETWORK_CAPTION, text::NETWORK_NOTES),
            "network-hands",
            |controls, look| {
                (controls.seed, look.selected) = (LIKE_A_HAND, 1);
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
        scene(
            (text::NINETY_CAPTION, text::NINETY_NOTES),
            "network-hands",
            |_, look| (look.selected, look.scene, look.agreement) = (1, Scene::Gallery, true),
            &[],
        ),
    ]
}

/// Embryos, other pictures, the end.
fn beyond() -> Vec<Option<TalkScene>> {
    vec![
        scene(
            (text::EMBRYO_CAPTION, text::EMBRYO_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                look.pictures = Pictures::Both;
                from_noise(look, controls);
            },
            &[Act::Play, Act::Marks(true)],
        ),
        scene(
            (text::OWN_CAPTION, text::OWN_NOTES),
            "faces",
            |_, look| (look.scene, look.gallery) = (Scene::Gallery, GalleryChoice { first: 0, n: SIZES[0] }),
            &[],
        ),
        scene(
            (text::END_CAPTION, text::END_NOTES),
            "hands",
            |controls, look| {
                with(controls, side(15));
                from_noise(look, controls);
            },
            &[Act::Play],
        ),
    ]
}
