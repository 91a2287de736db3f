//! The states of the window that are looked at: each is entered and left by actions, at any size of the window.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use egui_kittest::kittest::Queryable;
use image::{Rgb, RgbImage};

use super::support::Window;

use sixfingers::app::action::Action;
use sixfingers::app::agreement::actions::AgreementAction;
use sixfingers::app::cards::actions::CardsAction;
use sixfingers::app::cards::state::Card;
use sixfingers::app::census::actions::CensusAction;
use sixfingers::app::census::choice::{AxisKind, Range};
use sixfingers::app::export::actions::ExportAction;
use sixfingers::app::gallery::actions::GalleryAction;
use sixfingers::app::import::actions::ImportAction;
use sixfingers::app::import::state::{Import, ImportStage};
use sixfingers::app::lessons::actions::LessonsAction;
use sixfingers::app::lessons::state::LessonKey;
use sixfingers::app::model::Model;
use sixfingers::app::net_training::actions::NetTrainingAction;
use sixfingers::app::net_training::state::NetRun;
use sixfingers::app::paint::actions::{PaintAction, PaintOn};
use sixfingers::app::provenance::actions::ProvenanceAction;
use sixfingers::app::provenance::pointed::wanted_key;
use sixfingers::app::receptive_field::actions::ReceptiveFieldAction;
use sixfingers::app::receptive_field::requests::of_stage;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::app::settings::SidePanel;
use sixfingers::app::stage::branch::BranchAction;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::pictures::ViewAction;
use sixfingers::app::stage::time::TimeAction;
use sixfingers::app::talk::actions::TalkAction;
use sixfingers::app::view::Pictures;
use sixfingers::app::why::actions::WhyAction;
use sixfingers::app::why::look::{table_key, why};
use sixfingers::app::window::WindowAction;
use sixfingers::diffusion::Locality;
use sixfingers::explain::mosaic::MapKind;
use sixfingers::export::{Values, write_npz};
use sixfingers::net::NetKind;
use sixfingers::score::NamedMachine;

/// A state of the window.
pub(super) struct State {
    /// What it is called: the name of its pictures.
    pub(super) name: &'static str,
    enter: fn(&mut Window),
    leave: &'static [fn() -> Action],
}

impl State {
    /// Brings the window there, from the stage, and waits until all is there.
    pub(super) fn enter(&self, window: &mut Window) {
        (self.enter)(window);
        window.settle();
        window.wait("the verdicts", has_verdicts);
        window.harness.remove_cursor();
        window.harness.run_steps(4);
    }

    /// Brings the window back to the stage.
    pub(super) fn leave(&self, window: &mut Window) {
        for action in self.leave {
            window.act(action());
        }
        window.settle();
    }
}

/// The person's own session again.
const LEAVE_LESSON: fn() -> Action = || Action::Lessons(LessonsAction::Leave);

/// Opens a lesson on a page.
fn enter_lesson(window: &mut Window, id: &str, page: usize) {
    window.act(Action::Lessons(LessonsAction::Begin(LessonKey::Builtin(id.to_owned()))));
    window.act(Action::Lessons(LessonsAction::GoTo(page)));
    window.wait("the scene is set", |model| !model.state.performance.is_under_way());
}

fn is_step_done(model: &Model) -> bool {
    let done = model.state.lessons.active.as_ref().is_some_and(|active| active.is_page_done());
    done && !model.state.performance.is_under_way()
}

impl Window {
    /// Does what a widget or a key would ask for.
    pub(super) fn act(&mut self, action: Action) {
        self.harness.state_mut().push(action);
        self.harness.run_steps(3);
    }

    fn side(&mut self, panel: SidePanel) {
        self.act(Action::Window(WindowAction::ToggleSide(panel)));
    }
}

/// Whether it is known of every picture on the stages whether it is new, and why.
fn has_verdicts(model: &Model) -> bool {
    let state = &model.state;
    state.stages.iter().all(|stage| {
        let shown = stage.shown(model.view.time.step, Instant::now());
        let known = |frame| state.analysis.novelty(frame).is_some() && state.analysis.why(frame).is_some();
        shown.is_some_and(|shown| known(shown.frame))
    })
}

/// Arrays of floats from 0 to 1 in one archive, with labels; made once.
pub(super) fn own_arrays() -> PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("own-arrays.npz");
        let pictures: Vec<f32> = (0..6 * 24 * 24).map(|k| (k % 97) as f32 / 96.0).collect();
        let (train, test) = ([4, 24, 24], [2, 24, 24]);
        let arrays = [
            ("x_train", &train[..], Values::F32(&pictures[..4 * 576])),
            ("x_test", &test[..], Values::F32(&pictures[4 * 576..])),
            ("y_train", &[4][..], Values::I64(&[7, 2, 7, 7])),
            ("y_test", &[2][..], Values::I64(&[2, 2])),
        ];
        write_npz(&file, &arrays).unwrap();
        file
    })
    .clone()
}

/// A folder with pictures of two labels and a damaged file; the same in every run.
fn own_pictures() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER
        .get_or_init(|| {
            let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("own-pictures");
            for (k, label) in ["cats", "dogs"].into_iter().enumerate() {
                std::fs::create_dir_all(folder.join(label)).unwrap();
                for n in 0..12_u32 {
                    let picture =
                        RgbImage::from_fn(40 + 2 * n, 40, |x, y| Rgb([x as u8 * 3, y as u8 * 6, 90 * k as u8]));
                    picture.save(folder.join(label).join(format!("{n}.png"))).unwrap();
                }
            }
            std::fs::write(folder.join("cats/broken.png"), b"no picture").unwrap();
            folder
        })
        .clone()
}

/// A network and three machines on the same noise.
fn beside_the_theory(window: &mut Window) {
    window.act(Action::Exhibit(ExhibitAction::Open("network-hands".into())));
    window.settle();
    window.wait("the baselines", |model| {
        let run = model.state.stages[0].run();
        run.is_some_and(|run| model.state.baselines.at(run.job, 1).is_some())
    });
}

const TOGGLE_GALLERY: fn() -> Action = || Action::Gallery(GalleryAction::Toggle);
const TOGGLE_CENSUS: fn() -> Action = || Action::Census(CensusAction::Toggle);
const ONE_STAGE: fn() -> Action = || Action::Compare(CompareAction::Toggle);
const BOTH: fn() -> Action = || Action::View(ViewAction::SetPictures(Pictures::Both));
const UNDO: fn() -> Action = || Action::Undo;
const ESCAPE: fn() -> Action = || Action::Window(WindowAction::Escape);

const TOGGLE_TALK: fn() -> Action = || Action::Window(WindowAction::ToggleSide(SidePanel::Talk));
const LEAVE_TALK: &[fn() -> Action] =
    &[|| Action::Talk(TalkAction::End), || Action::Talk(TalkAction::Close), TOGGLE_TALK];

/// Gives the built-in talk from a scene on, and waits until nothing moves.
fn give(window: &mut Window, at: usize) {
    window.act(Action::Talk(TalkAction::OpenBuiltIn));
    window.act(Action::Talk(TalkAction::Begin(at)));
    window.wait("all has moved", |model| {
        let moved = model.state.talk.giving.as_ref().is_some_and(|giving| giving.has_moved());
        moved && !model.state.performance.is_under_way()
    });
}

/// The main ones, of which pictures are kept.
pub(super) const MAIN: &[State] = &[
    State { name: "stage", enter: |_| {}, leave: &[] },
    State {
        name: "compare",
        enter: |window| window.act(Action::Compare(CompareAction::FourMachines)),
        leave: &[ONE_STAGE, || Action::Machine(MachineAction::SetNamedMachine(NamedMachine::Ls))],
    },
    State {
        name: "gallery",
        enter: |window| {
            window.act(TOGGLE_GALLERY());
            window.wait("the gallery is full", |model| {
                model.state.gallery.request().is_some() && !model.state.gallery.is_running()
            });
        },
        leave: &[TOGGLE_GALLERY],
    },
    State {
        name: "mosaic",
        enter: |window| window.act(Action::View(ViewAction::SetPictures(Pictures::Map(MapKind::Sources)))),
        leave: &[BOTH],
    },
    State {
        name: "pixel",
        enter: |window| {
            window.side(SidePanel::Provenance);
            window.act(Action::Provenance(ProvenanceAction::Pin(20, 12)));
            window.wait("where the pixel came from", |model| {
                let wanted = wanted_key(&model.state, &model.view);
                wanted.is_some() && model.state.provenance.answer().map(|answer| answer.key) == wanted
            });
        },
        leave: &[
            || Action::Provenance(ProvenanceAction::TogglePin),
            || Action::Window(WindowAction::ToggleSide(SidePanel::Provenance)),
        ],
    },
    State {
        name: "curves",
        enter: |window| {
            window.side(SidePanel::Curves);
            window.wait("the curves", |model| {
                let run = model.state.stages[0].run();
                run.is_some_and(|run| {
                    model.state.curves.is_of(run) && model.state.curves.points().len() == run.n_frames()
                })
            });
        },
        leave: &[|| Action::Window(WindowAction::ToggleSide(SidePanel::Curves))],
    },
    State {
        name: "census",
        enter: |window| {
            window.act(TOGGLE_CENSUS());
            window.act(Action::Census(CensusAction::SetRange(Range { from: 3, to: 27, every: 6 })));
            window.act(Action::Census(CensusAction::SetSeeds(12)));
            window.act(Action::Census(CensusAction::Start));
            window.wait("the census", |model| {
                let shown = model.state.census.shown();
                !model.state.census.is_running() && shown.is_some_and(|shown| shown.census.is_done())
            });
        },
        leave: &[TOGGLE_CENSUS],
    },
    State {
        name: "training",
        enter: |window| window.side(SidePanel::Training),
        leave: &[|| Action::Window(WindowAction::ToggleSide(SidePanel::Training))],
    },
    State {
        name: "draw",
        enter: |window| window.act(Action::Paint(PaintAction::Open(PaintOn::Result))),
        leave: &[|| Action::Paint(PaintAction::Close)],
    },
    State {
        name: "import",
        enter: |window| {
            window.act(Action::Import(ImportAction::Dropped(own_pictures(), 1)));
            window.wait("it was looked at", |model| match &model.state.import {
                Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
                _ => false,
            });
        },
        leave: &[|| Action::Import(ImportAction::Close)],
    },
    State {
        name: "presentation",
        enter: |window| window.act(Action::Window(WindowAction::TogglePresentation)),
        leave: &[|| Action::Window(WindowAction::TogglePresentation)],
    },
    State {
        name: "keys",
        enter: |window| window.act(Action::Window(WindowAction::ToggleHelp)),
        leave: &[|| Action::Window(WindowAction::ToggleHelp)],
    },
];

/// What else there is to see.
pub(super) const OTHERS: &[State] = &[
    State {
        name: "chooser",
        enter: |window| window.act(Action::Exhibit(ExhibitAction::ToggleChooser)),
        leave: &[|| Action::Exhibit(ExhibitAction::ToggleChooser)],
    },
    State {
        name: "export",
        enter: |window| window.act(Action::Export(ExportAction::Open)),
        leave: &[|| Action::Sessions(SessionsAction::CloseDialog)],
    },
    State {
        name: "save as",
        enter: |window| window.act(Action::Sessions(SessionsAction::SaveAs)),
        leave: &[|| Action::Sessions(SessionsAction::CloseDialog)],
    },
    State {
        name: "an array of several",
        enter: |window| {
            window.act(Action::Import(ImportAction::Dropped(own_arrays(), 1)));
            window.wait("it was looked at", |model| match &model.state.import {
                Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
                _ => false,
            });
        },
        leave: &[|| Action::Import(ImportAction::Close)],
    },
    State {
        name: "no file dialog",
        enter: |window| {
            window.act(Action::Import(ImportAction::Show));
            window.act(Action::Window(WindowAction::TellNoDialog));
        },
        leave: &[|| Action::Import(ImportAction::Close)],
    },
    State {
        name: "own pictures",
        enter: |window| window.act(Action::Import(ImportAction::Show)),
        leave: &[|| Action::Import(ImportAction::Close)],
    },
    State {
        name: "branches",
        enter: |window| {
            window.side(SidePanel::Branches);
            window.act(Action::Branch(BranchAction::Fork(Some(NamedMachine::Is))));
        },
        leave: &[|| Action::Window(WindowAction::ToggleSide(SidePanel::Branches)), UNDO],
    },
    State {
        name: "window over time",
        enter: |window| {
            let curve = Locality::Curve(vec![(0.0, 3.0), (0.4, 9.0), (0.7, 21.0), (1.0, 27.0)]);
            window.act(Action::Machine(MachineAction::SetLocality(curve)));
        },
        leave: &[UNDO],
    },
    State {
        name: "equivariance",
        enter: |window| window.act(Action::Machine(MachineAction::ToggleEquivariance)),
        leave: &[|| Action::Machine(MachineAction::ToggleEquivariance)],
    },
    State {
        name: "difference of stages",
        enter: |window| {
            window.act(Action::Compare(CompareAction::Toggle));
            window.act(Action::Compare(CompareAction::ToggleDifference));
        },
        leave: &[|| Action::Compare(CompareAction::ToggleDifference), ONE_STAGE],
    },
    State {
        name: "copy",
        enter: |window| window.act(Action::View(ViewAction::SetPictures(Pictures::Difference))),
        leave: &[BOTH],
    },
    State {
        name: "displacement",
        enter: |window| window.act(Action::View(ViewAction::SetPictures(Pictures::Map(MapKind::Displacement)))),
        leave: &[BOTH],
    },
    State {
        name: "certainty",
        enter: |window| window.act(Action::View(ViewAction::SetPictures(Pictures::Map(MapKind::Certainty)))),
        leave: &[BOTH],
    },
    State { name: "network", enter: beside_the_theory, leave: &[UNDO, BOTH] },
    State {
        name: "agreement",
        enter: |window| {
            beside_the_theory(window);
            window.act(Action::Agreement(AgreementAction::Toggle));
            window.wait("some points", |model| model.state.agreement.n_seeds() >= 4);
        },
        leave: &[|| Action::Agreement(AgreementAction::Toggle), TOGGLE_GALLERY, UNDO, BOTH],
    },
    State {
        name: "how far it sees",
        enter: |window| {
            beside_the_theory(window);
            window.act(Action::ReceptiveField(ReceptiveFieldAction::Toggle));
            window.wait("some steps", |model| {
                let news = of_stage(&model.state);
                news.is_some_and(|news| news.scan.calibration().steps.len() >= 2)
            });
            window.act(Action::Time(TimeAction::First));
        },
        leave: &[|| Action::ReceptiveField(ReceptiveFieldAction::Toggle), UNDO, BOTH],
    },
    State { name: "empty talk", enter: |window| window.side(SidePanel::Talk), leave: &[TOGGLE_TALK] },
    State {
        name: "scenes",
        enter: |window| {
            window.act(Action::Talk(TalkAction::OpenBuiltIn));
            window.act(Action::Talk(TalkAction::Choose(3)));
            window.act(Action::Talk(TalkAction::SetCaption(3, "one two three four five six seven ".repeat(2))));
            window.act(Action::Talk(TalkAction::SetMoves(3, "pacth 15".into())));
        },
        leave: &[|| Action::Talk(TalkAction::Close), TOGGLE_TALK],
    },
    State {
        name: "export of a talk",
        enter: |window| {
            window.act(Action::Talk(TalkAction::OpenBuiltIn));
            window.act(Action::Talk(TalkAction::AskExport));
        },
        leave: &[|| Action::Sessions(SessionsAction::CloseDialog), || Action::Talk(TalkAction::Close), TOGGLE_TALK],
    },
    State { name: "a scene of training pictures", enter: |window| give(window, 0), leave: LEAVE_TALK },
    State { name: "a scene with a slider", enter: |window| give(window, 2), leave: LEAVE_TALK },
    State {
        name: "a scene of two thumbs",
        enter: |window| {
            give(window, 6);
            window.wait("the census has begun", |model| {
                model.state.census.shown().is_some_and(|shown| shown.census.progress().0 >= 8)
            });
        },
        leave: LEAVE_TALK,
    },
    State {
        name: "the speaker's notes",
        enter: |window| {
            give(window, 8);
            window.act(Action::Talk(TalkAction::ToggleSpeaker));
        },
        leave: LEAVE_TALK,
    },
    State {
        name: "noisy editor",
        enter: |window| window.act(Action::Paint(PaintAction::Open(PaintOn::Noisy))),
        leave: &[|| Action::Paint(PaintAction::Close)],
    },
    State {
        name: "drawer",
        enter: |window| {
            let narrow = sixfingers::gui::layout::WindowLayout::of(&window.harness.ctx).narrow;
            if narrow && window.harness.query_by_label(sixfingers::text::common::LOCALITY.name()).is_none() {
                window.act(Action::Window(WindowAction::ToggleControls));
            }
        },
        leave: &[ESCAPE],
    },
    State {
        name: "training a network",
        enter: |window| {
            use NetTrainingAction as Net;
            window.act(Action::NetTraining(Net::Toggle));
            if window.model().state.net_training.run().is_none() {
                let choices =
                    [Net::SetKind(NetKind::ResNet), Net::SetChannels(4), Net::SetLayers(1), Net::SetSteps(40)];
                for action in choices.into_iter().chain([Net::SetBatch(2), Net::Start]) {
                    window.act(Action::NetTraining(action));
                }
            }
            window.wait("it is trained", |model| {
                let training = &model.state.net_training;
                !training.is_running() && training.run().is_some_and(NetRun::is_done)
            });
            // Asked whether it is to be lost.
            window.act(Action::NetTraining(Net::Stop { discard: false }));
        },
        leave: &[|| Action::NetTraining(NetTrainingAction::Toggle)],
    },
    State { name: "lessons", enter: |window| window.act(Action::Lessons(LessonsAction::ToggleList)), leave: &[ESCAPE] },
    State { name: "a step of a lesson", enter: |window| enter_lesson(window, "when", 1), leave: &[LEAVE_LESSON] },
    State {
        name: "a lesson above a panel",
        enter: |window| {
            enter_lesson(window, "two-thumbs", 1);
            window.act(Action::Lessons(LessonsAction::Show));
            window.wait("it is shown", is_step_done);
        },
        leave: &[LEAVE_LESSON],
    },
    State {
        name: "a question before the answer",
        enter: |window| {
            enter_lesson(window, "two-thumbs", 3);
            window.act(Action::Lessons(LessonsAction::Answer(0)));
        },
        leave: &[LEAVE_LESSON],
    },
    State {
        name: "a question about pictures",
        enter: |window| {
            enter_lesson(window, "two-thumbs", 100);
            let quiz = |model: &Model| model.state.lessons.active.as_ref().is_some_and(|a| a.quiz.pictures.is_some());
            window.wait("its pictures", quiz);
            window.act(Action::Lessons(LessonsAction::Answer(1)));
        },
        leave: &[LEAVE_LESSON],
    },
    State {
        name: "network to be trained",
        enter: |window| {
            window.act(Action::NetTraining(NetTrainingAction::Toggle));
            window.act(Action::NetTraining(NetTrainingAction::Stop { discard: true }));
            window.act(Action::NetTraining(NetTrainingAction::SetKind(NetKind::UNet)));
        },
        leave: &[|| Action::NetTraining(NetTrainingAction::Toggle)],
    },
];

/// Opens a card and waits for the pixel that it is about.
fn card(window: &mut Window, card: Card) {
    window.act(Action::Cards(CardsAction::Open(card)));
    if card.is_of_pixel() {
        window.wait("the pixel of the card", |model| {
            let wanted = wanted_key(&model.state, &model.view);
            wanted.is_some() && model.state.provenance.answer().map(|answer| answer.key) == wanted
        });
    }
}

const CLOSE_CARD: fn() -> Action = || Action::Cards(CardsAction::Close);

/// What explains: why the picture came out so, and words in place.
pub(super) const EXPLAINED: &[State] = &[
    State {
        name: "why",
        enter: |window| {
            window.wait("why", |model| why(&model.state, &model.view).is_some());
            window.act(Action::Why(WhyAction::Look));
        },
        leave: &[|| Action::Why(WhyAction::Look)],
    },
    State {
        name: "two thumbs",
        enter: |window| {
            window.act(Action::Why(WhyAction::ToggleTable));
            window.wait("the tables", |model| {
                let key = table_key(&model.state, &model.view);
                key.as_ref().and_then(|key| model.state.thumbs.of(key)).is_some_and(|found| found.census.is_done())
            });
        },
        leave: &[|| Action::Why(WhyAction::ToggleTable)],
    },
    State {
        name: "thumbs in the census",
        enter: |window| {
            window.act(TOGGLE_CENSUS());
            window.act(Action::Census(CensusAction::SetAxis(AxisKind::Thumbs)));
            window.act(Action::Census(CensusAction::SetSeeds(12)));
            window.act(Action::Census(CensusAction::Start));
            window.wait("the census", |model| {
                let shown = model.state.census.shown();
                !model.state.census.is_running() && shown.is_some_and(|shown| shown.census.is_done())
            });
        },
        leave: &[TOGGLE_CENSUS],
    },
    State { name: "card: patch", enter: |window| card(window, Card::Patch), leave: &[CLOSE_CARD] },
    State { name: "card: equivariance", enter: |window| card(window, Card::Equivariance), leave: &[CLOSE_CARD] },
    State { name: "card: posterior mean", enter: |window| card(window, Card::PosteriorMean), leave: &[CLOSE_CARD] },
    State { name: "card: effective number", enter: |window| card(window, Card::Effective), leave: &[CLOSE_CARD] },
    State { name: "card: P(t)", enter: |window| card(window, Card::Locality), leave: &[CLOSE_CARD] },
    State { name: "card: Pearson r", enter: |window| card(window, Card::Pearson), leave: &[CLOSE_CARD] },
];
