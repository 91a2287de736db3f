//! Colours for maps: of sources, of directions and of numbers, told apart by the colour-blind where there is an order.

/// Red, green, blue, 8 bits each, sRGB.
pub type Rgb = [u8; 3];

/// The colour of a training picture: the same in every map and on every run. Neighbouring numbers get hues far apart
/// (the golden angle), in three steps of lightness so that they differ without hue, too.
pub fn source_colour(image_idx: u32) -> Rgb {
    const GOLDEN_ANGLE: f64 = 137.507_764_050_037_85;
    let lightness = [0.72, 0.55, 0.86][(image_idx % 3) as usize];
    oklch(lightness, 0.13, f64::from(image_idx) * GOLDEN_ANGLE)
}

/// The colour of a displacement: the hue says which way (right red, down yellow, left green, up blue), the lightness how
/// far, from dark grey for nothing to bright for `longest` and beyond.
pub fn displacement_colour((dy, dx): (i32, i32), longest: f64) -> Rgb {
    let length = libm::hypot(f64::from(dy), f64::from(dx));
    // The square root, so that a move of one pixel stands out from none even where moves may be long.
    let part = libm::sqrt((length / longest.max(1.0)).clamp(0.0, 1.0));
    oklch(0.25 + 0.55 * part, 0.14 * part, libm::atan2(f64::from(dy), f64::from(dx)).to_degrees() + 15.0)
}

/// A colour from lightness (0 to 1), chroma (0 to about .3) and hue in degrees in B. Ottosson's Oklab space, where equal
/// steps look equal. Beyond what sRGB can show it is clamped.
pub fn oklch(lightness: f64, chroma: f64, hue: f64) -> Rgb {
    let (a, b) = (chroma * libm::cos(hue.to_radians()), chroma * libm::sin(hue.to_radians()));
    let cube = |v: f64| v * v * v;
    let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    linear.map(|v| {
        let v = v.clamp(0.0, 1.0);
        let encoded = if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * libm::pow(v, 1.0 / 2.4) - 0.055 };
        (255.0 * encoded).round() as u8
    })
}

/// A ramp of colours from dark to bright, even to the eye and safe for the colour-blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gradient {
    /// Dark violet, green, yellow.
    Viridis,
    /// Black, purple, orange, pale yellow.
    Inferno,
}

impl Gradient {
    /// The colour at a part of the way, 0 to 1.
    pub fn at(self, part: f64) -> Rgb {
        let ramp = match self {
            Self::Viridis => colorous::VIRIDIS,
            Self::Inferno => colorous::INFERNO,
        };
        let colour = ramp.eval_continuous(if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) });
        [colour.r, colour.g, colour.b]
    }
}

/// How numbers become colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The number at the dark end.
    pub low: f64,
    /// The number at the bright end, above `low`.
    pub high: f64,
    /// Whether equal factors, not equal differences, get equal steps; `low` is above 0 then.
    pub log: bool,
    /// The colours.
    pub gradient: Gradient,
}

impl Scale {
    /// How far along the scale a number lies, 0 at `low` to 1 at `high`; what is beyond is cut to the ends.
    pub fn part(&self, value: f64) -> f64 {
        let (value, low, high) = match self.log {
            true => (libm::log(value.max(f64::MIN_POSITIVE)), libm::log(self.low), libm::log(self.high)),
            false => (value, self.low, self.high),
        };
        if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The colour of a number.
    pub fn colour(&self, value: f64) -> Rgb {
        self.gradient.at(self.part(value))
    }

    /// The numbers to write beside the ramp: the ends and, on a logarithmic scale, the powers of ten between; on a
    /// straight one the quarters.
    pub fn ticks(&self) -> Vec<f64> {
        let mut ticks = vec![self.low];
        if self.log {
            let mut power = libm::pow(10.0, libm::floor(libm::log10(self.low)) + 1.0);
            // A power just below the end would run into its number.
            while power < 0.25 * self.high {
                ticks.push(power);
                power *= 10.0;
            }
        } else {
            ticks.extend([0.25, 0.5, 0.75].map(|part| self.low + part * (self.high - self.low)));
        }
        ticks.push(self.high);
        ticks
    }
}
