//! How a scene is looked at: what of the window belongs to it.

use crate::app::census::choice::{AxisKind, CensusChoice, Range};
use crate::app::gallery::state::{GalleryChoice, SIZES};
use crate::app::settings::{Settings, SidePanel};
use crate::app::view::{MapChoice, Pictures, Probe, Scene, View};
use crate::export::talk::{TalkCensus, TalkGallery, TalkView};

/// How a scene is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// What fills the middle of the window.
    pub scene: Scene,
    /// The stage whose settings the controls show.
    pub selected: usize,
    /// The playhead's step; along with the newest frame if `None`.
    pub step: Option<usize>,
    /// Which pictures the stage shows.
    pub pictures: Pictures,
    /// The panel on the right.
    pub side: Option<SidePanel>,
    /// Whether the counted parts are numbered.
    pub marks: bool,
    /// The pixel that is pinned, `(row, column)`.
    pub pixel: Option<(usize, usize)>,
    /// The stages whose difference is shown.
    pub difference: Option<(usize, usize)>,
    /// Which seeds the gallery shows.
    pub gallery: GalleryChoice,
    /// Whether the gallery shows how well machines predict a network.
    pub agreement: bool,
    /// What the census counts.
    pub census: CensusChoice,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            scene: Scene::Stage,
            selected: 0,
            step: None,
            pictures: Pictures::Both,
            side: None,
            marks: false,
            pixel: None,
            difference: None,
            gallery: GalleryChoice::default(),
            agreement: false,
            census: CensusChoice::default(),
        }
    }
}

impl Look {
    /// The present one.
    pub(crate) fn of(view: &View, settings: &Settings) -> Self {
        Self {
            scene: view.scene,
            selected: view.selected,
            step: (!view.time.following).then_some(view.time.step),
            pictures: view.pictures,
            // The list of scenes is no part of a scene.
            side: settings.side.filter(|side| *side != SidePanel::Talk),
            marks: view.marks.on,
            pixel: view.probe.pixel.filter(|_| view.probe.pinned),
            difference: view.difference,
            gallery: view.gallery,
            agreement: view.agreement.open,
            census: CensusChoice { pick: None, path: None, ..view.census.clone() },
        }
    }

    /// Looks this way from now on; `first_step` is the first of the chosen stage's run.
    pub(crate) fn put(&self, view: &mut View, first_step: usize) {
        view.scene = self.scene;
        view.selected = self.selected;
        view.pictures = self.pictures;
        if let Pictures::Map(map) = self.pictures {
            view.map = MapChoice(map);
        }
        view.marks.on = self.marks;
        view.probe = Probe { pixel: self.pixel, live: false, pinned: self.pixel.is_some() };
        view.difference = self.difference;
        view.gallery = self.gallery;
        view.agreement.open = self.agreement;
        view.census = self.census.clone();
        view.lit = None;
        view.seed_text = None;
        view.renaming = None;
        let time = &mut view.time;
        time.playing = false;
        time.next_tick_secs = None;
        time.following = self.step.is_none();
        time.step = self.step.unwrap_or(first_step).clamp(1, first_step.max(1));
    }

    /// What of it stands in a talk file beyond the session's own view.
    pub(crate) fn to_file(&self) -> TalkView {
        let usual = Self::default();
        let gallery = TalkGallery { first: self.gallery.first, n: self.gallery.n };
        TalkView {
            scene: if self.scene == Scene::Stage { String::new() } else { self.scene_name().to_owned() },
            side: self.side.map(|side| side_name(side).to_owned()),
            marks: self.marks,
            pixel: self.pixel,
            difference: self.difference,
            gallery: (self.scene == Scene::Gallery || self.gallery != usual.gallery).then_some(gallery),
            census: (self.scene == Scene::Census || self.census != usual.census).then(|| census_of(&self.census)),
        }
    }

    /// Takes what stands in a talk file; names that are not known, as of a later version, leave what is usual.
    pub(crate) fn with_file(mut self, file: &TalkView) -> Self {
        let agreement = Self { scene: Scene::Gallery, agreement: true, ..Self::default() };
        if file.scene == agreement.scene_name() {
            (self.scene, self.agreement) = (Scene::Gallery, true);
        }
        if let Some(scene) = SCENES.into_iter().find(|scene| scene_name(*scene) == file.scene) {
            self.scene = scene;
        }
        let sides = SidePanel::ALL.into_iter().filter(|side| *side != SidePanel::Talk);
        self.side = sides.into_iter().find(|side| file.side.as_deref() == Some(side_name(*side)));
        (self.marks, self.pixel, self.difference) = (file.marks, file.pixel, file.difference);
        if let Some(TalkGallery { first, n }) = file.gallery {
            let n = SIZES.into_iter().min_by_key(|size| size.abs_diff(n)).unwrap_or(SIZES[0]);
            self.gallery = GalleryChoice { first: first.min(u64::MAX - n as u64), n };
        }
        if let Some(census) = &file.census {
            self.census = choice_of(census);
        }
        self
    }

    fn scene_name(&self) -> &'static str {
        if self.scene == Scene::Gallery && self.agreement { "agreement" } else { scene_name(self.scene) }
    }
}

const SCENES: [Scene; 6] =
    [Scene::Stage, Scene::Gallery, Scene::Census, Scene::NetTraining, Scene::ReceptiveField, Scene::Paint];

/// A scene in talk files.
fn scene_name(scene: Scene) -> &'static str {
    match scene {
        Scene::Stage => "stage",
        Scene::Gallery => "gallery",
        Scene::Census => "census",
        Scene::NetTraining => "network-training",
        Scene::ReceptiveField => "receptive-field",
        Scene::Paint => "pixel-editor",
    }
}

/// A panel in talk files.
fn side_name(side: SidePanel) -> &'static str {
    match side {
        SidePanel::Provenance => "provenance",
        SidePanel::Training => "training",
        SidePanel::Curves => "curves",
        SidePanel::Branches => "branches",
        SidePanel::Talk => "talk",
    }
}

const AXES: [(AxisKind, &str); 4] = [
    (AxisKind::Patches, "patches"),
    (AxisKind::Times, "times"),
    (AxisKind::Reaches, "reaches"),
    (AxisKind::Thumbs, "thumbs"),
];

fn census_of(choice: &CensusChoice) -> TalkCensus {
    let axis = AXES.into_iter().find(|(kind, _)| *kind == choice.kind).map_or("", |(_, name)| name);
    let range = match choice.kind {
        AxisKind::Patches => choice.patches,
        AxisKind::Times => Some(choice.times),
        AxisKind::Reaches => Some(choice.reaches),
        AxisKind::Thumbs => None,
    };
    let range = range.map(|Range { from, to, every }| [from, to, every]);
    TalkCensus { axis: axis.to_owned(), range, with_end: choice.with_end, seeds: choice.seeds }
}

fn choice_of(census: &TalkCensus) -> CensusChoice {
    let kind = AXES.into_iter().find(|(_, name)| *name == census.axis).map_or(AxisKind::Patches, |(kind, _)| kind);
    let seeds = census.seeds.clamp(1, CensusChoice::MAX_SEEDS);
    let mut choice = CensusChoice { kind, with_end: census.with_end, seeds, ..CensusChoice::default() };
    if let Some([from, to, every]) = census.range {
        choice.set_range(Range { from, to, every: every.max(1) });
    }
    choice
}
