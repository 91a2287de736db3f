//! The slider's arithmetic.

use sixfingers::diffusion::locality_form::{LocalityForm, nudged, position, share_seen, stops, widest};
use sixfingers::diffusion::{Locality, PaperScales, RunSpec};
use sixfingers::images::Shape;
use sixfingers::score::{Boundary, Patch, PatchSide};

fn side(side: u32) -> Patch {
    Patch::Side(PatchSide::new(side).unwrap())
}

fn shapes() -> [Shape; 3] {
    [Shape::new(3, 64, 64).unwrap(), Shape::new(1, 28, 28).unwrap(), Shape::new(1, 24, 40).unwrap()]
}

#[test]
fn every_form_takes_the_slider_at_its_word() {
    let mut forms = vec![
        LocalityForm::Constant,
        LocalityForm::Linear { clean: PatchSide::new(3).unwrap() },
        LocalityForm::Curve(vec![(0.0, 3.0), (0.5, 9.0), (1.0, 27.0)]),
        LocalityForm::Scales(vec![side(1), side(3), side(9)]),
    ];
    forms.extend(PaperScales::ALL.map(LocalityForm::Paper));
    for shape in shapes() {
        for boundary in [Boundary::Zeros, Boundary::Circular] {
            for form in &forms {
                for stop in stops(shape, boundary) {
                    let spec =
                        RunSpec { locality: form.with_patch(stop, shape), boundary, steps: 20, ..RunSpec::default() };
                    spec.check(shape).unwrap();
                    assert_eq!(widest(&spec, shape), stop, "{form:?} at {stop} on {shape}, {boundary}");
                }
            }
        }
    }
}

#[test]
fn stops_rise_along_the_rail_from_end_to_end() {
    for shape in shapes() {
        for boundary in [Boundary::Zeros, Boundary::Circular] {
            let places: Vec<f32> = stops(shape, boundary).into_iter().map(|s| position(s, shape, boundary)).collect();
            assert_eq!((places[0], *places.last().unwrap()), (0.0, 1.0));
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        }
    }
}

#[test]
fn a_side_that_does_not_fit_lies_where_the_largest_does() {
    // A straight line or a curve keeps its sides when the border or the picture changes.
    for shape in shapes() {
        for boundary in [Boundary::Zeros, Boundary::Circular] {
            let stops = stops(shape, boundary);
            let largest = position(stops[stops.len() - 2], shape, boundary);
            for beyond in [201, 255] {
                assert_eq!(position(side(beyond), shape, boundary), largest, "{beyond} on {shape}, {boundary}");
            }
        }
    }
}

#[test]
fn the_share_seen_is_that_of_the_window_in_the_picture() {
    let shape = Shape::new(1, 32, 32).unwrap();
    let close = |a: f32, b: f32| assert!((a - b).abs() < 1e-6, "{a} is not {b}");
    close(share_seen(side(1), shape, Boundary::Zeros), 1.0 / 1024.0);
    close(share_seen(side(3), shape, Boundary::Circular), 9.0 / 1024.0);
    // Cut at the border: 2 + 30 * 3 + 2 columns for 32 pixels, squared.
    close(share_seen(side(3), shape, Boundary::Zeros), (94.0_f32 / 1024.0).powi(2));
    close(share_seen(side(63), shape, Boundary::Zeros), 1.0);
    close(share_seen(Patch::Whole, shape, Boundary::Zeros), 1.0);
}

#[test]
fn nudging_goes_from_the_largest_window_to_the_whole_image_and_back() {
    let shape = Shape::new(1, 32, 32).unwrap();
    assert_eq!(nudged(side(63), 1, shape, Boundary::Zeros), Patch::Whole);
    assert_eq!(nudged(Patch::Whole, -1, shape, Boundary::Zeros), side(63));
    assert_eq!(nudged(side(1), -1, shape, Boundary::Zeros), side(1));
    assert_eq!(nudged(Patch::Whole, 1, shape, Boundary::Zeros), Patch::Whole);
}

#[test]
fn the_exhibits_own_schedule_is_read_back_as_it_is() {
    let shape = Shape::new(3, 64, 64).unwrap();
    let spec = RunSpec { locality: Locality::default(), ..RunSpec::default() };
    // 27 * 0.7 * 64 / 28 = 43.2.
    assert_eq!(widest(&spec, shape), side(43));
}
