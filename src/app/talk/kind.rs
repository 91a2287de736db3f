//! What a talk is exported as.

/// What a talk is exported as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TalkExport {
    /// One page that runs without anything else.
    #[default]
    Page,
    /// A picture of each scene, in a folder.
    Pictures,
    /// An animation of each scene, in a folder.
    Animations,
}

impl TalkExport {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Page, Self::Pictures, Self::Animations];

    /// What its file ends in; a folder has no ending.
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::Page => Some("html"),
            Self::Pictures | Self::Animations => None,
        }
    }

    /// The word in suggested names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "talk",
            Self::Pictures => "scenes",
            Self::Animations => "animations",
        }
    }
}
