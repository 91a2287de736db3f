//! What must hold by the theory, each line asked of the reference and of the fast denoiser.

mod closed_forms;
mod corners;
mod landing;
mod symmetry;
mod windows;
