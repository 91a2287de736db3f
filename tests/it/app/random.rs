//! Tens of thousands of random actions, without a window: no panic, no deadlock, no stale picture.
//!
//! Every area has its actions here; what they name is drawn from what is there, and from beyond it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;

use sixfingers::app::action::Action;
use sixfingers::app::agreement::actions::AgreementAction;
use sixfingers::app::analysis::actions::AnalysisAction;
use sixfingers::app::census::actions::{CensusAction, SaveAs};
use sixfingers::app::census::choice::{AxisKind, Pick, Range, Which};
use sixfingers::app::controls::{BranchId, Controls};
use sixfingers::app::curves::actions::CurvesAction;
use sixfingers::app::curves::state::CurveKind;
use sixfingers::app::edits::actions::EditAction;
use sixfingers::app::edits::state::SelectHow;
use sixfingers::app::export::actions::ExportAction;
use sixfingers::app::gallery::actions::GalleryAction;
use sixfingers::app::gallery::state::SIZES;
use sixfingers::app::import::actions::ImportAction;
use sixfingers::app::net_training::actions::NetTrainingAction;
use sixfingers::app::nets::actions::NetAction;
use sixfingers::app::paint::actions::{PaintAction, PaintOn};
use sixfingers::app::paint::canvas::Tool;
use sixfingers::app::provenance::actions::ProvenanceAction;
use sixfingers::app::receptive_field::actions::ReceptiveFieldAction;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::app::settings::{Section, SidePanel};
use sixfingers::app::stage::branch::BranchAction;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::noise::NoiseAction;
use sixfingers::app::stage::pictures::ViewAction;
use sixfingers::app::stage::time::TimeAction;
use sixfingers::app::stage::tree::MAX_BRANCHES;
use sixfingers::app::view::Pictures;
use sixfingers::app::window::WindowAction;
use sixfingers::diffusion::locality_form::LocalityForm;
use sixfingers::diffusion::{Locality, NoiseSchedule, PaperScales};
use sixfingers::explain::mosaic::MapKind;
use sixfingers::images::load::Choices;
use sixfingers::net::NetKind;
use sixfingers::score::{Boundary, NamedMachine, Patch, PatchSide, Reach};
use sixfingers::studio::{ExportKind, FrameSource};

use super::again::{assert_the_same_again, something_small};
use super::program::{Program, at_rest, small};

/// How many actions are carried out in all, by all the tests here: ten times as many as with the window.
const ACTIONS: usize = 54_000;

/// After so many the picture is computed once more.
const CHECK_EVERY: usize = 4_500;

/// For so long a busy worker may yield nothing at all: a deadlock.
const SILENCE: Duration = Duration::from_secs(300);

/// Somebody who does everything.
struct Player {
    rng: ChaCha8Rng,
    program: Program,
    diary: Vec<String>,
    folder: TempDir,
}

impl Player {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut preset = small();
        preset.folder = Some(folder.path().join("settings"));
        let mut program = Program::open(preset);
        program.settle();
        Self { rng: ChaCha8Rng::seed_from_u64(seed), program, diary: Vec::new(), folder }
    }

    fn below(&mut self, n: usize) -> usize {
        (self.rng.next_u64() % n.max(1) as u64) as usize
    }

    fn within(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as usize) as i64
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// A place for a file: mostly in the folder, now and then nowhere.
    fn path(&mut self) -> PathBuf {
        let name = self.one(&["a", "b.png", "c.sixfingers", "no/such/folder/d.csv", "e.safetensors", "pictures", ""]);
        self.folder.path().join(name)
    }

    fn patch(&mut self) -> Patch {
        match self.below(5) {
            0 => Patch::Whole,
            _ => Patch::Side(PatchSide::nearest_odd(self.within(1, 40) as f64)),
        }
    }

    /// A training picture, or one beyond them.
    fn image(&mut self) -> usize {
        self.below(14)
    }

    fn action(&mut self) -> Action {
        match self.below(26) {
            0 => Action::Exhibit(self.exhibit()),
            1..=4 => Action::Machine(self.machine()),
            5 => Action::Net(self.one(&[NetAction::Toggle, NetAction::CompareWithTheory, NetAction::Picked(None)])),
            6 => Action::Noise(match self.below(4) {
                0 => NoiseAction::SetSeed(self.one(&[0, 5, 7, u64::MAX])),
                1 => NoiseAction::Reroll,
                2 => NoiseAction::NextWrong,
                _ => NoiseAction::ToggleLock,
            }),
            7 | 8 => Action::Time(self.time()),
            9 => Action::View(self.view()),
            10 => Action::Provenance(match self.below(3) {
                0 => ProvenanceAction::Pin(self.below(80), self.below(80)),
                1 => ProvenanceAction::TogglePin,
                _ => ProvenanceAction::Move(self.within(-3, 3) as i32, self.within(-3, 3) as i32),
            }),
            11 => Action::Analysis(match self.below(3) {
                0 => AnalysisAction::NextMap,
                1 => AnalysisAction::SetMap(self.one(&MapKind::ALL)),
                _ => AnalysisAction::Light(Some(self.image() as u32)),
            }),
            12 => match self.below(6) {
                0 => Action::Agreement(self.one(&[AgreementAction::Toggle, AgreementAction::MoreSeeds])),
                1 => Action::Gallery(GalleryAction::SetSize(self.one(&SIZES))),
                2 => Action::Gallery(GalleryAction::Turn(self.within(-2, 2) as i32)),
                3 => Action::Gallery(GalleryAction::Pick(self.one(&[0, 3, u64::MAX]))),
                _ => Action::Gallery(GalleryAction::Toggle),
            },
            13 => Action::Compare(self.compare()),
            14 => Action::Census(self.census()),
            15 => Action::NetTraining(self.net_training()),
            16 => Action::ReceptiveField(self.one(&[
                ReceptiveFieldAction::Toggle,
                ReceptiveFieldAction::Stop,
                ReceptiveFieldAction::Resume,
                ReceptiveFieldAction::Use,
                ReceptiveFieldAction::CopyCsv,
            ])),
            17 => Action::Curves(match self.below(3) {
                0 => CurvesAction::CopyCsv,
                _ => CurvesAction::Toggle(self.one(&CurveKind::ALL)),
            }),
            18 => Action::Branch(self.branch()),
            19 => Action::Sessions(self.sessions()),
            20 => Action::Export(self.export()),
            21 => Action::Import(self.import()),
            22 => Action::Edit(self.edit()),
            23 => Action::Paint(self.paint()),
            24 => Action::Window(self.window()),
            _ => self.one(&[Action::Undo, Action::Redo]),
        }
    }

    fn exhibit(&mut self) -> ExhibitAction {
        match self.below(8) {
            0 => {
                let ids = ["hands", "black-white", "network-hands", "no such exhibit"];
                ExhibitAction::Open(self.one(&ids).to_owned())
            }
            1 => ExhibitAction::OpenTwin,
            2 => ExhibitAction::Reset,
            3 => ExhibitAction::ToggleChooser,
            // Mostly back to something small.
            _ => {
                let sets =
                    ["hands:count=12,size=32,seed=1", "flowers:count=5,size=24,seed=2", "digits:count=3,size=16"];
                ExhibitAction::OpenData(self.one(&sets).parse().unwrap())
            }
        }
    }

    fn machine(&mut self) -> MachineAction {
        match self.below(11) {
            0 | 1 => MachineAction::SetPatch(self.patch()),
            2 => MachineAction::NudgePatch(self.within(-3, 3) as i32),
            3 => MachineAction::SetForm(match self.below(4) {
                0 => LocalityForm::Constant,
                1 => LocalityForm::Linear { clean: PatchSide::PIXEL },
                2 => LocalityForm::Paper(PaperScales::MnistUnet),
                _ => LocalityForm::Switch { until: 0.5, before: Patch::Whole },
            }),
            4 => MachineAction::SetLocality(match self.below(3) {
                0 => Locality::Constant(self.patch()),
                1 => Locality::Switch { until: 0.75, before: self.patch(), after: self.patch() },
                _ => Locality::Curve(vec![(1.0, 21.0), (0.4, 9.0), (0.0, 3.0)]),
            }),
            5 => MachineAction::SetReach(self.one(&[Reach::NONE, Reach::Within(2), Reach::All])),
            6 => MachineAction::ToggleEquivariance,
            7 => MachineAction::SetBoundary(self.one(&[Boundary::Zeros, Boundary::Circular])),
            8 => MachineAction::ToggleBoundary,
            9 => MachineAction::SetNamedMachine(self.one(&[
                NamedMachine::Is,
                NamedMachine::Es,
                NamedMachine::Ls,
                NamedMachine::Els,
                NamedMachine::BbEls,
            ])),
            _ => match self.below(3) {
                0 => MachineAction::SetSchedule(NoiseSchedule::default()),
                _ => MachineAction::SetSteps(self.one(&[0, 1, 2, 5, 10, 20, 10_000])),
            },
        }
    }

    fn time(&mut self) -> TimeAction {
        match self.below(8) {
            0 => TimeAction::Seek(self.below(30)),
            1 | 2 => TimeAction::Step(self.within(-3, 3) as i32),
            3 => TimeAction::First,
            4 => TimeAction::Last,
            5 => TimeAction::TogglePlay,
            6 => TimeAction::SetSpeed(self.one(&[0.0, 8.0, 1e9])),
            _ => self.one(&[TimeAction::ToggleLoop, TimeAction::ToggleFilm]),
        }
    }

    fn view(&mut self) -> ViewAction {
        match self.below(5) {
            0 => ViewAction::NextPictures,
            1 => ViewAction::SetPictures(self.one(&Pictures::ALL)),
            2 => ViewAction::Probe(self.below(80), self.below(80)),
            3 => ViewAction::ProbeRest,
            _ => ViewAction::ToggleMarks,
        }
    }

    fn compare(&mut self) -> CompareAction {
        match self.below(7) {
            0 => CompareAction::Toggle,
            1 => CompareAction::Add,
            2 => CompareAction::FourMachines,
            3 => CompareAction::Remove(self.below(5)),
            4 => CompareAction::ToggleDifference,
            5 => CompareAction::Difference(self.below(4), self.below(4)),
            _ => CompareAction::Select(self.below(6)),
        }
    }

    fn census(&mut self) -> CensusAction {
        match self.below(10) {
            0 => CensusAction::Toggle,
            1 => CensusAction::SetAxis(self.one(&[
                AxisKind::Patches,
                AxisKind::Times,
                AxisKind::Reaches,
                AxisKind::Thumbs,
            ])),
            2 => CensusAction::SetRange(Range { from: self.below(9) as u32, to: self.below(40) as u32, every: 7 }),
            3 => CensusAction::SetEnd(self.below(2) == 0),
            4 => CensusAction::SetSeeds(self.one(&[0, 2, 8, usize::MAX])),
            5 => CensusAction::Start,
            6 => CensusAction::Stop,
            7 => CensusAction::Pick(Some(Pick { cell: self.below(9), which: Which::Count(self.below(7)) })),
            8 => CensusAction::Stage { cell: self.below(9), seed: self.below(9) as u64 },
            _ => match self.below(2) {
                0 => CensusAction::CopyCsv,
                _ => CensusAction::Save(self.one(&[SaveAs::Csv, SaveAs::Png]), self.path()),
            },
        }
    }

    fn net_training(&mut self) -> NetTrainingAction {
        match self.below(16) {
            0 => NetTrainingAction::Toggle,
            1 => NetTrainingAction::SetKind(self.one(&[NetKind::ResNet, NetKind::UNet])),
            2 => NetTrainingAction::SetPadding(self.one(&[Boundary::Zeros, Boundary::Circular])),
            3 => NetTrainingAction::SetChannels(self.one(&[0, 2, 4])),
            4 => NetTrainingAction::SetLayers(self.one(&[0, 1, 2])),
            5 => NetTrainingAction::SetSteps(self.one(&[0, 3, 20])),
            6 => NetTrainingAction::SetBatch(self.one(&[0, 2, 4])),
            7 => NetTrainingAction::Start,
            8 => NetTrainingAction::Pause,
            9 => NetTrainingAction::Resume,
            10 => NetTrainingAction::Fit,
            11 => NetTrainingAction::Stop { discard: self.below(2) == 0 },
            12 => NetTrainingAction::Save(self.path()),
            13 => NetTrainingAction::Show,
            14 => NetTrainingAction::CopyCommand,
            _ => NetTrainingAction::Open(self.path()),
        }
    }

    fn branch(&mut self) -> BranchAction {
        let id = BranchId(self.below(MAX_BRANCHES + 2) as u32);
        match self.below(6) {
            0 | 1 => BranchAction::Fork(self.one(&[None, Some(NamedMachine::Is), Some(NamedMachine::Ls)])),
            2 => BranchAction::Show(id),
            3 => BranchAction::Compare(id),
            4 => BranchAction::Rename(id, "a name".into()),
            _ => BranchAction::Remove(id),
        }
    }

    fn sessions(&mut self) -> SessionsAction {
        match self.below(10) {
            0 => SessionsAction::SaveAs,
            1 => SessionsAction::SaveTo(self.folder.path().join("c.sixfingers")),
            2 => SessionsAction::OpenPath(self.folder.path().join("c.sixfingers")),
            3 => SessionsAction::OpenPath(self.path()),
            4 => SessionsAction::Continue,
            5 => SessionsAction::Decline,
            6 => SessionsAction::OpenWithout,
            7 => SessionsAction::LeaveMissing,
            8 => SessionsAction::CopyCommand,
            _ => SessionsAction::CloseDialog,
        }
    }

    fn export(&mut self) -> ExportAction {
        match self.below(8) {
            0 => ExportAction::Open,
            1 => ExportAction::SetKind(self.one(&ExportKind::ALL)),
            2 => ExportAction::SetSource(self.one(&FrameSource::ALL)),
            3 => ExportAction::SetScale(self.one(&[0, 1, 4, u32::MAX])),
            4 => ExportAction::SetSpeed(self.one(&[0, 8, u16::MAX])),
            5 => ExportAction::NewName,
            6 if self.program.model.view.place.path.starts_with(self.folder.path().to_str().unwrap()) => {
                ExportAction::Start { replace: true }
            }
            _ => ExportAction::Stop,
        }
    }

    fn import(&mut self) -> ImportAction {
        match self.below(9) {
            0 => ImportAction::Show,
            1 => ImportAction::Close,
            2 => ImportAction::Scan(self.path()),
            3 => ImportAction::Rescan(self.one(&["hands", "no such folder", "x:size=nonsense", ""]).to_owned()),
            4 => ImportAction::Dropped(self.path(), 3),
            5 => ImportAction::SetChoices(Choices::default()),
            6 => ImportAction::Open,
            7 => ImportAction::StopLoading,
            _ => ImportAction::ToggleSkipped,
        }
    }

    fn edit(&mut self) -> EditAction {
        match self.below(12) {
            0 => EditAction::Select(self.image(), self.one(&[SelectHow::Only, SelectHow::Toggle, SelectHow::Range])),
            1 => self.one(&[EditAction::SelectAll, EditAction::SelectNone]),
            2 => EditAction::Walk(self.within(-3, 3), self.below(2) == 0),
            3 => EditAction::Switch(self.image()),
            4 => EditAction::SwitchChosen,
            5 if self.program.model.state.n_in_use().is_some_and(|(_, n)| n < 20) => EditAction::Duplicate,
            6 => EditAction::Mirror,
            7 => EditAction::Shift(self.within(-9, 9) as i32, self.within(-9, 9) as i32),
            8 => EditAction::Delete,
            9 => self.one(&[EditAction::OnlySources, EditAction::WithoutNearest]),
            10 => EditAction::AllOn,
            _ => EditAction::Restore,
        }
    }

    fn paint(&mut self) -> PaintAction {
        let at = (self.within(-2, 40) as i32, self.within(-2, 40) as i32);
        match self.below(14) {
            0 | 1 => PaintAction::Open(self.one(&[
                PaintOn::Whatever,
                PaintOn::Training,
                PaintOn::Blank,
                PaintOn::Result,
                PaintOn::Noisy,
            ])),
            2 => PaintAction::Close,
            3 => PaintAction::Take(self.one(&Tool::ALL)),
            4 => PaintAction::SetSize(self.within(-1, 70) as i32),
            5 => PaintAction::SetColour([200, 30, 30]),
            6 => self.one(&[PaintAction::ToggleMirror, PaintAction::ToggleGrid, PaintAction::ToggleNoise]),
            7 => PaintAction::Press(at),
            8 => PaintAction::Drag(at, (at.0 + 5, at.1 - 3)),
            9 => PaintAction::Release,
            10 => self.one(&[PaintAction::Copy, PaintAction::Cut, PaintAction::Paste, PaintAction::Flip]),
            11 => PaintAction::Nudge(1, -1),
            12 => self.one(&[PaintAction::Settle, PaintAction::NewNoise]),
            _ => self.one(&[PaintAction::SaveNew, PaintAction::Replace, PaintAction::Continue]),
        }
    }

    fn window(&mut self) -> WindowAction {
        match self.below(10) {
            0 => WindowAction::ToggleTheme,
            1 => WindowAction::Scale(self.within(-9, 9) as i32),
            2 => self.one(&[WindowAction::ToggleHelp, WindowAction::TogglePerf, WindowAction::ToggleControls]),
            3 => WindowAction::ToggleSection(self.one(&[Section::OverTime, Section::Machines])),
            4..=6 => WindowAction::ToggleSide(self.one(&SidePanel::ALL)),
            7 => self.one(&[WindowAction::TogglePresentation, WindowAction::ToggleBlank]),
            _ => self.one(&[WindowAction::Escape, WindowAction::DismissNotice]),
        }
    }

    /// Does something, and now and then lets a frame's time pass.
    fn play(&mut self) {
        let action = self.action();
        self.diary.push(format!("{action:?}"));
        self.program.act(action);
        if self.below(3) == 0 {
            self.program.tick();
        }
        self.program.effects.clear();
        let model = &self.program.model;
        let (state, view) = (&model.state, &model.view);
        assert!((1..=Controls::MAX_STAGES).contains(&state.controls.stages.len()), "{}", self.recently());
        assert!(view.selected < state.controls.stages.len(), "{}", self.recently());
        assert!(view.time.step >= 1, "{}", self.recently());
        assert!(state.controls.branches.len() <= MAX_BRANCHES, "{}", self.recently());
        if let Some(notice) = state.notices.notice.as_ref().filter(|notice| notice.contains("a bug in the program")) {
            panic!("{notice}\nafter:\n{}", self.recently());
        }
    }

    fn recently(&self) -> String {
        self.diary[self.diary.len().saturating_sub(40)..].join("\n")
    }

    /// Waits until every run is complete; a worker that yields nothing for long has forgotten something.
    fn settle(&mut self) {
        let (mut silent_since, mut n_events) = (Instant::now(), 0);
        while !at_rest(&self.program.model) {
            self.program.tick();
            let state = &self.program.model.state;
            if state.n_events != n_events {
                (n_events, silent_since) = (state.n_events, Instant::now());
            }
            let stats = self.program.model.worker_stats();
            assert!(
                silent_since.elapsed() < SILENCE,
                "nothing more comes: {stats:?}\n{:?}\nopening {:?}, editing {:?}\nafter:\n{}",
                state.controls,
                state.opening,
                state.editing,
                self.recently()
            );
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Comes to rest, and computes the run on each stage once more, from its noise.
    fn check(&mut self) {
        for _ in 0..8 {
            self.program.act(Action::Window(WindowAction::Escape));
        }
        assert!(self.program.model.state.search.is_none(), "Escape stops a search, after:\n{}", self.recently());
        if self.program.model.state.controls.stages.len() > 1 {
            self.program.act(Action::Compare(CompareAction::Toggle));
        }
        // Sets that are large are left for a small one.
        self.program.act(Action::Exhibit(self.small_set()));
        for action in something_small(&self.program.model) {
            self.program.act(action);
        }
        self.settle();
        assert_the_same_again(&self.program.model, &self.recently());
    }

    fn small_set(&self) -> ExhibitAction {
        let state = &self.program.model.state;
        let is_small = state.data.as_ref().is_some_and(|data| data.set.n_images() * data.set.shape().area() < 40_000);
        let data = match is_small {
            true => state.controls.data.clone(),
            false => "hands:count=12,size=32,seed=1".parse().unwrap(),
        };
        ExhibitAction::OpenData(data)
    }
}

/// Does its share of the actions from a seed.
fn play(seed: u64, actions: usize) {
    let mut player = Player::new(seed);
    for i in 1..=actions {
        player.play();
        if i % CHECK_EVERY == 0 {
            player.check();
        }
    }
}

#[test]
fn tens_of_thousands_of_random_actions_leave_the_right_picture_i() {
    play(1, ACTIONS / 3);
}

#[test]
fn tens_of_thousands_of_random_actions_leave_the_right_picture_ii() {
    play(2, ACTIONS / 3);
}

#[test]
fn tens_of_thousands_of_random_actions_leave_the_right_picture_iii() {
    play(3, ACTIONS / 3);
}
