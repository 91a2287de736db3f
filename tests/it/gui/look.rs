//! The look: contrast, and panels that fit every size of the window.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use sixfingers::gui::layout::WindowLayout;
use sixfingers::gui::theme::{Colors, MIN_CONTRAST, contrast};

use super::support::{Window, small};

#[test]
fn all_text_has_enough_contrast_in_both_themes() {
    for theme in [Theme::Dark, Theme::Light] {
        for (what, text, ground) in Colors::of(theme).text_pairs() {
            let contrast = contrast(text, ground);
            assert!(contrast >= MIN_CONTRAST, "{theme:?}: {what}: {contrast:.2}");
        }
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    let (black, white) = (egui::Color32::BLACK, egui::Color32::WHITE);
    assert!((contrast(black, white) - 21.0).abs() < 1e-3);
    assert!((contrast(white, white) - 1.0).abs() < 1e-6);
}

#[test]
fn nothing_sticks_out_of_the_window_at_any_size() {
    for (w, h) in [(1280.0, 720.0), (1024.0, 640.0), (1920.0, 1080.0), (640.0, 360.0), (512.0, 320.0), (410.0, 256.0)] {
        let mut window = Window::open_with(small(), egui::vec2(w, h));
        window.settle();
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(w, h)).expand(0.5);
        for role in [Role::Button, Role::Slider, Role::ComboBox, Role::RadioButton] {
            for node in window.harness.query_all_by_role(role) {
                let name = node.accesskit_node().label().unwrap_or_default();
                let rect = node.rect();
                // What lies in the scrolling controls may be below the window's edge, but never beside it.
                let inside = screen.x_range().contains(rect.left()) && screen.x_range().contains(rect.right());
                assert!(inside, "{name} at {rect:?} in {w} x {h}");
            }
        }
        for name in ["Play", "Step back", "Step forward"] {
            let rect = window.harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(screen.contains_rect(rect), "{name} at {rect:?} in {w} x {h}");
        }
    }
}

#[test]
fn in_a_narrow_window_the_controls_lie_over_the_stage() {
    assert!(WindowLayout::for_size(egui::vec2(640.0, 360.0)).narrow);
    assert!(!WindowLayout::for_size(egui::vec2(1280.0, 720.0)).narrow);
    let mut window = Window::open_with(small(), egui::vec2(640.0, 360.0));
    window.settle();
    assert!(window.harness.query_by_role_and_label(Role::Slider, "Patch side").is_none());
    window.click(Role::Button, "Controls");
    window.slide("Patch side", 3.0);
    window.settle();
    assert_eq!(window.slider_value("Patch side"), 3.0);
    window.press(egui::Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::Slider, "Patch side").is_none());
}
