//! What the person is looking at: the playhead, the choice of pictures, the pointer. Never saved.

use super::branches::BranchId;
use super::canvas::Easel;
use super::census::CensusChoice;
use super::curves::CurvesView;
use super::gallery::GalleryChoice;
use super::keep::KeepView;
use super::mosaic::Maps;
use super::net_training::NetForm;
use super::perf::{FrameTimes, Startup};
use super::scatter::ScatterView;
use super::textures::Textures;
use super::training::TrainingView;
use crate::explain::mosaic::MapKind;

/// How a person looks at the session.
#[derive(Debug, Default)]
pub struct View {
    /// The stage whose settings the controls show.
    pub selected: usize,
    /// What fills the middle of the window.
    pub scene: Scene,
    /// Which seeds the gallery shows.
    pub gallery: GalleryChoice,
    /// Whether the gallery shows how well machines foretell a network, and over how many noises.
    pub scatter: ScatterView,
    /// Which pictures the stage shows.
    pub pictures: Pictures,
    /// The playhead.
    pub time: Playhead,
    /// The pixel on which the window is centred.
    pub probe: Probe,
    /// Whether the counted parts are marked on the guess.
    pub marks: Marks,
    /// What the census is to count, and which of its pictures are looked at.
    pub census: CensusChoice,
    /// Which network is to be trained.
    pub net_form: NetForm,
    /// Which curves are looked at, and where.
    pub curves: CurvesView,
    /// Whether the controls lie over the stage, in a narrow window.
    pub drawer_open: bool,
    /// Whether only the picture, the slider and the count are shown.
    pub presenting: bool,
    /// Whether the screen is black, while presenting.
    pub blank: bool,
    /// Whether the keys are shown.
    pub help_open: bool,
    /// Whether the frame times are shown.
    pub perf_open: bool,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// Whether the die and the search leave the noise as it is.
    pub noise_locked: bool,
    /// The text in the seed field while it is being typed.
    pub seed_text: Option<String>,
    /// The two stages whose difference is shown.
    pub difference: Option<(usize, usize)>,
    /// The chosen point of P(t).
    pub point: usize,
    /// Whether the exhibits are shown to choose from.
    pub chooser_open: bool,
    /// The branch whose name is being typed, with what is typed.
    pub renaming: Option<(BranchId, String)>,
    /// Whether its field is to have the keyboard.
    pub rename_asked: bool,
    /// Half-typed names, and the choice of an export.
    pub keep: KeepView,
    /// The path in the field of the dialog.
    pub import_path: String,
    /// Whether the list of what was left out is shown.
    pub skipped_open: bool,
    /// The map that was looked at last.
    pub map: MapChoice,
    /// The training picture whose pixels are lit.
    pub lit: Option<u32>,
    /// Maps of what the stages show.
    pub maps: Maps,
    /// What is being painted.
    pub easel: Option<Easel>,
    /// The chosen training pictures.
    pub training: TrainingView,
    /// Pictures on the graphics card.
    pub textures: Textures,
    /// Own work per frame.
    pub frame_times: FrameTimes,
    /// How long the first pictures took.
    pub startup: Startup,
}

impl View {
    /// For an exhibit of several stages: one picture of each, and the controls for the second, the theory, since nothing
    /// can be set of a network.
    pub(super) fn look_at_several(&mut self) {
        self.selected = 1;
        self.scene = Scene::Stage;
        if self.pictures == Pictures::Both {
            self.pictures = Pictures::Guess;
        }
    }
}

/// What fills the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scene {
    /// The stages and their time.
    #[default]
    Stage,
    /// Many seeds at once.
    Gallery,
    /// Many seeds at many settings.
    Census,
    /// A network in training.
    Network,
    /// How far a network sees.
    Sight,
    /// The pixel editor.
    Draw,
}

/// Which pictures the stage shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pictures {
    /// The noisy picture and the guess, side by side.
    #[default]
    Both,
    /// The guess alone.
    Guess,
    /// The noisy picture alone.
    Noisy,
    /// The guess, the training picture nearest to it, and their difference.
    Difference,
    /// The guess and a map of what it is made of.
    Map(MapKind),
}

/// The map that the key M and the button begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapChoice(pub MapKind);

impl Default for MapChoice {
    fn default() -> Self {
        Self(MapKind::Sources)
    }
}

impl MapChoice {
    /// The map after it, in the order of [`MapKind::ALL`].
    #[must_use]
    pub fn next(self) -> Self {
        let at = MapKind::ALL.iter().position(|kind| *kind == self.0).unwrap_or(0);
        Self(MapKind::ALL[(at + 1) % MapKind::ALL.len()])
    }
}

impl Pictures {
    /// Those of the key V, in its order; the maps have a key of their own.
    pub const ALL: [Self; 4] = [Self::Both, Self::Guess, Self::Noisy, Self::Difference];

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        // From a map back to the first.
        let at = Self::ALL.iter().position(|p| *p == self).unwrap_or(Self::ALL.len() - 1);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// Where in time the stages stand: one step for all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playhead {
    /// The step of the grid, from the first step of the run down to 1.
    pub step: usize,
    /// Whether it goes along with the newest frame until the run is complete.
    pub following: bool,
    /// Whether it is moving by itself.
    pub playing: bool,
    /// When it moves next, in seconds of the window's clock.
    pub next_tick_secs: Option<f64>,
}

impl Default for Playhead {
    fn default() -> Self {
        Self { step: 1, following: true, playing: false, next_tick_secs: None }
    }
}

/// The pixel on which the patch window is drawn, `(row, column)`; `None` is the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// The pixel.
    pub pixel: Option<(usize, usize)>,
    /// Whether the pointer is on it now.
    pub live: bool,
    /// Whether it stays where it is, wherever the pointer goes.
    pub pinned: bool,
}

/// The marks on the counted parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Whether they stay.
    pub on: bool,
    /// Whether the pointer is on the count of this stage: it shows them for as long.
    pub pointed_at: Option<usize>,
}

impl Marks {
    /// Whether a stage shows them.
    pub fn shows(self, stage: usize) -> bool {
        self.on || self.pointed_at == Some(stage)
    }
}
