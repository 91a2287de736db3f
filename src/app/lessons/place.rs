//! Which lesson is open on which page, kept in the folder for settings, so that a program that was killed can go on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::state::{LastLesson, LessonKey, LessonsReport};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::export::{read_lessons, write_file};
use crate::images::load::read_file;

/// The name of the file.
const LAST: &str = "lesson.json";
/// The largest such file, in bytes: it holds a path and a number.
const MAX_BYTES: u64 = 1 << 16;

/// Keeps the present place, if it is another one than before.
pub(crate) fn keep(model: &mut Model) {
    let Some(folder) = model.state.persistence.folder.clone() else { return };
    let Some(place) = changed(model) else { return };
    let lessons = &mut model.state.lessons;
    lessons.kept.under_way = model.files.spawn(move || {
        write(&folder, place.as_ref());
        Some(FileReport::Lessons(LessonsReport::Kept(place)))
    });
}

/// The same before the program ends.
pub(crate) fn keep_now(model: &Model) {
    if let (Some(folder), Some(place)) = (&model.state.persistence.folder, changed(model)) {
        write(folder, place.as_ref());
    }
}

/// The present place, if it is not the one that is kept; `None` while that is being written.
fn changed(model: &Model) -> Option<Option<LastLesson>> {
    let lessons = &model.state.lessons;
    let place = lessons.active.as_ref().map(|active| LastLesson { key: active.key.clone(), page: active.page });
    // What is offered is not yet declined.
    let place = place.or_else(|| lessons.last.clone());
    (!lessons.kept.under_way && lessons.kept.is_read && lessons.kept.place != place).then_some(place)
}

/// A failure is told to nobody: the lesson goes on, and can be chosen from the list.
fn write(folder: &Path, place: Option<&LastLesson>) {
    let file = folder.join(LAST);
    match place {
        Some(place) => {
            let _ = fs::create_dir_all(folder);
            let _ = write_file(&file, |file| file.write_all(text(place).as_bytes()));
        }
        None => {
            let _ = fs::remove_file(&file);
        }
    }
}

fn text(place: &LastLesson) -> String {
    let LastLesson { key, page } = place;
    match key {
        LessonKey::Builtin(id) => json!({ "lesson": id, "page": page }).to_string(),
        LessonKey::Own(path) => json!({ "file": path, "page": page }).to_string(),
    }
}

/// Reads it; a thread's work.
pub(crate) fn read(folder: &Path) -> LessonsReport {
    let place = || -> Option<LastLesson> {
        let text = read_file(&folder.join(LAST), MAX_BYTES).ok()?;
        let value: Value = serde_json::from_slice(&text).ok()?;
        let page = usize::try_from(value.get("page")?.as_u64()?).ok()?;
        let id = value.get("lesson").and_then(Value::as_str).map(|id| LessonKey::Builtin(id.to_owned()));
        let file = || value.get("file").and_then(Value::as_str).map(|path| LessonKey::Own(PathBuf::from(path)));
        Some(LastLesson { key: id.or_else(file)?, page })
    };
    let place = place();
    let files = match place.as_ref().map(|place| &place.key) {
        Some(LessonKey::Own(path)) => Some(read_lessons(path)),
        _ => None,
    };
    LessonsReport::Last(place, files)
}
