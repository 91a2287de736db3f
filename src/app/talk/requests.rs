//! Makes ready what comes next, while the present scene is shown; and small pictures of scenes for their list.

use std::sync::Arc;

use super::ahead::Wish;
use super::script::{Setup, TalkScene};
use crate::app::census::actions::count_ahead;
use crate::app::census::thumbs::Thumb;
use crate::app::gallery::state::GalleryRequest;
use crate::app::model::Model;
use crate::app::settings::SidePanel;
use crate::app::view::Scene;

/// So many scenes before it comes a census is begun, so that there is something to see.
const CENSUS_AHEAD: usize = 4;

/// Compares, and gives jobs to the worker.
pub(crate) fn reconcile(model: &mut Model) {
    collect(model);
    let wanted = wanted(model);
    let Model { state, worker, .. } = model;
    let ahead = &mut state.talk.ahead;
    if !same(ahead.setup.as_ref(), wanted.as_ref()) {
        for slot in ahead.turn_to(wanted) {
            worker.cancel(slot);
        }
    }
    while let Wish::Submit(slot, job) = ahead.wish() {
        let job = worker.submit(slot, job);
        ahead.submitted(slot, job);
    }
    gallery_ahead(model);
    agreement_ahead(model);
    census_ahead(model);
}

fn same(a: Option<&Arc<Setup>>, b: Option<&Arc<Setup>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// What is to be made ready: the next scene of a talk that is being given; else a scene of the list without a picture.
fn wanted(model: &Model) -> Option<Arc<Setup>> {
    let talk = &model.state.talk;
    if talk.is_given() {
        return talk.next().map(|scene| Arc::clone(&scene.setup));
    }
    if model.settings.side != Some(SidePanel::Talk) || model.view.presenting {
        return None;
    }
    // One after the other.
    if let Some(setup) = talk.ahead.setup.as_ref().filter(|_| !talk.ahead.is_done())
        && talk.script.scenes.iter().any(|scene| Arc::ptr_eq(&scene.setup, setup))
    {
        return Some(Arc::clone(setup));
    }
    let bare = |scene: &&TalkScene| talk.thumb(scene).is_none() && !talk.is_tried(&scene.setup);
    talk.script.scenes.iter().find(bare).map(|scene| Arc::clone(&scene.setup))
}

/// Keeps the picture of the scene that was made ready.
fn collect(model: &mut Model) {
    let talk = &mut model.state.talk;
    let Some(setup) = talk.ahead.setup.as_ref().filter(|_| talk.ahead.is_done()).cloned() else { return };
    if let Some(result) = talk.ahead.result() {
        let thumb = Arc::new(Thumb::of(&result.frame.posterior.x0_hat));
        talk.keep_thumb(setup, thumb);
    } else {
        talk.note_tried(setup);
    }
}

/// While the scene before it is shown, a gallery begins to fill.
fn gallery_ahead(model: &mut Model) {
    let state = &mut model.state;
    let setup = state.talk.next().map(|scene| &scene.setup);
    let setup = setup.filter(|setup| setup.look.scene == Scene::Gallery && !setup.look.agreement);
    let request = setup.zip(state.talk.ahead.data()).and_then(|(setup, (data, used))| {
        let mut stage = setup.controls.stages.get(setup.look.selected)?.clone();
        stage.fit(data.set.shape());
        Some(GalleryRequest { data: data.id, spec: stage.spec, mask: used.mask.clone(), choice: setup.look.gallery })
    });
    // Its stage comes first.
    state.gallery.ahead = request.filter(|_| state.talk.ahead.is_done());
}

/// While the scene before it is shown, the same network and machines are compared over many seeds.
fn agreement_ahead(model: &mut Model) {
    let state = &mut model.state;
    let next = state.talk.next().map(|scene| &scene.setup).filter(|setup| setup.look.agreement);
    let same = |setup: &Arc<Setup>| {
        let (theirs, ours) = (&setup.controls, &state.controls);
        theirs.data == ours.data && theirs.edits == ours.edits && theirs.stages == ours.stages
    };
    state.agreement.ahead = next.is_some_and(same);
}

/// Some scenes before it comes, a census of the training set that is open is begun.
fn census_ahead(model: &mut Model) {
    let talk = &model.state.talk;
    let Some(giving) = &talk.giving else { return };
    let coming = talk.script.scenes.iter().skip(giving.at).take(CENSUS_AHEAD + 1);
    let census = coming.map(|scene| &scene.setup).find(|setup| setup.look.scene == Scene::Census);
    let Some(setup) = census.cloned() else { return };
    let Some(stage) = setup.controls.stages.get(setup.look.selected) else { return };
    count_ahead(model, &setup.controls, &setup.look.census, stage);
}
