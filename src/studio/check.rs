//! The pictures of a question at the end of a lesson.

use std::sync::Arc;

use super::data::Ready;
use super::error::TaskError;
use super::report::Quiz;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{Frame, Sampler, Seed, starting_noise};
use crate::explain::novelty::classify;
use crate::explain::sources::{count_sources, sources};
use crate::images::{Image, TrainingSet};
use crate::lessons::{Answers, Check, Drawing};
use crate::text::errors_run;

/// So many seeds are tried for a picture that must be of a certain kind.
const TRIES: u64 = 200;
/// The seeds of two pictures are at least so far apart.
const APART: u64 = 1000;

/// Asks for the pictures of a question; for [`Slot::Check`](super::Slot::Check).
///
/// Its one report is a [`Quiz`].
#[derive(Clone, Debug)]
pub struct CheckQuery {
    /// The question.
    pub check: Arc<Check>,
    /// Where the seeds of its pictures begin, and how its answers are ordered.
    pub seed: Seed,
}

struct CheckTask {
    query: CheckQuery,
    /// The pictures so far, the subject first: with their seeds and last frames.
    drawn: Vec<(Seed, Image, Arc<Frame>)>,
    /// Seeds that were tried for the next one.
    tried: u64,
}

impl TaskSpec for CheckQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(CheckTask { query: self.clone(), drawn: Vec::new(), tried: 0 }))
    }
}

impl CheckTask {
    /// All pictures in the order in which they are drawn: the subject first.
    fn drawings(&self) -> Vec<&Drawing> {
        let answers: &[Drawing] = match &self.query.check.answers {
            Answers::Pictures(drawings, _) => drawings,
            Answers::Sources => &[],
        };
        self.query.check.subject.iter().chain(answers).collect()
    }

    /// Draws a picture; `None` if it is not what it must be.
    fn draw(
        drawing: &Drawing,
        seed: Seed,
        context: &TaskContext<'_>,
    ) -> Result<Option<(Seed, Image, Arc<Frame>)>, TaskError> {
        let ready = context.open(&drawing.data)?;
        let frame = last_frame(drawing, &ready, seed, context)?;
        let picture = &frame.posterior.x0_hat;
        let found = classify(&ready.data.set, drawing.parts, picture, frame.machine);
        let suits = drawing.need.is_none_or(|need| found.is_some_and(|found| need.is_met_by(&found)));
        if !suits {
            return Ok(None);
        }
        let changed = drawing.change.map_or_else(|| picture.clone(), |change| change.of(picture));
        Ok(Some((seed, changed, Arc::new(frame))))
    }

    /// All pictures are there: the question.
    fn quiz(&self, context: &TaskContext<'_>) -> Result<Quiz, TaskError> {
        let check = &self.query.check;
        let pictures: Vec<Image> = self.drawn.iter().map(|(_, picture, _)| picture.clone()).collect();
        let n_subjects = usize::from(check.subject.is_some());
        let (answers, right) = match (&check.answers, &check.subject) {
            (Answers::Pictures(_, right), _) => {
                (pictures[n_subjects..].iter().map(|picture| vec![picture.clone()]).collect(), *right)
            }
            (Answers::Sources, Some(subject)) => {
                let set = context.open(&subject.data)?.data.set.clone();
                (pairs(&set, &self.drawn[0].2, self.query.seed)?, 0)
            }
            (Answers::Sources, None) => return Err(no_picture()),
        };
        let subject = check.subject.as_ref().map(|_| pictures[0].clone());
        Ok(shuffled(Quiz { subject, answers, right }, self.query.seed))
    }
}

impl Task for CheckTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let drawings = self.drawings();
        let total = drawings.len() + 1;
        let place = self.drawn.len();
        let Some(drawing) = drawings.get(place) else {
            return Ok(Progress { done: total, total, report: Some(self.quiz(context)?.into()) });
        };
        let own = self.query.seed.wrapping_add(place as u64 * APART).wrapping_add(self.tried);
        let same = self.drawn.first().map(|(seed, _, _)| *seed).filter(|_| drawing.same);
        match Self::draw(drawing, same.unwrap_or(own), context)? {
            Some(drawn) => {
                self.drawn.push(drawn);
                self.tried = 0;
            }
            None if self.tried + 1 >= TRIES || same.is_some() => return Err(no_picture()),
            None => self.tried += 1,
        }
        Ok(Progress { done: self.drawn.len(), total, report: None })
    }
}

/// The end of a run.
fn last_frame(drawing: &Drawing, ready: &Ready, seed: Seed, context: &TaskContext<'_>) -> Result<Frame, TaskError> {
    let denoiser = context.denoiser(ready, drawing.run.net.as_ref())?;
    let noise = starting_noise(ready.data.set.shape(), seed);
    let mut sampler = Sampler::new(drawing.run.clone(), noise).map_err(TaskError::failed)?;
    let mut last = None;
    while let Some(frame) = sampler.next_frame(denoiser.as_ref(), None, context.cancel())? {
        last = Some(frame);
    }
    last.ok_or_else(no_picture)
}

/// The two training pictures that gave most pixels, and two pairs of those that gave hardly any.
fn pairs(set: &TrainingSet, frame: &Frame, seed: Seed) -> Result<Vec<Vec<Image>>, TaskError> {
    let shares = sources(&frame.posterior.strongest);
    let gave: Vec<usize> = shares.iter().map(|share| share.image_idx as usize).collect();
    let n_real = count_sources(&shares);
    let n = set.n_images();
    let others = (0..n).map(|at| (at + (seed % n as u64) as usize) % n).filter(|image| !gave[..n_real].contains(image));
    let chosen: Vec<usize> = gave.iter().copied().take(2).chain(others.take(4)).collect();
    if n_real < 2 || chosen.len() < 6 {
        return Err(no_picture());
    }
    Ok(chosen.chunks(2).map(|pair| pair.iter().map(|image| set.image(*image)).collect()).collect())
}

/// The answers in another order, so that the right one is not always the first.
fn shuffled(mut quiz: Quiz, seed: Seed) -> Quiz {
    let n = quiz.answers.len().max(1);
    let by = (seed % n as u64) as usize;
    quiz.answers.rotate_right(by);
    quiz.right = (quiz.right + by) % n;
    quiz
}

fn no_picture() -> TaskError {
    TaskError::Failed(errors_run::JOB_NO_SUCH_PICTURE.into())
}
