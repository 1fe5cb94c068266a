//! Turns records into rates and likelihood judgements.
