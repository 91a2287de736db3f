//! The pixel editor in the window.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::paint::canvas::{Canvas, Subject, Tool};
use sixfingers::app::view::Scene;
use sixfingers::diffusion::{RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::gui::keys::DRAW_TABLE;
use sixfingers::images::Image;
use sixfingers::images::edit::Edit;
use sixfingers::score::{CancelToken, FastDenoiser};
use sixfingers::text as keys;

impl Window {
    fn canvas(&self) -> &Canvas {
        &self.model().view.paint_session.as_ref().expect("something is painted").canvas
    }

    /// The middle of a pixel of the canvas on the screen.
    fn pixel(&self, (y, x): (i32, i32)) -> egui::Pos2 {
        let rect = self.harness.get_by_role_and_label(Role::Image, keys::sets::CANVAS.get()).rect();
        let cell = rect.width() / self.canvas().shape().w() as f32;
        rect.min + egui::vec2(x as f32 + 0.5, y as f32 + 0.5) * cell
    }

    fn stroke(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (from, to) = (self.pixel(from), self.pixel(to));
        self.harness.hover_at(from);
        self.harness.run_steps(1);
        self.harness.drag_at(from);
        self.harness.run_steps(2);
        self.harness.hover_at(from.lerp(to, 0.5));
        self.harness.run_steps(2);
        self.harness.hover_at(to);
        self.harness.run_steps(2);
        self.harness.drop_at(to);
        self.harness.run_steps(2);
    }

    fn last_edits(&self) -> Vec<Edit> {
        self.model().state.controls.edits.list().to_vec()
    }

    fn picture_of_set(&self, image_idx: usize) -> Image {
        self.model().state.data.as_ref().unwrap().set.image(image_idx)
    }
}

#[test]
fn a_picture_drawn_from_nothing_joins_the_set_and_undo_takes_it_out() {
    let mut window = Window::open();
    window.click(Role::Button, keys::sets::PAINT.name());
    assert_eq!(window.model().view.scene, Scene::Paint);
    window.click(Role::RadioButton, keys::sets::ON_BLANK.name());
    assert_eq!(window.canvas().subject, Subject::Blank);
    window.click(Role::RadioButton, keys::sets::BRUSH_OF_5.get());
    window.stroke((4, 4), (20, 20));
    let drawn = window.canvas().picture();
    assert!(window.canvas().is_dirty());
    window.click(Role::Button, keys::sets::SAVE_NEW.name());
    window.settle();
    assert_eq!(window.model().view.scene, Scene::Stage);
    assert_eq!(window.model().state.n_in_use(), Some((13, 13)));
    assert!(window.picture_of_set(12) == drawn);
    assert_eq!(window.model().view.training.chosen(99), [12], "it is chosen, and its panel open");
    assert!(window.has("edited set"));
    #[cfg(unix)]
    assert!(window.copied_command_makes_the_picture().contains("--edits "));
    window.click(Role::Button, keys::common::UNDO.name());
    window.settle();
    assert_eq!(window.model().state.n_in_use(), Some((12, 12)));
}

#[test]
fn a_training_picture_is_painted_over_or_copied_and_the_rest_of_it_stays_to_the_last_bit() {
    let mut window = Window::open();
    let before = window.picture_of_set(0);
    for (button, image) in [("Replace picture", 0), ("Save as new picture", 12)] {
        window.press(Key::H);
        window.click(Role::RadioButton, keys::sets::ON_TRAINING.name());
        window.stroke((16, 10), (16, 20));
        let layer = window.canvas().layer();
        window.click(Role::Button, button);
        window.settle();
        let expected = layer.over(&before);
        assert!(window.picture_of_set(image) == expected, "{button}");
        assert_eq!(window.last_edits().last(), Some(&Edit::Paint { image, layer }), "{button}");
        window.click(Role::Button, keys::common::UNDO.name());
        window.settle();
        assert_eq!(window.last_edits(), [], "{button}: one step back is the whole of it");
        // Nothing is chosen, so that the first picture is painted on again.
        window.model();
        window.press(Key::T);
    }
}

#[test]
fn strokes_are_undone_by_the_buttons_of_the_window_while_the_editor_is_open() {
    let mut window = Window::open();
    let seed = window.model().state.controls.seed;
    window.press(Key::N);
    window.settle();
    window.press(Key::H);
    window.stroke((3, 3), (9, 9));
    window.click(Role::Button, keys::common::UNDO.name());
    assert!(!window.canvas().is_dirty());
    window.click(Role::Button, keys::common::REDO.name());
    assert!(window.canvas().is_dirty());
    assert_ne!(window.model().state.controls.seed, seed, "the noise is not undone meanwhile");
    window.press(Key::Escape);
    assert_eq!(window.model().view.scene, Scene::Stage);
    window.press(Key::H);
    assert!(window.canvas().is_dirty(), "what was painted waits");
}

#[test]
fn every_tool_of_the_editor_is_found_by_its_name_and_key() {
    let mut window = Window::open();
    window.press(Key::H);
    let tools = [
        ("Brush", Key::B, Tool::Brush),
        ("Eraser", Key::E, Tool::Eraser),
        ("Fill", Key::F, Tool::Fill),
        ("Colour picker", Key::I, Tool::Picker),
        ("Select", Key::S, Tool::Select),
    ];
    for (name, key, tool) in tools {
        window.click(Role::Button, name);
        assert_eq!(window.canvas().tool, tool);
        window.press(Key::B);
        window.press(key);
        assert_eq!(window.canvas().tool, tool);
    }
    assert_eq!(window.named_machine(), sixfingers::score::NamedMachine::Ls, "E is not for the machine here");
    window.click(Role::Button, keys::sets::BOTH_SIDES.name());
    assert!(window.canvas().mirror);
    window.click(Role::Button, keys::sets::GRID_LINES.name());
    assert!(!window.canvas().grid);
    window.press(Key::G);
    assert!(window.canvas().grid);
    window.click(Role::RadioButton, "Colour 2 of the picture");
    assert_eq!(window.canvas().colour, window.canvas().palette()[1]);
    window.stroke((2, 2), (12, 12));
    assert!(window.canvas().marked().is_some());
    window.press(Key::C);
    window.press(Key::V);
    assert!(window.canvas().is_floating());
    let at = window.canvas().marked().unwrap();
    window.press(Key::ArrowDown);
    assert_eq!(window.canvas().marked().unwrap().top, at.top + 1);
    window.click(Role::Button, keys::sets::FLIP.name());
    window.press(Key::Enter);
    assert!(!window.canvas().is_floating());
    for (index, line) in DRAW_TABLE.iter().flat_map(|line| line.keys).enumerate() {
        assert!(
            DRAW_TABLE
                .iter()
                .flat_map(|line| line.keys)
                .take(index)
                .all(|other| (other.0, other.1) != (line.0, line.1))
        );
    }
}

#[test]
fn paint_on_the_noisy_picture_becomes_a_branch_that_comes_again_from_its_description() {
    let mut window = Window::open();
    let before = window.guess();
    window.press(Key::Home);
    for _ in 0..4 {
        window.press(Key::ArrowRight);
    }
    assert_eq!(window.step(), 6);
    let noisy = window.shown().frame.x_t.clone();
    window.press(Key::H);
    assert!(matches!(window.canvas().subject, Subject::Noisy(6, _)));
    window.click(Role::RadioButton, keys::sets::BRUSH_OF_8.get());
    window.stroke((8, 8), (8, 24));
    window.click(Role::CheckBox, keys::sets::SHOW_NOISE.name());
    assert!(window.canvas().show_noise);
    let seed = window.canvas().seed;
    window.click(Role::Button, keys::sets::OTHER_NOISE.name());
    assert_ne!(window.canvas().seed, seed);
    let layer = window.canvas().layer();
    window.click(Role::Button, keys::sets::CONTINUE.name());
    window.settle();
    assert_eq!(window.step(), 1);
    let state = &window.model().state;
    assert_eq!(state.controls.branches.len(), 2, "the trunk and the branch");
    let spec: RunSpec = state.controls.stages[0].spec.clone();
    assert_eq!(spec.paint.len(), 1);
    assert_eq!((spec.paint[0].step, &spec.paint[0].layer), (6, &layer));
    let text = serde_json::to_string(&spec).unwrap();
    let spec: RunSpec = serde_json::from_str(&text).unwrap();
    let set = &state.data.as_ref().unwrap().set;
    let sampler = Sampler::new(spec.clone(), starting_noise(set.shape(), state.controls.seed)).unwrap();
    let again = Trajectory::run(sampler, &FastDenoiser::new(set), None, &CancelToken::new()).unwrap();
    assert!(window.guess() == *again.result().unwrap());
    assert!(window.guess() != before);
    assert!(again.frames[4].x_t == spec.paint[0].over(&noisy, spec.level_at(6)));
    #[cfg(unix)]
    assert!(window.copied_command_makes_the_picture().contains("--paint "));
}
