//! What the person is looking at: the playhead, the choice of pictures, the pointer. Never saved.

use crate::app::agreement::state::AgreementView;
use crate::app::analysis::maps::Maps;
use crate::app::cards::state::CardsView;
use crate::app::census::choice::CensusChoice;
use crate::app::controls::BranchId;
use crate::app::curves::state::CurvesView;
use crate::app::dialog::PlaceDialog;
use crate::app::edits::state::TrainingView;
use crate::app::gallery::state::GalleryChoice;
use crate::app::net_training::form::NetForm;
use crate::app::paint::canvas::PaintSession;
use crate::app::stage::playhead::Playhead;
use crate::app::talk::kind::TalkExport;
use crate::app::why::state::WhyView;
use crate::explain::mosaic::MapKind;
use crate::studio::ExportChoice;

/// How a person looks at the session.
#[derive(Debug, Default)]
pub struct View {
    /// The stage whose settings the controls show.
    pub selected: usize,
    /// What fills the middle of the window.
    pub scene: Scene,
    /// Which seeds the gallery shows.
    pub gallery: GalleryChoice,
    /// Whether the gallery shows how well machines predict a network, and over how many noises.
    pub agreement: AgreementView,
    /// Which pictures the stage shows.
    pub pictures: Pictures,
    /// The playhead.
    pub time: Playhead,
    /// The pixel on which the window is centred.
    pub probe: Probe,
    /// The pixel that shows why, and whether the tables of thumbs are shown.
    pub why: WhyView,
    /// The word that is explained.
    pub cards: CardsView,
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
    /// How much room the window has.
    pub room: Room,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// Whether the button for other noise and the search leave the noise as it is.
    pub noise_locked: bool,
    /// The text in the seed field while it is being typed.
    pub seed_text: Option<String>,
    /// The two stages whose difference is shown.
    pub difference: Option<(usize, usize)>,
    /// The chosen point of P(t).
    pub point: usize,
    /// Whether the lessons are shown to choose from.
    pub lessons_open: bool,
    /// Whether the exhibits are shown to choose from.
    pub chooser_open: bool,
    /// The branch whose name is being typed, with what is typed.
    pub renaming: Option<(BranchId, String)>,
    /// Whether its field is to have the keyboard.
    pub rename_asked: bool,
    /// The dialog that saves or exports, and the path typed into it.
    pub place: PlaceDialog,
    /// What to export, and how.
    pub export: ExportChoice,
    /// What the talk is exported as.
    pub talk_export: TalkExport,
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
    pub paint_session: Option<PaintSession>,
    /// The chosen training pictures.
    pub training: TrainingView,
}

impl View {
    /// For an exhibit of several stages: one picture of each, and the controls for the second, the theory, since nothing
    /// can be set of a network.
    pub(crate) fn look_at_several(&mut self) {
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
    NetTraining,
    /// How far a network sees.
    ReceptiveField,
    /// The pixel editor.
    Paint,
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

/// Which picture of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureKind {
    /// The noisy picture x_t.
    Noisy,
    /// The guess x0_hat.
    Guess,
    /// The training picture nearest to the guess.
    Nearest,
    /// The guess less that picture.
    Difference,
    /// A map of what the guess is made of.
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

    /// What is shown of a frame, from left to right.
    pub fn kinds(self) -> &'static [PictureKind] {
        match self {
            Self::Both => &[PictureKind::Noisy, PictureKind::Guess],
            Self::Guess => &[PictureKind::Guess],
            Self::Noisy => &[PictureKind::Noisy],
            Self::Difference => &[PictureKind::Guess, PictureKind::Nearest, PictureKind::Difference],
            Self::Map(MapKind::Sources) => &[PictureKind::Guess, PictureKind::Map(MapKind::Sources)],
            Self::Map(MapKind::Displacement) => &[PictureKind::Guess, PictureKind::Map(MapKind::Displacement)],
            Self::Map(MapKind::Certainty) => &[PictureKind::Guess, PictureKind::Map(MapKind::Certainty)],
            Self::Map(MapKind::Consistency) => &[PictureKind::Guess, PictureKind::Map(MapKind::Consistency)],
            Self::Map(MapKind::Difference) => &[PictureKind::Guess, PictureKind::Map(MapKind::Difference)],
        }
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        // From a map back to the first.
        let at = Self::ALL.iter().position(|p| *p == self).unwrap_or(Self::ALL.len() - 1);
        Self::ALL[(at + 1) % Self::ALL.len()]
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

/// How much room the window has: what panels open by themselves, and which lie over the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Too narrow for controls beside the stage: they lie over it.
    pub narrow: bool,
    /// Wide enough for panels that open by themselves.
    pub roomy: bool,
}

impl Default for Room {
    fn default() -> Self {
        Self { narrow: false, roomy: true }
    }
}
