//! Maps over the picture: what each pixel is made of, as colours with a legend in numbers.
//!
//! All of them come from what a step yields anyway, 16 bytes a pixel (strongest patch, its weight, effective number of
//! patches), but local consistency, which costs another step and 12 bytes a pixel. A 20-step trajectory of 64 x 64
//! pixels keeps 2.3 MB for all its maps, and 12 KB more for each map that is drawn.

use crate::images::{Image, Shape};
use crate::score::{Boundary, Machine, Posterior, Reach};
use crate::text::{Text, explain as text, fixed, say};

use super::colour::{Gradient, Rgb, Scale, displacement_colour, source_colour};
use super::consistency::{CONSISTENT_WITHIN, Consistency};
use super::sources::{SourceShare, displacements, sources};
use super::stats::{Share, quantile};

/// What a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapKind {
    /// Which training picture gave the pixel.
    Sources,
    /// How far its patch has moved.
    Displacement,
    /// How many patches it is made of.
    Certainty,
    /// Whether it is the centre of its own nearest patch.
    Consistency,
    /// How far it is from the nearest training picture.
    Difference,
}

impl MapKind {
    /// All of them, in the order in which one cycles through them.
    pub const ALL: [Self; 5] =
        [Self::Sources, Self::Displacement, Self::Certainty, Self::Consistency, Self::Difference];

    /// Its name in words.
    pub fn title(self) -> &'static str {
        let title = match self {
            Self::Sources => text::MAP_TITLE_SOURCES,
            Self::Displacement => text::MAP_TITLE_DISPLACEMENT,
            Self::Certainty => text::MAP_TITLE_CERTAINTY,
            Self::Consistency => text::MAP_TITLE_CONSISTENCY,
            Self::Difference => text::MAP_TITLE_DIFFERENCE,
        };
        title.get()
    }
}

/// A map in colours, with its legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// What it shows.
    pub kind: MapKind,
    /// Height in pixels.
    pub h: usize,
    /// Width in pixels.
    pub w: usize,
    /// The colours, `(h, w)`.
    pub rgb: Vec<Rgb>,
    /// What they mean.
    pub legend: Legend,
}

/// What the colours of a map mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Legend {
    /// Each training picture has its own colour ([`source_colour`]).
    Sources(Vec<SourceShare>),
    /// The hue is the direction, the lightness the length ([`displacement_colour`]).
    Displacement {
        /// The length that is brightest, in pixels: the longest that the machine allows.
        longest: f64,
        /// The median length over the pixels.
        median: f64,
        /// Pixels whose patch has moved at all.
        moved: Share,
    },
    /// A number on a scale.
    Scale {
        /// How numbers become colours.
        scale: Scale,
        /// What the numbers count.
        unit: Unit,
        /// The median over the pixels.
        median: f64,
    },
    /// Yes or no.
    YesNo {
        /// What is marked, in words.
        marked: Text,
        /// Its colour.
        colour: Rgb,
        /// The colour of the rest.
        rest: Rgb,
        /// How many pixels are marked.
        share: Share,
    },
}

/// What the numbers of a map count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Patches.
    Patches,
    /// Differences between values, of which black to white is 2.
    Range,
}

/// The map of source pictures.
pub fn sources_map(posterior: &Posterior) -> Map {
    let rgb = posterior.strongest.iter().map(|patch| source_colour(patch.image_idx)).collect();
    Map::new(MapKind::Sources, posterior, rgb, Legend::Sources(sources(&posterior.strongest)))
}

/// The map of displacements.
pub fn displacement_map(posterior: &Posterior, machine: Machine) -> Map {
    let shape = posterior.x0_hat.shape();
    let longest = longest_move(machine, shape);
    let moves = displacements(&posterior.strongest, shape, machine);
    let lengths: Vec<f32> = moves.iter().map(|m| libm::hypotf(m.0 as f32, m.1 as f32)).collect();
    let legend = Legend::Displacement {
        longest,
        median: median(&lengths),
        moved: Share { count: moves.iter().filter(|m| **m != (0, 0)).count(), of: moves.len() },
    };
    let rgb = moves.iter().map(|m| displacement_colour(*m, longest)).collect();
    Map::new(MapKind::Displacement, posterior, rgb, legend)
}

/// The map of certainty, on a logarithmic scale from 1 to the number of candidates of the pixel that has most of them,
/// with `n_images` training pictures allowed.
pub fn certainty_map(posterior: &Posterior, machine: Machine, n_images: usize) -> Map {
    let shape = posterior.x0_hat.shape();
    let scale = Scale {
        low: 1.0,
        high: (n_images * most_places(machine, shape)).max(2) as f64,
        log: true,
        gradient: Gradient::Viridis,
    };
    let rgb = posterior.effective_patches.iter().map(|n| scale.colour(f64::from(*n))).collect();
    let legend = Legend::Scale { scale, unit: Unit::Patches, median: median(&posterior.effective_patches) };
    Map::new(MapKind::Certainty, posterior, rgb, legend)
}

/// The map of local consistency.
pub fn consistency_map(posterior: &Posterior, consistency: &Consistency) -> Map {
    let (colour, rest) = (Gradient::Inferno.at(0.75), Gradient::Inferno.at(0.1));
    let of = consistency.off_by.len();
    let inconsistent = |p: usize| !consistency.is_consistent(p);
    let legend = Legend::YesNo {
        marked: text::LEGEND_INCONSISTENT,
        colour,
        rest,
        share: Share { count: (0..of).filter(|p| inconsistent(*p)).count(), of },
    };
    let rgb = (0..of).map(|p| if inconsistent(p) { colour } else { rest }).collect();
    Map::new(MapKind::Consistency, posterior, rgb, legend)
}

/// The map of the difference between the guess and the nearest training picture, which has the same shape (see
/// [`Nearest::picture`](super::nearest::Nearest::picture)).
pub fn difference_map(posterior: &Posterior, nearest: &Image) -> Map {
    let guess = &posterior.x0_hat;
    let (area, c) = (guess.shape().area(), guess.shape().c());
    let squares = |p: usize| (0..c).map(move |c| guess.values()[c * area + p] - nearest.values()[c * area + p]);
    let rms = |p: usize| libm::sqrtf(squares(p).map(|d| d * d).sum::<f32>() / c as f32);
    let differences: Vec<f32> = (0..area).map(rms).collect();
    // From black to white is 2.
    let scale = Scale { low: 0.0, high: 2.0, log: false, gradient: Gradient::Inferno };
    let rgb = differences.iter().map(|d| scale.colour(f64::from(*d))).collect();
    let legend = Legend::Scale { scale, unit: Unit::Range, median: median(&differences) };
    Map::new(MapKind::Difference, posterior, rgb, legend)
}

impl Map {
    fn new(kind: MapKind, posterior: &Posterior, rgb: Vec<Rgb>, legend: Legend) -> Self {
        let shape = posterior.x0_hat.shape();
        Self { kind, h: shape.h(), w: shape.w(), rgb, legend }
    }
}

impl Legend {
    /// The numbers in words, one fact a line; sources with at least 1 % of the pixels only.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Sources(sources) => {
                let large = sources.iter().filter(|s| s.share >= super::sources::SOURCE_SHARE);
                let line = |s: &SourceShare| {
                    say!(text::LegendSource { image: s.image_idx, percent: fixed(100.0 * s.share, 1) })
                };
                large.map(line).collect()
            }
            Self::Displacement { longest, median, moved } => vec![
                say!(text::LegendMedianPixels { median: fixed(*median, 1) }),
                say!(text::LegendMoved { percent: percent(*moved) }),
                say!(text::LegendBrightest { px: fixed(*longest, 0) }),
            ],
            Self::Scale { scale, unit, median } => {
                let median = fixed(*median, 3);
                let median = match unit {
                    Unit::Patches => say!(text::LegendMedianPatches { median }),
                    Unit::Range => say!(text::LegendMedianRange { median }),
                };
                vec![median, say!(text::LegendScale { low: scale.low, high: scale.high })]
            }
            Self::YesNo { marked, share, .. } => vec![
                marked.get().to_owned(),
                say!(text::LegendShare { percent: percent(*share) }),
                say!(text::LegendTolerance { tolerance: CONSISTENT_WITHIN.to_string() }),
            ],
        }
    }
}

fn percent(share: Share) -> String {
    fixed(100.0 * share.value().unwrap_or(0.0), 1)
}

fn median(values: &[f32]) -> f64 {
    f64::from(quantile(values, 0.5).unwrap_or(0.0))
}

/// The longest move that a machine allows, in pixels.
fn longest_move(machine: Machine, shape: Shape) -> f64 {
    let longest = |n: usize| {
        let all = match machine.boundary {
            Boundary::Zeros => n - 1,
            Boundary::Circular => n / 2,
        };
        match machine.reach {
            Reach::Within(d) => all.min(d as usize) as f64,
            Reach::All => all as f64,
        }
    };
    libm::hypot(longest(shape.h()), longest(shape.w()))
}

/// The number of places of the pixel that has most of them: the one in the middle, which is farthest from the border.
fn most_places(machine: Machine, shape: Shape) -> usize {
    machine.places(shape, (shape.h() / 2, shape.w() / 2)).count()
}
