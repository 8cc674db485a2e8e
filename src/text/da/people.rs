//! Danish sentences of signing in.

use crate::people::{LinkState, Weakness};
use crate::text::Da;
use crate::text::people::People;

impl People for Da {
    fn sign_in(&self) -> &'static str {
        "Log ind"
    }
    fn sign_in_lead(&self) -> &'static str {
        "For arrangører. Virksomheder tilmelder sig uden konto."
    }
    fn email(&self) -> &'static str {
        "E-mail"
    }
    fn password(&self) -> &'static str {
        "Adgangskode"
    }
    fn not_signed_in(&self) -> &'static str {
        "Du er ikke logget ind"
    }
    fn email_missing(&self) -> &'static str {
        "Skriv din e-mail."
    }
    fn password_missing(&self) -> &'static str {
        "Skriv adgangskoden."
    }
    fn mismatch(&self) -> &'static str {
        "E-mail og adgangskode passer ikke sammen."
    }
    fn forgotten(&self) -> &'static str {
        "Har du glemt adgangskoden, så bed om et nyt link hos"
    }

    fn choose_password(&self) -> &'static str {
        "Vælg en adgangskode"
    }
    fn choose_password_for(&self, email: &str) -> String {
        format!("Du logger ind med {email} og den adgangskode, du vælger her.")
    }
    fn new_password(&self) -> &'static str {
        "Ny adgangskode"
    }
    fn password_hint(&self) -> &'static str {
        "Mindst 10 tegn. En lille sætning er let at huske og svær at gætte."
    }
    fn save_password(&self) -> &'static str {
        "Gem og log ind"
    }
    fn not_saved(&self) -> &'static str {
        "Adgangskoden er ikke gemt endnu"
    }
    fn weakness(&self, weakness: Weakness) -> String {
        match weakness {
            Weakness::TooShort => "Adgangskoden er for kort. Den skal have mindst 10\u{a0}tegn.",
            Weakness::TooLong => "Adgangskoden er for lang. Der er plads til 256\u{a0}tegn.",
            Weakness::Common => "Den adgangskode er for let at gætte. Vælg en anden.",
            Weakness::OwnAddress => "Adgangskoden ligner din e-mail. Vælg en anden.",
        }
        .to_owned()
    }

    fn link_ended(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Used => "Linket er brugt",
            LinkState::Open | LinkState::Expired => "Linket virker ikke længere",
        }
    }
    fn link_ended_lead(&self, state: LinkState) -> &'static str {
        match state {
            LinkState::Used => "Adgangskoden er valgt. Log ind med den og din e-mail.",
            LinkState::Open | LinkState::Expired => "Et link gælder i en time, og kun til der er lavet et nyere.",
        }
    }
    fn new_link(&self) -> &'static str {
        "Bed om et nyt link hos"
    }
}
