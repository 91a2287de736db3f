//! Every step of every lesson is done, seen to be done, and left again; what they claim holds over many seeds.

use std::path::Path;

use sixfingers::app::action::Action;
use sixfingers::app::facts::Facts;
use sixfingers::app::lessons::actions::LessonsAction;
use sixfingers::app::lessons::state::{ActiveLesson, LessonKey};
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::settings::SidePanel;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::noise::NoiseAction;
use sixfingers::app::text::lessons::filled;
use sixfingers::app::window::WindowAction;
use sixfingers::lessons::{Answers, Lesson, Prompt, Step, builtin, builtin_files};
use sixfingers::script::{Fact, Measure, Value};
use sixfingers::text::Language;

use super::program::{Program, small};

fn lessons(action: LessonsAction) -> Action {
    Action::Lessons(action)
}

fn active(model: &Model) -> &ActiveLesson {
    model.state.lessons.active.as_ref().expect("a lesson is open")
}

fn begin(program: &mut Program, id: &str) {
    program.act(lessons(LessonsAction::Begin(LessonKey::Builtin(id.to_owned()))));
    ready(program);
}

/// Waits until the scene of a step is set.
fn ready(program: &mut Program) {
    program.wait("the scene is set", |model| !model.state.performance.is_under_way());
    program.settle();
}

fn languages() -> impl Iterator<Item = Language> {
    ["en", "zh"].into_iter().map(|code| Language::of_code(code).expect("a language of the program"))
}

#[test]
fn the_lessons_of_the_program_can_be_read_in_every_language() {
    for (language, id, text) in builtin_files() {
        let read = Lesson::from_text(id, text);
        let lesson = read.unwrap_or_else(|error| panic!("{language}/{id}:\n{error}"));
        assert!(lesson.steps.len() >= 5, "{language}/{id}");
        assert!(lesson.check.is_some(), "{language}/{id} ends with a question");
        assert!(lesson.steps.iter().any(|step| matches!(step.prompt, Prompt::Ask { .. })), "{language}/{id} predicts");
        assert!(lesson.steps.last().is_some_and(|step| step.is_task), "{language}/{id} ends with a task");
    }
}

/// What must be the same in every language: all but the words.
fn skeleton(lesson: &Lesson) -> String {
    let step = |step: &Step| {
        let prompt = match &step.prompt {
            Prompt::Do { until, .. } => format!("do {until:?}"),
            Prompt::Ask { answers, .. } => format!("ask {:?}", answers.iter().map(|a| a.is_right).collect::<Vec<_>>()),
        };
        let mut asked: Vec<String> = step.text().asked().chain(step.then.asked()).map(ToString::to_string).collect();
        asked.sort();
        format!("{prompt} {:?} {:?} {} {asked:?}\n", step.show, step.mark, step.is_task)
    };
    let steps: String = lesson.steps.iter().map(step).collect();
    let check = lesson.check.as_ref().map(|check| format!("{:?} {:?}", check.subject, check.answers));
    format!("{:?}\n{:?}\n{}\n{steps}{check:?}", lesson.start, lesson.measures, lesson.minutes)
}

#[test]
fn a_lesson_is_the_same_in_every_language_but_for_its_words() {
    let (english, chinese) = (builtin(Language::ENGLISH), builtin(languages().nth(1).unwrap()));
    assert_eq!(english.len(), chinese.len());
    for (english, chinese) in english.iter().zip(chinese) {
        assert_eq!(english.id, chinese.id);
        assert_eq!(skeleton(english), skeleton(chinese), "{}", english.id);
        assert_ne!(english.title, chinese.title);
    }
}

/// Does a step as "show me" does, or answers it rightly.
fn do_step(program: &mut Program, step: &Step) {
    match &step.prompt {
        Prompt::Ask { answers, .. } => {
            let right = answers.iter().position(|answer| answer.is_right).unwrap();
            program.act(lessons(LessonsAction::Answer(right)));
            assert_eq!(active(&program.model).was_right(), Some(true));
        }
        Prompt::Do { until: None, .. } => program.tick(),
        Prompt::Do { .. } => program.act(lessons(LessonsAction::Show)),
    }
}

/// A text as it is shown; all its figures must be known.
fn shown(model: &Model, template: &sixfingers::lessons::Template) -> String {
    filled(template, active(model), Facts::new(&model.settings, &model.state, &model.view))
}

/// Goes through a lesson by doing every step.
fn go_through(id: &str) {
    for language in languages() {
        language.scope(|| {
            let mut program = Program::open(small());
            program.settle();
            let before = program.model.state.controls.clone();
            begin(&mut program, id);
            let lesson = active(&program.model).lesson().expect("it is there").clone();
            for (page, step) in lesson.steps.iter().enumerate() {
                let name = format!("{} {id}, step {}", language.code(), page + 1);
                assert_eq!(active(&program.model).page, page, "{name}");
                program.tick();
                let to_do = !matches!(step.prompt, Prompt::Do { until: None, .. });
                assert!(!to_do || !active(&program.model).is_page_done(), "{name} is not done before it is begun");
                do_step(&mut program, step);
                program.wait(&name, |model| active(model).is_page_done() && !model.state.performance.is_under_way());
                program.wait("its pictures are counted", |model| {
                    let active = active(model);
                    active.problem.is_some()
                        || step.then.asked().all(|asked| match asked {
                            sixfingers::script::Asked::Fact(fact) => model.fact(*fact).is_some(),
                            sixfingers::script::Asked::Measure(name, _) => {
                                active.measured(name, Measure::Done) == Some(Value::Yes(true))
                            }
                        })
                });
                assert_eq!(active(&program.model).problem, None, "{name}");
                let said = shown(&program.model, &step.then);
                assert!(!said.contains(['{', '}']), "{name}: {said}");
                println!("{name}: {said}");
                program.act(lessons(LessonsAction::Next));
                ready(&mut program);
            }
            program.wait("the question is there", |model| {
                active(model).quiz.pictures.is_some() || active(model).problem.is_some()
            });
            assert_eq!(active(&program.model).problem, None);
            let quiz = active(&program.model).quiz.pictures.clone().unwrap();
            assert_eq!(quiz.answers.len(), 3);
            program.act(lessons(LessonsAction::Answer(quiz.right)));
            assert_eq!(active(&program.model).was_right(), Some(true));
            program.act(lessons(LessonsAction::Next));
            assert!(program.model.state.lessons.active.is_none(), "the lesson is over");
            assert_eq!(program.model.state.controls, before, "the session is back");
            assert_eq!(program.model.settings.lessons_done, [id]);
        });
    }
}

#[test]
fn copies_is_gone_through() {
    go_through("copies");
}

#[test]
fn local_eyes_is_gone_through() {
    go_through("local-eyes");
}

#[test]
fn two_thumbs_is_gone_through() {
    go_through("two-thumbs");
}

#[test]
fn when_is_gone_through() {
    go_through("when");
}

#[test]
fn control_is_gone_through() {
    go_through("control");
}

#[test]
fn no_place_is_gone_through() {
    go_through("no-place");
}

#[test]
fn network_is_gone_through() {
    go_through("network");
}

#[test]
fn own_pictures_is_gone_through() {
    go_through("own-pictures");
}

/// Figures of measures that the words of the lessons rely on: the interval must lie within these bounds.
const CLAIMS: &[(&str, &str, Measure, f64, f64)] = &[
    ("copies", "perfect", Measure::Copies, 0.93, 1.0),
    ("local-eyes", "local", Measure::Wrong, 0.3, 0.75),
    ("local-eyes", "local", Measure::Copies, 0.0, 0.1),
    ("two-thumbs", "local", Measure::Both, 0.15, 0.45),
    ("two-thumbs", "local", Measure::Neither, 0.1, 0.45),
    ("two-thumbs", "perfect", Measure::Both, 0.0, 0.07),
    ("two-thumbs", "perfect", Measure::Neither, 0.0, 0.07),
    ("when", "early", Measure::Wrong, 0.3, 0.8),
    ("when", "middle", Measure::Wrong, 0.1, 0.45),
    ("when", "late", Measure::Wrong, 0.0, 0.1),
    ("control", "mixed", Measure::Wrong, 0.3, 0.75),
    ("control", "right-only", Measure::Wrong, 0.0, 0.1),
    ("control", "right-only", Measure::New, 0.9, 1.0),
    ("control", "whole", Measure::Copies, 0.93, 1.0),
    ("control", "whole", Measure::Wrong, 0.0, 0.07),
];

#[test]
fn what_the_lessons_claim_holds_over_many_seeds() {
    for (id, name, measure, low, high) in CLAIMS {
        let mut program = Program::open(small());
        begin(&mut program, id);
        program.wait("the pictures are counted", |model| {
            active(model).measured(name, Measure::Done) == Some(Value::Yes(true))
        });
        let Some(Value::Share(share)) = active(&program.model).measured(name, *measure) else { panic!("{id} {name}") };
        let interval = share.interval();
        println!("{id}: {name}.{}: {share}", measure.name());
        assert!(interval.low >= *low && interval.high <= *high, "{id}: {name}.{}: {share}", measure.name());
    }
}

#[test]
fn a_lesson_is_entered_and_left_anywhere() {
    let mut program = Program::open(small());
    program.settle();
    program.act(Action::Noise(NoiseAction::SetSeed(11)));
    program.act(Action::Window(WindowAction::ToggleSide(SidePanel::Curves)));
    program.settle();
    let before = (program.model.state.controls.clone(), program.model.view.time.step, program.model.settings.side);
    begin(&mut program, "two-thumbs");
    assert!(!program.model.state.can_undo, "what is undone in a lesson is of the lesson");
    let n_pages = active(&program.model).n_pages();
    for page in [3, 1, n_pages - 1, 0, 5, 2, 1000] {
        program.act(lessons(LessonsAction::GoTo(page)));
        assert_eq!(active(&program.model).page, page.min(n_pages - 1));
        ready(&mut program);
    }
    // Something else meanwhile, and back.
    program.act(lessons(LessonsAction::GoTo(1)));
    ready(&mut program);
    program.act(Action::Exhibit(ExhibitAction::Open("clocks".into())));
    program.settle();
    program.act(lessons(LessonsAction::Show));
    program.wait("it is shown all the same", |model| active(model).is_page_done());
    assert_eq!(program.model.fact(Fact::Exhibit), Some(Value::Word("hands".into())));
    program.act(lessons(LessonsAction::Back));
    program.act(lessons(LessonsAction::Back));
    assert_eq!(active(&program.model).page, 0);
    // From lesson to lesson.
    begin(&mut program, "control");
    program.act(lessons(LessonsAction::Leave));
    program.settle();
    let after = (program.model.state.controls.clone(), program.model.view.time.step, program.model.settings.side);
    assert_eq!(after, before);
    assert!(program.model.state.can_undo);
    program.act(Action::Undo);
    assert_eq!(program.model.state.controls.seed, 5, "the session's own history is back, too");
}

#[test]
fn a_step_that_is_skipped_is_made_up_for() {
    let mut program = Program::open(small());
    begin(&mut program, "control");
    for _ in 0..3 {
        program.act(lessons(LessonsAction::Next));
        ready(&mut program);
    }
    assert_eq!(program.model.fact(Fact::Exhibit), Some(Value::Word("hands-right".into())));
    assert_eq!(program.model.fact(Fact::Patch), Some(Value::Number(15.0)));
}

#[test]
fn a_step_done_by_hand_stays_as_it_was_done() {
    let mut program = Program::open(small());
    begin(&mut program, "copies");
    program.act(lessons(LessonsAction::GoTo(3)));
    ready(&mut program);
    program.act(Action::Noise(NoiseAction::SetSeed(99)));
    program.wait("it is seen to be done", |model| active(model).is_page_done());
    program.act(lessons(LessonsAction::Next));
    ready(&mut program);
    assert_eq!(program.model.state.controls.seed, 99);
}

#[test]
fn the_right_answer_of_a_check_is_the_picture_that_it_should_be() {
    let mut program = Program::open(small());
    let mut places = std::collections::BTreeSet::new();
    begin(&mut program, "copies");
    program.act(lessons(LessonsAction::GoTo(100)));
    for _ in 0..6 {
        program.wait("the question is there", |model| active(model).quiz.pictures.is_some());
        let quiz = active(&program.model).quiz.pictures.clone().unwrap();
        let set = "hands:count=100,size=64,color=rgb,variety=mix10,seed=1".parse::<sixfingers::exhibits::DataSpec>();
        let set = set.unwrap().open().unwrap();
        for (at, pictures) in quiz.answers.iter().enumerate() {
            let (_, rms) = set.nearest(&pictures[0]).unwrap();
            assert_eq!(rms < 0.02, at == quiz.right, "answer {at} of {quiz:?}", quiz = quiz.right);
        }
        places.insert(quiz.right);
        program.act(lessons(LessonsAction::AskAgain));
        program.tick();
    }
    assert!(places.len() > 1, "it is not always in the same place: {places:?}");
    let check = active(&program.model).lesson().unwrap().check.clone().unwrap();
    assert!(matches!(check.answers, Answers::Pictures(..)));
}

fn in_folder(folder: &Path) -> Preset {
    Preset { folder: Some(folder.into()), ..Preset::default() }
}

#[test]
fn a_program_that_was_killed_in_a_lesson_goes_on_and_keeps_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let own = {
        let mut program = Program::open(in_folder(folder.path()));
        program.settle();
        program.act(Action::Noise(NoiseAction::SetSeed(42)));
        program.settle();
        begin(&mut program, "two-thumbs");
        program.act(lessons(LessonsAction::GoTo(2)));
        ready(&mut program);
        let kept = folder.path().join("lesson.json");
        program.wait("the place is kept", |_| std::fs::read_to_string(&kept).is_ok_and(|text| text.contains(":2")));
        program.wait("the session is kept", |_| folder.path().join("last.sixfingers").exists());
        42
        // No close: the program is gone.
    };
    let mut program = Program::open(in_folder(folder.path()));
    program.wait("the lesson is offered", |model| model.state.lessons.last.is_some());
    program.wait("the session is there", |model| model.state.persistence.last.is_some());
    program.act(lessons(LessonsAction::Continue));
    ready(&mut program);
    assert_eq!(active(&program.model).page, 2);
    assert_eq!(program.model.fact(Fact::Seed), Some(Value::Number(3.0)), "the lesson's own");
    program.act(lessons(LessonsAction::Leave));
    program.settle();
    assert_eq!(program.model.state.controls.seed, own);
    program.wait("nothing is to be gone on with", |_| !folder.path().join("lesson.json").exists());
}

#[test]
fn lessons_of_ones_own_are_opened_and_told_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.toml",
        "lesson = 1\ntitle = \"A\"\n[[step]]\ndo = \"Seed 8.\"\nuntil = \"seed = 8\"\nshow = [\"seed 8\"]\n",
    );
    write("b.toml", "lesson = 1\ntitle = \"B\"\n[[step]]\ndo = \"Read.\"\n");
    write("c.toml", "lesson = 1\ntitle = \"C\"\n[[step]]\ndo = \"x\"\nuntil = \"sed = 8\"\n");
    let mut program = Program::open(small());
    program.settle();
    program.act(lessons(LessonsAction::Open(folder.path().into())));
    program.wait("they are read", |model| model.state.lessons.own.len() == 2);
    assert!(program.model.view.lessons_open);
    let notice = program.model.state.notices.notice.clone().unwrap();
    assert!(notice.contains("c.toml") && notice.contains("line 5") && notice.contains("seed"), "{notice}");
    // One file begins at once.
    program.act(lessons(LessonsAction::Open(folder.path().join("a.toml"))));
    program.wait("it begins", |model| model.state.lessons.active.is_some());
    ready(&mut program);
    assert!(!active(&program.model).is_page_done());
    program.act(Action::Noise(NoiseAction::SetSeed(8)));
    program.wait("it is seen to be done", |model| active(model).is_page_done());
}

#[test]
fn the_place_is_kept_however_the_program_was_started() {
    let folder = tempfile::tempdir().unwrap();
    let preset = Preset { folder: Some(folder.path().into()), ..small() };
    let mut program = Program::open(preset);
    begin(&mut program, "control");
    let kept = folder.path().join("lesson.json");
    program.wait("the place is kept", |_| std::fs::read_to_string(&kept).is_ok_and(|text| text.contains("control")));
}
