//! What a path or a text leads to.

use std::path::Path;

use sixfingers::exhibits::{DataError, DataSpec};
use sixfingers::images::load::{LoadProblem, load_set};
use sixfingers::synth::{SynthKind, SynthSpec};

use super::{folder, refused};

#[test]
fn other_files_and_missing_ones_are_refused() {
    refused("a.txt", b"text", "kind of file can't be loaded");
    refused("hands", b"no ending", "kind of file can't be loaded");
    let error = load_set(Path::new("/no/such/place.npy")).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::NotFound), "{error}");
    let error = "handz".parse::<DataSpec>().unwrap().open().unwrap_err();
    assert!(matches!(error, DataError::Unknown { .. }) && error.to_string().contains("hands, faces"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_that_go_in_circles_and_pipes_do_not_hang() {
    let folder = folder();
    std::os::unix::fs::symlink("loop.png", folder.path().join("loop.png")).unwrap();
    assert!(load_set(&folder.path().join("loop.png")).is_err());
    let error = load_set(folder.path()).unwrap_err();
    assert!(matches!(error.problem, LoadProblem::NoneUsable { n: 1, .. }), "{error}");
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.npy")).status();
    if made.is_ok_and(|status| status.success()) {
        let error = load_set(&folder.path().join("pipe.npy")).unwrap_err();
        assert!(error.to_string().contains("not a regular file"), "{error}");
    }
}

#[test]
fn specs_are_read_back_from_their_text() {
    let drawn: DataSpec = "faces:count=7,size=32,color=grey,seed=9".parse().unwrap();
    let DataSpec::Synth(spec) = &drawn else { panic!("{drawn:?}") };
    assert_eq!((spec.kind, spec.count, spec.size, spec.seed), (SynthKind::Faces, 7, 32, 9));
    assert_eq!(drawn.to_string().parse::<DataSpec>().unwrap(), drawn);
    let path: DataSpec = "./hands".parse().unwrap();
    assert_eq!(path, DataSpec::Path("./hands".into()));
    assert_eq!(DataSpec::Path("hands".into()).to_string(), "./hands", "or it would be read back as the drawn set");
    assert!("hands:size=twelve".parse::<DataSpec>().is_err());
    assert!("hands:fingers=6".parse::<DataSpec>().unwrap_err().to_string().contains("count, size, color"));
}

#[test]
fn the_usual_run_of_a_set_is_that_of_its_exhibit() {
    for kind in SynthKind::ALL {
        let data = DataSpec::Synth(SynthSpec::new(kind));
        let run = data.usual_run();
        run.check(SynthSpec::new(kind).shape().unwrap()).unwrap();
    }
    let black_white = DataSpec::Synth(SynthSpec::new(SynthKind::BlackWhite)).usual_run();
    assert!(black_white.reach.moves());
    assert!(!DataSpec::Path("a.npy".into()).usual_run().reach.moves());
}
