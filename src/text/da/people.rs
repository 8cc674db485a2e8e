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
        "Glemt adgangskoden?"
    }

    fn forgotten_title(&self) -> &'static str {
        "Glemt adgangskoden"
    }
    fn forgotten_lead(&self) -> &'static str {
        "Skriv din e-mail, så sender vi et link, hvor du vælger en ny."
    }
    fn send_link(&self) -> &'static str {
        "Send et link"
    }
    fn link_not_sent(&self) -> &'static str {
        "Linket er ikke sendt endnu"
    }
    fn link_on_its_way(&self) -> &'static str {
        "Se i din mail"
    }
    fn link_on_its_way_lead(&self) -> &'static str {
        "Har adressen en konto hos os, er der om lidt en mail med et link. Linket gælder i en time."
    }
    fn no_link_came(&self) -> &'static str {
        "Kommer der ingen mail, så se i uønsket post, eller skriv til"
    }
    fn link_asked_for(&self) -> &'static str {
        "Du har bedt om at vælge en ny adgangskode. Når du har gjort det, er du logget ud alle andre steder."
    }
    fn link_lives(&self) -> &'static str {
        "Linket gælder i en time og kan bruges én gang."
    }
    fn link_not_asked_for(&self) -> &'static str {
        "Har du ikke bedt om det, skal du ikke gøre noget: din adgangskode er den samme som før."
    }

    fn your_account(&self) -> &'static str {
        "Din konto"
    }
    fn sign_out_everywhere(&self) -> &'static str {
        "Log ud alle steder"
    }
    fn sign_out_everywhere_lead(&self) -> &'static str {
        "Har du glemt at logge ud et sted, eller mistet en computer, så log ud alle steder. Du logges også ud her."
    }
    fn change_password_lead(&self) -> &'static str {
        "Vi sender et link til din e-mail. Vælger du en ny adgangskode, logges du ud alle andre steder."
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
        "Få et nyt link"
    }
}
