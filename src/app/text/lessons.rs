//! What lessons say: their texts, with the figures of the moment.

pub use crate::text::lessons::*;

use crate::app::facts::Facts;
use crate::app::lessons::state::ActiveLesson;
use crate::app::text::common::fixed;
use crate::explain::stats;
use crate::lessons::Template;
use crate::script::{Asked, Fact, Value};
use crate::text::say;

/// How long a lesson takes.
pub fn minutes(minutes: u32) -> String {
    say!(Minutes { minutes })
}

/// The lesson that was open when the program ended.
pub fn last_lesson(title: &str) -> String {
    say!(LastLesson { title })
}

/// The dot of a step, counted from 1.
pub fn go_to_page(page: usize) -> String {
    say!(GoToPage { page })
}

/// An answer that is a picture, counted from 1.
pub fn picture_answer(answer: usize) -> String {
    say!(PictureAnswer { answer })
}

/// How far the pictures are of which a lesson speaks.
pub fn measuring(done: usize, of: usize) -> String {
    say!(Measuring { done, of })
}

/// A text of a lesson with its figures put in.
pub fn filled(template: &Template, active: &ActiveLesson, facts: Facts<'_>) -> String {
    template.fill(|asked| {
        let answer = match asked {
            Asked::Fact(fact) => facts.answer(*fact),
            Asked::Measure(name, measure) => active.measured(name, *measure),
        };
        answer.map_or_else(|| UNKNOWN.get().to_owned(), |value| figure(asked, &value))
    })
}

/// An answer as it stands in a text.
fn figure(asked: &Asked, value: &Value) -> String {
    match value {
        Value::Yes(yes) => if *yes { YES } else { NO }.get().to_owned(),
        Value::Word(word) => word.clone(),
        Value::Share(share) => share_figure(*share),
        Value::Number(number) if number.is_infinite() => WHOLE.get().to_owned(),
        Value::Number(number) => match asked {
            Asked::Fact(Fact::Time | Fact::Branched | Fact::Agreement | Fact::Median) => fixed(*number, 2),
            Asked::Fact(Fact::Effective) if *number < 10.0 => fixed(*number, 1),
            _ => fixed(*number, 0),
        },
    }
}

/// A share in per cent, with its 95 % interval.
fn share_figure(share: stats::Share) -> String {
    let Some(value) = share.value() else { return UNKNOWN.get().to_owned() };
    let interval = share.interval();
    let percent = |value: f64| fixed(100.0 * value, 0);
    say!(Share { share: percent(value), low: percent(interval.low), high: percent(interval.high) })
}
