//! How long what people type may be, in characters.

/// A person, an organisation, a place.
pub const NAME: usize = 100;
/// The title of an event or a programme item.
pub const TITLE: usize = 200;
/// One line that is neither: a price, a short answer.
pub const LINE: usize = 200;
/// A running text.
pub const TEXT: usize = 10_000;
/// A mail address (RFC 5321 section 4.5.3.1.3: a path of 256 with its brackets).
pub const EMAIL: usize = 254;
/// The part before the @ (RFC 5321 section 4.5.3.1.1).
pub const EMAIL_LOCAL: usize = 64;
/// A web address.
pub const WEB_ADDRESS: usize = 500;
/// Rows of a repeated part that are looked at; whatever comes after is not a person typing. Above every other limit,
/// so that "too many" is still said.
pub const ROWS: usize = 100;
