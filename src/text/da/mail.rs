//! Mail's own words in Danish.

use crate::text::Da;
use crate::text::mail::Mail;

impl Mail for Da {
    fn brand(&self) -> &'static str {
        "Kobling"
    }

    fn sender(&self, municipality: &str) -> String {
        format!("Kobling · {municipality}")
    }

    fn before(&self) -> &'static str {
        "før"
    }
}
