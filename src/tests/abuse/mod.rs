//! What somebody may try who means no good, and what those around them notice of it: nothing.

mod budgets;
mod forgotten;
mod held;
mod hosts;
mod slow;
mod sweep;
