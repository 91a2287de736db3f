//! The pixel editor without the window: painted pixels over a picture, tools, a selection, undo.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::app::paint::colours::{ground, near, palette};
use crate::app::paint::piece::{Clip, stamp};
use crate::diffusion::{Paint, Seed};
use crate::images::edit::Layer;
use crate::images::{Image, Shape, from_u8};
use crate::score::NoiseLevel;
use crate::studio::DataId;

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// What is painted on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// A training picture, by its number; with its label.
    Training(usize, Option<u32>),
    /// A new picture, begun blank.
    Blank,
    /// A new picture, begun with what is on the stage.
    Result,
    /// The noisy picture of a step, with its signal and noise.
    Noisy(usize, NoiseLevel),
}

/// What the pointer does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Paints.
    #[default]
    Brush,
    /// Paints what is behind everything.
    Eraser,
    /// Paints all pixels of one colour that hang together.
    Fill,
    /// Takes a colour from the picture.
    Picker,
    /// Marks a rectangle, and moves what was pasted.
    Select,
}

impl Tool {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Brush, Self::Eraser, Self::Fill, Self::Picker, Self::Select];
}

/// A rectangle of pixels: rows and columns from the first to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its first row.
    pub top: i32,
    /// Its first column.
    pub left: i32,
    /// Its height, at least 1.
    pub h: i32,
    /// Its width, at least 1.
    pub w: i32,
}

impl Area {
    /// Whether a pixel is in it.
    pub fn holds(self, (y, x): (i32, i32)) -> bool {
        (self.top..self.top + self.h).contains(&y) && (self.left..self.left + self.w).contains(&x)
    }
}

/// Sizes of the brush, in pixels.
pub const SIZES: [i32; 5] = [1, 2, 3, 5, 8];
/// The most steps that can be taken back.
const KEPT: usize = 100;

/// A picture being painted.
#[derive(Clone, Debug)]
pub struct Canvas {
    /// What is painted on.
    pub subject: Subject,
    /// The tool in hand.
    pub tool: Tool,
    /// Side of the brush, one of [`SIZES`].
    pub size: i32,
    /// The colour of the brush.
    pub colour: Colour,
    /// Whether each stroke is painted on the other side, too.
    pub mirror: bool,
    /// Whether the pixels are marked off by lines.
    pub grid: bool,
    /// Whether the noisy picture is shown as the machine will get it, under its noise.
    pub show_noise: bool,
    /// Seed of the noise on the paint.
    pub seed: Seed,
    pub(crate) under: Arc<Image>,
    pub(crate) noisy: Option<Arc<Image>>,
    pub(crate) erased: Layer,
    pub(crate) palette: Vec<Colour>,
    pub(crate) painted: Vec<Option<Colour>>,
    pub(crate) past: Vec<Vec<Option<Colour>>>,
    pub(crate) future: Vec<Vec<Option<Colour>>>,
    pub(crate) selection: Option<Area>,
    pub(crate) clip: Option<Clip>,
    pub(crate) floating: Option<Clip>,
    /// Where the pointer went down or was last.
    pub(crate) last: Option<(i32, i32)>,
    pub(crate) version: u64,
}

/// A canvas with the training set that it was begun with.
#[derive(Clone, Debug)]
pub struct PaintSession {
    /// The picture being painted.
    pub canvas: Canvas,
    /// The set.
    pub data: DataId,
}

impl Canvas {
    /// A canvas over a picture. `noisy` is what the machine was given, where that is painted on; `mean` is what erased
    /// places of it become.
    pub fn new(subject: Subject, under: Arc<Image>, noisy: Option<Arc<Image>>, mean: &Image) -> Self {
        let shape = under.shape();
        let palette = palette(&under);
        let ground = ground(&under);
        let erased = match subject {
            Subject::Noisy(..) => Layer::of_picture(mean),
            _ => Layer::of_picture(&Image::from_fn(shape, |c, _, _| from_u8(ground[c]))),
        };
        let colour = palette.iter().copied().find(|colour| !near(*colour, ground)).unwrap_or([255; 3]);
        Self {
            subject,
            tool: Tool::Brush,
            size: SIZES[2],
            colour,
            mirror: false,
            grid: true,
            show_noise: false,
            seed: 1,
            under,
            noisy,
            erased,
            palette,
            painted: vec![None; shape.area()],
            past: Vec::new(),
            future: Vec::new(),
            selection: None,
            clip: None,
            floating: None,
            last: None,
            version: 0,
        }
    }

    /// The same with the colours of another canvas.
    #[must_use]
    pub fn with_palette_of(self, other: &Self) -> Self {
        Self { palette: other.palette.clone(), colour: other.colour, ..self }
    }

    /// A picture of nothing but what is behind everything.
    pub fn ground(&self) -> Image {
        self.erased.over(&self.under)
    }

    /// The shape of the picture.
    pub fn shape(&self) -> Shape {
        self.under.shape()
    }

    /// A number that changes whenever the picture may look different.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The same with versions after those of another canvas.
    #[must_use]
    pub fn after(self, other: Option<&Self>) -> Self {
        Self { version: other.map_or(0, |other| other.version + 1), ..self }
    }

    /// Notes that something about its look was changed from outside.
    pub fn touch(&mut self) {
        self.version += 1;
    }

    /// The commonest colours of the picture, the commonest first.
    pub fn palette(&self) -> &[Colour] {
        &self.palette
    }

    /// Whether anything is painted.
    pub fn is_dirty(&self) -> bool {
        self.floating.is_some() || self.painted.iter().any(Option::is_some)
    }

    /// The marked rectangle, or the place of what was pasted.
    pub fn marked(&self) -> Option<Area> {
        self.floating.as_ref().map(|clip| clip.area).or(self.selection)
    }

    /// Whether something that was pasted still hovers over the picture.
    pub fn is_floating(&self) -> bool {
        self.floating.is_some()
    }

    /// Whether something was copied.
    pub fn has_clip(&self) -> bool {
        self.clip.is_some()
    }

    /// Whether a stroke can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty() || self.floating.is_some()
    }

    /// Whether a stroke can be brought back.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What is painted, with what hovers over it.
    pub fn layer(&self) -> Layer {
        let mut painted = self.painted.clone();
        if let Some(clip) = &self.floating {
            stamp(&mut painted, self.shape(), clip);
        }
        // One entry for each pixel: it can't fail.
        Layer::new(self.shape(), painted).unwrap_or_else(|_| Layer::blank(self.shape()))
    }

    /// What there is to see.
    pub fn picture(&self) -> Image {
        match (self.subject, &self.noisy) {
            (Subject::Noisy(step, level), Some(noisy)) if self.show_noise => {
                Paint { step, seed: self.seed, layer: self.layer() }.over(noisy, level)
            }
            _ => self.layer().over(&self.under),
        }
    }

    /// The picture as a whole, every pixel painted: for a picture of its own.
    pub fn whole(&self) -> Layer {
        Layer::of_picture(&self.layer().over(&self.under))
    }

    /// The colour at a pixel.
    pub(crate) fn at(&self, y: usize, x: usize) -> Colour {
        self.painted[y * self.shape().w() + x].unwrap_or_else(|| self.under.rgb8(y, x))
    }

    pub(crate) fn inside(&self, (y, x): (i32, i32)) -> Option<(usize, usize)> {
        let (h, w) = (self.shape().h() as i32, self.shape().w() as i32);
        ((0..h).contains(&y) && (0..w).contains(&x)).then_some((y as usize, x as usize))
    }

    pub(crate) fn remember(&mut self) {
        if self.past.len() == KEPT {
            self.past.remove(0);
        }
        self.past.push(self.painted.clone());
        self.future.clear();
    }

    /// The pointer goes down on a pixel, which may be beyond the border.
    pub fn press(&mut self, at: (i32, i32)) {
        self.version += 1;
        self.last = Some(at);
        match self.tool {
            Tool::Brush | Tool::Eraser => {
                self.remember();
                self.dab(at);
            }
            Tool::Fill => self.fill(at),
            Tool::Picker => self.pick(at),
            Tool::Select => {
                if self.floating.as_ref().is_some_and(|clip| clip.area.holds(at)) {
                    return;
                }
                self.settle();
                self.selection = None;
            }
        }
    }

    /// The pointer goes on to a pixel while it is down. `from` is where it went down.
    pub fn drag(&mut self, from: (i32, i32), at: (i32, i32)) {
        let Some(last) = self.last.replace(at) else { return };
        if last == at {
            return;
        }
        self.version += 1;
        match self.tool {
            Tool::Brush | Tool::Eraser => {
                let (dy, dx) = (at.0 - last.0, at.1 - last.1);
                let n = dy.abs().max(dx.abs());
                for k in 1..=n {
                    self.dab((last.0 + rounded(dy * k, n), last.1 + rounded(dx * k, n)));
                }
            }
            Tool::Picker => self.pick(at),
            Tool::Fill => {}
            Tool::Select => match &mut self.floating {
                Some(clip) => {
                    clip.area.top += at.0 - last.0;
                    clip.area.left += at.1 - last.1;
                }
                None => self.selection = self.cut_to_picture(from, at),
            },
        }
    }

    /// The pointer goes up.
    pub fn release(&mut self) {
        self.last = None;
    }

    /// The rectangle between two pixels, as far as it is on the picture.
    pub(crate) fn cut_to_picture(&self, a: (i32, i32), b: (i32, i32)) -> Option<Area> {
        let (h, w) = (self.shape().h() as i32, self.shape().w() as i32);
        let (top, bottom) = (a.0.min(b.0).clamp(0, h - 1), a.0.max(b.0).clamp(0, h - 1));
        let (left, right) = (a.1.min(b.1).clamp(0, w - 1), a.1.max(b.1).clamp(0, w - 1));
        Some(Area { top, left, h: bottom - top + 1, w: right - left + 1 })
    }

    /// One dab of the brush or the eraser, a disc.
    pub(crate) fn dab(&mut self, (y, x): (i32, i32)) {
        let size = self.size;
        let reach = size as f32 / 2.0;
        // An even brush lies to the left of and above the pointer's pixel by half a pixel.
        let centre = if size % 2 == 0 { -0.5 } else { 0.0 };
        for dy in -size..=size {
            for dx in -size..=size {
                let (ry, rx) = (dy as f32 - centre, dx as f32 - centre);
                if size > 1 && ry * ry + rx * rx > reach * reach || size == 1 && (dy, dx) != (0, 0) {
                    continue;
                }
                self.put((y + dy, x + dx));
                if self.mirror {
                    self.put((y + dy, self.shape().w() as i32 - 1 - (x + dx)));
                }
            }
        }
    }

    pub(crate) fn put(&mut self, at: (i32, i32)) {
        let Some((y, x)) = self.inside(at) else { return };
        let p = y * self.shape().w() + x;
        self.painted[p] = match self.tool {
            Tool::Eraser => self.erased.pixels()[p],
            _ => Some(self.colour),
        };
    }

    pub(crate) fn pick(&mut self, at: (i32, i32)) {
        if let Some((y, x)) = self.inside(at) {
            self.colour = self.at(y, x);
        }
    }

    /// Paints all pixels of nearly one colour that hang together.
    pub(crate) fn fill(&mut self, at: (i32, i32)) {
        let Some(start) = self.inside(at) else { return };
        self.remember();
        let old = self.at(start.0, start.1);
        let w = self.shape().w();
        let mut seen = vec![false; self.shape().area()];
        let mut queue = VecDeque::from([start]);
        seen[start.0 * w + start.1] = true;
        let mut reached = Vec::new();
        while let Some((y, x)) = queue.pop_front() {
            reached.push((y as i32, x as i32));
            for (dy, dx) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
                let Some((y, x)) = self.inside((y as i32 + dy, x as i32 + dx)) else { continue };
                if !seen[y * w + x] && near(self.at(y, x), old) {
                    seen[y * w + x] = true;
                    queue.push_back((y, x));
                }
            }
        }
        reached.into_iter().for_each(|at| self.put(at));
    }

    /// Takes the last stroke back.
    pub fn undo(&mut self) {
        self.version += 1;
        if self.floating.take().is_some() {
            return;
        }
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.painted, before));
        }
    }

    /// Brings it back.
    pub fn redo(&mut self) {
        self.version += 1;
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.painted, after));
        }
    }
}

/// `a / b`, rounded to the nearest whole number.
fn rounded(a: i32, b: i32) -> i32 {
    (f64::from(a) / f64::from(b)).round() as i32
}
