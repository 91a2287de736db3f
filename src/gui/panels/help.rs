//! The overlay with the keys.

use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Ui, vec2};

use crate::app::action::Action;
use crate::app::text;
use crate::app::window::WindowAction;
use crate::gui::keys::{DRAW_TABLE, KeyBinding, KeyGroup, TABLE};
use crate::gui::panels::cards;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Width of a column of keys, in points.
const COLUMN: f32 = 544.0;
/// Space between two columns, in points.
const GUTTER: f32 = 32.0;

/// Draws the overlay, if it is open.
pub(crate) fn help_ui(ui: &Ui, view: &Screen<'_>, actions: &mut Vec<Action>) {
    if !view.help_open {
        return;
    }
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    let margin = if screen.width() < 600.0 { 12 } else { 24 };
    let frame = Frame::popup(ui.style()).fill(c.panel).inner_margin(Margin::same(margin)).corner_radius(12);
    let most = screen.width() - 2.0 * f32::from(margin) - 32.0;
    let two = most >= 2.0 * COLUMN + GUTTER;
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        let width = if two { 2.0 * COLUMN + GUTTER } else { most.min(COLUMN + GUTTER) };
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.label(RichText::new(text::HELP.name()).text_style(title()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                    actions.push(Action::Window(WindowAction::ToggleHelp));
                }
            });
        });
        let room = screen.height() - 2.0 * f32::from(margin) - 80.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room.min(600.0)).show(ui, |ui| {
            cards::words_ui(ui, actions);
            ui.add_space(6.0);
            ui.spacing_mut().interact_size.y = 17.0;
            if two {
                let (left, right) = halves();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = GUTTER;
                    for groups in [left, right] {
                        ui.vertical(|ui| {
                            ui.set_width(COLUMN);
                            groups_ui(ui, &groups);
                        });
                    }
                });
            } else {
                groups_ui(ui, &KeyGroup::ALL);
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::Window(WindowAction::ToggleHelp));
    }
}

/// The lines of a group.
fn lines(group: KeyGroup) -> impl Iterator<Item = &'static KeyBinding> {
    TABLE.iter().chain(DRAW_TABLE).filter(move |line| line.group == group)
}

/// The groups in their order, cut where both columns are about as long.
fn halves() -> (Vec<KeyGroup>, Vec<KeyGroup>) {
    // A heading with its space is about as high as two lines.
    let height = |groups: &[KeyGroup]| groups.iter().map(|group| lines(*group).count() + 2).sum::<usize>();
    let longer = |at: &usize| height(&KeyGroup::ALL[..*at]).max(height(&KeyGroup::ALL[*at..]));
    let cut = (0..=KeyGroup::ALL.len()).min_by_key(longer).unwrap_or(0);
    (KeyGroup::ALL[..cut].to_vec(), KeyGroup::ALL[cut..].to_vec())
}

/// The keys of some groups, one under the other.
fn groups_ui(ui: &mut Ui, groups: &[KeyGroup]) {
    let c = colors(ui);
    let keys = (ui.available_width() * 0.36).min(184.0);
    for group in groups {
        ui.add_space(2.0);
        ui.label(RichText::new(group.heading()).color(c.accent));
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        for line in lines(*group) {
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(vec2(keys, 17.0), Layout::top_down(Align::LEFT), |ui| {
                    ui.set_width(keys);
                    ui.add(egui::Label::new(RichText::new(line.shown.get()).monospace().color(c.text)).wrap());
                });
                ui.add(egui::Label::new(RichText::new(line.what).small().color(c.weak)).wrap());
            });
        }
        ui.add_space(6.0);
    }
}
