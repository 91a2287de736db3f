//! What the cards say.

pub use crate::text::cards::*;

use crate::app::cards::pair::PairOf;
use crate::app::cards::state::Card;
use crate::app::text::explain::percent;
use crate::explain::provenance::Source;
use crate::text::{Text, cards, fixed, list, say};

/// The word.
pub fn name(card: Card) -> Text {
    match card {
        Card::Patch => NAME_PATCH,
        Card::Equivariance => NAME_EQUIVARIANCE,
        Card::PosteriorMean => NAME_POSTERIOR_MEAN,
        Card::Effective => NAME_EFFECTIVE,
        Card::Locality => NAME_LOCALITY,
        Card::Pearson => NAME_PEARSON,
    }
}

/// The sentence.
pub fn sentence(card: Card) -> Text {
    match card {
        Card::Patch => SENTENCE_PATCH,
        Card::Equivariance => SENTENCE_EQUIVARIANCE,
        Card::PosteriorMean => SENTENCE_POSTERIOR_MEAN,
        Card::Effective => SENTENCE_EFFECTIVE,
        Card::Locality => SENTENCE_LOCALITY,
        Card::Pearson => SENTENCE_PEARSON,
    }
}

/// The formula in words.
pub fn formula(card: Card) -> Text {
    match card {
        Card::Patch => FORMULA_PATCH,
        Card::Equivariance => FORMULA_EQUIVARIANCE,
        Card::PosteriorMean => FORMULA_POSTERIOR_MEAN,
        Card::Effective => FORMULA_EFFECTIVE,
        Card::Locality => FORMULA_LOCALITY,
        Card::Pearson => FORMULA_PEARSON,
    }
}

/// What the letters of the formula mean.
pub fn letters(card: Card) -> Text {
    match card {
        Card::Patch => LETTERS_PATCH,
        Card::Equivariance => LETTERS_EQUIVARIANCE,
        Card::PosteriorMean => LETTERS_POSTERIOR_MEAN,
        Card::Effective => LETTERS_EFFECTIVE,
        Card::Locality => LETTERS_LOCALITY,
        Card::Pearson => LETTERS_PEARSON,
    }
}

/// The button beside a word.
pub fn ask(card: Card) -> String {
    say!(cards::Ask { word: name(card) })
}

/// Which pixel the live picture is about.
pub fn pixel(at: (usize, usize), step: usize, of: usize) -> String {
    say!(cards::Pixel { row: at.0 + 1, column: at.1 + 1, step: of + 1 - step.min(of), of })
}

/// The patches that are not shown.
pub fn others(n: usize) -> String {
    say!(cards::Others { n })
}

/// The bars, for screen readers.
pub fn bars(sources: &[Source], rest: f64) -> String {
    let weights = list(sources.iter().map(|source| percent(source.weight)));
    say!(cards::BarsName { weights, rest: percent(rest) })
}

/// The numbers that the bars come to.
pub fn marks(participation: f64, entropy: f64) -> [String; 2] {
    let number = |n: f64| fixed(n, if n < 9.95 { 2 } else { 0 });
    [say!(cards::MarkParticipation { n: number(participation) }), say!(cards::MarkEntropy { n: number(entropy.exp()) })]
}

/// The two pictures of the scatter.
pub fn pair(of: PairOf, machine: impl Fn(usize) -> String) -> [String; 2] {
    match of {
        PairOf::Stages(first, second) => {
            [first, second].map(|stage| say!(cards::PairStage { stage: stage + 1, machine: machine(stage) }))
        }
        PairOf::Nearest(image_idx) => [PAIR_GUESS.into(), say!(cards::PairNearest { image: image_idx + 1 })],
    }
}

/// Pearson's r.
pub fn r(r: Option<f64>) -> String {
    r.map_or_else(|| NO_R.into(), |r| fixed(r, 3))
}

/// What stands along the axes of the scatter.
pub fn axes(pair: &[String; 2]) -> [String; 2] {
    [say!(cards::AxisA { name: pair[0].as_str() }), say!(cards::AxisB { name: pair[1].as_str() })]
}

/// Pearson's r in large type.
pub fn r_line(r: &str) -> String {
    say!(cards::RLine { r })
}

/// The scatter, for screen readers.
pub fn scatter_name(pair: &[String; 2], r: &str) -> String {
    say!(cards::ScatterName { first: pair[0].as_str(), second: pair[1].as_str(), r })
}
