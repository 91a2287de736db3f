//! How names, messages and numbers are written in a text for people.

/// A name or a message with its first letter in upper case.
///
/// # Example
/// ```
/// use sixfingers::export::wording::capitalised;
/// assert_eq!(capitalised("five fingers"), "Five fingers");
/// ```
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A message as a sentence: its first letter in upper case, a full stop at its end.
///
/// # Example
/// ```
/// use sixfingers::export::wording::sentence;
/// assert_eq!(sentence("the disk is full"), "The disk is full.");
/// ```
pub fn sentence(message: &str) -> String {
    let mut sentence = capitalised(message);
    if !sentence.ends_with('.') {
        sentence.push('.');
    }
    sentence
}

/// A number with a space between its thousands, from five digits on.
///
/// # Example
/// ```
/// use sixfingers::export::wording::thousands;
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
