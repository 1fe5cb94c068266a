//! Turns a ledger view and a judgement into a brief.
