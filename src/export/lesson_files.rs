//! Lessons of one's own, in files and folders.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::images::load::{at_path, read_file};
use crate::lessons::{LESSON_ENDING, Lesson, LessonError, MAX_BYTES};
use crate::text::{errors_script as text, say};

/// The most lessons of a folder.
const MAX_FILES: usize = 200;

/// A lesson that could not be read.
#[derive(Debug, thiserror::Error)]
pub struct LessonFileError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: LessonFileProblem,
}

/// What can be wrong with the file of a lesson, or with a folder of lessons.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LessonFileProblem {
    /// The system refused.
    Io(#[from] io::Error),
    /// No text, or not in UTF-8.
    NotText,
    /// It says what can't be understood.
    Lesson(#[from] LessonError),
    /// A folder with no lesson in it.
    Empty,
}

impl fmt::Display for LessonFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |what: &dyn fmt::Display| at_path(&self.path, &what.to_string());
        match &self.problem {
            LessonFileProblem::Io(error) => f.write_str(&at(&say!(text::LessonIo { reason: error.to_string() }))),
            LessonFileProblem::NotText => f.write_str(&at(&text::LESSON_NOT_TEXT.get())),
            LessonFileProblem::Empty => f.write_str(&at(&text::LESSON_FOLDER_EMPTY.get())),
            LessonFileProblem::Lesson(error) => {
                let lines: Vec<String> = error.problems.iter().map(|problem| at(problem)).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl fmt::Display for LessonFileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Io(error) => return error.fmt(f),
            Self::Lesson(error) => return error.fmt(f),
            Self::NotText => text::LESSON_NOT_TEXT.get(),
            Self::Empty => text::LESSON_FOLDER_EMPTY.get(),
        })
    }
}

/// The lessons of a file or a folder, and what could not be read of it.
#[derive(Debug, Default)]
pub struct LessonFiles {
    /// The lessons with their files, in the order of their names.
    pub lessons: Vec<(PathBuf, Lesson)>,
    /// What could not be read.
    pub problems: Vec<LessonFileError>,
}

/// Whether a file is to be read as a lesson: by its name, since a lesson that can't be read is to be told what is wrong.
pub fn is_lesson(path: &Path) -> bool {
    path.is_file() && has_ending(path)
}

/// Whether a folder holds lessons.
pub fn holds_lessons(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(|entry| is_lesson(&entry.path())))
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(LESSON_ENDING))
}

/// Reads the file of a lesson.
///
/// # Errors
/// [`LessonFileError`] lists all that is wrong.
pub fn read_lesson(path: &Path) -> Result<Lesson, LessonFileError> {
    let at = |problem| LessonFileError { path: path.into(), problem };
    let bytes = read_file(path, MAX_BYTES as u64).map_err(|error| at(error.into()))?;
    let text = String::from_utf8(bytes).map_err(|_| at(LessonFileProblem::NotText))?;
    let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    Lesson::from_text(&id, &text).map_err(|error| at(error.into()))
}

/// Reads a lesson, or all lessons of a folder.
pub fn read_lessons(path: &Path) -> LessonFiles {
    let mut found = LessonFiles::default();
    let files = if path.is_dir() { lesson_files(path) } else { Ok(vec![path.to_path_buf()]) };
    let files = files.unwrap_or_else(|error| {
        found.problems.push(error);
        Vec::new()
    });
    for file in files {
        match read_lesson(&file) {
            Ok(lesson) => found.lessons.push((file, lesson)),
            Err(error) => found.problems.push(error),
        }
    }
    found
}

/// The files of a folder that are lessons by their names, in order.
fn lesson_files(folder: &Path) -> Result<Vec<PathBuf>, LessonFileError> {
    let at = |problem| LessonFileError { path: folder.into(), problem };
    let entries = fs::read_dir(folder).map_err(|error| at(error.into()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_lesson(path)).collect();
    files.sort();
    files.truncate(MAX_FILES);
    if files.is_empty() { Err(at(LessonFileProblem::Empty)) } else { Ok(files) }
}
