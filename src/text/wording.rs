//! How names, messages and numbers are written in a text for people.

use super::{common, say};

/// A name or a message with its first letter in upper case.
///
/// # Example
/// ```
/// use sixfingers::text::capitalised;
/// assert_eq!(capitalised("five fingers"), "Five fingers");
/// ```
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A message as a sentence: its first letter in upper case, the full stop of the language of this thread at its end.
///
/// # Example
/// ```
/// use sixfingers::text::sentence;
/// assert_eq!(sentence("the disk is full"), "The disk is full.");
/// ```
pub fn sentence(message: &str) -> String {
    let mut sentence = capitalised(message);
    if !sentence.ends_with(['.', '。', '?', '？', '!', '！']) {
        sentence.push_str(common::FULL_STOP.get());
    }
    sentence
}

/// A number with a space between its thousands, from five digits on.
///
/// # Example
/// ```
/// use sixfingers::text::thousands;
/// assert_eq!(thousands(9999), "9999");
/// assert_eq!(thousands(1234567), "1 234 567");
/// ```
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A number with so many decimals.
///
/// # Example
/// ```
/// assert_eq!(sixfingers::text::fixed(0.956, 2), "0.96");
/// ```
pub fn fixed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

/// Two sentences one after the other: with a space between them where the language of this thread has one.
///
/// # Example
/// ```
/// use sixfingers::text::{Language, then};
/// assert_eq!(then("It ran.", "It stopped."), "It ran. It stopped.");
/// let chinese = Language::of_code("zh").ok_or("no Chinese")?;
/// assert_eq!(chinese.scope(|| then("已开始。", "已停止。")), "已开始。已停止。");
/// # Ok::<(), &str>(())
/// ```
pub fn then(first: &str, second: &str) -> String {
    say!(common::TwoSentences { first, second })
}

/// Names one after the other, with the comma of the language of this thread between them.
///
/// # Example
/// ```
/// assert_eq!(sixfingers::text::list(["a", "b", "c"]), "a, b, c");
/// ```
pub fn list<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    let mut names = names.into_iter();
    let first = names.next().map_or_else(String::new, |name| name.as_ref().to_owned());
    names.fold(first, |list, name| say!(common::TwoInAList { first: list, second: name.as_ref() }))
}
