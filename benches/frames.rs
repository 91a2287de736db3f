//! What a frame of the window costs while much goes on, and how soon it answers: `cargo bench --bench frames`.
//!
//! The real window without a screen, 60 frames a second, with the real worker behind it. A frame's own work is the
//! processor time of the window's thread: waiting for a core is not in it, so that it can be measured beside other
//! programs; what is said in elapsed time can't. To be reached: 4 ms median, 16 ms worst; 100 ms from a control to the
//! first new picture; 20 ms from the playhead to its picture.
#![allow(missing_docs, reason = "a benchmark")]
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a benchmark prints, and may panic")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use eframe::App;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2};

use sixfingers::app::model::{Model, Preset};
use sixfingers::app::view::Scene;
use sixfingers::gui::SixfingersApp;
use sixfingers::studio::Slot;

const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
const FRAME: Duration = Duration::from_micros(16_667);

/// The window, without a screen.
struct Window {
    ctx: egui::Context,
    app: SixfingersApp,
    eframe: eframe::Frame,
    began: Instant,
    events: Vec<Event>,
    /// Own work of each frame: the window's code, and what egui makes of it for the graphics card.
    costs: Vec<(Duration, Duration)>,
}

impl Window {
    fn open() -> Self {
        let ctx = egui::Context::default();
        let cc = eframe::CreationContext::_new_kittest(ctx.clone());
        let app = SixfingersApp::new(&cc, Preset::default()).expect("the worker starts");
        let (began, events, costs) = (Instant::now(), Vec::new(), Vec::new());
        Self { ctx, app, eframe: eframe::Frame::_new_kittest(), began, events, costs }
    }

    fn model(&self) -> &Model {
        self.app.model()
    }

    /// Draws a frame with what has happened.
    fn frame(&mut self) -> egui::FullOutput {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.began.elapsed().as_secs_f64()),
            events: std::mem::take(&mut self.events),
            focused: true,
            ..RawInput::default()
        };
        let Self { ctx, app, eframe, .. } = self;
        let before = ThreadTime::now();
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), eframe);
            app.ui(ui, eframe);
        });
        let drawn = before.elapsed();
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        self.costs.push((drawn, before.elapsed() - drawn));
        // There is no graphics card that would take them.
        output.textures_delta.clear();
        output
    }

    /// Draws a frame and waits until the next one is due, as a screen does.
    fn paced(&mut self) {
        let due = Instant::now() + FRAME;
        self.frame();
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }

    fn wait(&mut self, done: impl Fn(&Model) -> bool) {
        while !done(self.app.model()) {
            self.paced();
        }
    }

    fn settle(&mut self) {
        self.paced();
        self.paced();
        self.wait(|model| {
            let stats = model.worker_stats();
            // A network in training goes on between all that is done here.
            let is_trained = stats.running.contains(&Slot::Training);
            let others = stats.running.iter().any(|slot| *slot != Slot::Training);
            !others && stats.n_waiting == 0 && (is_trained || stats.n_events == 0)
        });
        self.paced();
    }

    fn key(&mut self, key: Key) {
        for pressed in [true, false] {
            let (physical_key, repeat, modifiers) = (None, false, Modifiers::NONE);
            self.events.push(Event::Key { key, physical_key, pressed, repeat, modifiers });
        }
    }

    fn press(&mut self, key: Key) {
        self.key(key);
        self.paced();
        self.paced();
    }

    fn move_to(&mut self, at: Pos2) {
        self.events.push(Event::PointerMoved(at));
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }

    fn click(&mut self, name: &str) {
        let at = self.place(name).center();
        for pressed in [true, false] {
            self.move_to(at);
            self.button(at, pressed);
            self.paced();
        }
        self.paced();
    }

    /// Where a widget is, by its name.
    fn place(&mut self, name: &str) -> Rect {
        self.ctx.enable_accesskit();
        let update = self.frame().platform_output.accesskit_update.expect("the names of the widgets");
        self.ctx.disable_accesskit();
        self.costs.pop();
        let label: BTreeMap<_, _> =
            update.nodes.iter().filter_map(|(_, node)| Some((node.label()?, node.bounds()?))).collect();
        let bounds = label.get(name).unwrap_or_else(|| panic!("no widget {name} among {:?}", label.keys()));
        Rect::from_min_max(pos2(bounds.x0 as f32, bounds.y0 as f32), pos2(bounds.x1 as f32, bounds.y1 as f32))
    }

    /// So many frames while a slider is dragged to and fro.
    fn drag(&mut self, name: &str, frames: usize) {
        let place = self.place(name);
        let at = |share: f32| pos2(place.left() + place.width() * share, place.center().y);
        self.move_to(at(0.3));
        self.button(at(0.3), true);
        let mut last = at(0.3);
        for frame in 0..frames {
            last = at(0.35 + 0.3 * (frame as f32 * 0.05).sin());
            self.move_to(last);
            self.paced();
        }
        self.button(last, false);
        self.paced();
    }

    /// Prints what the frames since the last time have cost.
    fn report(&mut self, what: &str) {
        let costs = std::mem::take(&mut self.costs);
        let mut total: Vec<f64> = costs.iter().map(|(a, b)| (*a + *b).as_secs_f64() * 1e3).collect();
        let worst_code = costs.iter().map(|(code, _)| code.as_secs_f64() * 1e3).fold(0.0, f64::max);
        total.sort_by(f64::total_cmp);
        let n = total.len();
        let at = |share: f64| total[((n - 1) as f64 * share) as usize];
        println!(
            "{what:44} {n:5} frames  median {:5.2}  99 % {:5.2}  worst {:5.2} ms (code alone {worst_code:5.2})",
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

/// A list of times, in milliseconds.
fn report_times(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let (n, last) = (times.len(), times.len() - 1);
    println!(
        "{what:44} {n:5} times   median {:5.1}  99 % {:5.1}  worst {:5.1} ms",
        times[n / 2],
        times[last * 99 / 100],
        times[last]
    );
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// From a key that changes the patch to the first picture of the new run, and to the one at the playhead.
fn control(window: &mut Window, when: &str) {
    let (mut first, mut shown) = (Vec::new(), Vec::new());
    for turn in 0..60 {
        window.settle();
        let job = |model: &Model| model.state.stages[0].run().map(|run| run.job);
        let old = job(window.model());
        window.key(if turn < 30 { Key::ArrowDown } else { Key::ArrowUp });
        if turn % 2 == 1 {
            // A setting that is not in the cache: another noise.
            window.events.clear();
            window.key(Key::N);
        }
        let began = Instant::now();
        let mut film = None;
        loop {
            window.frame();
            let model = window.model();
            let stage = &model.state.stages[0];
            let is_new = job(model) != old;
            if is_new && film.is_none() && stage.run().is_some_and(|run| !run.frames.is_empty()) {
                film = Some(millis(began));
            }
            let on_stage = stage.shown(model.view.time.step, Instant::now()).map(|shown| shown.frame.job);
            if is_new && on_stage == job(model) {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        shown.push(millis(began));
        first.extend(film);
    }
    report_times(&format!("control to the first new picture{when} (elapsed)"), first);
    report_times(&format!("control to the picture at the playhead{when}"), shown);
}

/// From the pointer on the filmstrip to the picture.
fn scrub(window: &mut Window, when: &str) {
    window.settle();
    let strip = window.place("Playhead");
    let at = |frame: usize| {
        let share = 0.5 + 0.48 * (frame as f32 * 0.37).sin();
        pos2(strip.left() + strip.width() * share, strip.center().y)
    };
    window.move_to(at(0));
    window.button(at(0), true);
    window.paced();
    window.costs.clear();
    let mut times = Vec::new();
    for frame in 1..300 {
        let step = window.model().view.time.step;
        window.move_to(at(frame));
        let began = Instant::now();
        // One frame in which the pointer is seen, one in which its picture is drawn.
        window.frame();
        window.frame();
        if window.model().view.time.step != step {
            times.push(millis(began));
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    window.button(at(0), false);
    window.paced();
    report_times(&format!("playhead to its picture{when} (elapsed)"), times);
    window.report(&format!("scrubbing{when}"));
}

/// The same while a network is trained.
fn training(window: &mut Window) {
    window.press(Key::R);
    assert_eq!(window.model().view.scene, Scene::NetTraining);
    window.click("Start training");
    window.wait(|model| model.state.net_training.run().is_some_and(|run| run.news.is_some()));
    window.costs.clear();
    for frame in 0..600 {
        window.move_to(pos2(700.0 + 300.0 * (frame as f32 * 0.03).sin(), 360.0 + 200.0 * (frame as f32 * 0.05).cos()));
        window.paced();
    }
    window.report("the panel of a network in training");
    window.press(Key::Escape);
    control(window, ", a network in training");
    window.costs.clear();
    scrub(window, ", a network in training");
    window.press(Key::R);
    window.click("Pause");
    window.press(Key::Escape);
}

fn main() {
    let mut window = Window::open();
    let began = Instant::now();
    window.wait(|model| model.state.stages[0].run().is_some_and(|run| !run.frames.is_empty()));
    println!("first picture after {:.0} ms (elapsed), before a window", millis(began));
    window.report("the first frames");
    window.settle();
    window.costs.clear();
    control(&mut window, "");
    window.costs.clear();
    scrub(&mut window, "");
    training(&mut window);

    window.drag("Patch size", 300);
    window.report("a drag");
    window.press(Key::L);
    window.drag("Patch size", 300);
    window.report("a drag with curves");
    window.press(Key::T);
    window.drag("Patch size", 300);
    window.report("a drag with the training pictures");
    window.press(Key::I);
    window.press(Key::M);
    window.drag("Patch size", 300);
    window.report("a drag with a mosaic and a pixel's patches");
    window.press(Key::I);
    window.press(Key::V);
    window.press(Key::C);
    window.click("The four machines");
    window.drag("Patch size", 300);
    window.report("a drag with four machines");
    window.press(Key::C);
    window.press(Key::G);
    window.click("64");
    window.costs.clear();
    window.drag("Patch size", 300);
    window.report("a drag with a gallery of 64");
    window.settle();
    window.costs.clear();
    for frame in 0..900 {
        // The gallery fills, its runs are restarted now and then, and the pointer moves over it.
        if frame % 150 == 0 {
            window.key(Key::N);
        }
        window.move_to(pos2(700.0 + 300.0 * (frame as f32 * 0.03).sin(), 360.0 + 200.0 * (frame as f32 * 0.05).cos()));
        window.paced();
    }
    window.report("a gallery of 64 that fills");
    window.press(Key::Escape);
    window.press(Key::K);
    assert_eq!(window.model().view.scene, Scene::Census);
    window.click("Start");
    window.costs.clear();
    for frame in 0..900 {
        window.move_to(pos2(700.0 + 300.0 * (frame as f32 * 0.03).sin(), 360.0 + 200.0 * (frame as f32 * 0.05).cos()));
        window.paced();
    }
    window.report("a census that is counted");
    window.drag("Patch size", 300);
    window.report("a drag beside the census");
    window.press(Key::Escape);
    window.press(Key::Space);
    window.drag("Patch size", 300);
    window.report("a drag on the stage beside the census");
    println!("worst of the frames by F12: {:.2} ms (elapsed)", window.app.memory().frame_times.worst_ever_ms());
}
