//! Danish: the building blocks.

use crate::text::{Da, ui::Ui};

impl Ui for Da {
    fn skip_to_content(&self) -> &'static str {
        "Spring til indhold"
    }
    fn main_navigation(&self) -> &'static str {
        "Hovedmenu"
    }
    fn breadcrumbs(&self) -> &'static str {
        "Brødkrummesti"
    }
    fn pages(&self) -> &'static str {
        "Sider"
    }
    fn page(&self) -> &'static str {
        "Side"
    }
    fn previous_page(&self) -> &'static str {
        "Forrige"
    }
    fn next_page(&self) -> &'static str {
        "Næste"
    }
    fn tabs(&self) -> &'static str {
        "Arrangementets sider"
    }
    fn language_name(&self) -> &'static str {
        "Dansk"
    }
    fn sign_out(&self) -> &'static str {
        "Log ud"
    }
    fn footer_contact(&self) -> &'static str {
        "Kontakt"
    }
    fn footer_about(&self) -> &'static str {
        "Om siden"
    }
    fn optional(&self) -> &'static str {
        "(frivilligt)"
    }
    fn summary(&self, faults: usize) -> String {
        if faults == 1 { "Ret én ting".to_owned() } else { format!("Ret {faults} ting") }
    }
    fn item(&self, number: usize) -> String {
        format!("Nr. {number}")
    }
    fn seats_taken(&self) -> &'static str {
        "Optaget"
    }
    fn seats_held(&self) -> &'static str {
        "Holdt"
    }
    fn seats_free(&self) -> &'static str {
        "Fri"
    }
    fn seats_waiting(&self) -> &'static str {
        "Venter"
    }
    fn seats_picture(&self, taken: u32, held: u32, free: u32, waiting: u32) -> String {
        format!("{taken} pladser er optaget, {held} holdt og {free} fri. {waiting} venter.")
    }

    fn required(&self) -> String {
        "Feltet mangler et svar.".to_owned()
    }
    fn too_long(&self, max: usize) -> String {
        format!("Teksten er for lang. Der er plads til {max} tegn.")
    }
    fn invalid_characters(&self) -> String {
        "Teksten har tegn, vi ikke kan vise. Skriv den igen uden at kopiere.".to_owned()
    }
    fn web_address_in_name(&self) -> String {
        "Her skal stå et navn, ikke en webadresse.".to_owned()
    }
    fn looks_like_cpr(&self) -> String {
        "Det ligner et CPR-nummer. Fjern det, vi må ikke gemme det her.".to_owned()
    }
    fn email_without_at(&self) -> String {
        "E-mailen mangler et @.".to_owned()
    }
    fn email_without_name(&self) -> String {
        "E-mailen mangler noget før @.".to_owned()
    }
    fn email_without_ending(&self) -> String {
        "E-mailen mangler noget efter @, for eksempel .dk".to_owned()
    }
    fn email_with_space(&self) -> String {
        "Skriv én e-mail uden mellemrum.".to_owned()
    }
    fn email_malformed(&self) -> String {
        "E-mailen ser ikke rigtig ud. Tjek den, for eksempel navn@firma.dk".to_owned()
    }
    fn phone(&self) -> String {
        "Skriv telefonnummeret med 8 cifre, eller med + og landekode.".to_owned()
    }
    fn cvr_length(&self) -> String {
        "Et CVR-nummer har 8 cifre.".to_owned()
    }
    fn cvr_check(&self) -> String {
        "CVR-nummeret går ikke op. Tjek de 8 cifre.".to_owned()
    }
    fn number(&self, min: i64, max: i64) -> String {
        format!("Skriv et helt tal fra {min} til {max}.")
    }
    fn date(&self) -> String {
        "Skriv en dato, for eksempel 14-1-2027.".to_owned()
    }
    fn date_does_not_exist(&self) -> String {
        "Den dato findes ikke. Tjek dag og måned.".to_owned()
    }
    fn time(&self) -> String {
        "Skriv et klokkeslæt, for eksempel 8.30.".to_owned()
    }
    fn moment(&self) -> String {
        "Skriv dato og klokkeslæt, for eksempel 11-1-2027 12.00.".to_owned()
    }
    fn time_skipped(&self) -> String {
        "Det klokkeslæt findes ikke den nat: uret stilles en time frem kl. 2.".to_owned()
    }
    fn time_doubled(&self) -> String {
        "Det klokkeslæt kommer to gange den nat: uret stilles en time tilbage kl. 3. Vælg et andet.".to_owned()
    }
    fn end_before_start(&self) -> String {
        "Slut skal ligge efter start.".to_owned()
    }
    fn in_the_past(&self) -> String {
        "Tidspunktet er passeret. Vælg et senere.".to_owned()
    }
    fn web_address(&self) -> String {
        "Skriv en webadresse, der begynder med https://".to_owned()
    }
    fn choice(&self) -> String {
        "Vælg en af mulighederne.".to_owned()
    }
    fn choose_one(&self) -> String {
        "Vælg mindst én.".to_owned()
    }
    fn terms_not_accepted(&self) -> String {
        "Sig ja til betingelserne for at gå videre.".to_owned()
    }
    fn too_many(&self, max: usize) -> String {
        format!("Der er plads til {max} her. Fjern nogle.")
    }
    fn too_few(&self, min: usize) -> String {
        format!("Her skal være mindst {min}.")
    }
    fn already_used(&self) -> String {
        "Det er brugt i forvejen. Vælg noget andet.".to_owned()
    }
    fn wrong(&self) -> String {
        "Tjek feltet igen.".to_owned()
    }
}
