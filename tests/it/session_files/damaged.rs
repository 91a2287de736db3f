//! Sessions, lists of changes and painted pixels with anything changed in them: what is read is whole, what is not is
//! refused in one line.
//!
//! `FUZZ_CASES=1000000 cargo test --release session_files::damaged` tries for longer.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use sixfingers::diffusion::Paint;
use sixfingers::export::session::SessionFile;
use sixfingers::images::Shape;
use sixfingers::images::edit::{Edit, Edits, Layer};

use super::session::sample;
use crate::data::{base64, mended};
use crate::support::{JSON_CHANGES, cases, changed_json, random_set, shape};

fn pictures() -> Shape {
    shape(3, 9, 8)
}

fn layer() -> Layer {
    let pixels = (0..72).map(|p| (p % 5 == 0).then_some([p as u8, 200, 9])).collect();
    Layer::new(pictures(), pixels).unwrap()
}

/// One change of each kind, on three pictures.
fn every_edit() -> Edits {
    vec![
        Edit::Off { images: vec![0] },
        Edit::Duplicate { images: vec![1, 2] },
        Edit::Mirror { images: vec![3] },
        Edit::Shift { images: vec![1], dy: 1, dx: -2, border: Default::default() },
        Edit::Paint { image: 2, layer: layer() },
        Edit::Add { layer: layer(), label: Some(3) },
        Edit::Delete { images: vec![1] },
        Edit::AllOn,
        Edit::Only { images: vec![0, 3] },
        Edit::On { images: vec![1] },
    ]
    .into()
}

/// A session with one of everything, as JSON.
static SESSION: LazyLock<Value> = LazyLock::new(|| {
    let mut session = SessionFile { edits: every_edit(), only: None, ..sample() };
    session.stages[0].run.paint = vec![Paint { step: 2, seed: 5, layer: layer() }];
    let spec = serde_json::to_value(&session.stages[0].run).unwrap();
    let settings = serde_json::json!({ "spec": spec });
    session.branches = Some(serde_json::json!([{ "id": 2, "parent": null, "step": 3, "settings": settings }]));
    serde_json::from_str(&session.to_text().unwrap()).unwrap()
});

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..JSON_CHANGES), 1..4)
}

fn one_line(text: &str) {
    assert!(!text.is_empty() && !text.contains(|c: char| c.is_control()), "{text:?}");
}

/// Whatever a list of changes says, it can be carried out or refused.
fn carried_out(edits: &Edits) {
    let base = random_set(3, pictures(), 4);
    match edits.apply(&base) {
        Ok(edited) => {
            let n_images = edited.set.n_images();
            assert_eq!(edits.mask(n_images, pictures()).unwrap(), edited.mask);
            assert!(edited.set.values().iter().all(|value| value.is_finite()));
        }
        Err(error) => one_line(&error.to_string()),
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn sessions_with_anything_changed_are_read_or_refused(changes in changes()) {
        match SessionFile::from_bytes(changed_json(SESSION.clone(), &changes).to_string().as_bytes()) {
            Ok(session) => {
                // What was read can be kept again, repeated and said as a command.
                let text = session.to_text().unwrap();
                prop_assert_eq!(&SessionFile::from_bytes(text.as_bytes()).unwrap(), &session);
                for stage in 0..session.stages.len() {
                    let recipe = session.recipe(stage).unwrap();
                    let _ = recipe.to_command("o.png");
                    if let Err(error) = recipe.mask(3, session.data.shape) {
                        one_line(&error.to_string());
                    }
                }
                carried_out(&session.edits);
            }
            Err(problem) => one_line(&problem.to_string()),
        }
    }

    #[test]
    fn changes_of_the_set_with_anything_changed_are_carried_out_or_refused(changes in changes()) {
        let whole = serde_json::to_value(every_edit()).unwrap();
        match serde_json::from_str::<Edits>(&changed_json(whole, &changes).to_string()) {
            Ok(edits) => carried_out(&edits),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn painted_pixels_with_any_damage_are_read_or_refused(
        which in prop::sample::select(&WHOLE[..]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..5),
        mend in prop::bool::weighted(0.8),
        end in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut png = which.to_vec();
        for (place, byte) in damage {
            let at = place.index(png.len());
            png[at] = byte;
        }
        if mend {
            png = mended(png);
        }
        png.truncate(end.map_or(png.len(), |end| end.index(png.len())));
        let text = format!("data:image/png;base64,{}", base64(&png));
        match serde_json::from_value::<Layer>(text.into()) {
            Ok(layer) => prop_assert_eq!(layer.pixels().len(), layer.shape().area()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// PNGs as people might put them into a session.
const WHOLE: [&[u8]; 5] = [
    include_bytes!("../data/samples/alpha.png"),
    include_bytes!("../data/samples/palette.png"),
    include_bytes!("../data/samples/interlaced.png"),
    include_bytes!("../data/samples/bits.png"),
    include_bytes!("../data/samples/deep.png"),
];
