//! The files of the texts: every language has every text, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use sixfingers::text::{Language, Text, common, say};

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
            let mut arguments = BTreeSet::new();
            collect(pattern, &mut arguments);
            let earlier = found.insert(id.clone(), arguments);
            assert!(earlier.is_none(), "{}: {id} is there twice", path.display());
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, found),
            Expression::Select { selector, variants } => {
                collect_inline(selector, found);
                variants.iter().for_each(|variant| collect(&variant.value, found));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => _ = found.insert(id.name.to_owned()),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| collect_inline(argument, found));
        }
        _ => {}
    }
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
