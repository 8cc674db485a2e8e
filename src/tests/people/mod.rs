//! Who signs in, and what each role sees and may do.

mod roles;
