//! The gallery: many seeds of the present machine at once.

use std::sync::Arc;

use crate::diffusion::{RunSpec, Seed};
use crate::images::{Image, ImageMask};
use crate::parts::PartCount;
use crate::studio::{DataId, Job, JobId};

/// How many pictures the gallery may show.
pub const SIZES: [usize; 3] = [16, 36, 64];

/// What the person wants to see in the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GalleryChoice {
    /// The first seed.
    pub first: Seed,
    /// How many seeds, one of [`SIZES`].
    pub n: usize,
}

impl Default for GalleryChoice {
    fn default() -> Self {
        Self { first: 0, n: SIZES[1] }
    }
}

impl GalleryChoice {
    /// Whether a seed is among those shown.
    pub fn holds(self, seed: Seed) -> bool {
        seed.checked_sub(self.first).is_some_and(|at| at < self.n as u64)
    }

    /// The page before (-1) or after (1).
    #[must_use]
    pub fn turned(self, pages: i32) -> Self {
        let by = self.n as u64;
        let first = if pages < 0 { self.first.saturating_sub(by) } else { self.first.saturating_add(by) };
        Self { first: first.min(u64::MAX - by), ..self }
    }
}

/// Everything that decides the pictures of a gallery.
#[derive(Clone, Debug, PartialEq)]
pub struct GalleryRequest {
    /// The training set.
    pub data: DataId,
    /// The machine.
    pub spec: RunSpec,
    /// Which training pictures may be used; all if `None`.
    pub mask: Option<Arc<ImageMask>>,
    /// The seeds.
    pub choice: GalleryChoice,
}

impl GalleryRequest {
    /// The worker's job.
    pub fn job(&self) -> Job {
        let seeds = (self.choice.first..self.choice.first + self.choice.n as u64).collect();
        Job::Gallery { data: self.data, seeds, spec: self.spec.clone(), mask: self.mask.clone() }
    }
}

/// One finished picture.
#[derive(Clone, Debug)]
pub struct GalleryPicture {
    /// The job that made it.
    pub job: JobId,
    /// Its seed.
    pub seed: Seed,
    /// The picture.
    pub picture: Arc<Image>,
    /// The parts in it.
    pub count: Option<PartCount>,
}

/// What has come out so far. Pictures of an earlier request stay in their places until the new ones are there.
#[derive(Clone, Debug, Default)]
pub struct Gallery {
    /// What will be looked at next: it fills before it is looked at.
    pub(crate) ahead: Option<GalleryRequest>,
    asked: Option<(JobId, GalleryRequest)>,
    pictures: Vec<Option<GalleryPicture>>,
}

/// How many pictures have which number of parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GalleryTally {
    /// Pictures that are done.
    pub done: usize,
    /// `(number of parts, pictures)` of the well-formed ones, by number.
    pub by_count: Vec<(usize, usize)>,
    /// Pictures that are not well formed.
    pub unclear: usize,
}

impl Gallery {
    /// What was asked for last.
    pub fn request(&self) -> Option<&GalleryRequest> {
        self.asked.as_ref().map(|(_, request)| request)
    }

    /// Notes a request that was given to the worker.
    pub fn ask(&mut self, job: JobId, request: GalleryRequest) {
        self.pictures.resize(request.choice.n, None);
        self.asked = Some((job, request));
    }

    /// Takes in a picture of the last request.
    pub fn push(&mut self, picture: GalleryPicture) {
        if let Some((job, request)) = &self.asked
            && *job == picture.job
            && let Some(at) = picture.seed.checked_sub(request.choice.first)
            && let Some(place) = self.pictures.get_mut(at as usize)
        {
            *place = Some(picture);
        }
    }

    /// The pictures by place; `None` where none has come yet.
    pub fn pictures(&self) -> &[Option<GalleryPicture>] {
        &self.pictures
    }

    /// Whether a picture is of the last request.
    pub fn is_fresh(&self, picture: &GalleryPicture) -> bool {
        self.asked.as_ref().is_some_and(|(job, _)| *job == picture.job)
    }

    /// Whether pictures are still to come.
    pub fn is_running(&self) -> bool {
        self.asked.as_ref().is_some_and(|(_, request)| self.tally().done < request.choice.n)
    }

    /// Forgets the request, so that it is asked for again when the gallery is next looked at, unless it is complete.
    pub fn leave(&mut self) -> bool {
        let unfinished = self.is_running();
        if unfinished {
            self.asked = None;
        }
        unfinished
    }

    /// The numbers of parts in the pictures of the last request.
    pub fn tally(&self) -> GalleryTally {
        let mut tally = GalleryTally::default();
        for picture in self.pictures.iter().flatten().filter(|picture| self.is_fresh(picture)) {
            tally.done += 1;
            match &picture.count {
                Some(count) if count.well_formed => {
                    match tally.by_count.iter_mut().find(|(parts, _)| *parts == count.count) {
                        Some((_, pictures)) => *pictures += 1,
                        None => tally.by_count.push((count.count, 1)),
                    }
                }
                Some(_) => tally.unclear += 1,
                None => {}
            }
        }
        tally.by_count.sort_unstable();
        tally
    }
}
