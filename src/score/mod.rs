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
//! A [`Query`] asks, a [`Denoiser`] answers with a [`Posterior`]: the guess, and for each pixel what it was made of.
//! The answer is exact whoever gives it, one softmax over all candidates, nothing sampled and nothing left out that
//! would show in f32. What is a candidate is said once, in [`Machine::may_use`] and [`Machine::places`]; what
//! is compared, in [`Machine::window`].
//!
//! [`naive`] says it in double precision, for reading and for tests. [`FastDenoiser`] is what the program runs, at
//! these costs for one answer:
//!
//! | machine | cost | notes |
//! |---|---|---|
//! | IS | O(n c h w) | |
//! | LS | O(n c h w) | whatever the patch side: sums over windows are shared by neighbours |
//! | reach D | O(n c h w (2D+1)^2) | at most that; patches near the border move less |
//! | ELS, bbELS | O(n c (h w)^2) | whatever the patch side; bbELS has fewer pairs |
//! | ES | O(n c h w log(h w)) | by the Fourier transform; in double precision |

mod cancel;
mod candidates;
mod fast;
mod machine;
pub mod naive;
mod posterior;

pub use cancel::CancelToken;
pub use candidates::{AxisRun, CandidatePlaces, Window};
pub use fast::{FastDenoiser, available_levels, multiply_adds};
pub use machine::{Boundary, Machine, MachineError, NamedMachine, Patch, PatchSide, Reach};
pub use posterior::{Denoiser, NoiseLevel, PatchRef, Posterior, Query, ScoreError};
