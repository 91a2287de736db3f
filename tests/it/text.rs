//! The files of the texts: every language has every text, with the same arguments, and no text is elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::Entry;

use sixfingers::text::{Language, Text, common, say};

use crate::source_text::{Literal, files_below, literals};

#[path = "../../build/arguments.rs"]
mod fluent;

use fluent::{arguments, declared};

/// The folder of a language.
fn folder(language: Language) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text").join(language.code())
}

/// The arguments of each message of a file, and of each hint. Panics on what isn't Fluent.
fn messages(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let parsed = fluent_syntax::parser::parse(source.as_str());
    let resource = parsed.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let parts = message.value.iter().map(|value| (message.id.name.to_owned(), value)).chain(
            message.attributes.iter().map(|hint| (format!("{}.{}", message.id.name, hint.id.name), &hint.value)),
        );
        for (id, pattern) in parts {
            let mut arguments = arguments(pattern);
            arguments.extend(declared(message));
            let earlier = found.insert(id.clone(), arguments);
            assert!(earlier.is_none(), "{}: {id} is there twice", path.display());
        }
    }
    found
}

#[test]
fn every_language_has_every_text_with_the_same_arguments() {
    let mut faults = Vec::new();
    for language in Language::all().skip(1) {
        let (ours, theirs) = (folder(language), folder(Language::ENGLISH));
        for entry in fs::read_dir(&theirs).unwrap() {
            let name = entry.unwrap().file_name();
            let at = format!("{}/{}", language.code(), name.display());
            if !ours.join(&name).exists() {
                faults.push(format!("{at} is missing"));
                continue;
            }
            let (found, wanted) = (messages(&ours.join(&name)), messages(&theirs.join(&name)));
            for (id, arguments) in &wanted {
                match found.get(id) {
                    None => faults.push(format!("{at}: {id} is missing")),
                    // A language may do without an argument, as Chinese does without plurals, but has no others.
                    Some(found) if !found.is_subset(arguments) => {
                        faults.push(format!("{at}: {id} has {found:?} and not {arguments:?}"));
                    }
                    Some(_) => {}
                }
            }
            faults
                .extend(found.keys().filter(|id| !wanted.contains_key(*id)).map(|id| format!("{at}: {id} is no text")));
        }
        let names =
            |folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>();
        faults.extend(names(&ours).difference(&names(&theirs)).map(|name| format!("{}: no such area", name.display())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_thread_says_all_in_its_language() {
    let play: Text = common::PLAY.name_text();
    assert_eq!(play.get(), "Play", "English, if nothing was said");
    let chinese = Language::of_code("zh").expect("there is Chinese");
    chinese.scope(|| {
        assert_eq!(play.get(), "播放");
        assert_eq!(std::thread::spawn(move || play.get()).join().unwrap(), "Play", "another thread");
        assert_eq!(say!(common::TwoInAList { first: "a", second: "b" }), "a、b");
    });
    assert_eq!(play.get(), "Play", "as before");
    assert_eq!(play.key(), "play");
}

#[test]
fn languages_are_found_by_locale() {
    let found = |locale| Language::of_code(locale).map(Language::code);
    for locale in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans-CN", "ZH"] {
        assert_eq!(found(locale), Some("zh"), "{locale}");
    }
    assert_eq!(found("en_GB.UTF-8"), Some("en"));
    assert_eq!(found("en-XA"), Some("en-XA"));
    assert_eq!(found("tlh"), None);
    assert_eq!(found("C"), None);
    assert_eq!(found(""), None);
}

#[test]
fn the_pseudo_language_is_longer_and_has_accents() {
    let play = common::PLAY.name_text();
    assert_eq!(play.in_language(Language::PSEUDO), "Plàáý");
    let list = Language::PSEUDO.scope(|| say!(common::TwoInAList { first: "a", second: "b" }));
    assert_eq!(list, "a, b", "what is put in stays as it is");
}

/// Where English stands in the code of the window, and why: file, beginning of the literal, reason.
const ENGLISH_IN_CODE: &[(&str, &str, &str)] = &[
    ("src/gui/start.rs", "no window can be opened here.", "printed in a terminal, where no window is"),
    ("src/gui/start.rs", "the window was opened twice", "printed in a terminal, where no window is"),
    ("src/gui/start.rs", "an unknown error", "printed in a terminal, where no window is"),
    ("src/app/sessions/document.rs", "map of ", "the name of a map in session files"),
    ("src/app/text/common.rs", "Sixfingers", "the name of the program, the same in every language"),
    ("src/app/text/net_training.rs", "sixfingers train", "a command for a terminal"),
    ("src/app/text/net_training.rs", " --", "an option of a command"),
    ("src/app/text/net_training.rs", "network", "the name of a file"),
    ("src/app/text/net_training.rs", "unet-", "the beginning of the name of a file"),
    ("src/gui/theme.rs", "text on chosen", "said by a test of the colours"),
    ("src/gui/theme.rs", "on accent", "said by a test of the colours"),
    ("src/gui/theme.rs", "weak on hover", "said by a test of the colours"),
];

/// Calls that show their literals to people, if these have a letter.
const SHOWS: &[&str] = &[
    ".on_hover_text",
    ".label",
    ".heading",
    ".button",
    ".small_button",
    ".checkbox",
    ".selectable_label",
    ".hint_text",
    ".name_inputs",
    ".layout_no_wrap",
    ".on_disabled_hover_text",
    "RichText::new",
    "Label::new",
    "Button::new",
    "Button::selectable",
    "IconButton::new",
    "WidgetInfo::labeled",
    "WidgetInfo::selected",
    "WidgetInfo::slider",
    "LayoutJob::simple",
];

/// Calls whose literals are names within the program, or the signs on keys.
const NAMES: &[&str] =
    &["Id::unique", "Id::new", ".id_salt", "from_id_salt", ".with", ".push_id", "Panel::top", "PathBuf::from", "Signs"];

/// Calls for developers, whatever is in them.
const FOR_DEVELOPERS: &[&str] = &[
    ".expect",
    "panic!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug_assert!",
    "debug_assert_eq!",
    "unreachable!",
    "todo!",
    "debug!",
    "info!",
    "warn!",
    "error!",
    "trace!",
];

/// The end of what is opened by the first `open` from a place on.
fn end_of(code: &str, from: usize, (open, close): (char, char)) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code[from..].char_indices() {
        if letter == open {
            depth += 1;
        } else if letter == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return from + at + 1;
            }
        }
    }
    code.len()
}

/// What no reader of the window sees: attributes, tests, what `{:?}` writes.
fn unseen(code: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<_> = code.match_indices("#[").map(|(at, _)| at..end_of(code, at, ('[', ']'))).collect();
    ranges.extend(code.match_indices("#[cfg(test)]").map(|(at, _)| at..end_of(code, at, ('{', '}'))));
    ranges.extend(code.match_indices("Debug for ").map(|(at, _)| at..end_of(code, at, ('{', '}'))));
    ranges
}

/// The calls around a place in the code, from the inside out, as `.label`, `format!` or `RichText::new`.
fn calls_around(code: &str, at: usize) -> Vec<String> {
    let mut calls = Vec::new();
    let mut depth = 0_usize;
    let before: Vec<char> = code[..at].chars().collect();
    for (k, letter) in before.iter().enumerate().rev() {
        match letter {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => {
                let name: Vec<char> = before[..k]
                    .iter()
                    .rev()
                    .take_while(|c| c.is_alphanumeric() || "_!:.".contains(**c))
                    .copied()
                    .collect();
                let name: String = name.into_iter().rev().collect();
                // Of a method its name alone, of a function also its type.
                calls.push(match name.rsplit_once('.') {
                    Some((_, method)) => format!(".{method}"),
                    None => {
                        name.rsplit("::").take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("::")
                    }
                });
            }
            _ => {}
        }
    }
    calls
}

/// A literal without its placeholders, each a `_` in its place.
fn without_placeholders(literal: &str) -> String {
    let mut text = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '{' if letters.peek() != Some(&'{') => {
                letters.by_ref().find(|letter| *letter == '}');
                text.push('_');
            }
            other => text.push(other),
        }
    }
    text
}

/// Whether a literal is English for people: two words with a space between them, words around a number, or a letter
/// where everything is shown, as where the texts are made.
fn is_english(literal: &str, calls: &[String], is_of_texts: bool) -> bool {
    let call = calls.iter().find(|call| !call.is_empty());
    if call.is_some_and(|call| NAMES.iter().any(|name| call.ends_with(name))) {
        return false;
    }
    if calls.iter().any(|call| FOR_DEVELOPERS.iter().any(|name| call.rsplit("::").next() == Some(*name))) {
        return false;
    }
    let text = without_placeholders(literal);
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentence = words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1]));
    let with_number = text != literal && words.len() > 1 && words.iter().any(|word| is_word(word));
    let shown = calls.first().is_some_and(|call| SHOWS.iter().any(|name| call.ends_with(name)));
    sentence || with_number || (shown || is_of_texts) && text.chars().any(char::is_alphabetic)
}

/// What the English files choose their variants by, as `[colour]`: the code names them.
fn variants() -> BTreeSet<String> {
    let files = fs::read_dir(folder(Language::ENGLISH)).unwrap().map(|entry| entry.unwrap().path());
    let lines = files.flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>());
    let names = lines.filter_map(|line| {
        let line = line.trim_start().trim_start_matches('*');
        Some(line.strip_prefix('[')?.split_once(']')?.0.to_owned())
    });
    names.collect()
}

#[test]
fn what_the_window_says_is_in_the_files_of_the_texts() {
    let mut faults = Vec::new();
    let (mut used, variants) = (BTreeSet::new(), variants());
    for file in ["src/app", "src/gui"].into_iter().flat_map(|folder| files_below(folder, "rs")) {
        let name = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string().replace('\\', "/");
        let (literals, code) = literals(&fs::read_to_string(&file).unwrap());
        let unseen = unseen(&code);
        let is_of_texts = name.starts_with("src/app/text/");
        for Literal { line, text, at } in literals {
            let is_seen = !unseen.iter().any(|range| range.contains(&at)) && !variants.contains(&text);
            if !is_seen || !is_english(&text, &calls_around(&code, at), is_of_texts) {
                continue;
            }
            match ENGLISH_IN_CODE.iter().position(|(file, start, _)| name == *file && text.starts_with(start)) {
                Some(allowed) => _ = used.insert(allowed),
                None => faults.push(format!("{name}:{line}: {text:?}")),
            }
        }
    }
    let stale = ENGLISH_IN_CODE.iter().enumerate().filter(|(at, _)| !used.contains(at));
    faults.extend(stale.map(|(_, (file, start, _))| format!("{file}: {start:?} is no longer there")));
    assert!(faults.is_empty(), "{} texts are in the code:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn english_is_told_from_names_and_keys() {
    let found = |source: &str| -> Vec<String> {
        let (literals, code) = literals(source);
        let unseen = unseen(&code);
        let seen = literals.into_iter().filter(|literal| !unseen.iter().any(|range| range.contains(&literal.at)));
        let english = seen.filter(|literal| is_english(&literal.text, &calls_around(&code, literal.at), false));
        english.map(|literal| format!("{}: {}", literal.line, literal.text)).collect()
    };
    for (source, expected) in [
        ("f(\"two words\")", vec!["1: two words"]),
        ("\n\nf(\"broken \\\n      line\")", vec!["3: broken line"]),
        ("format!(\"{n} px\")", vec!["1: {n} px"]),
        ("format!(\"{} of {}\", a, b)", vec!["1: {} of {}"]),
        ("ui.label(\"seed\")", vec!["1: seed"]),
        ("ui.label(RichText::new(\"seed\").small())", vec!["1: seed"]),
        ("WidgetInfo::labeled(Role::Button, f(x), \"seed\")", vec!["1: seed"]),
        ("a.on_hover_text(\"{x}\")", vec![]),
        ("id.with((\"two words\", seed))", vec![]),
        ("item(ui, text::SAVE, \"Ctrl+Shift+S\")", vec![]),
        ("format!(\"{w} x {h}\")", vec!["1: {w} x {h}"]),
        ("format!(\"{a}/{b}: {c}\")", vec![]),
        ("format!(\"{stem}-{number}\")", vec![]),
        ("// \"two words\"\n/* \"two words\" */ 'a'; '\"'; f(\"x\")", vec![]),
        ("fn f<'a>(x: &'a str) { x.expect(\"two words\") }", vec![]),
        ("assert!(f(x), \"two words {}\", g(x))", vec![]),
        ("#[error(\"two words: {0}\")] A, B(r#\"two \"words\"#)", vec!["1: two \"words"]),
        ("#[cfg(test)]\nmod tests { f(\"two words\") }\nf(\"three more words\")", vec!["3: three more words"]),
        ("impl fmt::Debug for A { f(\"two words\") }", vec![]),
    ] {
        assert_eq!(found(source), expected, "{source}");
    }
    assert!(is_english("one", &[], true), "where the texts are made every word is one");
}
