//! Which pixels a picture of the stage shows.

use egui::{TextureId, Ui};

use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::view::PictureKind;
use crate::gui::mosaic;
use crate::gui::panels::analysis::set_of;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place, color_image};
use crate::gui::theme::colors;
use crate::images::Image;

/// The texture of a picture of a stage; `None` while what it shows is not known yet.
pub(crate) fn texture(
    ui: &Ui,
    stage: usize,
    kind: PictureKind,
    shot: &StageFrame,
    state: &AppState,
    view: &mut Screen<'_>,
) -> Option<TextureId> {
    let frame = &shot.frame;
    let (job, step, place) = (shot.job, frame.step, Place::Stage { stage, what: kind });
    let key = PictureKey::Made { job, step: step as u64, kind };
    let ctx = ui.ctx();
    match (kind, view.lit) {
        (PictureKind::Noisy, _) => Some(view.textures.get(ctx, place, key, &frame.x_t)),
        (PictureKind::Guess, None) => Some(view.textures.get(ctx, place, key, &frame.posterior.x0_hat)),
        (PictureKind::Guess, Some(image_idx)) => {
            let (key, ground) = lit_key(ui, shot, kind, image_idx);
            let pixels = || mosaic::lit(color_image(&frame.posterior.x0_hat), &frame.posterior, image_idx, ground);
            Some(view.textures.get_pixels(ctx, place, key, pixels))
        }
        (PictureKind::Nearest, _) => {
            let (set, nearest) = (&set_of(state, stage, shot)?.set, state.analysis.novelty(shot)?.nearest);
            Some(view.textures.get_with(ctx, place, key, || nearest.picture(set)))
        }
        (PictureKind::Difference, _) => {
            let (set, nearest) = (&set_of(state, stage, shot)?.set, state.analysis.novelty(shot)?.nearest);
            let difference = || {
                let (guess, other) = (&frame.posterior.x0_hat, nearest.picture(set));
                Image::from_fn(guess.shape(), |c, y, x| guess.at(c, y, x) - other.at(c, y, x))
            };
            Some(view.textures.get_with(ctx, place, key, difference))
        }
        (PictureKind::Map(map), lit) => {
            let drawn = view.maps.get(set_of(state, stage, shot)?, &state.analysis, shot, map)?;
            let lit = lit.filter(|_| map == crate::explain::mosaic::MapKind::Sources);
            let Some(image_idx) = lit else {
                return Some(view.textures.get_pixels(ctx, place, key, || mosaic::color_image(&drawn.map)));
            };
            let (key, ground) = lit_key(ui, shot, kind, image_idx);
            let pixels = || mosaic::lit(mosaic::color_image(&drawn.map), &frame.posterior, image_idx, ground);
            Some(view.textures.get_pixels(ctx, place, key, pixels))
        }
    }
}

/// The name of a picture with one source lit, and what the others step back into.
fn lit_key(ui: &Ui, shot: &StageFrame, kind: PictureKind, image_idx: u32) -> (PictureKey, egui::Color32) {
    let dark = ui.visuals().dark_mode;
    let key = PictureKey::Lit { job: shot.job, step: shot.frame.step, kind, image_idx, dark };
    (key, colors(ui).stage)
}
