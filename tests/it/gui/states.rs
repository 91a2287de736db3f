//! The states of the window that are looked at: each is entered and left by actions, at any size of the window.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use egui_kittest::kittest::Queryable;
use image::{Rgb, RgbImage};
use sixfingers::diffusion::Locality;
use sixfingers::explain::mosaic::MapKind;
use sixfingers::gui::action::{
    AppAction, BranchAction, CensusAction, CompareAction, DrawAction, DrawOn, ExhibitAction, ExplainAction,
    ExportAction, GalleryAction, ImportAction, KeepAction, MachineAction, NetTrainingAction, SightAction, TimeAction,
    ViewAction,
};
use sixfingers::gui::census::Range;
use sixfingers::gui::import::{Import, ImportStage};
use sixfingers::gui::net_training::NetRun;
use sixfingers::gui::provenance::wanted_key;
use sixfingers::gui::settings::SidePanel;
use sixfingers::gui::view::Pictures;
use sixfingers::gui::{Action, Model};
use sixfingers::net::NetKind;
use sixfingers::score::Corner;

use super::support::Window;

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
        window.wait("the verdicts", judged);
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

impl Window {
    /// Does what a widget or a key would ask for.
    pub(super) fn act(&mut self, action: Action) {
        self.harness.state_mut().push(action);
        self.harness.run_steps(3);
    }

    fn side(&mut self, panel: SidePanel) {
        self.act(Action::App(AppAction::ToggleSide(panel)));
    }
}

/// Whether it is known of every picture on the stages whether it is new.
fn judged(model: &Model) -> bool {
    let session = &model.session;
    session.stages.iter().all(|stage| {
        let shown = stage.shown(model.view.time.step, Instant::now());
        shown.is_some_and(|shown| session.facts.novelty(shown.frame).is_some())
    })
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
        let run = model.session.stages[0].run();
        run.is_some_and(|run| model.session.foretold.at(run.job, 1).is_some())
    });
}

const TOGGLE_GALLERY: fn() -> Action = || Action::Gallery(GalleryAction::Toggle);
const TOGGLE_CENSUS: fn() -> Action = || Action::Census(CensusAction::Toggle);
const ONE_STAGE: fn() -> Action = || Action::Compare(CompareAction::Toggle);
const BOTH: fn() -> Action = || Action::View(ViewAction::SetPictures(Pictures::Both));
const UNDO: fn() -> Action = || Action::Undo;
const ESCAPE: fn() -> Action = || Action::App(AppAction::Escape);

/// The main ones, of which pictures are kept.
pub(super) const MAIN: &[State] = &[
    State { name: "stage", enter: |_| {}, leave: &[] },
    State {
        name: "compare",
        enter: |window| window.act(Action::Compare(CompareAction::FourMachines)),
        leave: &[ONE_STAGE, || Action::Machine(MachineAction::SetCorner(Corner::Ls))],
    },
    State {
        name: "gallery",
        enter: |window| {
            window.act(TOGGLE_GALLERY());
            window.wait("the gallery is full", |model| {
                model.session.gallery.request().is_some() && !model.session.gallery.is_running()
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
            window.act(Action::Explain(ExplainAction::Pin(20, 12)));
            window.wait("where the pixel came from", |model| {
                let wanted = wanted_key(&model.session, &model.view);
                wanted.is_some() && model.session.pixels.answer().map(|answer| answer.key) == wanted
            });
        },
        leave: &[
            || Action::Explain(ExplainAction::TogglePin),
            || Action::App(AppAction::ToggleSide(SidePanel::Provenance)),
        ],
    },
    State {
        name: "curves",
        enter: |window| {
            window.side(SidePanel::Curves);
            window.wait("the curves", |model| {
                let run = model.session.stages[0].run();
                run.is_some_and(|run| {
                    model.session.curves.is_of(run) && model.session.curves.points().len() == run.n_frames()
                })
            });
        },
        leave: &[|| Action::App(AppAction::ToggleSide(SidePanel::Curves))],
    },
    State {
        name: "census",
        enter: |window| {
            window.act(TOGGLE_CENSUS());
            window.act(Action::Census(CensusAction::SetRange(Range { from: 3, to: 27, every: 6 })));
            window.act(Action::Census(CensusAction::SetSeeds(12)));
            window.act(Action::Census(CensusAction::Start));
            window.wait("the census", |model| {
                let shown = model.session.census.shown();
                !model.session.census.is_running() && shown.is_some_and(|shown| shown.census.is_done())
            });
        },
        leave: &[TOGGLE_CENSUS],
    },
    State {
        name: "training",
        enter: |window| window.side(SidePanel::Training),
        leave: &[|| Action::App(AppAction::ToggleSide(SidePanel::Training))],
    },
    State {
        name: "draw",
        enter: |window| window.act(Action::Draw(DrawAction::Open(DrawOn::Result))),
        leave: &[|| Action::Draw(DrawAction::Close)],
    },
    State {
        name: "import",
        enter: |window| {
            window.act(Action::Import(ImportAction::Dropped(own_pictures(), 1)));
            window.wait("it was looked at", |model| match &model.session.import {
                Some(Import { stage: ImportStage::Found(preview), .. }) => !preview.updating,
                _ => false,
            });
        },
        leave: &[|| Action::Import(ImportAction::Close)],
    },
    State {
        name: "presentation",
        enter: |window| window.act(Action::App(AppAction::TogglePresentation)),
        leave: &[|| Action::App(AppAction::TogglePresentation)],
    },
    State {
        name: "keys",
        enter: |window| window.act(Action::App(AppAction::ToggleHelp)),
        leave: &[|| Action::App(AppAction::ToggleHelp)],
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
        enter: |window| window.act(Action::Keep(KeepAction::Export(ExportAction::Open))),
        leave: &[|| Action::Keep(KeepAction::CloseDialog)],
    },
    State {
        name: "save as",
        enter: |window| window.act(Action::Keep(KeepAction::SaveAs)),
        leave: &[|| Action::Keep(KeepAction::CloseDialog)],
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
            window.act(Action::Branch(BranchAction::Fork(Some(Corner::Is))));
        },
        leave: &[|| Action::App(AppAction::ToggleSide(SidePanel::Branches)), UNDO],
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
            window.act(Action::Gallery(GalleryAction::Scatter));
            window.wait("some points", |model| model.session.scatter.points().len() >= 4);
        },
        leave: &[|| Action::Gallery(GalleryAction::Scatter), TOGGLE_GALLERY, UNDO, BOTH],
    },
    State {
        name: "how far it sees",
        enter: |window| {
            beside_the_theory(window);
            window.act(Action::Sight(SightAction::Toggle));
            window.wait("some steps", |model| {
                let news = model.session.sights.of_stage(&model.session);
                news.is_some_and(|news| news.sight.calibration().steps.len() >= 2)
            });
            window.act(Action::Time(TimeAction::First));
        },
        leave: &[|| Action::Sight(SightAction::Toggle), UNDO, BOTH],
    },
    State {
        name: "noisy editor",
        enter: |window| window.act(Action::Draw(DrawAction::Open(DrawOn::Noisy))),
        leave: &[|| Action::Draw(DrawAction::Close)],
    },
    State {
        name: "drawer",
        enter: |window| {
            let narrow = sixfingers::gui::layout::WindowLayout::of(&window.harness.ctx).narrow;
            if narrow && window.harness.query_by_label("Patch side").is_none() {
                window.act(Action::App(AppAction::ToggleControls));
            }
        },
        leave: &[ESCAPE],
    },
    State {
        name: "training a network",
        enter: |window| {
            use NetTrainingAction as Net;
            window.act(Action::NetTraining(Net::Toggle));
            if window.model().session.net_training.run().is_none() {
                let choices =
                    [Net::SetKind(NetKind::ResNet), Net::SetChannels(4), Net::SetLayers(1), Net::SetSteps(40)];
                for action in choices.into_iter().chain([Net::SetBatch(2), Net::Start]) {
                    window.act(Action::NetTraining(action));
                }
            }
            window.wait("it is trained", |model| {
                let training = &model.session.net_training;
                !training.is_running() && training.run().is_some_and(NetRun::is_done)
            });
            // Asked whether it is to be lost.
            window.act(Action::NetTraining(Net::Stop { lose: false }));
        },
        leave: &[|| Action::NetTraining(NetTrainingAction::Toggle)],
    },
    State {
        name: "network to be trained",
        enter: |window| {
            window.act(Action::NetTraining(NetTrainingAction::Toggle));
            window.act(Action::NetTraining(NetTrainingAction::Stop { lose: true }));
            window.act(Action::NetTraining(NetTrainingAction::SetKind(NetKind::UNet)));
        },
        leave: &[|| Action::NetTraining(NetTrainingAction::Toggle)],
    },
];
