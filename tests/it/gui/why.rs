//! The sentence under the picture, its button, the tables of thumbs: in a window, by labels and keys.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::stage::time::TimeAction;
use sixfingers::app::text::why as words;
use sixfingers::app::why::look::{table_key, why};
use sixfingers::app::why::state::TABLE_SEEDS;
use sixfingers::text::{Language, why as text};

/// A window in which it is known why the picture is what it is.
fn opened(language: Language) -> Window {
    let preset = Preset { language: Some(language), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.settle();
    told(&mut window);
    window
}

fn told(window: &mut Window) {
    window.wait("why", |model| why(&model.state, &model.view).is_some());
    window.harness.run_steps(2);
}

/// What the sentence must be.
fn sentence(window: &Window) -> String {
    words::sentence(&why(&window.model().state, &window.model().view).unwrap().reason)
}

#[test]
fn the_sentence_stands_under_the_picture_in_every_language_and_follows_the_playhead() {
    for language in Language::all() {
        let mut window = opened(language);
        language.scope(|| {
            assert!(window.has(&sentence(&window)), "{}", sentence(&window));
            let rect = |window: &Window| window.harness.get_by_label(&sentence(window)).rect();
            let before = rect(&window);
            window.act(Action::Time(TimeAction::First));
            told(&mut window);
            assert!(window.has(&sentence(&window)), "{}", sentence(&window));
            // It stays where it was.
            assert_eq!(rect(&window).min, before.min);
        });
    }
}

#[test]
fn the_button_pins_a_pixel_and_says_what_it_sees_until_escape() {
    let mut window = opened(Language::default());
    let usual = sentence(&window);
    window.click(Role::CheckBox, text::LOOK.name());
    assert!(window.model().view.probe.pinned);
    let said = [text::SEEN_ONE_SIDE, text::SEEN_SQUARE];
    assert!(said.iter().any(|said| window.has(said.get())));
    assert!(!window.has(&usual));
    window.press(Key::Escape);
    assert!(!window.model().view.probe.pinned && window.has(&usual));
    window.press(Key::Z);
    assert!(window.model().view.probe.pinned);
    window.press(Key::Z);
    assert!(!window.model().view.probe.pinned);
}

#[test]
fn the_tables_stand_on_the_stage_with_shares_and_counts() {
    let mut window = opened(Language::default());
    window.press(Key::Num8);
    window.wait("the tables", |model| {
        let key = table_key(&model.state, &model.view);
        let found = key.as_ref().and_then(|key| model.state.thumbs.of(key));
        found.is_some_and(|found| found.done as u64 == TABLE_SEEDS)
    });
    window.harness.run_steps(2);
    let model = window.model();
    let found = model.state.thumbs.of(&table_key(&model.state, &model.view).unwrap()).unwrap().clone();
    for (name, table) in [(text::TABLE_TRAINING, found.training), (text::TABLE_MADE, found.made)] {
        let fields = [
            (true, true, table.both),
            (true, false, table.only_first),
            (false, true, table.only_second),
            (false, false, table.neither),
        ];
        for (left, right, count) in fields {
            let yes_no = |yes: bool| if yes { "yes" } else { "no" };
            let share = sixfingers::explain::stats::Share { count, of: table.total() };
            let field = words::table_field(name.get(), yes_no(left), yes_no(right), share);
            assert!(window.has(&field), "{field}");
        }
    }
    assert!(window.has(&words::table_progress(TABLE_SEEDS as usize, TABLE_SEEDS)));
    window.press(Key::Escape);
    assert!(!window.model().view.why.table);
}

#[test]
fn the_sentence_is_there_while_presenting() {
    let mut window = opened(Language::default());
    let usual = window.harness.get_by_label(&sentence(&window)).rect().height();
    window.press(Key::F5);
    window.harness.run_steps(2);
    let large = window.harness.get_by_label(&sentence(&window)).rect().height();
    assert!(large > 1.3 * usual, "{large} after {usual}");
}
