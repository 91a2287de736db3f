//! What can be asked about the program.

use std::str::FromStr;

use super::ScriptError;
use crate::explain::stats::Share;

/// The kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    Yes,
    /// A number.
    Number,
    /// One of some names.
    Word,
    /// So many of so many.
    Share,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    Yes(bool),
    /// A number; the size of a patch that is the whole image is infinite.
    Number(f64),
    /// A name.
    Word(String),
    /// So many of so many.
    Share(Share),
}

impl Value {
    /// The number that comparisons see: of a share, the proportion.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Share(share) => share.value(),
            Self::Yes(_) | Self::Word(_) => None,
        }
    }
}

/// An enum of things that can be asked, with their names, the kinds of their answers and what they mean.
macro_rules! asked {
    ($(#[$of_enum:meta])* $name:ident, $(#[$of_list:meta])* $all:ident: $what:literal {
        $($variant:ident = $word:literal: $kind:ident, $meaning:literal;)+
    }) => {
        $(#[$of_enum])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $meaning] $variant,)+
        }

        $(#[$of_list])*
        pub const $all: &[($name, &str)] = &[$(($name::$variant, $meaning),)+];

        impl $name {
            /// Its name in scripts.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The kind of its answer.
            pub fn kind(self) -> FactKind {
                match self {
                    $(Self::$variant => FactKind::$kind,)+
                }
            }
        }

        impl FromStr for $name {
            type Err = ScriptError;

            fn from_str(text: &str) -> Result<Self, ScriptError> {
                let found = $all.iter().find(|(asked, _)| asked.name() == text);
                let names = $all.iter().map(|(asked, _)| asked.name());
                found.map(|(asked, _)| *asked).ok_or_else(|| ScriptError::unknown($what, text, names))
            }
        }
    };
}

asked! {
    /// What can be asked about the program as it is now.
    Fact,
    /// All of them, each with what it means.
    FACTS: "fact" {
        Exhibit = "exhibit": Word, "the exhibit's id; none for other training pictures";
        Own = "own-pictures": Yes, "whether the training pictures are files";
        Images = "images": Number, "the number of training pictures in use";
        Edited = "edited": Yes, "whether the training set was edited";
        Patch = "patch": Number, "the patch size in pixels; larger than any number for the whole image";
        Whole = "whole": Yes, "whether the machine sees the whole image";
        Equivariance = "equivariance": Yes, "whether patches may move";
        Boundary = "boundary": Word, "zeros or circular";
        Machine = "machine": Word, "is, es, ls, els or bbels";
        Network = "network": Yes, "whether a network draws on the chosen stage";
        Schedule = "schedule": Yes, "whether P(t) changes with time";
        Seed = "seed": Number, "the seed of the starting noise";
        Time = "t": Number, "the time at the playhead, from 1 (noise) to 0";
        Noise = "noise": Yes, "whether the playhead is at the noise";
        Result = "result": Yes, "whether the playhead is at the result";
        Playing = "playing": Yes, "whether the playhead is moving";
        Finished = "finished": Yes, "whether the run on the chosen stage is complete, and it is the one that was chosen";
        Count = "count": Number, "the number of parts in the picture";
        Formed = "formed": Yes, "whether the picture is well formed";
        Right = "right": Yes, "whether the number of parts is right";
        Wrong = "wrong": Yes, "whether the picture is well formed and the number of parts is wrong";
        Copy = "copy": Yes, "whether the picture is a copy of a training picture";
        Nearest = "nearest": Number, "the nearest training picture, counted from 1";
        Sources = "sources": Number, "the number of training pictures that the picture is pasted from";
        Pictures = "pictures": Word, "which pictures the stage shows, as for the act of this name";
        Marks = "marks": Yes, "whether the counted parts are numbered";
        Place = "place": Word, "what fills the middle of the window, as for the act show";
        Panel = "panel": Word, "the panel beside the stage, as for the act of this name";
        Pointed = "pointed": Yes, "whether a pixel is kept";
        Effective = "effective": Number, "how many training patches decide the pixel that is pointed at";
        Stages = "stages": Number, "the number of machines side by side";
        Branches = "branches": Number, "the number of branches of the run";
        Branched = "branched": Number, "the time at which the run on the chosen stage left another one";
        Seeds = "seeds": Number, "the number of finished pictures in the gallery";
        Agreement = "r": Number, "Pearson's r between the picture on the chosen stage and the network's";
        Median = "median-r": Number, "the median of r over many seeds, of the best machine that is compared";
        Compared = "r-seeds": Number, "the number of seeds over which the median was taken";
        Counted = "counted": Number, "the number of pictures that the census has counted";
        CensusDone = "census-done": Yes, "whether the census has counted all that was asked for";
    }
}

asked! {
    /// What can be asked about pictures that a lesson makes by itself, in the background.
    Measure,
    /// All of them, each with what it means.
    MEASURES: "figure" {
        N = "n": Number, "pictures so far";
        Done = "done": Yes, "whether all pictures are there";
        Copies = "copies": Share, "copies of training pictures";
        New = "new": Share, "pictures that are no copies";
        Right = "right": Share, "new pictures with the right number of parts";
        Wrong = "wrong": Share, "well-formed pictures with a wrong number of parts";
        Unclear = "unclear": Share, "pictures that are not well formed";
        Left = "left": Share, "well-formed hands with a thumb on the left";
        RightSide = "right-side": Share, "well-formed hands with a thumb on the right";
        Both = "both": Share, "well-formed hands with a thumb on either side";
        Neither = "neither": Share, "well-formed hands with no thumb";
        Sources = "sources": Number, "the median number of training pictures that a picture is pasted from";
    }
}

/// What a condition or a text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Something about the program.
    Fact(Fact),
    /// Something about pictures that were made under this name: `local.wrong`.
    Measure(String, Measure),
}

impl Asked {
    /// The kind of its answer.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Fact(fact) => fact.kind(),
            Self::Measure(_, measure) => measure.kind(),
        }
    }
}

impl FromStr for Asked {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        match text.split_once('.') {
            None => text.parse().map(Self::Fact),
            Some((name, measure)) => Ok(Self::Measure(name.to_owned(), measure.parse()?)),
        }
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fact(fact) => f.write_str(fact.name()),
            Self::Measure(name, measure) => write!(f, "{name}.{}", measure.name()),
        }
    }
}
