//! The languages that there are, and the one that a thread speaks.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::Arg;
use super::keys::{Files, LANGUAGES, N_AREAS, TEXTS};

/// How many there are: those with files, and the pseudo-language.
const N: usize = LANGUAGES.len() + 1;

static LOADED: [OnceLock<Loaded>; N] = [const { OnceLock::new() }; N];

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::ENGLISH) };
}

/// A language of the program: English, a folder in `assets/text`, or the pseudo-language.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(u8);

impl Language {
    /// The language that has every text.
    pub const ENGLISH: Self = Self(0);

    /// English with accents and longer words: to see what isn't translated, and what doesn't fit. Its code is `en-XA`.
    pub const PSEUDO: Self = Self(LANGUAGES.len() as u8);

    /// Those with files, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::PSEUDO.0).map(Self)
    }

    /// The language of a code or a locale, as `zh`, `zh-Hans-CN` or `zh_CN.UTF-8`, if the program has it.
    pub fn of_code(code: &str) -> Option<Self> {
        if code.eq_ignore_ascii_case(Self::PSEUDO.code()) {
            return Some(Self::PSEUDO);
        }
        let first = code.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::all().find(|language| language.code().eq_ignore_ascii_case(first))
    }

    /// The language of the system; English where the program doesn't have it.
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|locale| Self::of_code(&locale)).unwrap_or(Self::ENGLISH)
    }

    /// Its code, as `zh`: the name of the folder of its texts.
    pub fn code(self) -> &'static str {
        self.files().map_or("en-XA", |files| files.code)
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        self.files().map_or("Pseudo", |files| files.name)
    }

    /// What the switch in the top bar says to change to it.
    pub fn short_name(self) -> &'static str {
        self.files().map_or("XA", |files| files.short)
    }

    /// What a change to it does, in its own words.
    pub fn change(self) -> &'static str {
        self.files().map_or("", |files| files.change)
    }

    fn files(self) -> Option<&'static Files> {
        LANGUAGES.get(usize::from(self.0))
    }

    /// The next one in the switch of languages.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1) % Self::PSEUDO.0)
    }

    /// The language of this thread.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// From now on this thread says all in this language.
    pub fn make_current(self) {
        CURRENT.set(self);
    }

    /// Does something in this language, and then goes back to the one before.
    pub fn scope<T>(self, work: impl FnOnce() -> T) -> T {
        /// Goes back even where the work panics: a worker that lives on speaks as before.
        struct Before(Language);
        impl Drop for Before {
            fn drop(&mut self) {
                CURRENT.set(self.0);
            }
        }
        let _before = Before(CURRENT.replace(self));
        work()
    }

    /// A text without arguments by its number.
    pub(super) fn text(self, at: usize) -> &'static str {
        let loaded = self.loaded();
        match &loaded.texts[at] {
            Some(text) => text,
            None if self == Self::ENGLISH => TEXTS[at].1,
            None => Self::ENGLISH.text(at),
        }
    }

    fn loaded(self) -> &'static Loaded {
        LOADED[usize::from(self.0)].get_or_init(|| Loaded::new(self))
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The texts of a language, ready.
struct Loaded {
    bundles: [FluentBundle<FluentResource>; N_AREAS],
    /// Those without arguments, as [`TEXTS`] numbers them; `None` where one is missing.
    texts: Vec<Option<String>>,
}

impl Loaded {
    fn new(language: Language) -> Self {
        let (is_pseudo, at) = (language == Language::PSEUDO, usize::from(language.0));
        let Files { code, areas, .. } = &LANGUAGES[if is_pseudo { 0 } else { at }];
        let bundles = areas.map(|source| {
            let locale: LanguageIdentifier = code.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            // The window has no use for marks around what is put in; it would show them as boxes.
            bundle.set_use_isolating(false);
            bundle.set_transform(if is_pseudo { Some(pseudo) } else { None });
            bundle.add_resource_overriding(parsed(source));
            bundle
        });
        let texts = TEXTS.iter().map(|(area, id, is_hint)| {
            let message = bundles[*area].get_message(id)?;
            let pattern = if *is_hint { message.get_attribute("hint")?.value() } else { message.value()? };
            Some(bundles[*area].format_pattern(pattern, None, &mut Vec::new()).into_owned())
        });
        Self { texts: texts.collect(), bundles }
    }

    fn say(&self, area: usize, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = &self.bundles[area];
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

/// A message with arguments, in the language of this thread.
pub(super) fn say_in<const N: usize>(area: usize, id: &str, args: [(&str, Arg<'_>); N]) -> String {
    let args: FluentArgs<'_> = args.into_iter().collect();
    let said = |language: Language| language.loaded().say(area, id, &args);
    said(Language::current()).or_else(|| said(Language::ENGLISH)).unwrap_or_else(|| id.to_owned())
}

/// A file as far as it is Fluent.
fn parsed(source: &str) -> FluentResource {
    FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

/// English with accents, each vowel twice: about a third longer, as German or French is.
fn pseudo(text: &str) -> Cow<'_, str> {
    let mut longer = String::with_capacity(2 * text.len());
    for letter in text.chars() {
        longer.push_str(match letter {
            'a' => "àá",
            'e' => "èé",
            'i' => "ìí",
            'o' => "òó",
            'u' => "ùú",
            'A' => "ÀÁ",
            'E' => "ÈÉ",
            'I' => "ÌÍ",
            'O' => "ÒÓ",
            'U' => "ÙÚ",
            'c' => "ç",
            'n' => "ñ",
            's' => "š",
            'y' => "ý",
            'z' => "ž",
            other => {
                longer.push(other);
                continue;
            }
        });
    }
    longer.into()
}
