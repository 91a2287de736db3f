//! Provenance, maps, captions, novelty, curves, agreement, statistics and the census.

mod agreement;
mod captions;
mod census;
mod commands;
mod dictionary;
mod mosaic;
mod novelty;
mod provenance;
mod receptive;
mod stats;
mod why;
