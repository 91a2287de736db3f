//! One way of asking the worker: a question is asked once, answered once, and not asked again once it was refused.
//!
//! An area says what it wants to know as a key. [`Ask::wants`] tells whether a job is needed for it; the job's reports
//! come in by [`Ask::answer_with`], its end by [`Ask::finish`], its failure by [`Ask::refuse`]. Another key makes room
//! for another question, so that a refusal never outlives what it was about.

use std::time::Instant;

use crate::studio::JobId;

/// A question to the worker, the last answer, and the last question that could not be answered.
#[derive(Clone, Debug)]
pub struct Ask<K, R> {
    asked: Option<Asked<K>>,
    answer: Option<(K, R)>,
    refused: Option<(K, String)>,
}

/// A question under way.
#[derive(Clone, Debug)]
pub struct Asked<K> {
    /// The worker's job.
    pub job: JobId,
    /// The question.
    pub key: K,
    /// When it was asked.
    pub since: Instant,
}

impl<K, R> Default for Ask<K, R> {
    fn default() -> Self {
        Self { asked: None, answer: None, refused: None }
    }
}

impl<K: PartialEq, R> Ask<K, R> {
    /// The question under way.
    pub fn asked(&self) -> Option<&Asked<K>> {
        self.asked.as_ref()
    }

    /// Whether a question is under way.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// The last answer, with its question; it may be to an older question than the one under way.
    pub fn answered(&self) -> Option<&(K, R)> {
        self.answer.as_ref()
    }

    /// The answer to this question, if it is the last one; it may be the beginning of it.
    pub fn answer_to(&self, key: &K) -> Option<&R> {
        self.answer.as_ref().filter(|(answered, _)| answered == key).map(|(_, answer)| answer)
    }

    /// Why this question could not be answered, if so: it is not asked again by itself.
    pub fn refusal(&self, key: &K) -> Option<&str> {
        self.refused.as_ref().filter(|(refused, _)| refused == key).map(|(_, why)| why.as_str())
    }

    /// The last question that could not be answered.
    pub fn refused(&self) -> Option<&K> {
        self.refused.as_ref().map(|(refused, _)| refused)
    }

    /// Whether this question is to be asked: it is neither under way, nor refused, nor answered.
    pub fn wants(&self, key: &K) -> bool {
        let is_asked = self.asked.as_ref().is_some_and(|asked| asked.key == *key);
        !is_asked && self.refusal(key).is_none() && self.answer_to(key).is_none()
    }

    /// Notes that a job was submitted for a question. A refusal of another question is forgotten.
    pub fn submitted(&mut self, job: JobId, key: K) {
        self.refused.take_if(|(refused, _)| *refused != key);
        self.asked = Some(Asked { job, key, since: Instant::now() });
    }

    /// Forgets the question under way; whether there was one, whose job is to be cancelled.
    pub fn cancel(&mut self) -> bool {
        self.asked.take().is_some()
    }

    /// Whether a job is the one under way.
    pub fn is_of(&self, job: JobId) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.job == job)
    }

    /// Takes a report of the job under way: `update` gets the answer to the same question so far, if there is one, and
    /// returns the new one. Reports of other jobs are dropped.
    pub fn answer_with(&mut self, job: JobId, update: impl FnOnce(&Asked<K>, Option<R>) -> R)
    where
        K: Clone,
    {
        let Some(asked) = self.asked.as_ref().filter(|asked| asked.job == job) else { return };
        let before = self.answer.take().filter(|(key, _)| *key == asked.key).map(|(_, answer)| answer);
        self.answer = Some((asked.key.clone(), update(asked, before)));
    }

    /// Notes the end of a job.
    pub fn finish(&mut self, job: JobId) {
        self.asked.take_if(|asked| asked.job == job);
    }

    /// Notes that a job failed, and why: its question is not asked again by itself. Whether it was the one under way.
    pub fn refuse(&mut self, job: JobId, why: &str) -> bool {
        let Some(asked) = self.asked.take_if(|asked| asked.job == job) else { return false };
        self.refused = Some((asked.key, why.to_owned()));
        true
    }

    /// Lets a refused question be asked again, because somebody asks for it.
    pub fn allow_again(&mut self) {
        self.refused = None;
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_asked_once_and_its_answer_grows() {
        let mut ask: Ask<u8, Vec<u8>> = Ask::default();
        assert!(ask.wants(&1));
        ask.submitted(JobId(7), 1);
        assert!(!ask.wants(&1) && ask.wants(&2) && ask.is_asking());
        ask.answer_with(JobId(6), |_, _| vec![9]);
        assert_eq!(ask.answer_to(&1), None, "that was another job's");
        ask.answer_with(JobId(7), |_, before| [before.unwrap_or_default(), vec![1]].concat());
        ask.answer_with(JobId(7), |_, before| [before.unwrap_or_default(), vec![2]].concat());
        ask.finish(JobId(7));
        assert_eq!(ask.answer_to(&1), Some(&vec![1, 2]));
        assert!(!ask.is_asking() && !ask.wants(&1) && ask.wants(&2));
    }

    #[test]
    fn what_was_refused_is_not_asked_again_until_somebody_asks_or_another_question_came() {
        let mut ask: Ask<u8, ()> = Ask::default();
        ask.submitted(JobId(1), 1);
        assert!(!ask.refuse(JobId(2), "") && ask.is_asking());
        assert!(ask.refuse(JobId(1), "no") && !ask.is_asking());
        assert!(!ask.wants(&1) && ask.wants(&2));
        assert_eq!(ask.refusal(&1), Some("no"));
        ask.allow_again();
        assert!(ask.wants(&1));
        ask.submitted(JobId(3), 1);
        ask.refuse(JobId(3), "no");
        ask.submitted(JobId(4), 2);
        assert!(ask.wants(&1), "another question came between");
    }

    #[test]
    fn a_question_that_was_cancelled_can_be_asked_again() {
        let mut ask: Ask<u8, ()> = Ask::default();
        ask.submitted(JobId(1), 1);
        assert!(ask.cancel() && !ask.cancel());
        assert!(ask.wants(&1));
        ask.answer_with(JobId(1), |_, _| ());
        assert_eq!(ask.answer_to(&1), None, "late news of a cancelled job");
    }
}
