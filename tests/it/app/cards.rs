//! Words explained in place, without a window.

use sixfingers::app::action::Action;
use sixfingers::app::cards::actions::CardsAction;
use sixfingers::app::cards::pair::{FIELDS, PairOf, scatter};
use sixfingers::app::cards::state::Card;
use sixfingers::app::provenance::pointed::wanted_key;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::pictures::ViewAction;
use sixfingers::app::text::cards as words;
use sixfingers::app::window::WindowAction;
use sixfingers::explain::agreement::agreement;
use sixfingers::text::Language;

use super::program::{Program, small};

fn open(program: &Program) -> Option<Card> {
    program.model.view.cards.open
}

#[test]
fn the_key_explains_what_is_pointed_at_and_closes_it_again() {
    let mut program = Program::open(small());
    let explain = |program: &mut Program| program.act(Action::Cards(CardsAction::Explain));
    program.model.view.cards.pointed = Some(Card::Locality);
    explain(&mut program);
    assert_eq!(open(&program), Some(Card::Locality));
    program.model.view.cards.pointed = Some(Card::Patch);
    explain(&mut program);
    assert_eq!(open(&program), Some(Card::Patch));
    explain(&mut program);
    assert_eq!(open(&program), None, "the same word once more");
    program.model.view.cards.pointed = None;
    explain(&mut program);
    assert_eq!(open(&program), Some(Card::Patch), "the last one again");
    explain(&mut program);
    assert_eq!(open(&program), None);
}

#[test]
fn the_cards_are_turned_round_and_closed_by_escape() {
    let mut program = Program::open(small());
    program.act(Action::Cards(CardsAction::Turn(1)));
    assert_eq!(open(&program), None, "there is none to turn");
    program.act(Action::Cards(CardsAction::Open(Card::ALL[0])));
    for card in Card::ALL.iter().cycle().skip(1).take(Card::ALL.len()) {
        program.act(Action::Cards(CardsAction::Turn(1)));
        assert_eq!(open(&program), Some(*card));
    }
    program.act(Action::Cards(CardsAction::Turn(-1)));
    assert_eq!(open(&program), Some(Card::Pearson));
    program.act(Action::Window(WindowAction::Escape));
    assert_eq!(open(&program), None);
}

#[test]
fn a_card_about_a_pixel_asks_where_it_came_from() {
    let mut program = Program::open(small());
    program.settle();
    let is_answered = |program: &Program| {
        let wanted = wanted_key(&program.model.state, &program.model.view);
        wanted.is_some() && program.model.state.provenance.answer().map(|answer| answer.key) == wanted
    };
    program.act(Action::View(ViewAction::Probe(9, 11)));
    for _ in 0..20 {
        program.tick();
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(!is_answered(&program), "nobody looks at it");
    program.act(Action::Cards(CardsAction::Open(Card::Locality)));
    assert!(!program.model.state.provenance.is_asking(), "that card is about the run");
    program.act(Action::Cards(CardsAction::Open(Card::Effective)));
    program.wait("the pixel", |model| {
        let wanted = wanted_key(&model.state, &model.view);
        wanted.is_some() && model.state.provenance.answer().map(|answer| answer.key) == wanted
    });
    let answer = program.model.state.provenance.answer().unwrap();
    assert_eq!(answer.key.at, (9, 11));
    // Both numbers lie between one and all.
    let found = &answer.provenance;
    for number in [found.effective_patches, found.entropy.exp()] {
        assert!((1.0 - 1e-9..=found.n_candidates as f64 + 1e-9).contains(&number), "{number}");
    }
}

#[test]
fn the_scatter_has_every_value_and_the_r_of_the_two_pictures() {
    let mut program = Program::open(small());
    program.settle();
    program.wait("the verdict", |model| {
        let run = model.state.stages[0].run().unwrap();
        run.frames.iter().all(|frame| model.state.analysis.novelty(frame).is_some())
    });
    let found = scatter(&program.model.state, &program.model.view).unwrap();
    let state = &program.model.state;
    let last = state.stages[0].run().unwrap().frames.last().unwrap().clone();
    let nearest = state.analysis.novelty(&last).unwrap().nearest;
    let training = nearest.picture(&state.data.as_ref().unwrap().set);
    assert_eq!(found.of, PairOf::Nearest(nearest.image_idx));
    assert_eq!(found.r, agreement(&training, &last.frame.posterior.x0_hat).unwrap().pearson_r);
    assert_eq!(found.counts.len(), FIELDS * FIELDS);
    assert_eq!(found.counts.iter().sum::<u32>() as usize, training.values().len());

    program.act(Action::Compare(CompareAction::FourMachines));
    program.settle();
    for (selected, pair) in [(0, PairOf::Stages(0, 1)), (2, PairOf::Stages(0, 2))] {
        program.act(Action::Compare(CompareAction::Select(selected)));
        let found = scatter(&program.model.state, &program.model.view).unwrap();
        let guess = |stage: usize| {
            let run = program.model.state.stages[stage].run().unwrap();
            run.at(program.model.view.time.step).unwrap().frame.posterior.x0_hat.clone()
        };
        let PairOf::Stages(first, second) = pair else { unreachable!() };
        assert_eq!(found.of, pair);
        assert_eq!(found.r, agreement(&guess(second), &guess(first)).unwrap().pearson_r);
    }
}

#[test]
fn every_card_has_all_its_words_in_every_language() {
    for language in Language::all() {
        language.scope(|| {
            for card in Card::ALL {
                let all = [words::name(card), words::sentence(card), words::formula(card), words::letters(card)];
                for text in all {
                    assert!(!text.get().is_empty() && !text.get().contains(['{', '}']), "{text:?}");
                }
                assert!(words::sentence(card).get().ends_with(['.', '。']), "{card:?}");
                assert!(words::ask(card).contains(words::name(card).get()));
            }
        });
    }
}
