//! The English sentences, a file a feature.

mod ui;
