//! Networks: gradients, training, symmetry, files, commands.

mod commands;
mod files;
mod shipped;
mod training;
mod what_it_sees;

use std::sync::Arc;

use sixfingers::images::{Image, TrainingSet};
use sixfingers::net::{NetFile, NetSpec, TrainSpec, Trainer};

use crate::support::{random_set, shape};

/// A network that is trained in a moment.
const TINY: &str = "resnet:channels=4,layers=2";

fn spec(text: &str) -> NetSpec {
    text.parse().unwrap()
}

/// Three pictures of 7 x 6 pixels in colour: nothing is square by chance.
fn pictures() -> Arc<TrainingSet> {
    random_set(3, shape(3, 7, 6), 5)
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
