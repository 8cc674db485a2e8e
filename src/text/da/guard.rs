//! Danish sentences of what protects the service.

use crate::text::Da;
use crate::text::guard::Guard;

fn minutes(seconds: i64) -> String {
    match (seconds + 59) / 60 {
        ..=1 => "et minut".to_owned(),
        minutes => format!("{minutes}\u{a0}minutter"),
    }
}

impl Guard for Da {
    fn too_many(&self) -> &'static str {
        "Vent lidt"
    }
    fn too_many_sign_ups(&self, wait: i64, call: &str) -> String {
        let wait = minutes(wait);
        let sentence = format!(
            "Der er kommet mange tilmeldinger herfra på kort tid. Alt, hvad I skrev, står her endnu: \
             send det igen om {wait}. {call}"
        );
        sentence.trim_end().to_owned()
    }
    fn too_many_attempts(&self, wait: i64) -> String {
        format!("Der kom mange forsøg på kort tid. Prøv igen om {}.", minutes(wait))
    }
    fn or_by_link(&self) -> &'static str {
        "Vil du ind med det samme, så bed om en ny adgangskode: Linket i mailen logger dig ind."
    }

    fn signed_out_meanwhile(&self) -> &'static str {
        "Du var logget ud"
    }
    fn typed_is_kept(&self) -> &'static str {
        "Det, du skrev, er ikke tabt. Log ind, så får du det at se igen."
    }
    fn signed_in_again(&self) -> &'static str {
        "Du er logget ind igen"
    }
    fn nothing_saved_yet(&self) -> &'static str {
        "Det, du skrev, er her endnu. Intet er gemt, før du selv gemmer det."
    }
    fn show_what_i_typed(&self) -> &'static str {
        "Vis det, jeg skrev"
    }
    fn leave_it(&self) -> &'static str {
        "Glem det, og gå til arrangementerne"
    }
}
