//! What a person does with the cards.

use super::state::Card;
use crate::app::model::Model;

/// Words, explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardsAction {
    /// Explain the word under the pointer; without one, close the card or open the last one again.
    Explain,
    /// Open this card.
    Open(Card),
    /// So many cards on; negative ones back.
    Turn(i32),
    /// Close the card.
    Close,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: CardsAction) {
    let cards = &mut model.view.cards;
    let open = match action {
        CardsAction::Explain => match (cards.pointed, cards.open) {
            (Some(card), Some(open)) if card == open => None,
            (Some(card), _) => Some(card),
            (None, Some(_)) => None,
            (None, None) => Some(cards.last),
        },
        CardsAction::Open(card) => Some(card),
        CardsAction::Turn(by) => cards.open.map(|card| card.moved(by)),
        CardsAction::Close => None,
    };
    cards.open = open;
    if let Some(card) = open {
        cards.last = card;
        model.view.help_open = false;
    }
}
