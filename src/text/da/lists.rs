//! Danish sentences of lists to take along.

use crate::registrations::Diet;
use crate::text::lists::{Lists, Paper};
use crate::text::{Da, Lang};

impl Lists for Da {
    fn get_csv(&self) -> &'static str {
        "Hent CSV"
    }
    fn get_xlsx(&self) -> &'static str {
        "Hent XLSX"
    }
    fn to_print(&self) -> &'static str {
        "Udskriv"
    }
    fn paper(&self, paper: Paper) -> &'static str {
        match paper {
            Paper::SignIn => "Deltagerliste",
            Paper::Badges => "Navneskilte",
            Paper::Tents => "Bordkort",
            Paper::Caterer => "Til køkkenet",
        }
    }
    fn at_the_door(&self) -> &'static str {
        "Kryds af ved døren"
    }

    fn file(&self) -> &'static str {
        "tilmeldinger"
    }
    fn sheet(&self) -> &'static str {
        "Tilmeldinger"
    }
    fn organisation(&self) -> &'static str {
        "Virksomhed"
    }
    fn cvr(&self) -> &'static str {
        "CVR"
    }
    fn contact(&self) -> &'static str {
        "Kontakt"
    }
    fn contact_email(&self) -> &'static str {
        "Kontaktens e-mail"
    }
    fn contact_phone(&self) -> &'static str {
        "Kontaktens telefon"
    }
    fn attendee(&self) -> &'static str {
        "Deltager"
    }
    fn attendee_email(&self) -> &'static str {
        "Deltagerens e-mail"
    }
    fn state(&self) -> &'static str {
        "Tilstand"
    }
    fn queue_number(&self) -> &'static str {
        "Nr. i køen"
    }
    fn signed_up(&self) -> &'static str {
        "Tilmeldt"
    }
    fn answer(&self) -> &'static str {
        "Svar"
    }
    fn came(&self) -> &'static str {
        "Kom"
    }
    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "Ja" } else { "Nej" }
    }

    fn back_to_registrations(&self) -> &'static str {
        "Tilbage til tilmeldingerne"
    }
    fn how_to_print(&self) -> &'static str {
        "Udskriv siden fra browseren med Ctrl+P (⌘P på Mac). Det, du læser her, kommer ikke med på papiret."
    }
    fn how_to_print_exactly(&self) -> &'static str {
        "Udskriv siden fra browseren med Ctrl+P (⌘P på Mac), på A4 i faktisk størrelse (100 %) og uden sidehoved og \
         sidefod. Prøv først på almindeligt papir, og hold det op mod arket."
    }
    fn nobody_to_print(&self) -> &'static str {
        "Ingen har en plads endnu, så der er ikke noget at udskrive."
    }
    fn people(&self, number: usize) -> String {
        if number == 1 { "1\u{a0}deltager".to_owned() } else { format!("{number}\u{a0}deltagere") }
    }
    fn signature(&self) -> &'static str {
        "Underskrift"
    }
    fn arrived(&self) -> &'static str {
        "Mødt"
    }
    fn room_for_more(&self) -> &'static str {
        "Plads til flere"
    }
    fn sheets(&self) -> &'static str {
        "Ark"
    }
    fn sheet_of(&self, tag: &str) -> &'static str {
        match tag {
            "l7160" => "63,5 × 38,1 mm, 21 på arket (Avery L7160)",
            "l7414" => "90 × 52 mm til holder, 10 på arket (Avery L7414)",
            "two" => "2 på arket",
            "one" => "1 på arket",
            _ => "80 × 50 mm, 10 på arket (Avery L4785)",
        }
    }
    fn preview(&self) -> &'static str {
        "Sådan ser arkene ud"
    }
    fn fold_here(&self) -> &'static str {
        "Fold her"
    }

    fn eat(&self) -> &'static str {
        "Deltagere i alt"
    }
    fn eat_everything(&self) -> &'static str {
        "Uden særlige ønsker"
    }
    fn diet(&self, diet: Diet) -> &'static str {
        Lang::Da.registrations().diet_choice(diet)
    }
    fn counts_only(&self) -> &'static str {
        "Arket viser antal og ingen navne. Den, der har sat flere krydser, tæller med i hver linje."
    }
    fn ask_about_other(&self, number: i64, who: &str) -> String {
        let what = if number == 1 {
            "1\u{a0}deltager har skrevet et andet ønske.".to_owned()
        } else {
            format!("{number}\u{a0}deltagere har skrevet et andet ønske.")
        };
        if who.is_empty() {
            format!("{what} Spørg arrangøren, hvad det drejer sig om.")
        } else {
            format!("{what} Spørg {who}, hvad det drejer sig om.")
        }
    }
    fn needs_are_gone(&self) -> &'static str {
        "Ønsker til maden slettes 14 dage efter arrangementet, så her er kun antallet tilbage."
    }

    fn door(&self) -> &'static str {
        "Ved døren"
    }
    fn door_count(&self) -> &'static str {
        "{came} af {all}"
    }
    fn door_came(&self) -> &'static str {
        "er kommet"
    }
    fn door_waiting(&self) -> &'static str {
        "{n} venter på nettet. Bliv ved med at krydse af; de sendes af sig selv."
    }
    fn door_stuck(&self) -> &'static str {
        "Krydserne kan ikke gemmes lige nu. De bliver husket på denne telefon."
    }
    fn door_reload(&self) -> &'static str {
        "Hent siden igen"
    }
    fn find_name(&self) -> &'static str {
        "Navn eller virksomhed"
    }
    fn find(&self) -> &'static str {
        "Søg"
    }
    fn show_all(&self) -> &'static str {
        "Vis alle"
    }
    fn nobody_found(&self) -> &'static str {
        "Ingen med det navn har en plads"
    }
    fn nobody_comes(&self) -> &'static str {
        "Ingen at krydse af"
    }
    fn nobody_comes_yet(&self) -> &'static str {
        "Når nogen har fået en plads, står de her i alfabetisk orden."
    }
    fn walk_in(&self) -> &'static str {
        "Tilføj en, der ikke er på listen"
    }
    fn not_held(&self) -> &'static str {
        "Arrangementet er ikke udgivet eller er aflyst, så der er ingen at krydse af."
    }
    fn tick(&self) -> &'static str {
        "Kom"
    }

    fn turnout(&self) -> &'static str {
        "Fremmøde"
    }
    fn came_and_stayed_away(&self, came: usize, stayed_away: usize) -> String {
        format!("{came}\u{a0}kom, {stayed_away}\u{a0}udeblev")
    }
    fn nobody_ticked(&self) -> &'static str {
        "Ingen er krydset af. Kom de alligevel, kan du krydse dem af bagefter."
    }
}
