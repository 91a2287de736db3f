//! What the speaker sees: the notes, what comes next, the clock. A window of its own where the system has several.

use std::time::Duration;

use egui::{
    CentralPanel, Context, Frame, Margin, RichText, ScrollArea, Ui, ViewportBuilder, ViewportClass, ViewportId,
};

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::app::talk::actions::TalkAction;
use crate::app::text::talk;
use crate::app::view::View;
use crate::gui::keys;
use crate::gui::panels::sessions::place::button_ui;
use crate::gui::theme::colors;

/// Shows the window while it is wanted. Its keys are those of the program.
pub(crate) fn speaker_window(ctx: &Context, state: &AppState, view: &View, actions: &mut Vec<Action>) {
    if !state.talk.speaker || !state.talk.is_given() {
        return;
    }
    let title = talk::SPEAKER_TITLE.get();
    let builder = ViewportBuilder::default().with_title(title).with_inner_size([640.0, 480.0]);
    let builder = builder.with_min_inner_size([320.0, 240.0]);
    ctx.show_viewport_immediate(ViewportId::from_hash_of("speaker"), builder, |ui, class| {
        if class == ViewportClass::EmbeddedWindow {
            // Its frame and its title take some room, too.
            let most = ui.ctx().content_rect().size() - egui::vec2(96.0, 104.0);
            ui.set_max_size(egui::vec2(480.0, 320.0).min(most));
            speaker_ui(ui, state, actions);
            return;
        }
        keys::read(ui.ctx(), keys::Mode::of(view), actions);
        let frame = Frame::new().fill(colors(ui).panel).inner_margin(Margin::same(20));
        CentralPanel::no_frame().frame(frame).show(ui, |ui| speaker_ui(ui, state, actions));
        if ui.input(|input| input.viewport().close_requested()) {
            actions.push(Action::Talk(TalkAction::ToggleSpeaker));
        }
    });
    // The clock.
    ctx.request_repaint_after(Duration::from_millis(500));
}

fn speaker_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (Some(giving), Some(scene)) = (&state.talk.giving, state.talk.shown()) else { return };
    let of = state.talk.script.scenes.len();
    ui.horizontal(|ui| {
        ui.label(RichText::new(talk::place(giving.at + 1, of)).heading().color(c.text));
        ui.add_space(16.0);
        let secs = giving.began.elapsed().as_secs();
        ui.label(RichText::new(talk::clock(secs)).heading().color(c.accent)).on_hover_text(talk::SINCE_START.get());
        ui.label(RichText::new(talk::SINCE_START.get()).small().color(c.weak));
    });
    ui.label(RichText::new(scene.caption.get()).heading().color(c.text));
    ui.separator();
    let room = (ui.available_height() - 92.0).max(32.0);
    ScrollArea::vertical().id_salt(("notes", giving.at)).max_height(room).auto_shrink(false).show(ui, |ui| {
        let notes = match scene.notes.get().trim() {
            "" => RichText::new(talk::NO_NOTES.get()).color(c.weak),
            notes => RichText::new(notes).size(19.0).color(c.text),
        };
        ui.add(egui::Label::new(notes).wrap());
    });
    ui.separator();
    let line = talk::next_line(state.talk.next().map(|next| next.caption.get()));
    ui.add(egui::Label::new(RichText::new(line).color(c.weak)).truncate());
    ui.horizontal(|ui| {
        if button_ui(ui, talk::BACK_SCENE, 128.0, false).clicked() {
            actions.push(Action::Talk(TalkAction::Turn(-1)));
        }
        if button_ui(ui, talk::NEXT_SCENE, 128.0, true).clicked() {
            actions.push(Action::Talk(TalkAction::Turn(1)));
        }
    });
}
