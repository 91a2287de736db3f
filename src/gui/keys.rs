//! The keyboard, in one table: what the window listens to and what the help shows are the same list.

use egui::{Event, Key, Modifiers};

use crate::app::action::Action;
use crate::app::agreement::actions::AgreementAction;
use crate::app::analysis::actions::AnalysisAction;
use crate::app::cards::actions::CardsAction;
use crate::app::census::actions::CensusAction;
use crate::app::edits::actions::EditAction;
use crate::app::export::actions::ExportAction;
use crate::app::gallery::actions::GalleryAction;
use crate::app::import::actions::ImportAction;
use crate::app::lessons::actions::LessonsAction;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::nets::actions::NetAction;
use crate::app::paint::actions::{PaintAction, PaintOn};
use crate::app::paint::canvas::Tool;
use crate::app::provenance::actions::ProvenanceAction;
use crate::app::receptive_field::actions::ReceptiveFieldAction;
use crate::app::sessions::actions::SessionsAction;
use crate::app::settings::SidePanel;
use crate::app::stage::branch::BranchAction;
use crate::app::stage::compare::CompareAction;
use crate::app::stage::exhibit::ExhibitAction;
use crate::app::stage::machine::MachineAction;
use crate::app::stage::noise::NoiseAction;
use crate::app::stage::pictures::ViewAction;
use crate::app::stage::time::TimeAction;
use crate::app::talk::actions::TalkAction;
use crate::app::view::{Scene, View};
use crate::app::why::actions::WhyAction;
use crate::app::window::WindowAction;
use crate::score::NamedMachine;
use crate::text::{Text, shortcuts as text};

use self::KeyNames::{Named, Signs};

/// A part of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyGroup {
    /// The playhead.
    Time,
    /// The machine and the noise.
    Machine,
    /// Where pixels came from.
    Explain,
    /// The training pictures.
    Training,
    /// The pixel editor.
    Draw,
    /// The window.
    Window,
}

impl KeyGroup {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] = [Self::Time, Self::Machine, Self::Explain, Self::Training, Self::Draw, Self::Window];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        let heading = match self {
            Self::Time => text::HEADING_TIME,
            Self::Machine => text::HEADING_MACHINE,
            Self::Explain => text::HEADING_EXPLAIN,
            Self::Training => text::HEADING_TRAINING,
            Self::Draw => text::HEADING_DRAW,
            Self::Window => text::HEADING_WINDOW,
        };
        heading.get()
    }
}

/// A key with its modifiers, and what it does.
pub type KeyAction = (Modifiers, Key, fn() -> Action);

/// Keys, as the help shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyNames {
    /// The signs on them, the same in every language.
    Signs(&'static str),
    /// In words.
    Named(Text),
}

impl KeyNames {
    /// What the help shows, in the language of this thread.
    pub fn get(self) -> &'static str {
        match self {
            Self::Signs(signs) => signs,
            Self::Named(text) => text.get(),
        }
    }
}

/// One line of the table.
pub struct KeyBinding {
    /// The part of the help in which it stands.
    pub group: KeyGroup,
    /// The keys, as the help shows them.
    pub shown: KeyNames,
    /// What they do.
    pub what: Text,
    /// The keys, each with what it does.
    pub keys: &'static [KeyAction],
    /// Whether holding the key does it again and again.
    pub repeats: bool,
    /// Whether a focused button or slider has the first claim on the key.
    pub yields_to_focus: bool,
}

const NONE: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn line(group: KeyGroup, shown: KeyNames, what: Text, keys: &'static [KeyAction]) -> KeyBinding {
    KeyBinding { group, shown, what, keys, repeats: false, yields_to_focus: false }
}

const fn repeating(binding: KeyBinding) -> KeyBinding {
    KeyBinding { repeats: true, ..binding }
}

const fn yielding(binding: KeyBinding) -> KeyBinding {
    KeyBinding { yields_to_focus: true, ..binding }
}

/// The table. Lines with more modifiers come before those with fewer.
pub static TABLE: &[KeyBinding] = &[
    yielding(line(
        KeyGroup::Time,
        Named(text::KEY_SPACE),
        text::PLAY,
        &[(NONE, Key::Space, || Action::Time(TimeAction::TogglePlay))],
    )),
    yielding(repeating(line(
        KeyGroup::Time,
        Named(text::KEY_LEFT_RIGHT),
        text::STEP,
        &[
            (NONE, Key::ArrowLeft, || Action::Talk(TalkAction::Turn(-1))),
            (NONE, Key::ArrowRight, || Action::Talk(TalkAction::Turn(1))),
        ],
    ))),
    repeating(line(
        KeyGroup::Time,
        Signs("PageUp  PageDown"),
        text::STEP_BY_REMOTE,
        &[
            (NONE, Key::PageUp, || Action::Talk(TalkAction::Turn(-1))),
            (NONE, Key::PageDown, || Action::Talk(TalkAction::Turn(1))),
        ],
    )),
    yielding(line(
        KeyGroup::Time,
        Signs("Home  End"),
        text::ENDS,
        &[(NONE, Key::Home, || Action::Time(TimeAction::First)), (NONE, Key::End, || Action::Time(TimeAction::Last))],
    )),
    yielding(repeating(line(
        KeyGroup::Machine,
        Named(text::KEY_UP_DOWN),
        text::PATCH,
        &[
            (NONE, Key::ArrowUp, || Action::Machine(MachineAction::NudgePatch(1))),
            (NONE, Key::ArrowDown, || Action::Machine(MachineAction::NudgePatch(-1))),
        ],
    ))),
    line(
        KeyGroup::Machine,
        Signs("E"),
        text::EQUIVARIANCE,
        &[(NONE, Key::E, || Action::Machine(MachineAction::ToggleEquivariance))],
    ),
    line(
        KeyGroup::Machine,
        Signs("O"),
        text::BOUNDARY,
        &[(NONE, Key::O, || Action::Machine(MachineAction::ToggleBoundary))],
    ),
    line(
        KeyGroup::Machine,
        Named(text::KEY_1_TO_5),
        text::MACHINES,
        &[
            (NONE, Key::Num1, || named_machine(0)),
            (NONE, Key::Num2, || named_machine(1)),
            (NONE, Key::Num3, || named_machine(2)),
            (NONE, Key::Num4, || named_machine(3)),
            (NONE, Key::Num5, || named_machine(4)),
        ],
    ),
    line(
        KeyGroup::Machine,
        Signs("6  7"),
        text::NETWORK,
        &[
            (NONE, Key::Num6, || Action::Net(NetAction::Toggle)),
            (NONE, Key::Num7, || Action::Net(NetAction::CompareWithTheory)),
        ],
    ),
    line(
        KeyGroup::Machine,
        Signs("S"),
        text::RECEPTIVE_FIELD,
        &[(NONE, Key::S, || Action::ReceptiveField(ReceptiveFieldAction::Toggle))],
    ),
    line(KeyGroup::Machine, Signs("F"), text::FORK, &[(NONE, Key::F, || Action::Branch(BranchAction::Fork(None)))]),
    line(KeyGroup::Machine, Signs("N"), text::NEW_NOISE, &[(NONE, Key::N, || Action::Noise(NoiseAction::Reroll))]),
    line(KeyGroup::Machine, Signs("W"), text::NEXT_WRONG, &[(NONE, Key::W, || Action::Noise(NoiseAction::NextWrong))]),
    line(
        KeyGroup::Explain,
        Signs("I"),
        text::PROVENANCE,
        &[(NONE, Key::I, || Action::Window(WindowAction::ToggleSide(SidePanel::Provenance)))],
    ),
    line(
        KeyGroup::Explain,
        Signs("Q"),
        text::PIN,
        &[(NONE, Key::Q, || Action::Provenance(ProvenanceAction::TogglePin))],
    ),
    repeating(line(
        KeyGroup::Explain,
        Named(text::KEY_ALT_ARROW),
        text::MOVE_PIXEL,
        &[
            (ALT, Key::ArrowUp, || Action::Provenance(ProvenanceAction::Move(-1, 0))),
            (ALT, Key::ArrowDown, || Action::Provenance(ProvenanceAction::Move(1, 0))),
            (ALT, Key::ArrowLeft, || Action::Provenance(ProvenanceAction::Move(0, -1))),
            (ALT, Key::ArrowRight, || Action::Provenance(ProvenanceAction::Move(0, 1))),
        ],
    )),
    line(KeyGroup::Explain, Signs("Z"), text::WHY, &[(NONE, Key::Z, || Action::Why(WhyAction::Look))]),
    line(KeyGroup::Explain, Signs("8"), text::THUMBS, &[(NONE, Key::Num8, || Action::Why(WhyAction::ToggleTable))]),
    line(
        KeyGroup::Explain,
        Signs("F2  Shift+F2"),
        text::EXPLAIN_WORD,
        &[
            (SHIFT, Key::F2, || Action::Cards(CardsAction::Turn(1))),
            (NONE, Key::F2, || Action::Cards(CardsAction::Explain)),
        ],
    ),
    line(
        KeyGroup::Explain,
        Signs("M"),
        text::NEXT_MOSAIC,
        &[(NONE, Key::M, || Action::Analysis(AnalysisAction::NextMap))],
    ),
    line(
        KeyGroup::Window,
        Signs("Ctrl+S  Ctrl+Shift+S"),
        text::SAVE,
        &[
            (CTRL_SHIFT, Key::S, || Action::Sessions(SessionsAction::SaveAs)),
            (CTRL, Key::S, || Action::Sessions(SessionsAction::Save)),
        ],
    ),
    line(KeyGroup::Window, Signs("Ctrl+E"), text::EXPORT, &[(CTRL, Key::E, || Action::Export(ExportAction::Open))]),
    line(
        KeyGroup::Window,
        Signs("Ctrl+Shift+C"),
        text::COPY_COMMAND,
        &[(CTRL_SHIFT, Key::C, || Action::Sessions(SessionsAction::CopyCommand))],
    ),
    repeating(line(
        KeyGroup::Window,
        Signs("Ctrl+Z  Ctrl+Shift+Z"),
        text::UNDO,
        &[(CTRL_SHIFT, Key::Z, || Action::Redo), (CTRL, Key::Y, || Action::Redo), (CTRL, Key::Z, || Action::Undo)],
    )),
    line(KeyGroup::Window, Signs("Ctrl+O"), text::OPEN, &[(CTRL, Key::O, || Action::Import(ImportAction::Show))]),
    line(KeyGroup::Window, Signs("V"), text::PICTURES, &[(NONE, Key::V, || Action::View(ViewAction::NextPictures))]),
    line(KeyGroup::Window, Signs("P"), text::NUMBER_PARTS, &[(NONE, Key::P, || Action::View(ViewAction::ToggleMarks))]),
    line(KeyGroup::Window, Signs("J"), text::LESSONS, &[(NONE, Key::J, || Action::Lessons(LessonsAction::ToggleList))]),
    yielding(line(
        KeyGroup::Window,
        Signs("Enter  Shift+Enter  Y"),
        text::LESSON,
        &[
            (SHIFT, Key::Enter, || Action::Lessons(LessonsAction::Back)),
            (NONE, Key::Enter, || Action::Lessons(LessonsAction::Next)),
            (NONE, Key::Y, || Action::Lessons(LessonsAction::Show)),
        ],
    )),
    line(
        KeyGroup::Window,
        Signs("X"),
        text::EXHIBITS,
        &[(NONE, Key::X, || Action::Exhibit(ExhibitAction::ToggleChooser))],
    ),
    line(KeyGroup::Window, Signs("C"), text::COMPARE, &[(NONE, Key::C, || Action::Compare(CompareAction::Toggle))]),
    line(
        KeyGroup::Window,
        Signs("D"),
        text::DIFFERENCE,
        &[(NONE, Key::D, || Action::Compare(CompareAction::ToggleDifference))],
    ),
    line(KeyGroup::Window, Signs("G"), text::GALLERY, &[(NONE, Key::G, || Action::Gallery(GalleryAction::Toggle))]),
    line(
        KeyGroup::Window,
        Signs("A"),
        text::AGREEMENT,
        &[(NONE, Key::A, || Action::Agreement(AgreementAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        Signs("T"),
        text::TRAINING,
        &[(NONE, Key::T, || Action::Window(WindowAction::ToggleSide(SidePanel::Training)))],
    ),
    line(KeyGroup::Window, Signs("K"), text::CENSUS, &[(NONE, Key::K, || Action::Census(CensusAction::Toggle))]),
    line(
        KeyGroup::Window,
        Signs("R"),
        text::TRAIN,
        &[(NONE, Key::R, || Action::NetTraining(NetTrainingAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        Signs("L"),
        text::CURVES,
        &[(NONE, Key::L, || Action::Window(WindowAction::ToggleSide(SidePanel::Curves)))],
    ),
    line(KeyGroup::Training, Signs("U"), text::SWITCH, &[(NONE, Key::U, || Action::Edit(EditAction::SwitchChosen))]),
    yielding(line(
        KeyGroup::Training,
        Signs("Delete"),
        text::REMOVE,
        &[(NONE, Key::Delete, || Action::Edit(EditAction::Delete))],
    )),
    line(
        KeyGroup::Training,
        Signs("Ctrl+D  Ctrl+M"),
        text::DUPLICATE,
        &[(CTRL, Key::D, || Action::Edit(EditAction::Duplicate)), (CTRL, Key::M, || Action::Edit(EditAction::Mirror))],
    ),
    line(
        KeyGroup::Training,
        Signs("Ctrl+A"),
        text::SELECT_ALL,
        &[(CTRL, Key::A, || Action::Edit(EditAction::SelectAll))],
    ),
    line(
        KeyGroup::Window,
        Signs("H"),
        text::PAINT,
        &[(NONE, Key::H, || Action::Paint(PaintAction::Open(PaintOn::Whatever)))],
    ),
    line(
        KeyGroup::Window,
        Signs("F5"),
        text::PRESENTATION,
        &[
            (Modifiers::SHIFT, Key::F5, || Action::Talk(TalkAction::BeginChosen)),
            (NONE, Key::F5, || Action::Window(WindowAction::TogglePresentation)),
        ],
    ),
    line(
        KeyGroup::Window,
        Signs("9  Ctrl+J"),
        text::TALK,
        &[(CTRL, Key::J, || Action::Talk(TalkAction::Add)), (NONE, Key::Num9, || Action::Talk(TalkAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        Signs("B  ."),
        text::BLACK_SCREEN,
        &[
            (NONE, Key::B, || Action::Window(WindowAction::ToggleBlank)),
            (NONE, Key::Period, || Action::Window(WindowAction::ToggleBlank)),
        ],
    ),
    line(
        KeyGroup::Window,
        Signs("F11"),
        text::FULL_SCREEN,
        &[(NONE, Key::F11, || Action::Window(WindowAction::ToggleFullScreen))],
    ),
    repeating(line(
        KeyGroup::Window,
        Signs("Ctrl +  Ctrl -  Ctrl 0"),
        text::SCALE,
        &[
            (CTRL, Key::Plus, || Action::Window(WindowAction::Scale(1))),
            (CTRL, Key::Equals, || Action::Window(WindowAction::Scale(1))),
            (CTRL, Key::Minus, || Action::Window(WindowAction::Scale(-1))),
            (CTRL, Key::Num0, || Action::Window(WindowAction::ScaleReset)),
        ],
    )),
    line(
        KeyGroup::Window,
        Signs("?  F1"),
        text::HELP,
        &[
            (NONE, Key::Questionmark, || Action::Window(WindowAction::ToggleHelp)),
            (NONE, Key::F1, || Action::Window(WindowAction::ToggleHelp)),
        ],
    ),
    line(
        KeyGroup::Window,
        Signs("F12"),
        text::FRAME_TIMES,
        &[(NONE, Key::F12, || Action::Window(WindowAction::TogglePerf))],
    ),
    line(KeyGroup::Window, Signs("Ctrl+Q"), text::QUIT, &[(CTRL, Key::Q, || Action::Window(WindowAction::Quit))]),
    line(
        KeyGroup::Window,
        Named(text::KEY_ESCAPE),
        text::ESCAPE,
        &[(NONE, Key::Escape, || Action::Window(WindowAction::Escape))],
    ),
];

fn named_machine(index: usize) -> Action {
    Action::Machine(MachineAction::SetNamedMachine(NamedMachine::ALL[index]))
}

/// Takes the keys of the table out of the input and adds their actions.
///
/// While text is being typed every key belongs to it. While a button or a slider has the focus, the keys by which
/// widgets are used (arrows, Space, Home, End) belong to it; while a menu is open, too.
///
/// While the pixel editor is open its keys come first, and those of the machine and of time rest. While the screen is
/// black, any key ends that, and does nothing else.
pub(crate) fn read(ctx: &egui::Context, mode: Mode, actions: &mut Vec<Action>) {
    if ctx.text_edit_focused() {
        return;
    }
    if mode == Mode::Black {
        ctx.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| !matches!(event, Event::Key { pressed: true, repeat: false, .. }));
            if input.events.len() < before {
                actions.push(Action::Window(WindowAction::ToggleBlank));
            }
        });
        return;
    }
    let drawing = mode == Mode::Drawing;
    let focused = ctx.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ctx);
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let Some((binding, action)) = find(drawing, *modifiers, *key) else { return true };
            if binding.yields_to_focus && focused {
                return true;
            }
            if binding.repeats || !repeat {
                actions.push(action);
            }
            false
        });
    });
}

/// What keys are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The program.
    Usual,
    /// The pixel editor.
    Drawing,
    /// To end a black screen.
    Black,
}

impl Mode {
    /// What they are for now.
    pub(crate) fn of(view: &View) -> Self {
        match (view.presenting && view.blank, view.scene == Scene::Paint) {
            (true, _) => Self::Black,
            (_, true) => Self::Drawing,
            _ => Self::Usual,
        }
    }
}

/// The line of a key, and what it does.
fn find(drawing: bool, modifiers: Modifiers, key: Key) -> Option<(&'static KeyBinding, Action)> {
    let editor = DRAW_TABLE.iter().filter(|_| drawing);
    let rest = TABLE.iter().filter(|line| !drawing || line.group == KeyGroup::Window);
    editor.chain(rest).find_map(|binding| {
        let hit = binding
            .keys
            .iter()
            .find(|(m, k, _)| *k == key && modifiers.alt == m.alt && modifiers.matches_logically(*m));
        hit.map(|(_, _, action)| (binding, action()))
    })
}

fn take(tool: Tool) -> Action {
    Action::Paint(PaintAction::Take(tool))
}

/// The keys of the pixel editor, while it is open.
pub static DRAW_TABLE: &[KeyBinding] = &[
    line(
        KeyGroup::Draw,
        Signs("B E F I S"),
        text::TOOLS,
        &[
            (NONE, Key::B, || take(Tool::Brush)),
            (NONE, Key::E, || take(Tool::Eraser)),
            (NONE, Key::F, || take(Tool::Fill)),
            (NONE, Key::I, || take(Tool::Picker)),
            (NONE, Key::S, || take(Tool::Select)),
        ],
    ),
    line(
        KeyGroup::Draw,
        Signs("C X V"),
        text::PIECE,
        &[
            (NONE, Key::C, || Action::Paint(PaintAction::Copy)),
            (NONE, Key::X, || Action::Paint(PaintAction::Cut)),
            (NONE, Key::V, || Action::Paint(PaintAction::Paste)),
        ],
    ),
    yielding(repeating(line(
        KeyGroup::Draw,
        Named(text::KEY_ARROWS_ENTER),
        text::PLACE,
        &[
            (NONE, Key::ArrowLeft, || Action::Paint(PaintAction::Nudge(0, -1))),
            (NONE, Key::ArrowRight, || Action::Paint(PaintAction::Nudge(0, 1))),
            (NONE, Key::ArrowUp, || Action::Paint(PaintAction::Nudge(-1, 0))),
            (NONE, Key::ArrowDown, || Action::Paint(PaintAction::Nudge(1, 0))),
            (NONE, Key::Enter, || Action::Paint(PaintAction::Settle)),
        ],
    ))),
    line(KeyGroup::Draw, Signs("G"), text::GRID, &[(NONE, Key::G, || Action::Paint(PaintAction::ToggleGrid))]),
    line(KeyGroup::Draw, Signs("H"), text::BACK, &[(NONE, Key::H, || Action::Paint(PaintAction::Close))]),
];
