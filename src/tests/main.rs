//! Black-box tests: they act over HTTP and read pages, mails and calendar files, as people do.
//!
//! The suite runs on SQLite files, or with `KOBLING_TEST_DATABASE_URL` on a PostgreSQL server where it may create
//! databases. With `KOBLING_ICS_OUT` every calendar file and every mail that a test sees is left in that folder.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where what it stands on fails")]

mod abuse;
mod access;
mod app;
mod crash;
mod erasure;
mod house;
mod lists;
mod mail;
mod memory;
mod messages;
mod operations;
mod organiser;
mod overview;
mod people;
mod processes;
mod protocol;
mod queue;
mod race;
mod reminders;
mod schema;
mod sequences;
mod stop;
mod table;
mod visitor;
