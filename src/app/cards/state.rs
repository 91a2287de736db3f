//! Which word is explained.

/// A word that has a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Card {
    /// The window that a pixel sees.
    #[default]
    Patch,
    /// Whether patches may move.
    Equivariance,
    /// The guess of the clean picture.
    PosteriorMean,
    /// How many patches decide.
    Effective,
    /// The patch size over time.
    Locality,
    /// How alike two pictures are.
    Pearson,
}

impl Card {
    /// All of them, in their order.
    pub const ALL: [Self; 6] =
        [Self::Patch, Self::Equivariance, Self::PosteriorMean, Self::Effective, Self::Locality, Self::Pearson];

    /// The next one (1) or the one before (-1), round the ends.
    #[must_use]
    pub fn moved(self, by: i32) -> Self {
        let n = Self::ALL.len() as i64;
        let at = Self::ALL.iter().position(|card| *card == self).unwrap_or(0) as i64;
        Self::ALL[(at + i64::from(by)).rem_euclid(n) as usize]
    }

    /// Whether its picture is about one pixel and its patches.
    pub fn is_of_pixel(self) -> bool {
        !matches!(self, Self::Locality | Self::Pearson)
    }
}

/// The card that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardsView {
    /// The card.
    pub open: Option<Card>,
    /// The word under the pointer in this frame, or with the keyboard.
    pub pointed: Option<Card>,
    /// The card that was open last.
    pub last: Card,
}

impl CardsView {
    /// Whether the patches of the pixel are looked at.
    pub fn needs_pixel(&self) -> bool {
        self.open.is_some_and(Card::is_of_pixel)
    }
}
