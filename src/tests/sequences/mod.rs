//! Random sequences of everything that seats and queues parties: on the rules alone, and on the database.

mod check;
mod database;
mod model;
