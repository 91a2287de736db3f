//! Letters: the fonts that texts are drawn with, in the window and in charts.
//!
//! Latin letters come from egui's own fonts. Chinese characters come from a part of Noto Sans SC (SIL Open Font License
//! 1.1, beside it in `assets/fonts`): 3,500 common ones, those that the texts use, and punctuation (feature
//! `bundled-fonts`). Its ascent and descent are those of the Latin font, hence one size and one baseline fit both.

use ab_glyph::{Font, FontRef};

/// The font of Latin letters: Ubuntu Light, a TrueType file.
pub static LATIN: &[u8] = epaint_default_fonts::UBUNTU_LIGHT;

/// The font of Chinese characters: part of Noto Sans SC DemiLight, an OpenType file; none without the feature
/// `bundled-fonts`.
#[cfg(feature = "bundled-fonts")]
pub static CHINESE: Option<&[u8]> = Some(include_bytes!("../assets/fonts/NotoSansSC-DemiLight.otf"));
/// The font of Chinese characters: none without the feature `bundled-fonts`.
#[cfg(not(feature = "bundled-fonts"))]
pub static CHINESE: Option<&[u8]> = None;

/// What stands for a character that no font has.
const UNKNOWN: char = '?';

/// Whether the fonts that come with the program have a picture of this character, in text that is not monospaced.
///
/// Control characters have none. The window may find more in the fonts of the system. Reads the headers of the fonts
/// each time, some microseconds.
pub fn has_glyph(c: char) -> bool {
    let files = [Some(LATIN), CHINESE, Some(epaint_default_fonts::EGUI_ICONS)];
    files.into_iter().flatten().filter_map(read).any(|font| has(&font, c))
}

/// The fonts of charts, in the order in which a character is looked for in them.
#[derive(Debug)]
pub struct Letters {
    fonts: Vec<FontRef<'static>>,
}

impl Letters {
    /// The Latin font, and the Chinese one where there is one.
    pub fn new() -> Self {
        Self { fonts: [Some(LATIN), CHINESE].into_iter().flatten().filter_map(read).collect() }
    }

    /// A text in pieces that are each drawn in one font, from left to right; the same size fits all of them.
    ///
    /// A question mark stands for a character that no font has. Those that are never seen (joiners, marks of direction,
    /// variants) are left out.
    pub fn runs(&self, text: &str) -> Vec<(&FontRef<'static>, String)> {
        let mut runs: Vec<(&FontRef<'static>, String)> = Vec::new();
        let mut present = None;
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            let found = self.fonts.iter().position(|font| has(font, c));
            let (at, c) = found.map_or((0, UNKNOWN), |at| (at, c));
            match runs.last_mut() {
                Some((_, run)) if present == Some(at) => run.push(c),
                _ => runs.extend(self.fonts.get(at).map(|font| (font, c.to_string()))),
            }
            present = Some(at);
        }
        runs
    }
}

impl Default for Letters {
    fn default() -> Self {
        Self::new()
    }
}

/// A font that is known to be readable; were it not, its letters would be missing.
fn read(file: &'static [u8]) -> Option<FontRef<'static>> {
    FontRef::try_from_slice(file).ok()
}

fn has(font: &FontRef<'_>, c: char) -> bool {
    font.glyph_id(c).0 != 0
}

/// Characters that work on others and have no picture of their own.
fn is_invisible(c: char) -> bool {
    let ranges = ['\u{200B}'..='\u{200F}', '\u{2028}'..='\u{202E}', '\u{2060}'..='\u{206F}', '\u{FE00}'..='\u{FE0F}'];
    c.is_control() || c == '\u{FEFF}' || ranges.iter().any(|range| range.contains(&c))
}
