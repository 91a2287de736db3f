//! The lessons that come with the program.

use std::sync::OnceLock;

use super::Lesson;
use crate::text::Language;

/// The files of a language.
struct Files {
    language: &'static str,
    files: &'static [(&'static str, &'static str)],
    read: OnceLock<Vec<Lesson>>,
}

/// The files of the languages, in the order in which they teach.
macro_rules! files {
    ($($language:literal),+; $($id:literal),+ $(,)?) => {
        files!(@ [$($language),+] [$($id),+])
    };
    (@ [$($language:literal),+] $ids:tt) => {
        [$(files!(@ $language $ids)),+]
    };
    (@ $language:literal [$($id:literal),+]) => {
        Files {
            language: $language,
            files: &[$(($id, include_str!(concat!("../../assets/lessons/", $language, "/", $id, ".toml")))),+],
            read: OnceLock::new(),
        }
    };
}

/// English comes first: other languages that have no lessons of their own take these.
static LANGUAGES: [Files; 2] = files!(
    "en", "zh";
    "copies",
    "local-eyes",
    "two-thumbs",
    "when",
    "control",
    "no-place",
    "network",
    "own-pictures",
);

/// The lessons of the program in a language, or in English. Files that can't be read are left out; a test finds them.
pub fn builtin(language: Language) -> &'static [Lesson] {
    let files = LANGUAGES.iter().find(|files| files.language == language.code()).unwrap_or(&LANGUAGES[0]);
    let read = || files.files.iter().filter_map(|(id, text)| Lesson::from_text(id, text).ok()).collect();
    files.read.get_or_init(read)
}

/// The files of these lessons: the code of the language, the id, the text.
pub fn builtin_files() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    LANGUAGES.iter().flat_map(|files| files.files.iter().map(|(id, text)| (files.language, *id, *text)))
}
