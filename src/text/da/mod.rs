//! The Danish sentences, a file a feature.

mod ui;
