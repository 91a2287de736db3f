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
    let WindowOptions { data, run, seed, session } = options;
    sixfingers::gui::run(sixfingers::gui::Preset { data, run, seed, session, folder: None })
}

#[cfg(not(feature = "gui"))]
fn window(_: WindowOptions) -> anyhow::Result<()> {
    anyhow::bail!(
        "this build has no window (feature gui): use a command, such as sixfingers sample --data hands --out hands.png"
    )
}
