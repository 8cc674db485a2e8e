//! The programme of an event: for a network meeting, its agenda.
