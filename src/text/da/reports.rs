//! Danish sentences about figures.

use crate::organiser::Figures;
use crate::text::reports::{PlotWords, Reports};
use crate::text::{Da, Lang, dates};

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}plads".to_owned() } else { format!("{number}\u{a0}pladser") }
}

impl Reports for Da {
    fn seats_over_time(&self) -> &'static str {
        "Optagne pladser over tid"
    }
    fn see_statistics(&self) -> &'static str {
        "Se dag for dag og hvem der kommer igen"
    }
    fn statistics(&self) -> &'static str {
        "Udvikling"
    }
    fn statistics_title(&self, event: &str) -> String {
        format!("Udvikling: {event}")
    }
    fn places(&self, capacity: i64) -> String {
        seats(capacity)
    }
    fn today(&self) -> &'static str {
        "i dag"
    }
    fn plot(&self, words: &PlotWords) -> String {
        let day = |date| dates::day_of(Lang::Da, date);
        format!(
            "Optagne pladser fra {} til {}: {} af {} til sidst, flest {} den {}.",
            day(words.from),
            day(words.to),
            words.taken,
            words.capacity,
            words.most.0,
            day(words.most.1)
        )
    }
    fn nobody_yet(&self, over: bool) -> &'static str {
        if over {
            "Ingen tilmeldte sig."
        } else {
            "Ingen har tilmeldt sig endnu. Kurven begynder med den første tilmelding."
        }
    }
    fn show_table(&self) -> &'static str {
        "Vis tallene som tabel"
    }
    fn by_day(&self) -> &'static str {
        "Dag for dag"
    }
    fn day(&self) -> &'static str {
        "Dag"
    }
    fn joined(&self) -> &'static str {
        "Fik plads"
    }
    fn left(&self) -> &'static str {
        "Afmeldt"
    }
    fn taken(&self) -> &'static str {
        "Optaget"
    }
    fn waiting(&self) -> &'static str {
        "Venter"
    }
    fn by_organisation(&self) -> &'static str {
        "Hvem kommer"
    }
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn seats(&self) -> &'static str {
        "Pladser"
    }
    fn earlier(&self) -> &'static str {
        "Tidligere"
    }
    fn first_time(&self) -> &'static str {
        "Første gang"
    }
    fn came_before(&self) -> &'static str {
        "Har været med før"
    }
    fn other_seats(&self, without: i64, forgotten: i64) -> Option<String> {
        let without = (without > 0).then(|| format!("{} er uden organisation.", seats(without)));
        let forgotten =
            (forgotten > 0).then(|| format!("{} tæller med, men navn og organisation er slettet.", seats(forgotten)));
        Some([without, forgotten].into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
    }
    fn days_csv(&self) -> &'static str {
        "Hent dagene som CSV"
    }
    fn organisations_csv(&self) -> &'static str {
        "Hent organisationerne som CSV"
    }
    fn days_file(&self) -> &'static str {
        "udvikling"
    }
    fn organisations_file(&self) -> &'static str {
        "organisationer"
    }

    fn reports(&self) -> &'static str {
        "Tal"
    }
    fn reports_lead(&self, all: bool) -> &'static str {
        if all {
            "Alle arrangementer, der er holdt. Kladder og aflyste tæller ikke med."
        } else {
            "De arrangementer, du har holdt alene eller med andre. Kladder og aflyste tæller ikke med."
        }
    }
    fn only_mine(&self) -> &'static str {
        "Kun mine"
    }
    fn everybodys(&self) -> &'static str {
        "Alles"
    }
    fn whose(&self) -> &'static str {
        "Hvem der holdt dem"
    }
    fn no_figures(&self) -> &'static str {
        "Der er ingen tal endnu. De kommer, når det første arrangement er holdt."
    }
    fn all_years(&self) -> &'static str {
        "År for år"
    }
    fn year(&self) -> &'static str {
        "År"
    }
    fn of_year(&self, year: i32) -> String {
        year.to_string()
    }
    fn held(&self) -> &'static str {
        "Afholdt"
    }
    fn people(&self) -> &'static str {
        "Tilmeldte"
    }
    fn came(&self) -> &'static str {
        "Kom"
    }
    fn organisations(&self) -> &'static str {
        "Organisationer"
    }
    fn first_times(&self) -> &'static str {
        "Første gang"
    }
    fn returning(&self) -> &'static str {
        "Igen"
    }
    fn not_counted(&self, cancelled: usize, to_come: usize) -> Option<String> {
        let cancelled = match cancelled {
            0 => None,
            1 => Some("1\u{a0}aflyst tæller ikke med.".to_owned()),
            more => Some(format!("{more}\u{a0}aflyste tæller ikke med.")),
        };
        let to_come = match to_come {
            0 => None,
            1 => Some("1\u{a0}kommende tæller først med, når det er holdt.".to_owned()),
            more => Some(format!("{more}\u{a0}kommende tæller først med, når de er holdt.")),
        };
        Some([cancelled, to_come].into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
    }
    fn about_organisations(&self, figures: &Figures) -> String {
        let rule = "En organisation kendes på sit CVR-nummer, ellers på sit navn, og tæller én gang. Første gang er den, der \
                    ikke har haft plads ved noget arrangement før det første i rækken, heller ikke andres: en organisation, der er \
                    ny i år, kan derfor stå under »igen« i en række længere nede.";
        match figures.forgotten {
            0 => rule.to_owned(),
            forgotten => format!(
                "{rule} Navnet er slettet på {}, så der kan have været flere organisationer, og nogle af de nye kan have \
                 været med før.",
                seats(forgotten)
            ),
        }
    }
    fn by_kind(&self) -> &'static str {
        "Efter slags"
    }
    fn kind(&self) -> &'static str {
        "Slags"
    }
    fn by_principle(&self) -> &'static str {
        "Efter princip"
    }
    fn principle(&self) -> &'static str {
        "Princip"
    }
    fn principles_overlap(&self) -> &'static str {
        "Et arrangement kan tjene flere principper, så tallene her giver tilsammen mere end årets."
    }
    fn by_event(&self) -> &'static str {
        "Arrangement for arrangement"
    }
    fn event(&self) -> &'static str {
        "Arrangement"
    }
    fn date(&self) -> &'static str {
        "Dato"
    }
    fn csv(&self) -> &'static str {
        "Hent CSV"
    }
    fn table(&self) -> &'static str {
        "Opgørelse"
    }
    fn capacity(&self) -> &'static str {
        "Pladser"
    }
    fn file(&self) -> &'static str {
        "tal"
    }
}
