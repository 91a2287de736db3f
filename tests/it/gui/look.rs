//! The look: contrast, and panels that fit every size of the window.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, small};

use sixfingers::app::settings::{Section, Settings};
use sixfingers::explain::colour::{Gradient, source_colour};
use sixfingers::gui::layout::WindowLayout;
use sixfingers::gui::theme::{Colors, MIN_CONTRAST, contrast, ink_on};
use sixfingers::text as keys;
use sixfingers::text::{Language, Text};

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
fn words_can_be_read_on_every_colour_of_a_map() {
    let greys = (0..=255).map(|v| [v, v, v]);
    let shares = (0..=100).map(|percent| Gradient::Viridis.at(f64::from(percent) / 100.0));
    for [r, g, b] in greys.chain(shares).chain((0..40).map(source_colour)) {
        let ground = egui::Color32::from_rgb(r, g, b);
        let contrast = contrast(ink_on(ground), ground);
        assert!(contrast >= MIN_CONTRAST, "{ground:?}: {contrast:.2}");
    }
}

/// What doesn't begin a line: the sentence before it would end there.
const NOT_FIRST: &str = "，。、；：？！）”》】…%,.;:?!)";

#[test]
fn no_line_breaks_inside_a_word_or_before_a_full_stop() {
    let window = Window::open();
    let font = egui::FontId::proportional(15.0);
    let mut faults = Vec::new();
    for (language, text) in Language::all().flat_map(|language| Text::all().map(move |text| (language, text))) {
        let said = text.in_language(language);
        for width in [272.0, 296.0, 420.0] {
            let font = font.clone();
            let laid_out =
                window.harness.ctx.fonts_mut(|fonts| fonts.layout(said.to_owned(), font, egui::Color32::WHITE, width));
            for (row, next) in laid_out.rows.iter().zip(laid_out.rows.iter().skip(1)) {
                let (last, first) = (row.text().chars().next_back(), next.text().chars().next());
                let (Some(last), Some(first)) = (last, first) else { continue };
                let in_word = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
                // The ending of a file, as .npy, is a word.
                let is_ending = first == '.' && next.text().chars().nth(1).is_some_and(char::is_alphanumeric);
                if in_word || NOT_FIRST.contains(first) && !is_ending {
                    faults.push(format!("{language:?}, {width}: {:?} | {:?}", row.text(), next.text()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
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
    assert!(window.harness.query_by_role_and_label(Role::Slider, keys::common::LOCALITY.name()).is_none());
    window.click(Role::Button, keys::common::CONTROLS.name());
    window.slide(keys::common::LOCALITY.name(), 3.0);
    window.settle();
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 3.0);
    window.press(egui::Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::Slider, keys::common::LOCALITY.name()).is_none());
}

#[test]
fn all_controls_of_the_default_exhibit_fit_a_window_of_720_lines() {
    let mut window = Window::open_with(sixfingers::app::model::Preset::default(), egui::vec2(1280.0, 720.0));
    window.settle();
    let last = window.harness.get_by_role_and_label(Role::ComboBox, keys::common::SCHEDULE.name()).rect();
    let status = window.harness.get_by_label_contains("100 training pictures").rect();
    assert!(last.bottom() < status.top() - 4.0, "{last:?} {status:?}");
}

#[test]
fn parts_of_the_controls_are_folded_away_and_stay_so() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::FOLD_MACHINES.name());
    assert!(!window.has("bbELS"));
    let settings = window.model().settings.clone();
    assert_eq!(settings.folded, [Section::Machines]);
    let kept = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&kept).unwrap(), settings);
    window.click(Role::Button, keys::common::FOLD_MACHINES.name());
    assert!(window.has("bbELS"));
    window.click(Role::ComboBox, keys::common::OVER_TIME.name());
    window.click(Role::Button, keys::common::PAPER_NAME_MNIST_RESNET_ZEROS.get());
    let plot = sixfingers::app::text::over_time::OVER_TIME_PLOT.name();
    assert!(window.has(plot));
    window.click(Role::Button, keys::common::FOLD_OVER_TIME.name());
    assert!(!window.has(plot));
}
