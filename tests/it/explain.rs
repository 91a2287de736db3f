//! Provenance, maps, novelty, curves, agreement, statistics and the census.

mod agreement;
mod provenance;
mod stats;
