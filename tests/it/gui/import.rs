//! Pictures of one's own: from Ctrl+O to the stage.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{DroppedFile, DroppedFileHandle, HoveredFile, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use image::{Rgb, RgbImage};
use tempfile::TempDir;

use super::support::Window;
use crate::support::{run_recipe, shared};

use sixfingers::app::action::Action;
use sixfingers::app::import::actions::ImportAction;
use sixfingers::app::import::state::{Import, ImportStage, Preview};
use sixfingers::exhibits::{DataSpec, Recipe};
use sixfingers::images::load::{Take, Watch, load};
use sixfingers::score::FastDenoiser;
use sixfingers::text as keys;

/// Two labels, several sizes, one damaged file.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for label in ["cats", "dogs"] {
        fs::create_dir(folder.path().join(label)).unwrap();
        for k in 0..4_u32 {
            let picture = RgbImage::from_fn(30 + 4 * k, 40, |x, y| Rgb([x as u8 * 5, y as u8 * 6, (k * 60) as u8]));
            picture.save(folder.path().join(label).join(format!("{k}.png"))).unwrap();
        }
    }
    fs::write(folder.path().join("cats/broken.png"), b"no picture").unwrap();
    folder
}

fn preview(window: &Window) -> &Preview {
    match &window.model().state.import {
        Some(Import { stage: ImportStage::Found(preview), .. }) => preview,
        other => panic!("no preview: {other:?}"),
    }
}

/// Types a path into the dialog and waits for its preview.
fn look(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::O);
    window.harness.get_by_role_and_label(Role::TextInput, keys::import::PATH.name()).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::TextInput, keys::import::PATH.name()).type_text(path.to_str().unwrap());
    window.harness.run_steps(2);
    window.click(Role::Button, keys::import::SCAN.name());
    window.wait("it was looked at", |model| {
        let import = model.state.import.as_ref();
        import.is_some_and(|import| match &import.stage {
            ImportStage::Found(preview) => !preview.updating,
            ImportStage::Looking(_) => false,
            ImportStage::Choosing => import.error.is_some(),
        })
    });
    window.harness.run_steps(4);
}

#[test]
fn pictures_come_in_as_they_were_chosen_and_what_was_left_out_is_listed() {
    let mut window = Window::open();
    let folder = folder();
    let before = window.guess();
    look(&mut window, folder.path());
    assert!(window.has("A folder of pictures: 9 pictures"));
    assert!(window.has("1 file can't be used and will be skipped") && window.has("Open 8 pictures"));
    assert_eq!(preview(&window).pictures.len(), 8);
    assert_eq!(preview(&window).choices.side(), Some(64), "pictures of several sizes need one");
    for name in ["32", "Pad", "Grey"] {
        window.click(Role::RadioButton, name);
    }
    window.click(Role::CheckBox, "dogs 4");
    window.wait("the pictures of these choices", |model| match &model.state.import {
        Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
        _ => false,
    });
    let spec = preview(&window).spec();
    assert_eq!(spec.to_string(), format!("{}:size=32,fit=pad,color=grey,labels=dogs", folder.path().display()));
    assert_eq!(window.guess(), before, "the stage stays as it is");
    window.harness.run_steps(2);
    window.click(Role::CheckBox, "cats 5");
    window.click(Role::Button, "Open 8 pictures");
    window.settle();
    let state = &window.model().state;
    assert!(state.import.is_none());
    let data = state.data.as_ref().unwrap();
    let DataSpec::Chosen { path, choices } = &data.spec else { panic!("{:?}", data.spec) };
    let loaded = load(path, choices, &Watch::default(), &|| false).unwrap();
    assert_eq!((*data.set).clone(), loaded.set);
    assert_eq!((data.set.n_images(), data.set.shape().c(), data.set.shape().h()), (8, 1, 32));
    assert_eq!(window.model().settings.recent, [data.spec.to_string()]);
    window.click(Role::Button, "1 file skipped");
    assert!(window.has("cats/broken.png"));
    window.press(Key::Escape);
    assert!(!window.has("cats/broken.png"));
}

#[test]
fn a_source_that_is_of_no_use_is_one_sentence_and_the_stage_stays() {
    let mut window = Window::open();
    let (before, seed) = (window.guess(), window.model().state.controls.seed);
    let empty = tempfile::tempdir().unwrap();
    look(&mut window, empty.path());
    let error = window.model().state.import.as_ref().unwrap().error.clone().unwrap();
    assert!(error.contains("there is no picture in it") && error.lines().count() == 1, "{error}");
    assert!(window.has(&error));
    window.harness.get_by_role_and_label(Role::Button, keys::import::SCAN.name()).focus();
    window.press(Key::N);
    assert_eq!(window.model().state.controls.seed, seed, "keys are for the dialog");
    window.press(Key::Escape);
    assert!(window.model().state.import.is_none());
    assert_eq!(window.guess(), before);
}

#[test]
fn a_set_too_large_to_load_is_offered_as_a_sample() {
    let mut window = Window::open();
    let folder = tempfile::tempdir().unwrap();
    // A file without blocks on the disk: 100,000 black pictures, more than can be loaded.
    let path = folder.path().join("large.bin");
    fs::File::create(&path).unwrap().set_len(3073 * 100_000).unwrap();
    look(&mut window, &path);
    let offer = window.harness.query_all_by_role(Role::Button);
    let names: Vec<String> = offer.filter_map(|node| node.accesskit_node().label()).collect();
    let take = names.iter().find(|name| name.starts_with("Use ")).expect("a sample is offered").clone();
    window.click(Role::Button, &take);
    window.wait("the sample's pictures", |model| match &model.state.import {
        Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating && preview.problem.is_none(),
        _ => false,
    });
    let Take::Random { count, .. } = preview(&window).choices.take else { panic!("{:?}", preview(&window).choices) };
    assert!(count < 100_000 && preview(&window).n_images() == count);
}

#[test]
fn loading_can_be_stopped_and_the_old_set_stays() {
    let mut window = Window::open();
    let before = window.guess();
    let spec = window.model().state.controls.data.clone();
    let folder = folder();
    look(&mut window, folder.path());
    window.harness.state_mut().push(Action::Import(ImportAction::Open));
    window.harness.state_mut().push(Action::Import(ImportAction::StopLoading));
    window.settle();
    assert_eq!(window.model().state.controls.data, spec);
    assert_eq!(window.guess(), before);
}

/// A file as the system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Lets files fall on the window, as the system does it.
fn drop_on(window: &mut Window, paths: &[&Path]) {
    let hovered = paths.iter().map(|path| HoveredFile { path: Some(path.to_path_buf()), ..HoveredFile::default() });
    window.harness.input_mut().hovered_files = hovered.collect();
    window.harness.run_steps(2);
    assert!(window.has(keys::import::DROP.get()));
    window.harness.input_mut().hovered_files.clear();
    window.harness.input_mut().dropped_files =
        paths.iter().map(|path| Arc::new(Dropped(path.to_path_buf())) as DroppedFileHandle).collect();
    window.harness.run_steps(2);
    window.wait("it was looked at", |model| match &model.state.import {
        Some(import) => match &import.stage {
            ImportStage::Found(preview) => !preview.updating,
            ImportStage::Looking(_) => false,
            ImportStage::Choosing => import.error.is_some(),
        },
        None => false,
    });
    window.harness.run_steps(4);
}

#[test]
fn a_folder_dropped_on_the_window_is_looked_at_and_several_things_are_one_too_many() {
    let mut window = Window::open();
    let folder = folder();
    drop_on(&mut window, &[folder.path()]);
    assert!(window.has("A folder of pictures: 9 pictures"));
    assert!(preview_hint(&window).is_none());
    window.click(Role::Button, keys::import::OTHER.name());
    assert!(window.has(keys::import::PICK_FOLDER.name()));
    window.click(Role::Button, keys::import::CLOSE.name());
    assert!(window.model().state.import.is_none());
    drop_on(&mut window, &[&folder.path().join("cats"), &folder.path().join("dogs")]);
    assert!(window.has("A folder of pictures: 5 pictures"));
    assert!(preview_hint(&window).unwrap().contains("only the first"));
}

fn preview_hint(window: &Window) -> Option<String> {
    window.model().state.import.as_ref().unwrap().hint.clone()
}

#[test]
fn an_archive_dropped_on_the_window_comes_to_the_stage() {
    let mut window = Window::open();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pictures.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for k in 0..3_u8 {
        let mut png = std::io::Cursor::new(Vec::new());
        RgbImage::from_pixel(16, 16, Rgb([80 * k, 40, 0])).write_to(&mut png, image::ImageFormat::Png).unwrap();
        zip.start_file(format!("{k}.png"), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(png.get_ref()).unwrap();
    }
    zip.finish().unwrap();
    drop_on(&mut window, &[&path]);
    assert!(window.has("A zip archive of pictures: 3 pictures"));
    window.click(Role::Button, "Open 3 pictures");
    window.settle();
    assert_eq!(window.model().state.data.as_ref().unwrap().set.n_images(), 3);
}

#[test]
fn a_broken_file_dropped_on_the_window_is_one_sentence_and_the_stage_stays() {
    let mut window = Window::open();
    let before = window.guess();
    let folder = folder();
    drop_on(&mut window, &[&folder.path().join("cats/broken.png")]);
    let error = window.model().state.import.as_ref().unwrap().error.clone().unwrap();
    assert!(error.contains("broken.png") && error.lines().count() == 1, "{error}");
    assert!(window.has(&error));
    window.press(Key::Escape);
    assert_eq!(window.guess(), before);
}

#[test]
fn of_sixty_one_dropped_pictures_the_broken_one_is_not_counted() {
    let mut window = Window::open();
    let folder = tempfile::tempdir().unwrap();
    for k in 0..60_u8 {
        RgbImage::from_pixel(16, 16, Rgb([4 * k, 255 - 4 * k, 0]))
            .save(folder.path().join(format!("{k}.png")))
            .unwrap();
    }
    fs::write(folder.path().join("61.png"), b"no picture").unwrap();
    drop_on(&mut window, &[folder.path()]);
    assert!(window.has("A folder of pictures: 61 pictures"));
    assert!(window.has("1 file can't be used and will be skipped"));
    window.click(Role::Button, "Open 60 pictures");
    window.settle();
    assert_eq!(window.model().state.data.as_ref().unwrap().set.n_images(), 60);
    assert!(window.has("1 file skipped"));
}

#[test]
#[cfg_attr(not(shared_files), ignore = "needs ../shared, which is not there")]
fn the_real_sets_come_in_run_and_come_again() {
    let data = shared("data");
    for (name, found, labels) in [
        ("mnist-2000-images-idx3-ubyte.gz", "An IDX file, like MNIST: 2000 pictures", 10),
        ("cifar10-2000.bin", "Binary CIFAR: 2000 pictures", 10),
    ] {
        let mut window = Window::open();
        look(&mut window, &data.join(name));
        assert!(window.has(found), "{name}");
        assert_eq!(preview(&window).found.labels.len(), labels);
        // A few of them, so that the test is short; all of them are loaded by the tests of the loaders.
        let choices = "size=16,random=60,seed=2".parse().unwrap();
        window.harness.state_mut().push(Action::Import(ImportAction::SetChoices(choices)));
        window.harness.run_steps(3);
        window.click(Role::Button, "Open 60 pictures");
        window.settle();
        let model = window.model();
        let (spec, seed) = (model.state.controls.stages[0].spec.clone(), model.state.controls.seed);
        let set = model.state.data.as_ref().unwrap().spec.open().unwrap();
        assert_eq!((set.n_images(), set.shape().h()), (60, 16));
        let recipe = Recipe::new(model.state.data.as_ref().unwrap().spec.clone(), seed, spec);
        let again = run_recipe(&recipe, &FastDenoiser::new(&Arc::new(set)));
        assert_eq!(again.result(), Some(&window.guess()), "{name}");
        #[cfg(unix)]
        window.copied_command_makes_the_picture();
    }
}

#[test]
fn the_array_and_the_range_of_its_numbers_can_be_chosen() {
    let mut window = Window::open();
    look(&mut window, &super::states::own_arrays());
    assert_eq!((preview(&window).found.n_pictures, preview(&window).found.array.as_deref()), (4, Some("x_train")));
    assert!(window.has(keys::import::RANGE_GUESSED.get()));
    let before = preview(&window).pictures[0].values()[0];
    assert_eq!(before, -1.0, "0 is black");
    window.click(Role::RadioButton, keys::import::RANGE_SIGNED.name());
    window.wait("other pictures", |model| match &model.state.import {
        Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
        _ => false,
    });
    assert_eq!(preview(&window).pictures[0].values()[0], 0.0);
    assert!(!window.has(keys::import::RANGE_GUESSED.get()));
    window.click(Role::CheckBox, "x_test");
    window.wait("the other array", |model| match &model.state.import {
        Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
        _ => false,
    });
    assert_eq!((preview(&window).found.n_pictures, preview(&window).found.array.as_deref()), (2, Some("x_test")));
    window.harness.run_steps(2);
    window.click(Role::Button, "Open 2 pictures");
    window.settle();
    let data = window.model().state.controls.data.to_string();
    assert!(data.ends_with("own-arrays.npz:name=x_test"), "{data}");
    assert_eq!(data.parse::<DataSpec>().unwrap().open().unwrap().n_images(), 2);
}

#[test]
fn where_there_is_no_file_dialog_it_is_said_what_else_does() {
    use sixfingers::app::window::WindowAction;
    let mut window = Window::open();
    window.act(Action::Import(ImportAction::Show));
    window.act(Action::Window(WindowAction::TellNoDialog));
    assert!(window.has(keys::import::NO_DIALOG.get()));
    window.act(Action::Import(ImportAction::Close));
    window.act(Action::Window(WindowAction::TellNoDialog));
    assert_eq!(window.model().state.notices.notice.as_deref(), Some(keys::import::NO_DIALOG.get()));
}
