//! The maps of the frames on the stages, made when they are first looked at and kept for as long as there is room.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::app::analysis::state::FrameAnalysis;
use crate::app::stage::runs::StageFrame;
use crate::explain::mosaic::{
    Map, MapKind, certainty_map, consistency_map, difference_map, displacement_map, sources_map,
};
use crate::explain::sources::{Seams, displacements};
use crate::images::TrainingSet;
use crate::score::{PatchRef, Posterior};
use crate::studio::{JobId, OpenData};

/// A line between two pixels: from one corner to the other, `(x, y)` in pixels.
pub type SeamLine = ((usize, usize), (usize, usize));

/// A map with what is drawn over it.
#[derive(Clone, Debug)]
pub struct DrawnMap {
    /// The colours and the legend.
    pub map: Map,
    /// Where two sources meet, in the map of sources.
    pub seams: Vec<SeamLine>,
    /// How far each pixel's patch was moved, `(down, right)`, in the map of displacements.
    pub moves: Vec<(i32, i32)>,
}

impl DrawnMap {
    /// Bytes that it takes.
    fn bytes(&self) -> usize {
        size_of::<Self>()
            + size_of_val(self.map.rgb.as_slice())
            + size_of_val(self.seams.as_slice())
            + size_of_val(self.moves.as_slice())
    }
}

/// The name of a map: the job and the step of its frame, and what it shows.
type MapName = (JobId, usize, MapKind);

/// The last maps.
#[derive(Debug, Default)]
pub struct Maps {
    known: VecDeque<(MapName, Arc<DrawnMap>)>,
    bytes: usize,
}

impl Maps {
    /// The most bytes that are kept: enough for all maps of four runs of 20 steps at 64 pixels, twenty times over.
    pub const MAX_BYTES: usize = 64 << 20;

    /// A map of a frame; `None` while what it needs is not known, for frames of another training set, and where a
    /// network drew, which names no patches (the difference to the nearest picture excepted).
    pub fn get(
        &mut self,
        data: &OpenData,
        facts: &FrameAnalysis,
        shot: &StageFrame,
        kind: MapKind,
    ) -> Option<Arc<DrawnMap>> {
        let name = (shot.job, shot.frame.step, kind);
        if let Some((_, map)) = self.known.iter().find(|(known, _)| *known == name) {
            return Some(Arc::clone(map));
        }
        let map = Arc::new(draw(&data.set, facts, shot, kind)?);
        self.bytes += map.bytes();
        self.known.push_back((name, Arc::clone(&map)));
        while self.bytes > Self::MAX_BYTES
            && self.known.len() > 1
            && let Some((_, oldest)) = self.known.pop_front()
        {
            self.bytes -= oldest.bytes();
        }
        Some(map)
    }

    /// Bytes of the maps that are kept.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many maps are kept.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// Makes a map.
fn draw(set: &TrainingSet, facts: &FrameAnalysis, shot: &StageFrame, kind: MapKind) -> Option<DrawnMap> {
    let (frame, posterior) = (&shot.frame, &shot.frame.posterior);
    let shape = posterior.x0_hat.shape();
    if shape != set.shape() || (kind != MapKind::Difference && !posterior.has_sources()) {
        return None;
    }
    let (mut seams, mut moves) = (Vec::new(), Vec::new());
    let map = match kind {
        MapKind::Sources => {
            seams = seam_lines(&decided_seams(posterior), shape.h(), shape.w());
            paler_where_undecided(sources_map(posterior), posterior)
        }
        MapKind::Displacement => {
            moves = displacements(&posterior.strongest, shape, frame.machine);
            displacement_map(posterior, frame.machine)
        }
        MapKind::Certainty => certainty_map(posterior, frame.machine, set.n_images()),
        MapKind::Consistency => consistency_map(posterior, facts.of(shot)?.consistency.as_ref()?),
        MapKind::Difference => difference_map(posterior, &facts.novelty(shot)?.nearest.picture(set)),
    };
    Some(DrawnMap { map, seams, moves })
}

/// What the colours of sources fade into.
const UNDECIDED: [u8; 3] = [58, 64, 74];

/// Below this weight of the strongest patch, where it came from says little: on plain ground a hundred patches are
/// alike, and any of them is named.
const DECIDED: f32 = 0.25;

/// The map of sources with the colours the paler the less the strongest patch weighs.
fn paler_where_undecided(mut map: Map, posterior: &Posterior) -> Map {
    for (colour, weight) in map.rgb.iter_mut().zip(&posterior.strongest_weight) {
        let part = weight.clamp(0.0, 1.0).sqrt();
        for (value, ground) in colour.iter_mut().zip(UNDECIDED) {
            *value = (f32::from(ground) + part * (f32::from(*value) - f32::from(ground))).round() as u8;
        }
    }
    map
}

/// The seams at which at least one side is decided.
fn decided_seams(posterior: &Posterior) -> Seams {
    let shape = posterior.x0_hat.shape();
    let mut seams = Seams::new(&posterior.strongest, shape);
    let weight = |p: usize| posterior.strongest_weight.get(p).copied().unwrap_or(0.0);
    for p in 0..shape.area() {
        seams.right[p] &= weight(p).max(weight(p + 1)) >= DECIDED;
        seams.below[p] &= weight(p).max(weight(p + shape.w())) >= DECIDED;
    }
    seams
}

/// The seams as lines, those in a row as one.
fn seam_lines(seams: &Seams, h: usize, w: usize) -> Vec<SeamLine> {
    let mut lines = Vec::new();
    for y in 0..h {
        runs(w, |x| seams.below[y * w + x], |from, to| lines.push(((from, y + 1), (to, y + 1))));
    }
    for x in 0..w {
        runs(h, |y| seams.right[y * w + x], |from, to| lines.push(((x + 1, from), (x + 1, to))));
    }
    lines
}

/// Calls `found` with the beginning and the end of each run of places, of `0..n`, where something is so.
fn runs(n: usize, is_so: impl Fn(usize) -> bool, mut found: impl FnMut(usize, usize)) {
    let mut from = None;
    for place in 0..=n {
        match (place < n && is_so(place), from) {
            (true, None) => from = Some(place),
            (false, Some(start)) => {
                found(start, place);
                from = None;
            }
            _ => {}
        }
    }
}

/// The border round the pixels that come from one training picture.
pub fn outline_of(strongest: &[PatchRef], image_idx: u32, w: usize) -> Vec<SeamLine> {
    let h = strongest.len() / w.max(1);
    let is_in = |y: Option<usize>, x: Option<usize>| {
        let place = y.zip(x).filter(|(y, x)| *y < h && *x < w);
        place.is_some_and(|(y, x)| strongest[y * w + x].image_idx == image_idx)
    };
    let mut lines = Vec::new();
    for y in 0..=h {
        let edge = |x: usize| is_in(y.checked_sub(1), Some(x)) != is_in(Some(y), Some(x));
        runs(w, edge, |from, to| lines.push(((from, y), (to, y))));
    }
    for x in 0..=w {
        let edge = |y: usize| is_in(Some(y), x.checked_sub(1)) != is_in(Some(y), Some(x));
        runs(h, edge, |from, to| lines.push(((x, from), (x, to))));
    }
    lines
}
