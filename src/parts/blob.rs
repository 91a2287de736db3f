//! What the counters have in common: coverage, upsampling, components, distances, peaks.

/// The colour of the ground of every drawn set, red, green, blue in 0 to 1. What differs from it is ink.
pub const GROUND_RGB: [f32; 3] = [0.10, 0.16, 0.30];
