//! Joins what documents say into records of the world: actors, missions, places, same incidents.
