//! Danish sentences of copying an event.

use chrono::NaiveDate;

use crate::organiser::{DayOff, Holiday, Rhythm};
use crate::text::copying::Copying;
use crate::text::{Da, Lang, dates};
use crate::time::{LocalTimeError, Timestamp};

impl Copying for Da {
    fn copy(&self) -> &'static str {
        "Kopiér"
    }
    fn title(&self) -> &'static str {
        "Kopiér til nye datoer"
    }
    fn lead(&self) -> &'static str {
        "Tekster, program, sted, partnere, påmindelser og frister følger med og flyttes lige så mange dage. Tilmeldinger gør ikke. \
         Kopierne bliver kladder, som du kan rette, før du udgiver dem."
    }
    fn which_days(&self) -> &'static str {
        "Hvornår?"
    }
    fn first_day(&self) -> &'static str {
        "Første dato"
    }
    fn first_day_hint(&self) -> &'static str {
        "Samme ugedag, fire uger frem. Ret den, hvis det skal være en anden."
    }
    fn number(&self) -> &'static str {
        "Hvor mange datoer?"
    }
    fn number_hint(&self, most: usize) -> String {
        format!("Højst {most}")
    }
    fn rhythm(&self) -> &'static str {
        "Hvor ofte?"
    }
    fn rhythm_of(&self, rhythm: Rhythm) -> &'static str {
        match rhythm {
            Rhythm::Weekly => "Hver uge",
            Rhythm::Fortnightly => "Hver anden uge",
            Rhythm::FourWeekly => "Hver fjerde uge",
            Rhythm::Monthly => "Samme ugedag hver måned",
        }
    }
    fn show_days(&self) -> &'static str {
        "Vis datoer"
    }
    fn days(&self) -> &'static str {
        "Kopiér til"
    }
    fn days_hint(&self) -> &'static str {
        "Helligdage og ferier er ikke valgt på forhånd."
    }
    fn day_off(&self, day_off: DayOff<'_>) -> String {
        let name = match day_off {
            DayOff::School(name) => return format!("Skolerne har {}", lowered(name)),
            DayOff::Public(holiday) => match holiday {
                Holiday::NewYear => "Nytårsdag",
                Holiday::MaundyThursday => "Skærtorsdag",
                Holiday::GoodFriday => "Langfredag",
                Holiday::EasterSunday => "Påskedag",
                Holiday::EasterMonday => "2. påskedag",
                Holiday::Ascension => "Kristi himmelfartsdag",
                Holiday::WhitSunday => "Pinsedag",
                Holiday::WhitMonday => "2. pinsedag",
                Holiday::ConstitutionDay => "Grundlovsdag, hvor mange har fri",
                Holiday::ChristmasEve => "Juleaften",
                Holiday::ChristmasDay => "1. juledag",
                Holiday::BoxingDay => "2. juledag",
                Holiday::NewYearsEve => "Nytårsaften",
            },
        };
        name.to_owned()
    }
    fn make_drafts(&self, number: usize) -> String {
        match number {
            0 => "Lav kladder".to_owned(),
            1 => "Lav 1\u{a0}kladde".to_owned(),
            _ => "Lav de valgte kladder".to_owned(),
        }
    }
    fn keep_as_it_is(&self) -> &'static str {
        "Fortryd"
    }
    fn not_copied(&self) -> &'static str {
        "Intet er kopieret endnu"
    }
    fn choose_days(&self) -> &'static str {
        "Vælg mindst én dato."
    }
    fn day_is_over(&self) -> &'static str {
        "Vælg en dato, der kommer efter i dag."
    }
    fn no_such_time(&self, day: NaiveDate, error: LocalTimeError) -> String {
        let date = dates::full_date(Lang::Da, Timestamp::midnight(day));
        let why = match error {
            LocalTimeError::Skipped => "findes klokkeslættet ikke, for uret stilles frem",
            LocalTimeError::Doubled => "er klokkeslættet der to gange, for uret stilles tilbage",
        };
        format!("{} {why}. Vælg en anden dato.", dates::capitalised(&date))
    }
    fn copied(&self) -> &'static str {
        "Kopierne ligger som kladder."
    }
}

/// A word inside of a sentence: "efterårsferie".
fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
