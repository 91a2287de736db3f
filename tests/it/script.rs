//! The words of lessons and talks: what is written is read back, and what can't be read is told.

use proptest::prelude::*;
use sixfingers::exhibits::catalogue;
use sixfingers::explain::stats::Share;
use sixfingers::script::{ACT_FORMS, Act, Asked, Condition, FACTS, FactKind, MEASURES, Panel, Place, Shown, Value};

/// An act of every form.
const ACTS: &[&str] = &[
    "exhibit hands-right",
    "data hands:count=50,size=32,color=rgb,variety=mix10,seed=1",
    "seed 7",
    "machine bbels",
    "patch 15",
    "patch whole",
    "locality switch:0.75:whole:15",
    "equivariance on",
    "reach 8",
    "boundary circular",
    "steps 40",
    "time 0.9",
    "noise",
    "result",
    "play",
    "wrong",
    "pictures sources",
    "marks off",
    "point 20 44",
    "point part 2",
    "unpoint",
    "panel provenance",
    "show gallery",
    "count thumbs 64",
    "compare all",
    "network",
    "theory",
    "fork",
    "fork ls",
    "wait 1.5",
];

#[test]
fn every_act_is_written_as_it_is_read() {
    for text in ACTS {
        let act: Act = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(act.to_string(), *text);
        assert_eq!(text.parse::<Act>().unwrap(), act);
    }
    for exhibit in catalogue() {
        format!("exhibit {}", exhibit.id).parse::<Act>().unwrap();
    }
    for name in Shown::ALL.iter().map(|shown| shown.name()) {
        format!("pictures {name}").parse::<Act>().unwrap();
    }
    for name in Panel::ALL.iter().map(|panel| panel.name()) {
        format!("panel {name}").parse::<Act>().unwrap();
    }
    for name in Place::ALL.iter().map(|place| place.name()) {
        format!("show {name}").parse::<Act>().unwrap();
    }
}

#[test]
fn the_list_of_forms_has_every_act() {
    let name = |text: &str| text.split(' ').next().unwrap().to_owned();
    for (form, _) in ACT_FORMS {
        assert!(ACTS.iter().any(|act| name(act) == name(form)), "{form} is tried above");
        // A form that stands for itself is an act.
        if !form.contains(|c: char| c.is_uppercase()) {
            form.parse::<Act>().unwrap_or_else(|error| panic!("{form}: {error}"));
        }
    }
    for act in ACTS {
        assert!(ACT_FORMS.iter().any(|(form, _)| name(form) == name(act)), "{act} is in the list");
    }
}

#[test]
fn what_is_no_act_is_told_with_what_would_be() {
    let error = |text: &str| text.parse::<Act>().unwrap_err().to_string();
    assert_eq!(error(""), "nothing is written there");
    assert!(error("pach 15").starts_with("'pach' is not known as a word for act (did you mean patch?): use exhibit, "));
    assert!(error("patch 14").starts_with("patch: '14' can't be read (needed: patch size 14: it must be odd"));
    assert_eq!(error("patch"), "patch: '' can't be read (needed: 15, whole)");
    assert_eq!(error("patch 15 px"), "patch: 'px' is too much");
    assert!(error("exhibit hand").contains("did you mean hands?"), "{}", error("exhibit hand"));
    assert_eq!(error("time 1.5"), "time: '1.5' can't be read (needed: 0 .. 1)");
    assert_eq!(error("wait 61"), "wait: '61' can't be read (needed: 0 .. 60)");
    assert_eq!(error("wait NaN"), "wait: 'NaN' can't be read (needed: 0 .. 60)");
    assert!(
        error("panel left").contains("use provenance, training, branches, curves, none"),
        "{}",
        error("panel left")
    );
}

#[test]
fn a_condition_holds_when_its_requirements_do() {
    let answer = |asked: &Asked| match asked.to_string().as_str() {
        "patch" => Some(Value::Number(15.0)),
        "finished" => Some(Value::Yes(true)),
        "copy" => None,
        "boundary" => Some(Value::Word("zeros".into())),
        "local.wrong" => Some(Value::Share(Share { count: 3, of: 10 })),
        "local.right" => Some(Value::Share(Share { count: 0, of: 0 })),
        other => panic!("{other} is not asked for"),
    };
    let holds = |text: &str| text.parse::<Condition>().unwrap_or_else(|error| panic!("{text}: {error}")).holds(answer);
    for text in [
        "finished",
        "patch <= 15 and finished",
        "patch < 15 or patch = 15",
        "patch >= 15",
        "patch != 13",
        "boundary = zeros",
        "boundary != circular",
        "local.wrong >= 30%",
        "local.wrong = 0.3",
        "copy or finished and patch > 3",
    ] {
        assert!(holds(text), "{text}");
        assert_eq!(text.parse::<Condition>().unwrap().to_string().parse::<Condition>(), text.parse());
    }
    // What is not known yet fulfils nothing, not even its opposite.
    for text in [
        "not finished",
        "patch < 15",
        "copy",
        "not copy",
        "boundary = circular",
        "local.wrong > 30%",
        "local.right < 1",
    ] {
        assert!(!holds(text), "{text}");
    }
}

#[test]
fn what_is_no_condition_is_told() {
    let error = |text: &str| text.parse::<Condition>().unwrap_err().to_string();
    assert!(error("finnished").contains("did you mean finished?"), "{}", error("finnished"));
    assert_eq!(error("finished and"), error("finished and").trim());
    assert_eq!(error(""), "nothing is written there");
    assert_eq!(error("patch"), "patch: '' can't be read (needed: =, <, <=, >, >=)");
    assert_eq!(error("patch = odd"), "patch: 'odd' can't be read (needed: 15, 0.9)");
    assert_eq!(error("local.wrong > 140%"), "local.wrong: '140%' can't be read (needed: 40%, 0.4)");
    assert!(error("boundary < zeros").contains("only numbers can be larger or smaller"));
    assert!(error("local.wrng > 1").contains("did you mean wrong?"));
}

#[test]
fn every_fact_has_a_name_of_its_own_and_can_be_required() {
    let mut names = Vec::new();
    for (fact, meaning) in FACTS {
        assert!(!meaning.is_empty());
        names.push(fact.name().to_owned());
        let text = match fact.kind() {
            FactKind::Yes => fact.name().to_owned(),
            FactKind::Number | FactKind::Share => format!("{} > 0.5", fact.name()),
            FactKind::Word => format!("{} = word", fact.name()),
        };
        text.parse::<Condition>().unwrap_or_else(|error| panic!("{text}: {error}"));
    }
    for (measure, _) in MEASURES {
        names.push(format!("x.{}", measure.name()));
    }
    let n = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), n);
}

proptest! {
    #[test]
    fn no_text_makes_them_panic(text in "[a-z .<>=!%0-9-]{0,40}") {
        let _ = text.parse::<Act>();
        if let Ok(condition) = text.parse::<Condition>() {
            prop_assert_eq!(condition.to_string().parse::<Condition>().unwrap(), condition);
        }
    }
}
