//! The places that a pixel may use, and the sentence that says why.

use sixfingers::explain::dictionary::{Dictionary, PlaceClass};
use sixfingers::score::{Machine, NamedMachine, Patch, Reach};

use crate::support::{machines, named_machine, shape, side};

#[test]
fn the_mask_shows_exactly_the_places_that_may_be_used() {
    let shape = shape(1, 7, 6);
    for machine in machines(shape) {
        for p in 0..shape.area() {
            let at = (p / 6, p % 6);
            let mask = Dictionary::new(machine, shape, at).mask();
            for (q, shown) in mask.into_iter().enumerate() {
                assert_eq!(shown, machine.may_use(shape, at, (q / 6, q % 6)), "{machine:?} {at:?} {q}");
            }
        }
    }
}

#[test]
fn interior_edge_and_corner_pixels_are_told_apart() {
    let shape = shape(1, 10, 12);
    let machine = named_machine(NamedMachine::BbEls, 5);
    let class = |at| Dictionary::new(machine, shape, at).class;
    assert_eq!(class((5, 5)), PlaceClass::Interior);
    assert_eq!(class((1, 5)), PlaceClass::RowEdge);
    assert_eq!(class((5, 10)), PlaceClass::ColumnEdge);
    assert_eq!(class((9, 0)), PlaceClass::Corner);
    // 10 x 12 pixels, 2 of which are cut off on each side.
    assert_eq!(Dictionary::new(machine, shape, (5, 5)).places.count(), 6 * 8);
    assert_eq!(Dictionary::new(machine, shape, (1, 5)).places.count(), 8);
    assert_eq!(Dictionary::new(machine, shape, (9, 0)).places.count(), 1);
}

#[test]
fn the_sentence_says_why_and_how_many() {
    let shape = shape(1, 10, 12);
    let sentence = |machine, at| Dictionary::new(machine, shape, at).sentence();
    let bbels = named_machine(NamedMachine::BbEls, 5);
    let says = |machine: Machine, at: (usize, usize), words: &[&str]| {
        let found = sentence(machine, at);
        for word in words {
            assert!(found.contains(word), "'{word}' is not in '{found}'");
        }
    };
    says(bbels, (5, 5), &["interior", "48 of 120 places"]);
    says(bbels, (1, 5), &["edge", "at the top,", "own row", "8 of 120"]);
    says(bbels, (8, 5), &["at the bottom,"]);
    says(bbels, (5, 11), &["on the right,", "own column", "6 of 120"]);
    says(bbels, (0, 0), &["corner", "1 of 120 place"]);
    says(named_machine(NamedMachine::BbEls, 19), (5, 5), &["corner"]);
    says(named_machine(NamedMachine::Ls, 5), (5, 5), &["in place", "1 of 120"]);
    says(named_machine(NamedMachine::Els, 5), (0, 0), &["torus", "120 of 120"]);
    says(named_machine(NamedMachine::Es, 5), (0, 0), &["whole picture", "together", "120 of 120"]);
    says(Machine { reach: Reach::Within(2), ..bbels }, (5, 6), &["at most 2 pixels away", "25 of 120"]);
    says(Machine { patch: Patch::Whole, ..bbels }, (5, 5), &["whole picture", "1 of 120"]);
    // A window that is cut at the top and the bottom, but not on the left.
    let wide = crate::support::shape(1, 5, 30);
    let cut = Dictionary::new(Machine { patch: side(9), ..bbels }, wide, (2, 15));
    assert_eq!(cut.class, PlaceClass::RowEdge);
    assert!(cut.sentence().contains("at the top and the bottom"), "{}", cut.sentence());
}
