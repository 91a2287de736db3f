//! How the worker's own files depend on each other, read from their source text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of `src/studio` by their paths without ending, each with the files of it that it names.
fn files() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/studio");
    let (mut files, mut folders) = (BTreeMap::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&root).unwrap().with_extension("");
            let below = below.to_str().unwrap().replace('\\', "/");
            // They only say what there is and what of it is seen from outside.
            if below.rsplit('/').next() != Some("mod") {
                files.insert(below.clone(), named(&below, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files
}

/// The modules of the worker that a file names, as paths below `src/studio`.
fn named(file: &str, text: &str) -> BTreeSet<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    assert!(!text.contains("super::{"), "{file}: a line for each file that is named");
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':'));
    let mut found = BTreeSet::new();
    // What follows `super::*` is the file itself.
    for path in paths.filter(|path| *path != "super::") {
        let below = match path.strip_prefix("crate::studio::") {
            Some(below) => below.to_owned(),
            None if path.starts_with("super::super::") => path.replace("super::super::", ""),
            None if path.starts_with("super::") && folder.is_empty() => path.replace("super::", ""),
            None if path.starts_with("super::") => format!("{folder}::{}", path.replace("super::", "")),
            None => continue,
        };
        // Modules are in small letters; what follows is something in them.
        let modules = below.split("::").take_while(|word| word.starts_with(|c: char| c.is_lowercase()));
        found.insert(modules.collect::<Vec<_>>().join("/"));
    }
    found
}

/// The files that lead back to a file, one naming the next.
fn ring(file: &str, files: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = vec![vec![file.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in way.last().and_then(|last| files.get(last)).into_iter().flatten() {
            let mut on = way.clone();
            on.push(next.clone());
            if next == file {
                return Some(on);
            }
            if seen.insert(next.clone()) {
                ways.push(on);
            }
        }
    }
    None
}

#[test]
fn no_two_files_of_the_worker_need_each_other() {
    let files = files();
    assert!(files["scheduler"].contains("exchange") && files["net_training/query"].contains("task"), "{files:#?}");
    for file in files.keys() {
        assert_eq!(ring(file, &files), None);
    }
}

#[test]
fn the_files_of_the_worker_name_each_other_where_things_are_defined() {
    let files = files();
    for (file, names) in &files {
        for name in names {
            // Functions are in small letters, too.
            let module = name.rsplit_once('/').map_or("", |(module, _)| module);
            assert!(files.contains_key(name) || files.contains_key(module), "{file} names {name}");
        }
    }
}
