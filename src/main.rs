//! The program: the window, or one of the headless commands.

use std::process::ExitCode;

use sixfingers::cli::{self, Outcome, WindowOptions};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Outcome::Done(code) => code,
        Outcome::Window(options) => match window(*options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                // What is missing, line by line.
                eprintln!("sixfingers: {error:#}");
                ExitCode::FAILURE
            }
        },
    }
}

#[cfg(feature = "gui")]
fn window(options: WindowOptions) -> anyhow::Result<()> {
    let WindowOptions { data, run, seed, session, lessons, language } = options;
    let tell = std::env::var_os("SIXFINGERS_TELL_START").map(|_| tell_start as fn());
    sixfingers::gui::run(sixfingers::app::Preset { data, run, seed, session, lessons, language, folder: None }, tell)
}

/// Tells when the first picture was on the screen, in Unix time: `.ci/start-time` knows when the program was started.
#[cfg(feature = "gui")]
fn tell_start() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    eprintln!("first picture on the screen at {:.3}", now.as_secs_f64());
}

#[cfg(not(feature = "gui"))]
fn window(_: WindowOptions) -> anyhow::Result<()> {
    anyhow::bail!(
        "this build has no window (feature gui): use a command, such as sixfingers sample --data hands --out hands.png"
    )
}
