//! The lesson that is open, and what has come out for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::own_session::OwnSession;
use crate::exhibits::DataSpec;
use crate::explain::census::{Census, Class};
use crate::explain::stats::Share;
use crate::export::LessonFiles;
use crate::lessons::{Lesson, Measure, Prompt, Step, builtin};
use crate::script::{self, Value};
use crate::studio::{JobId, Progress, Quiz, Report};
use crate::text::Language;

/// Which lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonKey {
    /// One of the program, by its id; in the language of the window.
    Builtin(String),
    /// One from a file.
    Own(PathBuf),
}

/// A lesson from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLesson {
    /// Its file.
    pub path: PathBuf,
    /// The lesson.
    pub lesson: Arc<Lesson>,
}

/// Lessons and the one that is open.
#[derive(Debug, Default)]
pub struct LessonsState {
    /// Lessons from files.
    pub own: Vec<OwnLesson>,
    /// The lesson that is open.
    pub active: Option<ActiveLesson>,
    /// A lesson that was open when the program ended, while it is offered.
    pub last: Option<LastLesson>,
    /// Whether a newcomer is offered the first lesson.
    pub welcome: bool,
    /// What is kept of the present place.
    pub(super) kept: KeptPlace,
}

/// What of the present place is kept in the folder for settings.
#[derive(Debug, Default)]
pub(super) struct KeptPlace {
    /// Whether it is known what is there.
    pub(super) is_read: bool,
    /// What is there.
    pub(super) place: Option<LastLesson>,
    /// Whether it is being written.
    pub(super) under_way: bool,
}

impl KeptPlace {
    /// Notes that this was written.
    pub(super) fn done(&mut self, place: Option<LastLesson>) {
        self.place = place;
        self.under_way = false;
    }
}

/// What came of reading and writing.
#[derive(Debug)]
pub(crate) enum LessonsReport {
    /// The lesson that was open when the program ended, if one was, and the lessons of its file.
    Last(Option<LastLesson>, Option<LessonFiles>),
    /// The place was kept.
    Kept(Option<LastLesson>),
}

/// A lesson that was open when the program ended.
#[derive(Clone, Debug, PartialEq)]
pub struct LastLesson {
    /// Which one.
    pub key: LessonKey,
    /// On which page.
    pub page: usize,
}

/// The lesson that is open.
#[derive(Debug)]
pub struct ActiveLesson {
    /// Which one.
    pub key: LessonKey,
    /// It, if it is from a file.
    own: Option<Arc<Lesson>>,
    /// The page: a step, counted from 0, or the last one, behind all steps.
    pub page: usize,
    /// What has become of each step.
    steps: Vec<StepState>,
    /// The pictures of the measures, by name.
    measures: BTreeMap<String, Arc<Census>>,
    /// The measure that is being made.
    measuring: Option<(JobId, String)>,
    /// The question at its end.
    pub quiz: QuizState,
    /// Why something can't be computed.
    pub problem: Option<String>,
    /// The training set that the present step is about, once it is open.
    pub(super) home: Option<DataSpec>,
    /// The person's own session.
    pub(crate) own_session: OwnSession,
}

/// What has become of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepState {
    /// Whether it is done.
    pub is_done: bool,
    /// What was answered, counted from 0.
    pub answer: Option<usize>,
}

/// The question at the end of a lesson.
#[derive(Clone, Debug, Default)]
pub struct QuizState {
    pub(super) asked: Option<JobId>,
    /// Its pictures, once they are there.
    pub pictures: Option<Arc<Quiz>>,
    /// What was answered, counted from 0.
    pub answer: Option<usize>,
}

impl LessonsState {
    /// A lesson in the language of this thread; `None` where there is no such one.
    pub fn find(&self, key: &LessonKey) -> Option<&Lesson> {
        match key {
            LessonKey::Builtin(id) => builtin(Language::current()).iter().find(|lesson| lesson.id == *id),
            LessonKey::Own(path) => self.own.iter().find(|own| own.path == *path).map(|own| own.lesson.as_ref()),
        }
    }

    /// All lessons that can be chosen: those of the program in the language of this thread, and those from files.
    pub fn all(&self) -> impl Iterator<Item = (LessonKey, &Lesson)> {
        let program = builtin(Language::current()).iter().map(|lesson| (LessonKey::Builtin(lesson.id.clone()), lesson));
        program.chain(self.own.iter().map(|own| (LessonKey::Own(own.path.clone()), own.lesson.as_ref())))
    }

    /// Puts lessons from files into the list; one that is there already is replaced.
    pub(crate) fn add(&mut self, lessons: Vec<(PathBuf, Lesson)>) {
        for (path, lesson) in lessons {
            let lesson = Arc::new(lesson);
            match self.own.iter_mut().find(|own| own.path == path) {
                Some(own) => own.lesson = lesson,
                None => self.own.push(OwnLesson { path, lesson }),
            }
        }
    }

    /// Takes a report of a job.
    pub(crate) fn on_measures(&mut self, job: JobId, progress: &Progress) {
        let Some(active) = &mut self.active else { return };
        let Some((_, name)) = active.measuring.as_ref().filter(|(measuring, _)| *measuring == job) else { return };
        if let Some(Report::Census(news)) = &progress.report {
            active.measures.insert(name.clone(), Arc::clone(&news.census));
        }
        if progress.is_done() {
            active.measuring = None;
        }
    }

    /// Takes a report of a job.
    pub(crate) fn on_check(&mut self, job: JobId, progress: &Progress) {
        let Some(quiz) = self.active.as_mut().map(|active| &mut active.quiz) else { return };
        if quiz.asked == Some(job)
            && let Some(Report::Quiz(pictures)) = &progress.report
        {
            quiz.pictures = Some(Arc::clone(pictures));
        }
    }

    /// Notes that a job failed; whether it was one of these.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) -> bool {
        let Some(active) = &mut self.active else { return false };
        let of_measure = active.measuring.as_ref().is_some_and(|(measuring, _)| *measuring == job);
        let ours = of_measure || active.quiz.asked == Some(job);
        if ours {
            active.problem = Some(why.to_owned());
        }
        ours
    }
}

impl ActiveLesson {
    /// A lesson on a page.
    pub(super) fn new(
        key: LessonKey,
        lesson: &Lesson,
        own: Option<Arc<Lesson>>,
        page: usize,
        own_session: OwnSession,
    ) -> Self {
        Self {
            key,
            own,
            page: page.min(lesson.steps.len()),
            steps: vec![StepState::default(); lesson.steps.len()],
            measures: BTreeMap::new(),
            measuring: None,
            quiz: QuizState::default(),
            problem: None,
            home: None,
            own_session,
        }
    }

    /// The lesson, in the language of this thread; `None` if a language lacks it.
    pub fn lesson(&self) -> Option<&Lesson> {
        match &self.key {
            LessonKey::Builtin(id) => builtin(Language::current()).iter().find(|lesson| lesson.id == *id),
            LessonKey::Own(_) => self.own.as_deref(),
        }
    }

    /// The step of the present page; `None` on the last one.
    pub fn step(&self) -> Option<&Step> {
        self.lesson()?.steps.get(self.page)
    }

    /// Number of pages: the steps and the last one.
    pub fn n_pages(&self) -> usize {
        self.steps.len() + 1
    }

    /// What has become of a step.
    pub fn state(&self, step: usize) -> StepState {
        self.steps.get(step).copied().unwrap_or_default()
    }

    pub(super) fn state_mut(&mut self) -> Option<&mut StepState> {
        self.steps.get_mut(self.page)
    }

    /// Whether nothing is left to be done on the present page.
    pub fn is_page_done(&self) -> bool {
        match self.steps.get(self.page) {
            Some(step) => step.is_done,
            None => self.is_checked(),
        }
    }

    /// Whether every step was done, and the question at the end answered.
    pub fn is_finished(&self) -> bool {
        self.is_checked() && self.steps.iter().all(|step| step.is_done)
    }

    /// Whether the question at the end was answered, where there is one.
    fn is_checked(&self) -> bool {
        self.quiz.answer.is_some() || self.lesson().is_none_or(|lesson| lesson.check.is_none())
    }

    /// Whether the present page is a question that was answered rightly; `None` before, and where nothing is asked.
    pub fn was_right(&self) -> Option<bool> {
        match (self.step(), self.state(self.page).answer) {
            (Some(Step { prompt: Prompt::Ask { answers, .. }, .. }), Some(answer)) => {
                answers.get(answer).map(|answer| answer.is_right)
            }
            (Some(_), _) => None,
            (None, _) => Some(self.quiz.answer? == self.quiz.pictures.as_ref()?.right),
        }
    }

    /// The folder or file from which it comes.
    pub fn path(&self) -> Option<&Path> {
        match &self.key {
            LessonKey::Builtin(_) => None,
            LessonKey::Own(path) => Some(path),
        }
    }

    /// What was found about the pictures of a measure.
    pub fn measured(&self, name: &str, measure: script::Measure) -> Option<Value> {
        let census = self.measures.get(name)?;
        let tally = census.tally(0);
        let outcomes = census.outcomes(0);
        let class = |class| tally.share(class);
        let thumbs = |count| Value::Share(Share { count, of: tally.thumbs.total() });
        Some(match measure {
            script::Measure::N => Value::Number(tally.n as f64),
            script::Measure::Done => Value::Yes(census.is_done()),
            script::Measure::Copies => Value::Share(class(Class::Copy)),
            script::Measure::New => {
                let copies = class(Class::Copy);
                Value::Share(Share { count: copies.of - copies.count, ..copies })
            }
            script::Measure::Right => Value::Share(class(Class::NovelRight)),
            script::Measure::Wrong => Value::Share(class(Class::Wrong)),
            script::Measure::Unclear => Value::Share(class(Class::Malformed)),
            script::Measure::Left => thumbs(tally.thumbs.both + tally.thumbs.only_first),
            script::Measure::RightSide => thumbs(tally.thumbs.both + tally.thumbs.only_second),
            script::Measure::Both => thumbs(tally.thumbs.both),
            script::Measure::Neither => thumbs(tally.thumbs.neither),
            script::Measure::Sources => {
                let mut sources: Vec<u16> = outcomes.iter().map(|outcome| outcome.n_sources).collect();
                sources.sort_unstable();
                Value::Number(f64::from(*sources.get(sources.len() / 2)?))
            }
        })
    }

    /// The next measure that is to be made; none while one is being made, or after something failed.
    pub(super) fn next_measure(&self) -> Option<&Measure> {
        let idle = self.measuring.is_none() && self.problem.is_none();
        let missing = |measure: &&Measure| self.measures.get(&measure.name).is_none_or(|census| !census.is_done());
        self.lesson()?.measures.iter().filter(|_| idle).find(missing)
    }

    /// How many pictures are there of the measure that is being made, and how many there will be.
    pub fn counting(&self) -> Option<(usize, usize)> {
        let (_, name) = self.measuring.as_ref()?;
        let of = self.lesson()?.measures.iter().find(|measure| measure.name == *name)?.seeds;
        Some((self.measures.get(name).map_or(0, |census| census.progress().0), of))
    }

    pub(super) fn measuring(&mut self, job: JobId, name: String) {
        self.measuring = Some((job, name));
    }
}
