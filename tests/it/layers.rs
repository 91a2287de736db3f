//! The layers, held by reading the source text: who may use whom, who may touch the disk, the clock, the window.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom to the top: each may use itself and those before it.
const LAYERS: [&str; 16] = [
    "fonts",
    "text",
    "images",
    "parts",
    "synth",
    "score",
    "diffusion",
    "net",
    "exhibits",
    "explain",
    "script",
    "lessons",
    "export",
    "studio",
    "app",
    "gui",
];
/// What the headless commands may not use.
const NOT_FOR_CLI: [&str; 3] = ["studio", "app", "gui"];
/// Modules that must also run in a browser: no threads, clocks or files (`images::load` excepted).
const PURE: [&str; 11] =
    ["fonts", "images", "parts", "synth", "score", "diffusion", "exhibits", "explain", "net", "script", "lessons"];
/// What is there on the top level (tracked files and folders).
const TOP_LEVEL: [&str; 15] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "README.zh-CN.md",
    "assets",
    "benches",
    "build",
    "screenshots",
    "src",
    "tests",
];
/// Files should be no longer than this; those that are get reported.
const LINES_PER_FILE: usize = 500;
/// No file may be longer than this.
const MAX_LINES_PER_FILE: usize = 600;

/// A source file without its comments and the contents of its texts.
struct Source {
    /// Path below `src`, as `score/machine.rs`.
    path: String,
    code: String,
    lines: usize,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), code: code_only(text), lines: text.lines().count() }
    }

    /// The top-level module; `main` and `lib` for those two.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How many `super`s lead from here to the root.
    fn depth(&self) -> usize {
        self.path.split('/').count() - usize::from(self.path.ends_with("/mod.rs"))
    }

    /// Whether it may do file I/O.
    fn may_touch_files(&self) -> bool {
        self.path.starts_with("images/load/") || ["export", "cli", "app", "gui", "main"].contains(&self.module())
    }

    /// Whether it must run without threads, clocks and files.
    fn is_pure(&self) -> bool {
        PURE.contains(&self.module()) && !self.path.starts_with("images/load/")
    }

    /// The top-level modules that it names, by `crate::` or by enough `super::`s.
    fn uses(&self) -> Vec<String> {
        let to_root = "super::".repeat(self.depth());
        let mut found = Vec::new();
        for root in ["crate::", to_root.as_str()] {
            for (at, _) in self.code.match_indices(root) {
                let before = self.code[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                let after = &self.code[at + root.len()..];
                match after.strip_prefix('{') {
                    Some(group) => found.extend(first_words(group)),
                    None => found.push(word(after)),
                }
            }
        }
        found
    }

    /// Whether a path such as `std::fs` or a name such as `Instant` stands in the code.
    fn names(&self, what: &str) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(what).any(|(at, _)| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + what.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    }
}

/// The word at the beginning of a text.
fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first words of the entries of a `{..}` group, whose opening brace is gone.
fn first_words(group: &str) -> Vec<String> {
    let (mut depth, mut words, mut entry) = (1, Vec::new(), String::new());
    for c in group.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 || (depth == 1 && c == ',') {
            words.push(word(entry.trim_start()));
            entry.clear();
        } else {
            entry.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Rust without comments, and with empty texts.
fn code_only(text: &str) -> String {
    let bytes: Vec<char> = text.chars().collect();
    let (mut code, mut i) = (String::with_capacity(text.len()), 0);
    let starts = |i: usize, what: &str| what.chars().enumerate().all(|(k, c)| bytes.get(i + k) == Some(&c));
    while i < bytes.len() {
        if starts(i, "//") {
            while i < bytes.len() && bytes[i] != '\n' {
                i += 1;
            }
        } else if starts(i, "/*") {
            let mut depth = 1;
            i += 2;
            while i < bytes.len() && depth > 0 {
                if starts(i, "/*") {
                    (depth, i) = (depth + 1, i + 2);
                } else if starts(i, "*/") {
                    (depth, i) = (depth - 1, i + 2);
                } else {
                    i += 1;
                }
            }
        } else if bytes[i] == 'r' && (starts(i, "r\"") || starts(i, "r#")) && !is_inside_word(&bytes, i) {
            let hashes = bytes[i + 1..].iter().take_while(|c| **c == '#').count();
            if bytes.get(i + 1 + hashes) == Some(&'"') {
                let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                i += 2 + hashes;
                while i < bytes.len() && !starts(i, &end) {
                    i += 1;
                }
                i += end.len();
                code.push_str("\"\"");
            } else {
                code.push('r');
                i += 1;
            }
        } else if bytes[i] == '"' {
            i += 1;
            while i < bytes.len() && bytes[i] != '"' {
                i += if bytes[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
            code.push_str("\"\"");
        } else if bytes[i] == '\'' && (starts(i + 1, "\\") || bytes.get(i + 2) == Some(&'\'')) {
            // A character, not a lifetime.
            i += if starts(i + 1, "\\") { 3 } else { 2 };
            while i < bytes.len() && bytes[i] != '\'' {
                i += 1;
            }
            i += 1;
        } else {
            code.push(bytes[i]);
            i += 1;
        }
    }
    code
}

fn is_inside_word(text: &[char], i: usize) -> bool {
    i > 0 && (text[i - 1].is_alphanumeric() || text[i - 1] == '_')
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of `src`.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let below: PathBuf = path.strip_prefix(root().join("src")).unwrap().into();
                let below = below.to_str().unwrap().replace('\\', "/");
                sources.push(Source::new(&below, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(sources.len() > 30, "only {} source files found", sources.len());
    sources
}

/// Uses that go the wrong way, as `score/fast.rs uses studio`.
fn wrong_uses(source: &Source) -> Vec<String> {
    let place = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let may_use = |used: &str| match (source.module(), place(source.module())) {
        ("main" | "lib", _) => true,
        // What moves in a scene of a talk is what the program does.
        ("cli", _) if source.path == "cli/talk.rs" => used != "gui",
        ("cli", _) => !NOT_FOR_CLI.contains(&used),
        (_, Some(own)) => place(used).is_some_and(|used| used <= own),
        (_, None) => false,
    };
    let known = |used: &String| place(used).is_some() || used == "cli";
    let uses = source.uses().into_iter().filter(known);
    uses.filter(|used| !may_use(used)).map(|used| format!("{} uses {used}", source.path)).collect()
}

/// Sources of which `rule` holds that name one of `words`.
fn offenders(sources: &[Source], rule: impl Fn(&Source) -> bool, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| rule(source)) {
        found.extend(words.iter().filter(|w| source.names(w)).map(|w| format!("{} names {w}", source.path)));
    }
    found
}

/// The most files that may import each other, directly or round a corner.
const MAX_RING: usize = 3;

/// The files of `src` as modules, and what each imports.
struct Imports {
    /// `app::census::state` for `app/census/state.rs`, `app::census` for `app/census/mod.rs`.
    modules: Vec<String>,
    /// For each module those that it imports from, by their places in `modules`.
    edges: Vec<Vec<usize>>,
}

impl Imports {
    /// Reads them. What a module passes on by `pub use` counts as its own file's: importing it is importing that file,
    /// and passing it on is not importing it.
    fn new(sources: &[Source]) -> Self {
        let modules: Vec<String> = sources.iter().map(module_path).collect();
        let uses: Vec<Vec<(bool, String)>> = sources.iter().zip(&modules).map(|(s, m)| paths_in(s, m)).collect();
        let place = |path: &str| {
            let mut path = path;
            loop {
                if let Some(found) = modules.iter().position(|module| module == path) {
                    return Some(found);
                }
                path = path.rsplit_once("::")?.0;
            }
        };
        let passed_on = |path: &str| {
            let (from, name) = path.rsplit_once("::")?;
            let at = modules.iter().position(|module| module == from)?;
            let end = format!("::{name}");
            uses[at]
                .iter()
                .find(|(is_public, other)| *is_public && other.ends_with(&end))
                .map(|(_, other)| other.clone())
        };
        let edges = (0..modules.len())
            .map(|at| {
                let private = uses[at].iter().filter(|(is_public, _)| !is_public);
                let mut to: Vec<usize> = private
                    .filter_map(|(_, path)| place(&passed_on(path).unwrap_or_else(|| path.clone())))
                    .filter(|to| *to != at)
                    .collect();
                to.sort_unstable();
                to.dedup();
                to
            })
            .collect();
        Self { modules, edges }
    }

    /// Everything that a module imports, directly or round a corner.
    fn reach(&self, from: usize) -> Vec<bool> {
        let (mut reached, mut next) = (vec![false; self.modules.len()], vec![from]);
        while let Some(at) = next.pop() {
            for to in &self.edges[at] {
                if !std::mem::replace(&mut reached[*to], true) {
                    next.push(*to);
                }
            }
        }
        reached
    }

    /// The rings: modules that import each other, the largest ring first.
    fn rings(&self) -> Vec<Vec<&str>> {
        let reach: Vec<Vec<bool>> = (0..self.modules.len()).map(|at| self.reach(at)).collect();
        let mut rings: Vec<Vec<&str>> = Vec::new();
        let mut seen = vec![false; self.modules.len()];
        for at in 0..self.modules.len() {
            if seen[at] || !reach[at][at] {
                continue;
            }
            let ring: Vec<usize> = (0..self.modules.len()).filter(|to| reach[at][*to] && reach[*to][at]).collect();
            ring.iter().for_each(|to| seen[*to] = true);
            rings.push(ring.into_iter().map(|to| self.modules[to].as_str()).collect());
        }
        rings.sort_by_key(|ring| std::cmp::Reverse(ring.len()));
        rings
    }

    /// The same with whole folders of `app` in place of files, those with texts left out.
    fn areas(&self) -> Self {
        let area = |module: &String| {
            let mut parts = module.split("::");
            match (parts.next(), parts.next(), parts.next()) {
                (Some("app"), Some(area), Some(_)) if area != "text" => Some(area.to_owned()),
                _ => None,
            }
        };
        let mut modules: Vec<String> = self.modules.iter().filter_map(area).collect();
        modules.sort_unstable();
        modules.dedup();
        let place =
            |at: usize| area(&self.modules[at]).and_then(|area| modules.iter().position(|known| *known == area));
        let mut edges = vec![Vec::new(); modules.len()];
        for (from, to) in self.edges.iter().enumerate() {
            let Some(from) = place(from) else { continue };
            edges[from].extend(to.iter().filter_map(|to| place(*to)).filter(|to| *to != from));
        }
        Self { modules, edges }
    }
}

/// `app::census::state` for `app/census/state.rs`.
fn module_path(source: &Source) -> String {
    let path = source.path.trim_end_matches(".rs");
    path.trim_end_matches("/mod").replace('/', "::")
}

/// Every path into this crate in a file, from its root, with whether it is passed on by `pub use`.
fn paths_in(source: &Source, module: &str) -> Vec<(bool, String)> {
    let absolute = |path: &str| -> Option<String> {
        let mut base: Vec<&str> = module.split("::").collect();
        let mut rest = path;
        if let Some(below) = path.strip_prefix("crate::") {
            return Some(below.to_owned());
        }
        if let Some(below) = path.strip_prefix("self::") {
            return Some(format!("{module}::{below}"));
        }
        if !path.starts_with("super::") {
            // A child of this module, in the form `pub use child::Thing`.
            return Some(format!("{module}::{path}"));
        }
        while let Some(above) = rest.strip_prefix("super::") {
            base.pop();
            rest = above;
        }
        // In the tests inside a file, which see all of it.
        (rest != "*").then(|| base.into_iter().chain([rest]).collect::<Vec<_>>().join("::"))
    };
    let mut found = Vec::new();
    let mut code = String::new();
    for statement in source.code.split_inclusive(';') {
        let line = statement.trim_start();
        let start = line.rfind("use ").filter(|at| {
            let before = line[..*at].trim_end();
            before.is_empty() || before.ends_with(['}', ')', ']', ';', '{']) || before.ends_with("pub")
        });
        let Some(start) = start.filter(|_| line.ends_with(';')) else {
            code.push_str(statement);
            continue;
        };
        code.push_str(&line[..start]);
        let before = line[..start].trim_end();
        let is_public = before.ends_with("pub") || (before.ends_with(')') && before.contains("pub("));
        let tree = line[start + 4..].trim_end_matches(';');
        let paths = flat(tree).into_iter().filter_map(|path| absolute(&path));
        found.extend(paths.map(|path| (is_public, path)));
    }
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let is_path = |c: &char| c.is_alphanumeric() || *c == '_' || *c == ':';
            let path: String = code[at..].chars().take_while(is_path).collect();
            found.extend(absolute(path.trim_end_matches(':')).map(|path| (false, path)));
        }
    }
    found
}

/// The paths of a `use` tree, one for each of its leaves, without other names.
fn flat(tree: &str) -> Vec<String> {
    let tree = tree.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap().trim();
        return vec![path.trim_end_matches("::self").to_owned()];
    };
    let (prefix, inside) = (tree[..open].to_owned(), &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())]);
    let (mut depth, mut entry, mut leaves) = (0, String::new(), Vec::new());
    for c in inside.chars().chain([',']) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 && c == ',' {
            let own = entry.trim();
            if own == "self" {
                leaves.push(prefix.trim_end_matches("::").to_owned());
            } else if !own.is_empty() {
                leaves.extend(flat(&format!("{prefix}{own}")));
            }
            entry.clear();
        } else {
            entry.push(c);
        }
    }
    leaves
}

const NONE: &[String] = &[];

#[test]
fn modules_use_only_the_layers_below_them() {
    let wrong: Vec<String> = sources().iter().flat_map(wrong_uses).collect();
    assert_eq!(wrong, NONE);
}

#[test]
fn files_that_import_each_other_are_few_and_of_one_folder() {
    let imports = Imports::new(&sources());
    let n_edges: usize = imports.edges.iter().map(Vec::len).sum();
    assert!(n_edges > 1000, "only {n_edges} imports were found");
    for ring in imports.rings() {
        assert!(ring.len() <= MAX_RING, "{} files import each other: {ring:?}", ring.len());
        let folder = |module: &str| module.rsplit_once("::").map_or(String::new(), |(folder, _)| folder.to_owned());
        let same = ring.iter().all(|module| folder(module) == folder(ring[0]) || folder(module) == ring[0]);
        assert!(same, "files of several folders import each other: {ring:?}");
    }
}

#[test]
fn areas_do_not_import_each_other() {
    let areas = Imports::new(&sources()).areas();
    assert!(areas.modules.len() > 10, "{:?}", areas.modules);
    let rings = areas.rings();
    assert!(rings.is_empty(), "areas of app import each other: {rings:?}");
}

#[test]
fn the_reader_of_imports_finds_rings() {
    let source = |path: &str, code: &str| Source::new(path, code);
    let imports = Imports::new(&[
        source("app/a/mod.rs", "pub mod one; pub mod two; pub use one::One;"),
        source("app/a/one.rs", "use super::two::{self, Two}; struct One(Two);"),
        source("app/a/two.rs", "fn f() { crate::app::b::three::g() } struct Two;"),
        source("app/b/three.rs", "use crate::app::{a::One, c}; pub fn g() {} mod tests { use super::*; }"),
        source("app/c.rs", "use std::fmt; use crate::app::nowhere::Thing;"),
    ]);
    assert_eq!(imports.rings(), [["app::a::one", "app::a::two", "app::b::three"]]);
    assert_eq!(imports.areas().rings(), [["a", "b"]]);
    assert_eq!(flat("a::{b::{c, d as e}, self, f}"), ["a::b::c", "a::b::d", "a", "a::f"]);
}

#[test]
fn every_module_has_its_place_among_the_layers() {
    for source in sources() {
        let module = source.module();
        assert!(LAYERS.contains(&module) || ["cli", "lib", "main"].contains(&module), "{} has no layer", source.path);
    }
}

#[test]
fn only_the_window_names_its_libraries() {
    let words = ["egui", "eframe", "egui_plot", "egui_extras", "rfd"];
    assert_eq!(offenders(&sources(), |source| source.module() != "gui", &words), NONE);
}

#[test]
fn only_loaders_export_commands_program_and_window_touch_files() {
    let words = ["std::fs", "fs", "File", "OpenOptions", "std::env", "std::net", "tempfile"];
    assert_eq!(offenders(&sources(), |source| !source.may_touch_files(), &words), NONE);
}

#[test]
fn the_numeric_modules_know_no_threads_no_clocks_and_no_unordered_maps() {
    let words = ["std::thread", "thread", "std::time", "Instant", "SystemTime", "HashMap", "HashSet"];
    assert_eq!(offenders(&sources(), Source::is_pure, &words), NONE);
}

#[test]
fn only_the_commands_print() {
    let words = ["println", "print", "eprintln", "eprint", "stdout", "dbg"];
    assert_eq!(offenders(&sources(), |source| !["cli", "main"].contains(&source.module()), &words), NONE);
}

#[test]
fn unsafe_code_stays_in_the_kernels() {
    assert_eq!(offenders(&sources(), |source| source.module() != "score", &["unsafe"]), NONE);
}

#[test]
#[cfg_attr(not(git_checkout), ignore = "needs the git checkout")]
fn nothing_else_lies_on_the_top_level() {
    let listed = std::process::Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    assert!(!listed.is_empty());
    for file in listed.lines() {
        let top = file.split('/').next().unwrap();
        assert!(top.starts_with('.') || top == "rustfmt.toml" || TOP_LEVEL.contains(&top), "{file}");
    }
}

#[test]
fn no_file_is_too_long() {
    for source in sources().iter().filter(|source| source.lines > LINES_PER_FILE) {
        println!("src/{}: {} lines, more than {LINES_PER_FILE}", source.path, source.lines);
        assert!(source.lines <= MAX_LINES_PER_FILE, "src/{} has more than {MAX_LINES_PER_FILE} lines", source.path);
    }
}

#[test]
fn the_reader_of_sources_sees_through_comments_texts_and_groups() {
    let text = r##"
        //! crate::gui in a comment
        use crate::{images::Image, studio::{Job, Event}};
        fn f<'a>(c: &'a str) -> char { let _ = "crate::gui \" egui"; let _ = r#"crate::cli"#; '"' }
        /* crate::gui /* nested */ egui */
        use super::super::gui::Panel;
        fn fsync(filesystem: u8) {}
    "##;
    let source = Source::new("score/fast.rs", text);
    assert_eq!(source.uses(), ["images", "studio", "gui"]);
    assert_eq!(wrong_uses(&source), ["score/fast.rs uses studio", "score/fast.rs uses gui"]);
    assert!(!source.names("egui") && !source.names("fs") && !source.names("File"));
    assert!(source.names("Panel"));
    let command = Source::new("cli/sample.rs", "use crate::studio::Job; use crate::export;");
    assert_eq!(wrong_uses(&command), ["cli/sample.rs uses studio"]);
}
