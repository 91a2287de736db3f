//! What can be shown: training sets with the settings that show something.

mod data_spec;

pub use data_spec::DataSpec;
