//! What is said about branches.

pub use crate::text::branches::*;

use crate::app::controls::Branch;
use crate::app::stage::tree::MAX_BRANCHES;
use crate::app::text::common::{fixed, patch};
use crate::app::text::nets::{Generator, generator};
use crate::diffusion::{RunSpec, locality_form};
use crate::images::Shape;
use crate::score::NamedMachine;
use crate::text::say;

/// Over the machines that may go on.
pub fn fork_line(t: f64) -> String {
    say!(ForkLine { t: fixed(t, 2) })
}

/// A machine that may go on.
pub fn fork_as(named: NamedMachine) -> String {
    say!(ForkAs { short: named.short_name(), long: named.long_name() })
}

/// What a run of the tree is called.
pub fn branch_name(branch: &Branch, shape: Shape) -> String {
    if !branch.name.is_empty() {
        return branch.name.clone();
    }
    let spec = &branch.settings.spec;
    let named = spec.named_machine(shape);
    if spec.net.is_some() || !named.is_local() {
        return generator(spec, shape).short.to_owned();
    }
    let (first, last) = locality_form::ends(spec, shape);
    let machine = named.short_name();
    if first == last {
        say!(RunName { machine, patch: patch(first) })
    } else {
        say!(RunNameChanging { machine, first: patch(first), last: patch(last) })
    }
}

/// Where a run begins.
pub fn branch_line(branch: &Branch) -> String {
    if branch.parent.is_none() {
        return FROM_THE_NOISE.get().to_owned();
    }
    let spec = &branch.settings.spec;
    say!(FromStep { step: step_number(spec, branch.step), t: fixed(spec.time(branch.step), 2) })
}

/// The number of a step as people count: the noise is step 1.
fn step_number(spec: &RunSpec, step: usize) -> usize {
    spec.first_step().saturating_sub(step) + 1
}

/// A run of the tree, for screen readers and tests.
pub fn branch_show(name: &str) -> String {
    say!(BranchShow { name })
}

/// The button that takes a run away.
pub fn branch_remove(name: &str) -> String {
    say!(BranchRemove { name })
}

/// The button for a new name.
pub fn branch_rename(name: &str) -> String {
    say!(BranchRename { name })
}

/// The button that puts a run on a stage of its own.
pub fn branch_compare(name: &str) -> String {
    say!(BranchCompare { name })
}

/// When no more branches fit.
pub fn too_many_branches() -> String {
    say!(TooManyBranches { n: MAX_BRANCHES })
}

/// A fork on the filmstrip.
pub fn fork_mark(spec: &RunSpec, step: usize, before: Generator) -> String {
    say!(ForkMark { step: step_number(spec, step), machine: before.short })
}

/// Beside the machine's short name: the long one, and where it took over if it is a branch.
pub fn long_name(spec: &RunSpec, generator: Generator) -> String {
    match spec.fork_step() {
        Some(step) => say!(LongNameFromStep { machine: generator.long, step: step_number(spec, step) }),
        None => generator.long.to_owned(),
    }
}

/// The button over the tree.
pub fn fork_at(spec: &RunSpec, step: usize) -> String {
    say!(ForkAt { step: step_number(spec, step) })
}
