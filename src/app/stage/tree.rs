//! Branches: runs that share their beginning with another run and then go their own way.
//!
//! The tree is part of the choices, so that undo and session files hold it. A branch says only what is its own: where it
//! forks off and the settings from there on. What came before is its parent's and follows it ([`sync`]), so that the
//! tree never says what is not so.

use crate::app::controls::{Branch, BranchId, Controls, StageControls};
use crate::images::Shape;

/// The most runs in the tree.
pub const MAX_BRANCHES: usize = 12;
/// The longest name, in characters.
pub const MAX_NAME: usize = 40;

/// The run of a number.
pub fn find(branches: &[Branch], id: BranchId) -> Option<&Branch> {
    branches.iter().find(|branch| branch.id == id)
}

/// How many ancestors a run has.
pub fn depth(branches: &[Branch], branch: &Branch) -> usize {
    let mut depth = 0;
    let mut parent = branch.parent;
    while let Some(above) = parent.and_then(|id| find(branches, id)) {
        depth += 1;
        parent = above.parent;
    }
    depth
}

/// The runs as a tree is read: each followed by its children.
pub fn in_order(branches: &[Branch]) -> Vec<&Branch> {
    fn add<'a>(branches: &'a [Branch], parent: Option<BranchId>, order: &mut Vec<&'a Branch>) {
        for branch in branches.iter().filter(|branch| branch.parent == parent) {
            order.push(branch);
            add(branches, Some(branch.id), order);
        }
    }
    let mut order = Vec::with_capacity(branches.len());
    add(branches, None, &mut order);
    order
}

/// Forks the run on a stage at a step: the new branch goes on the stage, and the run that it comes from stays in the
/// tree. `None` when the tree is full.
pub fn fork(controls: &mut Controls, stage: usize, step: usize, change: impl FnOnce(&mut StageControls)) -> Option<()> {
    let present = controls.stages.get(stage)?;
    let needed = 1 + usize::from(present.branch.is_none());
    if controls.branches.len() + needed > MAX_BRANCHES {
        return None;
    }
    let parent = match present.branch {
        Some(id) => id,
        None => {
            let id = next_id(&controls.branches);
            let settings = StageControls { branch: Some(id), ..present.clone() };
            let step = settings.spec.first_step();
            controls.branches.push(Branch { id, parent: None, step, name: String::new(), settings });
            id
        }
    };
    // A step that the run shares with its own parent belongs to that one.
    let mut parent = find(&controls.branches, parent)?;
    while let Some(above) = parent.parent.filter(|_| step > parent.step) {
        parent = find(&controls.branches, above)?;
    }
    let (id, parent, mut settings) = (next_id(&controls.branches), parent.id, parent.settings.clone());
    change(&mut settings);
    settings.branch = Some(id);
    controls.stages[stage] = settings.clone();
    controls.branches.push(Branch { id, parent: Some(parent), step, name: String::new(), settings });
    sync(controls);
    Some(())
}

/// Takes a run out of the tree, with all that branched off it. What was on a stage makes room for its parent.
pub fn remove(controls: &mut Controls, id: BranchId) {
    let Some(parent) = find(&controls.branches, id).map(|branch| branch.parent) else { return };
    let mut gone = vec![id];
    // Parents come before their children.
    for branch in &controls.branches {
        if branch.parent.is_some_and(|parent| gone.contains(&parent)) {
            gone.push(branch.id);
        }
    }
    let heir = parent.and_then(|parent| find(&controls.branches, parent)).map(|branch| branch.settings.clone());
    controls.branches.retain(|branch| !gone.contains(&branch.id));
    for at in 0..controls.stages.len() {
        if controls.stages[at].branch.is_some_and(|id| gone.contains(&id)) {
            let taken = |heir: &StageControls| controls.stages.iter().any(|stage| stage.branch == heir.branch);
            match &heir {
                Some(heir) if !taken(heir) => controls.stages[at] = heir.clone(),
                _ => controls.stages[at].branch = None,
            }
        }
    }
    if controls.branches.iter().all(|branch| branch.parent.is_none()) {
        // Nothing has branched: there is no tree.
        controls.branches.clear();
    }
    sync(controls);
}

/// Makes the tree and the stages agree: what was set on a stage becomes the branch's own, and every branch follows
/// what came before it.
pub fn sync(controls: &mut Controls) {
    let Controls { branches, stages, .. } = controls;
    for stage in stages.iter_mut() {
        let Some(id) = stage.branch else { continue };
        match branches.iter_mut().find(|branch| branch.id == id) {
            Some(branch) => branch.settings = stage.clone(),
            None => stage.branch = None,
        }
    }
    for at in 0..branches.len() {
        let (before, rest) = branches.split_at_mut(at);
        let Some(branch) = rest.first_mut() else { continue };
        if let Some(parent) = branch.parent.and_then(|id| find(before, id)) {
            branch.step = branch.step.min(parent.step);
            branch.settings.spec = parent.settings.spec.branch(branch.step, &branch.settings.spec);
        }
    }
    for stage in stages {
        if let Some(branch) = stage.branch.and_then(|id| find(branches, id)) {
            *stage = branch.settings.clone();
        }
    }
}

/// Cuts what does not fit a picture of this shape.
pub fn fit(controls: &mut Controls, shape: Shape) {
    for branch in &mut controls.branches {
        branch.settings.fit(shape);
    }
}

fn next_id(branches: &[Branch]) -> BranchId {
    BranchId(branches.iter().map(|branch| branch.id.0 + 1).max().unwrap_or(0))
}
