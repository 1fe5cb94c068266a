//! The coding scheme as data: actors, outlets, countries, places, lexicons, scales.
