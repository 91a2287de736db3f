//! Session files: what is written is read back, and nothing else gets through.

use proptest::prelude::*;
use sixfingers::diffusion::{Locality, NetId, RunSpec, starting_noise};
use sixfingers::exhibits::DataSpec;
use sixfingers::export::session::{
    SessionData, SessionFile, SessionProblem, SessionStage, SessionView, is_session, read_session, write_session,
};
use sixfingers::images::TrainingSet;
use sixfingers::images::edit::{Edit, Edits};
use sixfingers::score::Reach;

use crate::diffusion::any_run_spec;
use crate::support::{cases, random_set, shape};

/// A session on a small drawn set, with these stages.
fn with_stages(stages: Vec<SessionStage>) -> SessionFile {
    let set = random_set(3, shape(3, 9, 8), 4);
    SessionFile {
        data: SessionData::new("hands:count=3,size=24".parse().unwrap(), &set),
        exhibit: None,
        seed: 7,
        only: None,
        edits: Edits::default(),
        branches: None,
        stages,
        view: SessionView::default(),
    }
}

pub(super) fn stage(run: RunSpec) -> SessionStage {
    SessionStage { run, form: None, reach_when_on: None, locality_when_local: None, branch: None, result: None }
}

fn reread(session: &SessionFile) -> SessionFile {
    SessionFile::from_bytes(session.to_text().unwrap().as_bytes()).unwrap()
}

fn problem(bytes: &[u8]) -> SessionProblem {
    SessionFile::from_bytes(bytes).unwrap_err()
}

/// Whatever the bytes are, the answer is a session or a sentence.
fn survives(bytes: &[u8]) {
    match SessionFile::from_bytes(bytes) {
        Ok(session) => {
            session.to_text().unwrap();
            session.recipe(0);
        }
        Err(problem) => assert_eq!(problem.to_string().lines().count(), 1, "{problem}"),
    }
}

fn any_stage() -> impl Strategy<Value = SessionStage> {
    let fits = |run: &RunSpec| run.check(shape(3, 9, 8)).is_ok();
    let run = any_run_spec().prop_filter("it fits the pictures", fits);
    let reach = prop::option::of(prop_oneof![Just(Reach::All), (0..9_u32).prop_map(Reach::Within)]);
    let local = prop::option::of(any_run_spec());
    (run, prop::option::of(any_run_spec()), reach, local, prop::option::of(0..9_u32), any::<bool>()).prop_map(
        |(run, form, reach_when_on, local, branch, done)| SessionStage {
            run,
            form: form.map(|run| run.locality),
            reach_when_on,
            locality_when_local: local.map(|run| run.locality),
            branch,
            result: done.then(|| starting_noise(shape(1, 2, 2), 1).fingerprint()),
        },
    )
}

prop_compose! {
    fn any_session()(
        stages in prop::collection::vec(any_stage(), 1..5),
        seed in any::<u64>(),
        exhibit in prop::option::of("\\PC{0,12}"),
        path in prop::option::of("\\PC{1,20}"),
        only in prop::option::of(prop::collection::vec(0..100_usize, 0..5)),
        tree in prop::option::of("\\PC{0,9}"),
        off in prop::collection::vec(prop::collection::vec(0..9_usize, 0..3), 0..3),
        view in (0..5_usize, prop::option::of(0..99_usize), "[a-z]{0,9}"),
    ) -> SessionFile {
        let mut session = with_stages(stages);
        if let Some(path) = path {
            session.data.source = DataSpec::Path(path.into());
        }
        let branches = tree.map(|text| serde_json::json!([text, 0.1, null]));
        let edits = off.into_iter().map(|images| Edit::Off { images }).collect::<Vec<_>>().into();
        let view = SessionView { stage: view.0, step: view.1, pictures: view.2 };
        SessionFile { seed, exhibit, only, edits, branches, view, ..session }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_written_is_read_back(session in any_session()) {
        prop_assert_eq!(reread(&session), session);
    }

    #[test]
    fn a_session_cut_off_anywhere_is_refused(session in any_session(), share in 0.0..1.0_f64) {
        let text = session.to_text().unwrap();
        // The last byte is the end of a line.
        let length = ((text.len() - 1) as f64 * share) as usize;
        prop_assert!(SessionFile::from_bytes(&text.as_bytes()[..length]).is_err());
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn arbitrary_text_after_the_mark_never_panics(
        text in "[{}\\[\\]\",:0-9a-z. -]{0,120}",
        version in 0..3_u8,
    ) {
        survives(format!(r#"{{"sixfingers": "session", "version": {version}, {text}"#).as_bytes());
    }

    #[test]
    fn damaged_sessions_never_panic(
        damage in prop::collection::vec((0.0..1.0_f64, any::<u8>(), 0..3_u8), 1..5),
    ) {
        let mut bytes = sample().to_text().unwrap().into_bytes();
        for (place, byte, how) in damage {
            let at = (bytes.len() as f64 * place) as usize;
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        survives(&bytes);
    }

    #[test]
    fn numbers_of_any_size_never_panic(number in any::<i128>(), which in any::<prop::sample::Index>()) {
        let text = sample().to_text().unwrap();
        // Every number in turn is replaced, whatever it stands for.
        let numbers: Vec<_> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = numbers[which.index(numbers.len())];
        survives(format!("{}{number}{}", &text[..at], &text[at + 1..]).as_bytes());
    }
}

/// One of everything.
pub(super) fn sample() -> SessionFile {
    let run = RunSpec { locality: "curve:0:3,1:7".parse().unwrap(), steps: 6, ..RunSpec::default() };
    let tail = RunSpec { locality: "constant:3".parse().unwrap(), ..run.clone() };
    let form = Some("linear:9:3".parse().unwrap());
    let branched = SessionStage { form, branch: Some(2), ..stage(run.branch(3, &tail)) };
    SessionFile {
        exhibit: Some("hands".into()),
        only: Some(vec![0, 2]),
        edits: vec![Edit::Shift { images: vec![1], dy: 1, dx: -2, border: Default::default() }].into(),
        view: SessionView { stage: 1, step: Some(2), pictures: "both".into() },
        ..with_stages(vec![stage(run), branched])
    }
}

#[test]
fn a_session_is_a_text_that_people_can_read() {
    let run = RunSpec { locality: "constant:7".parse().unwrap(), ..RunSpec::default() };
    let text = with_stages(vec![stage(run)]).to_text().unwrap();
    assert!(text.len() < 1200, "{text}");
    for line in [r#""sixfingers": "session""#, r#""version": 1"#, r#""locality": "constant:"#, r#""seed": 7"#] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("null,\n  \"only"), "what is not there is not written: {text}");
}

#[test]
fn a_problem_is_one_line_whatever_the_file_says() {
    let text = sample().to_text().unwrap();
    for (word, damaged) in [("\"synth\"", "\"s\\nth\""), ("constant:3", "constant:\\n3")] {
        let damaged = text.replacen(word, damaged, 1);
        assert_ne!(damaged, text);
        let sentence = problem(damaged.as_bytes()).to_string();
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
    }
}

#[test]
fn a_network_raises_the_version_wherever_it_stands() {
    let net = NetId::Shipped("hands32-grey-zeros".into());
    let drawn = RunSpec { net: Some(net), ..RunSpec::default() };
    let session = with_stages(vec![stage(drawn.clone())]);
    assert!(session.to_text().unwrap().contains("\"version\": 2"));
    assert_eq!(reread(&session).stages[0].run, drawn);
    let branch = serde_json::json!([{ "settings": { "spec": { "net": "shipped:hands32-grey-zeros" } } }]);
    let in_tree = SessionFile { branches: Some(branch), ..with_stages(vec![stage(RunSpec::default())]) };
    assert!(in_tree.to_text().unwrap().contains("\"version\": 2"));
    let plain = with_stages(vec![stage(RunSpec::default())]);
    assert!(plain.to_text().unwrap().contains("\"version\": 1"), "an older program may read it");
}

#[test]
fn a_newer_session_is_refused_with_the_way_out() {
    let text = sample().to_text().unwrap().replacen("\"version\": 1", "\"version\": 8", 1);
    // Its other fields may mean anything.
    let newer = problem(text.replace("stages", "scenes").as_bytes());
    assert!(matches!(newer, SessionProblem::Newer { found: 8 }));
    let sentence = newer.to_string();
    assert!(sentence.contains("newer Sixfingers (format 8; this one knows 2)"), "{sentence}");
    assert!(matches!(
        problem(text.replacen("8", "18446744073709551615", 1).as_bytes()),
        SessionProblem::Newer { found: u64::MAX }
    ));
    assert!(matches!(
        problem(text.replacen("\"version\": 8", "\"version\": 0", 1).as_bytes()),
        SessionProblem::Foreign
    ));
}

#[test]
fn fields_of_a_later_program_are_passed_over() {
    let text = sample().to_text().unwrap().replacen("\"seed\"", "\"mood\": [1, {\"a\": null}], \"seed\"", 1);
    assert_eq!(SessionFile::from_bytes(text.as_bytes()).unwrap(), sample());
}

#[test]
fn something_else_is_no_session() {
    for bytes in [&b""[..], b"{}", b"{\"a\": 1}", b"\x89PNG\r\n", b"[\"sixfingers\"]", b"sixfingers"] {
        assert!(matches!(problem(bytes), SessionProblem::Foreign), "{bytes:?}");
    }
    let foreign = br#"{"sixfingers": "palette", "version": 1}"#;
    assert!(matches!(problem(foreign), SessionProblem::Foreign));
}

#[test]
fn a_session_that_fits_nothing_is_refused_with_the_reason() {
    let refused = |change: &dyn Fn(&mut SessionFile)| {
        let mut session = sample();
        change(&mut session);
        match problem(session.to_text().unwrap().as_bytes()) {
            SessionProblem::Invalid(reason) => reason.to_string(),
            other => panic!("{other}"),
        }
    };
    assert_eq!(refused(&|s| s.stages.clear()), "it has 0 stages, but 1 to 4 are possible");
    assert_eq!(refused(&|s| s.stages = vec![s.stages[0].clone(); 5]), "it has 5 stages, but 1 to 4 are possible");
    assert_eq!(refused(&|s| s.stages[0].run.steps = 0), "0 steps: it must be 1 to 1000");
    let late = |s: &mut SessionFile| s.stages[1].run.trunk[0].until = 7;
    assert!(refused(&late).starts_with("a branch at step 7"));
}

#[test]
fn a_recipe_tells_all_that_makes_the_picture() {
    let recipe = sample().recipe(1).unwrap();
    assert_eq!((recipe.run, recipe.seed, recipe.only), (sample().stages[1].run.clone(), 7, Some(vec![0, 2])));
    assert_eq!(sample().recipe(2), None);
    let edits: Edits = vec![Edit::Mirror { images: vec![0] }].into();
    let edited = SessionFile { edits: edits.clone(), ..sample() };
    assert_eq!(edited.recipe(0).unwrap().edits, edits);
}

#[test]
fn a_fingerprint_tells_shape_values_order_and_sign() {
    let set = |values: &[f32]| TrainingSet::new(shape(1, 1, 2), values.to_vec()).unwrap().fingerprint();
    let all = [
        set(&[0.0, 1.0, 0.5, 0.25]),
        set(&[0.5, 0.25, 0.0, 1.0]),
        set(&[0.0, 1.0, 0.5, 0.250_000_03]),
        set(&[-0.0, 1.0, 0.5, 0.25]),
        set(&[0.0, 1.0]),
        TrainingSet::new(shape(1, 2, 1), vec![0.0, 1.0, 0.5, 0.25]).unwrap().fingerprint(),
    ];
    for (i, a) in all.iter().enumerate() {
        assert_eq!(a.to_string().parse(), Ok(*a));
        assert!(all[i + 1..].iter().all(|b| a != b), "{i}");
    }
    assert_eq!(all[0], set(&[0.0, 1.0, 0.5, 0.25]));
}

#[test]
fn pictures_that_move_along_with_their_session_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    std::fs::create_dir_all(old.join("pictures")).unwrap();
    let mut session = sample();
    session.data.source = DataSpec::Path(old.join("pictures"));
    write_session(&old.join("a.sixfingers"), &session).unwrap();
    assert!(is_session(&old.join("a.sixfingers")) && !is_session(&old) && !is_session(&new));
    std::fs::rename(&old, &new).unwrap();
    let found = read_session(&new.join("a.sixfingers")).unwrap();
    assert_eq!(found.data.source, DataSpec::Path(new.join("pictures")));
    // Gone altogether: the old place is what can be told.
    std::fs::remove_dir(new.join("pictures")).unwrap();
    let lost = read_session(&new.join("a.sixfingers")).unwrap();
    assert_eq!(lost.data.source, DataSpec::Path(old.join("pictures")));
}

#[test]
fn a_locality_that_the_controls_go_back_to_need_not_fit() {
    let form: Locality = "scales:99,1".parse().unwrap();
    let session = with_stages(vec![SessionStage { form: Some(form), ..stage(RunSpec::default()) }]);
    assert_eq!(reread(&session), session);
}
