//! A screen without a monitor, the program on it, and pictures of both.

use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Far beyond what anything takes, on the slowest machine: a test that waits longer hangs.
const WATCHDOG: Duration = Duration::from_secs(300);
/// Between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A screen of its own, with a folder of its own for everything that is kept.
pub(super) struct Screen {
    server: Child,
    display: String,
    folder: TempDir,
}

impl Screen {
    /// Starts one on a display that is free.
    pub(super) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb");
        // The screen's memory is a file: pictures need no other program. Without -noreset the server begins anew, and turns
        // others away, whenever nobody is connected: as after xdotool looked for a window that isn't there yet.
        server.args(["-noreset", "-displayfd", "1", "-screen", "0", "1400x900x24", "+extension", "GLX", "-fbdir"]);
        server.arg(folder.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let xdotool = Command::new("xdotool").arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(xdotool.is_ok(), "xdotool is missing");
        let mut server = server.spawn().expect("Xvfb is missing");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb found no free display");
        Self { server, display: format!(":{}", number.trim()), folder }
    }

    /// What is on the screen now; `None` in the middle of a change.
    fn look(&self) -> Option<Picture> {
        Picture::of_xwd(&fs::read(self.folder.path().join("Xvfb_screen0")).ok()?)
    }

    /// Looks until something is to be seen.
    pub(super) fn wait(&self, what: &str, seen: impl Fn(&Picture) -> bool) -> Picture {
        let began = Instant::now();
        loop {
            let picture = self.look();
            if let Some(picture) = picture.filter(&seen) {
                return picture;
            }
            if began.elapsed() > WATCHDOG {
                let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("real-window.png");
                if let Some(picture) = self.look() {
                    picture.save(&kept);
                }
                panic!("{what}: not within {WATCHDOG:?}; the screen is in {}", kept.display());
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// The folder in which the program keeps its settings.
    pub(super) fn settings(&self) -> PathBuf {
        self.folder.path().join("home/sixfingers")
    }

    /// Takes the screen away.
    pub(super) fn end(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }

    /// Uses the mouse or the keyboard. Returns what xdotool printed, `None` where it failed.
    pub(super) fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").env("DISPLAY", &self.display).args(arguments).output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program with a window on the screen.
pub(super) struct Program<'a> {
    screen: &'a Screen,
    child: Child,
    window: String,
}

impl<'a> Program<'a> {
    /// Starts it as a person would, and waits for its window.
    pub(super) fn start(screen: &'a Screen) -> Self {
        let home = screen.folder.path().join("home");
        fs::create_dir_all(&home).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_sixfingers"));
        for folder in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(folder, &home);
        }
        // Mesa's own renderer, whatever the machine has: the screen has no graphics card.
        command.env("DISPLAY", &screen.display).env("LIBGL_ALWAYS_SOFTWARE", "1");
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        let window = loop {
            let found = screen.xdotool(&["search", "--onlyvisible", "--name", "^Sixfingers"]);
            if let Some(id) = found.as_deref().and_then(|found| found.lines().next()) {
                break id.to_owned();
            }
            assert!(child.try_wait().unwrap().is_none(), "the program ended before its window was there");
            assert!(began.elapsed() < WATCHDOG, "no window within {WATCHDOG:?}");
            std::thread::sleep(LOOK_AGAIN);
        };
        // Without a window manager nobody else puts it there or gives it the keyboard.
        screen.xdotool(&["windowmove", "--sync", &window, "0", "0"]);
        screen.xdotool(&["windowfocus", "--sync", &window]);
        Self { screen, child, window }
    }

    /// Width and height of the window, in pixels.
    pub(super) fn size(&self) -> (usize, usize) {
        let text = self.screen.xdotool(&["getwindowgeometry", "--shell", &self.window]).expect("the window is there");
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap().parse().unwrap();
        (value("WIDTH="), value("HEIGHT="))
    }

    /// Makes the window so large, in pixels.
    pub(super) fn resize(&self, width: usize, height: usize) {
        self.screen.xdotool(&["windowsize", &self.window, &width.to_string(), &height.to_string()]);
        self.screen.wait("the window has its size", |_| self.size() == (width, height));
    }

    /// Presses a key.
    pub(super) fn press(&self, key: &str) {
        self.screen.xdotool(&["windowfocus", &self.window]);
        self.screen.xdotool(&["key", key]);
    }

    /// Closes the window by its key, and waits for a clean end.
    pub(super) fn quit(&mut self) {
        self.press("ctrl+q");
        let status = self.ended();
        assert!(status.success(), "the program ended with {status}");
    }

    /// Asks it to end as the system does.
    pub(super) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for its end.
    pub(super) fn ended(&mut self) -> ExitStatus {
        wait_for_end(&mut self.child)
    }

    /// Leaves the screen behind, which may go away now.
    pub(super) fn without_screen(self) -> Orphan {
        let mut this = std::mem::ManuallyDrop::new(self);
        let nobody = || Command::new("true").spawn().unwrap();
        Orphan(std::mem::replace(&mut this.child, nobody()))
    }
}

/// A program whose screen may be gone.
pub(super) struct Orphan(Child);

impl Orphan {
    /// Waits for its end.
    pub(super) fn ended(&mut self) -> ExitStatus {
        wait_for_end(&mut self.0)
    }
}

impl Drop for Orphan {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait_for_end(child: &mut Child) -> ExitStatus {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(began.elapsed() < WATCHDOG, "the program did not end within {WATCHDOG:?}");
        std::thread::sleep(LOOK_AGAIN);
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is on a screen, or on a part of it.
#[derive(Clone)]
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// From the bytes of an X window dump with 32 bits a pixel, as Xvfb keeps its screen.
    fn of_xwd(bytes: &[u8]) -> Option<Self> {
        let field = |k: usize| Some(u32::from_be_bytes(bytes.get(4 * k..4 * k + 4)?.try_into().ok()?) as usize);
        // The order of the fields is that of XWDFile.h.
        let (header, width, height, order) = (field(0)?, field(4)?, field(5)?, field(7)?);
        let (bits, stride, colours) = (field(11)?, field(12)?, field(19)?);
        if bits != 32 || width == 0 || height == 0 {
            return None;
        }
        let pixels = bytes.get(header + 12 * colours..)?;
        let rgb = |y: usize, x: usize| {
            let four = pixels.get(y * stride + 4 * x..y * stride + 4 * x + 4)?;
            Some(if order == 0 { [four[2], four[1], four[0]] } else { [four[1], four[2], four[3]] })
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (y, x)));
        let pixels = places.map(|(y, x)| rgb(y, x)).collect::<Option<Vec<_>>>()?;
        Some(Self { width, height, pixels })
    }

    pub(super) fn rgb(&self, x: usize, y: usize) -> [u8; 3] {
        self.pixels[y * self.width + x]
    }

    /// A part of it.
    pub(super) fn part(&self, xs: Range<usize>, ys: Range<usize>) -> Self {
        let (width, height) = (xs.len(), ys.len());
        let pixels = ys.flat_map(|y| xs.clone().map(move |x| self.rgb(x, y))).collect();
        Self { width, height, pixels }
    }

    /// Where the pictures of the stage are, in windows of the sizes that are used here.
    pub(super) fn stage(&self) -> Self {
        self.part(340..960, 110..490)
    }

    /// The share of pixels of a kind.
    pub(super) fn share(&self, is: impl Fn([u8; 3]) -> bool) -> f64 {
        self.pixels.iter().filter(|rgb| is(**rgb)).count() as f64 / self.pixels.len() as f64
    }

    /// The share of pixels that are clearly another colour.
    pub(super) fn difference(&self, other: &Self) -> f64 {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let differ = |(a, b): &(&[u8; 3], &[u8; 3])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 32);
        self.pixels.iter().zip(&other.pixels).filter(differ).count() as f64 / self.pixels.len() as f64
    }

    /// The longest run of pixels of a kind in a row, from and to.
    pub(super) fn longest_run(
        &self,
        y: usize,
        xs: Range<usize>,
        is: impl Fn([u8; 3]) -> bool,
    ) -> Option<(usize, usize)> {
        let (mut best, mut from) = (None, None);
        for x in xs.clone() {
            if is(self.rgb(x, y)) {
                let start = *from.get_or_insert(x);
                if best.is_none_or(|(a, b)| x - start > b - a) {
                    best = Some((start, x));
                }
            } else {
                from = None;
            }
        }
        best
    }

    fn save(&self, path: &std::path::Path) {
        let bytes = self.pixels.iter().flatten().copied().collect();
        if let Some(picture) = image::RgbImage::from_raw(self.width as u32, self.height as u32, bytes) {
            let _ = picture.save(path);
        }
    }
}
