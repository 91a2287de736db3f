//! Everything that a person can do, as values: what buttons, keys and tests say to the window.
//!
//! Panels push actions; `apply` is the only place that carries them out. A new area of the window adds
//! an enum of its own here and a file of its own in `apply/`.

use std::path::PathBuf;

use crate::diffusion::{Locality, NetId, NoiseSchedule, Seed};
use crate::exhibits::DataSpec;
use crate::explain::mosaic::MapKind;
use crate::images::load::Choices;
use crate::net::NetKind;
use crate::score::{Boundary, Corner, Patch, Reach};

use super::branches::BranchId;
use super::canvas::{Colour, Tool};
use super::census::{AxisKind, Pick, Range};
use super::curves::CurveKind;
use super::keep::{ExportKind, FrameSource};
use super::locality::LocalityForm;
use super::settings::{Fold, SidePanel};
use super::view::Pictures;

/// Something that a person can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// What is shown.
    Exhibit(ExhibitAction),
    /// The settings of the chosen stage.
    Machine(MachineAction),
    /// Trained networks.
    Net(NetAction),
    /// The starting noise.
    Noise(NoiseAction),
    /// The playhead.
    Time(TimeAction),
    /// What the stage shows.
    View(ViewAction),
    /// Where pixels came from.
    Explain(ExplainAction),
    /// Many seeds at once.
    Gallery(GalleryAction),
    /// Stages side by side.
    Compare(CompareAction),
    /// Many seeds at many settings.
    Census(CensusAction),
    /// Training a network.
    NetTraining(NetTrainingAction),
    /// How far a network sees.
    Sight(SightAction),
    /// The curves beside the stage.
    Curves(CurvesAction),
    /// The tree of branches.
    Branch(BranchAction),
    /// Saving, opening, exporting.
    Keep(KeepAction),
    /// Pictures of one's own.
    Import(ImportAction),
    /// The training set, changed by hand.
    Edit(EditAction),
    /// The pixel editor.
    Draw(DrawAction),
    /// The window itself.
    App(AppAction),
    /// Takes back the last change of a control.
    Undo,
    /// Brings it back.
    Redo,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ExhibitAction {
    /// An exhibit of the catalogue, by its id.
    Open(String),
    /// The small version of the present exhibit, with patches that move.
    OpenTwin,
    /// A training set with the present settings.
    OpenData(DataSpec),
    /// Back to the exhibit's own settings; the seed stays.
    Reset,
    /// Show the exhibits to choose from, or hide them.
    ToggleChooser,
}

/// The settings of the chosen stage.
#[derive(Clone, Debug, PartialEq)]
pub enum MachineAction {
    /// The widest window; the form of P(t) stays.
    SetPatch(Patch),
    /// So many stops wider or narrower.
    NudgePatch(i32),
    /// The form of P(t); the widest window stays.
    SetForm(LocalityForm),
    /// P(t) as a whole, size and all.
    SetLocality(Locality),
    /// How far patches may move.
    SetReach(Reach),
    /// Patches stay in place, or move as far as they did before.
    ToggleEquivariance,
    /// What lies beyond the border.
    SetBoundary(Boundary),
    /// The other boundary.
    ToggleBoundary,
    /// One of the five machines.
    SetCorner(Corner),
    /// Number of steps; the playhead keeps its time.
    SetSteps(usize),
    /// How the signal fades.
    SetSchedule(NoiseSchedule),
}

/// Trained networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetAction {
    /// This network draws on the chosen stage.
    Draw(NetId),
    /// The first network that fits draws on the chosen stage, or the machine again.
    Toggle,
    /// The network beside what the theory says of it, on four stages.
    Beside,
    /// Open a file of weights, and show it beside the theory.
    Open(PathBuf),
    /// Choose such a file in a dialog of the system.
    Browse,
}

/// The starting noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoiseAction {
    /// This seed.
    SetSeed(Seed),
    /// A random one, unless the noise is locked.
    Die,
    /// The next one whose picture is well formed with a wrong count, unless the noise is locked.
    NextWrong,
    /// Keep this noise, whatever key is pressed.
    ToggleLock,
}

/// The playhead. Frames are counted from the noise (0) to the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeAction {
    /// To this step of the grid.
    Seek(usize),
    /// So many frames towards the result; negative ones towards the noise.
    Step(i32),
    /// To the noise.
    First,
    /// To the result.
    Last,
    /// Play or pause.
    TogglePlay,
    /// Start again at the noise when the result is reached, or rest there.
    ToggleLoop,
    /// Frames a second.
    SetSpeed(f32),
    /// The filmstrip shows the noisy pictures, or the guesses.
    ToggleFilm,
}

/// What the stage shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewAction {
    /// The next choice of pictures.
    NextPictures,
    /// This choice of pictures.
    SetPictures(Pictures),
    /// The pixel under the pointer, `(row, column)`, on which the window is centred.
    Probe(usize, usize),
    /// The pointer has left the picture.
    ProbeRest,
    /// Mark the counted parts on the guess, or no more.
    ToggleMarks,
}

/// Where pixels came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplainAction {
    /// Keep this pixel, `(row, column)`, and show where it came from; let it go if it is the one that is kept.
    Pin(usize, usize),
    /// Keep the present pixel, or follow the pointer again.
    TogglePin,
    /// Move the pixel so many rows down and columns to the right, and keep it.
    Move(i32, i32),
    /// The next map of what the guess is made of.
    NextMap,
    /// This map.
    SetMap(MapKind),
    /// Light the pixels that came from this training picture, or from all of them again.
    Light(Option<u32>),
}

/// Many seeds at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GalleryAction {
    /// Show the gallery, or go back to the stage.
    Toggle,
    /// So many pictures.
    SetSize(usize),
    /// So many pages on; negative ones back.
    Turn(i32),
    /// Put a seed on the stage.
    Pick(Seed),
    /// In the gallery, how well machines foretell the network beside them; or its pictures again.
    Scatter,
    /// More noises for that.
    MoreSeeds,
}

/// Stages side by side on the same noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// A second stage beside the first; or only the chosen one again.
    Toggle,
    /// One stage more, with a machine that is not there yet.
    Add,
    /// The ideal and the local machine, each with and without equivariance.
    FourMachines,
    /// Take a stage away.
    Remove(usize),
    /// Show the difference of two stages, or hide it.
    ToggleDifference,
    /// The difference of this stage from that one.
    Difference(usize, usize),
    /// The controls are for this stage.
    Select(usize),
}

/// Many seeds at many settings.
#[derive(Clone, Debug, PartialEq)]
pub enum CensusAction {
    /// Show the census, or go back to the stage; it goes on counting.
    Toggle,
    /// What changes from column to column.
    SetAxis(AxisKind),
    /// From where to where.
    SetRange(Range),
    /// Whether the end of the axis is a column, too.
    SetEnd(bool),
    /// The number of seeds.
    SetSeeds(usize),
    /// Count with the present settings, or go on.
    Start,
    /// Stop counting; what was found stays.
    Stop,
    /// Show some of the pictures, or none.
    Pick(Option<Pick>),
    /// Put a picture on the stage: its setting and its seed.
    Stage {
        /// The column.
        cell: usize,
        /// The seed.
        seed: Seed,
    },
    /// Put the table on the clipboard, as CSV.
    CopyCsv,
    /// Write a file; its ending is put on.
    Save(SaveAs, PathBuf),
}

/// What of a census is written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// The table.
    Csv,
    /// The charts.
    Png,
}

/// Training a network.
#[derive(Clone, Debug, PartialEq)]
pub enum NetTrainingAction {
    /// Show the panel, or go back to the stage; training goes on.
    Toggle,
    /// What kind of network.
    SetKind(NetKind),
    /// What lies beyond the border.
    SetPadding(Boundary),
    /// Channels inside.
    SetChannels(usize),
    /// Residual layers of a ResNet.
    SetLayers(usize),
    /// Levels of a UNet.
    SetLevels(usize),
    /// Steps of training.
    SetSteps(usize),
    /// Pictures of a step.
    SetBatch(usize),
    /// Of the first weights, the pictures, the times and the noise.
    SetSeed(Seed),
    /// Train a new network on the set that is open.
    Start,
    /// Rest; it can go on.
    Pause,
    /// Go on.
    GoOn,
    /// Fit P(t) to the present network.
    Fit,
    /// Let go of the training.
    Stop {
        /// Whether steps that are in no file may be lost; it is asked otherwise.
        lose: bool,
    },
    /// Not to let go of it.
    LeaveAsk,
    /// Write the network into a file, under the first free name; it is a choice of the stages then.
    Keep(PathBuf),
    /// Put the network that was kept on the stage, beside the theory.
    Show,
    /// Ask for a file in a dialog of the system.
    Browse,
    /// Go on from a file.
    Open(PathBuf),
    /// Go on with the training of an earlier start.
    OpenLast,
    /// Forget it.
    ForgetLast,
    /// The command that trains the same network, for pasting.
    CopyCommand,
}

/// How far a network sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SightAction {
    /// Show it, or go back to the stage.
    Toggle,
    /// Rest.
    Stop,
    /// Go on.
    GoOn,
    /// Give the machines on the stages the P(t) that was found.
    Use,
    /// Put all figures on the clipboard, as CSV.
    CopyCsv,
}

/// The curves beside the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurvesAction {
    /// Show a curve, or hide it.
    Toggle(CurveKind),
    /// Put all numbers on the clipboard, as CSV.
    CopyCsv,
}

/// The tree of branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BranchAction {
    /// Fork the run of the chosen stage at the playhead: with the same settings, or with those of a machine.
    Fork(Option<Corner>),
    /// Put a run on the chosen stage.
    Show(BranchId),
    /// Put a run on a stage of its own.
    Compare(BranchId),
    /// Give a run a name; an empty one takes it away.
    Rename(BranchId, String),
    /// Take a run away, and what branched off it.
    Remove(BranchId),
}

/// Saving, opening, exporting.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepAction {
    /// Save the session in its file; asks for one where it has none.
    Save,
    /// Ask for a file to save the session in.
    SaveAs,
    /// Save the session in this file, whatever is there.
    SaveTo(PathBuf),
    /// Open what is there: a session, or training pictures.
    OpenPath(PathBuf),
    /// The last session.
    Continue,
    /// Not the last session.
    Decline,
    /// The pictures of the session that misses them are here.
    FindPictures(PathBuf),
    /// The session that misses its pictures, with the present ones.
    OpenWithout,
    /// Not the session that misses its pictures.
    LeaveMissing,
    /// Choose a place in a dialog of the system.
    Browse,
    /// The command that makes the same picture, for pasting.
    CopyCommand,
    /// Close the dialog that is open.
    CloseDialog,
    /// Exports.
    Export(ExportAction),
}

/// Exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAction {
    /// Open the dialog.
    Open,
    /// What.
    SetKind(ExportKind),
    /// Which pictures.
    SetSource(FrameSource),
    /// Pixels for each pixel.
    SetScale(u32),
    /// Frames a second.
    SetSpeed(u16),
    /// A name that is free.
    NewName,
    /// Write it.
    Start {
        /// Whether what is there may be replaced.
        replace: bool,
    },
    /// Stop writing.
    Stop,
}

/// Pictures of one's own.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAction {
    /// Show the dialog, to choose a source.
    Show,
    /// Leave the dialog; what is on the stage stays.
    Close,
    /// Open the system's dialog.
    Pick(PickKind),
    /// Look what there is.
    Look(PathBuf),
    /// The same for a text with choices behind the path.
    LookAgain(String),
    /// So many files were dropped on the window; this was the first.
    Dropped(PathBuf, usize),
    /// What is to be made of it.
    SetChoices(Choices),
    /// Load it and put it on the stage.
    Open,
    /// Stop loading; what is on the stage stays.
    StopLoading,
    /// Show what was left out, or no longer.
    ToggleSkipped,
}

/// What the system's dialog is to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// A folder.
    Folder,
    /// A file.
    File,
}

/// The training set, changed by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditAction {
    /// Choose a picture.
    Select(usize, SelectHow),
    /// Choose all pictures.
    SelectAll,
    /// Choose none.
    SelectNone,
    /// Move the choice by so many pictures; whether those between are chosen, too.
    Walk(i64, bool),
    /// A picture on or off.
    Switch(usize),
    /// The chosen pictures off, or on if they are off.
    SwitchChosen,
    /// A copy of each chosen picture.
    Duplicate,
    /// The chosen pictures with left and right swapped.
    Mirror,
    /// The chosen pictures moved by rows and columns.
    Shift(i32, i32),
    /// The chosen pictures taken out of the set.
    Delete,
    /// On are only the pictures of which the picture on the stage is made.
    OnlySources,
    /// The picture nearest to the one on the stage off.
    WithoutNearest,
    /// All pictures on.
    AllAgain,
    /// The set as it was drawn or loaded.
    Restore,
}

/// The pixel editor. Pixels are `(row, column)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawAction {
    /// Begin.
    Open(DrawOn),
    /// Back to the stage; what is painted is kept until something else is begun.
    Close,
    /// Take a tool.
    Take(Tool),
    /// Side of the brush.
    SetSize(i32),
    /// Colour of the brush.
    SetColour(Colour),
    /// Paint each stroke on the other side, too, or no longer.
    ToggleMirror,
    /// Mark the pixels off by lines, or no longer.
    ToggleGrid,
    /// Show the noisy picture, or the guess.
    ToggleNoise,
    /// Other noise on the paint.
    NewNoise,
    /// The pointer goes down.
    Press((i32, i32)),
    /// The pointer goes on: where it went down, and where it is.
    Drag((i32, i32), (i32, i32)),
    /// The pointer goes up.
    Release,
    /// Copy the marked rectangle.
    Copy,
    /// Copy and erase it.
    Cut,
    /// Put what was copied over the picture.
    Paste,
    /// Swap left and right in what was pasted.
    Flip,
    /// Move what was pasted.
    Nudge(i32, i32),
    /// Put it down.
    Settle,
    /// A new training picture.
    SaveNew,
    /// In the place of the training picture that was begun with.
    Replace,
    /// Go on from the noisy picture with the paint on it: a branch.
    Continue,
}

/// What to paint on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawOn {
    /// What was begun, or the chosen training picture, or the picture on the stage.
    Whatever,
    /// The chosen training picture; the first one if none is chosen.
    Training,
    /// A picture in the colour of the background.
    Blank,
    /// The guess on the stage, as a new training picture.
    Result,
    /// The noisy picture of the present step.
    Noisy,
}

/// What choosing a picture does to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectHow {
    /// Only this one.
    Only,
    /// This one as well, or no longer.
    Toggle,
    /// All from the one before to this one.
    Range,
}

/// The window itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AppAction {
    /// Dark to light and back.
    ToggleTheme,
    /// Larger (1) or smaller (-1) text and controls.
    Scale(i32),
    /// The normal size.
    ScaleReset,
    /// Full screen and back.
    ToggleFullScreen,
    /// The keys.
    ToggleHelp,
    /// The frame times.
    TogglePerf,
    /// The panel with the controls.
    ToggleControls,
    /// A part of the controls, folded away or not.
    ToggleFold(Fold),
    /// A panel on the right, open or closed.
    ToggleSide(SidePanel),
    /// Only the picture, the slider and the count, on the whole screen; and back.
    TogglePresentation,
    /// A black screen while presenting, and back.
    ToggleBlank,
    /// Close what lies on top.
    Escape,
    /// The message has been read.
    DismissNotice,
    /// Close the window.
    Quit,
}
