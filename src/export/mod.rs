//! Results as files: PNG, GIF, NPY, NPZ, CSV; and sessions, from which the results come again.
//!
//! Every file is written beside its target under another name and then renamed, so that a target is either as it was
//! or whole.

mod atomic;
mod census_plot;
mod chart;
mod csv;
mod curves_plot;
mod error;
mod gif;
mod lesson_files;
mod map_sheet;
#[cfg(feature = "net")]
mod net;
mod npy;
mod picture;
mod receptive_field_plot;
pub mod session;
mod signals;
mod stage_sheet;
pub mod talk;
mod trajectory;
mod under_way;

pub use atomic::{FileWriter, NewFolder, check_target, write_file, write_folder, write_new};
pub use census_plot::census_plot;
pub use csv::write_csv;
pub use curves_plot::curves_plot;
pub use error::{ExportError, ExportProblem};
pub use gif::GifEncoder;
pub use lesson_files::{
    LessonFileError, LessonFileProblem, LessonFiles, holds_lessons, is_lesson, read_lesson, read_lessons,
};
pub use map_sheet::map_sheet;
#[cfg(feature = "net")]
pub use net::{NetIoError, read_net, write_net};
pub use npy::{Values, write_npy, write_npz};
pub use picture::{contact_sheet, to_raster, write_png, write_pngs};
pub use receptive_field_plot::{field_sheet, receptive_field_plot};
pub use signals::on_request_to_end;
pub use stage_sheet::{StageShot, stage_sheet};
pub use trajectory::write_trajectories;
pub use under_way::remove_unfinished;
