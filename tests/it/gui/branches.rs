//! The tree of branches: forking, going from one run to another, comparing, naming, taking away.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::support::Window;
use crate::support::run_recipe;

use sixfingers::app::controls::Controls;
use sixfingers::app::settings::SidePanel;
use sixfingers::app::stage::runs::StageFrame;
use sixfingers::exhibits::Recipe;
use sixfingers::images::Image;
use sixfingers::score::{FastDenoiser, NamedMachine, Patch};
use sixfingers::text as keys;

/// The frames on the first stage, noisiest first.
fn frames(window: &Window) -> Vec<StageFrame> {
    window.model().state.stages[0].run().unwrap().frames.clone()
}

fn guesses(window: &Window) -> Vec<Image> {
    frames(window).iter().map(|frame| frame.frame.posterior.x0_hat.clone()).collect()
}

/// A window whose ideal machine has branched at the fourth step of ten.
fn forked() -> Window {
    let mut window = Window::open();
    window.press(Key::Num1);
    window.slide(keys::common::PLAYHEAD.name(), 4.0);
    window.settle();
    window.click(Role::Button, keys::branches::FORK.name());
    window.click(Role::Button, "LS: local score machine");
    window.settle();
    window
}

/// Waits until the runs that are on no stage have their results.
fn wait_for_thumbnails(window: &mut Window) {
    window.wait("the branches have pictures", |model| {
        model.state.branch_runs.iter().flatten().all(|run| run.newest.as_ref().is_some_and(|f| f.frame.step == 1))
    });
    window.harness.run_steps(2);
}

#[test]
fn whole_image_until_here_and_local_from_here_is_two_clicks() {
    let mut window = Window::open();
    window.press(Key::Num1);
    window.slide(keys::common::PLAYHEAD.name(), 4.0);
    window.settle();
    let parent = guesses(&window);
    window.click(Role::Button, keys::branches::FORK.name());
    window.click(Role::Button, "LS: local score machine");
    window.settle();
    assert_eq!(window.named_machine(), NamedMachine::Ls);
    assert_eq!(window.step(), 7, "the playhead stays where it was");
    let branch = frames(&window);
    let patches: Vec<bool> = branch.iter().map(|frame| frame.frame.machine.patch == Patch::Whole).collect();
    assert_eq!(patches, [true, true, true, false, false, false, false, false, false, false]);
    let branch = guesses(&window);
    assert_eq!(branch[..3], parent[..3], "the same steps bit for bit up to the fork");
    assert!((3..10).all(|k| branch[k] != parent[k]));
    assert_eq!(window.model().settings.side, Some(SidePanel::Branches), "the tree opens by itself");
}

#[test]
fn a_branch_comes_again_from_its_recipe_and_from_the_command_that_it_gives() {
    let window = forked();
    let state = &window.model().state;
    let recipe = Recipe::new(state.controls.data.clone(), state.controls.seed, state.controls.stages[0].spec.clone());
    let set = recipe.data.open().unwrap();
    let trajectory = run_recipe(&recipe, &FastDenoiser::new(&set.into()));
    let shown = frames(&window);
    assert_eq!(trajectory.frames.len(), shown.len());
    for (again, frame) in trajectory.frames.iter().zip(&shown) {
        assert_eq!(*again, frame.frame);
    }
    let command = recipe.to_command("o.png").unwrap();
    assert!(command.contains("--trunk 7:0:zeros:constant:whole"), "{command}");
}

#[test]
fn the_choices_with_their_tree_survive_json() {
    let window = forked();
    let controls = &window.model().state.controls;
    let json = serde_json::to_string(controls).unwrap();
    assert_eq!(serde_json::from_str::<Controls>(&json).unwrap(), *controls);
}

#[test]
fn the_runs_of_the_tree_go_on_the_stage_when_they_are_clicked() {
    let mut window = forked();
    let branch = guesses(&window);
    wait_for_thumbnails(&mut window);
    window.click(Role::Button, "Show IS");
    window.settle();
    assert_eq!(window.named_machine(), NamedMachine::Is);
    assert_ne!(guesses(&window), branch);
    wait_for_thumbnails(&mut window);
    window.click(Role::Button, "Show LS, 11 px");
    window.settle();
    assert_eq!(guesses(&window), branch);
}

#[test]
fn a_branch_follows_what_it_forked_off_and_keeps_what_is_its_own() {
    let mut window = forked();
    window.click(Role::Button, "Show IS");
    window.settle();
    window.press(Key::Num3);
    window.slide(keys::common::LOCALITY.name(), 21.0);
    window.settle();
    let parent = guesses(&window);
    window.click(Role::Button, "Show LS, 11 px");
    window.settle();
    let branch = frames(&window);
    let sides: Vec<String> = branch.iter().map(|frame| frame.frame.machine.patch.to_string()).collect();
    assert_eq!(sides[..4], ["21", "21", "21", "11"]);
    assert_eq!(guesses(&window)[..3], parent[..3]);
}

#[test]
fn new_noise_and_more_steps_keep_the_tree() {
    let mut window = forked();
    window.press(Key::N);
    window.slide(keys::common::STEPS.name(), 20.0);
    window.settle();
    let branch = frames(&window);
    assert_eq!(branch.len(), 20);
    let whole = branch.iter().take_while(|frame| frame.frame.machine.patch == Patch::Whole).count();
    assert_eq!(whole, 6, "t > 0.7, as before");
    assert_eq!(window.model().state.controls.branches.len(), 2);
}

#[test]
fn a_fork_before_the_fork_belongs_to_the_parent() {
    let mut window = forked();
    window.slide(keys::common::PLAYHEAD.name(), 2.0);
    window.press(Key::F);
    window.settle();
    let branches = &window.model().state.controls.branches;
    assert_eq!(branches.len(), 3);
    assert_eq!(branches[2].parent, Some(branches[0].id));
    assert_eq!(window.named_machine(), NamedMachine::Is, "what went on there was the parent");
}

#[test]
fn the_filmstrip_marks_the_fork() {
    let window = forked();
    assert!(window.has("Fork at step 4: IS up to here"));
}

#[test]
fn a_branch_is_compared_named_and_taken_away_and_all_of_it_can_be_undone() {
    let mut window = forked();
    window.click(Role::Button, "Compare with IS");
    window.settle();
    assert_eq!(window.model().state.stages.len(), 2);
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.model().state.stages.len(), 1);

    window.click(Role::Button, "Rename LS, 11 px");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, keys::branches::BRANCH_NAME.get())
        .type_text("Patches from here");
    window.harness.run_steps(2);
    window.press(Key::Enter);
    assert!(window.has("Show Patches from here"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.has("Show LS, 11 px"));

    window.click(Role::Button, "Remove LS, 11 px");
    window.settle();
    assert!(window.model().state.controls.branches.is_empty(), "a tree of one run is no tree");
    assert_eq!(window.named_machine(), NamedMachine::Is, "the parent is on the stage again");
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.model().state.controls.branches.len(), 2);
    assert_eq!(window.named_machine(), NamedMachine::Ls);
}

#[test]
fn the_tree_is_bounded_and_says_so() {
    let mut window = forked();
    for _ in 0..20 {
        window.press(Key::F);
    }
    assert_eq!(window.model().state.controls.branches.len(), sixfingers::app::stage::tree::MAX_BRANCHES);
    assert!(window.model().state.notices.notice.is_some());
    window.settle();
}

#[test]
fn the_filmstrip_shows_the_noise_or_the_guess_and_plays_slowly() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::FILM.name());
    assert!(window.model().settings.film_noisy);
    window.click(Role::Button, keys::common::FILM.name());
    assert!(!window.model().settings.film_noisy);
    window.click(Role::ComboBox, keys::common::SPEED.name());
    window.click(Role::Button, "one in 2 s");
    assert_eq!(window.model().settings.speed, 0.5);
}
