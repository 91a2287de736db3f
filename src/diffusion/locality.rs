//! How far the machine sees at each time: the locality schedule P(t).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::images::Shape;
use crate::score::{Boundary, Machine, MachineError, Patch, PatchSide};
use crate::text::{errors_run, list, passes_on, say};

/// Patch side as a function of time. Trained networks see far at high noise and near at low noise
/// (Kamb & Ganguli, section 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locality {
    /// The same at every time.
    Constant(Patch),
    /// A straight line in t, from `noisy` at t = 1 to `clean` at t = 0, rounded to odd sides.
    Linear {
        /// Side at t = 1.
        noisy: PatchSide,
        /// Side at t = 0.
        clean: PatchSide,
    },
    /// One patch while `t > until`, another from there on: "whole image until here, local from here".
    Switch {
        /// The time of the change, in [0, 1].
        until: f64,
        /// At the noisier times.
        before: Patch,
        /// At the cleaner times.
        after: Patch,
    },
    /// A free curve: straight lines through `(t, side)` points, flat beyond the ends, rounded to odd sides.
    Curve(Vec<(f64, f64)>),
    /// Entry k applies at step k; the last entry beyond the end.
    Scales(Vec<Patch>),
    /// A calibrated schedule of the paper, scaled by `factor * shorter side / native side`.
    Paper {
        /// Which one.
        scales: PaperScales,
        /// Scale beyond that of the picture's size; 1 is the paper's.
        factor: f64,
    },
}

/// What can be wrong with a locality schedule.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LocalityError {
    /// A side that does not fit.
    Machine(MachineError),
    /// A text that describes no schedule.
    Unknown(String),
    /// An unknown calibrated schedule.
    UnknownPaper {
        /// What was found.
        found: String,
    },
    /// A time outside of 0 to 1.
    Time(f64),
    /// A side below a pixel.
    Patch(f64),
    /// A factor outside of 0.01 to 100.
    Factor(f64),
    /// A curve without points.
    NoPoint,
    /// A list without entries.
    NoEntry,
}

passes_on!(LocalityError { Machine(MachineError) });

impl fmt::Display for LocalityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Machine(error) => error.to_string(),
            Self::Unknown(found) => say!(errors_run::LocalityUnknown { found }),
            Self::UnknownPaper { found } => {
                say!(errors_run::LocalityUnknownPaper { found, names: list(PaperScales::ALL.map(PaperScales::name)) })
            }
            Self::Time(value) => say!(errors_run::LocalityTime { value: value.to_string() }),
            Self::Patch(value) => say!(errors_run::LocalityPatch { value: value.to_string() }),
            Self::Factor(value) => say!(errors_run::LocalityFactor { value: value.to_string() }),
            Self::NoPoint => errors_run::LOCALITY_NO_POINT.into(),
            Self::NoEntry => errors_run::LOCALITY_NO_ENTRY.into(),
        })
    }
}

impl Locality {
    /// The patch at step `step` of `steps` (t = step / steps), for pictures of `shape`. Sides that a scaled,
    /// straight or free schedule would take beyond [`Machine::max_side`] are cut to it; fixed ones are left as they
    /// are, for [`Locality::check`] to refuse.
    pub fn patch_at(&self, step: usize, steps: usize, shape: Shape, boundary: Boundary) -> Patch {
        let t = step as f64 / steps.max(1) as f64;
        let cut = |side: f64| Patch::Side(PatchSide::nearest_odd(side).min(Machine::max_side(boundary, shape)));
        match self {
            Self::Constant(patch) => *patch,
            Self::Linear { noisy, clean } => {
                let (noisy, clean) = (f64::from(noisy.get()), f64::from(clean.get()));
                cut(odd_near(clean + t * (noisy - clean)))
            }
            Self::Switch { until, before, after } => {
                if t > *until {
                    *before
                } else {
                    *after
                }
            }
            Self::Curve(points) => cut(odd_near(interpolate(points, t))),
            Self::Scales(entries) => {
                entries.get(step).or(entries.last()).copied().unwrap_or(Patch::Side(PatchSide::PIXEL))
            }
            Self::Paper { scales, factor } => {
                let sides = scales.sides();
                let index = (t * sides.len() as f64).round() as usize;
                let side = f64::from(sides[index.min(sides.len() - 1)]);
                cut(side * factor * shape.h().min(shape.w()) as f64 / f64::from(scales.native_side()))
            }
        }
    }

    /// Checks every step against a shape and a boundary.
    ///
    /// # Errors
    /// [`LocalityError::Machine`] for a fixed side that is too large, [`LocalityError::Time`], [`LocalityError::Patch`] or
    /// [`LocalityError::Factor`] for a number that is not finite or out of its range, [`LocalityError::NoPoint`] for a
    /// curve without points.
    pub fn check(&self, steps: usize, shape: Shape, boundary: Boundary) -> Result<(), LocalityError> {
        let range = |error: fn(f64) -> LocalityError, value: f64, ok: bool| {
            if ok && value.is_finite() { Ok(()) } else { Err(error(value)) }
        };
        match self {
            Self::Constant(_) | Self::Linear { .. } => {}
            Self::Switch { until, .. } => range(LocalityError::Time, *until, (0.0..=1.0).contains(until))?,
            Self::Curve(points) => {
                if points.is_empty() {
                    return Err(LocalityError::NoPoint);
                }
                for (t, side) in points {
                    range(LocalityError::Time, *t, (0.0..=1.0).contains(t))?;
                    range(LocalityError::Patch, *side, *side >= 1.0)?;
                }
            }
            Self::Scales(entries) if entries.is_empty() => return Err(LocalityError::NoEntry),
            Self::Scales(_) => {}
            Self::Paper { factor, .. } => {
                range(LocalityError::Factor, *factor, (0.01..=100.0).contains(factor))?;
            }
        }
        for step in 1..=steps {
            let patch = self.patch_at(step, steps, shape, boundary);
            Machine { patch, reach: crate::score::Reach::NONE, boundary }.check(shape)?;
        }
        Ok(())
    }

    /// The same patch at every time, if it is so.
    pub fn constant(&self) -> Option<Patch> {
        match self {
            Self::Constant(patch) => Some(*patch),
            _ => None,
        }
    }
}

impl Default for Locality {
    /// The exhibit's: the MNIST UNet's schedule, scaled by 0.7 (see EXHIBITS in the README).
    fn default() -> Self {
        Self::Paper { scales: PaperScales::MnistUnet, factor: 0.7 }
    }
}

/// The odd number nearest to `side`; the larger of two.
fn odd_near(side: f64) -> f64 {
    2.0 * ((side - 1.0) / 2.0).round() + 1.0
}

/// Straight lines through points, which may come in any order.
fn interpolate(points: &[(f64, f64)], t: f64) -> f64 {
    let below = points.iter().filter(|p| p.0 <= t).max_by(|a, b| a.0.total_cmp(&b.0));
    let above = points.iter().filter(|p| p.0 >= t).min_by(|a, b| a.0.total_cmp(&b.0));
    match (below, above) {
        (Some(a), Some(b)) if b.0 > a.0 => a.1 + (b.1 - a.1) * (t - a.0) / (b.0 - a.0),
        (Some(a), _) => a.1,
        (None, Some(b)) => b.1,
        (None, None) => 1.0,
    }
}

/// The ten schedules that the paper calibrated on trained networks (n = 20 steps; entry 0 is never used by
/// the sampler, entry 19 is the highest noise).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperScales {
    /// MNIST, UNet, zero padding.
    MnistUnet,
    /// MNIST, ResNet, zero padding.
    MnistResnetZeros,
    /// MNIST, ResNet, circular padding.
    MnistResnetCircular,
    /// FashionMNIST, UNet.
    FashionUnet,
    /// FashionMNIST, ResNet.
    FashionResnet,
    /// CIFAR10, UNet, zero padding.
    CifarUnet,
    /// CIFAR10, ResNet, zero padding.
    CifarResnetZeros,
    /// CIFAR10, ResNet, circular padding.
    CifarResnetCircular,
    /// CelebA, UNet, zero padding.
    CelebaUnet,
    /// CelebA, ResNet, zero padding.
    CelebaResnet,
}

impl PaperScales {
    /// All ten.
    pub const ALL: [Self; 10] = [
        Self::MnistUnet,
        Self::MnistResnetZeros,
        Self::MnistResnetCircular,
        Self::FashionUnet,
        Self::FashionResnet,
        Self::CifarUnet,
        Self::CifarResnetZeros,
        Self::CifarResnetCircular,
        Self::CelebaUnet,
        Self::CelebaResnet,
    ];

    /// Patch sides in pixels of the native picture, from low to high noise.
    pub fn sides(self) -> [u32; 20] {
        match self {
            Self::MnistUnet => [3, 3, 3, 5, 5, 7, 7, 7, 9, 9, 9, 11, 13, 15, 17, 21, 23, 23, 25, 27],
            Self::MnistResnetZeros => [3, 3, 5, 5, 5, 7, 7, 7, 9, 9, 11, 11, 11, 11, 13, 15, 15, 15, 15, 15],
            Self::MnistResnetCircular => [3, 3, 5, 5, 5, 7, 7, 9, 9, 9, 11, 11, 11, 11, 9, 9, 7, 7, 3, 3],
            Self::FashionUnet => [3, 3, 5, 5, 7, 7, 7, 9, 11, 11, 11, 13, 15, 15, 21, 23, 25, 25, 25, 25],
            Self::FashionResnet => [3, 3, 5, 5, 7, 7, 9, 9, 9, 11, 11, 11, 13, 13, 13, 15, 15, 15, 17, 17],
            Self::CifarUnet => [3, 3, 3, 3, 5, 5, 5, 5, 7, 7, 7, 7, 9, 9, 11, 13, 13, 15, 17, 25],
            Self::CifarResnetZeros => [3, 3, 3, 3, 5, 5, 5, 7, 7, 7, 7, 9, 9, 11, 11, 13, 15, 17, 17, 17],
            Self::CifarResnetCircular => [3, 3, 3, 3, 5, 5, 5, 5, 7, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15, 15],
            Self::CelebaUnet => [3, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 7, 7, 9, 9, 9, 13, 19, 27],
            Self::CelebaResnet => [3, 3, 3, 5, 5, 5, 5, 5, 7, 7, 9, 9, 9, 11, 11, 11, 13, 15, 19, 19],
        }
    }

    /// Side of the pictures that it was calibrated on, in pixels.
    pub fn native_side(self) -> u32 {
        match self {
            Self::MnistUnet
            | Self::MnistResnetZeros
            | Self::MnistResnetCircular
            | Self::FashionUnet
            | Self::FashionResnet => 28,
            _ => 32,
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::MnistUnet => "mnist-unet",
            Self::MnistResnetZeros => "mnist-resnet-zeros",
            Self::MnistResnetCircular => "mnist-resnet-circular",
            Self::FashionUnet => "fashion-unet",
            Self::FashionResnet => "fashion-resnet",
            Self::CifarUnet => "cifar-unet",
            Self::CifarResnetZeros => "cifar-resnet-zeros",
            Self::CifarResnetCircular => "cifar-resnet-circular",
            Self::CelebaUnet => "celeba-unet",
            Self::CelebaResnet => "celeba-resnet",
        }
    }
}

impl std::str::FromStr for Locality {
    type Err = LocalityError;

    fn from_str(s: &str) -> Result<Self, LocalityError> {
        let unknown = || LocalityError::Unknown(s.into());
        let number = |text: &str| text.trim().parse::<f64>().map_err(|_| unknown());
        let side = |text: &str| {
            let side: u32 = text.trim().parse().map_err(|_| unknown())?;
            PatchSide::new(side).map_err(LocalityError::from)
        };
        let (kind, rest) = s.split_once(':').ok_or_else(unknown)?;
        let parts: Vec<&str> = rest.split(':').collect();
        match (kind, parts.as_slice()) {
            ("constant", [patch]) => Ok(Self::Constant(patch.parse()?)),
            ("linear", [noisy, clean]) => Ok(Self::Linear { noisy: side(noisy)?, clean: side(clean)? }),
            ("switch", [until, before, after]) => {
                Ok(Self::Switch { until: number(until)?, before: before.parse()?, after: after.parse()? })
            }
            ("curve", _) => {
                let point = |text: &str| {
                    let (t, side) = text.split_once(':').ok_or_else(unknown)?;
                    Ok((number(t)?, number(side)?))
                };
                rest.split(',').map(point).collect::<Result<_, _>>().map(Self::Curve)
            }
            ("scales", [list]) => Self::scales_from_str(list),
            ("paper", [name]) => Ok(Self::Paper { scales: name.parse()?, factor: 1.0 }),
            ("paper", [name, factor]) => Ok(Self::Paper { scales: name.parse()?, factor: number(factor)? }),
            _ => Err(unknown()),
        }
    }
}

impl Locality {
    /// A list such as `3,3,5,whole`: entry k applies at step k.
    ///
    /// # Errors
    /// [`LocalityError::Machine`] for an entry that is neither odd nor `whole`.
    pub fn scales_from_str(list: &str) -> Result<Self, LocalityError> {
        let entries: Result<_, _> = list.split(',').map(|entry| entry.trim().parse::<Patch>()).collect();
        Ok(Self::Scales(entries?))
    }
}

impl std::str::FromStr for PaperScales {
    type Err = LocalityError;

    fn from_str(s: &str) -> Result<Self, LocalityError> {
        Self::ALL
            .into_iter()
            .find(|p| p.name().eq_ignore_ascii_case(s))
            .ok_or_else(|| LocalityError::UnknownPaper { found: s.into() })
    }
}

impl std::fmt::Display for Locality {
    /// The text that [`str::parse`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |items: Vec<String>| items.join(",");
        match self {
            Self::Constant(patch) => write!(f, "constant:{patch}"),
            Self::Linear { noisy, clean } => write!(f, "linear:{}:{}", noisy.get(), clean.get()),
            Self::Switch { until, before, after } => write!(f, "switch:{until}:{before}:{after}"),
            Self::Curve(points) => {
                write!(f, "curve:{}", list(points.iter().map(|(t, side)| format!("{t}:{side}")).collect()))
            }
            Self::Scales(entries) => {
                write!(f, "scales:{}", list(entries.iter().map(ToString::to_string).collect()))
            }
            Self::Paper { scales, factor } => write!(f, "paper:{}:{factor}", scales.name()),
        }
    }
}
