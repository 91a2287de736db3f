//! Names of what the window can show.

use super::ScriptError;

/// An enum whose variants have names in scripts.
macro_rules! words {
    ($(#[$of_enum:meta])* $name:ident: $what:literal { $($(#[$of_variant:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$of_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$of_variant])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its name in scripts.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ScriptError;

            fn from_str(text: &str) -> Result<Self, ScriptError> {
                let found = Self::ALL.iter().copied().find(|word| word.name() == text);
                found.ok_or_else(|| ScriptError::unknown($what, text, Self::ALL.iter().map(|word| word.name())))
            }
        }
    };
}

words! {
    /// Which pictures the stage shows.
    Shown: "pictures" {
        /// The noisy picture and the guess.
        Both = "both",
        /// The guess.
        Guess = "guess",
        /// The noisy picture.
        Noisy = "noisy",
        /// The guess, the nearest training picture and their difference.
        Difference = "difference",
        /// Each pixel by the training picture that it came from.
        Sources = "sources",
        /// Each pixel by how far its patch has moved.
        Displacement = "displacement",
        /// Each pixel by how many patches it is made of.
        Certainty = "certainty",
        /// Each pixel by whether it is the centre of its nearest patch.
        Consistency = "consistency",
        /// Each pixel by its difference from the nearest training picture.
        Novelty = "novelty",
    }
}

words! {
    /// A panel on the right of the stage.
    Panel: "panel" {
        /// Where a pixel came from.
        Provenance = "provenance",
        /// The training pictures.
        Training = "training",
        /// The tree of branches.
        Branches = "branches",
        /// Numbers for each step.
        Curves = "curves",
        /// None of them.
        None = "none",
    }
}

words! {
    /// What fills the middle of the window.
    Place: "show" {
        /// The stages and their time.
        Stage = "stage",
        /// Many seeds at once.
        Gallery = "gallery",
        /// Many seeds at many settings.
        Census = "census",
        /// How well machines predict a network.
        Agreement = "agreement",
        /// How far a network sees.
        Field = "field",
        /// A network in training.
        Training = "training",
        /// The pixel editor.
        Paint = "paint",
    }
}
