use std::sync::Arc;

use sixfingers::images::{Image, TrainingSet};
use sixfingers::net::{Example, Model, RateSchedule, TrainError, TrainSpec, Trainer};

use super::{TINY, few_steps, noise, pictures, spec, trained};
use crate::support::shape;

#[test]
fn gradients_agree_with_finite_differences() {
    let set = pictures();
    let circular = ["resnet:channels=3,layers=1,padding=circular", "unet:channels=3,levels=1,padding=circular"];
    for net in TINY.into_iter().chain(circular) {
        let model = Model::for_training(spec(net), set.shape()).unwrap();
        let mut weights = trained(net, &set, 1).weights;
        let example = Example { x_t: noise(&set, 1), eps: noise(&set, 2), t: 0.4 };
        let (_, gradient) = model.loss_and_gradient(&weights, &example).unwrap();
        let mut loss = |list: usize, at: usize, change: f32| {
            let was = weights[list][at];
            weights[list][at] = was + change;
            let loss = model.loss_and_gradient(&weights, &example).unwrap().0;
            weights[list][at] = was;
            loss
        };
        let mut largest = 0.0_f64;
        for (list, gradient) in gradient.iter().enumerate() {
            // Five values of each tensor, spread over it.
            for at in (0..gradient.len()).step_by(gradient.len() / 5 + 1) {
                let found = f64::from(gradient[at]);
                largest = largest.max(found.abs());
                let wrong = [2e-3_f32, 5e-4].map(|h| {
                    let difference = (loss(list, at, h) - loss(list, at, -h)) / f64::from(2.0 * h);
                    (difference - found).abs()
                });
                // The loss is about 1 and rounded to some 1e-7, which 2 h makes 1e-4 and 5e-4; the rest are the corners of
                // relu within h, each of which bends the loss: they are rare within the smaller.
                assert!(wrong[0].min(wrong[1]) < 1e-3, "{net}, tensor {list}, {at}: {found}, wrong by {wrong:?}");
            }
        }
        assert!(largest > 0.05, "the largest gradient looked at is {largest}: too small to tell");
    }
}

#[test]
fn a_single_picture_is_learned_down_to_the_floor() {
    let picture = Image::from_fn(shape(1, 6, 6), |_, y, x| if y < 3 || x < 2 { 0.8 } else { -0.6 });
    let set = Arc::new(TrainingSet::from_images(&[picture]).unwrap());
    let train = TrainSpec { steps: 800, batch: 16, rate: 8e-3, schedule: RateSchedule::Cosine, average: 0.9, seed: 3 };
    for net in ["resnet:channels=16,layers=2", "unet:channels=16,levels=1"] {
        let mut trainer = Trainer::new(&set, "one", spec(net), train).unwrap();
        while !trainer.is_done() {
            trainer.step().unwrap();
        }
        let losses = &trainer.origin().losses;
        let (first, last) = (losses[0].loss, losses[losses.len() - 1].loss);
        // With one picture the noise is known but for rounding: all that is left is what so small a network gets wrong at
        // the smallest times, where the noise has to be magnified 60 times. Three seeds ended at .028 to .032.
        assert!(first > 0.2 && last < 0.04, "{net}: from {first} to {last}");
    }
}

#[test]
fn a_saved_network_goes_on_as_if_it_had_never_stopped() {
    let set = pictures();
    for net in TINY {
        let mut whole = Trainer::new(&set, "data", spec(net), few_steps(9)).unwrap();
        for _ in 0..5 {
            whole.step().unwrap();
        }
        let bytes = whole.file().to_bytes().unwrap();
        let file = sixfingers::net::NetFile::from_bytes(&bytes).unwrap();
        assert_eq!(file, whole.file());
        let mut resumed = Trainer::resume(&set, file, 9).unwrap();
        while !whole.is_done() {
            assert_eq!(whole.step().unwrap().to_bits(), resumed.step().unwrap().to_bits(), "{net}");
        }
        assert_eq!(whole.file().to_bytes().unwrap(), resumed.file().to_bytes().unwrap());
    }
}

#[test]
fn weights_do_not_depend_on_the_number_of_threads() {
    let set = pictures();
    for net in TINY {
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| trained(net, &set, 12)).to_bytes().unwrap()
        };
        let alone = on(1);
        // Several times: graphs of many threads must not get into each other's way.
        for threads in [4, 3, 4] {
            assert!(on(threads) == alone, "{net}, {threads} threads");
        }
    }
}

#[test]
fn training_refuses_what_it_cannot_go_on_from() {
    let set = pictures();
    let file = trained(TINY[0], &set, 2);
    let other = crate::support::random_set(3, set.shape(), 6);
    assert!(matches!(Trainer::resume(&other, file.clone(), 4), Err(TrainError::NetFile(_))));
    let only_weights = sixfingers::net::NetFile { state: None, ..file };
    assert!(matches!(Trainer::resume(&set, only_weights, 4), Err(TrainError::NoState)));
    for train in [
        TrainSpec { batch: 0, ..TrainSpec::default() },
        TrainSpec { rate: f64::NAN, ..TrainSpec::default() },
        TrainSpec { average: 1.0, ..TrainSpec::default() },
    ] {
        assert!(matches!(Trainer::new(&set, "data", spec(TINY[0]), train), Err(TrainError::Spec(_))), "{train:?}");
    }
}

#[test]
fn a_network_too_large_for_its_pictures_is_refused_before_memory_is_taken() {
    for (net, way_out) in [
        ("resnet:channels=64,layers=8", "use fewer channels or layers"),
        ("unet:channels=64,levels=3", "use fewer channels or levels"),
    ] {
        let message = Model::for_training(spec(net), shape(1, 1024, 1024)).unwrap_err().to_string();
        assert!(message.contains(way_out), "{message}");
    }
}

#[test]
fn a_step_comes_to_the_same_however_it_is_cut_up() {
    let set = pictures();
    let train = few_steps(4);
    for net in TINY {
        let mut whole = Trainer::new(&set, "data", spec(net), train).unwrap();
        let mut cut = whole.clone();
        for most in [1, 2, 5, 4] {
            let loss = whole.step().unwrap();
            let mut pieces = 0;
            let of_pieces = loop {
                pieces += 1;
                // What is kept between two pieces is the network as it was before the step.
                let done = cut.origin().steps_done;
                if let Some(loss) = cut.piece(most).unwrap() {
                    break loss;
                }
                assert_eq!(cut.origin().steps_done, done);
            };
            assert_eq!(pieces, train.batch.div_ceil(most));
            assert_eq!(loss.to_bits(), of_pieces.to_bits(), "{net}");
        }
        assert_eq!(whole.file().to_bytes().unwrap(), cut.file().to_bytes().unwrap());
    }
}

#[test]
fn a_network_that_goes_astray_stays_where_it_was() {
    let set = pictures();
    for net in TINY {
        let mut file = trained(net, &set, 3);
        // Finite, but their products are not.
        file.state.as_mut().unwrap().weights.iter_mut().flatten().for_each(|weight| *weight = 1e30);
        let mut trainer = Trainer::resume(&set, file.clone(), 9).unwrap();
        for _ in 0..2 {
            assert_eq!(trainer.step(), Err(TrainError::Astray(4)));
            file.origin.train.steps = 9;
            assert_eq!(trainer.file(), file);
        }
    }
}
