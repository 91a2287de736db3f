//! How pictures are made into a set: their size, their colours, how many and which of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::super::near_word;
use crate::text::{errors_images, list, say};

/// How a picture that is not square is made square.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// The middle is kept, what stands out is cut off.
    #[default]
    Crop,
    /// All is kept, with mid-grey (the 0 of the theory) beside it.
    Pad,
    /// All is kept, and its sides are scaled unevenly.
    Stretch,
}

impl Fit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Crop, Self::Pad, Self::Stretch];

    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Crop => "crop",
            Self::Pad => "pad",
            Self::Stretch => "stretch",
        }
    }
}

/// Whether the set is in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colours {
    /// Colour as soon as one picture has colour.
    #[default]
    Found,
    /// One channel.
    Grey,
    /// Three channels.
    Rgb,
}

impl Colours {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Found, Self::Grey, Self::Rgb];

    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Grey => "grey",
            Self::Rgb => "rgb",
        }
    }
}

/// The range of the numbers of an array of floats, from black to white. Bytes are 0 to 255 anyway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Range {
    /// -1 to 1; 0 to 1 where no number is below 0, which is said.
    #[default]
    Found,
    /// -1 to 1.
    Signed,
    /// 0 to 1.
    Unit,
    /// 0 to 255.
    Byte,
}

impl Range {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Found, Self::Signed, Self::Unit, Self::Byte];

    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Signed => "signed",
            Self::Unit => "unit",
            Self::Byte => "byte",
        }
    }
}

/// How many pictures are taken. Those that can't be read are replaced by later ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// All of them.
    #[default]
    All,
    /// The first ones, in the order of the file or of the names.
    First(usize),
    /// Some, by chance.
    Random {
        /// How many.
        count: usize,
        /// Where the chance starts: the same number, the same pictures.
        seed: u64,
    },
}

impl Take {
    /// The most pictures that this takes; `None` is all.
    pub fn count(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::First(count) | Self::Random { count, .. } => Some(count),
        }
    }
}

/// How pictures are made into a set.
///
/// # Example
/// ```
/// use sixfingers::images::load::{Choices, Fit, Take};
/// let choices: Choices = "size=32,fit=pad,random=500,seed=3".parse()?;
/// assert_eq!((choices.side(), choices.fit), (Some(32), Fit::Pad));
/// assert_eq!(choices.take, Take::Random { count: 500, seed: 3 });
/// assert_eq!(choices.to_string(), "size=32,fit=pad,random=500,seed=3");
/// # Ok::<(), sixfingers::images::load::ChoicesError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Choices {
    pub(super) side: Option<u16>,
    /// How pictures that are not square are made square, where a size is chosen.
    pub fit: Fit,
    /// Grey or colour.
    pub colours: Colours,
    /// How many.
    pub take: Take,
    /// The names of the labels that are taken; `None` is all.
    pub labels: Option<Vec<String>>,
    /// The range of the numbers of an array.
    pub range: Range,
    /// The name of the array in an archive of arrays; the obvious one if `None`.
    pub array: Option<String>,
}

/// What is wrong with the text of choices.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChoicesError {
    /// A word that is no setting.
    Unknown(String),
    /// A size out of range.
    Size(String),
    /// A word that is no [`Fit`].
    Fit(String),
    /// A word that is no choice of [`Colours`].
    Colours(String),
    /// A word that is no [`Range`].
    Range(String),
    /// A name of an array that is none.
    Array(String),
    /// No number of pictures.
    Count {
        /// The setting.
        key: &'static str,
        /// The value.
        found: String,
    },
    /// No number for a seed.
    Seed(String),
    /// A seed of nothing.
    SeedAlone(String),
    /// Names that can't be told apart.
    Labels(String),
}

impl fmt::Display for ChoicesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Unknown(found) => {
                let keys = list(Choices::KEYS);
                match near_word(found, Choices::KEYS) {
                    Some(near) => say!(errors_images::ChoicesUnknownNear { found, near, keys }),
                    None => say!(errors_images::ChoicesUnknown { found, keys }),
                }
            }
            Self::Size(found) => {
                say!(errors_images::ChoicesSize { found, min: Choices::MIN_SIDE, max: Choices::MAX_SIDE })
            }
            Self::Fit(found) => say!(errors_images::ChoicesFit { found }),
            Self::Colours(found) => say!(errors_images::ChoicesColor { found }),
            Self::Range(found) => say!(errors_images::ChoicesRange { found }),
            Self::Array(found) => say!(errors_images::ChoicesName { found }),
            Self::Count { key, found } => say!(errors_images::ChoicesCount { key: *key, found }),
            Self::Seed(found) => say!(errors_images::ChoicesSeed { found }),
            Self::SeedAlone(found) => say!(errors_images::ChoicesSeedAlone { found }),
            Self::Labels(found) => say!(errors_images::ChoicesLabels { found }),
        })
    }
}

impl Choices {
    /// The smallest size that can be chosen, in pixels.
    pub const MIN_SIDE: u16 = 16;
    /// The largest size that can be chosen, in pixels.
    pub const MAX_SIDE: u16 = 128;
    /// The settings of the text form.
    const KEYS: [&str; 9] = ["size", "fit", "color", "first", "random", "seed", "labels", "range", "name"];

    /// Width and height in pixels; `None` leaves the pictures as they are, so all must be of one size.
    pub fn side(&self) -> Option<usize> {
        self.side.map(usize::from)
    }

    /// Sets the size, cut to [`Choices::MIN_SIDE`]..=[`Choices::MAX_SIDE`].
    pub fn set_side(&mut self, side: Option<u16>) {
        self.side = side.map(|side| side.clamp(Self::MIN_SIDE, Self::MAX_SIDE));
    }

    /// Whether pictures with this label are taken.
    pub fn takes_label(&self, name: &str) -> bool {
        self.labels.as_ref().is_none_or(|labels| labels.iter().any(|label| label == name))
    }

    /// Whether a text begins with one of the settings, so that it is meant as choices.
    pub fn is_meant(text: &str) -> bool {
        text.split_once('=').is_some_and(|(key, _)| Self::KEYS.contains(&key.trim()))
    }

    /// What is wrong with a text that looks like choices and begins with none: a misspelt setting.
    pub fn misspelt(text: &str) -> Option<ChoicesError> {
        let (key, _) = text.split_once('=')?;
        let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '_');
        (is_word && !Self::is_meant(text)).then(|| ChoicesError::Unknown(key.trim().to_owned()))
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), ChoicesError> {
        let count = |key| {
            let count = value.parse().ok().filter(|count| *count > 0);
            count.ok_or_else(|| ChoicesError::Count { key, found: value.to_owned() })
        };
        match key {
            "size" => {
                let side = value.parse().ok().filter(|side| (Self::MIN_SIDE..=Self::MAX_SIDE).contains(side));
                self.side = Some(side.ok_or_else(|| ChoicesError::Size(value.to_owned()))?);
            }
            "fit" => {
                let fit = Fit::ALL.into_iter().find(|fit| fit.name() == value);
                self.fit = fit.ok_or_else(|| ChoicesError::Fit(value.to_owned()))?;
            }
            "color" => {
                let colours = Colours::ALL.into_iter().find(|colours| colours.name() == value);
                self.colours = colours.ok_or_else(|| ChoicesError::Colours(value.to_owned()))?;
            }
            "first" => self.take = Take::First(count("first")?),
            "random" => {
                self.take = Take::Random { count: count("random")?, seed: self.seed().unwrap_or(1) };
            }
            "seed" => {
                let seed = value.parse().map_err(|_| ChoicesError::Seed(value.to_owned()))?;
                let Take::Random { count, .. } = self.take else {
                    return Err(ChoicesError::SeedAlone(value.to_owned()));
                };
                self.take = Take::Random { count, seed };
            }
            "labels" => {
                let labels: Option<Vec<String>> = value.split('+').map(unescape).collect();
                let labels = labels.filter(|labels| labels.iter().all(|label| !label.is_empty()));
                self.labels = Some(labels.ok_or_else(|| ChoicesError::Labels(value.to_owned()))?);
            }
            "range" => {
                let range = Range::ALL.into_iter().find(|range| range.name() == value);
                self.range = range.ok_or_else(|| ChoicesError::Range(value.to_owned()))?;
            }
            "name" => {
                let array = unescape(value).filter(|array| !array.is_empty());
                self.array = Some(array.ok_or_else(|| ChoicesError::Array(value.to_owned()))?);
            }
            _ => return Err(ChoicesError::Unknown(key.to_owned())),
        }
        Ok(())
    }

    fn seed(&self) -> Option<u64> {
        match self.take {
            Take::Random { seed, .. } => Some(seed),
            _ => None,
        }
    }
}

impl FromStr for Choices {
    type Err = ChoicesError;

    fn from_str(text: &str) -> Result<Self, ChoicesError> {
        let mut choices = Self::default();
        for setting in text.split(',').map(str::trim).filter(|setting| !setting.is_empty()) {
            let (key, value) = setting.split_once('=').ok_or_else(|| ChoicesError::Unknown(setting.to_owned()))?;
            choices.set(key.trim(), value.trim())?;
        }
        Ok(choices)
    }
}

/// Only what differs from the defaults, in a fixed order.
impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut settings = Vec::new();
        if let Some(side) = self.side {
            settings.push(format!("size={side}"));
        }
        if self.fit != Fit::default() {
            settings.push(format!("fit={}", self.fit.name()));
        }
        if self.colours != Colours::default() {
            settings.push(format!("color={}", self.colours.name()));
        }
        match self.take {
            Take::All => {}
            Take::First(count) => settings.push(format!("first={count}")),
            Take::Random { count, seed } => settings.push(format!("random={count},seed={seed}")),
        }
        if let Some(labels) = &self.labels {
            let labels: Vec<String> = labels.iter().map(|label| escape(label)).collect();
            settings.push(format!("labels={}", labels.join("+")));
        }
        if self.range != Range::default() {
            settings.push(format!("range={}", self.range.name()));
        }
        if let Some(array) = &self.array {
            settings.push(format!("name={}", escape(array)));
        }
        f.write_str(&settings.join(","))
    }
}

impl TryFrom<String> for Choices {
    type Error = ChoicesError;

    fn try_from(text: String) -> Result<Self, ChoicesError> {
        text.parse()
    }
}

impl From<Choices> for String {
    fn from(choices: Choices) -> Self {
        choices.to_string()
    }
}

/// A label's name without what has a meaning in the text form.
fn escape(label: &str) -> String {
    let mut text = String::new();
    for c in label.chars() {
        // Spaces at the ends would be trimmed, and a colon would be taken for the end of the path.
        if matches!(c, '%' | '+' | ',' | '=' | ':') || c.is_whitespace() || c.is_control() {
            let mut bytes = [0; 4];
            text.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02x}")));
        } else {
            text.push(c);
        }
    }
    text
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}
