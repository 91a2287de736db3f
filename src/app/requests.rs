//! Makes what is running agree with what is chosen and looked at, area by area.

use std::time::Duration;

use super::model::Model;
use super::stage::requests as stage;
use super::{
    agreement, analysis, baselines, curves, edits, gallery, lessons, net_training, nets, provenance, receptive_field,
    talk, why,
};

/// Compares, and gives jobs to the worker. Returns when to compare again, where a job was put off.
pub(crate) fn reconcile(model: &mut Model) -> Option<Duration> {
    stage::open_data(model);
    edits::requests::reconcile(model);
    stage::previews(model);
    stage::give_up_search(model);
    nets::requests::let_go(model);
    let stages = stage::stages(model);
    stage::branches(model);
    talk::requests::reconcile(model);
    gallery::requests::reconcile(model);
    curves::requests::reconcile(model);
    let later = [stages, provenance::requests::reconcile(model), net_training::requests::reconcile(model)];
    analysis::requests::reconcile(model);
    why::requests::reconcile(model);
    nets::requests::reconcile(model);
    baselines::requests::reconcile(model);
    agreement::requests::reconcile(model);
    receptive_field::requests::reconcile(model);
    lessons::requests::reconcile(model);
    later.into_iter().flatten().min()
}
