//! Descriptions as text.

use proptest::prelude::*;
use sixfingers::synth::{Palette, SynthError, SynthKind, SynthSpec};

use crate::support::cases;

fn error(text: &str) -> String {
    text.parse::<SynthSpec>().unwrap_err().to_string()
}

#[test]
fn a_kind_alone_is_its_default_set() {
    for kind in SynthKind::ALL {
        assert_eq!(kind.name().parse(), Ok(SynthSpec::new(kind)));
    }
}

#[test]
fn settings_come_in_any_order_and_number() {
    let spec: SynthSpec = "hands:seed=9,color=grey, size = 32".parse().unwrap();
    let expected = SynthSpec { seed: 9, palette: Palette::Grey, size: 32, ..SynthSpec::new(SynthKind::Hands) };
    assert_eq!(spec, expected);
    assert_eq!("Hands:colour=GRAY,variety=MIX30".parse::<SynthSpec>().unwrap().variety, "mix30");
}

#[test]
fn the_text_of_a_set_names_all_its_settings() {
    let text = "hands:count=100,size=64,color=rgb,variety=mix10,seed=1";
    assert_eq!(SynthSpec::new(SynthKind::Hands).to_string(), text);
    assert_eq!(text.parse(), Ok(SynthSpec::new(SynthKind::Hands)));
}

#[test]
fn errors_name_the_setting_its_value_and_what_would_do() {
    for (text, parts) in [
        ("feet", &["'feet'", "hands", "black-white"] as &[_]),
        ("hands:size=12", &["size = 12", "24 to 128"]),
        ("hands:size=200", &["size = 200", "24 to 128"]),
        ("hands:size=big", &["size = big", "24 to 128"]),
        ("hands:count=0", &["count = 0", "1 to 10000"]),
        ("hands:count=-1", &["count = -1", "1 to 10000"]),
        ("hands:count=99999999999999999999999", &["count", "1 to 10000"]),
        ("hands:color=red", &["color = red", "rgb or grey"]),
        ("hands:variety=wild", &["variety = wild", "mix10, mix30, right"]),
        ("hands:seed=x", &["seed = x", "whole number"]),
        ("hands:legs=2", &["'legs' is not a setting of a built-in set: use count, size, color, variety or seed"]),
        ("hands:sise=32", &["'sise'", "did you mean size?"]),
        ("hands:", &["''", "count, size, color, variety or seed"]),
        ("hands:size", &["size", "24 to 128"]),
    ] {
        let message = error(text);
        assert!(parts.iter().all(|part| message.contains(part)), "{text}: {message}");
    }
}

#[test]
fn settings_out_of_range_are_refused_when_drawing_too() {
    let spec = SynthSpec { size: 5, ..SynthSpec::new(SynthKind::Hands) };
    assert_eq!(spec.generate(), Err(SynthError::Range { what: "size", value: 5, min: 24, max: 128 }));
    assert!(spec.draw_with(5, 0).is_err());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_set_and_its_text_stand_for_each_other(
        kind in prop::sample::select(&SynthKind::ALL[..]),
        count in 1..=SynthSpec::MAX_COUNT,
        size in SynthSpec::MIN_SIZE..=SynthSpec::MAX_SIZE,
        grey: bool,
        variety: prop::sample::Index,
        seed: u64,
    ) {
        let palette = if grey { Palette::Grey } else { Palette::Rgb };
        let variety = variety.get(kind.varieties()).to_string();
        let spec = SynthSpec { kind, count, size, palette, variety, seed };
        prop_assert_eq!(spec.to_string().parse(), Ok(spec));
    }

    #[test]
    fn any_text_is_a_set_or_a_clear_error(text in "(hands|faces|:|=|,|size|count|[ -~])*") {
        if let Err(error) = text.parse::<SynthSpec>() {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
