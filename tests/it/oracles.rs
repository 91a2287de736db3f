//! The lines of "What must hold" of the theory, each asked of the reference and of the fast denoiser.

use crate::support::{Who, assert_close, corner, level, noisy, random_set, shape};
use sixfingers::score::Corner;

#[test]
fn with_one_training_picture_every_machine_that_stays_in_place_answers_with_it() {
    let set = random_set(1, shape(3, 5, 6), 1);
    for who in Who::BOTH {
        for (machine, noise_var) in [(corner(Corner::Is, 0), 0.5), (corner(Corner::Ls, 3), 0.01)] {
            let x_t = noisy(&set, 0, level(noise_var), 2);
            let found = who.x0_hat(&set, machine, level(noise_var), &x_t);
            let expected = crate::support::wide(&set.image(0));
            assert_close(&found, &expected, who.tolerance(), &format!("{who:?} {machine:?}"));
        }
    }
}
