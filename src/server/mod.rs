//! HTTP, database, sessions and configuration: what the program stands on; knows no feature.

pub mod assets;
