//! The words on screen and in the README: plain English, and one name for each idea.

use std::fs;
use std::path::Path;

use crate::source_text::files_below;

/// What is not said, and what is said instead.
const NOT_OURS: &[(&str, &str)] = &[
    ("foretell", "predict"),
    ("foretold", "predicted"),
    ("reckon", "estimate"),
    ("here stands", "this view shows"),
    ("stands beside", "is next to"),
    ("anew", "again"),
    ("of one's own", "your own"),
    ("of your own", "your own"),
    ("by hand", "edited"),
    ("so many", "this many"),
    ("let go", "unpin, or stop"),
    ("go on ", "continue, or resume"),
    ("goes on", "continues"),
    ("gone on", "continued"),
    ("begun", "started"),
    ("gone astray", "diverged"),
    ("what came of", "the result of"),
    ("' is no ", "is not a"),
    ("it is no ", "not a"),
    ("patch side ", "patch size"),
    ("training image", "training picture"),
    ("drawn set", "built-in set"),
    ("proper figure", "well formed"),
    ("no clear", "not well formed"),
    ("unclear", "not well formed"),
    (" noises", "seeds, or noise"),
];

/// The words of `NOT_OURS` in a text, each with what to say instead.
fn not_ours(text: &str) -> Vec<String> {
    let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let found = NOT_OURS.iter().filter(|(word, _)| text.contains(word));
    found.map(|(word, instead)| format!("{word:?} ({instead}) in {text:?}")).collect()
}

/// The string literals of a source file, with escaped line breaks taken out. Literals without a space are names, not
/// sentences, and are left out.
fn sentences(source: &str) -> Vec<String> {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\n');
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match (at(i), at(i + 1)) {
            ('/', '/') => i = (i..text.len()).find(|k| at(*k) == '\n').unwrap_or(text.len()),
            // A character, and not a lifetime.
            ('\'', '\\') => i = (i + 3..text.len()).find(|k| at(*k) == '\'').unwrap_or(text.len()) + 1,
            ('\'', _) if at(i + 2) == '\'' => i += 3,
            ('"', _) => {
                let mut literal = String::new();
                i += 1;
                while i < text.len() && at(i) != '"' {
                    match (at(i), at(i + 1)) {
                        ('\\', '\n') => i += 1,
                        ('\\', escaped) => {
                            literal.push(if escaped == 'n' { '\n' } else { escaped });
                            i += 1;
                        }
                        (other, _) => literal.push(other),
                    }
                    i += 1;
                }
                i += 1;
                if literal.contains(' ') {
                    found.push(literal);
                }
            }
            _ => i += 1,
        }
    }
    found
}

/// The texts and hints of a file of texts, a line each, without their names and comments.
fn texts(source: &str) -> Vec<String> {
    let lines = source.lines().map(str::trim).filter(|line| !line.starts_with('#') && !line.is_empty());
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    let texts = lines.map(|line| match line.split_once(" = ") {
        Some((name, text)) if is_name(name) => text,
        _ => line,
    });
    texts.filter(|text| text.contains(' ')).map(str::to_owned).collect()
}

#[test]
fn what_the_program_says_is_plain_english() {
    let read: fn(&Path) -> String = |file| fs::read_to_string(file).unwrap();
    let in_code = files_below("src", "rs").into_iter().map(|file| (sentences(&read(&file)), file));
    let texts_below = [files_below("assets/text/en", "ftl"), files_below("assets/lessons/en", "toml")].concat();
    let in_texts = texts_below.into_iter().map(|file| (texts(&read(&file)), file));
    let mut n_sentences = [0, 0];
    let mut wrong = Vec::new();
    for (at, (found, file)) in in_code.map(|found| (0, found)).chain(in_texts.map(|found| (1, found))) {
        n_sentences[at] += found.len();
        let found = found.iter().flat_map(|sentence| not_ours(sentence));
        wrong.extend(found.map(|line| format!("{}: {line}", file.display())));
    }
    assert!(n_sentences[0] > 300 && n_sentences[1] > 700, "only {n_sentences:?} sentences found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_readme_is_plain_english() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let wrong: Vec<String> = readme.split("\n\n").flat_map(not_ours).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_string_literals_are_read() {
    let source = "// not \"this one\"\nfn f<'a>(x: &'a str) { g('\"', '\\'', \"one \\\"two\\\" \\\n      three\", \"name\", \"a b\") }";
    assert_eq!(sentences(source), ["one \"two\"       three", "a b"]);
    assert_eq!(
        not_ours("This was RECKONED\n  anew."),
        ["\"reckon\" (estimate) in \"this was reckoned anew.\"", "\"anew\" (again) in \"this was reckoned anew.\"",]
    );
    assert!(not_ours("a plain sentence").is_empty());
    let source = "### About it.\n\n# A comment.\nkey-a = Some words\n    .hint = x_t = more words\n    [one] a b\n}";
    assert_eq!(texts(source), ["Some words", "x_t = more words", "[one] a b"]);
}
