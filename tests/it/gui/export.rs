//! Exports of an uncommon size.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};

use super::support::{Window, small};

use sixfingers::app::model::Preset;
use sixfingers::diffusion::RunSpec;
use sixfingers::text as keys;

#[test]
fn the_preview_of_a_very_long_filmstrip_fits_every_graphics_card() {
    // 40 pictures of 64 pixels beside each other: egui's own limit in tests is the least that OpenGL promises, 2048.
    let data = "hands:count=12,size=64,seed=1".parse().unwrap();
    let run = RunSpec { steps: 40, ..small().run.unwrap() };
    let preset = Preset { data: Some(data), run: Some(run), ..small() };
    let mut window = Window::open_with(preset, Vec2::new(1280.0, 720.0));
    window.settle();
    window.press_with(Modifiers::COMMAND, Key::E);
    window.harness.run_steps(3);
    window.click(Role::Button, keys::sessions::KIND_FILMSTRIP.name());
    window.wait("the preview", |model| {
        let preview = model.state.export.preview.as_ref();
        preview.is_some_and(|preview| preview.size.is_some_and(|(width, _)| width > 40 * 64))
    });
    window.harness.run_steps(2);
    let preview = window.model().state.export.preview.clone().expect("a preview");
    let picture = preview.picture.as_ref().expect("a picture");
    assert_eq!(picture.width(), 2048);
}
