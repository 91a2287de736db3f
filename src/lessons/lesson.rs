//! A lesson.

use super::{Check, Drawing, Target, Template};
use crate::script::{Act, Asked, Condition};

/// A lesson, as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The name of its file, without the ending.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a line.
    pub about: String,
    /// About how long it takes.
    pub minutes: u32,
    /// What sets the scene.
    pub start: Vec<Act>,
    /// Pictures that are made while it is open.
    pub measures: Vec<Measure>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
    /// The question at its end.
    pub check: Option<Check>,
}

/// Pictures that are made in the background, to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name in conditions and texts.
    pub name: String,
    /// How they are drawn.
    pub drawing: Drawing,
    /// From how many seeds, counted from 0.
    pub seeds: usize,
}

/// A step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is asked for.
    pub prompt: Prompt,
    /// What to notice once it is done.
    pub then: Template,
    /// How the program does it.
    pub show: Vec<Act>,
    /// The widget that is meant.
    pub mark: Option<Target>,
    /// Whether it is a task on something new.
    pub is_task: bool,
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Prompt {
    /// To do something, until a condition holds; to read it where there is none.
    Do {
        /// What to do.
        text: Template,
        /// When it is done.
        until: Option<Condition>,
    },
    /// To predict something.
    Ask {
        /// The question.
        text: Template,
        /// What can be answered.
        answers: Vec<Answer>,
    },
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The answer.
    pub text: String,
    /// Whether it is the right one.
    pub is_right: bool,
}

impl Step {
    /// The words of the prompt.
    pub fn text(&self) -> &Template {
        match &self.prompt {
            Prompt::Do { text, .. } | Prompt::Ask { text, .. } => text,
        }
    }
}

impl Lesson {
    /// The acts that bring about the state in which a step begins: the scene, and all steps before.
    pub fn acts_before(&self, step: usize) -> impl Iterator<Item = &Act> {
        self.start.iter().chain(self.steps.iter().take(step).flat_map(|step| &step.show))
    }

    /// All that its texts and conditions ask.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        let texts = self.steps.iter().flat_map(|step| [step.text(), &step.then]);
        let texts = texts.chain(self.check.iter().map(|check| &check.why));
        let conditions = self.steps.iter().filter_map(|step| match &step.prompt {
            Prompt::Do { until, .. } => until.as_ref(),
            Prompt::Ask { .. } => None,
        });
        let required = conditions.flat_map(|condition| condition.requirements().map(|requirement| &requirement.asked));
        texts.flat_map(Template::asked).chain(required)
    }
}
