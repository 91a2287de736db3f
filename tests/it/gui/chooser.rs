//! The exhibit chooser.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use sixfingers::exhibits::catalogue;
use sixfingers::text as keys;

use super::support::Window;

#[test]
fn the_chooser_shows_every_exhibit_with_pictures_drawn_behind_the_scenes() {
    let mut window = Window::open();
    assert!(window.model().state.previews.is_empty(), "nothing is drawn before it is asked for");
    window.press(Key::X);
    for exhibit in catalogue() {
        assert!(window.harness.query_by_role_and_label(Role::Button, exhibit.title()).is_some(), "{}", exhibit.title());
    }
    let n = catalogue().len();
    window.wait("all exhibits have pictures", |model| {
        model.state.previews.len() == n && model.state.previews.iter().all(|pictures| !pictures.is_empty())
    });
    for (exhibit, pictures) in catalogue().iter().zip(&window.model().state.previews) {
        let set = exhibit.data.open().unwrap();
        for (image_idx, picture) in pictures.iter().enumerate() {
            assert_eq!(*picture, set.image(image_idx), "{} shows its own pictures", exhibit.id);
        }
    }
    window.harness.run_steps(2);
    window.press(Key::Escape);
    assert!(!window.model().view.chooser_open);
}

#[test]
fn a_click_on_an_exhibit_opens_it_and_keeps_the_seed() {
    let mut window = Window::open();
    let seed = window.model().state.controls.seed;
    window.click(Role::ComboBox, keys::exhibits::CHOOSER.name());
    window.click(Role::Button, keys::exhibit_names::FACES.name());
    assert!(!window.model().view.chooser_open);
    window.settle();
    assert_eq!(window.model().state.exhibit().unwrap().id, "faces");
    assert_eq!(window.model().state.controls.seed, seed);
}

#[test]
fn the_chooser_closes_by_its_button() {
    let mut window = Window::open();
    window.press(Key::X);
    window.click(Role::Button, keys::common::CLOSE.name());
    assert!(!window.model().view.chooser_open);
}
