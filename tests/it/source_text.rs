//! Reads the sources as text: their files, and the string literals in them.

use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder with an ending.
pub(crate) fn files_below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    files
}

/// A string literal of a Rust source.
pub(crate) struct Literal {
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What it says, with escaped line breaks taken out.
    pub(crate) text: String,
    /// Where it stands in the code without its literals and comments.
    pub(crate) at: usize,
}

/// The string literals of a Rust source, and its code without them and without comments.
pub(crate) fn literals(source: &str) -> (Vec<Literal>, String) {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\n');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut code) = (Vec::new(), String::new());
    let (mut i, mut line) = (0, 1);
    while i < text.len() {
        let start = i;
        let is_raw = |from: usize| {
            let hashes = (from..text.len()).take_while(|k| at(*k) == '#').count();
            (at(from + hashes) == '"').then_some(hashes)
        };
        match (at(i), at(i + 1)) {
            ('/', '/') => i = (i..text.len()).find(|k| at(*k) == '\n').unwrap_or(text.len()),
            ('/', '*') => {
                i = (i + 2..text.len()).find(|k| at(*k) == '*' && at(k + 1) == '/').map_or(text.len(), |k| k + 2);
            }
            // A character, and not a lifetime.
            ('\'', '\\') => i = (i + 3..text.len()).find(|k| at(*k) == '\'').unwrap_or(text.len()) + 1,
            ('\'', _) if at(i + 2) == '\'' => i += 3,
            ('r', '"' | '#') if (i == 0 || !is_word(at(i - 1))) && is_raw(i + 1).is_some() => {
                let hashes = is_raw(i + 1).unwrap_or(0);
                let from = i + hashes + 2;
                let closes = |k: &usize| at(*k) == '"' && (1..=hashes).all(|n| at(k + n) == '#');
                let to = (from..text.len()).find(closes).unwrap_or(text.len());
                found.push(Literal { line, text: text[from..to].iter().collect(), at: code.len() });
                code.push_str("\"\"");
                i = to + hashes + 1;
            }
            ('"', _) => {
                let (mut literal, first) = (String::new(), line);
                i += 1;
                while i < text.len() && at(i) != '"' {
                    match (at(i), at(i + 1)) {
                        // A broken line goes on without the spaces at its beginning.
                        ('\\', '\n') => {
                            i = (i + 2..text.len()).find(|k| !at(*k).is_whitespace()).unwrap_or(text.len());
                            continue;
                        }
                        ('\\', 'u') => i = (i..text.len()).find(|k| at(*k) == '}').unwrap_or(text.len()),
                        ('\\', escaped) => {
                            literal.push(if escaped == 'n' { '\n' } else { escaped });
                            i += 1;
                        }
                        (other, _) => literal.push(other),
                    }
                    i += 1;
                }
                i += 1;
                found.push(Literal { line: first, text: literal, at: code.len() });
                code.push_str("\"\"");
            }
            (other, _) => {
                code.push(other);
                i += 1;
            }
        }
        line += text[start..i.min(text.len())].iter().filter(|c| **c == '\n').count();
    }
    (found, code)
}
