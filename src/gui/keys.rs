//! The keyboard, in one table: what the window listens to and what the help shows are the same list.

use egui::{Event, Key, Modifiers};

use crate::app::action::Action;
use crate::app::agreement::actions::AgreementAction;
use crate::app::analysis::actions::AnalysisAction;
use crate::app::census::actions::CensusAction;
use crate::app::edits::actions::EditAction;
use crate::app::export::actions::ExportAction;
use crate::app::gallery::actions::GalleryAction;
use crate::app::import::actions::ImportAction;
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
use crate::app::window::WindowAction;
use crate::score::NamedMachine;

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
        match self {
            Self::Time => "Time",
            Self::Machine => "Machine and noise",
            Self::Explain => "Where pixels come from",
            Self::Training => "Training pictures, while their panel is open",
            Self::Draw => "Painting",
            Self::Window => "Window",
        }
    }
}

/// A key with its modifiers, and what it does.
pub type KeyAction = (Modifiers, Key, fn() -> Action);

/// One line of the table.
pub struct KeyBinding {
    /// The part of the help in which it stands.
    pub group: KeyGroup,
    /// The keys, as the help shows them.
    pub shown: &'static str,
    /// What they do.
    pub what: &'static str,
    /// The keys, each with what it does.
    pub keys: &'static [KeyAction],
    /// Whether holding the key does it again and again.
    pub repeats: bool,
    /// Whether a focused button or slider has the first claim on the key.
    pub yields_to_focus: bool,
}

const NONE: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn line(group: KeyGroup, shown: &'static str, what: &'static str, keys: &'static [KeyAction]) -> KeyBinding {
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
        "Space",
        "Play or pause",
        &[(NONE, Key::Space, || Action::Time(TimeAction::TogglePlay))],
    )),
    yielding(repeating(line(
        KeyGroup::Time,
        "Left  Right",
        "One step back or forward",
        &[
            (NONE, Key::ArrowLeft, || Action::Time(TimeAction::Step(-1))),
            (NONE, Key::ArrowRight, || Action::Time(TimeAction::Step(1))),
        ],
    ))),
    repeating(line(
        KeyGroup::Time,
        "PageUp  PageDown",
        "The same, from a presenter remote",
        &[
            (NONE, Key::PageUp, || Action::Time(TimeAction::Step(-1))),
            (NONE, Key::PageDown, || Action::Time(TimeAction::Step(1))),
        ],
    )),
    yielding(line(
        KeyGroup::Time,
        "Home  End",
        "Go to the noise or to the result",
        &[(NONE, Key::Home, || Action::Time(TimeAction::First)), (NONE, Key::End, || Action::Time(TimeAction::Last))],
    )),
    yielding(repeating(line(
        KeyGroup::Machine,
        "Up  Down",
        "Larger or smaller patch",
        &[
            (NONE, Key::ArrowUp, || Action::Machine(MachineAction::NudgePatch(1))),
            (NONE, Key::ArrowDown, || Action::Machine(MachineAction::NudgePatch(-1))),
        ],
    ))),
    line(
        KeyGroup::Machine,
        "E",
        "Equivariance on or off",
        &[(NONE, Key::E, || Action::Machine(MachineAction::ToggleEquivariance))],
    ),
    line(
        KeyGroup::Machine,
        "O",
        "Boundary zeros or circular",
        &[(NONE, Key::O, || Action::Machine(MachineAction::ToggleBoundary))],
    ),
    line(
        KeyGroup::Machine,
        "1 to 5",
        "IS, ES, LS, ELS, bbELS",
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
        "6  7",
        "A trained network; network and theory",
        &[
            (NONE, Key::Num6, || Action::Net(NetAction::Toggle)),
            (NONE, Key::Num7, || Action::Net(NetAction::CompareWithTheory)),
        ],
    ),
    line(
        KeyGroup::Machine,
        "S",
        "How far the network sees: P(t) and receptive field",
        &[(NONE, Key::S, || Action::ReceptiveField(ReceptiveFieldAction::Toggle))],
    ),
    line(
        KeyGroup::Machine,
        "F",
        "Fork here: continue from this step as a branch",
        &[(NONE, Key::F, || Action::Branch(BranchAction::Fork(None)))],
    ),
    line(KeyGroup::Machine, "N", "New noise", &[(NONE, Key::N, || Action::Noise(NoiseAction::Reroll))]),
    line(
        KeyGroup::Machine,
        "W",
        "Next seed with a wrong count",
        &[(NONE, Key::W, || Action::Noise(NoiseAction::NextWrong))],
    ),
    line(
        KeyGroup::Explain,
        "I",
        "Where the pixel at the pointer came from",
        &[(NONE, Key::I, || Action::Window(WindowAction::ToggleSide(SidePanel::Provenance)))],
    ),
    line(
        KeyGroup::Explain,
        "Q",
        "Pin this pixel, or unpin it",
        &[(NONE, Key::Q, || Action::Provenance(ProvenanceAction::TogglePin))],
    ),
    repeating(line(
        KeyGroup::Explain,
        "Alt with an arrow",
        "Move the pixel",
        &[
            (ALT, Key::ArrowUp, || Action::Provenance(ProvenanceAction::Move(-1, 0))),
            (ALT, Key::ArrowDown, || Action::Provenance(ProvenanceAction::Move(1, 0))),
            (ALT, Key::ArrowLeft, || Action::Provenance(ProvenanceAction::Move(0, -1))),
            (ALT, Key::ArrowRight, || Action::Provenance(ProvenanceAction::Move(0, 1))),
        ],
    )),
    line(
        KeyGroup::Explain,
        "M",
        "The next mosaic: source, displacement, certainty, ...",
        &[(NONE, Key::M, || Action::Analysis(AnalysisAction::NextMap))],
    ),
    line(
        KeyGroup::Window,
        "Ctrl+S  Ctrl+Shift+S",
        "Save the session, or save it under another name",
        &[
            (CTRL_SHIFT, Key::S, || Action::Sessions(SessionsAction::SaveAs)),
            (CTRL, Key::S, || Action::Sessions(SessionsAction::Save)),
        ],
    ),
    line(
        KeyGroup::Window,
        "Ctrl+E",
        "Export pictures, animations and numbers",
        &[(CTRL, Key::E, || Action::Export(ExportAction::Open))],
    ),
    line(
        KeyGroup::Window,
        "Ctrl+Shift+C",
        "Copy the command that makes this picture",
        &[(CTRL_SHIFT, Key::C, || Action::Sessions(SessionsAction::CopyCommand))],
    ),
    repeating(line(
        KeyGroup::Window,
        "Ctrl+Z  Ctrl+Shift+Z",
        "Undo, redo",
        &[(CTRL_SHIFT, Key::Z, || Action::Redo), (CTRL, Key::Y, || Action::Redo), (CTRL, Key::Z, || Action::Undo)],
    )),
    line(
        KeyGroup::Window,
        "Ctrl+O",
        "Open your own pictures",
        &[(CTRL, Key::O, || Action::Import(ImportAction::Show))],
    ),
    line(
        KeyGroup::Window,
        "V",
        "Both pictures, the guess, the noise, or the nearest training picture",
        &[(NONE, Key::V, || Action::View(ViewAction::NextPictures))],
    ),
    line(
        KeyGroup::Window,
        "P",
        "Number the counted parts on the picture",
        &[(NONE, Key::P, || Action::View(ViewAction::ToggleMarks))],
    ),
    line(
        KeyGroup::Window,
        "X",
        "Choose an exhibit",
        &[(NONE, Key::X, || Action::Exhibit(ExhibitAction::ToggleChooser))],
    ),
    line(
        KeyGroup::Window,
        "C",
        "Compare two machines, and back",
        &[(NONE, Key::C, || Action::Compare(CompareAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        "D",
        "Difference of two machines",
        &[(NONE, Key::D, || Action::Compare(CompareAction::ToggleDifference))],
    ),
    line(
        KeyGroup::Window,
        "G",
        "Gallery of many seeds, and back",
        &[(NONE, Key::G, || Action::Gallery(GalleryAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        "A",
        "Network and theory over many seeds",
        &[(NONE, Key::A, || Action::Agreement(AgreementAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        "T",
        "Training pictures",
        &[(NONE, Key::T, || Action::Window(WindowAction::ToggleSide(SidePanel::Training)))],
    ),
    line(
        KeyGroup::Window,
        "K",
        "Census of many seeds at many settings, and back",
        &[(NONE, Key::K, || Action::Census(CensusAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        "R",
        "Train a network and compare it with the theory, and back",
        &[(NONE, Key::R, || Action::NetTraining(NetTrainingAction::Toggle))],
    ),
    line(
        KeyGroup::Window,
        "L",
        "Curves over the steps",
        &[(NONE, Key::L, || Action::Window(WindowAction::ToggleSide(SidePanel::Curves)))],
    ),
    line(
        KeyGroup::Training,
        "U",
        "Switch the selected pictures on or off",
        &[(NONE, Key::U, || Action::Edit(EditAction::SwitchChosen))],
    ),
    yielding(line(
        KeyGroup::Training,
        "Delete",
        "Remove the selected pictures from the set",
        &[(NONE, Key::Delete, || Action::Edit(EditAction::Delete))],
    )),
    line(
        KeyGroup::Training,
        "Ctrl+D  Ctrl+M",
        "Duplicate or mirror the selected pictures",
        &[(CTRL, Key::D, || Action::Edit(EditAction::Duplicate)), (CTRL, Key::M, || Action::Edit(EditAction::Mirror))],
    ),
    line(KeyGroup::Training, "Ctrl+A", "Select all of them", &[(CTRL, Key::A, || Action::Edit(EditAction::SelectAll))]),
    line(
        KeyGroup::Window,
        "H",
        "Paint a training picture, or the noisy one",
        &[(NONE, Key::H, || Action::Paint(PaintAction::Open(PaintOn::Whatever)))],
    ),
    line(
        KeyGroup::Window,
        "F5",
        "Presentation mode",
        &[(NONE, Key::F5, || Action::Window(WindowAction::TogglePresentation))],
    ),
    line(
        KeyGroup::Window,
        "B  .",
        "Black screen, while presenting",
        &[
            (NONE, Key::B, || Action::Window(WindowAction::ToggleBlank)),
            (NONE, Key::Period, || Action::Window(WindowAction::ToggleBlank)),
        ],
    ),
    line(
        KeyGroup::Window,
        "F11",
        "Full screen",
        &[(NONE, Key::F11, || Action::Window(WindowAction::ToggleFullScreen))],
    ),
    repeating(line(
        KeyGroup::Window,
        "Ctrl +  Ctrl -  Ctrl 0",
        "Larger, smaller, normal size",
        &[
            (CTRL, Key::Plus, || Action::Window(WindowAction::Scale(1))),
            (CTRL, Key::Equals, || Action::Window(WindowAction::Scale(1))),
            (CTRL, Key::Minus, || Action::Window(WindowAction::Scale(-1))),
            (CTRL, Key::Num0, || Action::Window(WindowAction::ScaleReset)),
        ],
    )),
    line(
        KeyGroup::Window,
        "?  F1",
        "This list",
        &[
            (NONE, Key::Questionmark, || Action::Window(WindowAction::ToggleHelp)),
            (NONE, Key::F1, || Action::Window(WindowAction::ToggleHelp)),
        ],
    ),
    line(KeyGroup::Window, "F12", "Frame times", &[(NONE, Key::F12, || Action::Window(WindowAction::TogglePerf))]),
    line(KeyGroup::Window, "Ctrl+Q", "Close the window", &[(CTRL, Key::Q, || Action::Window(WindowAction::Quit))]),
    line(
        KeyGroup::Window,
        "Escape",
        "Close the topmost panel, stop a search",
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
/// While the pixel editor is open its keys come first, and those of the machine and of time rest.
pub(crate) fn read(ctx: &egui::Context, drawing: bool, actions: &mut Vec<Action>) {
    if ctx.text_edit_focused() {
        return;
    }
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
        "B E F I S",
        "Brush, eraser, fill, colour picker, select",
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
        "C X V",
        "Copy, cut, paste the selected piece",
        &[
            (NONE, Key::C, || Action::Paint(PaintAction::Copy)),
            (NONE, Key::X, || Action::Paint(PaintAction::Cut)),
            (NONE, Key::V, || Action::Paint(PaintAction::Paste)),
        ],
    ),
    yielding(repeating(line(
        KeyGroup::Draw,
        "Arrows  Enter",
        "Move the pasted piece, place it",
        &[
            (NONE, Key::ArrowLeft, || Action::Paint(PaintAction::Nudge(0, -1))),
            (NONE, Key::ArrowRight, || Action::Paint(PaintAction::Nudge(0, 1))),
            (NONE, Key::ArrowUp, || Action::Paint(PaintAction::Nudge(-1, 0))),
            (NONE, Key::ArrowDown, || Action::Paint(PaintAction::Nudge(1, 0))),
            (NONE, Key::Enter, || Action::Paint(PaintAction::Settle)),
        ],
    ))),
    line(KeyGroup::Draw, "G", "Lines between the pixels", &[(NONE, Key::G, || Action::Paint(PaintAction::ToggleGrid))]),
    line(KeyGroup::Draw, "H", "Back to the stage", &[(NONE, Key::H, || Action::Paint(PaintAction::Close))]),
];
