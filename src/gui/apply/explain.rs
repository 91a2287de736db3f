//! Where pixels came from.

use super::super::action::ExplainAction;
use super::super::model::Model;
use super::super::provenance;
use super::super::settings::SidePanel;
use super::super::view::{MapChoice, Pictures};

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: ExplainAction) {
    let present = provenance::pixel(&model.session, &model.view);
    let shape = model.session.shape();
    let Model { settings, view, .. } = model;
    match action {
        ExplainAction::Pin(row, col) if view.probe.pinned && present == (row, col) => view.probe.pinned = false,
        ExplainAction::Pin(row, col) => {
            view.probe.pixel = Some((row, col));
            view.probe.pinned = true;
            if !view.presenting {
                settings.side = Some(SidePanel::Provenance);
            }
        }
        ExplainAction::TogglePin => {
            view.probe.pixel = Some(present);
            view.probe.pinned = !view.probe.pinned;
        }
        ExplainAction::Move(down, right) => {
            let moved = |p: usize, by: i32, n: usize| (p as i64 + i64::from(by)).clamp(0, n as i64 - 1) as usize;
            view.probe.pixel = Some((moved(present.0, down, shape.h()), moved(present.1, right, shape.w())));
            view.probe.pinned = true;
        }
        ExplainAction::NextMap => {
            if let Pictures::Map(_) = view.pictures {
                view.map = view.map.next();
            }
            view.pictures = Pictures::Map(view.map.0);
        }
        ExplainAction::SetMap(kind) => {
            view.map = MapChoice(kind);
            view.pictures = Pictures::Map(kind);
        }
        ExplainAction::Light(image_idx) => view.lit = image_idx,
    }
}
