//! The pipeline: the only place where the stages meet.
