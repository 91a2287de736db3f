//! Lessons: the list, and the panel of the one that is open.

pub(crate) mod check;
pub(crate) mod list;
pub(crate) mod offer;
pub(crate) mod panel;
