//! Where single pictures lie: in a folder and the folders in it, or in a zip archive.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Component, Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::content::{Content, START};
use super::picture::{self, is_picture};
use super::regular::open_file;
use super::{LoadProblem, MAX_FILES, Skipped, SkippedList, binary, one_line};
use crate::text::{Message, errors_images, say};

/// Of an archive, this many times its size is unpacked and decoded, beside what is free: photographs come to 30, large
/// plain drawings to 200; archives that are made to keep their reader busy to a million.
const MAX_RATIO: u64 = 256;
/// So much is unpacked and decoded of any archive.
const FREE_BYTES: u64 = 2 << 30;

type Archive = ZipArchive<BufReader<File>>;

/// How many folders deep is looked.
const MAX_DEPTH: usize = 32;
/// What systems and archivers leave behind, which nobody means by the files of a folder.
const NOBODYS: [&str; 5] = ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".git"];
/// Folders that divide a set and are no labels.
const SPLITS: [&str; 10] =
    ["train", "test", "val", "valid", "validation", "training", "testing", "eval", "dev", "evaluation"];

/// The files in a folder and in those below it.
#[derive(Default)]
pub(super) struct Folder {
    /// The pictures, in the order of their paths.
    pub(super) pictures: Vec<PathBuf>,
    /// Files of the CIFAR kind, in the order of their paths.
    pub(super) batches: Vec<PathBuf>,
    /// Other files that could be loaded by themselves.
    others: Vec<PathBuf>,
    /// Names of labels, which are of use beside batches.
    names: Vec<PathBuf>,
    /// What is of no use.
    pub(super) skipped: SkippedList,
    seen: BTreeSet<PathBuf>,
}

impl Folder {
    /// Looks into a folder and those below it, following links, each folder once. `stopped` is asked before each file.
    pub(super) fn of(root: &Path, stopped: &dyn Fn() -> bool) -> Result<Self, LoadProblem> {
        let mut folder = Self::default();
        folder.look_into(root, 0, stopped)?;
        folder.pictures.sort();
        folder.batches.sort();
        folder.others.sort();
        if folder.batches.is_empty() || !folder.pictures.is_empty() {
            folder.leave_out_names();
        }
        // Beside pictures all others are left out.
        if !folder.pictures.is_empty() {
            folder.others.append(&mut folder.batches);
        }
        if !folder.pictures.is_empty() || !folder.batches.is_empty() {
            for other in std::mem::take(&mut folder.others) {
                folder.skipped.add(&other.to_string_lossy(), LoadProblem::Format(errors_images::OPEN_BY_ITSELF.into()));
            }
        }
        Ok(folder)
    }

    fn leave_out_names(&mut self) {
        for path in std::mem::take(&mut self.names) {
            self.skipped.add(&path.to_string_lossy(), LoadProblem::Format(errors_images::NO_PICTURE_FILE.into()));
        }
    }

    /// Why there is nothing that can be used.
    pub(super) fn refusal(self) -> LoadProblem {
        match (self.others.into_iter().next(), self.skipped) {
            (Some(other), _) => LoadProblem::OtherInside { other },
            (None, skipped) => none_usable(&skipped),
        }
    }

    fn look_into(&mut self, path: &Path, depth: usize, stopped: &dyn Fn() -> bool) -> Result<(), LoadProblem> {
        if depth > MAX_DEPTH {
            return Err(LoadProblem::Format(Message::new(|| say!(errors_images::TooDeep { max: MAX_DEPTH }))));
        }
        // A link may lead back to where we came from.
        if !self.seen.insert(path.canonicalize()?) {
            return Ok(());
        }
        for entry in std::fs::read_dir(path)? {
            if stopped() {
                return Err(LoadProblem::Cancelled);
            }
            let path = entry?.path();
            if is_nobodys(&path.file_name().unwrap_or_default().to_string_lossy()) {
                continue;
            }
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                self.skipped.add(&path.to_string_lossy(), LoadProblem::Format(errors_images::HIDDEN.into()));
            } else if path.is_dir() {
                match self.look_into(&path, depth + 1, stopped) {
                    Err(problem @ (LoadProblem::TooManyFiles | LoadProblem::Cancelled)) => return Err(problem),
                    Err(problem) => self.skipped.add(&path.to_string_lossy(), problem),
                    Ok(()) => {}
                }
            } else {
                self.add(path);
            }
            if self.pictures.len() + self.batches.len() + self.others.len() > MAX_FILES {
                return Err(LoadProblem::TooManyFiles);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: PathBuf) {
        if !path.is_file() {
            let problem = LoadProblem::Format(errors_images::BROKEN_LINK.into());
            return self.skipped.add(&path.to_string_lossy(), problem);
        }
        if is_picture(&path) {
            return self.pictures.push(path);
        }
        if is_batch(&path) {
            return self.batches.push(path);
        }
        match Content::of_file(&path).map_err(LoadProblem::from) {
            Ok(Content::Picture) => self.pictures.push(path),
            Ok(Content::Unknown) if is_list_of_names(&path) => self.names.push(path),
            // Labels are no pictures, though they lie in files of the same kind.
            Ok(Content::Idx) if !binary::is_idx_pictures(&path) && binary::is_idx(&path) => {
                self.skipped.add(&path.to_string_lossy(), LoadProblem::Format(errors_images::OPEN_BY_ITSELF.into()));
            }
            Ok(content) => match content.refusal() {
                None => self.others.push(path),
                // What is damaged is told of when it is opened.
                Some(_) if content == Content::Unknown && is_named_as_data(&path) => self.others.push(path),
                Some(refusal) => self.skipped.add(&path.to_string_lossy(), refusal),
            },
            Err(problem) => self.skipped.add(&path.to_string_lossy(), problem),
        }
    }
}

/// Whether a name is that of a list of the names of labels.
fn is_list_of_names(path: &Path) -> bool {
    binary::NAMES.iter().any(|name| path.file_name().is_some_and(|there| there == *name))
}

/// Whether a name is that of a binary CIFAR file.
fn is_batch(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bin"))
}

/// Whether a name is that of a file that can be opened by itself.
fn is_named_as_data(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["npy", "npz", "zip"].iter().any(|known| known.eq_ignore_ascii_case(extension)) || binary::is_idx_pictures(path)
}

/// What systems leave in folders without being asked.
fn is_nobodys(name: &str) -> bool {
    NOBODYS.contains(&name) || name.starts_with("._")
}

/// There are no pictures; the first of the other files stands for all.
fn none_usable(skipped: &SkippedList) -> LoadProblem {
    let Skipped { name: first, reason } = skipped.first();
    match skipped.total {
        0 => LoadProblem::NoPictures,
        n => LoadProblem::NoneUsable { n, first, reason },
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
        archive: Box<Archive>,
        /// Their numbers and names.
        entries: Vec<(usize, String)>,
        /// The most bytes that are unpacked of it.
        limit: u64,
        /// How many have been.
        unpacked: u64,
    },
}

impl PictureFiles {
    /// The pictures in an archive, and what lies in it that can't be used.
    pub(super) fn of_zip(path: &Path, stopped: &dyn Fn() -> bool) -> Result<(Self, SkippedList), LoadProblem> {
        let file = open_file(path)?;
        let limit = file.metadata()?.len().saturating_mul(MAX_RATIO).saturating_add(FREE_BYTES);
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(zip_problem)?;
        if archive.len() > MAX_FILES {
            return Err(LoadProblem::TooManyFiles);
        }
        let (mut entries, mut skipped, mut others) = (Vec::new(), SkippedList::default(), Vec::new());
        for index in 0..archive.len() {
            if stopped() {
                return Err(LoadProblem::Cancelled);
            }
            let Some(name) = entry_name(&mut archive, index) else { continue };
            if name.ends_with(['/', '\\']) || parts(&name).any(is_nobodys) {
                continue;
            }
            let hidden = parts(&name).any(|part| part.starts_with('.'));
            let name = parts(&name).collect::<Vec<_>>().join("/");
            if hidden {
                skipped.add(&name, LoadProblem::Format(errors_images::HIDDEN.into()));
            } else if is_picture(Path::new(&name)) {
                entries.push((index, name));
            } else {
                match content_of(&mut archive, index) {
                    Ok(Content::Picture) => entries.push((index, name)),
                    Ok(Content::Unknown) if is_batch(Path::new(&name)) => others.push(name),
                    Ok(content) => match content.refusal() {
                        None => others.push(name),
                        Some(refusal) => skipped.add(&name, refusal),
                    },
                    Err(problem) => skipped.add(&name, problem),
                }
            }
        }
        entries.sort_by(|a, b| a.1.cmp(&b.1));
        others.sort();
        if entries.is_empty() {
            return Err(others
                .into_iter()
                .next()
                .map_or_else(|| none_usable(&skipped), |other| LoadProblem::UnpackFirst { other }));
        }
        for other in others {
            skipped.add(&other, LoadProblem::Format(errors_images::UNPACK_BY_ITSELF.into()));
        }
        Ok((Self::Zip { archive: Box::new(archive), entries, limit, unpacked: 0 }, skipped))
    }

    /// The most bytes that may be unpacked and decoded of an archive; files are decoded as many as there are.
    pub(super) fn work_limit(&self) -> Option<u64> {
        match self {
            Self::Files { .. } => None,
            Self::Zip { limit, .. } => Some(*limit),
        }
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
        let at_depth = |depth: usize| -> Vec<String> {
            let name = |index: usize| self.folders(index).into_iter().nth(depth).unwrap_or_else(|| ".".to_owned());
            (0..self.len()).map(name).collect()
        };
        let of = at_depth(depth);
        let is_split = |name: &String| SPLITS.iter().any(|split| name.eq_ignore_ascii_case(split));
        // Where a set is divided into train and test first, labels come below.
        let below = of.iter().all(is_split).then(|| at_depth(depth + 1));
        let of = below.filter(|below| below.iter().all(|name| name != ".")).unwrap_or(of);
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
            Self::Zip { archive, entries, limit, unpacked } => Some((|| {
                if *unpacked > *limit {
                    return Err(LoadProblem::TooMuchWork { limit: *limit });
                }
                let entry = archive.by_index(entries[index].0).map_err(zip_problem)?;
                let size = entry.size();
                if size > super::MAX_FILE_BYTES {
                    return Err(LoadProblem::LargeFile { bytes: size });
                }
                let bytes = picture::read_limited(entry, size).map_err(binary::unpacked);
                *unpacked += bytes.as_ref().map_or(size, |bytes| bytes.len() as u64);
                bytes
            })()),
        }
    }
}

/// The parts of a name in an archive, whichever system wrote it.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."))
}

/// The name of an entry. Many programs write UTF-8 without saying so.
fn entry_name(archive: &mut Archive, index: usize) -> Option<String> {
    let raw = archive.by_index_raw(index).ok().and_then(|entry| String::from_utf8(entry.name_raw().to_vec()).ok());
    raw.or_else(|| archive.name_for_index(index).map(str::to_owned))
}

/// What an entry begins like.
fn content_of(archive: &mut Archive, index: usize) -> Result<Content, LoadProblem> {
    let mut start = Vec::with_capacity(START);
    let entry = archive.by_index(index).map_err(zip_problem)?;
    entry.take(START as u64).read_to_end(&mut start).map_err(|error| binary::unpacked(error.into()))?;
    Ok(Content::of(&start))
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
