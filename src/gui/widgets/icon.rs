//! The names of the icons.

/// A drawn sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Play,
    Pause,
    StepBack,
    StepForward,
    First,
    Last,
    Loop,
    Reroll,
    Undo,
    Redo,
    Sun,
    Moon,
    Help,
    FullScreen,
    Panel,
    Close,
    Stack,
    Shrink,
    Search,
    Lock,
    Unlock,
    Reset,
    /// A file.
    File,
    /// A folder, half open.
    Folder,
    /// On or off.
    Power,
    Copy,
    Mirror,
    Trash,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    ArrowDown,
    Brush,
    Eraser,
    Fill,
    Picker,
    /// A rectangle of dashes.
    Select,
    Grid,
    /// One more.
    Add,
    /// Two pictures side by side.
    Compare,
    /// Many pictures.
    Gallery,
    /// Columns over a line.
    Census,
    /// Points in layers, each joined to the next.
    Network,
    /// Windows within windows.
    ReceptiveField,
    /// A line between two axes.
    Curves,
    /// One way that becomes two.
    Fork,
    /// An open book.
    Book,
    /// Three dots.
    More,
    /// One picture less another.
    Difference,
    /// To write.
    Pencil,
    /// Open: a corner that points down.
    Open,
    /// Folded away: a corner that points to the right.
    Folded,
    /// A strip of film.
    Film,
    /// A screen on a stand, in front of which somebody speaks.
    Screen,
    /// A pixel that is pointed at: a cross in a ring.
    Target,
    /// Pieces that fit together.
    Mosaic,
    /// The right number: a tick in a circle.
    Right,
    /// A wrong number: a triangle with an exclamation mark.
    Wrong,
    /// Nothing that can be counted: a circle with a bar.
    Unclear,
}
