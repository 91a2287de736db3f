//! The pixel editor without the window.

use std::sync::Arc;

use crate::support::shape;

use sixfingers::app::paint::canvas::{Area, Canvas, Subject, Tool};
use sixfingers::diffusion::{Paint, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::images::edit::{Edit, Edits, Layer};
use sixfingers::images::{Image, from_u8};
use sixfingers::parts::{PartKind, count_parts};
use sixfingers::score::{CancelToken, FastDenoiser, NoiseLevel};
use sixfingers::synth::{SynthKind, SynthSpec};

const DARK: [u8; 3] = [0, 0, 64];
const LIGHT: [u8; 3] = [255, 255, 0];

/// A dark picture of 8 x 10 with a light block in rows 2 to 4 and columns 3 and 4.
fn block() -> Arc<Image> {
    let colour = |y: usize, x: usize| if (2..5).contains(&y) && (3..5).contains(&x) { LIGHT } else { DARK };
    Arc::new(Image::from_fn(shape(3, 8, 10), |c, y, x| from_u8(colour(y, x)[c])))
}

fn canvas() -> Canvas {
    Canvas::new(Subject::Training(0, None), block(), None, &block())
}

/// Where the painted picture has a colour, `(row, column)`.
fn places(canvas: &Canvas, colour: [u8; 3]) -> Vec<(usize, usize)> {
    let picture = canvas.picture();
    (0..80).map(|p| (p / 10, p % 10)).filter(|(y, x)| picture.rgb8(*y, *x) == colour).collect()
}

fn drag(canvas: &mut Canvas, from: (i32, i32), to: (i32, i32)) {
    canvas.press(from);
    canvas.drag(from, to);
    canvas.release();
}

#[test]
fn a_stroke_is_a_line_without_gaps_and_is_taken_back_as_one() {
    let mut canvas = canvas();
    (canvas.size, canvas.colour) = (1, [9, 9, 9]);
    drag(&mut canvas, (0, 0), (7, 7));
    assert_eq!(places(&canvas, [9, 9, 9]), (0..8).map(|k| (k, k)).collect::<Vec<_>>());
    canvas.undo();
    assert_eq!(*block(), canvas.picture());
    assert!(!canvas.is_dirty());
    canvas.redo();
    assert_eq!(places(&canvas, [9, 9, 9]).len(), 8);
}

#[test]
fn the_brush_is_as_large_as_it_says_and_may_leave_the_picture() {
    for (size, pixels) in [(1, 1), (2, 4), (3, 9), (5, 21)] {
        let mut canvas = canvas();
        (canvas.size, canvas.colour) = (size, [9, 9, 9]);
        canvas.press((4, 5));
        assert_eq!(places(&canvas, [9, 9, 9]).len(), pixels, "size {size}");
        canvas.press((-20, 40));
    }
}

#[test]
fn both_sides_are_painted_at_once() {
    let mut canvas = canvas();
    (canvas.size, canvas.colour, canvas.mirror) = (1, [9, 9, 9], true);
    canvas.press((1, 2));
    assert_eq!(places(&canvas, [9, 9, 9]), [(1, 2), (1, 7)]);
}

#[test]
fn the_picker_the_fill_and_the_eraser_know_the_picture() {
    let mut canvas = canvas();
    assert_eq!(canvas.palette(), [DARK, LIGHT]);
    assert_eq!(canvas.colour, LIGHT, "one begins with a colour that shows");
    canvas.tool = Tool::Picker;
    canvas.press((0, 0));
    assert_eq!(canvas.colour, DARK);
    (canvas.tool, canvas.colour) = (Tool::Fill, [9, 9, 9]);
    canvas.press((3, 3));
    assert_eq!(places(&canvas, [9, 9, 9]).len(), 6);
    (canvas.tool, canvas.size) = (Tool::Eraser, 1);
    canvas.press((3, 3));
    assert_eq!(places(&canvas, [9, 9, 9]).len(), 5);
    assert_eq!(places(&canvas, DARK).len(), 75);
}

#[test]
fn a_piece_is_copied_without_its_background_and_moved() {
    let mut canvas = canvas();
    canvas.tool = Tool::Select;
    drag(&mut canvas, (1, 2), (4, 4));
    assert_eq!(canvas.marked(), Some(Area { top: 1, left: 2, h: 4, w: 3 }));
    canvas.copy();
    canvas.paste();
    let before = canvas.marked().unwrap();
    drag(&mut canvas, (before.top, before.left), (before.top, before.left + 2));
    canvas.nudge(1, 1);
    let by = canvas.marked().unwrap().left - 2;
    canvas.settle();
    let light = places(&canvas, LIGHT);
    assert_eq!(light.len(), 12, "the block and its copy, nothing of the background over the block");
    assert!(light.contains(&(3, 3 + by as usize)) && light.contains(&(5, 4 + by as usize)));
    canvas.undo();
    assert_eq!(places(&canvas, LIGHT).len(), 6);
}

#[test]
fn a_piece_is_cut_out_and_let_go() {
    let mut canvas = canvas();
    canvas.tool = Tool::Select;
    drag(&mut canvas, (0, 0), (7, 3));
    canvas.cut();
    assert_eq!(places(&canvas, LIGHT).len(), 3);
    canvas.paste();
    assert!(canvas.is_floating());
    assert!(canvas.let_go());
    assert_eq!(places(&canvas, LIGHT).len(), 3);
}

#[test]
fn paint_on_a_noisy_picture_is_shown_as_the_machine_gets_it() {
    let level = NoiseLevel::from_alpha_bar(0.25);
    let noisy = Arc::new(starting_noise(shape(3, 8, 10), 3));
    let mut canvas = Canvas::new(Subject::Noisy(4, level), block(), Some(Arc::clone(&noisy)), &block());
    (canvas.size, canvas.colour) = (3, LIGHT);
    canvas.press((6, 6));
    assert_eq!(canvas.picture(), canvas.layer().over(&block()));
    canvas.show_noise = true;
    let paint = Paint { step: 4, seed: canvas.seed, layer: canvas.layer() };
    assert_eq!(canvas.picture(), paint.over(&noisy, level));
}

/// A hand that was given a sixth finger as one does it in the editor: a finger is marked, copied and moved.
fn six_fingers(hand: &Image) -> Option<Layer> {
    let side = hand.shape().h() as i32;
    let begun = Canvas::new(Subject::Training(0, None), Arc::new(hand.clone()), None, hand);
    for (top, left, h, w) in (0..side / 2)
        .step_by(4)
        .flat_map(|top| (4..side - 12).step_by(4).map(move |left| (top, left, side / 3, side / 6)))
    {
        for (dy, dx) in [(4, -14), (4, 14), (8, -18), (8, 18), (12, 20), (12, -20)] {
            let mut canvas = begun.clone();
            canvas.tool = Tool::Select;
            drag(&mut canvas, (top, left), (top + h, left + w));
            canvas.copy();
            canvas.paste();
            let at = canvas.marked()?;
            canvas.nudge(top + dy - at.top, left + dx - at.left);
            canvas.settle();
            let count = count_parts(PartKind::Fingers, &canvas.picture());
            if count.well_formed && count.count == 6 {
                return Some(canvas.layer());
            }
        }
    }
    None
}

#[test]
fn a_sixth_finger_drawn_into_one_hand_comes_out_again() {
    let spec = SynthSpec { count: 8, size: 48, ..SynthSpec::new(SynthKind::Hands) };
    let set = Arc::new(spec.generate().unwrap());
    let (image, layer) =
        (0..8).find_map(|k| six_fingers(&set.image(k)).map(|layer| (k, layer))).expect("a finger can be moved");
    let edited = Edits::from(vec![Edit::Paint { image, layer }]).apply(&set).unwrap().set;
    let denoiser = FastDenoiser::new(&edited);
    // The whole-image machine copies one of eight pictures: of 40 noises, none would copy this one in 5 of 1000 sets.
    let run = RunSpec { locality: "constant:whole".parse().unwrap(), steps: 10, ..RunSpec::default() };
    let counts: Vec<usize> = (0..40)
        .map(|seed| {
            let sampler = Sampler::new(run.clone(), starting_noise(edited.shape(), seed)).unwrap();
            let trajectory = Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap();
            count_parts(PartKind::Fingers, trajectory.result().unwrap()).count
        })
        .collect();
    let six = counts.iter().filter(|count| **count == 6).count();
    assert!(six > 0 && six < 40, "{counts:?}");
    assert!(counts.iter().all(|count| [5, 6].contains(count)), "{counts:?}");
}
