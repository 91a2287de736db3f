//! Changes to a training set by hand: against a plain model of a list of pictures, and through the machines.

use std::sync::Arc;

use proptest::prelude::*;
use sixfingers::images::edit::{Border, Edit, EditError, Edits, Layer};
use sixfingers::images::{Image, Shape, TrainingSet, from_u8};
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, Query};

use crate::support::{FAST_TOLERANCE, assert_close, cases, level, machines, noisy, random_set, shape, wide};

const PICTURES: usize = 5;

fn base() -> Arc<TrainingSet> {
    let set = random_set(PICTURES, shape(3, 4, 5), 8);
    Arc::new(TrainingSet::clone(&set).with_labels((0..PICTURES as u32).collect()).unwrap())
}

/// Some of these numbers name no picture.
fn some_images() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0..PICTURES + 3, 0..4)
}

fn some_layer() -> impl Strategy<Value = Layer> {
    let pixel = proptest::option::of(any::<[u8; 3]>());
    proptest::collection::vec(pixel, 20).prop_map(|pixels| Layer::new(shape(3, 4, 5), pixels).unwrap())
}

fn some_edit() -> impl Strategy<Value = Edit> {
    let border = prop_oneof![Just(Border::Wrap), Just(Border::Edge), Just(Border::Grey)];
    prop_oneof![
        some_images().prop_map(|images| Edit::Off { images }),
        some_images().prop_map(|images| Edit::On { images }),
        some_images().prop_map(|images| Edit::Only { images }),
        Just(Edit::AllOn),
        some_images().prop_map(|images| Edit::Duplicate { images }),
        some_images().prop_map(|images| Edit::Mirror { images }),
        (some_images(), any::<i32>(), -7..7, border).prop_map(|(images, far, dx, border)| {
            let dy = if far % 5 == 0 { far } else { far % 6 };
            Edit::Shift { images, dy, dx, border }
        }),
        some_images().prop_map(|images| Edit::Delete { images }),
        (0..PICTURES + 3, some_layer()).prop_map(|(image, layer)| Edit::Paint { image, layer }),
        (some_layer(), proptest::option::of(0..9_u32)).prop_map(|(layer, label)| Edit::Add { layer, label }),
    ]
}

/// A picture as a plain model has it.
#[derive(Clone)]
struct Plain {
    picture: Image,
    on: bool,
    label: u32,
}

/// The whole story once more, as slowly and plainly as it can be told; `None` where something does not fit.
fn told_plainly(edits: &[Edit], base: &TrainingSet) -> Option<Vec<Plain>> {
    let labels = base.labels().unwrap();
    let mut list: Vec<Plain> =
        base.images().zip(labels).map(|(picture, label)| Plain { picture, on: true, label: *label }).collect();
    for edit in edits {
        let pictures = list.len();
        let fits = |images: &[usize]| images.iter().all(|k| *k < pictures);
        match edit {
            Edit::Off { images } | Edit::On { images } | Edit::Only { images } => {
                if let Edit::Only { .. } = edit {
                    list.iter_mut().for_each(|plain| plain.on = false);
                }
                let on = !matches!(edit, Edit::Off { .. });
                images.iter().try_for_each(|k| list.get_mut(*k).map(|plain| plain.on = on))?;
            }
            Edit::AllOn => list.iter_mut().for_each(|plain| plain.on = true),
            Edit::Duplicate { images } => {
                for k in images {
                    let copy = list[..pictures].get(*k)?.clone();
                    list.push(copy);
                }
            }
            Edit::Mirror { images } => {
                for k in images {
                    let old = list.get(*k)?.picture.clone();
                    list[*k].picture = Image::from_fn(old.shape(), |c, y, x| old.at(c, y, 4 - x));
                }
            }
            Edit::Shift { images, dy, dx, border } => {
                for k in images {
                    let old = list.get(*k)?.picture.clone();
                    let (dy, dx) = (i64::from(*dy), i64::from(*dx));
                    list[*k].picture = Image::from_fn(old.shape(), |c, y, x| {
                        let (row, col) = (y as i64 - dy, x as i64 - dx);
                        match border {
                            Border::Wrap => old.at(c, row.rem_euclid(4) as usize, col.rem_euclid(5) as usize),
                            Border::Edge => old.at(c, row.clamp(0, 3) as usize, col.clamp(0, 4) as usize),
                            Border::Grey if !(0..4).contains(&row) || !(0..5).contains(&col) => 0.0,
                            Border::Grey => old.at(c, row as usize, col as usize),
                        }
                    });
                }
            }
            Edit::Delete { images } => {
                if !fits(images) {
                    return None;
                }
                list = (0..pictures).filter(|k| !images.contains(k)).map(|k| list[k].clone()).collect();
            }
            Edit::Paint { image, layer } => {
                let old = list.get(*image)?.picture.clone();
                list[*image].picture = Image::from_fn(old.shape(), |c, y, x| match layer.pixels()[y * 5 + x] {
                    Some(pixel) => from_u8(pixel[c]),
                    None => old.at(c, y, x),
                });
            }
            Edit::Add { layer, label } => {
                let picture = Image::from_fn(layer.shape(), |c, y, x| match layer.pixels()[y * 5 + x] {
                    Some(pixel) => from_u8(pixel[c]),
                    None => 0.0,
                });
                list.push(Plain { picture, on: true, label: label.unwrap_or(PICTURES as u32) });
            }
        }
        if !list.iter().any(|plain| plain.on) {
            return None;
        }
    }
    Some(list)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_list_of_changes_does_what_it_says(list in proptest::collection::vec(some_edit(), 0..8)) {
        let base = base();
        let edits = Edits::from(list.clone());
        let edited = edits.apply(&base);
        match told_plainly(&list, &base) {
            None => prop_assert!(edited.is_err()),
            Some(plain) => {
                let edited = edited.unwrap();
                let pictures: Vec<Image> = plain.iter().map(|plain| plain.picture.clone()).collect();
                prop_assert_eq!(edited.set.images().collect::<Vec<_>>(), pictures);
                let labels: Vec<u32> = plain.iter().map(|plain| plain.label).collect();
                prop_assert_eq!(edited.set.labels().unwrap(), &labels[..]);
                let on: Vec<bool> = plain.iter().map(|plain| plain.on).collect();
                let mask = edited.mask.map_or_else(|| vec![true; on.len()], |mask| mask.entries().to_vec());
                prop_assert_eq!(mask, on);
                // Without the switching the pictures are the same.
                let only_pictures = edits.of_pictures().apply(&base).unwrap();
                prop_assert_eq!(only_pictures.set, edited.set);
                prop_assert_eq!(only_pictures.mask, None);
            }
        }
    }

    #[test]
    fn taking_the_last_change_back_gives_what_was_before(
        list in proptest::collection::vec(some_edit(), 0..6), last in some_edit()
    ) {
        let before = Edits::from(list);
        let mut edits = before.clone();
        edits.push(last.clone());
        prop_assert_eq!(edits.undo(), Some(last));
        prop_assert_eq!(edits.apply(&base()), before.apply(&base()));
        prop_assert_eq!(edits, before);
    }

    #[test]
    fn a_list_of_changes_comes_back_from_its_text(list in proptest::collection::vec(some_edit(), 0..6)) {
        let edits = Edits::from(list);
        let text = serde_json::to_string(&edits).unwrap();
        prop_assert_eq!(serde_json::from_str::<Edits>(&text).unwrap(), edits);
    }

    #[test]
    fn no_text_of_a_layer_brings_the_program_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text: String = bytes.iter().map(|byte| char::from(byte & 127)).collect();
        for text in [text.clone(), format!("data:image/png;base64,{text}")] {
            let quoted = serde_json::to_string(&text).unwrap();
            prop_assert!(serde_json::from_str::<Layer>(&quoted).is_err());
        }
    }
}

#[test]
fn a_grey_layer_comes_back_from_its_text() {
    let shape = shape(1, 3, 2);
    let pixels = vec![Some([7, 1, 2]), None, Some([255; 3]), Some([0; 3]), None, Some([128; 3])];
    let layer = Layer::new(shape, pixels).unwrap();
    let text = serde_json::to_string(&layer).unwrap();
    let again: Layer = serde_json::from_str(&text).unwrap();
    assert_eq!((again.shape(), &again), (shape, &layer));
    assert_eq!(again.pixels()[0], Some([7; 3]));
}

#[test]
fn layers_cut_off_are_refused_or_whole() {
    let layer = Layer::of_picture(&Image::filled(shape(3, 8, 8), 0.3));
    let text = serde_json::to_string(&layer).unwrap();
    for end in 1..text.len() - 2 {
        let cut = format!("{}\"", &text[..end]);
        // At the very end stands only the mark of the end: without it all pixels are there.
        let read = serde_json::from_str::<Layer>(&cut);
        assert!(read.is_err() || read.is_ok_and(|read| read == layer), "cut after {end} of {}", text.len());
    }
}

#[test]
fn what_does_not_fit_is_told_with_its_numbers() {
    let refused = |list: Vec<Edit>| Edits::from(list).apply(&base()).unwrap_err().to_string();
    assert_eq!(
        refused(vec![Edit::Delete { images: vec![0] }, Edit::Mirror { images: vec![4] }]),
        "change 2 of the training set refers to picture 4 of 4: pictures are counted from 0"
    );
    let empty = "that would leave no training picture: at least one must stay switched on";
    assert_eq!(refused(vec![Edit::Delete { images: (0..PICTURES).collect() }]), empty);
    assert_eq!(refused(vec![Edit::Off { images: (0..PICTURES).collect() }]), empty);
    assert_eq!(refused(vec![Edit::Only { images: vec![2] }, Edit::Delete { images: vec![2] }]), empty);
    let layer = Layer::blank(shape(3, 4, 4));
    assert_eq!(
        refused(vec![Edit::Add { layer, label: None }]),
        "change 1 of the training set paints 3x4x4 (channels x height x width), but the pictures are 3x4x5"
    );
}

#[test]
fn copies_of_copies_of_copies_come_to_an_end() {
    let all_twice = |n: usize| Edit::Duplicate { images: (0..n).collect() };
    let list: Vec<Edit> = (0..22).map(|k| all_twice(PICTURES << k)).collect();
    // Only the numbers are looked at: 2^28 values of 60 a picture are the most.
    let error = Edits::from(list).arrange(PICTURES, base().shape()).unwrap_err();
    assert!(matches!(error, EditError::TooMany { max: 4_473_924, .. }), "{error}");
}

#[test]
fn switching_pictures_off_keeps_the_set_itself() {
    let base = base();
    let edited = Edits::from(vec![Edit::Off { images: vec![1] }, Edit::On { images: vec![0] }]).apply(&base).unwrap();
    assert!(Arc::ptr_eq(&edited.set, &base));
    assert_eq!(edited.mask.unwrap().entries(), [true, false, true, true, true]);
}

/// What a machine answers with pictures switched off, and what it answers without them.
fn masked_and_without(answer: impl Fn(&Arc<TrainingSet>, Query<'_>) -> Vec<f64>, tolerance: f64) {
    let picture_shape: Shape = shape(1, 6, 6);
    let base = random_set(6, picture_shape, 21);
    let gone = vec![0, 3];
    let off = Edits::from(vec![Edit::Off { images: gone.clone() }]).apply(&base).unwrap();
    let without = Edits::from(vec![Edit::Delete { images: gone }]).apply(&base).unwrap();
    assert_eq!(without.set.n_images(), 4);
    for (number, machine) in machines(picture_shape).into_iter().enumerate() {
        for noise_var in [0.1, 0.9] {
            let level = level(noise_var);
            let x_t = noisy(&base, 1, level, number as u64);
            let cancel = CancelToken::new();
            let query = Query { machine, level, x_t: &x_t, mask: off.mask.as_ref(), cancel: &cancel };
            let masked = answer(&off.set, query);
            let fewer = answer(&without.set, Query { mask: None, ..query });
            assert_close(&masked, &fewer, tolerance, &format!("{machine:?} at {noise_var}"));
        }
    }
}

#[test]
fn pictures_switched_off_are_as_good_as_gone_to_the_last_bit_of_the_reference() {
    // The same sums in the same order: not even rounding may differ.
    masked_and_without(|set, query| NaiveDenoiser::new(TrainingSet::clone(set)).posterior(query).unwrap().x0_hat, 0.0);
}

#[test]
fn pictures_switched_off_are_as_good_as_gone_to_the_fast_kernels() {
    masked_and_without(
        |set, query| wide(&FastDenoiser::new(set).posterior_mean(query).unwrap().x0_hat),
        FAST_TOLERANCE,
    );
}
