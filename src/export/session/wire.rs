//! How values stand in a session file.

/// `[c, h, w]`.
pub(super) mod shape {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use crate::images::Shape;

    pub(in super::super) fn serialize<S: Serializer>(shape: &Shape, to: S) -> Result<S::Ok, S::Error> {
        <(usize, usize, usize)>::from(*shape).serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Shape, D::Error> {
        let (c, h, w) = Deserialize::deserialize(from)?;
        Shape::new(c, h, w).map_err(de::Error::custom)
    }
}

/// What `Display` writes and `FromStr` reads.
mod text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub(super) fn deserialize<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// The same, where it is there.
pub(super) mod optional_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(in super::super) fn serialize<T: Display, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => to.collect_str(value),
            None => to.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(de::Error::custom)).transpose()
    }
}

/// A run as the options of the command line take it.
pub(super) mod run {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::text;
    use crate::diffusion::{Locality, NetId, NoiseSchedule, Paint, RunSpec, TrunkSegment};
    use crate::score::{Boundary, Reach};

    #[derive(Serialize, Deserialize)]
    struct RunText {
        #[serde(with = "text")]
        locality: Locality,
        #[serde(with = "text")]
        reach: Reach,
        #[serde(with = "text")]
        boundary: Boundary,
        #[serde(with = "text")]
        schedule: NoiseSchedule,
        steps: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start_step: Option<usize>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        trunk: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        paint: Vec<Paint>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        net: Option<NetId>,
    }

    pub(in super::super) fn serialize<S: Serializer>(run: &RunSpec, to: S) -> Result<S::Ok, S::Error> {
        let RunSpec { locality, reach, boundary, schedule, steps, start_step, trunk, paint, net } = run.clone();
        let trunk = trunk.iter().map(ToString::to_string).collect();
        RunText { locality, reach, boundary, schedule, steps, start_step, trunk, paint, net }.serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<RunSpec, D::Error> {
        let RunText { locality, reach, boundary, schedule, steps, start_step, trunk, paint, net } =
            RunText::deserialize(from)?;
        let trunk: Result<_, _> = trunk.iter().map(|segment| segment.parse::<TrunkSegment>()).collect();
        let trunk = trunk.map_err(de::Error::custom)?;
        Ok(RunSpec { locality, reach, boundary, schedule, steps, start_step, trunk, paint, net })
    }
}
