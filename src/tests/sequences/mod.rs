//! Random sequences of sign-ups, cancellations and changes of capacity: on the rules alone, and on the database.

mod database;
mod model;
