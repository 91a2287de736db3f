//! Everything that can be seen fits: at every size of the window and every scale, in every state, nothing is cut off by
//! its panel or the window, nothing lies over something else, and what is out of sight can be scrolled to.

use std::collections::BTreeMap;

use egui::accesskit::{NodeId, Role};
use egui::{LayerId, Order, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::states::{EXPLAINED, MAIN, OTHERS, State};
use super::support::{ANYTHING, Window, is_like, small};

use sixfingers::app::model::Preset;
use sixfingers::text::{Language, branches, census, compare, difference, explain, nets, over_time, say};

/// The sizes of screens, in pixels.
const SCREENS: [[f32; 2]; 4] = [[1024.0, 640.0], [1280.0, 720.0], [1920.0, 1080.0], [3840.0, 2160.0]];
/// The scales.
const SCALES: [f32; 4] = [1.0, 1.5, 2.0, 2.5];
/// Below these sizes, in points, no window can be made; what a small screen shows at a large scale is cut by the screen.
const LEAST: Vec2 = Vec2::new(512.0, 320.0);
/// Rounding to pixels moves edges by up to one point.
const ROUNDING: f32 = 1.0;

/// A widget with a name.
struct Seen {
    role: Role,
    name: String,
    /// All of it.
    rect: Rect,
    /// What its panel lets through.
    visible: Rect,
    layer: LayerId,
}

impl Seen {
    fn is_whole(&self) -> bool {
        self.visible.expand(ROUNDING).contains_rect(self.rect)
    }

    /// Cut above and below: it is higher than all that its panel shows at once.
    fn fills_its_panel(&self) -> bool {
        self.visible.is_positive() && self.rect.top() < self.visible.top() && self.rect.bottom() > self.visible.bottom()
    }

    /// Cut at its sides: nothing here scrolls sideways.
    fn is_cut_beside(&self) -> bool {
        let range = self.visible.x_range();
        self.visible.is_positive() && !range.expand(ROUNDING).contains(self.rect.left())
            || self.visible.is_positive() && !range.expand(ROUNDING).contains(self.rect.right())
    }

    /// Has others on it by design: a picture its marks, a plot its points, a stage its pictures, a branch in the tree
    /// its buttons; the sign of a fork stands on the filmstrip.
    fn is_ground(&self, grounds: &[String]) -> bool {
        self.role == Role::Image || grounds.iter().any(|message| is_like(&self.name, message))
    }
}

/// The names of what has others on it, in the language of this thread.
fn grounds() -> Vec<String> {
    let any = ANYTHING;
    vec![
        say!(compare::StageName { stage: any, machine: any }),
        say!(explain::StagePicture { stage: any, caption: any }),
        say!(difference::DifferenceName { of: any, less: any }),
        say!(nets::RName { stage: any, r: any }),
        say!(nets::PointName { machine: any, seed: any, r: any }),
        say!(over_time::PointName { point: any, t: any }),
        say!(branches::BranchShow { name: any }),
        say!(branches::ForkMark { step: any, machine: any }),
        say!(census::PictureName { seed: any }),
    ]
}

const ROLES: [Role; 11] = [
    Role::Button,
    Role::Slider,
    Role::ComboBox,
    Role::RadioButton,
    Role::Switch,
    Role::CheckBox,
    Role::TextInput,
    Role::SpinButton,
    Role::Image,
    Role::Label,
    Role::Link,
];

/// All widgets with a name, as they were drawn last.
fn seen(window: &Window) -> Vec<(NodeId, Seen)> {
    let mut rects = BTreeMap::new();
    window.harness.ctx.viewport(|viewport| {
        for (layer, widgets) in viewport.prev_pass.widgets.layers() {
            rects.extend(widgets.iter().map(|w| (w.id.accesskit_id(), (w.rect, w.interact_rect, *layer))));
        }
    });
    let mut all = Vec::new();
    for role in ROLES {
        for node in window.harness.query_all_by_role(role) {
            let node = node.accesskit_node();
            let (id, _) = node.locate();
            let Some((rect, visible, layer)) = rects.get(&id).copied() else { continue };
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            all.push((id, Seen { role, name, rect, visible, layer }));
        }
    }
    all
}

/// What is wrong with what is on the screen.
fn problems(window: &mut Window) -> Vec<String> {
    let (mut problems, grounds) = (Vec::new(), grounds());
    let all = seen(window);
    assert!(all.len() > 3, "the window is all but empty");
    // The pass before may have had a tooltip or a menu.
    let all: Vec<_> = all.into_iter().filter(|(_, seen)| seen.layer.order != Order::Tooltip).collect();
    for (_, seen) in &all {
        if seen.is_cut_beside() {
            problems.push(format!("{:?} {:?} is cut: {:?} of {:?}", seen.role, seen.name, seen.visible, seen.rect));
        }
    }
    for (i, (_, a)) in all.iter().enumerate() {
        for (_, b) in &all[i + 1..] {
            let both = a.visible.shrink(ROUNDING).intersect(b.visible.shrink(ROUNDING));
            if a.layer == b.layer && both.is_positive() && !a.is_ground(&grounds) && !b.is_ground(&grounds) {
                problems.push(format!("{:?} {:?} lies on {:?} {:?}: {both:?}", a.role, a.name, b.role, b.name));
            }
        }
    }
    // The last ones are the farthest down: where they can be reached, those before them can.
    let hidden: Vec<_> =
        all.iter().filter(|(_, seen)| !seen.is_whole() && !seen.is_ground(&grounds)).map(|(id, _)| *id).collect();
    for id in hidden.iter().take(1).chain(hidden.iter().rev().take(2)) {
        scroll_to(window, *id);
        if let Some((_, seen)) = seen(window).iter().find(|(other, _)| other == id)
            && !seen.is_whole()
            && !seen.fills_its_panel()
        {
            let (role, name) = (seen.role, &seen.name);
            problems.push(format!("{role:?} {name:?} can't be reached: {:?} of {:?}", seen.visible, seen.rect));
        }
    }
    problems
}

/// Scrolls as a screen reader does, until it is done.
fn scroll_to(window: &mut Window, id: NodeId) {
    for role in ROLES {
        let nodes = window.harness.query_all_by_role(role);
        if let Some(node) = nodes.into_iter().find(|node| node.accesskit_node().locate().0 == id) {
            node.scroll_to_me();
        }
    }
    window.harness.run_steps(6);
}

/// Goes through some states at all sizes, in every language.
fn check(states: &[State]) {
    let all = || SCREENS.iter().flat_map(|screen| SCALES.map(|scale| (Vec2::from(*screen), scale)));
    let mut problems: Vec<String> = Language::all().flat_map(|language| check_in(language, states, all())).collect();
    // The longest words, at the size of a projector and at a large scale.
    let some = [1.0, 2.0].map(|scale| (Vec2::from(SCREENS[1]), scale));
    problems.extend(check_in(Language::PSEUDO, states, some.into_iter()));
    let n = problems.len();
    assert!(problems.is_empty(), "{n} problems:\n{}", problems.join("\n"));
}

/// Goes through some states at some sizes, in pixels, and scales.
fn check_in(language: Language, states: &[State], sizes: impl Iterator<Item = (Vec2, f32)> + Clone) -> Vec<String> {
    let preset = Preset { language: Some(language), ..small() };
    let mut window = Window::open_with(preset, Vec2::new(1280.0, 720.0));
    window.settle();
    let mut problems_of_all = Vec::new();
    for state in states {
        for (screen, scale) in sizes.clone() {
            let size = (screen / scale).max(LEAST);
            window.harness.set_size(size);
            let viewport = window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
            viewport.native_pixels_per_point = Some(scale);
            window.harness.run_steps(2);
            let there = (window.harness.ctx.content_rect().size(), window.harness.ctx.pixels_per_point());
            assert!((there.0 - size).length() < 0.1 && there.1 == scale, "{there:?}");
            state.enter(&mut window);
            let found = problems(&mut window);
            let at = format!("{}, {language:?}, at {size:?} x {scale}", state.name);
            problems_of_all.extend(found.into_iter().map(|problem| format!("{at}: {problem}")));
            state.leave(&mut window);
        }
    }
    problems_of_all
}

#[test]
fn nothing_is_cut_or_covered_on_the_stage_at_any_size_and_scale() {
    check(&MAIN[..6]);
}

#[test]
fn nothing_is_cut_or_covered_in_the_other_views_at_any_size_and_scale() {
    check(&MAIN[6..]);
}

#[test]
fn nothing_is_cut_or_covered_in_dialogs_at_any_size_and_scale() {
    check(&OTHERS[..5]);
}

#[test]
fn nothing_is_cut_or_covered_with_more_controls_at_any_size_and_scale() {
    check(&OTHERS[5..]);
}

#[test]
fn nothing_is_cut_or_covered_where_something_is_explained_at_any_size_and_scale() {
    check(EXPLAINED);
}
