//! What can be marked in the window.

use crate::script::ScriptError;

/// A widget, or a part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The slider of the patch size.
    Patch,
    /// The switch of equivariance.
    Equivariance,
    /// The choice of the boundary.
    Boundary,
    /// P(t) as a picture.
    OverTime,
    /// The map of the machines.
    Machines,
    /// The seed and its buttons.
    Seed,
    /// The button that looks for a wrong count.
    Wrong,
    /// The button that plays.
    Play,
    /// The filmstrip with the playhead.
    Time,
    /// The button that branches.
    Fork,
    /// The picture on the stage.
    Picture,
    /// The count and the verdict under the picture.
    Count,
    /// The choice of pictures.
    Pictures,
    /// The exhibit's name, which opens the list of exhibits.
    Exhibits,
    /// The button of the gallery.
    Gallery,
    /// The button of the census.
    Census,
    /// The button that begins a census.
    CountSeeds,
    /// The button of machines side by side.
    Compare,
    /// The button of the panel that shows where a pixel came from.
    Provenance,
    /// The button of the training pictures.
    Training,
    /// The button of the branches.
    Branches,
    /// The button of the curves.
    Curves,
    /// The network in the controls.
    Network,
    /// The button that opens files.
    Open,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::Patch,
        Self::Equivariance,
        Self::Boundary,
        Self::OverTime,
        Self::Machines,
        Self::Seed,
        Self::Wrong,
        Self::Play,
        Self::Time,
        Self::Fork,
        Self::Picture,
        Self::Count,
        Self::Pictures,
        Self::Exhibits,
        Self::Gallery,
        Self::Census,
        Self::CountSeeds,
        Self::Compare,
        Self::Provenance,
        Self::Training,
        Self::Branches,
        Self::Curves,
        Self::Network,
        Self::Open,
    ];

    /// Its name in lessons.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Equivariance => "equivariance",
            Self::Boundary => "boundary",
            Self::OverTime => "over-time",
            Self::Machines => "machines",
            Self::Seed => "seed",
            Self::Wrong => "wrong",
            Self::Play => "play",
            Self::Time => "time",
            Self::Fork => "fork",
            Self::Picture => "picture",
            Self::Count => "count",
            Self::Pictures => "pictures",
            Self::Exhibits => "exhibits",
            Self::Gallery => "gallery",
            Self::Census => "census",
            Self::CountSeeds => "count-seeds",
            Self::Compare => "compare",
            Self::Provenance => "provenance",
            Self::Training => "training",
            Self::Branches => "branches",
            Self::Curves => "curves",
            Self::Network => "network",
            Self::Open => "open",
        }
    }
}

impl std::str::FromStr for Target {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        let found = Self::ALL.into_iter().find(|target| target.name() == text);
        found.ok_or_else(|| ScriptError::unknown("mark", text, Self::ALL.map(Self::name)))
    }
}
