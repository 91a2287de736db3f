//! The text form of a [`SynthSpec`]: `hands:count=100,size=64,color=rgb,variety=mix10,seed=1`.

use std::fmt;
use std::str::FromStr;

use super::{Palette, SynthError, SynthKind, SynthSpec};

impl fmt::Display for SynthKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for SynthKind {
    type Err = SynthError;

    fn from_str(s: &str) -> Result<Self, SynthError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(s))
            .ok_or_else(|| SynthError::UnknownKind(s.into()))
    }
}

impl fmt::Display for Palette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Grey => "grey",
            Self::Rgb => "rgb",
        })
    }
}

impl FromStr for Palette {
    type Err = SynthError;

    fn from_str(s: &str) -> Result<Self, SynthError> {
        match s.to_ascii_lowercase().as_str() {
            "grey" | "gray" => Ok(Self::Grey),
            "rgb" => Ok(Self::Rgb),
            _ => Err(SynthError::Palette(s.into())),
        }
    }
}

/// All settings, so that the text stands for the same pictures whatever the defaults become.
impl fmt::Display for SynthSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, count, size, palette, variety, seed } = self;
        write!(f, "{kind}:count={count},size={size},color={palette},variety={variety},seed={seed}")
    }
}

/// A kind, then the settings that are not the default's: `hands`, `hands:size=32,color=grey`.
impl FromStr for SynthSpec {
    type Err = SynthError;

    fn from_str(s: &str) -> Result<Self, SynthError> {
        let (kind, settings) = s.split_once(':').map_or((s, None), |(kind, settings)| (kind, Some(settings)));
        let mut spec = Self::new(kind.trim().parse()?);
        for setting in settings.into_iter().flat_map(|settings| settings.split(',')) {
            let (key, value) = setting.split_once('=').unwrap_or((setting, ""));
            spec.set(key.trim(), value.trim())?;
        }
        spec.check()?;
        Ok(spec)
    }
}

impl SynthSpec {
    /// Takes one setting of the text form.
    fn set(&mut self, key: &str, value: &str) -> Result<(), SynthError> {
        let number = |key, min: u64, max: u64| {
            let number = value.parse().ok().filter(|number| (min..=max).contains(number));
            number.ok_or_else(|| SynthError::Number { key, found: value.into(), min, max })
        };
        match key {
            "count" => self.count = number("count", 1, Self::MAX_COUNT as u64)? as usize,
            "size" => self.size = number("size", Self::MIN_SIZE as u64, Self::MAX_SIZE as u64)? as usize,
            "color" | "colour" => self.palette = value.parse()?,
            "variety" => self.variety = value.to_ascii_lowercase(),
            "seed" => self.seed = number("seed", 0, u64::MAX)?,
            _ => return Err(SynthError::Setting(key.into())),
        }
        Ok(())
    }
}
