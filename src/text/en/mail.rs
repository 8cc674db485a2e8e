//! Mail's own words in English.

use crate::text::En;
use crate::text::mail::Mail;

impl Mail for En {
    fn brand(&self) -> &'static str {
        "Kobling"
    }

    fn sender(&self, municipality: &str) -> String {
        format!("Kobling · {municipality}")
    }

    fn before(&self) -> &'static str {
        "before"
    }
}
