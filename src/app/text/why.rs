//! What the sentence under the picture says.

pub use crate::text::why::*;

use crate::app::text::common::parts;
use crate::app::text::explain::moved;
use crate::explain::stats::Share;
use crate::explain::why::facts::Side;
use crate::explain::why::reason::{Because, Claim, Reason, Seen};
use crate::explain::why::sight::Sight;
use crate::text::{fixed, list, say, then, thousands, why};

/// Below this median number of patches most pixels are decided, and those that aren't are told about.
const FEW: f64 = 1.5;

/// The sentence: what came out, and why as far as that is certain.
pub fn sentence(reason: &Reason) -> String {
    match because(reason) {
        Some(because) => then(&claim(reason), &because),
        None => claim(reason),
    }
}

/// What came out.
pub fn claim(reason: &Reason) -> String {
    let so_far = if reason.so_far { "yes" } else { "no" };
    match &reason.claim {
        Claim::Copy { image_idx, shift: (0, 0) } => say!(why::ClaimCopy { so_far, image: image_idx + 1 }),
        Claim::Copy { image_idx, shift } => {
            say!(why::ClaimCopyMoved { so_far, image: image_idx + 1, by: moved(*shift) })
        }
        Claim::NearCopy { image_idx, share, main } if main == image_idx => {
            say!(why::ClaimNearCopy { so_far, image: image_idx + 1, share: whole_percent(*share) })
        }
        Claim::NearCopy { image_idx, .. } => say!(why::ClaimCopyOfPieces { so_far, image: image_idx + 1 }),
        Claim::Average { undecided, effective, .. } if *effective < FEW => {
            say!(why::ClaimAverageSome { so_far, share: whole_percent(*undecided) })
        }
        Claim::Average { effective, n_candidates, whole: true, .. } => {
            say!(why::ClaimAveragePictures { so_far, n: about(*effective), of: thousands(*n_candidates) })
        }
        Claim::Average { effective, n_candidates, .. } => {
            say!(why::ClaimAveragePatches { so_far, n: about(*effective), of: thousands(*n_candidates) })
        }
        Claim::Alone => say!(why::ClaimAlone { so_far }),
        Claim::Thumbs { thumbs, coins, .. } => match (thumbs.left, thumbs.right, coins) {
            (true, true, true) => say!(why::ClaimCoinsBoth { so_far }),
            (false, false, true) => say!(why::ClaimCoinsNeither { so_far }),
            (true, false, true) => say!(why::ClaimCoinsLeft { so_far }),
            (false, true, true) => say!(why::ClaimCoinsRight { so_far }),
            (true, true, false) => say!(why::ClaimThumbsBoth { so_far }),
            (false, false, false) => say!(why::ClaimThumbsNeither { so_far }),
            (true, false, false) => say!(why::ClaimThumbsLeft { so_far }),
            (false, true, false) => say!(why::ClaimThumbsRight { so_far }),
        },
        Claim::WrongCount { kind, count } => match kind.right_count() {
            Some(right) => say!(why::ClaimWrong { so_far, parts: parts(*kind, *count), right }),
            None => say!(why::ClaimNoDigit { so_far }),
        },
        Claim::NotWellFormed => say!(why::ClaimNotWellFormed { so_far }),
        Claim::RightCount { n_sources } => say!(why::ClaimRight { so_far, n: *n_sources }),
        Claim::Pasted { n_sources } => say!(why::ClaimPasted { so_far, n: *n_sources }),
        Claim::Network { copy_of: Some(image_idx) } => say!(why::ClaimNetworkCopy { image: image_idx + 1 }),
        Claim::Network { copy_of: None } => CLAIM_NETWORK_NEW.get().to_owned(),
    }
}

/// Why it came out so.
pub fn because(reason: &Reason) -> Option<String> {
    // As the window counts steps: 1 is the first, the noisiest.
    let shown = |step: usize| reason.first_step + 1 - step.min(reason.first_step);
    Some(match reason.because.as_ref()? {
        Because::Thumb { side, pictures, sight, other } => {
            let (side, from) = (side_name(*side), from(pictures));
            match (sight, other) {
                (Sight::Never, true) => say!(why::ThumbNever { side, from }),
                (Sight::Never, false) => say!(why::ThumbNeverOtherSide { side, from }),
                // It was so for the last time at that step.
                (Sight::Until(step), true) => say!(why::ThumbSince { side, from, step: shown(step - 1) }),
                (Sight::Until(step), false) => say!(why::ThumbSinceOtherSide { side, from, step: shown(step - 1) }),
                (Sight::Now, _) => say!(why::ThumbNow { side, from }),
                (Sight::Unknown, _) => say!(why::ThumbFrom { side, from }),
            }
        }
        Because::Parts { sight, n_pictures: n, .. } => match sight {
            Sight::Never => say!(why::PartsNever { n: *n }),
            Sight::Until(step) => say!(why::PartsSince { n: *n, step: shown(step - 1) }),
            Sight::Now => say!(why::PartsNow { n: *n }),
            Sight::Unknown => return None,
        },
        Because::Window { side, size: (h, w), moves: false } => say!(why::WindowLargest { side: *side, h: *h, w: *w }),
        Because::Window { side, size: (h, w), moves: true } => {
            say!(why::WindowLargestMoves { side: *side, h: *h, w: *w })
        }
        Because::Together => TOGETHER.get().to_owned(),
    })
}

/// What the pinned pixel sees.
pub fn seen(seen: Seen) -> &'static str {
    match seen {
        Seen::OneSide => SEEN_ONE_SIDE.get(),
        Seen::Square => SEEN_SQUARE.get(),
        Seen::Itself => SEEN_ITSELF.get(),
        Seen::Everything => SEEN_EVERYTHING.get(),
    }
}

/// Where a thumb came from.
fn from(pictures: &[u32]) -> String {
    if pictures.is_empty() {
        return FROM_PATCHES.get().to_owned();
    }
    let numbers = list(pictures.iter().map(|image_idx| (image_idx + 1).to_string()));
    say!(why::FromPictures { n: pictures.len(), pictures: numbers })
}

/// A side, as the messages choose by it.
fn side_name(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// A number of patches that is not known to the digit.
fn about(n: f64) -> String {
    if n < 9.95 { fixed(n, 1) } else { thousands(n.round() as usize) }
}

fn whole_percent(share: f64) -> String {
    // Not all of them, and not none.
    let percent = (100.0 * share).clamp(1.0, 99.0);
    say!(why::TableShare { percent: fixed(percent, 0) })
}

/// A share in a field of the tables.
pub fn table_share(share: Share) -> String {
    let percent = share.value().map_or_else(String::new, |value| fixed(100.0 * value, 0));
    if percent.is_empty() { percent } else { say!(why::TableShare { percent }) }
}

/// How far the second table is.
pub fn table_progress(done: usize, n: u64) -> String {
    say!(why::TableProgress { first: 0, last: n - 1, done, n })
}

/// A field, for screen readers and tests.
pub fn table_field(table: &str, left: &str, right: &str, share: Share) -> String {
    say!(why::TableField { table, left, right, n: share.count, of: share.of })
}
