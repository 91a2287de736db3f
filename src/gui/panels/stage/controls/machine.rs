//! The machine that results: a map of the corners, which can be clicked, and what the machine may look at.

use egui::{Align, Align2, Layout, Rect, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::settings::{Section, Settings};
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::window::WindowAction;
use crate::gui::layout::WindowLayout;
use crate::gui::panels::stage::controls::network;
use crate::gui::screen::Screen;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::fold::fold_ui;
use crate::gui::widgets::icon_button::focus_ring;
use crate::score::NamedMachine;

/// Height of the words over the map, in points.
const HEAD: f32 = 20.0;
/// Height of a row of the map, in points.
const ROW: f32 = 30.0;

/// The same in a low window, in points.
const DENSE_ROW: f32 = 24.0;

/// Height of the sentence, in points: two lines, and one in a low window.
const SENTENCE: [f32; 2] = [32.0, 16.0];

/// Draws the map and the sentence; folded, only the machine's name.
pub(crate) fn machine_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let spec = &state.stage_controls(view.selected).spec;
    let generator = text::nets::generator(spec, state.shape());
    let named = spec.net.is_none().then(|| spec.named_machine(state.shape()));
    let open = !settings.folded.contains(&Section::Machines);
    let dense = WindowLayout::of(ui.ctx()).dense;
    let (width, row, gap, label) = (ui.available_width(), if dense { DENSE_ROW } else { ROW }, 4.0, 92.0);
    let height = if open { HEAD + 3.0 * row + 3.0 * gap } else { HEAD };
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let head = Rect::from_min_size(rect.min, vec2(label, HEAD));
    // A child: the rest of the map goes beside it, in the room that is there already.
    let mut head = ui.new_child(egui::UiBuilder::new().max_rect(head).layout(Layout::left_to_right(Align::Center)));
    if fold_ui(&mut head, open, text::MACHINE.get(), text::FOLD_MACHINES).clicked() {
        actions.push(Action::Window(WindowAction::ToggleSection(Section::Machines)));
    }
    if !open {
        let at = rect.right_center();
        let font = TextStyle::Heading.resolve(ui.style());
        ui.painter().text(at, Align2::RIGHT_CENTER, generator.short, font, c.accent);
        return;
    }
    let column = (width - label - gap) / 2.0;
    let x = [rect.left() + label, rect.left() + label + column + gap];
    let y = [rect.top() + HEAD + gap, rect.top() + HEAD + row + 2.0 * gap];
    let small = TextStyle::Small.resolve(ui.style());
    for (x, word) in x.iter().zip([text::SAME_PLACE, text::ANY_PLACE]) {
        let at = pos2(x + column / 2.0, rect.top() + HEAD / 2.0);
        ui.painter().text(at, Align2::CENTER_CENTER, word, small.clone(), c.weak);
    }
    let learned = rect.top() + HEAD + 2.0 * row + 3.0 * gap;
    for (y, word) in [y[0], y[1], learned].into_iter().zip([text::WHOLE, text::WINDOW, text::nets::LEARNED]) {
        ui.painter().text(pos2(rect.left(), y + row / 2.0), Align2::LEFT_CENTER, word, small.clone(), c.weak);
    }
    // The longer name gets the wider half.
    let (els, bb_els) = (0.42 * (column - gap), 0.58 * (column - gap));
    let cells = [
        (NamedMachine::Is, x[0], y[0], column),
        (NamedMachine::Es, x[1], y[0], column),
        (NamedMachine::Ls, x[0], y[1], column),
        (NamedMachine::Els, x[1], y[1], els),
        (NamedMachine::BbEls, x[1] + els + gap, y[1], bb_els),
    ];
    for (cell, x, y, width) in cells {
        let rect = Rect::from_min_size(pos2(x, y), vec2(width, row));
        if cell_ui(ui, rect, cell, Some(cell) == named) {
            actions.push(Action::Machine(MachineAction::SetNamedMachine(cell)));
        }
    }
    let row = Rect::from_min_max(pos2(x[0], learned), pos2(rect.right(), learned + row));
    network::network_ui(ui, row, state, view, actions);
    // Always the same room, so that what is below does not jump.
    let (sentence, _) = ui.allocate_exact_size(vec2(width, SENTENCE[usize::from(dense)]), Sense::hover());
    ui.put(sentence, |ui: &mut Ui| {
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            let label = egui::Label::new(RichText::new(generator.sentence).small().color(c.text));
            // What had no room is told by the pointer.
            ui.add(if dense { label.truncate() } else { label })
        })
        .inner
    });
}

/// One corner. Returns whether it was clicked.
fn cell_ui(ui: &Ui, rect: Rect, named: NamedMachine, on: bool) -> bool {
    let c = colors(ui);
    let response = ui.interact(rect, ui.scope_id().with(named.short_name()), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, named.short_name()));
    let fill = match (on, response.hovered()) {
        (true, _) => c.chosen,
        (false, true) => c.hover,
        (false, false) => c.raised,
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    let font = TextStyle::Button.resolve(ui.style());
    let color = if on || response.hovered() { c.text } else { c.weak };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, named.short_name(), font, color);
    focus_ring(ui, rect, &response);
    response.on_hover_text(text::machine_hint(named)).clicked()
}
