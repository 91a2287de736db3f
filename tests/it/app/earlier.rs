//! Session files that an earlier version wrote (the one before the program was a library of its own), in its window: a
//! run, a branch, two stages, a network beside the theory.

use std::path::{Path, PathBuf};

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::export::session::{SessionFile, read_session};
use sixfingers::text::sessions;

use super::again::assert_the_same_again;
use super::program::Program;

fn earlier(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/app/earlier").join(name)
}

/// The choices of a session without the fingerprints of its results, which differ between processors: a sum of eight
/// numbers at a time is rounded otherwise than one of sixteen.
fn choices(mut session: SessionFile) -> SessionFile {
    session.stages.iter_mut().for_each(|stage| stage.result = None);
    session
}

/// Whether the processor sums as the one does on which the files were written. (The products in a network are cut into
/// blocks by the sizes of the processor's caches: its pictures differ between processors that sum alike, too.)
fn sums_alike() -> bool {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("avx512f") == WRITTEN_WITH_AVX512
        && std::arch::is_x86_feature_detected!("avx2");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// Whether the processor that the files were written on has AVX-512.
const WRITTEN_WITH_AVX512: bool = true;

/// Opens a session, compares its pictures, saves it again and compares what was saved.
fn opens_with_the_same_picture(name: &str) {
    let before = read_session(&earlier(name)).unwrap();
    let mut program = Program::open(Preset { session: Some(earlier(name)), ..Preset::default() });
    program.settle();
    assert_the_same_again(&program.model, name);
    let mut differs = false;
    for (stage, saved) in program.model.state.stages.iter().zip(&before.stages) {
        let run = stage.run().unwrap();
        let picture = &run.frames.last().unwrap().frame.posterior.x0_hat;
        let same = Some(picture.fingerprint()) == saved.result;
        assert!(same || !sums_alike() || run.request.spec.net.is_some(), "{name}: the same picture, bit for bit");
        differs |= !same;
    }
    let told = differs.then(|| sessions::RESULT_DIFFERS.get());
    assert_eq!(program.model.state.notices.notice.as_deref(), told, "{name}: it is told if, and only if, it differs");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    program.act(Action::Sessions(SessionsAction::SaveTo(file.clone())));
    program.wait("it is saved again", |model| model.state.persistence.file.as_ref() == Some(&file));
    assert_eq!(choices(read_session(&file).unwrap()), choices(before), "{name}: all choices are as they were");
}

#[test]
fn a_run_of_the_version_before_comes_back() {
    opens_with_the_same_picture("plain.sixfingers");
}

#[test]
fn a_branch_of_the_version_before_comes_back() {
    opens_with_the_same_picture("branch.sixfingers");
}

#[test]
fn two_stages_of_the_version_before_come_back() {
    opens_with_the_same_picture("compare.sixfingers");
}

#[test]
fn a_network_beside_the_theory_of_the_version_before_comes_back() {
    opens_with_the_same_picture("network.sixfingers");
}
