//! Sentences about figures: of one event over time, and over events and years.

use chrono::NaiveDate;

use crate::organiser::Figures;

/// What a plot of one event's seats says in words.
pub struct PlotWords {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub taken: i64,
    pub capacity: i64,
    /// The most that were taken at the end of a day, and when first.
    pub most: (i64, NaiveDate),
}

pub trait Reports: Send + Sync {
    // An event over time
    fn seats_over_time(&self) -> &'static str;
    fn see_statistics(&self) -> &'static str;
    fn statistics(&self) -> &'static str;
    fn statistics_title(&self, event: &str) -> String;
    /// "40 pladser"
    fn places(&self, capacity: i64) -> String;
    fn today(&self) -> &'static str;
    fn plot(&self, words: &PlotWords) -> String;
    /// `over`: it is past or cancelled.
    fn nobody_yet(&self, over: bool) -> &'static str;
    fn show_table(&self) -> &'static str;
    fn by_day(&self) -> &'static str;
    fn day(&self) -> &'static str;
    fn joined(&self) -> &'static str;
    fn left(&self) -> &'static str;
    fn taken(&self) -> &'static str;
    fn waiting(&self) -> &'static str;
    fn by_organisation(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn seats(&self) -> &'static str;
    fn earlier(&self) -> &'static str;
    fn first_time(&self) -> &'static str;
    fn came_before(&self) -> &'static str;
    /// Under the list: seats without an organisation, and of those who are forgotten; nothing where there are none.
    fn other_seats(&self, without: i64, forgotten: i64) -> Option<String>;
    fn days_csv(&self) -> &'static str;
    fn organisations_csv(&self) -> &'static str;
    /// Of files: "udvikling", "organisationer".
    fn days_file(&self) -> &'static str;
    fn organisations_file(&self) -> &'static str;

    // Over events and years
    fn reports(&self) -> &'static str;
    fn reports_lead(&self, all: bool) -> &'static str;
    fn only_mine(&self) -> &'static str;
    fn everybodys(&self) -> &'static str;
    fn whose(&self) -> &'static str;
    fn no_figures(&self) -> &'static str;
    fn all_years(&self) -> &'static str;
    fn year(&self) -> &'static str;
    fn of_year(&self, year: i32) -> String;
    fn held(&self) -> &'static str;
    fn people(&self) -> &'static str;
    fn came(&self) -> &'static str;
    fn organisations(&self) -> &'static str;
    fn first_times(&self) -> &'static str;
    fn returning(&self) -> &'static str;
    /// "2 aflyste og 3 kommende tæller ikke med."
    fn not_counted(&self, cancelled: usize, to_come: usize) -> Option<String>;
    /// What the figures of organisations leave out.
    fn about_organisations(&self, figures: &Figures) -> String;
    fn by_kind(&self) -> &'static str;
    fn kind(&self) -> &'static str;
    fn by_principle(&self) -> &'static str;
    fn principle(&self) -> &'static str;
    fn principles_overlap(&self) -> &'static str;
    fn by_event(&self) -> &'static str;
    fn event(&self) -> &'static str;
    fn date(&self) -> &'static str;
    fn csv(&self) -> &'static str;
    /// The first column of the file: which table a row is of.
    fn table(&self) -> &'static str;
    fn capacity(&self) -> &'static str;
    fn file(&self) -> &'static str;
}
