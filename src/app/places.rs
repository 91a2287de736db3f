//! Where files go: the usual folder, the usual name, and names that are free.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::state::AppState;
use crate::exhibits::DataSpec;

/// Where files go unless somebody says otherwise: beside the session, where the last one went, or home.
pub(crate) fn usual_folder(state: &AppState, settings: &Settings) -> PathBuf {
    let beside = state.persistence.file.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let last = settings.folder.clone().filter(|folder| folder.is_dir());
    beside.or(last).or_else(std::env::home_dir).unwrap_or_default()
}

/// The first name in a folder that is free: the word itself, then with a number behind it.
pub(crate) fn free_name(folder: &Path, stem: &str, ending: Option<&str>) -> PathBuf {
    let name = |number: usize| {
        let stem = if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") };
        folder.join(ending.map_or_else(|| stem.clone(), |ending| format!("{stem}.{ending}")))
    };
    let free = (1..10_000).map(name).find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| name(10_000))
}

/// The first free name beside a path, with this ending in place of its own.
pub(crate) fn free_path(path: &Path, ending: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    free_name(path.parent().unwrap_or(Path::new("")), &stem, Some(ending))
}

/// The beginning of a file's name for what is shown.
pub(crate) fn default_name(state: &AppState) -> String {
    let what = state.controls.exhibit.clone().unwrap_or_else(|| slug(&state.controls.data));
    format!("{what}-seed-{}", state.controls.seed)
}

/// The set in a word.
pub(crate) fn slug(data: &DataSpec) -> String {
    match data {
        DataSpec::Synth(spec) => spec.kind.name().to_owned(),
        files => {
            let stem = files.path().and_then(Path::file_stem);
            stem.map_or_else(|| "pictures".to_owned(), |stem| stem.to_string_lossy().into_owned())
        }
    }
}
