//! The house rules of `ARCHITECTURE.md`, held against the source tree. Each rule is shown to catch a violation.

mod files;
mod imports;
mod migrations;
mod shown;
mod source;
mod words;
