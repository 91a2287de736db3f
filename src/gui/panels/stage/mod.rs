//! The stages with their controls and their time.

pub(crate) mod branches;
pub(crate) mod chooser;
pub(crate) mod compare;
pub(crate) mod controls;
pub(crate) mod difference;
pub(crate) mod marks;
pub(crate) mod pictures;
pub(crate) mod transport;
