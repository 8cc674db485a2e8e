//! Danish sentences around every page.

use crate::text::Da;
use crate::text::frame::{Apology, Frame};

impl Frame for Da {
    fn events(&self) -> &'static str {
        "Arrangementer"
    }
    fn subscribe(&self) -> &'static str {
        "Abonnér"
    }
    fn past(&self) -> &'static str {
        "Tidligere"
    }
    fn about_site(&self, municipality: &str) -> String {
        format!(
            "Netværksmøder, læringsbesøg og den nationale konference om socialøkonomiske virksomheder. \
             Drevet af {municipality} med partnere."
        )
    }
    fn phone_hours(&self) -> &'static str {
        "(hverdage 9–15)"
    }
    fn privacy(&self) -> &'static str {
        "Privatliv og sletning"
    }
    fn accessibility(&self) -> &'static str {
        "Tilgængelighedserklæring"
    }
    fn about_accessibility(&self) -> &'static str {
        "Tilgængelighed"
    }
    fn for_organisers(&self) -> &'static str {
        "For arrangører"
    }
    fn all_events(&self) -> &'static str {
        "Se alle arrangementer"
    }
    fn apology(&self, status: u16) -> Apology {
        let (title, explanation) = match status {
            400 => {
                ("Det kunne ikke læses", "Adressen eller formularen er knækket undervejs. Gå tilbage, og prøv igen.")
            }
            403 => (
                "Siden må være blevet gammel",
                "Vi tager kun imod formularer fra vores egne sider. Gå tilbage, genindlæs siden, og send den igen.",
            ),
            404 => (
                "Siden findes ikke",
                "Måske er linket knækket over i en mail, eller også er siden slettet. \
                 Se efter i den nyeste mail fra os, eller find arrangementet på forsiden.",
            ),
            405 => ("Sådan kan siden ikke bruges", "Gå tilbage, og brug knapperne på siden."),
            413 => ("Det var for meget på én gang", "Gå tilbage, gør teksterne kortere, og send dem igen."),
            415 => ("Det var ikke en formular", "Brug formularen på siden."),
            421 => ("Forkert adresse", "Serveren svarer ikke på dette navn."),
            429 => ("Vent lidt", "Der kom mange forsøg på kort tid. Prøv igen om et kvarter."),
            503 => (
                "Vi er straks tilbage",
                "Intet er gemt halvt. Vent et øjeblik, og send det samme igen: det bliver ikke til to tilmeldinger.",
            ),
            _ => ("Det gik galt hos os", "Intet er gemt halvt. Prøv igen om lidt. Ring til os, hvis det haster."),
        };
        Apology { title, explanation }
    }
    fn reference(&self, id: &str) -> String {
        format!("Skriver eller ringer du til os om det, så nævn nummer {id}.")
    }
}
