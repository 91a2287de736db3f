//! Each figure of agreement by its definition.

use sixfingers::explain::agreement::agreement;
use sixfingers::images::Image;

use crate::support::{random_set, shape};

fn line(values: &[f32]) -> Image {
    Image::new(shape(1, 1, values.len()), values.to_vec()).unwrap()
}

#[track_caller]
fn near(found: Option<f64>, expected: f64) {
    // Worked out by hand, in doubles.
    assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?}, expected {expected}");
}

#[test]
fn a_picture_agrees_with_itself_in_every_figure() {
    let picture = random_set(1, shape(3, 5, 4), 1).image(0);
    let same = agreement(&picture, &picture).unwrap();
    for figure in [same.pearson_r, same.pearson_r_squared, same.determination, same.cosine] {
        near(figure, 1.0);
    }
    assert_eq!(same.rms, 0.0);
}

#[test]
fn the_figures_differ_and_are_those_of_the_definitions() {
    let (prediction, truth) = (line(&[1.0, 2.0, 4.0]), line(&[1.0, 2.0, 3.0]));
    let found = agreement(&prediction, &truth).unwrap();
    // Deviations (-4, -1, 5) / 3 and (-1, 0, 1): 3 / sqrt(42 / 9 * 2).
    let r = 3.0 / (42.0_f64 / 9.0 * 2.0).sqrt();
    near(found.pearson_r, r);
    near(found.pearson_r_squared, r * r);
    near(found.determination, 1.0 - 1.0 / 2.0);
    near(found.cosine, 17.0 / (21.0_f64 * 14.0).sqrt());
    near(Some(found.rms), (1.0_f64 / 3.0).sqrt());
}

#[test]
fn brightness_and_contrast_change_r2_determination_but_not_pearson() {
    let truth = line(&[-0.5, 0.25, 0.0, 0.75]);
    let prediction = line(&[-0.5, 1.0, 0.5, 2.0]);
    let found = agreement(&prediction, &truth).unwrap();
    near(found.pearson_r, 1.0);
    assert!(found.determination.unwrap() < 0.0, "{found:?}");
    let negative = line(&[0.5, -0.25, 0.0, -0.75]);
    near(agreement(&negative, &truth).unwrap().pearson_r, -1.0);
    near(agreement(&negative, &truth).unwrap().pearson_r_squared, 1.0);
}

#[test]
fn what_is_not_defined_is_not_given() {
    let (flat, truth) = (line(&[0.5, 0.5]), line(&[0.0, 1.0]));
    let found = agreement(&flat, &truth).unwrap();
    assert_eq!((found.pearson_r, found.pearson_r_squared), (None, None));
    assert_eq!(agreement(&truth, &flat).unwrap().determination, None);
    assert_eq!(agreement(&line(&[0.0, 0.0]), &truth).unwrap().cosine, None);
    assert_eq!(agreement(&line(&[0.0]), &truth), None);
}
