//! Provenance, maps, novelty, curves, agreement, statistics and the census.

mod provenance;
