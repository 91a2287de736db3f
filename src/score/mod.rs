//! The machines: exact posterior means over the training set, with nothing learned.
//!
//! Kamb & Ganguli (ICML 2025, arXiv 2412.20292) ask what the best denoiser is that may look only at a patch of
//! the picture (*locality*) and that treats every place alike (*translation equivariance*). Each answer is
//! a formula. All of them are one formula, with three settings ([`Machine`]):
//!
//! ```text
//! x0_hat(p) = sum_k W_k(p) * value_k(p)
//! W(p)      = softmax over candidates k of  -|| window(x_t, p) - sqrt(alpha_bar) * window(k) ||^2 / (2 noise_var)
//! ```
//!
//! [`naive`] says it in double precision, for reading and for tests. [`FastDenoiser`] is what the program runs.

mod cancel;
mod candidates;
mod fast;
mod machine;
pub mod naive;
mod posterior;

pub use cancel::CancelToken;
pub use candidates::{AxisRun, Places, Window};
pub use fast::{FastDenoiser, available_levels};
pub use machine::{Boundary, Corner, Machine, MachineError, Patch, PatchSide, Reach};
pub use posterior::{Denoiser, NoiseLevel, PatchRef, Posterior, Query, ScoreError};
