//! Texts with places for figures.

use crate::script::{Asked, ScriptError};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// The answer to a question.
    Figure(Asked),
}

/// A text with places for figures: `It has {count} fingers.` Two braces stand for one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pieces: Vec<Piece>,
}

impl Template {
    /// Its pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// What it asks.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Figure(asked) => Some(asked),
        })
    }

    /// The text with its figures put in by `figure`.
    pub fn fill(&self, figure: impl Fn(&Asked) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Figure(asked) => figure(asked),
        };
        self.pieces.iter().map(piece).collect()
    }
}

impl std::str::FromStr for Template {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        let (mut pieces, mut words) = (Vec::new(), String::new());
        let mut rest = text.trim();
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            words.push_str(before);
            let brace = if from.starts_with('{') { '{' } else { '}' };
            let after = &from[1..];
            if let Some(after) = after.strip_prefix(brace) {
                words.push(brace);
                rest = after;
                continue;
            }
            let closed = if brace == '{' { after.split_once('}') } else { None };
            let Some((asked, after)) = closed else {
                return Err(ScriptError::value("{ }", from, "{count}, {{"));
            };
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
            }
            pieces.push(Piece::Figure(asked.trim().parse()?));
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        Ok(Self { pieces })
    }
}
