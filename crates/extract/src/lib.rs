//! Reads a document and returns the incidents, statements and estimates it holds, each value with its words.

pub mod text;
