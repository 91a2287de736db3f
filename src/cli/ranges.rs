//! Lists and ranges of settings as text: `3..129`, `0..1:0.05`, `3,15,whole`.

use serde::de::DeserializeOwned;

use crate::diffusion::Locality;
use crate::images::load::one_line;
use crate::score::{Patch, PatchSide, Reach};

/// The most values of one option.
const MAX_VALUES: usize = 1000;

/// The values of one option, in the order in which they were given. (clap takes a bare `Vec` for an option that is given
/// several times.)
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Values<T>(pub(super) Vec<T>);

/// Patch sides; ranges go by 2, since sides are odd, and leave their end out.
pub(super) fn patches(text: &str) -> Result<Values<Patch>, String> {
    let side = |side: u32| PatchSide::new(side).map(Patch::Side).map_err(|error| error.to_string());
    list(text, |part| match whole_range(part, 2)? {
        Some(sides) => sides.into_iter().map(side).collect(),
        None => Ok(vec![part.parse().map_err(|error| format!("{error}"))?]),
    })
}

/// Reaches; ranges go by 1 and leave their end out.
pub(super) fn reaches(text: &str) -> Result<Values<Reach>, String> {
    list(text, |part| match whole_range(part, 1)? {
        Some(pixels) => Ok(pixels.into_iter().map(Reach::Within).collect()),
        None => Ok(vec![part.parse().map_err(|error| format!("{error}"))?]),
    })
}

/// The most training pictures that can be chosen.
const MAX_PICTURES: usize = 10_000_000;

/// Training pictures, counted from 0; ranges leave their end out.
pub(super) fn pictures(text: &str) -> Result<Values<usize>, String> {
    let number = |text: &str| {
        let no_number =
            || format!("'{text}' is not a picture: use numbers from 0 and ranges such as 0..16, separated by commas");
        text.trim().parse::<usize>().map_err(|_| no_number())
    };
    let mut pictures = Vec::new();
    for part in text.split(',') {
        let range = match part.split_once("..") {
            Some((from, to)) => number(from)?..number(to)?,
            None => number(part).map(|one| one..one.saturating_add(1))?,
        };
        if range.is_empty() {
            return Err(format!("the range {part} is empty: its end must be larger than its start"));
        }
        if range.len() > MAX_PICTURES - pictures.len() {
            return Err(format!("more than {MAX_PICTURES} pictures: leave --only out to use all of them"));
        }
        pictures.extend(range);
    }
    Ok(Values(pictures))
}

/// A value in JSON, as session files have it.
pub(super) fn json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| one_line(&error.to_string()))
}

/// A list in JSON.
pub(super) fn json_list<T: DeserializeOwned>(text: &str) -> Result<Values<T>, String> {
    json(text).map(Values)
}

/// Numbers; ranges name their step, as in `0..1:0.05`, and leave their end out.
pub(super) fn numbers(text: &str) -> Result<Values<f64>, String> {
    let number = |text: &str| match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(format!("'{text}' is not a number")),
    };
    list(text, |part| {
        let Some((from, rest)) = part.split_once("..") else { return Ok(vec![number(part)?]) };
        let (to, step) =
            rest.split_once(':').ok_or_else(|| format!("the range {part} needs a step, as in 0..1:0.05"))?;
        let (from, to, step) = (number(from)?, number(to)?, number(step)?);
        // A step that should end exactly at the end may fall short of it by rounding.
        let n = ((to - from) / step - 1e-9).ceil();
        if step <= 0.0 || n < 1.0 {
            return Err(format!(
                "the range {part} is empty: its end must be larger than its start, and its step above 0"
            ));
        }
        if n > MAX_VALUES as f64 {
            return Err(too_many());
        }
        // Whole multiples of a billionth, so that .15 does not come out as .15000000000000002.
        Ok((0..n as usize).map(|i| ((from + i as f64 * step) * 1e9).round() / 1e9).collect())
    })
}

/// Schedules of the patch side, which hold commas: semicolons are between.
pub(super) fn localities(text: &str) -> Result<Values<Locality>, String> {
    let all: Result<Vec<_>, _> = text.split(';').map(|part| part.trim().parse::<Locality>()).collect();
    all.map(Values).map_err(|error| error.to_string())
}

/// Parts with commas between.
fn list<T>(text: &str, part: impl Fn(&str) -> Result<Vec<T>, String>) -> Result<Values<T>, String> {
    let mut values = Vec::new();
    for text in text.split(',') {
        values.extend(part(text.trim())?);
        if values.len() > MAX_VALUES {
            return Err(too_many());
        }
    }
    Ok(Values(values))
}

/// A range of whole numbers, `from..to` or `from..to:step`; `None` for what is no range.
fn whole_range(text: &str, usual_step: u32) -> Result<Option<Vec<u32>>, String> {
    let Some((from, rest)) = text.split_once("..") else { return Ok(None) };
    let whole = |text: &str| text.trim().parse::<u32>().map_err(|_| format!("'{text}' is not a whole number"));
    let (to, step) = match rest.split_once(':') {
        Some((to, step)) => (whole(to)?, whole(step)?),
        None => (whole(rest)?, usual_step),
    };
    let from = whole(from)?;
    if step == 0 || from >= to {
        return Err(format!("the range {text} is empty: its end must be larger than its start, and its step above 0"));
    }
    if ((to - from) / step) as usize > MAX_VALUES {
        return Err(too_many());
    }
    Ok(Some((from..to).step_by(step as usize).collect()))
}

fn too_many() -> String {
    format!("more than {MAX_VALUES} values: use fewer at a time")
}
