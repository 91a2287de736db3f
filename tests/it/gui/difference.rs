//! The difference between two stages.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::text::difference::difference_line;
use sixfingers::explain::agreement::agreement;
use sixfingers::text as keys;

#[test]
fn the_difference_of_two_stages_has_a_picture_and_numbers() {
    let mut window = Window::open();
    window.press(Key::D);
    window.settle();
    assert_eq!(window.model().state.stages.len(), 2, "there is something to compare with");
    assert!(window.has("Stage 1 minus stage 2"));
    let guess = |stage: usize| {
        let run = window.model().state.stages[stage].run().unwrap();
        run.at(1).unwrap().frame.posterior.x0_hat.clone()
    };
    let figures = agreement(&guess(0), &guess(1)).unwrap();
    assert!(difference_line(&figures).starts_with("RMS 0."));
    window.press(Key::D);
    assert!(!window.has("Stage 1 minus stage 2"));
}

#[test]
fn any_two_of_the_stages_can_be_chosen() {
    let mut window = Window::open();
    window.press(Key::C);
    window.click(Role::Button, keys::compare::FOUR_MACHINES.name());
    window.settle();
    window.click(Role::Button, keys::difference::DIFFERENCE.name());
    window.harness.run_steps(2);
    assert!(window.has("Stage 1 minus stage 2"));
    window.click(Role::ComboBox, keys::difference::DIFFERENCE_OF.name());
    window.click(Role::Button, "4: ELS");
    assert_eq!(window.model().view.difference, Some((3, 1)));
    window.click(Role::ComboBox, keys::difference::DIFFERENCE_LESS.name());
    window.click(Role::Button, "4: ELS");
    assert_eq!(window.model().view.difference, Some((1, 3)), "choosing the other one turns them round");
    assert!(window.has("Stage 2 minus stage 4"));
    window.click(Role::Button, "Remove stage 4");
    window.settle();
    assert!(window.has("Stage 1 minus stage 2"), "a stage that is gone is not compared");
    assert!(window.harness.query_all_by_role(Role::Image).count() >= 1);
}
