//! Talks: the list of scenes beside the stage, a scene as it is given, the speaker's window, the dialogs.

pub(crate) mod dialogs;
pub(crate) mod editor;
pub(crate) mod list;
pub(crate) mod scene;
pub(crate) mod shown;
pub(crate) mod speaker;
