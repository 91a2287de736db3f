//! Words explained in place: by their buttons, by the key, from the help.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};

use sixfingers::app::action::Action;
use sixfingers::app::cards::state::Card;
use sixfingers::app::model::Preset;
use sixfingers::app::provenance::pointed::wanted_key;
use sixfingers::app::settings::SidePanel;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::text::cards as words;
use sixfingers::app::window::WindowAction;
use sixfingers::text::{Language, cards as text, common};

fn opened(language: Language) -> Window {
    let preset = Preset { language: Some(language), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.settle();
    window
}

/// Waits for the pixel that a card is about.
fn settle_card(window: &mut Window) {
    window.harness.run_steps(3);
    if window.model().view.cards.needs_pixel() {
        window.wait("the pixel", |model| {
            let wanted = wanted_key(&model.state, &model.view);
            wanted.is_some() && model.state.provenance.answer().map(|answer| answer.key) == wanted
        });
    }
    window.wait("the verdict", |model| {
        let run = model.state.stages[0].run().unwrap();
        model.state.analysis.novelty(run.frames.last().unwrap()).is_some()
    });
    window.harness.run_steps(3);
}

#[test]
fn every_card_shows_its_sentence_formula_and_picture_in_every_language() {
    for language in Language::all() {
        let mut window = opened(language);
        language.scope(|| {
            window.press(Key::F2);
            for card in Card::ALL {
                settle_card(&mut window);
                assert_eq!(window.model().view.cards.open, Some(card));
                for said in [words::name(card), words::sentence(card), words::formula(card), words::letters(card)] {
                    assert!(window.has(said.get()), "{card:?}: {said}");
                }
                let picture = match card {
                    Card::Patch => text::SEES_TITLE.get(),
                    Card::Equivariance => text::FROM_TITLE.get(),
                    Card::PosteriorMean => sixfingers::text::explain::ANSWERS.name(),
                    Card::Locality => common::OVER_TIME.name(),
                    _ => "",
                };
                assert!(picture.is_empty() || window.has(picture) || card == Card::Locality, "{card:?}");
                window.press_with(Modifiers::SHIFT, Key::F2);
            }
            assert_eq!(window.model().view.cards.open, Some(Card::ALL[0]), "round the end");
            window.press(Key::Escape);
            assert_eq!(window.model().view.cards.open, None);
        });
    }
}

#[test]
fn each_word_has_its_button() {
    let mut window = opened(Language::default());
    window.act(Action::Window(WindowAction::ToggleSide(SidePanel::Provenance)));
    window.wait("the pixel", |model| model.state.provenance.answer().is_some());
    window.harness.run_steps(2);
    for card in [Card::Patch, Card::Locality, Card::Equivariance, Card::Effective] {
        window.click(Role::Button, &words::ask(card));
        assert_eq!(window.model().view.cards.open, Some(card));
        window.click(Role::Button, text::CLOSE.name());
        assert_eq!(window.model().view.cards.open, None);
    }
    window.act(Action::Window(WindowAction::ToggleSide(SidePanel::Provenance)));
    window.harness.run_steps(2);
    window.click(Role::Button, &words::ask(Card::PosteriorMean));
    assert_eq!(window.model().view.cards.open, Some(Card::PosteriorMean));
    window.press(Key::Escape);
    // How alike two stages are.
    window.act(Action::Compare(CompareAction::Toggle));
    window.settle();
    window.click(Role::Button, &words::ask(Card::Pearson));
    assert_eq!(window.model().view.cards.open, Some(Card::Pearson));
}

#[test]
fn the_key_explains_the_word_under_the_pointer() {
    let mut window = opened(Language::default());
    let switch = window.harness.get_by_role_and_label(Role::Switch, common::EQUIVARIANCE.name()).rect();
    window.harness.hover_at(switch.center());
    window.harness.run_steps(2);
    window.press(Key::F2);
    assert_eq!(window.model().view.cards.open, Some(Card::Equivariance));
    window.press(Key::F2);
    assert_eq!(window.model().view.cards.open, None);
    // With the keyboard on it, too.
    window.harness.remove_cursor();
    window.harness.get_by_role_and_label(Role::Button, &words::ask(Card::Locality)).focus();
    window.harness.run_steps(2);
    window.press(Key::F2);
    assert_eq!(window.model().view.cards.open, Some(Card::Locality));
}

#[test]
fn the_help_leads_to_the_cards() {
    let mut window = opened(Language::default());
    window.press(Key::F1);
    window.harness.run_steps(3);
    window.click(Role::Button, words::name(Card::Effective).get());
    assert_eq!(window.model().view.cards.open, Some(Card::Effective));
    assert!(!window.model().view.help_open);
}
