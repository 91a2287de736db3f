//! Opens the window, with whatever can draw on this machine.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::anyhow;
use eframe::{NativeOptions, Renderer};

use crate::app::model::{Model, Preset};
use crate::app::text;
use crate::export::remove_unfinished;
use crate::gui::app::{SixfingersApp, Start};
use crate::gui::ending::{Ending, end};
use crate::gui::storage::Keeper;
use crate::text::Language;

/// Said when no window can be opened. Everything that draws is looked up when the program starts, so a bare machine
/// lacks some of it.
const NO_WINDOW: &str = "no window can be opened here.
A window needs a screen (DISPLAY or WAYLAND_DISPLAY set) and, on Debian and Ubuntu, these packages:
  sudo apt-get install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri
The headless commands work without a window: sixfingers sample --help";

/// Opens the window and returns when it is closed. `on_screen` is called once, when the first picture is on the screen.
///
/// OpenGL first: it starts faster, and on a machine without a graphics card it draws about three times as many frames
/// as wgpu does. wgpu where OpenGL fails.
///
/// # Errors
/// When neither can open a window; the message says what to install.
pub fn run(preset: Preset, on_screen: Option<fn()>) -> anyhow::Result<()> {
    // The worker begins on the first picture while the window is still being opened. The cell keeps it for a second
    // attempt when the first one fails before it is taken.
    let folder = preset.folder.clone().or_else(|| eframe::storage_dir("sixfingers"));
    let usual = Language::of_system();
    // What goes wrong at once is told in it, too.
    usual.make_current();
    let ending = Ending::listen();
    let (keeper, aside) = folder.as_deref().map(Keeper::open).unzip();
    let mut model = Model::open(Preset { folder, ..preset })?;
    if let Some(aside) = aside.flatten() {
        model.state.notices.notice = Some(text::sessions::settings_unusable(&aside));
    }
    let start = Start { model, keeper, ending: Arc::clone(&ending), usual, on_screen };
    let start = Rc::new(RefCell::new(Some(start)));
    let mut reasons = Vec::new();
    for renderer in [Renderer::Glow, Renderer::Wgpu] {
        match attempt(renderer, &start) {
            Ok(()) => {
                // What the worker was writing will not be finished.
                remove_unfinished();
                return ending.signal().map_or(Ok(()), |signal| {
                    end(signal);
                    Ok(())
                });
            }
            Err(Failure { reason, is_final }) => {
                reasons.push(reason);
                if is_final || start.borrow().is_none() {
                    break;
                }
            }
        }
    }
    if start.borrow().is_none() {
        // The window was there, and its screen has gone.
        remove_unfinished();
        return Err(anyhow!("{}\n({})", text::sessions::SCREEN_GONE, reasons.join("; ")));
    }
    Err(anyhow!("{NO_WINDOW}\n({})", reasons.join("; ")))
}

/// Why an attempt failed.
struct Failure {
    reason: String,
    /// Whether another renderer would fail as well.
    is_final: bool,
}

/// One attempt with one renderer.
fn attempt(renderer: Renderer, start: &Rc<RefCell<Option<Start>>>) -> Result<(), Failure> {
    let path = start.borrow().as_ref().and_then(|start| Some(start.keeper.as_ref()?.to_read().to_path_buf()));
    let options = NativeOptions {
        renderer,
        viewport: egui::ViewportBuilder::default()
            .with_app_id("sixfingers")
            .with_title(text::APP)
            .with_inner_size([1280.0, 720.0])
            .with_min_inner_size([512.0, 320.0]),
        // It is read from there, and written by ourselves.
        persistence_path: path,
        persist_window: false,
        ..NativeOptions::default()
    };
    let opened = Arc::new(AtomicBool::new(false));
    let (start, opened_by_then) = (Rc::clone(start), Arc::clone(&opened));
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let start = start.borrow_mut().take().ok_or("the window was opened twice")?;
        opened_by_then.store(true, Ordering::Relaxed);
        Ok(Box::new(SixfingersApp::with_start(cc, start)))
    });
    // winit panics where a library is missing that it looks up itself. Before the window is there that is a reason
    // like any other, and nothing to alarm people with; afterwards a panic is a bug and must be seen.
    let (hook, quiet) = (std::panic::take_hook(), Arc::clone(&opened));
    std::panic::set_hook(Box::new(move |info| {
        if quiet.load(Ordering::Relaxed) {
            hook(info);
        }
    }));
    match catch_unwind(AssertUnwindSafe(|| eframe::run_native("sixfingers", options, create))) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            // Without an event loop there is no screen, and a second one can't be made in one process.
            let is_final = matches!(error, eframe::Error::WinitEventLoop(_));
            Err(Failure { reason: last_part(&error.to_string()), is_final })
        }
        Err(panic) if opened.load(Ordering::Relaxed) => resume_unwind(panic),
        Err(panic) => Err(Failure { reason: panic_text(panic.as_ref()), is_final: false }),
    }
}

/// What an error says at its end: before it come the places in winit's source where it arose.
fn last_part(error: &str) -> String {
    error.rsplit(": ").next().unwrap_or(error).trim_end_matches('.').to_owned()
}

/// What a panic said.
fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or("an unknown error").to_owned()
}
