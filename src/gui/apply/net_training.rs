//! Training a network.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::export::{read_net, write_file, write_new};
use crate::gui::action::NetTrainingAction;
use crate::gui::keep::{Done, free_name};
use crate::gui::model::Model;
use crate::gui::net_training::{SetOf, forget_last, forget_present, free_bytes, look_for_last, put_aside, words};
use crate::gui::nets;
use crate::gui::view::Scene;
use crate::net::{NetFile, NetKind, NetSpec, TrainSpec};
use crate::studio::{Job, NetBegin, NetTraining, NetTrainingQuery, OpenNet, Slot};

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: NetTrainingAction, ctx: &egui::Context) {
    let Model { session, view, worker, .. } = model;
    let form = &mut view.net_form;
    match action {
        NetTrainingAction::Toggle => {
            view.scene = if view.scene == Scene::Network { Scene::Stage } else { Scene::Network };
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
            let Ok(net) = form.net(session.shape()) else { return };
            let begin = NetBegin::New(net, form.train());
            let needed = session.net_training.costs.of(net, session.shape()).bytes;
            match free_bytes().filter(|free| *free < needed) {
                Some(free) => session.net_training.problem = Some(words::no_memory(needed, free)),
                None => {
                    put_aside(model);
                    start(model, begin, Some(0));
                }
            }
        }
        NetTrainingAction::Pause => {
            worker.cancel(Slot::Training);
            session.net_training.pause();
        }
        NetTrainingAction::GoOn => {
            let steps = form.steps;
            go_on(model, steps);
        }
        NetTrainingAction::Fit => {
            let Some(news) = session.net_training.run().and_then(|run| run.news.as_ref()) else { return };
            news.training.fit();
            let steps = news.origin.train.steps;
            if !session.net_training.is_running() {
                go_on(model, steps);
            }
        }
        NetTrainingAction::Stop { lose } => {
            let unkept = session.net_training.run().map_or(0, |run| run.n_unkept());
            if unkept > 0 && !lose {
                form.asked = true;
                return;
            }
            form.asked = false;
            worker.cancel(Slot::Training);
            session.net_training.drop_run();
            forget_present(model);
            look_for_last(model);
        }
        NetTrainingAction::LeaveAsk => form.asked = false,
        NetTrainingAction::Keep(path) => keep(model, &path),
        NetTrainingAction::Show => show(model),
        NetTrainingAction::Browse => browse(model),
        NetTrainingAction::Open(path) => {
            model.files.spawn(move || {
                let read = read_net(&path).map_err(|problem| problem.to_string());
                Some(Done::Training(Box::new(read)))
            });
        }
        NetTrainingAction::OpenLast => {
            if let Some(file) = session.net_training.last().cloned() {
                begin_with(model, file, None);
            }
        }
        NetTrainingAction::ForgetLast => forget_last(model),
        NetTrainingAction::CopyCommand => {
            if let Some(command) = words::command(session, form) {
                session.keep.tell(words::copied(&command));
                ctx.copy_text(command);
            } else {
                session.notice = Some(words::NO_COMMAND.to_owned());
            }
        }
    }
}

/// Begins on the set that is open.
fn start(model: &mut Model, begin: NetBegin, kept: Option<usize>) {
    let Model { session, view, worker, .. } = model;
    let Some(data) = session.wanted_data() else {
        session.net_training.problem = Some(words::NOT_YET.to_owned());
        return;
    };
    let (id, shape) = (data.id, data.set.shape());
    let title = session.exhibit().map_or_else(|| session.controls.data.to_string(), |e| e.title.to_owned());
    let n_images = session.n_in_use().map_or(data.set.n_images(), |(on, _)| on);
    let (data, edits) = (session.controls.data.clone(), session.controls.edits.clone());
    let set = SetOf { title, data, edits, n_images, shape };
    let query = NetTrainingQuery { begin, data: id, mask: session.mask() };
    session.net_training.costs.stop();
    let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
    session.net_training.begin(job, set, kept);
    view.net_form.asked = false;
}

/// Goes on where it was, up to so many steps.
fn go_on(model: &mut Model, steps: usize) {
    let Model { session, view, worker, .. } = model;
    let training = session.net_training.run().filter(|run| !run.is_running()).and_then(|run| run.news.as_ref());
    let Some(news) = training else { return };
    let steps = steps.max(news.origin.steps_done);
    let begin = NetBegin::Again(Arc::clone(&news.training), steps);
    let data = session.data.as_ref().map_or(crate::studio::DataId(0), |data| data.id);
    let query = NetTrainingQuery { begin, data, mask: None };
    session.net_training.costs.stop();
    let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
    session.net_training.go_on(job);
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
pub(in crate::gui) fn take_file(model: &mut Model, read: Result<NetFile, String>) {
    match read {
        Ok(_) if model.session.net_training.run().is_some() => {
            model.session.net_training.problem = Some(words::ONE_AT_A_TIME.to_owned());
        }
        Ok(file) => {
            let kept = file.origin.steps_done;
            put_aside(model);
            begin_with(model, Arc::new(file), Some(kept));
        }
        Err(problem) => model.session.net_training.problem = Some(words::sentence(&problem)),
    }
}

/// Takes in what came of keeping: the network, which is a choice of the stages from now on.
pub(in crate::gui) fn take_kept(model: &mut Model, number: u64, kept: Result<(PathBuf, Arc<OpenNet>), String>) {
    match kept {
        Ok((path, net)) => {
            let Model { session, settings, .. } = model;
            session.net_training.note_kept(number, Arc::clone(&net));
            session.keep.tell(words::kept(&path, net.origin.steps_done));
            settings.folder = path.parent().map(Path::to_path_buf);
            if session.net_training.run().is_some_and(|run| run.number == number && run.n_unkept() == 0) {
                forget_present(model);
            }
            nets::add(model, net);
        }
        Err(problem) => model.session.net_training.problem = Some(words::sentence(&problem)),
    }
}

/// Puts the network that was kept on the stage, beside the theory with the P(t) of the panel.
fn show(model: &mut Model) {
    let run = model.session.net_training.run();
    let shown = run.and_then(|run| Some((run.on_stage.clone()?, run.news.clone()?, run.set.clone())));
    let Some((net, news, set)) = shown else { return };
    let controls = &mut model.session.controls;
    if controls.data != set.data || controls.edits != set.edits {
        controls.exhibit = model.session.exhibits.iter().find(|e| e.data == set.data).map(|e| e.id.to_owned());
        (controls.data, controls.edits) = (set.data, set.edits);
    }
    super::net::put_beside(model, &net, Some(&news.locality));
}

/// Writes the network beside the window, under the first name that is free.
fn keep(model: &mut Model, path: &Path) {
    let Model { session, files, .. } = model;
    let Some(run) = session.net_training.run() else { return };
    let Some(training) = run.news.as_ref().map(|news| Arc::clone(&news.training)) else { return };
    let number = run.number;
    let named = path.with_extension(words::ENDING);
    files.spawn(move || Some(Done::KeptTraining(number, Box::new(write(&training, &named)))));
}

fn write(training: &NetTraining, named: &Path) -> Result<(PathBuf, Arc<OpenNet>), String> {
    let stem = named.file_stem().unwrap_or_default().to_string_lossy();
    let path = free_name(named.parent().unwrap_or(Path::new("")), &stem, Some(words::ENDING));
    let file = training.file();
    let bytes = file.to_bytes().map_err(|problem| problem.to_string())?;
    let written = write_new(&path, |place| write_file(place, |to| to.write_all(&bytes)));
    written.map_err(|problem| problem.to_string())?;
    let net = OpenNet::of_file(path.clone(), &file)?;
    Ok((path, Arc::new(net)))
}

/// Asks for a file in a dialog of the system.
fn browse(model: &mut Model) {
    let typed = PathBuf::from(model.view.net_form.open_path.trim());
    let folder = typed.parent().filter(|folder| folder.is_dir()).map(Path::to_path_buf);
    let folder = folder.or_else(|| model.settings.folder.clone());
    model.files.spawn(move || {
        let mut asked = rfd::FileDialog::new().add_filter(words::NETWORK, &[words::ENDING]);
        if let Some(folder) = folder {
            asked = asked.set_directory(folder);
        }
        Some(Done::PickedTraining(asked.pick_file()))
    });
}

/// Asks what the network of the form costs, while it is looked at. Returns when to come again.
pub(in crate::gui) fn reconcile(model: &mut Model) -> Option<Duration> {
    let Model { session, view, worker, .. } = model;
    if view.scene != Scene::Network || session.net_training.run().is_some() {
        return None;
    }
    let data = session.wanted_data()?;
    let (id, shape) = (data.id, data.set.shape());
    let net = view.net_form.net(shape).ok()?;
    let costs = &mut session.net_training.costs;
    match costs.missing(id, net, shape, Instant::now()) {
        Ok(query) => {
            let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
            costs.ask(job, net, shape);
            None
        }
        Err(later) => later,
    }
}
