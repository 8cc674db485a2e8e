//! The few words that every mail has, whatever it tells.

/// What mail itself says; a feature's letters have their own texts.
pub trait Mail: Sync {
    fn brand(&self) -> &'static str;
    /// The sender's name, beside our address.
    fn sender(&self, municipality: &str) -> String;
    /// Before what something was, where it cannot be shown struck.
    fn before(&self) -> &'static str;
}
