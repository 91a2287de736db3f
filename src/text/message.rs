//! Texts that are made on one thread and shown by another.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::{Language, Text};

/// What is to be said later: kept and sent as it is, and put into words where it is shown, in the language of the thread
/// that shows it. Mostly an error that the worker sends to the window.
///
/// Two messages are the same if they say the same.
///
/// # Example
/// ```
/// use sixfingers::text::{Language, Message, common};
/// let message = Message::from(common::PLAY.name_text());
/// assert_eq!(message.to_string(), "Play");
/// let chinese = Language::of_code("zh").ok_or("no Chinese")?;
/// assert_eq!(chinese.scope(|| message.to_string()), "播放");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone)]
pub struct Message(Arc<dyn Fn() -> String + Send + Sync>);

impl Message {
    /// A message from what puts it into words: `Message::new(move || say!(area::Name { n }))`.
    pub fn new(words: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(words))
    }

    /// Words that are the same in every language, as those of another library.
    pub fn verbatim(words: impl Into<String>) -> Self {
        let words = words.into();
        Self::new(move || words.clone())
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for Message {
    fn from(error: E) -> Self {
        Self::new(move || error.to_string())
    }
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self::new(move || text.get().to_owned())
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&(self.0)())
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", Language::ENGLISH.scope(|| self.to_string()))
    }
}

impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        Language::ENGLISH.scope(|| self.to_string() == other.to_string())
    }
}

impl Eq for Message {}

/// `From` for the errors that an error passes on in their own words. They are not its source: whoever lists the causes
/// of an error would say the same twice.
macro_rules! passes_on {
    ($error:ident { $($variant:ident($inner:ty)),+ $(,)? }) => {$(
        impl From<$inner> for $error {
            fn from(inner: $inner) -> Self {
                Self::$variant(inner)
            }
        }
    )+};
}
pub(crate) use passes_on;
