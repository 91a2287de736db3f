//! What must hold.

use std::fmt;
use std::str::FromStr;

use super::{Asked, FactKind, ScriptError, Value};

/// How a fact is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Is,
    /// `!=`
    IsNot,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Longer signs come before those that they begin with.
    const ALL: [(Self, &'static str); 6] = [
        (Self::AtMost, "<="),
        (Self::AtLeast, ">="),
        (Self::IsNot, "!="),
        (Self::Below, "<"),
        (Self::Above, ">"),
        (Self::Is, "="),
    ];

    fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(comparison, _)| *comparison == self).map_or("", |(_, sign)| sign)
    }

    fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Is => order.is_eq(),
            Self::IsNot => order.is_ne(),
            Self::Below => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Above => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// One thing that must hold: `finished`, `not copy`, `patch <= 15`, `local.wrong >= 30%`.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// What is asked.
    pub asked: Asked,
    /// How the answer is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: Value,
}

impl Requirement {
    /// Whether an answer fulfils it; what is not known yet does not.
    pub fn holds(&self, answer: Option<&Value>) -> bool {
        match (answer, &self.value) {
            (Some(Value::Word(found)), Value::Word(wanted)) => self.comparison.holds(found.cmp(wanted)),
            (Some(Value::Yes(found)), Value::Yes(wanted)) => self.comparison.holds(found.cmp(wanted)),
            (Some(answer), wanted) => match (answer.number(), wanted.number()) {
                (Some(found), Some(wanted)) => self.comparison.holds(found.total_cmp(&wanted)),
                _ => false,
            },
            (None, _) => false,
        }
    }
}

impl FromStr for Requirement {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ScriptError::Empty);
        }
        let split = Comparison::ALL.iter().find_map(|(comparison, sign)| {
            let (asked, value) = text.split_once(sign)?;
            Some((asked.trim(), *comparison, value.trim()))
        });
        let Some((asked, comparison, value)) = split else {
            let (name, wanted) = match text.strip_prefix("not ") {
                Some(name) => (name.trim(), false),
                None => (text, true),
            };
            let asked: Asked = name.parse()?;
            if asked.kind() != FactKind::Yes {
                return Err(ScriptError::value(name, "", "=, <, <=, >, >="));
            }
            return Ok(Self { asked, comparison: Comparison::Is, value: Value::Yes(wanted) });
        };
        let asked: Asked = asked.parse()?;
        let value = parse_value(&asked, value)?;
        let ordered = !matches!(comparison, Comparison::Is | Comparison::IsNot);
        if ordered && value.number().is_none() {
            return Err(ScriptError::Comparison { fact: asked.to_string(), sign: comparison.sign() });
        }
        Ok(Self { asked, comparison, value })
    }
}

/// A value of the kind that the fact has.
fn parse_value(asked: &Asked, text: &str) -> Result<Value, ScriptError> {
    let name = asked.to_string();
    let wrong = |needed: &str| ScriptError::value(&name, text, needed);
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match asked.kind() {
        FactKind::Yes => match text {
            "yes" => Ok(Value::Yes(true)),
            "no" => Ok(Value::Yes(false)),
            _ => Err(wrong("yes, no")),
        },
        FactKind::Word if text.is_empty() => Err(wrong("...")),
        FactKind::Word => Ok(Value::Word(text.to_owned())),
        FactKind::Number => number(text).map(Value::Number).ok_or_else(|| wrong("15, 0.9")),
        FactKind::Share => {
            let percent = text.strip_suffix('%').map(str::trim);
            let share = percent.map_or_else(|| number(text), |percent| number(percent).map(|share| share / 100.0));
            let share = share.filter(|share| (0.0..=1.0).contains(share));
            share.map(Value::Number).ok_or_else(|| wrong("40%, 0.4"))
        }
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Value::Yes(wanted) if self.comparison == Comparison::Is => {
                write!(f, "{}{}", if *wanted { "" } else { "not " }, self.asked)
            }
            Value::Yes(wanted) => write!(f, "{} != {}", self.asked, if *wanted { "yes" } else { "no" }),
            Value::Word(word) => write!(f, "{} {} {word}", self.asked, self.comparison.sign()),
            value => write!(f, "{} {} {}", self.asked, self.comparison.sign(), value.number().unwrap_or_default()),
        }
    }
}

/// What must hold: requirements joined by `and`, and such groups by `or`. `and` binds more tightly.
///
/// # Example
/// ```
/// use sixfingers::script::{Condition, Fact, Asked, Value};
/// let condition: Condition = "patch <= 15 and finished".parse()?;
/// let answers = |asked: &Asked| match asked {
///     Asked::Fact(Fact::Patch) => Some(Value::Number(11.0)),
///     _ => Some(Value::Yes(true)),
/// };
/// assert!(condition.holds(answers));
/// # Ok::<(), sixfingers::script::ScriptError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    any: Vec<Vec<Requirement>>,
}

impl Condition {
    /// Whether it holds, given the answers; `None` is an answer that is not known yet.
    pub fn holds(&self, answer: impl Fn(&Asked) -> Option<Value>) -> bool {
        let holds = |requirement: &Requirement| requirement.holds(answer(&requirement.asked).as_ref());
        self.any.iter().any(|all| all.iter().all(holds))
    }

    /// All requirements in it.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.any.iter().flatten()
    }
}

impl FromStr for Condition {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        let all = |text: &str| text.split(" and ").map(str::parse).collect::<Result<Vec<Requirement>, _>>();
        let any = text.split(" or ").map(all).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { any })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, all) in self.any.iter().enumerate() {
            if at > 0 {
                f.write_str(" or ")?;
            }
            for (at, requirement) in all.iter().enumerate() {
                write!(f, "{}{requirement}", if at > 0 { " and " } else { "" })?;
            }
        }
        Ok(())
    }
}
