//! Descriptions as text.
