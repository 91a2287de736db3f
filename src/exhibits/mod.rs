//! What can be shown: training sets with the settings that show something.

mod catalogue;
mod data_spec;
mod recipe;

pub use catalogue::{Exhibit, Twin, catalogue, exhibit};
pub use data_spec::{DataError, DataSpec};
pub use recipe::{Recipe, RecipeError, shell_word};
