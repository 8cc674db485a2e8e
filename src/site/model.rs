//! What somebody looks for on the front page, as its address says it: what answers no question is passed over.

use std::ops::RangeInclusive;

use chrono::{Datelike, Months, NaiveDate};

use crate::events::Kind;
use crate::events::store::{EVER, Filter};
use crate::text::clean::visible;
use crate::time::Timestamp;

/// The most letters that a search reads.
const MOST_LETTERS: usize = 100;
/// Months that have a page: so many years back and ahead, so that nobody walks through empty ones for ever.
const YEARS_BACK: i32 = 10;
const YEARS_AHEAD: i32 = 5;
/// How many events stand on one page.
pub const PAGE: i64 = 100;
/// Pages of a list that anybody could reach.
const MOST_PAGES: i64 = 1_000;

/// How events are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// What is coming, by month.
    #[default]
    List,
    /// The calendar of one month.
    Month,
    /// What is over, a year a page.
    Past,
}

/// A month of Copenhagen's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    pub fn of(at: Timestamp) -> Self {
        let date = at.date();
        Self { year: date.year(), month: date.month() }
    }

    /// Of "2026-12", if it is a month that has a page.
    pub fn read(text: &str, now: Timestamp) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let found = Self { year: year.parse().ok()?, month: month.parse().ok()? };
        ((1..=12).contains(&found.month) && found.has_page(now)).then_some(found)
    }

    /// As it stands in an address: "2026-12".
    pub fn tag(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    pub fn has_page(self, now: Timestamp) -> bool {
        let this = now.date().year();
        (this - YEARS_BACK..=this + YEARS_AHEAD).contains(&self.year)
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    #[must_use]
    pub fn next(self) -> Self {
        let first = self.first() + Months::new(1);
        Self { year: first.year(), month: first.month() }
    }

    #[must_use]
    pub fn previous(self) -> Self {
        let first = self.first() - Months::new(1);
        Self { year: first.year(), month: first.month() }
    }

    /// From its first instant to that of the next month.
    pub fn span(self) -> (Timestamp, Timestamp) {
        (Timestamp::midnight(self.first()), Timestamp::midnight(self.next().first()))
    }
}

/// Years of what is over that have a page.
pub fn past_years(now: Timestamp) -> RangeInclusive<i32> {
    let this = now.date().year();
    this - YEARS_BACK..=this
}

/// What is asked of the front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub view: View,
    pub kind: Option<Kind>,
    /// Of [`View::Month`] always, of [`View::List`] if one is chosen.
    pub month: Option<Month>,
    /// Of [`View::Past`], if one is chosen.
    pub year: Option<i32>,
    /// As typed, without what cannot be shown.
    pub words: String,
    /// From 0.
    pub page: i64,
}

impl Asked {
    /// Of a query. The first value that means something counts; everything else is as if it were not there.
    pub fn read(query: &str, now: Timestamp) -> Self {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let values = |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value);
        let view = values("view").find_map(|value| match value.as_ref() {
            "list" => Some(View::List),
            "month" => Some(View::Month),
            "past" => Some(View::Past),
            _ => None,
        });
        let view = view.unwrap_or_default();
        let month = values("month").find_map(|value| Month::read(value, now));
        let years = past_years(now);
        Self {
            view,
            kind: values("kind").find_map(|value| kind_of_tag(value)),
            month: match view {
                View::List => month,
                View::Month => Some(month.unwrap_or_else(|| Month::of(now))),
                View::Past => None,
            },
            year: values("year")
                .find_map(|value| value.parse().ok().filter(|year| years.contains(year)))
                .filter(|_| view == View::Past),
            words: values("q").map(|value| typed(value)).find(|words| !words.is_empty()).unwrap_or_default(),
            page: values("page")
                .find_map(|value| value.parse().ok().filter(|page| (2..=MOST_PAGES).contains(page)))
                .map_or(0, |page| page - 1),
        }
    }

    /// The query that asks this, without what goes without saying.
    pub fn query(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        match self.view {
            View::List => {}
            View::Month => pairs.push(("view", "month".to_owned())),
            View::Past => pairs.push(("view", "past".to_owned())),
        }
        pairs.extend(self.kind.map(|kind| ("kind", kind_tag(kind))));
        pairs.extend(self.month.map(|month| ("month", month.tag())));
        pairs.extend(self.year.map(|year| ("year", year.to_string())));
        if !self.words.is_empty() {
            pairs.push(("q", self.words.clone()));
        }
        if self.page > 0 {
            pairs.push(("page", (self.page + 1).to_string()));
        }
        pairs
    }

    /// The same, on the last page that there is when so many are found: a page that was there yesterday leads on.
    #[must_use]
    pub fn within(self, count: i64) -> Self {
        let last = (count - 1).max(0) / PAGE;
        Self { page: self.page.min(last), ..self }
    }

    /// Whether a part of the list is left out.
    pub fn is_narrowed(&self) -> bool {
        self.kind.is_some() || !self.words.is_empty() || self.view == View::List && self.month.is_some()
    }

    /// What of it the database is asked, but for the kind of [`Asked::filter`].
    fn unnarrowed(&self, now: Timestamp) -> Filter {
        match self.view {
            View::List => Filter::upcoming(now),
            View::Month => Filter { ends: EVER, ..Filter::upcoming(now) },
            View::Past => Filter::past(now),
        }
    }

    /// What the database is asked. Of a month it is what goes on in it, whenever it began; of a year, what began in it.
    pub fn filter(&self, now: Timestamp) -> Filter {
        let mut filter = Filter { kind: self.kind, words: self.words.clone(), ..self.unnarrowed(now) };
        if let Some((first, end)) = self.month.map(Month::span) {
            filter.ends.0 = filter.ends.0.max(first.plus(1));
            filter.starts = (EVER.0, end);
        } else if let Some(year) = self.year {
            let begin = |year| Month { year, month: 1 }.span().0;
            filter.starts = (begin(year), begin(year + 1));
        }
        filter
    }

    /// What the list of months is made from, which does not go when words are found nowhere; and that of years, in which
    /// they are.
    pub fn at_any_time(&self, now: Timestamp) -> Filter {
        match self.view {
            View::List | View::Month => Filter::upcoming(now),
            View::Past => Self { year: None, ..self.clone() }.filter(now),
        }
    }
}

/// As it stands in an address: "learning-visit".
pub fn kind_tag(kind: Kind) -> String {
    kind.tag().replace('_', "-")
}

fn kind_of_tag(tag: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind_tag(*kind) == tag)
}

fn typed(value: &str) -> String {
    let shown = visible(value);
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MOST_LETTERS).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026 at 12 in Copenhagen.
    const NOW: Timestamp = Timestamp(1_795_518_000);

    fn asked(query: &str) -> Asked {
        Asked::read(query, NOW)
    }

    #[test]
    fn a_query_is_read_and_written_back_the_same() {
        let query = "view=month&kind=learning-visit&month=2026-12&q=%C3%A6ble+jul";
        let found = asked(query);
        assert_eq!((found.view, found.kind), (View::Month, Some(Kind::LearningVisit)));
        assert_eq!((found.month.unwrap().tag().as_str(), found.words.as_str()), ("2026-12", "æble jul"));
        let written = form_urlencoded::Serializer::new(String::new()).extend_pairs(found.query()).finish();
        assert_eq!(written, query);
        assert_eq!(asked("").query(), []);
    }

    #[test]
    fn what_means_nothing_is_as_if_it_were_not_there_and_the_first_of_two_counts() {
        for query in [
            "kind=party&month=2026-13&view=gantt&year=12&page=-1&utm_source=x",
            "month=0000-00&page=0&page=1&page=99999999999999999999",
            "month=9999-12&month=2026-1&month=20261-2&month=-026-12&q=%00%20",
            "q=&kind=&month=&=&&%FF=%FE",
        ] {
            assert_eq!(asked(query), Asked::default(), "{query}");
        }
        let doubled = asked("kind=x&kind=conference&kind=learning-visit&month=2027-01&month=2027-02&q=a&q=b");
        assert_eq!(doubled.kind, Some(Kind::Conference));
        assert_eq!((doubled.month.unwrap().tag().as_str(), doubled.words.as_str()), ("2027-01", "a"));
        assert_eq!(asked(&format!("q={}", "å".repeat(500))).words.chars().count(), MOST_LETTERS);
    }

    #[test]
    fn months_follow_each_other_over_the_turn_of_the_year() {
        let december = asked("month=2026-12").month.unwrap();
        assert_eq!((december.previous().tag(), december.next().tag()), ("2026-11".into(), "2027-01".into()));
        let (from, to) = december.span();
        assert_eq!(
            (from.to_string().as_str(), to.to_string().as_str()),
            ("2026-11-30T23:00:00Z", "2026-12-31T23:00:00Z")
        );
        assert_eq!(asked("view=month&month=3026-12").month, Some(Month::of(NOW)), "the current month stands in");
    }
}
