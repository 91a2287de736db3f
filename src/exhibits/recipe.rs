//! The small description from which a trajectory comes again, bit for bit.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::DataSpec;
use crate::diffusion::{RunSpec, Seed};
use crate::images::edit::{EditError, Edits};
use crate::images::{ImageError, ImageMask, Shape};
use crate::score::Reach;
use crate::text::{errors_run, passes_on, say};

/// Everything that decides a trajectory: the training set, the noise, the settings.
///
/// # Example
/// ```
/// use sixfingers::exhibits::Recipe;
/// let recipe = Recipe::new("hands:size=32".parse()?, 7, Default::default());
/// let text = serde_json::to_string(&recipe)?;
/// assert_eq!(serde_json::from_str::<Recipe>(&text)?, recipe);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// The training set.
    pub data: DataSpec,
    /// Seed of the starting noise.
    pub seed: Seed,
    /// The settings of the run, with those of its trunk where it is a branch.
    pub run: RunSpec,
    /// Changes made to the training set by hand.
    #[serde(default, skip_serializing_if = "Edits::is_empty")]
    pub edits: Edits,
    /// The training pictures that may be used, counted from 0, in the set as it is after the changes; all that are
    /// switched on if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<usize>>,
}

/// Why the training pictures of a recipe can't be chosen.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RecipeError {
    /// Changes that can't be made to the set.
    Edits(EditError),
    /// A choice of training pictures that does not fit the set.
    Mask(ImageError),
    /// A picture that the set does not have.
    NoPicture {
        /// The picture asked for.
        image_idx: usize,
        /// Pictures in the set.
        n_images: usize,
    },
}

passes_on!(RecipeError { Edits(EditError), Mask(ImageError) });

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Edits(error) => error.to_string(),
            Self::Mask(error) => error.to_string(),
            Self::NoPicture { image_idx, n_images } => {
                say!(errors_run::RecipeNoPicture { image: *image_idx, n: *n_images })
            }
        })
    }
}

impl Recipe {
    /// A run from the noise of a seed, with all training pictures.
    pub fn new(data: DataSpec, seed: Seed, run: RunSpec) -> Self {
        Self { data, seed, run, edits: Edits::default(), only: None }
    }

    /// The mask for the changed set of `n_images` pictures; `None` when all may be used.
    ///
    /// # Errors
    /// [`RecipeError::NoPicture`] for a picture beyond the set, [`RecipeError::Mask`] when none is left,
    /// [`RecipeError::Edits`] when the changes do not fit.
    pub fn mask(&self, n_images: usize, shape: Shape) -> Result<Option<ImageMask>, RecipeError> {
        let switched = self.edits.mask(n_images, shape)?;
        let Some(only) = &self.only else {
            return Ok(switched);
        };
        let mut on = vec![false; n_images];
        for &image_idx in only {
            let may = switched.as_ref().is_none_or(|mask| mask.allows(image_idx));
            *on.get_mut(image_idx).ok_or(RecipeError::NoPicture { image_idx, n_images })? = may;
        }
        Ok(Some(ImageMask::new(on, n_images)?))
    }

    /// The command that makes the same picture, for a shell; `None` where no command says it: with a branch between a
    /// network and a machine, with so much painted that it would be too long to be pasted, or with a path that is not
    /// UTF-8. `out` is where the picture goes (.npy, .png or a folder).
    pub fn to_command(&self, out: &str) -> Option<String> {
        let mut options = vec![self.options()?];
        options.extend(self.only.as_ref().map(|only| format!("--only {}", ranges(only))));
        if !self.edits.is_empty() {
            options.push(format!("--edits {}", json_word(&self.edits)?));
        }
        if !self.run.paint.is_empty() {
            options.push(format!("--paint {}", json_word(&self.run.paint)?));
        }
        let command = format!("sixfingers sample {} --out {}", options.join(" "), shell_word(out));
        (command.len() <= LONGEST_COMMAND).then_some(command)
    }

    /// The options that the window takes, too. All are spelt out, so that they mean the same whatever the usual settings
    /// of a training set become.
    fn options(&self) -> Option<String> {
        // A path that is no text could only be written as another one.
        self.data.path().is_none_or(|path| path.to_str().is_some()).then_some(())?;
        let RunSpec { locality, reach, boundary, schedule, steps, start_step, trunk, paint: _, net } = &self.run;
        let mut options = vec![format!("--data {}", shell_word(&self.data.to_string()))];
        if let Some(net) = net {
            // A command has one network for all steps, or none.
            trunk.iter().all(|segment| segment.net.as_ref() == Some(net)).then_some(())?;
            options.push(format!("--net {} --steps {steps}", shell_word(&net.option()?)));
            options.extend(start_step.map(|step| format!("--start-step {step}")));
            options.push(format!("--schedule {schedule} --seeds {}", self.seed));
            return Some(options.join(" "));
        }
        trunk.iter().all(|segment| segment.net.is_none()).then_some(())?;
        options.push(format!("--locality {}", shell_word(&locality.to_string())));
        match reach {
            Reach::All => options.push("--equivariant".into()),
            Reach::Within(0) => {}
            Reach::Within(d) => options.push(format!("--equivariant={d}")),
        }
        options.push(format!("--boundary {boundary} --steps {steps}"));
        options.extend(start_step.map(|step| format!("--start-step {step}")));
        options.extend(trunk.iter().map(|segment| format!("--trunk {}", shell_word(&segment.to_string()))));
        options.push(format!("--schedule {schedule} --seeds {}", self.seed));
        Some(options.join(" "))
    }
}

/// Numbers as ranges without their ends: `0..3,7`. The order and repetitions are of no meaning.
fn ranges(numbers: &[usize]) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let part = |run: &[usize]| match run {
        [first, .., last] => format!("{first}..{}", last + 1),
        _ => run.iter().map(ToString::to_string).collect(),
    };
    sorted.chunk_by(|a, b| a + 1 == *b).map(part).collect::<Vec<_>>().join(",")
}

/// The longest command, in bytes: a terminal cuts pasted lines of 4096 where a shell leaves the reading to it.
const LONGEST_COMMAND: usize = 4000;

/// A value as one word of JSON.
fn json_word(value: &impl Serialize) -> Option<String> {
    Some(shell_word(&serde_json::to_string(value).ok()?))
}

/// A word as a POSIX shell reads it back.
pub fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
