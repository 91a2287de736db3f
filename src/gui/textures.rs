//! Pictures on the graphics card: one texture for each place on the screen, filled again only when its picture changed.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{ColorImage, TextureHandle, TextureId, TextureOptions};

use crate::app::census::thumbs::Thumb;
use crate::app::controls::BranchId;
use crate::app::provenance::state::PixelKey;
use crate::app::view::PictureKind;
use crate::images::Image;
use crate::studio::{DataId, JobId};

/// Where a texture is shown. A place keeps its texture, so that the number of textures is bounded by the number of
/// places on the screen, not by the number of pictures that were ever shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The large pictures of a stage.
    Stage {
        /// The stage.
        stage: usize,
        /// Which picture.
        what: PictureKind,
    },
    /// A frame of a filmstrip.
    Film {
        /// The stage.
        stage: usize,
        /// Position in the strip, from the left.
        position: usize,
    },
    /// A picture of the gallery, by its place.
    Gallery(usize),
    /// A picture of an exhibit in the chooser.
    Exhibit(usize),
    /// A scene in the list of a talk, by its place.
    Talk(usize),
    /// The difference of two stages.
    Between,
    /// A run of the tree.
    Branch(BranchId),
    /// A training picture, by its place on the screen.
    Training(usize),
    /// A picture of the census, by its place on the screen.
    Census(usize),
    /// A picture of a network in training or of the theory beside it, by its row and its place there.
    Watched(usize, usize),
    /// A picture that is about to be brought, by its place.
    Import(usize),
    /// A source of the guess, by the stage and its place in the strip.
    Source {
        /// The stage.
        stage: usize,
        /// Position in the strip, from the left.
        position: usize,
    },
    /// The training picture of a listed patch, by its line.
    PatchSource(usize),
    /// A listed patch itself, by its line.
    Patch(usize),
    /// What a pixel's window shows (0) and what its patches make together (1).
    PixelWindow(usize),
    /// A picture of a card, by its place there.
    Card(usize),
    /// The picture beside the pointer.
    Pointer,
    /// A picture of the question at the end of a lesson.
    Quiz(usize),
    /// The picture being painted.
    Canvas,
}

/// What a picture is called: two pictures of one name are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKey {
    /// A picture that a job made.
    Made {
        /// The job.
        job: JobId,
        /// Its step, or its number in the job.
        step: u64,
        /// Which picture of the frame.
        kind: PictureKind,
    },
    /// A picture that is about to be brought.
    Import {
        /// The request that it was made for.
        request: u64,
        /// Its number.
        index: usize,
    },
    /// A picture beside a network in training.
    Watched {
        /// The number of the training.
        run: u64,
        /// Of the network or of which machine.
        row: usize,
        /// After how many steps it was drawn, or P(t) was fitted.
        step: Option<usize>,
    },
    /// The difference of two frames.
    Between {
        /// The job and the step of the one.
        a: (JobId, usize),
        /// Those of the other.
        b: (JobId, usize),
    },
    /// A picture of an exhibit, by its place in the chooser: exhibits don't change.
    Preview(usize),
    /// A training picture.
    Training {
        /// The training set.
        data: DataId,
        /// Its number.
        image_idx: usize,
    },
    /// A small picture that is in memory for as long as its texture is.
    Thumb {
        /// Where in memory.
        address: usize,
    },
    /// A picture that a job made with the pixels of one training picture lit.
    Lit {
        /// The job.
        job: JobId,
        /// The step.
        step: usize,
        /// Which picture of the frame.
        kind: PictureKind,
        /// The training picture.
        image_idx: u32,
        /// Whether the others step back into a dark ground.
        dark: bool,
    },
    /// A part of a picture, for a pixel: the window of x_t (0), the mean patch (1), a training patch (2 and up).
    Cut {
        /// The answer about the pixel.
        pixel: PixelKey,
        /// Which part.
        part: usize,
    },
    /// A picture of a question, which is in memory for as long as its texture is.
    Quiz {
        /// Where in memory the question is.
        address: usize,
        /// Its place in the question.
        place: usize,
    },
    /// A picture being painted, by its version.
    Canvas(u64),
}

/// The textures in use.
#[derive(Default)]
pub struct Textures {
    held: HashMap<Place, (PictureKey, TextureHandle)>,
    thumbs: HashMap<Place, Arc<Thumb>>,
    uploads: u64,
}

impl Textures {
    /// The most places; beyond it the table starts afresh.
    const MAX_PLACES: usize = 1024;

    /// The texture of a place, filled with `picture` if it holds another one.
    pub fn get(&mut self, ctx: &egui::Context, place: Place, key: PictureKey, picture: &Image) -> TextureId {
        self.get_pixels(ctx, place, key, || color_image(picture))
    }

    /// The same for a picture that has to be made first, which is done only when it is needed.
    pub fn get_with(
        &mut self,
        ctx: &egui::Context,
        place: Place,
        key: PictureKey,
        picture: impl Fn() -> Image,
    ) -> TextureId {
        self.get_pixels(ctx, place, key, || color_image(&picture()))
    }

    /// The texture of a place for a picture of the census.
    pub fn thumb(&mut self, ctx: &egui::Context, place: Place, thumb: &Arc<Thumb>) -> TextureId {
        // The picture is held while its texture is, so that no other one can come to lie at its address.
        self.thumbs.insert(place, Arc::clone(thumb));
        let key = PictureKey::Thumb { address: Arc::as_ptr(thumb) as usize };
        self.get_pixels(ctx, place, key, || ColorImage::from_rgb(thumb.size, &thumb.rgb))
    }

    /// The same for pixels that are not an [`Image`].
    pub fn get_pixels(
        &mut self,
        ctx: &egui::Context,
        place: Place,
        key: PictureKey,
        pixels: impl Fn() -> ColorImage,
    ) -> TextureId {
        if self.held.len() >= Self::MAX_PLACES && !self.held.contains_key(&place) {
            self.held.clear();
            self.thumbs.clear();
        }
        // Pictures are shown crisp, but where they are smaller than their pixels, that would leave some of them out.
        let options = match place {
            Place::Source { .. } | Place::PatchSource(_) => TextureOptions::LINEAR,
            _ => TextureOptions::NEAREST,
        };
        let held = self.held.entry(place);
        let mut fresh = false;
        let (held_key, texture) = held.or_insert_with(|| {
            fresh = true;
            (key, ctx.load_texture("picture", pixels(), options))
        });
        if *held_key != key {
            *held_key = key;
            texture.set(pixels(), options);
            fresh = true;
        }
        self.uploads += u64::from(fresh);
        texture.id()
    }

    /// Number of textures held.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether none is held.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// Number of pictures sent to the graphics card since the start.
    pub fn uploads(&self) -> u64 {
        self.uploads
    }
}

impl std::fmt::Debug for Textures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Textures({} held)", self.held.len())
    }
}

/// A picture in the form in which egui takes it.
pub fn color_image(picture: &Image) -> ColorImage {
    let shape = picture.shape();
    ColorImage::from_rgb([shape.w(), shape.h()], &picture.to_rgb8())
}
