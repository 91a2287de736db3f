//! The exhibit: the button that opens the chooser, and what the exhibit shows.

use egui::text::LayoutJob;
use egui::{Rect, RichText, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::import::actions::ImportAction;
use crate::app::stage::exhibit::ExhibitAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::import;
use crate::gui::layout::WindowLayout;
use crate::gui::marks;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::lessons::Target;

/// Lines of what the exhibit shows, in a low window.
const DENSE_ROWS: usize = 2;

/// Draws the button and what the exhibit shows.
pub(crate) fn exhibit_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let chosen = state.exhibit();
    let title = chosen.map_or_else(|| import::set_title(&state.controls.data), |exhibit| exhibit.title().to_owned());
    ui.horizontal(|ui| {
        chooser_button_ui(ui, &title, actions);
        let open = IconButton::new(Icon::Folder, import::OPEN.name(), import::OPEN.hint()).ui(ui);
        marks::note(ui, Target::Open, open.rect);
        if open.clicked() {
            actions.push(Action::Import(ImportAction::Show));
        }
        if IconButton::new(Icon::Reset, text::RESET.name(), text::RESET.hint()).ui(ui).clicked() {
            actions.push(Action::Exhibit(ExhibitAction::Reset));
        }
    });
    let skipped = &state.loading.skipped;
    if skipped.total > 0 && state.data.as_ref().is_some_and(|data| data.spec.path().is_some()) {
        let line = import::skipped_line(skipped);
        let left_out = TextIconButton { icon: Icon::Wrong, text: &line, hint: import::SKIPPED.hint(), width: None };
        if left_out.ui(ui).clicked() {
            actions.push(Action::Import(ImportAction::ToggleSkipped));
        }
    }
    if let Some(exhibit) = chosen {
        let font = TextStyle::Small.resolve(ui.style());
        let mut blurb = LayoutJob::simple(exhibit.blurb().to_owned(), font, c.weak, ui.available_width());
        if WindowLayout::of(ui.ctx()).dense {
            blurb.wrap.max_rows = DENSE_ROWS;
        }
        // Where it is cut, the label itself shows all of it to the pointer.
        ui.label(blurb);
    }
}

/// The button with the exhibit's name; it opens a list, and says so to screen readers and to the eye.
fn chooser_button_ui(ui: &mut Ui, title: &str, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let size = vec2(ui.available_width() - 2.0 * (CONTROL_HEIGHT + 8.0), CONTROL_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    marks::note(ui, Target::Exhibits, rect);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, text::CHOOSER.name());
        info.current_text_value = Some(title.to_owned());
        info
    });
    let fill = if response.hovered() { c.hover } else { c.raised };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    focus_ring(ui, rect, &response);
    let sign = Rect::from_center_size(pos2(rect.right() - 20.0, rect.center().y), Vec2::splat(18.0));
    let words = egui::WidgetText::from(RichText::new(title).color(c.text).heading());
    let room = sign.left() - rect.left() - 20.0;
    let galley = words.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, TextStyle::Heading);
    let at = pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, c.text);
    paint_icon(ui.painter(), Icon::Gallery, sign, c.text);
    if response.on_hover_text(text::CHOOSER.hint()).clicked() {
        actions.push(Action::Exhibit(ExhibitAction::ToggleChooser));
    }
}
