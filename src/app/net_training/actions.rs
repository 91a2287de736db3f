//! What a person does to train a network.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::autosave::{forget_last, forget_present, look_for_last, put_aside};
use super::cost::free_bytes;
use super::state::{ENDING, KeepError, SetOf, TrainingReport};
use crate::app::effect::{Effect, Pick, PickKind, PickPurpose};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::nets::actions::compare_with_theory;
use crate::app::nets::requests::add;
use crate::app::places::free_path;
use crate::app::text::net_training as text;
use crate::app::view::Scene;
use crate::diffusion::Seed;
use crate::export::{NetIoError, read_net, write_file, write_new};
use crate::net::{NetFile, NetKind, NetSpec, TrainSpec};
use crate::score::Boundary;
use crate::studio::{Job, NetBegin, NetTraining, NetTrainingQuery, OpenNet, Slot};
use crate::text::sentence;

/// Training a network.
#[derive(Clone, Debug, PartialEq)]
pub enum NetTrainingAction {
    /// Show the panel, or go back to the stage; training goes on.
    Toggle,
    /// What kind of network.
    SetKind(NetKind),
    /// What lies beyond the border.
    SetPadding(Boundary),
    /// Channels inside.
    SetChannels(usize),
    /// Residual layers of a ResNet.
    SetLayers(usize),
    /// Levels of a UNet.
    SetLevels(usize),
    /// Steps of training.
    SetSteps(usize),
    /// Pictures of a step.
    SetBatch(usize),
    /// Of the first weights, the pictures, the times and the noise.
    SetSeed(Seed),
    /// Train a new network on the set that is open.
    Start,
    /// Rest; it can go on.
    Pause,
    /// Go on.
    Resume,
    /// Fit P(t) to the present network.
    Fit,
    /// Let go of the training.
    Stop {
        /// Whether steps that are in no file may be lost; it is asked otherwise.
        discard: bool,
    },
    /// Not to let go of it.
    LeaveAsk,
    /// Write the network into a file, under the first free name; it is a choice of the stages then.
    Save(PathBuf),
    /// Put the network that was kept on the stage, beside the theory.
    Show,
    /// Ask for a file in a dialog of the system.
    Browse,
    /// A file was chosen there; `None` if the dialog was closed.
    Picked(Option<PathBuf>),
    /// Go on from a file.
    Open(PathBuf),
    /// Go on with the training of an earlier start.
    OpenLast,
    /// Forget it.
    ForgetLast,
    /// The command that trains the same network, for pasting.
    CopyCommand,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: NetTrainingAction, effects: &mut Vec<Effect>) {
    let Model { state, view, worker, .. } = model;
    let form = &mut view.net_form;
    match action {
        NetTrainingAction::Toggle => {
            view.scene = if view.scene == Scene::NetTraining { Scene::Stage } else { Scene::NetTraining };
            look_for_last(model);
        }
        NetTrainingAction::SetKind(kind) => form.set_kind(kind),
        NetTrainingAction::SetPadding(padding) => form.padding = padding,
        NetTrainingAction::SetChannels(n) => form.channels = n.clamp(1, NetSpec::MAX_CHANNELS),
        NetTrainingAction::SetLayers(n) => form.layers = n.clamp(1, NetKind::ResNet.max_depth()),
        NetTrainingAction::SetLevels(n) => form.levels = n.clamp(1, NetKind::UNet.max_depth()),
        NetTrainingAction::SetSteps(n) => form.steps = n.clamp(1, TrainSpec::MAX_STEPS),
        NetTrainingAction::SetBatch(n) => form.batch = n.clamp(1, TrainSpec::MAX_BATCH),
        NetTrainingAction::SetSeed(seed) => form.seed = seed,
        NetTrainingAction::Start => {
            let Ok(net) = form.net(state.shape()) else { return };
            let begin = NetBegin::New(net, form.train());
            let needed = state.net_training.costs.of(net, state.shape()).bytes;
            match free_bytes().filter(|free| *free < needed) {
                Some(free) => state.net_training.problem = Some(text::no_memory(needed, free)),
                None => {
                    put_aside(model);
                    start(model, begin, Some(0));
                }
            }
        }
        NetTrainingAction::Pause => {
            worker.cancel(Slot::Training);
            state.net_training.pause();
        }
        NetTrainingAction::Resume => {
            let steps = form.steps;
            go_on(model, steps);
        }
        NetTrainingAction::Fit => {
            let Some(news) = state.net_training.run().and_then(|run| run.news.as_ref()) else { return };
            news.training.fit();
            let steps = news.origin.train.steps;
            if !state.net_training.is_running() {
                go_on(model, steps);
            }
        }
        NetTrainingAction::Stop { discard } => {
            let unkept = state.net_training.run().map_or(0, |run| run.n_unkept());
            if unkept > 0 && !discard {
                form.asked = true;
                return;
            }
            form.asked = false;
            worker.cancel(Slot::Training);
            state.net_training.drop_run();
            forget_present(model);
            look_for_last(model);
        }
        NetTrainingAction::LeaveAsk => form.asked = false,
        NetTrainingAction::Save(path) => keep(model, &path),
        NetTrainingAction::Show => show(model),
        NetTrainingAction::Browse => browse(model, effects),
        NetTrainingAction::Picked(path) => {
            if let Some(path) = path {
                form.open_path = path.display().to_string();
            }
        }
        NetTrainingAction::Open(path) => {
            model.files.spawn(move || Some(FileReport::Training(TrainingReport::Read(Box::new(read_net(&path))))));
        }
        NetTrainingAction::OpenLast => {
            if let Some(file) = state.net_training.last().cloned() {
                begin_with(model, file, None);
            }
        }
        NetTrainingAction::ForgetLast => forget_last(model),
        NetTrainingAction::CopyCommand => {
            if let Some(command) = text::command(state, form) {
                state.notices.tell(text::copied(&command));
                effects.push(Effect::CopyText(command));
            } else {
                state.notices.notice = Some(text::NO_COMMAND.get().to_owned());
            }
        }
    }
}

/// Begins on the set that is open.
fn start(model: &mut Model, begin: NetBegin, kept: Option<usize>) {
    let Model { state, view, worker, .. } = model;
    let Some(data) = state.wanted_data() else {
        state.net_training.problem = Some(text::NOT_YET.get().to_owned());
        return;
    };
    let (id, shape) = (data.id, data.set.shape());
    let exhibit = state.controls.exhibit.clone();
    let n_images = state.n_in_use().map_or(data.set.n_images(), |(on, _)| on);
    let (data, edits) = (state.controls.data.clone(), state.controls.edits.clone());
    let set = SetOf { exhibit, data, edits, n_images, shape };
    let query = NetTrainingQuery { begin, data: id, mask: state.mask() };
    state.net_training.costs.stop();
    let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
    state.net_training.begin(job, set, kept);
    view.net_form.asked = false;
}

/// Goes on where it was, up to so many steps.
fn go_on(model: &mut Model, steps: usize) {
    let Model { state, view, worker, .. } = model;
    let training = state.net_training.run().filter(|run| !run.is_running()).and_then(|run| run.news.as_ref());
    let Some(news) = training else { return };
    let steps = steps.max(news.origin.steps_done);
    let begin = NetBegin::Again(Arc::clone(&news.training), steps);
    let data = state.data.as_ref().map_or(crate::studio::DataId(0), |data| data.id);
    let query = NetTrainingQuery { begin, data, mask: None };
    state.net_training.costs.stop();
    let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
    state.net_training.go_on(job);
    view.net_form.asked = false;
}

/// Goes on from a file. So many of its steps are in a file of the person's own; `None` for that of an earlier start.
fn begin_with(model: &mut Model, file: Arc<NetFile>, kept: Option<usize>) {
    let form = &mut model.view.net_form;
    let origin = &file.origin;
    form.set_net(origin.net);
    (form.steps, form.batch, form.seed) = (origin.train.steps, origin.train.batch, origin.train.seed);
    let steps = origin.train.steps;
    start(model, NetBegin::Kept(file, steps), kept);
}

/// Takes in a file that was read.
pub(crate) fn on_read(model: &mut Model, read: Result<NetFile, NetIoError>) {
    match read {
        Ok(_) if model.state.net_training.run().is_some() => {
            model.state.net_training.problem = Some(text::ONE_AT_A_TIME.get().to_owned());
        }
        Ok(file) => {
            let kept = file.origin.steps_done;
            put_aside(model);
            begin_with(model, Arc::new(file), Some(kept));
        }
        Err(problem) => model.state.net_training.problem = Some(sentence(&problem.to_string())),
    }
}

/// Takes in what came of writing a file: the network, which is a choice of the stages from now on.
pub(crate) fn on_kept(model: &mut Model, number: u64, kept: Result<(PathBuf, Arc<OpenNet>), KeepError>) {
    match kept {
        Ok((path, net)) => {
            let Model { state, settings, .. } = model;
            state.net_training.note_kept(number, Arc::clone(&net));
            state.notices.tell(text::kept(&path, net.origin.steps_done));
            settings.folder = path.parent().map(Path::to_path_buf);
            if state.net_training.run().is_some_and(|run| run.number == number && run.n_unkept() == 0) {
                forget_present(model);
            }
            add(model, net);
        }
        Err(problem) => model.state.net_training.problem = Some(sentence(&problem.to_string())),
    }
}

/// Puts the network that was kept on the stage, beside the theory with the P(t) of the panel.
fn show(model: &mut Model) {
    let run = model.state.net_training.run();
    let shown = run.and_then(|run| Some((run.on_stage.clone()?, run.news.clone()?, run.set.clone())));
    let Some((net, news, set)) = shown else { return };
    let controls = &mut model.state.controls;
    if controls.data != set.data || controls.edits != set.edits {
        controls.exhibit = model.state.exhibits.iter().find(|e| e.data == set.data).map(|e| e.id.to_owned());
        (controls.data, controls.edits) = (set.data, set.edits);
    }
    compare_with_theory(model, &net, Some(&news.locality));
}

/// Writes the network beside the window, under the first name that is free.
fn keep(model: &mut Model, path: &Path) {
    let Model { state, files, .. } = model;
    let Some(run) = state.net_training.run() else { return };
    let Some(training) = run.news.as_ref().map(|news| Arc::clone(&news.training)) else { return };
    let number = run.number;
    let path = path.to_path_buf();
    files.spawn(move || Some(FileReport::Training(TrainingReport::Kept(number, Box::new(write(&training, &path))))));
}

fn write(training: &NetTraining, path: &Path) -> Result<(PathBuf, Arc<OpenNet>), KeepError> {
    let path = free_path(path, ENDING);
    let file = training.file();
    let bytes = file.to_bytes()?;
    write_new(&path, |place| write_file(place, |to| to.write_all(&bytes)))?;
    let net = OpenNet::of_file(path.clone(), &file)?;
    Ok((path, Arc::new(net)))
}

/// Asks for a file in a dialog of the system.
fn browse(model: &Model, effects: &mut Vec<Effect>) {
    let typed = PathBuf::from(model.view.net_form.open_path.trim());
    let folder = typed.parent().filter(|folder| folder.is_dir()).map(Path::to_path_buf);
    effects.push(Effect::Pick(Pick {
        folder: folder.or_else(|| model.settings.folder.clone()),
        filter: Some((text::NETWORK.get().to_owned(), ENDING)),
        ..Pick::new(PickPurpose::Training, PickKind::File)
    }));
}
