//! Reads files, folders and standard input into documents.
