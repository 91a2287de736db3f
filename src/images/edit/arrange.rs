//! What a list of changes does to the places in a set, and then to the pictures.

use super::super::load::MAX_VALUES;
use super::super::{Image, ImageError, ImageMask, Shape, TrainingSet};
use super::{Border, Edit, EditError};

/// The pictures of an edited set, told by where they come from. At least one of them is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    entries: Vec<Entry>,
}

/// One picture of an edited set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is switched on.
    pub on: bool,
    /// Whether it is a copy of another one.
    pub is_copy: bool,
    /// The changes of its pixels, by their place in the list of changes.
    changes: Vec<usize>,
}

/// Where a picture of an edited set comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A picture of the base set, by its number there.
    Base(usize),
    /// A painted one, by the place of its [`Edit::Add`] in the list of changes.
    Added(usize),
}

impl Entry {
    fn new(origin: Origin) -> Self {
        Self { origin, on: true, is_copy: false, changes: Vec::new() }
    }

    /// Whether its pixels are not those of a picture of the base set.
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty() || matches!(self.origin, Origin::Added(_))
    }
}

impl Arrangement {
    pub(super) fn new(edits: &[Edit], n_images: usize, shape: Shape) -> Result<Self, EditError> {
        let mut arrangement = Self { entries: (0..n_images).map(|k| Entry::new(Origin::Base(k))).collect() };
        for (at, edit) in edits.iter().enumerate() {
            arrangement.take(at, edit, shape)?;
            if arrangement.n_on() == 0 {
                return Err(EditError::Empty);
            }
        }
        Ok(arrangement)
    }

    fn take(&mut self, at: usize, edit: &Edit, shape: Shape) -> Result<(), EditError> {
        match edit {
            Edit::Off { images } => self.each(at, images, |entry| entry.on = false)?,
            Edit::On { images } => self.each(at, images, |entry| entry.on = true)?,
            Edit::Only { images } => {
                self.entries.iter_mut().for_each(|entry| entry.on = false);
                self.each(at, images, |entry| entry.on = true)?;
            }
            Edit::AllOn => self.entries.iter_mut().for_each(|entry| entry.on = true),
            Edit::Mirror { images } | Edit::Shift { images, .. } => {
                self.each(at, images, |entry| entry.changes.push(at))?;
            }
            Edit::Duplicate { images } => {
                check_number(self.entries.len().saturating_add(images.len()), shape)?;
                let copy = |image_idx: &usize| Ok(Entry { is_copy: true, ..self.entry(at, *image_idx)?.clone() });
                let copies: Vec<Entry> = images.iter().map(copy).collect::<Result<_, EditError>>()?;
                self.entries.extend(copies);
            }
            Edit::Delete { images } => {
                let mut stays = vec![true; self.entries.len()];
                for image_idx in images {
                    self.entry(at, *image_idx)?;
                    stays[*image_idx] = false;
                }
                let mut stays = stays.into_iter();
                self.entries.retain(|_| stays.next().unwrap_or(true));
            }
            Edit::Paint { image, layer } => {
                check_shape(at, layer.shape(), shape)?;
                self.each(at, &[*image], |entry| entry.changes.push(at))?;
            }
            Edit::Add { layer, .. } => {
                check_shape(at, layer.shape(), shape)?;
                check_number(self.entries.len() + 1, shape)?;
                self.entries.push(Entry::new(Origin::Added(at)));
            }
        }
        Ok(())
    }

    /// Does something to each picture named.
    fn each(&mut self, at: usize, images: &[usize], change: impl Fn(&mut Entry)) -> Result<(), EditError> {
        let n_images = self.entries.len();
        for &image_idx in images {
            let entry = self.entries.get_mut(image_idx);
            change(entry.ok_or(EditError::NoPicture { number: at + 1, image_idx, n_images })?);
        }
        Ok(())
    }

    fn entry(&self, at: usize, image_idx: usize) -> Result<&Entry, EditError> {
        let n_images = self.entries.len();
        self.entries.get(image_idx).ok_or(EditError::NoPicture { number: at + 1, image_idx, n_images })
    }

    /// The pictures in order, at least one.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many are on, at least one.
    pub fn n_on(&self) -> usize {
        self.entries.iter().filter(|entry| entry.on).count()
    }

    /// Which are on; `None` when all are.
    pub fn mask(&self) -> Option<ImageMask> {
        let on: Vec<bool> = self.entries.iter().map(|entry| entry.on).collect();
        if on.iter().all(|on| *on) {
            return None;
        }
        // One is on, and there is an entry each: it can't fail.
        ImageMask::new(on, self.entries.len()).ok()
    }

    /// Makes the pictures.
    pub(super) fn build(&self, edits: &[Edit], base: &TrainingSet) -> Result<TrainingSet, ImageError> {
        let shape = base.shape();
        let mut values = Vec::with_capacity(self.entries.len() * shape.len());
        for entry in &self.entries {
            match entry.origin {
                Origin::Base(k) if entry.changes.is_empty() => values.extend_from_slice(base.image_values(k)),
                origin => values.extend(self.picture(entry, origin, edits, base).into_values()),
            }
        }
        let set = TrainingSet::new(shape, values)?;
        match base.labels() {
            Some(labels) => set.with_labels(self.labels(edits, labels)),
            None => Ok(set),
        }
    }

    fn picture(&self, entry: &Entry, origin: Origin, edits: &[Edit], base: &TrainingSet) -> Image {
        let mut picture = match origin {
            Origin::Base(k) => base.image(k),
            Origin::Added(at) => match &edits[at] {
                Edit::Add { layer, .. } => layer.over(&Image::filled(base.shape(), 0.0)),
                _ => Image::filled(base.shape(), 0.0),
            },
        };
        for at in &entry.changes {
            picture = match &edits[*at] {
                Edit::Mirror { .. } => mirrored(&picture),
                Edit::Shift { dy, dx, border, .. } => shifted(&picture, *dy, *dx, *border),
                Edit::Paint { layer, .. } => layer.over(&picture),
                _ => picture,
            };
        }
        picture
    }

    fn labels(&self, edits: &[Edit], labels: &[u32]) -> Vec<u32> {
        let new_class = labels.iter().max().map_or(0, |label| label.saturating_add(1));
        let label = |entry: &Entry| match entry.origin {
            Origin::Base(k) => labels[k],
            Origin::Added(at) => match &edits[at] {
                Edit::Add { label: Some(label), .. } => *label,
                _ => new_class,
            },
        };
        self.entries.iter().map(label).collect()
    }
}

fn check_number(n_images: usize, shape: Shape) -> Result<(), EditError> {
    let max = MAX_VALUES / shape.len();
    if n_images > max { Err(EditError::TooMany { n_images, max }) } else { Ok(()) }
}

fn check_shape(at: usize, found: Shape, needed: Shape) -> Result<(), EditError> {
    if found == needed { Ok(()) } else { Err(EditError::Shape { number: at + 1, found, needed }) }
}

/// Left and right swapped.
fn mirrored(picture: &Image) -> Image {
    let w = picture.shape().w();
    Image::from_fn(picture.shape(), |c, y, x| picture.at(c, y, w - 1 - x))
}

/// Moved by `dy` rows and `dx` columns.
fn shifted(picture: &Image, dy: i32, dx: i32, border: Border) -> Image {
    let shape = picture.shape();
    let from = |p: usize, d: i32, n: usize| {
        let (at, n) = (p as i64 - i64::from(d), n as i64);
        match border {
            Border::Wrap => Some(at.rem_euclid(n) as usize),
            Border::Edge => Some(at.clamp(0, n - 1) as usize),
            Border::Grey => (0..n).contains(&at).then_some(at as usize),
        }
    };
    Image::from_fn(shape, |c, y, x| match (from(y, dy, shape.h()), from(x, dx, shape.w())) {
        (Some(row), Some(col)) => picture.at(c, row, col),
        _ => 0.0,
    })
}
