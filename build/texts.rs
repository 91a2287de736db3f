//! Makes Rust of the English texts: a constant for each message without arguments, a type for each message with some,
//! so that a wrong key or a missing argument doesn't compile.
//!
//! The texts are in `assets/text/LANGUAGE/AREA.ftl`. `.hint` is the only attribute, for what is said when the pointer
//! rests on a thing. An argument that only another language uses is declared in a line of the comment, `# $name: about it`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Message, Pattern, PatternElement};

use super::arguments::{arguments, declared};

/// The folder of the texts, a folder for each language.
const FOLDER: &str = "assets/text";
/// The language that has every text.
const FIRST: &str = "en";

/// Writes `texts.rs` into the build's folder.
///
/// # Panics
/// Where a file of the texts can't be read or isn't Fluent.
pub(crate) fn write_keys() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-env-changed=PWD");
    let mut keys = Keys::default();
    let areas = names_in(&Path::new(FOLDER).join(FIRST));
    for (at, area) in areas.iter().enumerate() {
        keys.add_area(at, area);
    }
    let mut languages: Vec<String> = names_in(Path::new(FOLDER));
    languages.sort_by_key(|code| (code != FIRST, code.clone()));
    let code = keys.finish(&areas, &languages);
    let to = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder")).join("texts.rs");
    fs::write(&to, code).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
}

/// The names in a folder, without their endings, sorted.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).filter(|n| !n.starts_with('.')).collect();
    names.sort();
    names
}

/// The code so far.
#[derive(Default)]
struct Keys {
    modules: String,
    /// The texts without arguments: area, message, whether it is the hint.
    texts: Vec<(usize, String, bool)>,
}

impl Keys {
    fn add_area(&mut self, at: usize, area: &str) {
        let path = Path::new(FOLDER).join(FIRST).join(area).with_extension("ftl");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        let comment = resource.body.iter().find_map(|entry| match entry {
            Entry::ResourceComment(comment) => Some(comment.content.join(" ")),
            _ => None,
        });
        let about = comment.unwrap_or_else(|| panic!("{}: begins with no ### comment", path.display()));
        let _ = writeln!(self.modules, "/// {about}\npub mod {} {{\n    use super::*;", snake(area));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                self.add_message(at, message);
            }
        }
        self.modules.push_str("}\n");
    }

    fn add_message(&mut self, area: usize, message: &Message<&str>) {
        let id = message.id.name;
        let value = message.value.as_ref().unwrap_or_else(|| panic!("{id} has no text"));
        let hint = message.attributes.iter().find(|attribute| attribute.id.name == "hint");
        assert!(message.attributes.len() == usize::from(hint.is_some()), "{id}: .hint is the only attribute");
        let mut doc = String::new();
        for line in message.comment.iter().flat_map(|comment| &comment.content) {
            let _ = writeln!(doc, "    /// {line}");
        }
        let _ = writeln!(doc, "{}    /// `{}`", if doc.is_empty() { "" } else { "    ///\n" }, plain(value));
        let mut arguments = arguments(value);
        arguments.extend(declared(message));
        match hint {
            Some(hint) => {
                let nothing = arguments.is_empty() && super::arguments::arguments(&hint.value).is_empty();
                assert!(nothing, "{id}: a text with a hint takes no arguments; make two messages of it");
                let (name, hint) = (self.text(area, id, false), self.text(area, id, true));
                let value = format!("Label {{ name: Text({name}), hint: Text({hint}) }}");
                let _ = writeln!(self.modules, "{doc}    pub const {}: Label = {value};", constant(id));
            }
            None if arguments.is_empty() => {
                let at = self.text(area, id, false);
                let _ = writeln!(self.modules, "{doc}    pub const {}: Text = Text({at});", constant(id));
            }
            None => self.add_type(area, id, &doc, &arguments),
        }
    }

    /// A text without arguments. Returns its number.
    fn text(&mut self, area: usize, id: &str, is_hint: bool) -> usize {
        self.texts.push((area, id.to_owned(), is_hint));
        self.texts.len() - 1
    }

    fn add_type(&mut self, area: usize, id: &str, doc: &str, arguments: &BTreeSet<String>) {
        let (code, name) = (&mut self.modules, camel(id));
        let _ = writeln!(code, "{doc}    #[derive(Clone, Debug)]\n    pub struct {name}<'a> {{");
        for argument in arguments {
            let _ = writeln!(code, "        /// `${argument}`.\n        pub {}: Arg<'a>,", snake(argument));
        }
        let _ = writeln!(code, "    }}\n    impl {name}<'_> {{");
        let _ = writeln!(
            code,
            "        /// The text in the language of this thread.\n        pub fn say(self) -> String {{"
        );
        let fields: Vec<String> = arguments.iter().map(|a| format!("({a:?}, self.{})", snake(a))).collect();
        let _ = writeln!(code, "            say_in({area}, {id:?}, [{}])\n        }}\n    }}", fields.join(", "));
    }

    fn finish(self, areas: &[String], languages: &[String]) -> String {
        let mut code = String::from("// Made from the files of the texts.\n");
        let _ = writeln!(code, "pub(crate) const N_AREAS: usize = {};", areas.len());
        let _ =
            writeln!(code, "pub(crate) static TEXTS: [(usize, &str, bool); {}] = {:?};", self.texts.len(), self.texts);
        let _ = writeln!(code, "pub(crate) static LANGUAGES: [Files; {}] = [", languages.len());
        let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
        for language in languages {
            let of_itself = |area: &str, id: &str| plain_text(language, area, id).unwrap_or_else(|| language.clone());
            let (name, short) = (of_itself("common", "language-name"), of_itself("common", "language-short"));
            let change = of_itself("window", "language-change");
            let _ = writeln!(
                code,
                "    Files {{ code: {language:?}, name: {name:?}, short: {short:?}, change: {change:?}, areas: ["
            );
            for area in areas {
                let path = Path::new(&root).join(FOLDER).join(language).join(area).with_extension("ftl");
                match path.exists() {
                    true => _ = writeln!(code, "        include_str!({path:?}),"),
                    false => code.push_str("        \"\",\n"),
                }
            }
            code.push_str("    ] },\n");
        }
        code.push_str("];\n");
        code.push_str(&self.modules);
        code
    }
}

/// A text without arguments of a language, which the program must know before it reads that language.
fn plain_text(language: &str, area: &str, id: &str) -> Option<String> {
    let source = fs::read_to_string(Path::new(FOLDER).join(language).join(area).with_extension("ftl")).ok()?;
    let resource = fluent_syntax::parser::parse(source.as_str()).unwrap_or_else(|(resource, _)| resource);
    resource.body.iter().find_map(|entry| match entry {
        Entry::Message(message) if message.id.name == id => message.value.as_ref().map(plain),
        _ => None,
    })
}

/// A text for the documentation: its own words, `…` for what is put in.
fn plain(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value.replace('`', "'").replace('\n', " "),
        PatternElement::Placeable { .. } => "…".to_owned(),
    });
    parts.collect::<String>().trim().to_owned()
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn constant(name: &str) -> String {
    snake(name).to_uppercase()
}

fn camel(name: &str) -> String {
    let words = name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}
