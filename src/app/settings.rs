//! What is remembered from one start to the next: the look of the window, never its results.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Language;

/// Which theme the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// A dark stage.
    #[default]
    Dark,
    /// Light, for bright rooms.
    Light,
}

impl ThemeChoice {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }
}

/// The name under which the settings are stored.
pub const STORAGE_KEY: &str = "sixfingers";

/// A panel on the right of the stage; one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SidePanel {
    /// Where the pointed pixel came from.
    Provenance,
    /// All training pictures.
    Training,
    /// Numbers over the steps.
    Curves,
    /// The tree of branches.
    Branches,
    /// The scenes of a talk.
    Talk,
}

impl SidePanel {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Provenance, Self::Training, Self::Branches, Self::Curves, Self::Talk];
}

/// A part of the controls that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Section {
    /// P(t) as a picture.
    OverTime,
    /// The map of the machines.
    Machines,
}

/// The saved settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; that of the system until one was chosen.
    #[serde(
        serialize_with = "write_language",
        deserialize_with = "read_language",
        skip_serializing_if = "Option::is_none"
    )]
    pub language: Option<Language>,
    /// Dark or light.
    pub theme: ThemeChoice,
    /// Size of text and controls, 1 is normal; one of [`Settings::SCALES`].
    pub scale: f32,
    /// Whether the panel with the controls is open.
    pub controls_open: bool,
    /// The parts of the controls that are folded away.
    pub folded: Vec<Section>,
    /// The panel on the right of the stage, if one is open.
    pub side: Option<SidePanel>,
    /// Playback speed, in frames a second.
    pub speed: f32,
    /// Whether playback starts again at the end.
    pub looped: bool,
    /// The files and folders that were opened last, the newest first, with their choices.
    pub recent: Vec<String>,
    /// Whether the filmstrip shows the noisy pictures and not the guesses.
    pub film_noisy: bool,
    /// The lessons of the program that were finished, by their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lessons_done: Vec<String>,
    /// Whether the first lesson was offered to a newcomer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lessons_offered: bool,
    /// Where the last file went.
    pub folder: Option<PathBuf>,
}

impl Settings {
    /// The sizes that Ctrl + and Ctrl - go through.
    pub const SCALES: [f32; 9] = [0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5];

    /// The lowest and the highest playback speed, in frames a second.
    pub const SPEEDS: [f32; 2] = [0.1, 60.0];

    /// So many sources are remembered.
    pub const MAX_RECENT: usize = 8;

    /// The settings as they can be used: what is out of range, as in a file that somebody has edited, is brought into it.
    #[must_use]
    pub fn bounded(self) -> Self {
        let usual = Self::default();
        let within = |value: f32, low, high, usual| if value.is_finite() { value.clamp(low, high) } else { usual };
        let ([smallest, .., largest], [slowest, fastest]) = (Self::SCALES, Self::SPEEDS);
        Self {
            scale: within(self.scale, smallest, largest, usual.scale),
            speed: within(self.speed, slowest, fastest, usual.speed),
            ..self
        }
    }

    /// Puts a source first among those that are remembered.
    pub fn remember(&mut self, source: String) {
        self.recent.retain(|recent| *recent != source);
        self.recent.insert(0, source);
        self.recent.truncate(Self::MAX_RECENT);
    }

    /// The next larger (`by` > 0) or smaller size.
    pub fn scaled(&self, by: i32) -> f32 {
        let near = |s: &f32| (s - self.scale).abs();
        let now = (0..Self::SCALES.len()).min_by(|a, b| near(&Self::SCALES[*a]).total_cmp(&near(&Self::SCALES[*b])));
        let next = now.unwrap_or(2) as i64 + i64::from(by);
        Self::SCALES[next.clamp(0, Self::SCALES.len() as i64 - 1) as usize]
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeChoice::Dark,
            scale: 1.0,
            controls_open: true,
            folded: Vec::new(),
            side: None,
            speed: 8.0,
            looped: false,
            recent: Vec::new(),
            film_noisy: false,
            lessons_done: Vec::new(),
            lessons_offered: false,
            folder: None,
        }
    }
}

/// A language by its code.
fn write_language<S: Serializer>(language: &Option<Language>, to: S) -> Result<S::Ok, S::Error> {
    language.map(Language::code).serialize(to)
}

/// One that this program doesn't have, as of a later version, is none.
fn read_language<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Language>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.and_then(|code| Language::of_code(&code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_out_of_range_are_brought_into_it() {
        let bounded = |scale, speed| {
            let settings = Settings { scale, speed, looped: true, ..Settings::default() }.bounded();
            assert!(settings.looped, "what can be used stays");
            (settings.scale, settings.speed)
        };
        assert_eq!(bounded(1.25, 4.0), (1.25, 4.0));
        assert_eq!(bounded(f32::NAN, f32::NAN), (1.0, 8.0));
        assert_eq!(bounded(f32::INFINITY, f32::NEG_INFINITY), (1.0, 8.0));
        assert_eq!(bounded(0.0, 0.0), (0.75, 0.1));
        assert_eq!(bounded(-3.0, -3.0), (0.75, 0.1));
        assert_eq!(bounded(1e30, 1e30), (2.5, 60.0));
    }
}
