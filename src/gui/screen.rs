//! What panels draw with: how the person looks at the program, and what only the window holds.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::app::view::View;
use crate::gui::perf::{FrameTimes, Startup};
use crate::gui::textures::Textures;
use crate::studio::ExportPreview as Preview;

/// What only the window holds: pictures on the graphics card, and how long frames took.
#[derive(Default)]
pub struct Memory {
    /// Pictures on the graphics card.
    pub textures: Textures,
    /// The preview of an export on the graphics card, with what it shows.
    pub(crate) export_texture: Option<(Arc<Preview>, egui::TextureHandle)>,
    /// Own work per frame.
    pub frame_times: FrameTimes,
    /// How long the first pictures took.
    pub startup: Startup,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("textures", &self.textures).finish_non_exhaustive()
    }
}

/// The view, which derefs from it, with the window's memory. Panels may write half-typed text and the place of the pointer
/// into the view, nothing else.
pub(crate) struct Screen<'a> {
    /// How the person looks at the program.
    pub(crate) view: &'a mut View,
    /// Pictures on the graphics card.
    pub(crate) textures: &'a mut Textures,
    /// The preview of an export on the graphics card, with what it shows.
    pub(crate) export_texture: &'a mut Option<(Arc<Preview>, egui::TextureHandle)>,
    /// Own work per frame.
    pub(crate) frame_times: &'a FrameTimes,
    /// How long the first pictures took.
    pub(crate) startup: &'a mut Startup,
}

impl<'a> Screen<'a> {
    /// Both together, for a frame.
    pub(crate) fn new(view: &'a mut View, memory: &'a mut Memory) -> Self {
        let Memory { textures, export_texture, frame_times, startup } = memory;
        Self { view, textures, export_texture, frame_times, startup }
    }
}

impl Deref for Screen<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        self.view
    }
}

impl DerefMut for Screen<'_> {
    fn deref_mut(&mut self) -> &mut View {
        self.view
    }
}
