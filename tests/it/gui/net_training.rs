//! Training a network in the window, driven by the names of its widgets.

use std::path::PathBuf;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::action::Action;
use sixfingers::app::edits::actions::EditAction;
use sixfingers::app::edits::state::SelectHow;
use sixfingers::app::net_training::actions::NetTrainingAction;
use sixfingers::app::net_training::state::NetRun;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::text::net_training as words;
use sixfingers::app::view::Scene;
use sixfingers::net::{NetFile, TrainSpec, Trainer};
use sixfingers::score::Boundary;
use sixfingers::text as keys;

/// The panel with a network that is trained in a moment.
fn open(steps: usize) -> Window {
    let mut window = Window::open();
    window.press(Key::R);
    window.harness.run_steps(2);
    for (name, value) in [("Channels", 4), ("Layers", 1), ("Training steps", steps), ("Batch", 4), ("Training seed", 7)]
    {
        set(&mut window, name, value);
    }
    window
}

/// Types a number into a field.
fn set(window: &mut Window, name: &str, value: usize) {
    window.harness.get_by_role_and_label(Role::SpinButton, name).set_value_accesskit(value as f64);
    window.harness.run_steps(3);
}

fn run(window: &Window) -> &NetRun {
    window.model().state.net_training.run().expect("a training was begun")
}

fn steps_done(window: &Window) -> usize {
    run(window).progress().0
}

fn wait_until_done(window: &mut Window) {
    window.wait("the training is done", |model| {
        let training = &model.state.net_training;
        assert_eq!(training.problem, None);
        !training.is_running() && training.run().is_some_and(NetRun::is_done)
    });
    window.harness.run_steps(2);
}

fn wait_for_steps(window: &mut Window, steps: usize) {
    window.wait("some steps", |model| model.state.net_training.run().is_some_and(|run| run.progress().0 >= steps));
    window.harness.run_steps(2);
}

/// Keeps the network in a folder, and reads the file.
fn keep(window: &mut Window, path: PathBuf) -> Vec<u8> {
    window.act(Action::NetTraining(NetTrainingAction::Save(path.clone())));
    window.wait("it is kept", |_| path.exists());
    window.wait("it is told", |model| model.state.net_training.run().is_some_and(|run| run.n_unkept() == 0));
    std::fs::read(path).unwrap()
}

/// The command that the window gives.
fn command(window: &mut Window) -> String {
    window.act(Action::NetTraining(NetTrainingAction::CopyCommand));
    let told = window.model().state.notices.toast.as_ref().expect("it is told").text.clone();
    told.strip_prefix("Copied: ").expect("a command").to_owned()
}

/// Waits until something is told in the panel, as a sentence.
fn told(window: &mut Window, words: &'static str) {
    window.wait(words, |model| model.state.net_training.problem.as_ref().is_some_and(|told| told.contains(words)));
    window.harness.run_steps(2);
    let told = window.model().state.net_training.problem.clone().unwrap();
    assert!(window.has(&told), "it stands in the panel: {told}");
    assert!(told.ends_with('.') && !told.starts_with(char::is_lowercase), "{told}");
}

#[test]
fn the_key_opens_the_panel_and_escape_closes_it() {
    let mut window = Window::open();
    window.press(Key::R);
    assert_eq!(window.model().view.scene, Scene::NetTraining);
    window.press(Key::Escape);
    assert_eq!(window.model().view.scene, Scene::Stage);
    window.click(Role::Button, keys::net_training::TRAINING.name());
    assert_eq!(window.model().view.scene, Scene::NetTraining);
    window.click(Role::Button, keys::net_training::CLOSE.name());
    assert_eq!(window.model().view.scene, Scene::Stage);
}

#[test]
fn before_the_start_it_stands_there_what_training_will_cost() {
    let mut window = open(300);
    let plan = |window: &Window, text: &str| window.harness.query_all_by_label_contains(text).next().is_some();
    assert!(plan(&window, "300 steps of 4 pictures: about "), "the plan");
    // 3 x 3 convolutions: one at the beginning and one in the layer.
    assert!(plan(&window, "Sees 5 x 5 of 32 x 32 pixels; "), "the window");
    window.wait("it is measured", |model| {
        let shape = model.state.shape();
        let net = model.view.net_form.net(shape).unwrap();
        model.state.net_training.costs.of(net, shape).is_measured
    });
    window.harness.run_steps(2);
    assert!(!plan(&window, "(being measured)"));
    set(&mut window, keys::net_training::LAYERS.name(), 3);
    assert!(plan(&window, "Sees 9 x 9 of 32 x 32 pixels; "));
    window.click(Role::RadioButton, keys::net_training::CIRCULAR.name());
    assert_eq!(window.model().view.net_form.padding, Boundary::Circular);
    // Too large a network is a sentence, and can't be started.
    set(&mut window, keys::net_training::LAYERS.name(), 32);
    set(&mut window, keys::net_training::CHANNELS.name(), 256);
    assert!(plan(&window, "weights are too many"));
    window.click(Role::Button, keys::net_training::START.name());
    assert!(window.model().state.net_training.run().is_none());
}

#[cfg(unix)]
#[test]
fn a_network_of_the_window_is_the_one_of_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(5);
    // One picture mirrored, one switched off: what is trained on is what the stage uses.
    window.act(Action::Edit(EditAction::Select(2, SelectHow::Only)));
    window.act(Action::Edit(EditAction::Mirror));
    window.act(Action::Edit(EditAction::Switch(4)));
    window.settle();
    assert!(window.harness.query_all_by_label_contains("11 pictures, edited").next().is_some());
    window.click(Role::Button, keys::net_training::START.name());
    wait_until_done(&mut window);
    let news = run(&window).news.clone().unwrap();
    assert_eq!(news.losses.len(), 5, "the loss of each step");
    assert!(news.network.as_ref().is_some_and(|(step, pictures)| *step == 5 && pictures.len() == 8));
    assert!(news.theory.iter().chain(&news.ideal).all(Option::is_some));
    assert_eq!(news.agreement.last().map(|point| point.step), Some(5));
    assert!(window.has("Network, step 5, seed 7") && window.has("bbELS, P(t) of the paper, seed 0"));

    let kept = keep(&mut window, folder.path().join("window.safetensors"));
    let command = command(&mut window);
    assert!(command.contains(" --edits "), "{command}");
    crate::support::in_a_shell(folder.path(), &command);
    let theirs = std::fs::read(folder.path().join("network.safetensors")).unwrap();
    assert!(kept == theirs, "not the network of {command}");
    // What is there is never replaced.
    window.act(Action::NetTraining(NetTrainingAction::Save(folder.path().join("window.safetensors"))));
    let second = folder.path().join("window-2.safetensors");
    window.wait("it is kept beside", |_| second.exists());
    // Where the last file went is where the next one goes, unless somebody says otherwise.
    window.click(Role::Button, keys::net_training::SAVE_MENU.name());
    window.click(Role::Button, keys::net_training::SAVE.name());
    let proposed = folder.path().join("network-hands-zeros.safetensors");
    window.wait("it is kept where the last one was", |_| proposed.exists());
}

#[test]
fn a_training_rests_goes_on_and_is_not_lost_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(100_000);
    window.click(Role::Button, keys::net_training::START.name());
    wait_for_steps(&mut window, 3);
    window.click(Role::Button, keys::net_training::PAUSE.name());
    let reported = steps_done(&window);
    // What was done since the last report is not lost either.
    let paused = run(&window).news.as_ref().unwrap().training.file().origin.steps_done;
    assert!(paused >= reported);
    window.harness.run_steps(10);
    assert_eq!((steps_done(&window), run(&window).is_running()), (reported, false));
    assert_eq!(run(&window).news.as_ref().unwrap().training.file().origin.steps_done, paused);
    set(&mut window, keys::net_training::STEPS.name(), paused + 4);
    window.click(Role::Button, keys::net_training::RESUME.name());
    wait_until_done(&mut window);
    assert_eq!(steps_done(&window), paused + 4);
    window.click(Role::Button, keys::net_training::STOP.name());
    assert!(window.harness.query_all_by_label_contains("steps are not saved").next().is_some());
    window.click(Role::Button, keys::net_training::STAY.name());
    assert!(window.model().state.net_training.run().is_some());

    // However often it rested, it is the network of the library.
    let kept = keep(&mut window, folder.path().join("rested.safetensors"));
    let file = NetFile::from_bytes(&kept).unwrap();
    let data = window.model().state.data.clone().unwrap();
    let train = TrainSpec { steps: 100_000, ..file.origin.train };
    let mut trainer = Trainer::new(&data.set, &data.spec.to_string(), file.origin.net, train).unwrap();
    for _ in 0..paused {
        trainer.step().unwrap();
    }
    trainer.set_steps(paused + 4).unwrap();
    while !trainer.is_done() {
        trainer.step().unwrap();
    }
    assert!(trainer.file() == file, "another network");

    // What is kept goes on the stage, beside the theory with the same P(t).
    window.click(Role::Button, "On the stage");
    window.settle();
    let controls = &window.model().state.controls;
    assert_eq!((window.model().view.scene, controls.stages.len()), (Scene::Stage, 4));
    assert!(controls.stages[0].spec.net.is_some());
    assert_eq!(controls.stages[1].spec.locality, run(&window).news.as_ref().unwrap().locality);
    let on_stage = window.model().state.stages[0].run().unwrap().frames.last().unwrap().frame.clone();
    let denoiser = sixfingers::net::NetDenoiser::new(&file).unwrap();
    let noise = sixfingers::diffusion::starting_noise(data.set.shape(), controls.seed);
    let spec = controls.stages[0].spec.clone();
    let sampler = sixfingers::diffusion::Sampler::new(spec, noise).unwrap();
    let cancel = sixfingers::score::CancelToken::new();
    let drawn = sixfingers::diffusion::Trajectory::run(sampler, &denoiser, None, &cancel).unwrap();
    assert_eq!(drawn.result(), Some(&on_stage.posterior.x0_hat));
    window.press(Key::R);

    // What is kept can be let go of.
    window.click(Role::Button, keys::net_training::STOP.name());
    assert!(window.model().state.net_training.run().is_none());
    assert!(window.has(keys::net_training::START.name()));
}

#[test]
fn a_training_goes_on_from_a_file_and_refuses_others_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(4);
    window.click(Role::Button, keys::net_training::START.name());
    wait_until_done(&mut window);
    let path = folder.path().join("four.safetensors");
    let bytes = keep(&mut window, path.clone());
    window.click(Role::Button, keys::net_training::STOP.name());
    let go_on = |path: PathBuf| Action::NetTraining(NetTrainingAction::Open(path));

    window.act(go_on(folder.path().join("none.safetensors")));
    told(&mut window, "can't be read");
    let broken = folder.path().join("broken.safetensors");
    std::fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    window.act(go_on(broken));
    told(&mut window, "not a complete safetensors file");

    // Finite weights, but the square of what they guess is not.
    let mut file = NetFile::from_bytes(&bytes).unwrap();
    file.origin.train.steps = 9;
    file.state.as_mut().unwrap().weights.iter_mut().flatten().for_each(|weight| *weight *= 1e30);
    let astray = folder.path().join("astray.safetensors");
    std::fs::write(&astray, file.to_bytes().unwrap()).unwrap();
    window.act(go_on(astray));
    told(&mut window, "not finite");
    window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));

    window.act(go_on(path.clone()));
    wait_until_done(&mut window);
    assert_eq!((steps_done(&window), run(&window).n_unkept()), (4, 0));
    set(&mut window, keys::net_training::STEPS.name(), 6);
    window.click(Role::Button, keys::net_training::RESUME.name());
    window.wait("two steps more", |model| model.state.net_training.run().is_some_and(|run| run.progress() == (6, 6)));
    wait_until_done(&mut window);
    window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));

    // Other pictures.
    window.act(Action::Exhibit(ExhibitAction::OpenData("faces:count=8,size=32".parse().unwrap())));
    window.settle();
    window.act(go_on(path));
    told(&mut window, "use the same data");
}

#[test]
fn the_stage_stays_live_and_the_training_keeps_its_own_set() {
    let mut window = open(100_000);
    window.click(Role::Button, keys::net_training::START.name());
    wait_for_steps(&mut window, 1);
    window.press(Key::Escape);
    window.press(Key::N);
    window.settle();
    assert!(window.harness.query_all_by_label_contains("Training: step ").next().is_some(), "the status line tells");
    window.act(Action::Exhibit(ExhibitAction::OpenData("faces:count=8,size=32".parse().unwrap())));
    window.settle();
    let before = steps_done(&window);
    wait_for_steps(&mut window, before + 2);
    window.press(Key::R);
    window.harness.run_steps(2);
    assert!(window.harness.query_all_by_label_contains("not the set that is open now").next().is_some());
    let news = run(&window).news.clone().unwrap();
    assert!(news.origin.data.starts_with("hands:"), "{}", news.origin.data);
    window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));
    assert!(!window.model().state.net_training.is_running());
}

#[test]
fn p_of_t_is_fitted_when_it_is_asked_for() {
    let mut window = open(3);
    window.click(Role::RadioButton, keys::net_training::CIRCULAR.name());
    window.click(Role::Button, keys::net_training::START.name());
    wait_until_done(&mut window);
    let usual = run(&window).news.clone().unwrap();
    assert_eq!((usual.fitted_at, usual.machine.short_name()), (None, "ELS"));
    window.click(Role::Button, keys::net_training::FIT.name());
    wait_until_done(&mut window);
    window.wait("it is fitted", |model| {
        let run = model.state.net_training.run();
        run.is_some_and(|run| !run.is_running() && run.news.as_ref().is_some_and(|news| news.fitted_at == Some(3)))
    });
    let fitted = run(&window).news.clone().unwrap();
    assert!(fitted.theory.iter().all(Option::is_some) && fitted.locality != usual.locality);
    assert_eq!(fitted.agreement.last().and_then(|point| point.fitted_at), Some(3));
    window.harness.run_steps(2);
    assert!(window.has(&words::theory_row(&fitted)));
}

#[test]
fn what_was_not_finished_is_offered_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let preset = || sixfingers::app::model::Preset { folder: Some(folder.path().into()), ..super::support::small() };
    let size = egui::Vec2::new(1280.0, 720.0);
    let mut window = Window::open_with(preset(), size);
    window.settle();
    window.press(Key::R);
    for (name, value) in [("Channels", 4), ("Layers", 1), ("Training steps", 100_000), ("Batch", 4)] {
        set(&mut window, name, value);
    }
    window.click(Role::Button, keys::net_training::START.name());
    wait_for_steps(&mut window, 2);
    window.click(Role::Button, keys::net_training::PAUSE.name());
    let (file, done) = (folder.path().join("last-training.safetensors"), steps_done(&window));
    window.wait("it is kept by itself", |_| file.exists());
    drop(window);
    let mut window = Window::open_with(preset(), size);
    window.settle();
    window.press(Key::R);
    window.wait("it is offered", |model| model.state.net_training.last().is_some());
    // On other pictures it can't go on, and stays where it is.
    window.act(Action::Exhibit(ExhibitAction::OpenData("faces:count=8,size=32".parse().unwrap())));
    window.settle();
    window.click(Role::Button, keys::net_training::OPEN_LAST.name());
    told(&mut window, "use the same data");
    assert!(window.model().state.net_training.last().is_some() && file.exists());
    window.act(Action::Undo);
    window.settle();
    window.click(Role::Button, keys::net_training::OPEN_LAST.name());
    wait_for_steps(&mut window, done + 1);
    assert!(run(&window).n_unkept() > 0, "it is in no file of the person's own");
    window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));
    window.wait("its file is gone", |_| !file.exists());
}

#[test]
fn what_is_offered_outlives_another_training() {
    let folder = tempfile::tempdir().unwrap();
    let preset = || sixfingers::app::model::Preset { folder: Some(folder.path().into()), ..super::support::small() };
    let data = super::support::small().data.unwrap().open().unwrap();
    let net = "resnet:channels=4,layers=1".parse().unwrap();
    let train = TrainSpec { steps: 8, batch: 2, ..TrainSpec::default() };
    let mut trainer = Trainer::new(&std::sync::Arc::new(data), "hands", net, train).unwrap();
    trainer.step().unwrap();
    let file = folder.path().join("last-training.safetensors");
    std::fs::write(&file, trainer.file().to_bytes().unwrap()).unwrap();

    let mut window = Window::open_with(preset(), egui::Vec2::new(1280.0, 720.0));
    window.settle();
    window.press(Key::R);
    window.wait("it is offered", |model| model.state.net_training.last().is_some());
    for (name, value) in [("Channels", 4), ("Layers", 1), ("Training steps", 100_000), ("Batch", 4)] {
        set(&mut window, name, value);
    }
    window.click(Role::Button, keys::net_training::START.name());
    wait_for_steps(&mut window, 2);
    window.click(Role::Button, keys::net_training::PAUSE.name());
    window.wait("the new one is kept", |_| file.exists());
    window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));
    let offered = window.model().state.net_training.last().expect("it is offered again").clone();
    assert_eq!(*offered, trainer.file());
    window.harness.run_steps(2);
    window.click(Role::Button, keys::net_training::FORGET_LAST.name());
    window.wait("nothing is left", |_| {
        std::fs::read_dir(folder.path())
            .unwrap()
            .all(|entry| !entry.unwrap().file_name().to_string_lossy().contains("training"))
    });
}

#[cfg(unix)]
#[test]
fn a_unet_is_chosen_by_its_name_trained_and_put_on_the_stage() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(3);
    let says = |window: &Window, text: &str| window.harness.query_all_by_label_contains(text).next().is_some();
    window.click(Role::RadioButton, "UNet");
    assert!(
        window.harness.query_by_role_and_label(Role::SpinButton, keys::net_training::LAYERS.name()).is_none(),
        "a UNet has levels"
    );
    assert!(says(&window, "Sees 29 x 29 of 32 x 32 pixels; "));
    set(&mut window, keys::net_training::LEVELS.name(), 3);
    assert!(says(&window, "Sees up to all of 32 x 32 pixels; "));
    set(&mut window, keys::net_training::LEVELS.name(), 1);
    assert!(says(&window, "Sees 13 x 13 of 32 x 32 pixels; "));
    window.click(Role::RadioButton, keys::net_training::CIRCULAR.name());
    window.click(Role::Button, keys::net_training::START.name());
    wait_until_done(&mut window);
    let news = run(&window).news.clone().unwrap();
    assert_eq!(news.origin.net.to_string(), "unet:channels=4,levels=1,padding=circular");
    assert!(news.theory.iter().all(Option::is_some) && news.machine.short_name() == "ELS");

    let kept = keep(&mut window, folder.path().join("unet.safetensors"));
    let command = command(&mut window);
    crate::support::in_a_shell(folder.path(), &command);
    let theirs = std::fs::read(folder.path().join("network.safetensors")).unwrap();
    assert!(kept == theirs, "not the network of {command}");

    window.click(Role::Button, "On the stage");
    window.settle();
    window.act(Action::Compare(CompareAction::Select(0)));
    window.settle();
    assert!(says(&window, "sees at most 13 x 13 pixels") && says(&window, "places 2 pixels apart"));
}

#[test]
fn pictures_that_a_unet_cannot_halve_are_told_in_the_form_with_a_way_out() {
    let mut window = open(3);
    window.act(Action::Exhibit(ExhibitAction::OpenData("hands:count=8,size=26,color=grey".parse().unwrap())));
    window.settle();
    window.click(Role::RadioButton, "UNet");
    let told = |window: &Window| window.harness.query_all_by_label_contains("use levels=1, a resnet").next().is_some();
    assert!(told(&window));
    window.click(Role::Button, keys::net_training::START.name());
    assert!(window.model().state.net_training.run().is_none());
    set(&mut window, keys::net_training::LEVELS.name(), 1);
    assert!(!told(&window));
    window.click(Role::Button, keys::net_training::START.name());
    wait_until_done(&mut window);
}
