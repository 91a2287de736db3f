//! Where single pictures lie: in a folder and the folders in it, or in a zip archive.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Component, Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::picture::{self, is_picture};
use super::regular::open_file;
use super::{LoadProblem, MAX_FILES, Skipped, SkippedList, binary, one_line};
use crate::text::{Message, errors_images, say};

/// How many folders deep is looked.
const MAX_DEPTH: usize = 32;
/// What archivers of other systems leave behind.
const NO_FOLDERS: [&str; 1] = ["__MACOSX"];

/// The files in a folder and in those below it.
#[derive(Default)]
pub(super) struct Folder {
    /// The pictures, in the order of their paths.
    pub(super) pictures: Vec<PathBuf>,
    /// Files of the CIFAR kind, in the order of their paths.
    pub(super) batches: Vec<PathBuf>,
    /// The first of the other files that could be loaded by themselves.
    pub(super) other: Option<PathBuf>,
    /// What could not be looked at.
    pub(super) skipped: SkippedList,
    seen: BTreeSet<PathBuf>,
}

impl Folder {
    /// Looks into a folder and those below it, following links, each folder once.
    pub(super) fn of(root: &Path) -> Result<Self, LoadProblem> {
        let mut folder = Self::default();
        folder.look_into(root, 0)?;
        folder.pictures.sort();
        folder.batches.sort();
        Ok(folder)
    }

    fn look_into(&mut self, path: &Path, depth: usize) -> Result<(), LoadProblem> {
        if depth > MAX_DEPTH {
            return Err(LoadProblem::Format(Message::new(|| say!(errors_images::TooDeep { max: MAX_DEPTH }))));
        }
        // A link may lead back to where we came from.
        if !self.seen.insert(path.canonicalize()?) {
            return Ok(());
        }
        for entry in std::fs::read_dir(path)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if name.as_encoded_bytes().starts_with(b".") || NO_FOLDERS.iter().any(|no| name == *no) {
                continue;
            }
            if path.is_dir() {
                if let Err(problem) = self.look_into(&path, depth + 1) {
                    if matches!(problem, LoadProblem::TooManyFiles) {
                        return Err(problem);
                    }
                    self.skipped.add(&path.to_string_lossy(), problem);
                }
            } else {
                self.add(path);
            }
            if self.pictures.len() + self.batches.len() > MAX_FILES {
                return Err(LoadProblem::TooManyFiles);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: PathBuf) {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let is_picture = is_picture(&path);
        if is_picture && !path.is_file() {
            let problem = LoadProblem::Format(errors_images::BROKEN_LINK.into());
            self.skipped.add(&path.to_string_lossy(), problem);
        } else if is_picture {
            self.pictures.push(path);
        } else if extension == "bin" {
            self.batches.push(path);
        } else if matches!(extension.as_str(), "npy" | "npz" | "zip") || binary::is_idx_pictures(&path) {
            self.other = Some(self.other.take().map_or(path.clone(), |other| other.min(path)));
        }
    }
}

/// Pictures that can be fetched one by one.
pub(super) enum PictureFiles {
    /// Files.
    Files {
        /// The folder that they are in.
        root: PathBuf,
        /// Their paths.
        paths: Vec<PathBuf>,
    },
    /// Entries of an archive.
    Zip {
        /// The archive.
        archive: Box<ZipArchive<BufReader<File>>>,
        /// Their numbers and names.
        entries: Vec<(usize, String)>,
    },
}

impl PictureFiles {
    /// The pictures in an archive; also what lies in it that can't be used.
    pub(super) fn of_zip(path: &Path) -> Result<Self, LoadProblem> {
        let archive = ZipArchive::new(BufReader::new(open_file(path)?)).map_err(zip_problem)?;
        if archive.len() > MAX_FILES {
            return Err(LoadProblem::TooManyFiles);
        }
        let mut entries = Vec::new();
        for index in 0..archive.len() {
            let Some(name) = archive.name_for_index(index) else { continue };
            let hidden = parts(name).any(|part| part.starts_with('.') || NO_FOLDERS.contains(&part));
            if !hidden && !name.ends_with(['/', '\\']) && is_picture(Path::new(name)) {
                entries.push((index, name.to_owned()));
            }
        }
        entries.sort_by(|a, b| a.1.cmp(&b.1));
        if entries.is_empty() {
            return Err(LoadProblem::NoPictures);
        }
        Ok(Self::Zip { archive: Box::new(archive), entries })
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Files { paths, .. } => paths.len(),
            Self::Zip { entries, .. } => entries.len(),
        }
    }

    /// The name of a picture, from the folder or archive on.
    pub(super) fn name(&self, index: usize) -> String {
        match self {
            Self::Files { root, paths } => {
                let path = &paths[index];
                path.strip_prefix(root).ok().filter(|p| p.file_name().is_some()).unwrap_or(path).display().to_string()
            }
            Self::Zip { entries, .. } => entries[index].1.clone(),
        }
    }

    /// The file of a picture, unless it lies in an archive.
    pub(super) fn file(&self, index: usize) -> Option<&Path> {
        match self {
            Self::Files { paths, .. } => paths.get(index).map(PathBuf::as_path),
            Self::Zip { .. } => None,
        }
    }

    /// The path of a picture, for messages; in an archive, as if that were a folder.
    pub(super) fn path(&self, source: &Path, index: usize) -> PathBuf {
        match self {
            Self::Files { paths, .. } => paths[index].clone(),
            Self::Zip { entries, .. } => source.join(&entries[index].1),
        }
    }

    /// The folders above each picture, from the folder or archive on.
    fn folders(&self, index: usize) -> Vec<String> {
        let mut folders: Vec<String> = match self {
            Self::Files { root, paths } => {
                let below = paths[index].strip_prefix(root).unwrap_or(&paths[index]);
                let names = below.components().filter(|part| matches!(part, Component::Normal(_)));
                names.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
            }
            Self::Zip { entries, .. } => parts(&entries[index].1).map(str::to_owned).collect(),
        };
        folders.pop();
        folders
    }

    /// The names of the labels, and for each picture the place of its label among them: the first folder in which the
    /// pictures differ. None where all lie in one folder.
    pub(super) fn labels(&self) -> Option<(Vec<String>, Vec<usize>)> {
        let mut common = self.folders(0);
        for index in 1..self.len() {
            let folders = self.folders(index);
            let same = common.iter().zip(&folders).take_while(|(a, b)| a == b).count();
            common.truncate(same);
        }
        let depth = common.len();
        let name = |index: usize| self.folders(index).into_iter().nth(depth).unwrap_or_else(|| ".".to_owned());
        let of: Vec<String> = (0..self.len()).map(name).collect();
        let mut names: Vec<String> = of.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        if names.len() < 2 {
            return None;
        }
        // Folders named by numbers, as digits are: 10 after 9.
        names.sort_by_key(|name| (name.parse::<u32>().unwrap_or(u32::MAX), name.clone()));
        let place: std::collections::BTreeMap<&str, usize> =
            names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let of = of.iter().map(|name| place.get(name.as_str()).copied().unwrap_or(0)).collect();
        Some((names, of))
    }

    /// The bytes of an entry of an archive; `None` for files, which are read where they are decoded.
    pub(super) fn fetch(&mut self, index: usize) -> Option<Result<Vec<u8>, LoadProblem>> {
        match self {
            Self::Files { .. } => None,
            Self::Zip { archive, entries } => Some((|| {
                let entry = archive.by_index(entries[index].0).map_err(zip_problem)?;
                let size = entry.size();
                if size > super::MAX_FILE_BYTES {
                    return Err(LoadProblem::LargeFile { bytes: size });
                }
                picture::read_limited(entry, size).map_err(binary::unpacked)
            })()),
        }
    }
}

/// The parts of a name in an archive.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['/', '\\']).filter(|part| !part.is_empty())
}

pub(super) fn zip_problem(error: ZipError) -> LoadProblem {
    match error {
        ZipError::Io(error) => error.into(),
        other => {
            LoadProblem::Format(Message::new(move || say!(errors_images::ZipDamaged { reason: other.to_string() })))
        }
    }
}

impl SkippedList {
    /// The first of them; an empty one where there is none.
    pub(super) fn first(&self) -> Skipped {
        let none = || Skipped { name: String::new(), reason: Message::verbatim("") };
        self.listed.first().cloned().unwrap_or_else(none)
    }

    /// Adds one.
    pub(super) fn add(&mut self, name: &str, problem: LoadProblem) {
        self.total += 1;
        if self.listed.len() < Self::MAX_LISTED {
            let reason = Message::new(move || one_line(&problem.to_string()));
            self.listed.push(Skipped { name: one_line(name), reason });
        }
    }
}
