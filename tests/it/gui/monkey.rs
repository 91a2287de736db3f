//! Somebody who presses everything.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;

use super::support::{Window, small};

use sixfingers::app::dialog::Dialog;
use sixfingers::gui::keys::TABLE;

/// What asks the system for a dialog of its own, which a test can't answer, or writes a file.
const NOT_PRESSED: [&str; 9] = [
    "Browse",
    "Choose a file",
    "Choose a folder",
    "Export now",
    "Replace",
    "Save",
    "Save CSV",
    "Save PNG",
    "Save network",
];

/// Keys that write a file.
const NOT_TYPED: [Key; 1] = [Key::S];

/// Sizes that a window may have, in points.
const SIZES: [Vec2; 6] = [
    vec2(1280.0, 720.0),
    vec2(1024.0, 640.0),
    vec2(1920.0, 1080.0),
    vec2(640.0, 360.0),
    vec2(410.0, 256.0),
    vec2(960.0, 540.0),
];

/// Somebody who presses everything.
pub(super) struct Monkey {
    rng: ChaCha8Rng,
    pub(super) window: Window,
    size: Vec2,
    /// How often each widget was used, by role and name.
    pub(super) used: BTreeMap<String, usize>,
    /// The last things done, for when one of them fails.
    diary: Vec<String>,
    /// Where files go that are written all the same.
    _folder: TempDir,
}

/// A widget, as the accessibility tree has it.
#[derive(Clone, Debug)]
struct Widget {
    role: Role,
    name: String,
    centre: Pos2,
    range: Option<(f64, f64)>,
}

impl Monkey {
    /// Opens the window on a small exhibit.
    pub(super) fn new(seed: u64) -> Self {
        let size = SIZES[0];
        let mut window = Window::open_for_any_letters(small(), size);
        window.settle();
        let folder = tempfile::tempdir().unwrap();
        // A click at random may meet a button that writes a file: names are proposed beside the session.
        window.save_as(&folder.path().join("monkey.sixfingers"));
        let rng = ChaCha8Rng::seed_from_u64(seed);
        Self { rng, window, size, used: BTreeMap::new(), diary: Vec::new(), _folder: folder }
    }

    fn below(&mut self, n: usize) -> usize {
        (self.rng.next_u64() % n.max(1) as u64) as usize
    }

    fn unit(&mut self) -> f32 {
        (self.rng.next_u32() >> 8) as f32 / (1 << 24) as f32
    }

    fn place(&mut self) -> Pos2 {
        Pos2::new(self.unit() * self.size.x, self.unit() * self.size.y)
    }

    fn note(&mut self, what: String) {
        self.diary.push(what);
    }

    /// Everything that can be used and is in sight.
    fn widgets(&self) -> Vec<Widget> {
        let screen = egui::Rect::from_min_size(Pos2::ZERO, self.size);
        let widget = |node: Node<'_>| {
            let inner = node.accesskit_node();
            let (role, name) = (inner.role(), inner.label().unwrap_or_default());
            let pressed =
                matches!(role, Role::Button | Role::RadioButton | Role::CheckBox | Role::ComboBox | Role::Switch);
            let usable = pressed || matches!(role, Role::Slider | Role::SpinButton | Role::TextInput | Role::Link);
            let wanted = usable && !inner.is_disabled() && !NOT_PRESSED.contains(&name.as_str());
            let centre = wanted.then(|| node.rect().center()).filter(|centre| screen.contains(*centre))?;
            let range = inner.min_numeric_value().zip(inner.max_numeric_value());
            Some(Widget { role, name, centre, range })
        };
        self.window.harness.root().children_recursive().filter_map(widget).collect()
    }

    fn click(&mut self, at: Pos2, button: PointerButton, modifiers: Modifiers) {
        self.window.harness.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            self.window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
    }

    fn use_widget(&mut self) {
        let widgets = self.widgets();
        if widgets.is_empty() {
            return;
        }
        // Seldom used ones first, so that every control has its turn.
        let count =
            |widget: &Widget| self.used.get(&format!("{:?} {}", widget.role, widget.name)).copied().unwrap_or(0);
        let least = widgets.iter().map(count).min().unwrap_or(0);
        let rare: Vec<Widget> = widgets.iter().filter(|widget| count(widget) == least).cloned().collect();
        let from = if self.below(2) == 0 { rare } else { widgets };
        let widget = from[self.below(from.len())].clone();
        let name = format!("{:?} {}", widget.role, widget.name);
        *self.used.entry(name.clone()).or_default() += 1;
        self.note(name);
        match (widget.role, widget.range) {
            (Role::Slider | Role::SpinButton, Some((low, high))) if self.below(3) > 0 => {
                let value = low + f64::from(self.unit()) * (high - low);
                if let Some(node) = self.window.harness.query_all_by_role_and_label(widget.role, &widget.name).next() {
                    node.set_value_accesskit(value);
                }
            }
            (Role::Slider, _) => self.drag_from(widget.centre),
            (Role::TextInput, _) => {
                self.click(widget.centre, PointerButton::Primary, Modifiers::NONE);
                let text = ["0", "7", "99999999999999999999", "-1", "3.5", "hands", "é漢🖐", ""][self.below(8)];
                self.window.harness.event(Event::Text(text.into()));
                if self.window.model().view.place.dialog == Dialog::Closed && self.below(2) == 0 {
                    self.window.harness.key_press(Key::Enter);
                }
            }
            _ => {
                let modifiers = [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::CTRL][self.below(4)];
                self.click(widget.centre, PointerButton::Primary, modifiers);
            }
        }
    }

    fn drag_from(&mut self, from: Pos2) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.window.harness.event(Event::PointerMoved(from));
        self.window.harness.event(Event::PointerButton { pos: from, button, pressed: true, modifiers });
        let mut at = from;
        for _ in 0..3 {
            self.window.harness.step();
            at = self.place();
            self.window.harness.event(Event::PointerMoved(at));
        }
        self.window.harness.step();
        self.window.harness.event(Event::PointerButton { pos: at, button, pressed: false, modifiers });
    }

    fn press_key(&mut self) {
        let lines: Vec<(Modifiers, Key)> =
            TABLE.iter().flat_map(|line| line.keys).map(|(modifiers, key, _)| (*modifiers, *key)).collect();
        let lines: Vec<_> =
            lines.into_iter().filter(|(modifiers, key)| !(modifiers.command && NOT_TYPED.contains(key))).collect();
        let others = [Key::Tab, Key::Enter, Key::Escape, Key::Backspace, Key::Delete, Key::Space, Key::PageDown];
        let (modifiers, key) = if self.below(4) == 0 {
            (Modifiers::NONE, others[self.below(others.len())])
        } else {
            lines[self.below(lines.len())]
        };
        // In the dialog for files it would write one.
        if key == Key::Enter && self.window.model().view.place.dialog != Dialog::Closed {
            return;
        }
        self.note(format!("{modifiers:?} {key:?}"));
        self.window.harness.key_press_modifiers(modifiers, key);
    }

    /// Does something, and draws a frame or two.
    pub(super) fn act(&mut self) {
        match self.below(20) {
            0..=9 => self.use_widget(),
            10..=13 => self.press_key(),
            14 => {
                let at = self.place();
                self.note(format!("drag from {at}"));
                self.drag_from(at);
            }
            15 => {
                let at = self.place();
                let button = [PointerButton::Primary, PointerButton::Secondary][self.below(2)];
                self.note(format!("{button:?} click at {at}"));
                self.click(at, button, Modifiers::NONE);
            }
            16 => {
                let (at, delta) = (self.place(), vec2(0.0, (self.unit() - 0.5) * 40.0));
                self.note(format!("wheel {delta} at {at}"));
                self.window.harness.event(Event::PointerMoved(at));
                let (unit, phase, modifiers) = (MouseWheelUnit::Line, egui::TouchPhase::Move, Modifiers::NONE);
                let source = egui::MouseWheelSource::Unknown;
                self.window.harness.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
            }
            17 if self.below(3) == 0 => {
                self.size = SIZES[self.below(SIZES.len())];
                self.note(format!("resize to {}", self.size));
                self.window.harness.set_size(self.size);
            }
            18 => self.window.harness.event(Event::PointerGone),
            _ => {
                let at = self.place();
                self.window.harness.event(Event::PointerMoved(at));
            }
        }
        let frames = 1 + self.below(2);
        self.window.harness.run_steps(frames);
        let model = self.window.model();
        if let Some(notice) =
            model.state.notices.notice.as_ref().filter(|notice| notice.contains("a bug in the program"))
        {
            panic!("{notice}\nafter:\n{}", self.recently());
        }
    }

    /// The last things that were done.
    pub(super) fn recently(&self) -> String {
        self.diary[self.diary.len().saturating_sub(40)..].join("\n")
    }
}
