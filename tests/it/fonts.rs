//! The fonts that come with the program have what its texts use.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::source_text::files_below;
use sixfingers::fonts;

/// What a reader of the window meets first, rare words of the field among it, and the punctuation between them.
const SEEN: &str = "扩散模型评分机图块手指，。、；：？！“”‘’（）《》【】…—·～";

/// The texts and lessons of all languages.
fn text_files() -> Vec<PathBuf> {
    [files_below("assets/text", "ftl"), files_below("assets/lessons", "toml")].concat()
}

#[test]
#[cfg_attr(not(feature = "bundled-fonts"), ignore = "needs the feature bundled-fonts")]
fn every_character_of_the_texts_has_a_glyph() {
    for path in text_files() {
        let text = fs::read_to_string(&path).unwrap();
        let said = text.lines().filter(|line| !line.starts_with('#'));
        let lacking: BTreeSet<char> =
            said.flat_map(str::chars).filter(|c| !c.is_control() && !fonts::has_glyph(*c)).collect();
        assert!(lacking.is_empty(), "{} uses {lacking:?}: assets/fonts/make.sh adds them to the font", path.display());
    }
}

#[test]
#[cfg_attr(not(feature = "bundled-fonts"), ignore = "needs the feature bundled-fonts")]
fn common_characters_and_punctuation_have_glyphs() {
    let common = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/common.txt")).unwrap();
    let common: Vec<char> = common.chars().filter(|c| !c.is_control()).collect();
    assert_eq!(common.len(), 3500);
    let lacking: String = common.into_iter().chain(SEEN.chars()).filter(|c| !fonts::has_glyph(*c)).collect();
    assert_eq!(lacking, "");
}

#[test]
fn characters_that_no_font_has_are_told() {
    for c in ['𪚥', '\u{10FFFF}', '\n'] {
        assert!(!fonts::has_glyph(c), "{c:?}");
    }
    assert!(fonts::has_glyph('S') && fonts::has_glyph('é'));
}

#[test]
#[cfg_attr(not(feature = "bundled-fonts"), ignore = "needs the feature bundled-fonts")]
fn a_line_of_a_chart_changes_the_font_where_it_must() {
    let letters = fonts::Letters::new();
    let runs: Vec<String> = letters.runs("P(t) 图块，t = 0.5").into_iter().map(|(_, run)| run).collect();
    assert_eq!(runs, ["P(t) ", "图块，", "t = 0.5"]);
}

#[test]
fn a_line_of_a_chart_has_no_boxes_and_no_gaps() {
    let letters = fonts::Letters::new();
    let line = |text: &str| letters.runs(text).into_iter().map(|(_, run)| run).collect::<String>();
    assert_eq!(line("a\u{10FFFF}b"), "a?b");
    assert_eq!(line("a\u{2068}b\u{2069}\n"), "ab");
    assert_eq!(line(""), "");
}
