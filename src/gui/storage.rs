//! The file with the settings and the place of the window: what can't be used is put aside, and what is written is whole.
//!
//! The window's library reads it, and would write it in place, so that an end at that moment loses all of it: it is
//! written here.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use egui_winit::WindowSettings;
use egui_winit::winit::dpi::PhysicalPosition;
use egui_winit::winit::window::Window;
use serde::Deserialize;

use crate::app::settings::{STORAGE_KEY, Settings};
use crate::export::write_file;
use crate::images::load::read_file;

/// The name of the file in the folder for settings.
const FILE: &str = "app.ron";
/// What an unusable one is called from then on.
const ASIDE: &str = "app-unusable.ron";
/// A name that no file has.
const NOT_THERE: &str = "app-none.ron";
/// The largest file that is read, in bytes. Usual ones have some kilobytes.
const MAX_BYTES: u64 = 4 << 20;
/// The library's name for its own memory: the sizes of panels, what is folded.
const MEMORY_KEY: &str = "egui";
/// The library's name for the place of the window.
const WINDOW_KEY: &str = "window";
/// The longest side of a window, in points.
const MAX_SIDE: f32 = 32_768.0;

/// Texts by their names, as the window's library keeps them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Texts(HashMap<String, String>);

impl eframe::Storage for Texts {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

/// The place of a window, as the library writes it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
struct Place {
    normal_geometry: Geometry,
}

/// Where a window is that does not fill the screen.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
struct Geometry {
    outer_position_pixels: Option<egui::Pos2>,
    scale_factor: f32,
    inner_size_points: egui::Vec2,
}

impl Place {
    fn can_be_used(&self) -> bool {
        let Geometry { outer_position_pixels, scale_factor, inner_size_points } = self.normal_geometry;
        let sides = inner_size_points.x.min(inner_size_points.y) > 0.0 && inner_size_points.max_elem() <= MAX_SIDE;
        let scale = scale_factor.is_finite() && (0.1..=100.0).contains(&scale_factor);
        sides && inner_size_points.is_finite() && scale && outer_position_pixels.is_none_or(|at| at.is_finite())
    }
}

/// The file, and what is known of the window.
#[derive(Debug)]
pub(super) struct Keeper {
    path: PathBuf,
    /// Where the window's library may look for it: elsewhere, where it can be neither used nor put aside.
    to_read: PathBuf,
    /// What the file holds.
    written: Texts,
    /// Where the window was left.
    place: Option<Place>,
}

impl Keeper {
    /// Looks what is in the folder for settings. The name of what was put aside comes with it.
    pub(super) fn open(folder: &Path) -> (Self, Option<PathBuf>) {
        let path = folder.join(FILE);
        let (mut to_read, aside) = (path.clone(), folder.join(ASIDE));
        let (written, aside) = match read(&path) {
            Ok(texts) => (texts, None),
            Err(Unusable) if std::fs::rename(&path, &aside).is_ok() => (Texts::default(), Some(aside)),
            Err(Unusable) => {
                to_read = folder.join(NOT_THERE);
                (Texts::default(), Some(path.clone()))
            }
        };
        let place = eframe::get_value::<Place>(&written, WINDOW_KEY);
        (Self { path, to_read, written, place }, aside)
    }

    /// Where the window's library may read it.
    pub(super) fn to_read(&self) -> &Path {
        &self.to_read
    }

    /// Writes it, if anything is another than before. Without a disk the settings are as they were at the next start.
    pub(super) fn keep(&mut self, settings: &Settings, ctx: &egui::Context, window: Option<&Window>) {
        let mut texts = self.written.clone();
        eframe::set_value(&mut texts, STORAGE_KEY, settings);
        ctx.memory(|memory| eframe::set_value(&mut texts, MEMORY_KEY, memory));
        if let Some(window) = window {
            let before = eframe::get_value::<WindowSettings>(&self.written, WINDOW_KEY);
            let before = before.map(|before| before.normal_geometry());
            let now = WindowSettings::from_window(ctx.zoom_factor(), window, before);
            eframe::set_value(&mut texts, WINDOW_KEY, &now);
            // A window that is gone already has no size.
            if !eframe::get_value::<Place>(&texts, WINDOW_KEY).is_some_and(|place| place.can_be_used()) {
                match self.written.0.get(WINDOW_KEY) {
                    Some(before) => texts.0.insert(WINDOW_KEY.to_owned(), before.clone()),
                    None => texts.0.remove(WINDOW_KEY),
                };
            }
        }
        if texts == self.written {
            return;
        }
        let Ok(text) = ron::ser::to_string_pretty(&texts.0, ron::ser::PrettyConfig::default()) else { return };
        if let Some(folder) = self.path.parent() {
            // A failure shows in the next line.
            let _ = std::fs::create_dir_all(folder);
        }
        if write_file(&self.path, |file| file.write_all(text.as_bytes())).is_ok() {
            self.written = texts;
        }
    }
}

/// A file that can't be used.
#[derive(Debug, PartialEq)]
struct Unusable;

/// Reads the file; nothing where there is none.
fn read(path: &Path) -> Result<Texts, Unusable> {
    if path.symlink_metadata().is_err() {
        return Ok(Texts::default());
    }
    let bytes = read_file(path, MAX_BYTES).map_err(|_| Unusable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unusable);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| Unusable)?;
    let texts = Texts(ron::from_str(text).map_err(|_| Unusable)?);
    let has = |key: &str| texts.0.contains_key(key);
    // Settings out of range are brought into it later (`Settings::bounded`): here is what the library takes as it is.
    let settings = !has(STORAGE_KEY) || eframe::get_value::<Settings>(&texts, STORAGE_KEY).is_some();
    let window = eframe::get_value(&texts, WINDOW_KEY).is_none_or(|place: Place| place.can_be_used());
    let zoom = |memory: egui::Memory| (0.2..=5.0).contains(&memory.options.zoom_factor);
    let memory = eframe::get_value(&texts, MEMORY_KEY).is_none_or(zoom);
    if settings && window && memory { Ok(texts) } else { Err(Unusable) }
}

/// Where a window must go that was left on a screen that is gone: so much of it lies on none that it would be lost.
/// `screens` are left, top, width and height, in pixels. `None`: it may stay.
fn back_onto(screens: &[egui::Rect], window: egui::Rect) -> Option<egui::Pos2> {
    let visible: f32 =
        screens.iter().map(|screen| screen.intersect(window)).filter(|r| r.is_positive()).map(|r| r.area()).sum();
    if visible >= window.area() / 2.0 {
        return None;
    }
    let near = |screen: &&egui::Rect| screen.distance_sq_to_pos(window.center());
    let screen = screens.iter().min_by(|a, b| near(a).total_cmp(&near(b)))?;
    // The left upper corner counts most: there the window is taken hold of.
    let room = (screen.size() - window.size()).max(egui::Vec2::ZERO);
    Some(window.min.clamp(screen.min, screen.min + room))
}

impl Keeper {
    /// Moves a window that would lie where no screen is any more. To be called before it is shown.
    pub(super) fn move_onto_screen(&self, window: &Window) {
        let Some(Geometry { outer_position_pixels: Some(at), .. }) = self.place.map(|place| place.normal_geometry)
        else {
            return;
        };
        let size = window.outer_size();
        let rect = |x: i32, y: i32, w: u32, h: u32| {
            egui::Rect::from_min_size(egui::pos2(x as f32, y as f32), egui::vec2(w as f32, h as f32))
        };
        let screens: Vec<egui::Rect> = window
            .available_monitors()
            .map(|screen| rect(screen.position().x, screen.position().y, screen.size().width, screen.size().height))
            .collect();
        let there = egui::Rect::from_min_size(at, egui::vec2(size.width as f32, size.height as f32));
        if let Some(to) = back_onto(&screens, there) {
            window.set_outer_position(PhysicalPosition::new(to.x, to.y));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_back() {
        let one = [rect(0.0, 0.0, 1280.0, 800.0)];
        assert_eq!(back_onto(&one, rect(1700.0, 0.0, 1280.0, 720.0)), Some(pos2(0.0, 0.0)));
        assert_eq!(back_onto(&one, rect(1154.0, 30.0, 1280.0, 720.0)), Some(pos2(0.0, 30.0)));
        assert_eq!(back_onto(&one, rect(-5000.0, 9000.0, 600.0, 400.0)), Some(pos2(0.0, 400.0)));
        // Larger than the screen: its corner is there.
        assert_eq!(back_onto(&one, rect(3000.0, 10.0, 2000.0, 1000.0)), Some(pos2(0.0, 0.0)));
        // Half way out is where somebody may have put it.
        assert_eq!(back_onto(&one, rect(640.0, 0.0, 1280.0, 720.0)), None);
        let two = [one[0], rect(1280.0, 0.0, 1280.0, 800.0)];
        assert_eq!(back_onto(&two, rect(1000.0, 0.0, 1280.0, 720.0)), None, "it lies on both");
        assert_eq!(back_onto(&two, rect(2800.0, 0.0, 1280.0, 720.0)), Some(pos2(1280.0, 0.0)), "the nearer one");
        assert_eq!(back_onto(&[], rect(2800.0, 0.0, 1280.0, 720.0)), None, "nothing is known");
    }

    #[test]
    fn what_can_not_be_used_is_put_aside() {
        let good = r#"{"sixfingers": "(theme:Dark,scale:1.0)", "window": "(normal_geometry:(outer_position_pixels:Some((x:3.0,y:4.0)),scale_factor:1.0,inner_size_points:(x:900.0,y:600.0)),fullscreen:false,maximized:false)"}"#;
        let folder = tempfile::tempdir().unwrap();
        let (path, aside) = (folder.path().join(FILE), folder.path().join(ASIDE));
        assert_eq!(Keeper::open(folder.path()).1, None, "a first start");
        let unusable = [
            "",
            "{",
            "[1, 2]",
            r#"{"sixfingers": "(scale:"}"#,
            &good.replace("900.0", "NaN"),
            &good.replace("900.0", "0.0"),
            &good.replace("900.0", "1e30"),
            &good.replace("scale_factor:1.0", "scale_factor:0.0"),
            &good.replace("x:3.0", "x:inf"),
            r#"{"egui": "(options:(zoom_factor:0.0))"}"#,
            r#"{"egui": "(options:(zoom_factor:NaN))"}"#,
            &format!("{{{}}}", " ".repeat(MAX_BYTES as usize)),
        ];
        for text in unusable {
            std::fs::write(&path, text).unwrap();
            let start: String = text.chars().take(200).collect();
            assert_eq!(Keeper::open(folder.path()).1.as_ref(), Some(&aside), "{start}");
            assert!(!path.exists() && std::fs::read_to_string(&aside).unwrap() == text, "{start}");
        }
        std::fs::write(&path, good).unwrap();
        let (keeper, told) = Keeper::open(folder.path());
        assert_eq!(told, None);
        assert!(keeper.place.is_some() && keeper.written.0.len() == 2);
        // What a later library writes otherwise is passed over, as that does itself.
        std::fs::write(&path, good.replace("fullscreen", "full_screen")).unwrap();
        assert_eq!(Keeper::open(folder.path()).1, None);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_the_place_of_the_file_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(FILE)).status();
        assert!(made.unwrap().success());
        let (mut keeper, aside) = Keeper::open(folder.path());
        assert_eq!(aside, Some(folder.path().join(ASIDE)));
        keeper.keep(&Settings::default(), &egui::Context::default(), None);
        assert!(folder.path().join(FILE).is_file());
        assert_eq!(Keeper::open(folder.path()).1, None);
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let (mut keeper, _) = Keeper::open(folder.path());
        let settings = Settings { scale: 1.5, looped: true, ..Settings::default() };
        keeper.keep(&settings, &egui::Context::default(), None);
        let (keeper, aside) = Keeper::open(folder.path());
        assert_eq!(aside, None);
        assert_eq!(eframe::get_value::<Settings>(&keeper.written, STORAGE_KEY), Some(settings));
    }
}
