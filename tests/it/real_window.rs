//! The program in a real window, on a screen of its own (Xvfb), used by mouse and keyboard (xdotool).
//!
//! Nothing here waits for a fixed time: whatever a person would wait for is looked for until it is there. Without Xvfb
//! or xdotool the test is ignored; `WITH_SCREEN=1`, as `.ci/run` sets it, makes that a failure.

mod screen;

use screen::{Picture, Program, Screen};

use sixfingers::gui::theme::Colors;

const DARK: egui::Theme = egui::Theme::Dark;

/// Skin between the lightest and the darkest tone of the exhibit, and its shading: far more red than blue.
fn is_skin([r, g, b]: [u8; 3]) -> bool {
    r > 110 && r > g && g > b && r - b > 35
}

/// The ground behind the hands, (.10, .16, .30).
fn is_ground([r, g, b]: [u8; 3]) -> bool {
    r < 45 && (25..60).contains(&g) && (55..105).contains(&b)
}

/// A hand fills a tenth of its picture or more, and its ground most of the rest. Of a stage with two pictures in a
/// window of this size they are at least so much.
fn shows_a_hand(picture: &Picture) -> bool {
    let stage = picture.stage();
    stage.share(is_skin) > 0.04 && stage.share(is_ground) > 0.08
}

/// The end of the filled part of the slider: the longest line in the accent colour among the controls.
fn slider_end(picture: &Picture) -> Option<(usize, usize)> {
    let accent = Colors::of(DARK).accent;
    let rows = 60..picture.height.min(400);
    let runs = rows.filter_map(|y| picture.longest_run(y, 0..328, |rgb| rgb == accent.to_array()[..3]).map(|r| (r, y)));
    let longest = runs.clone().map(|((from, to), _)| to - from).max().filter(|length| *length > 40)?;
    let thick: Vec<_> = runs.filter(|((from, to), _)| to - from + 4 > longest).collect();
    thick.get(thick.len() / 2).map(|((_, to), y)| (*to, *y))
}

/// Whether the count on the stage is written in a colour.
fn count_is(picture: &Picture, colour: egui::Color32) -> bool {
    let header = picture.part(picture.width / 2..picture.width, 48..104);
    header.share(|rgb| rgb == colour.to_array()[..3]) > 0.004
}

#[test]
#[cfg_attr(not(screen), ignore = "needs Xvfb and xdotool")]
fn the_window_starts_draws_a_hand_obeys_the_mouse_quits_cleanly_and_remembers_how_it_was_left() {
    let screen = Screen::open();
    let mut program = Program::start(&screen);
    let colors = Colors::of(DARK);

    program.resize(1280, 720);
    let before = screen.wait("a hand, and six fingers counted", |picture| {
        shows_a_hand(picture) && count_is(picture, colors.warn) && slider_end(picture).is_some()
    });
    let (end, y) = slider_end(&before).unwrap();
    // The handle lies behind the end of the line.
    let handle = end + 12;
    screen.xdotool(&["mousemove", &handle.to_string(), &y.to_string()]);
    screen.xdotool(&["mousedown", "1"]);
    // The pointer covers a part of the handle.
    screen.wait("the handle lights up", |picture| {
        let around = picture.part(handle - 8..handle + 8, y - 8..y + 8);
        around.share(|rgb| rgb == colors.text.to_array()[..3]) > 0.4
    });
    for x in [handle + 30, handle + 60, 311] {
        screen.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        screen.wait("the handle follows the mouse", |picture| {
            slider_end(picture).is_some_and(|(end, _)| end + 40 > x && end < x + 40)
        });
    }
    screen.xdotool(&["mouseup", "1"]);
    // Who sees the whole image copies a hand of five fingers.
    let after = screen.wait("a copy, and five fingers counted", |picture| {
        shows_a_hand(picture) && !count_is(picture, colors.warn) && count_is(picture, colors.accent)
    });
    let changed = after.stage().difference(&before.stage());
    // Some of the fingers are elsewhere, and the noise is not what it was at this step: more than a hundredth.
    assert!(changed > 0.01, "only {changed} of the stage changed");

    program.resize(1180, 700);
    program.press("t");
    let panel = colors.panel.to_array();
    let is_open = |picture: &Picture| picture.rgb(1180 - 4, 700 - 60) == panel[..3];
    screen.wait("the training pictures beside the stage", is_open);
    program.quit();

    let mut again = Program::start(&screen);
    assert_eq!(again.size(), (1180, 700), "the size of the window is remembered");
    screen.wait("the training pictures are beside the stage again", |picture| {
        is_open(picture) && shows_a_hand(picture) && slider_end(picture).is_some()
    });
    again.quit();
}

/// A hand is there, and the slider.
fn is_ready(picture: &Picture) -> bool {
    shows_a_hand(picture) && slider_end(picture).is_some()
}

#[test]
#[cfg_attr(not(screen), ignore = "needs Xvfb and xdotool")]
fn however_the_window_ends_the_last_change_is_kept_and_nothing_unfinished_is_left() {
    for (way, code) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("", 1)] {
        let mut screen = Screen::open();
        let last = screen.settings().join("last.sixfingers");
        let program = Program::start(&screen);
        screen.wait("a hand", is_ready);
        // Patches may move from now on.
        program.press("e");
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert!(!last.exists(), "it would be kept by itself");
        let mut program = if way.is_empty() {
            let program = program.without_screen();
            screen.end();
            program
        } else {
            program.signal(way);
            program.without_screen()
        };
        assert_eq!(program.ended().code(), Some(code), "{way}");
        let kept = sixfingers::export::session::read_session(&last).unwrap();
        assert!(kept.stages[0].run.reach.moves(), "{way}: the change is kept");
        let left = std::fs::read_dir(screen.settings()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "{way}");
    }
}

#[test]
#[cfg_attr(not(screen), ignore = "needs Xvfb and xdotool")]
fn settings_that_can_not_be_used_are_put_aside_and_the_window_opens() {
    let screen = Screen::open();
    std::fs::create_dir_all(screen.settings()).unwrap();
    let file = screen.settings().join("app.ron");
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    let mut program = Program::start(&screen);
    screen.wait("a hand", is_ready);
    program.quit();
    assert!(file.is_file() && screen.settings().join("app-unusable.ron").exists());
    std::fs::write(&file, "{\"egui\": \"(options:(zoom_factor:0.0))\"}").unwrap();
    let mut program = Program::start(&screen);
    screen.wait("a hand", is_ready);
    program.quit();
}
