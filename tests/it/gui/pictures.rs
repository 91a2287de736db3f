//! Pictures of the main states, compared with those in `tests/pictures/`. `UPDATE_PICTURES=1` draws them anew: look at
//! them before they go in.
//!
//! They are drawn by whatever wgpu finds, in software where it can (Mesa's lavapipe in CI). Letters and shapes are cut
//! into triangles by the program itself, so only rounding at their edges differs from machine to machine, and pictures
//! are kept at a third or a half of their size: a mean over some pixels hardly knows of it. What tells the time that
//! something took is painted over.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use egui::{Pos2, Rect, Theme, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::wgpu::WgpuTestRenderer;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageEncoder, RgbImage};

use super::states::MAIN;
use super::support::{ANYTHING, Window, is_like, small};

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::window::WindowAction;
use sixfingers::text::{Language, census, common, import, net_training, say};

/// Width and height of the pictures that are kept.
const KEPT: (u32, u32) = (640, 360);
/// Colours are kept in steps of so much, which halves the files.
const STEP: u8 = 8;
/// From this difference of a channel on a pixel counts as another one. Keeping the colours in steps changes them by 4;
/// the rounding of an edge between the darkest and the lightest colour, by another renderer, by 16 a pixel at most,
/// of which the mean over 4 or 9 pixels keeps a half.
const OTHER: u8 = 24;
/// So many pixels may be others. Drawn through OpenGL instead of Vulkan at most 75 are: texels of small pictures whose
/// edges fall on the middle of a pixel. A button that moves by two points changes some hundred.
const MOST_OTHERS: usize = 150;

/// A renderer, or `None` and a message where there is none and none is needed.
fn renderer() -> Option<WgpuTestRenderer> {
    match catch_unwind(AssertUnwindSafe(WgpuTestRenderer::new)) {
        Ok(renderer) => Some(renderer),
        Err(_) => {
            assert!(std::env::var_os("WITH_SCREEN").is_none(), "nothing here can draw: install mesa-vulkan-drivers");
            println!("skipped: nothing here can draw (Debian's mesa-vulkan-drivers can)");
            None
        }
    }
}

/// What changes from run to run, in the language of this thread: how long something took or takes.
fn fickle() -> Vec<String> {
    let any = ANYTHING;
    vec![
        say!(common::ComputingLeft { step: any, of: any, left: any }),
        say!(common::Computed { of: any, duration: any }),
        say!(census::PlanAbout { columns: any, seeds: any, pictures: any, time: any }),
        say!(census::PlanAboutRest { columns: any, seeds: any, pictures: any, done: any, time: any }),
        say!(census::ProgressLeft { done: any, pictures: any, time: any }),
        say!(import::SampleMust { sample: any, step: any }),
        say!(import::SampleMay { sample: any, step: any }),
        say!(import::CostLine { step: any, whole: any, memory: any }),
        say!(import::CostBeside { step: any, whole: any, memory: any, meanwhile: any }),
        say!(net_training::Plan { steps: any, batch: any, time: any }),
    ]
}

/// What is on the screen, small, with what is fickle painted over.
fn picture(window: &mut Window) -> RgbImage {
    let size = window.harness.ctx.content_rect().size();
    let fickle = fickle();
    // The path of the tests' own files, too.
    let is_fickle = |text: &str| text.contains("own-pictures") || fickle.iter().any(|message| is_like(text, message));
    let labels = window.harness.query_all_by_role(egui::accesskit::Role::Label);
    let fickle: Vec<Rect> = labels
        .filter(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value()).is_some_and(|text| is_fickle(&text))
        })
        // As far as the edge: the end of the text is fickle, too.
        .map(|node| Rect::from_min_max(node.rect().min, Pos2::new(size.x, node.rect().bottom())))
        .collect();
    for rect in fickle {
        window.harness.mask(rect);
    }
    let large = window.harness.render().expect("it draws");
    let mut small = RgbImage::new(KEPT.0, KEPT.1);
    let factor = large.width() / KEPT.0;
    assert_eq!((large.width(), large.height()), (KEPT.0 * factor, KEPT.1 * factor));
    for (x, y, pixel) in small.enumerate_pixels_mut() {
        let part = (0..factor * factor).map(|k| large.get_pixel(x * factor + k % factor, y * factor + k / factor));
        for channel in 0..3 {
            let sum: u32 = part.clone().map(|p| u32::from(p[channel])).sum();
            let mean = (sum / (factor * factor)) as u8;
            pixel[channel] = (mean / STEP * STEP).saturating_add(STEP / 2);
        }
    }
    small
}

/// How many pixels of two pictures are others.
fn others(a: &RgbImage, b: &RgbImage) -> usize {
    if a.dimensions() != b.dimensions() {
        return usize::MAX;
    }
    let differ = |(a, b): &(&image::Rgb<u8>, &image::Rgb<u8>)| (0..3).any(|k| a[k].abs_diff(b[k]) >= OTHER);
    a.pixels().zip(b.pixels()).filter(differ).count()
}

fn save(picture: &RgbImage, path: &PathBuf) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(picture.as_raw(), KEPT.0, KEPT.1, image::ExtendedColorType::Rgb8).unwrap();
    fs::write(path, bytes).unwrap();
}

fn chinese() -> Language {
    Language::of_code("zh").expect("there is Chinese")
}

/// Draws all main states at a size, in a theme and a language.
fn check(size: (u32, u32), theme: Theme, language: Language) {
    let Some(renderer) = renderer() else { return };
    let preset = Preset { language: Some(language), ..small() };
    let mut window = Window::open_drawn_by(renderer, preset, Vec2::new(size.0 as f32, size.1 as f32));
    window.settle();
    if theme == Theme::Light {
        window.act(Action::Window(WindowAction::ToggleTheme));
    }
    let mut failures = Vec::new();
    let mut all = Vec::new();
    for state in MAIN {
        state.enter(&mut window);
        let found = picture(&mut window);
        state.leave(&mut window);
        let name = format!("{}-{}-{}.png", state.name, size.1, if theme == Theme::Dark { "dark" } else { "light" });
        let name = PathBuf::from(language.code()).join(name);
        let kept = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(&name);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            save(&found, &kept);
        }
        let there = image::open(&kept).map(|picture| picture.to_rgb8());
        let n = there.as_ref().map_or(usize::MAX, |there| others(there, &found));
        if n > MOST_OTHERS {
            let new = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures").join(&name);
            save(&found, &new);
            let what = if there.is_ok() { format!("{n} pixels are others") } else { "there is none".to_owned() };
            failures.push(format!("{}: {what}; drawn now: {}", name.display(), new.display()));
        }
        all.push((state.name, found));
    }
    for (i, (name, picture)) in all.iter().enumerate() {
        for (other, other_picture) in &all[..i] {
            // Otherwise the comparison could not fail.
            assert!(others(picture, other_picture) > 20 * MOST_OTHERS, "{name} looks like {other}");
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_main_states_look_as_they_did_in_a_small_dark_window() {
    check((1280, 720), Theme::Dark, Language::ENGLISH);
}

#[test]
fn the_main_states_look_as_they_did_in_chinese_in_a_small_dark_window() {
    check((1280, 720), Theme::Dark, chinese());
}

#[test]
fn the_main_states_look_as_they_did_in_chinese_in_a_large_light_window() {
    check((1920, 1080), Theme::Light, chinese());
}

#[test]
fn the_main_states_look_as_they_did_in_a_small_light_window() {
    check((1280, 720), Theme::Light, Language::ENGLISH);
}

#[test]
fn the_main_states_look_as_they_did_in_a_large_dark_window() {
    check((1920, 1080), Theme::Dark, Language::ENGLISH);
}

#[test]
fn the_main_states_look_as_they_did_in_a_large_light_window() {
    check((1920, 1080), Theme::Light, Language::ENGLISH);
}

#[test]
fn a_button_that_moves_by_two_points_is_another_picture() {
    let mut before = RgbImage::from_pixel(KEPT.0, KEPT.1, image::Rgb([12, 12, 20]));
    let mut after = before.clone();
    let button = |picture: &mut RgbImage, x0: u32| {
        for (x, y) in (x0..x0 + 60).flat_map(|x| (100..116).map(move |y| (x, y))) {
            picture.put_pixel(x, y, image::Rgb([33 + STEP, 41 + STEP, 53 + STEP]));
        }
        for (x, y) in (x0 + 8..x0 + 50).step_by(3).flat_map(|x| (104..112).map(move |y| (x, y))) {
            picture.put_pixel(x, y, image::Rgb([237, 241, 247]));
        }
    };
    button(&mut before, 40);
    // Two points of a picture that is kept at half its size.
    button(&mut after, 41);
    assert!(others(&before, &after) > MOST_OTHERS, "{}", others(&before, &after));
    assert_eq!(others(&before, &before), 0);
}
