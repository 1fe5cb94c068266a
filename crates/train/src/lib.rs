//! Fits the models that `extract` reads with, from annotated texts.
//!
//! A **task** is one model: what it learns from, the features it sees, and the weights that come out of it. The features
//! are computed by `extract`, so that a model sees the same in training and in use. The same data give the same bytes.
