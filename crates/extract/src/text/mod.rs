//! The text layer: sentences, tokens, offsets, dates, quantities, tolls.
