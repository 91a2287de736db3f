//! The counters of eyes, clock hands, petals, arms and segments.
