//! The append-only store: documents, assertions, decisions, and views of them as of any time.
