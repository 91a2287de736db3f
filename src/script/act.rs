//! What is done.

use std::fmt;
use std::str::FromStr;

use super::{Panel, Place, ScriptError, Shown};
use crate::diffusion::{Locality, RunSpec, Seed};
use crate::exhibits::{DataSpec, catalogue};
use crate::score::{Boundary, NamedMachine, Patch, Reach};

/// The acts as they are written, and what each does, for documentation and messages.
pub const ACT_FORMS: &[(&str, &str)] = &[
    ("exhibit ID", "opens an exhibit of the program, such as hands or black-white"),
    ("data SET", "opens a training set, such as hands:count=50,size=32"),
    ("seed N", "the seed of the starting noise"),
    ("machine NAME", "is, es, ls, els or bbels"),
    ("patch N", "the patch size in pixels (odd), or whole"),
    ("locality P", "P(t) as on the command line, such as switch:0.75:whole:15"),
    ("equivariance on", "patches may move; off: they stay in place"),
    ("reach N", "how far patches may move, in pixels, or all"),
    ("boundary NAME", "zeros or circular"),
    ("steps N", "the number of steps"),
    ("time T", "moves the playhead to the step nearest to t, from 0 to 1"),
    ("noise", "moves the playhead to the noise"),
    ("result", "moves the playhead to the result"),
    ("play", "plays from the noise to the result"),
    ("wrong", "looks for the next seed with a wrong count"),
    ("pictures NAME", "both, guess, noisy, difference; maps: sources, displacement, certainty, consistency, novelty"),
    ("marks on", "numbers the counted parts on the picture; off: no longer"),
    ("point ROW COLUMN", "keeps a pixel, counted from 0, and shows where it came from"),
    ("point part N", "the same for the pixel on a counted part, counted from 1"),
    ("unpoint", "lets the pixel go"),
    ("panel NAME", "opens provenance, training, branches or curves beside the stage; none closes it"),
    ("show NAME", "stage, gallery, census, agreement, field, training or paint"),
    ("count NAME N", "counts N seeds in the census, by patches, times, reaches or thumbs"),
    ("compare on", "two machines side by side; off: one again; all: the four machines"),
    ("network", "the network draws on the stage"),
    ("theory", "the network beside the machines that should and should not predict it"),
    ("fork", "branches at the playhead"),
    ("fork MACHINE", "branches at the playhead and continues with this machine"),
    ("wait SECONDS", "does nothing for a while, at most 60"),
];

/// Something that can be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Open an exhibit of the catalogue, by its id.
    Exhibit(String),
    /// Open a training set with the settings that suit it.
    Data(DataSpec),
    /// The starting noise.
    Seed(Seed),
    /// One of the five machines.
    Machine(NamedMachine),
    /// The widest window.
    Patch(Patch),
    /// P(t) as a whole.
    Locality(Locality),
    /// Whether patches may move.
    Equivariance(bool),
    /// How far.
    Reach(Reach),
    /// What lies beyond the border.
    Boundary(Boundary),
    /// Number of steps.
    Steps(usize),
    /// The playhead to the step nearest to this time.
    Time(f64),
    /// The playhead to the noise.
    Noise,
    /// The playhead to the result.
    Result,
    /// From the noise to the result, a step at a time.
    Play,
    /// The next seed with a wrong count.
    Wrong,
    /// Which pictures the stage shows.
    Pictures(Shown),
    /// Whether the counted parts are numbered.
    Marks(bool),
    /// Keep this pixel, `(row, column)`.
    Point(usize, usize),
    /// Keep the pixel on a counted part, counted from 1.
    PointPart(usize),
    /// Let the pixel go.
    Unpoint,
    /// A panel beside the stage.
    Panel(Panel),
    /// What fills the middle of the window.
    Show(Place),
    /// Count so many seeds in the census.
    Count(CensusOf, usize),
    /// This many machines side by side: 1, 2 or 4.
    Compare(usize),
    /// The network draws on the stage.
    Network,
    /// The network beside the machines.
    Theory,
    /// Branch at the playhead, and go on with this machine.
    Fork(Option<NamedMachine>),
    /// Nothing, for so many seconds.
    Wait(f64),
}

/// What a census goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CensusOf {
    /// Patch sizes.
    Patches,
    /// Times at which the machine changes from the whole image to patches.
    Times,
    /// How far patches move.
    Reaches,
    /// A window and the whole image.
    Thumbs,
}

impl CensusOf {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Patches, "patches"), (Self::Times, "times"), (Self::Reaches, "reaches"), (Self::Thumbs, "thumbs")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(of, _)| *of == self).map_or("", |(_, name)| name)
    }
}

impl Act {
    /// The longest wait, in seconds.
    pub const MAX_WAIT: f64 = 60.0;
    /// The most seeds of a census.
    pub const MAX_SEEDS: usize = 1024;
}

/// The words of an act after its name.
struct Words<'a> {
    act: &'a str,
    rest: &'a str,
}

impl<'a> Words<'a> {
    /// The next word; the error says what should be there.
    fn word(&mut self, needed: &str) -> Result<&'a str, ScriptError> {
        let rest = self.rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        if word.is_empty() { Err(ScriptError::value(self.act, "", needed)) } else { Ok(word) }
    }

    /// The next word as a value, whose own error says what is wrong with it.
    fn value<T: FromStr<Err: fmt::Display>>(&mut self, needed: &str) -> Result<T, ScriptError> {
        let word = self.word(needed)?;
        word.parse().map_err(|error: T::Err| ScriptError::value(self.act, word, error.to_string()))
    }

    /// The next word as a number within bounds.
    fn number<T>(&mut self, bounds: std::ops::RangeInclusive<T>) -> Result<T, ScriptError>
    where
        T: FromStr + PartialOrd + fmt::Display,
    {
        let needed = format!("{} .. {}", bounds.start(), bounds.end());
        let word = self.word(&needed)?;
        let number = word.parse().ok().filter(|number| bounds.contains(number));
        number.ok_or_else(|| ScriptError::value(self.act, word, needed))
    }

    fn switch(&mut self) -> Result<bool, ScriptError> {
        match self.word("on, off")? {
            "on" => Ok(true),
            "off" => Ok(false),
            other => Err(ScriptError::value(self.act, other, "on, off")),
        }
    }

    /// All that is left.
    fn all(&mut self) -> &'a str {
        std::mem::take(&mut self.rest).trim()
    }

    fn is_empty(&self) -> bool {
        self.rest.trim().is_empty()
    }
}

impl FromStr for Act {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        let text = text.trim();
        let name = text.split_whitespace().next().ok_or(ScriptError::Empty)?;
        let mut words = Words { act: name, rest: &text[name.len()..] };
        let act = parse(name, &mut words)?;
        if words.is_empty() {
            Ok(act)
        } else {
            Err(ScriptError::TooMuch { of: name.to_owned(), rest: words.all().to_owned() })
        }
    }
}

fn parse(name: &str, words: &mut Words<'_>) -> Result<Act, ScriptError> {
    Ok(match name {
        "exhibit" => Act::Exhibit(exhibit_id(words.word("hands")?)?),
        "data" => {
            let text = words.all();
            let data = text
                .parse()
                .map_err(|error: crate::exhibits::DataError| ScriptError::value(name, text, error.to_string()))?;
            Act::Data(data)
        }
        "seed" => Act::Seed(words.number(0..=u64::MAX)?),
        "machine" => Act::Machine(words.value("is, es, ls, els, bbels")?),
        "patch" => Act::Patch(words.value("15, whole")?),
        "locality" => Act::Locality(words.value("switch:0.75:whole:15")?),
        "equivariance" => Act::Equivariance(words.switch()?),
        "reach" => Act::Reach(words.value("8, all")?),
        "boundary" => Act::Boundary(words.value("zeros, circular")?),
        "steps" => Act::Steps(words.number(1..=RunSpec::MAX_STEPS)?),
        "time" => Act::Time(words.number(0.0..=1.0)?),
        "noise" => Act::Noise,
        "result" => Act::Result,
        "play" => Act::Play,
        "wrong" => Act::Wrong,
        "pictures" => Act::Pictures(words.word("both")?.parse()?),
        "marks" => Act::Marks(words.switch()?),
        "point" => match words.word("20 44, part 1")? {
            "part" => Act::PointPart(words.number(1..=99)?),
            row => {
                let row = row.parse().map_err(|_| ScriptError::value(name, row, "20 44, part 1"))?;
                Act::Point(row, words.number(0..=4095)?)
            }
        },
        "unpoint" => Act::Unpoint,
        "panel" => Act::Panel(words.word("provenance")?.parse()?),
        "show" => Act::Show(words.word("stage")?.parse()?),
        "count" => {
            let of = words.word("patches, times, reaches, thumbs")?;
            let known = CensusOf::ALL.iter().find(|(_, name)| *name == of);
            let names = CensusOf::ALL.map(|(_, name)| name);
            let (of, _) = known.ok_or_else(|| ScriptError::unknown("count", of, names))?;
            Act::Count(*of, words.number(1..=Act::MAX_SEEDS)?)
        }
        "compare" => match words.word("on, off, all")? {
            "on" => Act::Compare(2),
            "off" => Act::Compare(1),
            "all" => Act::Compare(4),
            other => return Err(ScriptError::value(name, other, "on, off, all")),
        },
        "network" => Act::Network,
        "theory" => Act::Theory,
        "fork" if words.is_empty() => Act::Fork(None),
        "fork" => Act::Fork(Some(words.value("is, es, ls, els, bbels")?)),
        "wait" => Act::Wait(words.number(0.0..=Act::MAX_WAIT)?),
        _ => return Err(ScriptError::unknown("act", name, ACT_FORMS.iter().map(|(form, _)| first_word(form)))),
    })
}

/// The name of an act in a line of [`ACT_FORMS`].
fn first_word(form: &str) -> &str {
    form.split(' ').next().unwrap_or(form)
}

/// The id of an exhibit that there is.
fn exhibit_id(id: &str) -> Result<String, ScriptError> {
    let exhibits = catalogue();
    if exhibits.iter().any(|exhibit| exhibit.id == id) {
        return Ok(id.to_owned());
    }
    Err(ScriptError::unknown("exhibit", id, exhibits.iter().map(|exhibit| exhibit.id)))
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let switch = |on: bool| if on { "on" } else { "off" };
        match self {
            Self::Exhibit(id) => write!(f, "exhibit {id}"),
            Self::Data(data) => write!(f, "data {data}"),
            Self::Seed(seed) => write!(f, "seed {seed}"),
            Self::Machine(machine) => write!(f, "machine {}", machine.short_name().to_ascii_lowercase()),
            Self::Patch(patch) => write!(f, "patch {patch}"),
            Self::Locality(locality) => write!(f, "locality {locality}"),
            Self::Equivariance(on) => write!(f, "equivariance {}", switch(*on)),
            Self::Reach(reach) => write!(f, "reach {reach}"),
            Self::Boundary(boundary) => write!(f, "boundary {boundary}"),
            Self::Steps(steps) => write!(f, "steps {steps}"),
            Self::Time(t) => write!(f, "time {t}"),
            Self::Noise => f.write_str("noise"),
            Self::Result => f.write_str("result"),
            Self::Play => f.write_str("play"),
            Self::Wrong => f.write_str("wrong"),
            Self::Pictures(shown) => write!(f, "pictures {}", shown.name()),
            Self::Marks(on) => write!(f, "marks {}", switch(*on)),
            Self::Point(row, column) => write!(f, "point {row} {column}"),
            Self::PointPart(part) => write!(f, "point part {part}"),
            Self::Unpoint => f.write_str("unpoint"),
            Self::Panel(panel) => write!(f, "panel {}", panel.name()),
            Self::Show(place) => write!(f, "show {}", place.name()),
            Self::Count(of, seeds) => write!(f, "count {} {seeds}", of.name()),
            Self::Compare(1) => f.write_str("compare off"),
            Self::Compare(2) => f.write_str("compare on"),
            Self::Compare(_) => f.write_str("compare all"),
            Self::Network => f.write_str("network"),
            Self::Theory => f.write_str("theory"),
            Self::Fork(None) => f.write_str("fork"),
            Self::Fork(Some(machine)) => write!(f, "fork {}", machine.short_name().to_ascii_lowercase()),
            Self::Wait(seconds) => write!(f, "wait {seconds}"),
        }
    }
}
