//! Months, the words for capacity in each state, first sentences, and files that have not changed.
