//! Tells the tests what is there: what a test needs and misses is listed as ignored, with the reason.
//!
//! `shared_cases`: small files of other programs with right answers, in `../shared/cases`. `shared_files`: the reference outputs and data sets in `../shared`. `screen`: Xvfb and xdotool; with `WITH_SCREEN=1`
//! the tests that need them run all the same, and fail where they are missing. `git_checkout`: the history of the source.

use std::env;
use std::path::Path;

/// Sets what the tests need as `cfg`s.
pub(crate) fn tell_what_is_there() {
    println!("cargo::rerun-if-env-changed=PATH");
    println!("cargo::rerun-if-env-changed=WITH_SCREEN");
    let shared = ["../shared/reference", "../shared/data"];
    // A path that is not there would have everything built again each time.
    for folder in shared.iter().filter(|folder| Path::new(folder).is_dir()) {
        println!("cargo::rerun-if-changed={folder}");
    }
    tell("shared_files", shared.iter().all(|folder| Path::new(folder).is_dir()));
    tell("shared_cases", Path::new("../shared/cases/files").is_dir());
    tell("screen", env::var_os("WITH_SCREEN").is_some() || (is_installed("Xvfb") && is_installed("xdotool")));
    tell("git_checkout", Path::new(".git").exists() && is_installed("git"));
}

/// Sets a `cfg` of this name where something is there.
fn tell(name: &str, is_there: bool) {
    println!("cargo::rustc-check-cfg=cfg({name})");
    if is_there {
        println!("cargo::rustc-cfg={name}");
    }
}

/// Whether a program of this name is found on `PATH`.
fn is_installed(name: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}
