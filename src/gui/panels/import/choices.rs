//! What is to be made of the pictures.

use egui::{DragValue, RichText, ScrollArea, Ui, vec2};

use crate::app::action::Action;
use crate::app::import::actions::ImportAction;
use crate::app::import::state::Preview;
use crate::app::text::import as text;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::chip::{CHIP_HEIGHT, chip_ui};
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::images::load::{Choices, Colours, Fit, Range, Take};

/// The sizes to choose from, in pixels; `None` is as they are.
const SIDES: [u16; 6] = [16, 32, 48, 64, 96, 128];
/// How many are taken when a number is first asked for.
const USUAL_COUNT: usize = 100;
/// Width of the names before the rows, in points.
const NAME_WIDTH: f32 = 68.0;

/// Draws the choices.
pub(crate) fn choices_ui(ui: &mut Ui, preview: &Preview, actions: &mut Vec<Action>) {
    let mut choices = preview.choices.clone();
    ui.add_space(4.0);
    row_ui(ui, text::SIZE.get(), |ui| {
        let side = |side: u16, name| Segment { value: Some(side), text: name, name, hint: text::SIZE_HINT.get() };
        let mut segments: Vec<Segment<Option<u16>>> =
            SIDES.iter().zip(text::SIZES).map(|(s, name)| side(*s, name)).collect();
        if preview.found.has_one_size() {
            segments.insert(0, Segment::label(None, text::AS_IS));
        }
        if let Some(side) = segments_ui(ui, choices.side().map(|side| side as u16), &segments) {
            choices.set_side(side);
        }
    });
    if choices.side().is_some() && preview.found.sizes.iter().any(|size| size.w != size.h) {
        row_ui(ui, text::FIT.get(), |ui| {
            let segments: Vec<_> =
                Fit::ALL.into_iter().zip(text::FITS).map(|(f, label)| Segment::label(f, label)).collect();
            if let Some(fit) = segments_ui(ui, choices.fit, &segments) {
                choices.fit = fit;
            }
        });
    }
    row_ui(ui, text::COLOURS.get(), |ui| {
        let kinds = Colours::ALL.into_iter().zip(text::COLOUR_CHOICES);
        let segments: Vec<_> = kinds.map(|(colours, label)| Segment::label(colours, label)).collect();
        if let Some(colours) = segments_ui(ui, choices.colours, &segments) {
            choices.colours = colours;
        }
    });
    arrays_ui(ui, preview, &mut choices);
    range_ui(ui, preview, &mut choices);
    take_ui(ui, preview, &mut choices);
    labels_ui(ui, preview, &mut choices);
    if choices != preview.choices {
        actions.push(Action::Import(ImportAction::SetChoices(choices)));
    }
}

/// A row with its name before it.
fn row_ui(ui: &mut Ui, name: &str, contents_ui: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(NAME_WIDTH, CONTROL_HEIGHT), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.label(RichText::new(name).small().color(colors(ui).weak));
        });
        ui.allocate_ui(vec2(ui.available_width(), CONTROL_HEIGHT), contents_ui);
    });
}

/// Which array of several.
fn arrays_ui(ui: &mut Ui, preview: &Preview, choices: &mut Choices) {
    let found = &preview.found;
    if found.arrays.is_empty() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(NAME_WIDTH, CHIP_HEIGHT), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.label(RichText::new(text::ARRAY).small().color(colors(ui).weak));
        });
        ScrollArea::vertical().id_salt("arrays").max_height(108.0).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for name in &found.arrays {
                    let on = found.array.as_ref() == Some(name);
                    if chip_ui(ui, on, name, text::ARRAY_HINT.get()).clicked() && !on {
                        choices.array = Some(name.clone());
                    }
                }
            });
        });
    });
}

/// What black and white are among the numbers of an array.
fn range_ui(ui: &mut Ui, preview: &Preview, choices: &mut Choices) {
    let Some(guessed) = preview.found.range else { return };
    row_ui(ui, text::RANGE.get(), |ui| {
        let ranges = [Range::Signed, Range::Unit, Range::Byte].into_iter().zip(text::RANGES);
        let segments: Vec<_> = ranges.map(|(range, label)| Segment::label(range, label)).collect();
        let now = if choices.range == Range::Found { guessed } else { choices.range };
        if let Some(range) = segments_ui(ui, now, &segments) {
            choices.range = range;
        }
    });
    if choices.range == Range::Found && guessed == Range::Unit {
        row_ui(ui, "", |ui| {
            ui.add(egui::Label::new(RichText::new(text::RANGE_GUESSED).small().color(colors(ui).weak)).wrap());
        });
    }
}

/// All, the first or some.
fn take_ui(ui: &mut Ui, preview: &Preview, choices: &mut Choices) {
    let most = preview.found.n_pictures;
    let count = choices.take.count().unwrap_or(most.min(USUAL_COUNT));
    let seed = match choices.take {
        Take::Random { seed, .. } => seed,
        _ => 1,
    };
    row_ui(ui, text::HOW_MANY.get(), |ui| {
        let kinds = [Take::All, Take::First(count), Take::Random { count, seed }];
        let segments: Vec<_> =
            kinds.into_iter().zip(text::TAKES).map(|(take, label)| Segment::label(take, label)).collect();
        if let Some(take) = segments_ui(ui, choices.take, &segments) {
            choices.take = take;
        }
    });
    if choices.take == Take::All {
        return;
    }
    row_ui(ui, "", |ui| {
        ui.horizontal(|ui| {
            let mut count = count;
            let field = ui.name_inputs(text::COUNT.name(), |ui| ui.add(DragValue::new(&mut count).range(1..=most)));
            field.on_hover_text(text::COUNT.hint());
            ui.label(RichText::new(text::of_all(most)).small().color(colors(ui).weak));
            if let Take::Random { mut seed, .. } = choices.take {
                ui.add_space(8.0);
                ui.label(RichText::new(text::SEED).small().color(colors(ui).weak));
                let field = ui.name_inputs(text::SAMPLE_SEED.name(), |ui| ui.add(DragValue::new(&mut seed)));
                field.on_hover_text(text::SAMPLE_SEED.hint());
                choices.take = Take::Random { count, seed };
            } else {
                choices.take = Take::First(count);
            }
        });
    });
}

/// A window lower than this is low, in points.
const LOW: f32 = 640.0;

/// Which labels.
fn labels_ui(ui: &mut Ui, preview: &Preview, choices: &mut Choices) {
    let labels = &preview.found.labels;
    if labels.len() < 2 {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(NAME_WIDTH, CHIP_HEIGHT), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.label(RichText::new(text::LABELS).small().color(colors(ui).weak));
        });
        let chips = |ui: &mut Ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for label in labels {
                    let on = choices.takes_label(&label.name);
                    let name = text::label_entry(&label.name, label.n);
                    if chip_ui(ui, on, &name, text::LABEL_HINT.get()).clicked() {
                        toggle(choices, labels.iter().map(|label| label.name.as_str()), &label.name);
                    }
                }
            });
        };
        if ui.ctx().content_rect().height() < LOW {
            // Scrolled with everything else.
            ui.vertical(chips);
        } else {
            ScrollArea::vertical().id_salt("labels").max_height(108.0).min_scrolled_height(108.0).show(ui, chips);
        }
    });
}

/// Turns one label on or off; the first click of all chooses that one alone, and the last one can't be turned off.
fn toggle<'a>(choices: &mut Choices, all: impl Iterator<Item = &'a str> + Clone, name: &str) {
    let Some(mut labels) = choices.labels.clone() else {
        choices.labels = Some(vec![name.to_owned()]);
        return;
    };
    if let Some(at) = labels.iter().position(|label| label == name) {
        labels.remove(at);
    } else {
        labels.push(name.to_owned());
    }
    let chosen: Vec<String> =
        all.clone().filter(|label| labels.iter().any(|l| l == label)).map(str::to_owned).collect();
    let is_all = chosen.len() == all.count();
    choices.labels = (!chosen.is_empty() && !is_all).then_some(chosen);
}
