//! English sentences about figures.

use crate::organiser::Figures;
use crate::text::reports::{PlotWords, Reports};
use crate::text::{En, Lang, dates};

fn seats(number: i64) -> String {
    if number == 1 { "1\u{a0}place".to_owned() } else { format!("{number}\u{a0}places") }
}

impl Reports for En {
    fn seats_over_time(&self) -> &'static str {
        "Places taken over time"
    }
    fn see_statistics(&self) -> &'static str {
        "See day by day and who comes back"
    }
    fn statistics(&self) -> &'static str {
        "Over time"
    }
    fn statistics_title(&self, event: &str) -> String {
        format!("Over time: {event}")
    }
    fn places(&self, capacity: i64) -> String {
        seats(capacity)
    }
    fn today(&self) -> &'static str {
        "today"
    }
    fn plot(&self, words: &PlotWords) -> String {
        let day = |date| dates::day_of(Lang::En, date);
        format!(
            "Places taken from {} to {}: {} of {} in the end, at most {} on {}.",
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
            "Nobody signed up."
        } else {
            "Nobody has signed up yet. The curve begins with the first registration."
        }
    }
    fn show_table(&self) -> &'static str {
        "Show the figures as a table"
    }
    fn by_day(&self) -> &'static str {
        "Day by day"
    }
    fn day(&self) -> &'static str {
        "Day"
    }
    fn joined(&self) -> &'static str {
        "Got a place"
    }
    fn left(&self) -> &'static str {
        "Cancelled"
    }
    fn taken(&self) -> &'static str {
        "Taken"
    }
    fn waiting(&self) -> &'static str {
        "Waiting"
    }
    fn by_organisation(&self) -> &'static str {
        "Who comes"
    }
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn seats(&self) -> &'static str {
        "Places"
    }
    fn earlier(&self) -> &'static str {
        "Earlier"
    }
    fn first_time(&self) -> &'static str {
        "First time"
    }
    fn came_before(&self) -> &'static str {
        "Came before"
    }
    fn other_seats(&self, without: i64, forgotten: i64) -> Option<String> {
        let without = (without > 0).then(|| format!("{} without an organisation.", seats(without)));
        let forgotten =
            (forgotten > 0).then(|| format!("{} count, but name and organisation are deleted.", seats(forgotten)));
        Some([without, forgotten].into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
    }
    fn days_csv(&self) -> &'static str {
        "Get the days as CSV"
    }
    fn organisations_csv(&self) -> &'static str {
        "Get the organisations as CSV"
    }
    fn days_file(&self) -> &'static str {
        "development"
    }
    fn organisations_file(&self) -> &'static str {
        "organisations"
    }

    fn reports(&self) -> &'static str {
        "Figures"
    }
    fn reports_lead(&self, all: bool) -> &'static str {
        if all {
            "All events that were held. Drafts and cancelled events do not count."
        } else {
            "The events that you held, alone or with others. Drafts and cancelled events do not count."
        }
    }
    fn only_mine(&self) -> &'static str {
        "Only mine"
    }
    fn everybodys(&self) -> &'static str {
        "Everybody’s"
    }
    fn whose(&self) -> &'static str {
        "Whose events"
    }
    fn no_figures(&self) -> &'static str {
        "There are no figures yet. They come when the first event has been held."
    }
    fn all_years(&self) -> &'static str {
        "Year by year"
    }
    fn year(&self) -> &'static str {
        "Year"
    }
    fn of_year(&self, year: i32) -> String {
        year.to_string()
    }
    fn held(&self) -> &'static str {
        "Held"
    }
    fn people(&self) -> &'static str {
        "Signed up"
    }
    fn came(&self) -> &'static str {
        "Came"
    }
    fn organisations(&self) -> &'static str {
        "Organisations"
    }
    fn first_times(&self) -> &'static str {
        "First time"
    }
    fn returning(&self) -> &'static str {
        "Again"
    }
    fn not_counted(&self, cancelled: usize, to_come: usize) -> Option<String> {
        let cancelled = match cancelled {
            0 => None,
            1 => Some("1\u{a0}cancelled event does not count.".to_owned()),
            more => Some(format!("{more}\u{a0}cancelled events do not count.")),
        };
        let to_come = match to_come {
            0 => None,
            1 => Some("1\u{a0}event to come counts once it is held.".to_owned()),
            more => Some(format!("{more}\u{a0}events to come count once they are held.")),
        };
        Some([cancelled, to_come].into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
    }
    fn about_organisations(&self, figures: &Figures) -> String {
        let rule = "An organisation is known by its CVR number, or else by its name, and counts once. First time is one that had no \
                    place at any event before the first one of the row, nor at somebody else’s: one that is new this year may stand \
                    under “again” in a row further down.";
        match figures.forgotten {
            0 => rule.to_owned(),
            forgotten => format!(
                "{rule} The name is deleted on {}, so there may have been more organisations, and some of the new ones may \
                 have come before.",
                seats(forgotten)
            ),
        }
    }
    fn by_kind(&self) -> &'static str {
        "By kind"
    }
    fn kind(&self) -> &'static str {
        "Kind"
    }
    fn by_principle(&self) -> &'static str {
        "By principle"
    }
    fn principle(&self) -> &'static str {
        "Principle"
    }
    fn principles_overlap(&self) -> &'static str {
        "An event may serve several principles, so these figures add up to more than the year’s."
    }
    fn by_event(&self) -> &'static str {
        "Event by event"
    }
    fn event(&self) -> &'static str {
        "Event"
    }
    fn date(&self) -> &'static str {
        "Date"
    }
    fn csv(&self) -> &'static str {
        "Get CSV"
    }
    fn table(&self) -> &'static str {
        "Table"
    }
    fn capacity(&self) -> &'static str {
        "Places"
    }
    fn file(&self) -> &'static str {
        "figures"
    }
}
