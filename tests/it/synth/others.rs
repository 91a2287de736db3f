//! Faces, clocks, flowers, bodies, digits, black and white.
