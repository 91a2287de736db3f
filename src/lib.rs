//! Sixfingers: where the creativity of image diffusion models comes from.
//!
//! # The theory on one page
//! After Kamb & Ganguli, *An analytic theory of creativity in convolutional diffusion models* (ICML 2025,
//! [arXiv 2412.20292](https://arxiv.org/abs/2412.20292)), in our own words and notation.
//!
//! ## The puzzle
//! A diffusion model learns to undo noise. The best way to undo noise is known, and it can only ever give the
//! training pictures back. Yet trained networks make new pictures: hands, now and then with six fingers. So
//! they must fall short of the best, and the question is how. The paper's answer: by what a convolutional network
//! cannot do. It sees a small neighbourhood of each pixel (*locality*), and it treats every place alike
//! (*equivariance*). The best denoiser under these two limits is again a formula, nothing is learned in it, and it
//! predicts what trained networks draw. This crate computes that formula, exactly.
//!
//! ## Noise
//! A picture `x_0` has pixels in [-1, 1]. At time t, from 0 (clean) to 1 (noise), it has become
//!
//! ```text
//! x_t = sqrt(alpha_bar(t)) x_0 + sqrt(noise_var(t)) eps          eps: standard normal, one number a pixel
//! noise_var(t) = 1 - alpha_bar(t)          alpha_bar(t) = cos^2(pi t / 2.016)
//! ```
//!
//! `alpha_bar` is the share of the signal's variance that is left: [`NoiseSchedule`](diffusion::NoiseSchedule) and
//! [`NoiseLevel`](score::NoiseLevel).
//!
//! ## The ideal machine remembers
//! With N training pictures `u_n`, all equally likely, the noisy pictures of time t are a mixture of N normal
//! distributions, one around each dimmed picture `sqrt(alpha_bar) u_n`. Given `x_t`, Bayes' rule says how likely each
//! picture is to be behind it, and the mean of the clean picture under these weights is the best guess there is:
//!
//! ```text
//! W_n    = softmax over n of  -|| x_t - sqrt(alpha_bar) u_n ||^2 / (2 noise_var)
//! x0_hat = sum_n W_n u_n                                            the posterior mean, "denoiser"
//! score  = (sqrt(alpha_bar) x0_hat - x_t) / noise_var               = gradient of ln p_t(x_t)
//! eps_hat = -sqrt(noise_var) score                                  the noise that it takes x_t to hold
//! ```
//!
//! As t goes to 0 one weight takes all: the machine ends in a training picture. It memorises.
//!
//! ## One formula, three settings
//! Now let every pixel p guess for itself, from the patch around it, and let it compare that patch with training
//! patches:
//!
//! ```text
//! x0_hat(p) = sum_k W_k(p) value_k(p)                               value_k: the centre of patch k
//! W(p)      = softmax over k of  -|| window(x_t, p) - sqrt(alpha_bar) window(k) ||^2 / (2 noise_var)
//! ```
//!
//! What differs between machines is the window and the candidates k. A [`Machine`](score::Machine) is three settings:
//! the *patch* (P x P, P odd, or the whole picture), the *reach* (how far a training patch may move from its own
//! place) and the *boundary* (zeros beyond the border, or the other side of a torus). The corners have names:
//!
//! | patch | patches move | boundary | name | candidates for pixel p |
//! |---|---|---|---|---|
//! | whole | no | any | IS, ideal score machine | the N pictures; one weight vector for all pixels |
//! | whole | yes | circular | ES, equivariant | all N h w translates of the pictures; one weight vector |
//! | P x P | no | any | LS, local | the N patches at the same place |
//! | P x P | yes | circular | ELS, equivariant local | all N h w patches, from every place |
//! | P x P | yes | zeros | bbELS, boundary-broken ELS | the patches as far from each border as p, up to r = (P-1)/2 |
//!
//! With zeros beyond the border a window that is cut shows where it is. Hence the last row: pixel (y, x) has the key
//! `(min(y, r), min(h-1-y, r), min(x, r), min(w-1-x, r))`, and only patches with the same key are candidates.
//! A pixel inside uses patches from everywhere inside, one at an edge those along that edge, one in a corner only its
//! own place. A reach of D pixels lies between: 0 is LS, all is ELS or bbELS.
//!
//! The smallest example has two training pictures, all white (1) and all black (-1). Every machine's answer is then the
//! hyperbolic tangent of what each pixel sees, with B(p) the sum of `x_t` over its window:
//!
//! ```text
//! x0_hat(p) = tanh(sqrt(alpha_bar) B(p) / noise_var)
//! ```
//!
//! ```
//! use std::sync::Arc;
//! use sixfingers::images::{Image, Shape, TrainingSet};
//! use sixfingers::score::*;
//!
//! let shape = Shape::new(1, 8, 8)?;
//! let white_and_black = [Image::filled(shape, 1.0), Image::filled(shape, -1.0)];
//! let denoiser = FastDenoiser::new(&Arc::new(TrainingSet::from_images(&white_and_black)?));
//! let x_t = Image::filled(shape, 0.1);
//! let answer = denoiser.posterior_mean(Query {
//!     machine: Machine { patch: "3".parse()?, reach: Reach::All, boundary: Boundary::Circular },
//!     level: NoiseLevel::from_alpha_bar(0.36),
//!     x_t: &x_t,
//!     mask: None,
//!     cancel: &CancelToken::new(),
//! })?;
//! let expected = f32::tanh(0.6 * 9.0 * 0.1 / 0.64);
//! assert!(answer.x0_hat.values().iter().all(|value| (value - expected).abs() < 1e-5));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## From noise to a picture
//! The sampler ([`Sampler`](diffusion::Sampler)) is DDIM, which has no chance in it. On the grid t_i = i/n it starts
//! with standard normal noise at i = n and steps down:
//!
//! ```text
//! x' = sqrt(alpha_bar(t_{i-1})) x0_hat + sqrt(noise_var(t_{i-1})) eps_hat          and at i = 1:  x' = x0_hat
//! ```
//!
//! How far the machine sees may change on the way. Measured on trained networks P(t) is large at high noise and small
//! at low noise; [`PaperScales`](diffusion::PaperScales) holds the paper's ten measurements. Coarse layout comes
//! from large patches early, texture from small ones late.
//!
//! ```
//! use std::sync::Arc;
//! use sixfingers::diffusion::{Locality, RunSpec, Sampler, Trajectory, starting_noise};
//! use sixfingers::images::{Image, Shape, TrainingSet};
//! use sixfingers::score::{CancelToken, FastDenoiser};
//!
//! // Six training pictures: noise will do to show the difference.
//! let shape = Shape::new(1, 12, 12)?;
//! let pictures: Vec<Image> = (100..106).map(|seed| starting_noise(shape, seed)).collect();
//! let set = Arc::new(TrainingSet::from_images(&pictures)?);
//! let denoiser = FastDenoiser::new(&set);
//! let distance_to_the_nearest = |locality: Locality| {
//!     let sampler = Sampler::new(RunSpec { locality, ..RunSpec::default() }, starting_noise(shape, 7))?;
//!     let trajectory = Trajectory::run(sampler, &denoiser, None, &CancelToken::new())?;
//!     let (_, rms) = trajectory.result().and_then(|result| set.nearest(result)).ok_or("no picture")?;
//!     Ok::<f32, Box<dyn std::error::Error>>(rms)
//! };
//! assert!(distance_to_the_nearest("constant:whole".parse()?)? < 1e-4); // a copy
//! assert!(distance_to_the_nearest("constant:3".parse()?)? > 0.5); // something new
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! As t goes to 0 every pixel of the result becomes the centre of the training patch nearest to its own window: the
//! picture is *locally consistent*, a mosaic of training patches. There are more such mosaics than training
//! pictures, and that is the creativity.
//!
//! ## Why six fingers
//! The training hands are left and right ones, each with five fingers. A machine that sees patches decides on each side
//! of the picture, without seeing the other, whether there is a thumb: none makes four fingers, one five, two
//! six, in about 25, 50 and 25 of 100 pictures. Two things surprise:
//! - The number is settled early, while there is still more noise than picture. Whole pictures until t = 0.75 and small
//!   patches from there on give five fingers.
//! - Locality alone is not enough: the training pictures must disagree. With right hands only, hardly a hand is
//!   wrong.
//!
//! ## Traps
//! - A patch as large as the picture is not the whole picture: its window is cut at every pixel but one. With zeros
//!   LS is IS from `P = 2 max(h, w) - 1` on. On the torus ELS is ES at P = h = w if that is odd; for even sides no
//!   patch is the whole.
//! - bbELS becomes LS once P reaches the longer side: then every place has a border key of its own. A whole picture
//!   with zeros round it cannot move at all. At P = 1 bbELS and ELS are the same.
//! - There is one softmax over *all* candidates. Means of batches may be joined by their log-sum-exp, but not
//!   averaged: the result would depend on how the candidates were dealt out. (The authors' code averages.)
//! - Their code calls `1 - alpha_bar` "beta", which is not the beta of DDPM; the cosine here has no offset, unlike
//!   Nichol & Dhariwal's; their sampler starts at step n - 1 with noise meant for step n
//!   ([`RunSpec::start_step`](diffusion::RunSpec::start_step) does the same); and their circular ELS takes training
//!   patches from the interior only, where ours wrap.
//! - The score of IS is the gradient of a log density. That of a local machine is the gradient of nothing: its
//!   derivatives are not symmetric.
//! - Local consistency is a limit. A pixel that changes its mind late makes others change theirs, each at a smaller t
//!   than the one before. On a black and white torus of 8 x 8 at P = 3, about 2 of 100 pixels still disagree with
//!   their windows after 20 steps, 1 after 200.
//! - The number of patches behind a pixel is the participation ratio `1 / sum_k W_k^2`, one of several fair measures.
//!
//! ## What may be said
//! - The paper compares theory and trained networks by the median of a correlation over pictures from the same
//!   noise: .89 to .96 for networks without attention, .77 with. Its script computes Pearson's r and calls it r^2; we
//!   show r, r^2 and R^2, each under its name.
//! - The paper shows extra limbs on clothes. The hands are ours.
//! - Constant tiny patches that may go anywhere give texture, not hands.
//!
//! # The modules
//! Dependencies go one way, from the top of this list to the bottom:
//!
//! | module | holds |
//! |---|---|
//! | [`fonts`] | the fonts of the window and of charts |
//! | [`images`] | pictures, training sets, loaders |
//! | [`parts`] | counting fingers, eyes, petals, ... in a picture |
//! | [`synth`] | the drawn training sets, deterministic from a seed |
//! | [`score`] | the machines: exact posterior means, the naive reference and the fast kernels |
//! | [`diffusion`] | noise and locality schedules, the sampler, trajectories |
//! | [`exhibits`] | what can be shown: a training set with the settings that show something |
//! | [`explain`] | provenance, mosaics, novelty, agreement, the census |
//! | `net` | a trained network beside the theory (feature `net`) |
//! | [`export`] | PNG, GIF, CSV, NPY, NPZ |
//! | [`studio`] | the worker thread behind the window |
//! | `app` | the program without its window: what it shows, what can be asked of it (feature `net`) |
//! | `gui` | the window (feature `gui`) |
//! | [`cli`] | the headless commands |

#[cfg(feature = "net")]
pub mod app;
pub mod cli;
pub mod diffusion;
pub mod exhibits;
pub mod explain;
pub mod export;
pub mod fonts;
#[cfg(feature = "gui")]
pub mod gui;
pub mod images;
pub mod lessons;
#[cfg(feature = "net")]
pub mod net;
pub mod parts;
pub mod score;
pub mod script;
pub mod studio;
pub mod synth;
pub mod text;
