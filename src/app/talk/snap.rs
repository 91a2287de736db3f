//! What the program shows at one moment, as pictures with what is said of them.

use std::collections::HashMap;
use std::sync::Arc;

use image::RgbImage;

use crate::app::census::choice::AxisKind;
use crate::app::model::Model;
use crate::app::settings::SidePanel;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text::{census, common, gallery, talk};
use crate::app::view::{PictureKind, Pictures, Scene, View};
use crate::explain::mosaic::MapKind;
use crate::export::talk::{Shot, ShotPicture, Tone};
use crate::export::{census_plot, contact_sheet, to_raster};
use crate::images::Image;
use crate::parts::PartCount;
use crate::studio::JobId;
use crate::text::{charts, fixed, list, say};

/// So many training pictures are shown beside the stage, in rows of so many.
const WALL: (usize, usize) = (48, 8);
/// Up to so many pictures of a gallery stand in two rows, more of them in four.
const TWO_ROWS: usize = 18;

/// What a picture is called: two of one name are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    job: JobId,
    step: usize,
    kind: PictureKind,
}

/// Whether a choice of pictures needs to know the nearest training picture.
pub(crate) fn needs_novelty(pictures: Pictures) -> bool {
    matches!(pictures, Pictures::Difference | Pictures::Map(MapKind::Difference))
}

/// The present moment.
pub(crate) fn shot(model: &mut Model, known: &mut HashMap<Name, Arc<RgbImage>>, hold_cs: u16) -> Shot {
    let Model { settings, state, view, .. } = model;
    let pictures = match view.scene {
        Scene::Gallery if !view.agreement.open => gallery_of(state),
        Scene::Census => census_of(state, view),
        _ => None,
    };
    let pictures = pictures.unwrap_or_else(|| {
        let mut pictures = stages_of(state, view, known);
        if settings.side == Some(SidePanel::Training) {
            pictures.extend(training_of(state));
        }
        pictures
    });
    Shot { pictures, line: line(state, view), hold_cs }
}

fn chart(picture: RgbImage) -> ShotPicture {
    let (label, note) = (String::new(), String::new());
    ShotPicture { picture: Arc::new(picture), crisp: false, label, note, tone: Tone::Plain }
}

fn gallery_of(state: &AppState) -> Option<Vec<ShotPicture>> {
    let pictures: Vec<Image> = state.gallery.pictures().iter().flatten().map(|p| p.picture.as_ref().clone()).collect();
    let rows = if pictures.len() <= TWO_ROWS { 2 } else { 4 };
    let sheet = contact_sheet(&pictures, Some(pictures.len().div_ceil(rows)), 1).ok()?;
    let tally = state.gallery.tally();
    let label = gallery::gallery_line(&tally, pictures.len(), state.data.as_ref().and_then(|data| data.parts));
    Some(vec![ShotPicture { crisp: true, label, ..chart(sheet.into_rgb8()) }])
}

fn census_of(state: &AppState, view: &View) -> Option<Vec<ShotPicture>> {
    let counted = state.census.shown()?;
    let (axis, picture) = (&counted.census.spec().axis, chart(census_plot(&counted.census).into_rgb8()));
    let label = if view.census.kind == AxisKind::Thumbs {
        let phi = |cell: usize| {
            let (value, phi) = (census::value(axis, cell), census::phi(counted.census.tally(cell).thumbs));
            say!(talk::ValueLine { value, says: phi })
        };
        list((0..axis.len()).map(phi))
    } else {
        String::new()
    };
    Some(vec![ShotPicture { label, ..picture }])
}

fn training_of(state: &AppState) -> Option<ShotPicture> {
    let set = &state.data.as_ref()?.set;
    let pictures: Vec<Image> = (0..set.n_images().min(WALL.0)).map(|image_idx| set.image(image_idx)).collect();
    let sheet = contact_sheet(&pictures, Some(WALL.1), 1).ok()?;
    Some(ShotPicture { crisp: true, label: common::TRAINING.name().to_owned(), ..chart(sheet.into_rgb8()) })
}

/// The pictures of every stage.
fn stages_of(state: &AppState, view: &mut View, known: &mut HashMap<Name, Arc<RgbImage>>) -> Vec<ShotPicture> {
    let mut shown = Vec::new();
    let several = state.stages.len() > 1;
    let by_network = state.stage_controls(0).spec.net.is_some();
    for (index, stage) in state.stages.iter().enumerate() {
        let Some(frame) = stage.run().and_then(|run| run.nearest(view.time.step)) else { continue };
        for kind in view.pictures.kinds() {
            let name = Name { job: frame.job, step: frame.frame.step, kind: *kind };
            let picture = match known.get(&name) {
                Some(picture) => Arc::clone(picture),
                None => {
                    let Some(picture) = raster(state, view, frame, *kind) else { continue };
                    let picture = Arc::new(picture);
                    known.insert(name, Arc::clone(&picture));
                    picture
                }
            };
            let label = if several { talk::stage_name(state, index) } else { common::caption(*kind).name().to_owned() };
            let r = talk::stage_r(state, view, index);
            let count =
                frame.count.as_ref().filter(|_| *kind == PictureKind::Guess && frame.frame.step == 1 && !by_network);
            let count = count.map(|count| (common::count(count), tone(count)));
            let (note, tone) = r.map(|r| (r, Tone::Right)).or(count).unwrap_or_default();
            shown.push(ShotPicture { picture, crisp: true, label, note, tone });
        }
    }
    shown
}

/// The pixels of a picture; `None` while what it shows is not known.
fn raster(state: &AppState, view: &mut View, frame: &StageFrame, kind: PictureKind) -> Option<RgbImage> {
    let posterior = &frame.frame.posterior;
    let plain = |picture: &Image| to_raster(picture, 1).into_rgb8();
    match kind {
        PictureKind::Noisy => Some(plain(&frame.frame.x_t)),
        PictureKind::Guess => Some(plain(&posterior.x0_hat)),
        PictureKind::Nearest => {
            let set = &state.data.as_ref()?.set;
            Some(plain(&state.analysis.novelty(frame)?.nearest.picture(set)))
        }
        PictureKind::Difference => {
            let nearest = state.analysis.novelty(frame)?.nearest.picture(&state.data.as_ref()?.set);
            let guess = &posterior.x0_hat;
            Some(plain(&Image::from_fn(guess.shape(), |c, y, x| guess.at(c, y, x) - nearest.at(c, y, x))))
        }
        PictureKind::Map(map) => {
            let drawn = view.maps.get(state.data.as_ref()?, &state.analysis, frame, map)?;
            let shape = posterior.x0_hat.shape();
            let rgb = drawn.map.rgb.iter().flatten().copied().collect();
            RgbImage::from_raw(shape.w() as u32, shape.h() as u32, rgb)
        }
    }
}

fn tone(count: &PartCount) -> Tone {
    match (count.well_formed, count.right) {
        (false, _) => Tone::Plain,
        (true, true) => Tone::Right,
        (true, false) => Tone::Wrong,
    }
}

/// The run in one line.
fn line(state: &AppState, view: &View) -> String {
    let Some(run) = state.stages.get(view.selected).and_then(|stage| stage.run()) else { return String::new() };
    let Some(frame) = run.nearest(view.time.step).map(|frame| &frame.frame) else { return String::new() };
    let set = state.exhibit().map_or_else(|| state.controls.data.to_string(), |exhibit| exhibit.title().to_owned());
    if view.scene != Scene::Stage {
        // Many seeds.
        return set;
    }
    let seed = state.controls.seed.to_string();
    let (step, steps) = (run.n_frames().saturating_sub(frame.step) + 1, run.n_frames());
    let t = fixed(frame.t, 2);
    if !frame.posterior.has_sources() {
        return say!(charts::StageLineNetwork { set, seed, step, steps, t });
    }
    say!(charts::StageLine { set, seed, step, steps, t, window: common::patch(frame.machine.patch) })
}
