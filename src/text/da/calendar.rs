//! Danish sentences of calendars to subscribe to.

use crate::site::Feed;
use crate::text::Da;
use crate::text::calendar::{Calendar, Program};

impl Calendar for Da {
    fn name(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "Kobling: alle arrangementer",
            Feed::NetworkMeetings => "Kobling: netværksmøder",
            Feed::LearningVisits => "Kobling: læringsbesøg",
            Feed::Conferences => "Kobling: konferencer",
        }
    }
    fn choice(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "Alle arrangementer",
            Feed::NetworkMeetings => "Netværksmøder",
            Feed::LearningVisits => "Læringsbesøg",
            Feed::Conferences => "Konferencer",
        }
    }
    fn subscribe_to(&self, feed: Feed) -> &'static str {
        match feed {
            Feed::All => "Abonnér på alle arrangementer",
            Feed::NetworkMeetings => "Abonnér på alle netværksmøder",
            Feed::LearningVisits => "Abonnér på alle læringsbesøg",
            Feed::Conferences => "Abonnér på alle konferencer",
        }
    }

    fn band_title(&self) -> &'static str {
        "Få nye arrangementer direkte i kalenderen"
    }
    fn band(&self) -> &'static str {
        "Abonnér én gang i Outlook, Google eller Apple. Flyttes et arrangement, flytter det sig også hos jer."
    }
    fn subscribe(&self) -> &'static str {
        "Abonnér på kalenderen"
    }

    fn title(&self) -> &'static str {
        "Få arrangementerne i din egen kalender"
    }
    fn lead(&self) -> &'static str {
        "Abonnér én gang. Så kommer nye arrangementer selv, og flytninger og aflysninger følger med."
    }
    fn description(&self, municipality: &str) -> String {
        format!(
            "Abonnér på netværksmøder, læringsbesøg og konferencer fra {municipality} i Apple, Google eller Outlook. \
             Gratis og uden konto."
        )
    }
    fn choose(&self) -> &'static str {
        "Hvad vil du have med?"
    }
    fn choices(&self) -> &'static str {
        "Kalendere"
    }
    fn programs(&self) -> &'static str {
        "Hvor har du din kalender?"
    }
    fn apple(&self) -> Program {
        Program { name: "iPhone, iPad og Mac", note: "Kalenderen åbner og spørger, om du vil abonnere. Sig ja." }
    }
    fn google(&self) -> Program {
        Program {
            name: "Google Kalender", note: "Brug en computer. Bagefter er kalenderen også i appen på telefonen."
        }
    }
    fn outlook(&self) -> Program {
        Program {
            name: "Outlook på nettet", note: "Tryk på Importér. Bagefter er kalenderen i Outlook alle steder."
        }
    }
    fn desktop(&self) -> Program {
        Program {
            name: "Outlook på computeren og Thunderbird",
            note: "Programmet åbner og spørger. Gør det ikke det, så brug adressen herunder.",
        }
    }
    fn open_apple(&self) -> &'static str {
        "Abonnér i Apple"
    }
    fn open_google(&self) -> &'static str {
        "Abonnér i Google"
    }
    fn open_outlook_at_work(&self) -> &'static str {
        "Abonnér med arbejdskonto"
    }
    fn open_outlook(&self) -> &'static str {
        "Abonnér med privat konto"
    }
    fn open_desktop(&self) -> &'static str {
        "Åbn i programmet"
    }
    fn address(&self) -> &'static str {
        "Kalenderens adresse"
    }
    fn address_hint(&self) -> &'static str {
        "Andre programmer: kopiér adressen, og find »Tilføj kalender« eller »Fra internettet«."
    }
    fn on_the_phone(&self) -> &'static str {
        "På iPhone og iPad"
    }
    fn on_the_phone_how(&self) -> &'static str {
        "Ret kameraet mod koden, og sig ja til at abonnere. Har du Android, så abonnér i Google på en computer."
    }
    fn code(&self, feed: Feed) -> String {
        format!("QR-kode med adressen på kalenderen »{}«", self.choice(feed))
    }
    fn good_to_know(&self) -> &'static str {
        "Godt at vide"
    }
    fn facts(&self) -> [(&'static str, &'static str); 5] {
        [
            (
                "Opdateres selv",
                "Kalenderprogrammer henter nyt, når de selv vil: nogle hver time, andre én gang i døgnet. \
                 Ændres noget på selve dagen, får de tilmeldte en mail med det samme.",
            ),
            (
                "Tilmelding",
                "At abonnere er ikke at tilmelde sig. Er du tilmeldt, ligger din egen aftale i mailen fra os, og så \
                 kan arrangementet stå to gange i kalenderen.",
            ),
            (
                "Aflyst",
                "Et aflyst arrangement bliver stående i 30 dage med AFLYST foran titlen og optager ingen tid. \
                 Et afholdt arrangement bliver stående i tre måneder.",
            ),
            (
                "Om dig",
                "Vi gemmer intet. Kalenderen er den samme for alle, og vi fører ingen liste over, hvem der abonnerer.",
            ),
            ("Stop", "Slet kalenderen i dit program. Du behøver ikke sige det til os."),
        ]
    }
}
