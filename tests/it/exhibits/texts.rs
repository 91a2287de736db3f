//! Descriptions as people type them: understood and written back the same, or refused in one line.
//!
//! `FUZZ_CASES=1000000 cargo test --release exhibits::texts` tries for longer.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use proptest::prelude::*;
use sixfingers::diffusion::{Locality, NoiseSchedule, TrunkSegment};
use sixfingers::exhibits::{DataSpec, shell_word};
use sixfingers::images::load::Choices;
use sixfingers::score::{Boundary, NamedMachine, Patch, Reach};
use sixfingers::synth::SynthSpec;

use crate::support::cases;

/// What is understood is written so that it is understood again; what is not is refused with words.
fn goes_round<T: FromStr<Err: Display> + Display + PartialEq + Debug>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => {
            let written = value.to_string();
            match written.parse::<T>() {
                // (NaN is no time, which is said when it is known what for.)
                Ok(again) => assert!(again == value || written.contains("NaN"), "{text:?}: {written:?}, {again:?}"),
                Err(error) => panic!("{text:?} is written as {written:?}, which is refused: {error}"),
            }
        }
        Err(error) => assert!(!error.to_string().is_empty(), "{text:?}"),
    }
}

const WHOLE: &[&str] = &[
    "hands",
    "hands:count=100,size=64,color=rgb,variety=mix10,seed=1",
    "black-white:size=24",
    "clocks:seed=18446744073709551615",
    "./hands:size=64:",
    "pictures/of/cats:size=64,fit=pad,color=grey,random=500,seed=3,labels=a+b%2bc",
    "C:/pictures:first=3",
    "a b\u{e9}:labels=x",
    "size=128,fit=stretch,color=found,first=9",
    "constant:15",
    "constant:whole",
    "linear:31:5",
    "switch:0.75:whole:15",
    "curve:0:3,0.35:5,1:15.5",
    "scales:3,5,whole",
    "paper:mnist-unet:0.7",
    "12:0:zeros:constant:whole",
    "3:all:circular:curve:0:3,1:9",
    "all",
    "cosine",
    "bbels",
    "7",
];

/// A text that was right, with a few changes.
fn nearly_right() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[:,=+%./0-9-]{0,3}",
        "\\PC{0,3}",
        prop::sample::select(vec![
            "NaN",
            "inf",
            "1e999",
            "-0",
            "18446744073709551616",
            "whole",
            "all",
            ":",
            "\n",
            "%00",
            "size=16",
            "seed=1",
            "0.0000000000000000001",
            "4294967296",
        ])
        .prop_map(str::to_owned),
        prop::sample::select(WHOLE).prop_map(str::to_owned),
    ];
    let change = (any::<prop::sample::Index>(), 0..4_usize, piece);
    (prop::sample::select(WHOLE), prop::collection::vec(change, 0..4)).prop_map(|(text, changes)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (place, cut, piece) in changes {
            let at = place.index(letters.len() + 1);
            letters.splice(at..(at + cut).min(letters.len()), piece.chars());
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_text_that_is_nearly_right_is_understood_or_refused(text in nearly_right()) {
        goes_round::<DataSpec>(&text);
        goes_round::<SynthSpec>(&text);
        goes_round::<Choices>(&text);
        goes_round::<Locality>(&text);
        goes_round::<TrunkSegment>(&text);
        goes_round::<Reach>(&text);
        goes_round::<Boundary>(&text);
        goes_round::<NoiseSchedule>(&text);
        goes_round::<Patch>(&text);
        let _ = text.parse::<NamedMachine>();
        // Quoted for a shell, it is one word on one line or none.
        let word = shell_word(&text);
        prop_assert!(word.starts_with('\'') || !word.contains([' ', '\n', ';', '&', '$', '`']), "{word}");
    }
}
