//! What the pictures on the stage are made of: the maps with their legends, the sources, the verdict.

pub(crate) mod foot;
pub(crate) mod legend;
pub(crate) mod over;
pub(crate) mod picture;
pub(crate) mod verdict;

use egui::{Rect, RichText, Ui, UiBuilder};

use crate::app::action::Action;
use crate::app::analysis::actions::AnalysisAction;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text;
use crate::explain::mosaic::MapKind;
use crate::gui::screen::Screen;
use crate::gui::widgets::menu::menu_ui;
use crate::studio::OpenData;

/// The line over a map: its name, on the list from which another one is chosen.
pub(crate) fn map_choice_ui(ui: &mut Ui, line: Rect, chosen: MapKind, actions: &mut Vec<Action>) {
    let line = line.with_max_y(line.bottom() - 3.0).with_min_y(line.top() - 1.0);
    ui.scope_builder(UiBuilder::new().max_rect(line), |ui| {
        ui.spacing_mut().interact_size.y = line.height();
        ui.spacing_mut().button_padding.y = 1.0;
        let name = text::explain::map_name;
        menu_ui(ui, text::explain::MAP_CHOICE, line.width().min(168.0), RichText::new(name(chosen)), |ui| {
            for kind in MapKind::ALL {
                let choice = ui.selectable_label(kind == chosen, name(kind).get());
                if choice.on_hover_text(text::explain::map_hint(kind).get()).clicked() {
                    actions.push(Action::Analysis(AnalysisAction::SetMap(kind)));
                }
            }
        });
    });
}

/// The training set that a stage's frame was made from, if it is the one that is open.
fn set_of<'a>(state: &'a AppState, stage: usize, shot: &StageFrame) -> Option<&'a OpenData> {
    let request = state.stages.get(stage)?.request_of(shot.job)?;
    state.data.as_deref().filter(|data| data.id == request.data)
}

/// Says that the pixels of a training picture are to be lit, as long as the pointer is on something that names it.
pub(crate) fn light(actions: &mut Vec<Action>, image_idx: u32) {
    actions.push(Action::Analysis(AnalysisAction::Light(Some(image_idx))));
}

/// Makes of all that was said about light one change, or none. To be called when everything is drawn.
pub(crate) fn settle_light(view: &Screen<'_>, actions: &mut Vec<Action>) {
    let mut wanted = None;
    actions.retain(|action| {
        let Action::Analysis(AnalysisAction::Light(image_idx)) = action else { return true };
        wanted = *image_idx;
        false
    });
    if wanted != view.lit {
        actions.push(Action::Analysis(AnalysisAction::Light(wanted)));
    }
}
