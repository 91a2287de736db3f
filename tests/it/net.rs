//! Networks: gradients, training, symmetry, files, commands.

mod commands;
mod files;
mod shipped;
mod text;
mod training;
mod what_it_sees;

use std::sync::Arc;

use sixfingers::images::{Image, TrainingSet};
use sixfingers::net::{NetFile, NetSpec, TrainSpec, Trainer};

use crate::support::{random_set, shape};

/// Networks that are trained in a moment, one of each kind: whatever holds for networks is tried with all of them.
const TINY: [&str; 2] = ["resnet:channels=4,layers=2", "unet:channels=4,levels=2"];

fn spec(text: &str) -> NetSpec {
    text.parse().unwrap()
}

/// Three pictures of 8 x 12 pixels in colour: nothing is square by chance.
fn pictures() -> Arc<TrainingSet> {
    random_set(3, shape(3, 8, 12), 5)
}

fn few_steps(steps: usize) -> TrainSpec {
    TrainSpec { steps, batch: 6, ..TrainSpec::default() }
}

/// A network after so many steps.
fn trained(net: &str, set: &Arc<TrainingSet>, steps: usize) -> NetFile {
    let mut trainer = Trainer::new(set, "data", spec(net), few_steps(steps)).unwrap();
    while !trainer.is_done() {
        trainer.step().unwrap();
    }
    trainer.file()
}

fn noise(set: &TrainingSet, seed: u64) -> Image {
    sixfingers::diffusion::starting_noise(set.shape(), seed)
}
