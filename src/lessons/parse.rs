//! From the text of a file to a lesson, or to all that is wrong with it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::named;
use super::toml_text::{Found, Reader, Table};
use super::{
    Answer, Answers, Change, Check, Drawing, Lesson, LessonError, MAX_BYTES, Measure, Need, Problem, Prompt, Step,
    Target, Template,
};
use crate::diffusion::{Locality, NetId, RunSpec};
use crate::exhibits::{DataSpec, catalogue};
use crate::parts::PartKind;
use crate::score::{Boundary, Patch, Reach};
use crate::script::{Act, Asked, Condition};
use crate::text::{errors_script as text, say};

/// The most seeds of a measure.
pub const MAX_SEEDS: usize = 512;
/// The most steps of a lesson.
pub const MAX_STEPS: usize = 60;
/// The longest time that a lesson says it takes, in minutes.
const MAX_MINUTES: i64 = 90;
/// As many answers has a question about pictures.
const N_ANSWERS: usize = 3;
/// The version of the format.
const VERSION: usize = 1;

impl Lesson {
    /// Reads the text of a lesson. `id` is the name of its file, without the ending.
    ///
    /// # Errors
    /// [`LessonError`] lists all that is wrong, with the lines.
    pub fn from_text(id: &str, source: &str) -> Result<Self, LessonError> {
        let whole = |line, what: String| LessonError { problems: vec![Problem { line, what }] };
        if source.len() > MAX_BYTES {
            return Err(whole(1, say!(text::LessonTooLarge { max: MAX_BYTES >> 10 })));
        }
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let document = DeTable::parse(source).map_err(|error| {
            let before = error.span().and_then(|span| source.get(..span.start)).unwrap_or_default();
            whole(1 + before.matches('\n').count(), say!(text::LessonToml { reason: error.message() }))
        })?;
        let mut reader = Reader::new(source);
        let lesson = lesson(&mut reader, id, &document);
        match lesson.filter(|_| reader.problems.is_empty()) {
            Some(lesson) => Ok(lesson),
            None => {
                let mut problems = reader.problems;
                problems.sort_by_key(|problem| problem.line);
                Err(LessonError { problems })
            }
        }
    }
}

fn lesson<'a>(reader: &mut Reader<'a>, id: &str, document: &'a Spanned<DeTable<'a>>) -> Option<Lesson> {
    let mut table = Table::new(document.get_ref(), 0);
    let version = reader.number(&mut table, "lesson", 1..i64::MAX);
    match version {
        Some(VERSION) => {}
        Some(found) => reader.problem(0, say!(text::LessonNewer { found, known: VERSION })),
        None if table.get("lesson").is_none() => reader.problem(0, text::LESSON_FOREIGN.get()),
        None => {}
    }
    let title = reader.needed(&mut table, "title");
    let about = reader.text(&mut table, "about");
    let minutes = reader.number(&mut table, "minutes", 1..MAX_MINUTES + 1);
    let start = acts(reader, &mut table, "start");
    let measures = measures(reader, &mut table);
    let steps = steps(reader, &mut table);
    let check = check(reader, &mut table);
    reader.finish(&table);
    let lesson = Lesson {
        id: id.to_owned(),
        title: title?.value.to_owned(),
        about: about.map_or_else(String::new, |about| about.value.to_owned()),
        minutes: minutes.unwrap_or(3) as u32,
        start,
        measures,
        steps,
        check,
    };
    unknown_measures(reader, &lesson);
    Some(lesson)
}

fn acts<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, name: &'static str) -> Vec<Act> {
    reader.list(table, name, |text| text.parse::<Act>().map_err(|error| error.to_string()))
}

/// What is asked about pictures that nobody makes.
fn unknown_measures(reader: &mut Reader<'_>, lesson: &Lesson) {
    for asked in lesson.asked() {
        if let Asked::Measure(name, _) = asked
            && lesson.measures.iter().all(|measure| measure.name != *name)
        {
            let what = say!(text::LessonNoMeasure { asked: asked.to_string(), name });
            if reader.problems.iter().all(|problem| problem.what != what) {
                let at = reader.find(&asked.to_string());
                reader.problem(at, what);
            }
        }
    }
}

fn measures<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Vec<Measure> {
    let Some(value) = table.get("measure") else { return Vec::new() };
    let Some(all) = reader.table("measure", value) else { return Vec::new() };
    let mut measures = Vec::new();
    for (name, at, value) in all.all() {
        let Some(mut entry) = reader.table("measure", value) else { continue };
        let seeds = reader.number(&mut entry, "seeds", 1..MAX_SEEDS as i64 + 1);
        let drawing = drawing(reader, &mut entry, None);
        reader.finish(&entry);
        if name.contains(['.', ' ', '{', '}']) {
            reader.problem(at, say!(text::LessonMeasureName { name }));
        }
        if let Some(drawing) = drawing {
            measures.push(Measure { name: name.to_owned(), drawing, seeds: seeds.unwrap_or(64) });
        }
    }
    measures
}

fn steps<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Vec<Step> {
    let values = reader.array(table, "step", "[[step]]");
    let there = table.get("step").is_some();
    if values.is_empty() || values.len() > MAX_STEPS {
        let (n, max) = (values.len(), MAX_STEPS);
        if there || values.is_empty() {
            reader.problem(0, say!(text::LessonSteps { n, max }));
        }
    }
    values.into_iter().filter_map(|value| step(reader, value)).collect()
}

fn step<'a>(reader: &mut Reader<'a>, value: &'a Spanned<DeValue<'a>>) -> Option<Step> {
    let mut table = reader.table("step", value)?;
    let (todo, question) = (reader.text(&mut table, "do"), reader.text(&mut table, "ask"));
    let until = reader.text(&mut table, "until");
    let until_at = until.as_ref().map(|until| until.at);
    let until: Option<Condition> = until.and_then(|until| reader.parse(until));
    let answers = answers(reader, &mut table);
    let then = reader.parsed(&mut table, "then").unwrap_or_default();
    let show = acts(reader, &mut table, "show");
    let mark: Option<Target> = reader.parsed(&mut table, "mark");
    let is_task = reader.yes(&mut table, "task");
    reader.finish(&table);
    let template = |reader: &mut Reader<'a>, found: Found<&'a str>| reader.parse::<Template>(found);
    let prompt = match (todo, question) {
        (Some(text), None) => {
            if !answers.is_empty() {
                reader.problem(table.at, text::LESSON_ANSWERS_WITHOUT_QUESTION.get());
            }
            Prompt::Do { text: template(reader, text)?, until }
        }
        (None, Some(question)) => {
            let right = answers.iter().filter(|answer| answer.is_right).count();
            if right != 1 || answers.len() < 2 {
                reader.problem(question.at, say!(text::LessonAnswers { n: answers.len(), right }));
            }
            if let Some(at) = until_at {
                reader.problem(at, text::LESSON_QUESTION_UNTIL.get());
            }
            Prompt::Ask { text: template(reader, question)?, answers }
        }
        _ => {
            reader.problem(table.at, text::LESSON_STEP.get());
            return None;
        }
    };
    Some(Step { prompt, then, show, mark, is_task })
}

/// Answers in words; the right one begins with a star.
fn answers<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Vec<Answer> {
    reader.list(table, "answers", |answer| {
        let right = answer.strip_prefix('*');
        let answer = right.unwrap_or(answer).trim();
        if answer.is_empty() {
            return Err(say!(text::LessonEmpty { entry: "answers" }));
        }
        Ok(Answer { text: answer.to_owned(), is_right: right.is_some() })
    })
}

fn check<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Check> {
    let value = table.get("check")?;
    let mut table = reader.table("check", value)?;
    let ask = reader.needed(&mut table, "ask").map(|ask| ask.value.to_owned());
    let why = reader.needed(&mut table, "why").and_then(|why| reader.parse(why));
    let subject = match table.get("subject") {
        Some(value) => {
            let mut entry = reader.table("subject", value)?;
            let subject = drawing(reader, &mut entry, None);
            reader.finish(&entry);
            subject
        }
        None => None,
    };
    let answers = match table.get("answers").map(|value| (value, value.get_ref())) {
        Some((value, DeValue::String(word))) => {
            if word != "sources" {
                reader.problem(value.span().start, say!(text::LessonCheckAnswers { found: word.as_ref() }));
            }
            if subject.is_none() {
                reader.problem(table.at, text::LESSON_NO_SUBJECT.get());
            }
            Some(Answers::Sources)
        }
        _ => pictures(reader, &mut table, subject.as_ref()),
    };
    reader.finish(&table);
    Some(Check { ask: ask?, subject, answers: answers?, why: why? })
}

/// Three answers that are pictures.
fn pictures<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, subject: Option<&Drawing>) -> Option<Answers> {
    let values = reader.array(table, "answers", "[{ ... }, { ... }, { ... }]");
    let (mut drawings, mut right) = (Vec::new(), Vec::new());
    for value in &values {
        let Some(mut entry) = reader.table("answers", value) else { continue };
        if reader.yes(&mut entry, "right") {
            right.push(drawings.len());
        }
        let drawing = drawing(reader, &mut entry, subject);
        reader.finish(&entry);
        drawings.extend(drawing);
    }
    match right.as_slice() {
        [right] if values.len() == N_ANSWERS => Some(Answers::Pictures(drawings, *right)),
        _ => {
            let (n, right) = (values.len(), right.len());
            reader.problem(table.at, say!(text::LessonPictures { n, needed: N_ANSWERS, right }));
            None
        }
    }
}

/// How a picture is drawn: the settings of an exhibit, or the usual ones of a training set, and changes of them.
fn drawing<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, subject: Option<&Drawing>) -> Option<Drawing> {
    let data = reader.text(table, "data");
    let (patch, locality) = (reader.parsed::<Patch>(table, "patch"), reader.parsed::<Locality>(table, "locality"));
    let equivariance = reader.switch(table, "equivariance");
    let boundary = reader.parsed::<Boundary>(table, "boundary");
    let steps = reader.number(table, "steps", 1..RunSpec::MAX_STEPS as i64 + 1);
    let network = reader.yes(table, "network");
    let need = reader.text(table, "need").and_then(|need| word(reader, &need, "need", Need::ALL));
    let change = reader.text(table, "change").and_then(|change| word(reader, &change, "change", Change::ALL));
    let same = reader.yes(table, "same");
    let (data, mut run, parts, net) = match (data, subject) {
        (Some(found), _) => set(reader, &found)?,
        (None, Some(subject)) => (subject.data.clone(), subject.run.clone(), subject.parts, subject.run.net.clone()),
        (None, None) => {
            reader.problem(table.at, say!(text::LessonMissing { entry: "data" }));
            return None;
        }
    };
    run.net = None;
    if let Some(patch) = patch {
        run.locality = Locality::Constant(patch);
    }
    run.locality = locality.unwrap_or(run.locality);
    run.reach = equivariance.map_or(run.reach, |moves| if moves { Reach::All } else { Reach::NONE });
    run.boundary = boundary.unwrap_or(run.boundary);
    run.steps = steps.unwrap_or(run.steps);
    if network {
        if net.is_none() {
            reader.problem(table.at, say!(text::LessonNoNetwork { data: data.to_string() }));
        }
        run.net = net;
    }
    Some(Drawing { data, run, parts, need, change, same })
}

/// An exhibit, or a training set with the settings that suit it.
fn set<'a>(
    reader: &mut Reader<'a>,
    found: &Found<&'a str>,
) -> Option<(DataSpec, RunSpec, Option<PartKind>, Option<NetId>)> {
    if let Some(exhibit) = catalogue().into_iter().find(|exhibit| exhibit.id == found.value) {
        let net = exhibit.net.map(|name| NetId::Shipped(name.to_owned()));
        return Some((exhibit.data, exhibit.run, exhibit.parts, net));
    }
    match found.value.parse::<DataSpec>() {
        Ok(data) => {
            let (run, parts) = (data.usual_run(), data.parts());
            Some((data, run, parts, None))
        }
        Err(error) => {
            reader.problem(found.at, error);
            None
        }
    }
}

/// The value of a word in a list of words.
fn word<T: Copy, const N: usize>(
    reader: &mut Reader<'_>,
    found: &Found<&str>,
    what: &'static str,
    all: [(T, &str); N],
) -> Option<T> {
    named(what, found.value, all).map_err(|error| reader.problem(found.at, error)).ok()
}
