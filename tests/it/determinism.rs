//! The same bits for any number of threads, and for one question or many.

use std::sync::Arc;

use sixfingers::diffusion::starting_noise;
use sixfingers::images::{Image, Shape, TrainingSet};
use sixfingers::score::{
    Boundary, CancelToken, Denoiser, FastDenoiser, Machine, NoiseLevel, Patch, PatchSide, Posterior, Query, Reach,
};

fn machines() -> Vec<Machine> {
    let side = |side| Patch::Side(PatchSide::new(side).unwrap());
    let mut machines = Vec::new();
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        for reach in [Reach::NONE, Reach::Within(2), Reach::All] {
            for patch in [side(1), side(3), side(11), Patch::Whole] {
                machines.push(Machine { patch, reach, boundary });
            }
        }
    }
    machines
}

fn set_of(shape: Shape, n_images: u64) -> Arc<TrainingSet> {
    let images: Vec<Image> = (0..n_images).map(|k| starting_noise(shape, k)).collect();
    Arc::new(TrainingSet::from_images(&images).unwrap())
}

fn set() -> Arc<TrainingSet> {
    set_of(Shape::new(3, 17, 14).unwrap(), 37)
}

#[test]
fn one_to_four_threads_give_the_same_bits() {
    for set in [set(), set_of(Shape::new(1, 24, 16).unwrap(), 18)] {
        same_bits(&set);
    }
}

fn same_bits(set: &Arc<TrainingSet>) {
    let fast = FastDenoiser::new(set);
    let x_t = starting_noise(set.shape(), 99);
    let cancel = CancelToken::new();
    for machine in machines() {
        for alpha_bar in [0.01, 0.5, 0.999] {
            let level = NoiseLevel::from_alpha_bar(alpha_bar);
            let query = Query { machine, level, x_t: &x_t, mask: None, cancel: &cancel };
            let answers: Vec<Posterior> = (1..=4)
                .map(|threads| {
                    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                    pool.install(|| fast.posterior_mean(query)).unwrap()
                })
                .collect();
            assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{machine:?} at {alpha_bar}");
        }
    }
}

#[test]
fn many_questions_at_once_are_answered_as_one_by_one() {
    let set = set();
    let fast = FastDenoiser::new(&set);
    let pictures: Vec<Image> = (0..7).map(|seed| starting_noise(set.shape(), 1000 + seed)).collect();
    let pictures: Vec<&Image> = pictures.iter().collect();
    let cancel = CancelToken::new();
    for machine in machines() {
        let level = NoiseLevel::from_alpha_bar(0.3);
        let query = Query { machine, level, x_t: pictures[0], mask: None, cancel: &cancel };
        let together = fast.posterior_means(query, &pictures).unwrap();
        for (x_t, answer) in pictures.iter().zip(&together) {
            assert_eq!(&fast.posterior_mean(Query { x_t, ..query }).unwrap(), answer, "{machine:?}");
        }
    }
}
