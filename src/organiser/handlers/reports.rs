//! Figures over events and years, as a page and as a file.

use std::collections::HashMap;

use axum::response::Response;

use super::exports::CSV;
use super::who;
use crate::organiser::asked::ReportsAsked;
use crate::organiser::export::{CsvCell, file};
use crate::organiser::figures::{self, Figures, Year};
use crate::organiser::pages::reports::{self, named};
use crate::registrations::store;
use crate::server::download::{FileName, download};
use crate::server::error::AppError;
use crate::server::frame::Frame;

/// What was asked for: an administrator chooses whose events, an organiser sees their own.
fn asked(frame: &Frame) -> Result<ReportsAsked, AppError> {
    let is_administrator = who(frame)?.is_administrator();
    let year = frame.asked("year").parse().ok();
    Ok(ReportsAsked { year, mine: is_administrator && frame.asked("mine") == "yes" })
}

async fn years(frame: &Frame, asked: ReportsAsked) -> Result<Vec<Year>, AppError> {
    let who = who(frame)?;
    let only = (asked.mine || !who.is_administrator()).then_some(who.id.as_str());
    let mut db = frame.state.db.read().await?;
    let events = store::figures_of(&mut db, only).await?;
    let organisations = store::organisations(&mut db).await?;
    let forgotten: HashMap<_, _> = store::forgotten_seats(&mut db).await?.into_iter().collect();
    Ok(figures::years(&events, &organisations, &forgotten, frame.now))
}

/// `GET /organiser/reports`
pub async fn show(frame: Frame) -> Result<Response, AppError> {
    let asked = asked(&frame)?;
    let years = years(&frame, asked).await?;
    // The latest in which something was held, unless another is asked for.
    let shown = match asked.year {
        Some(wanted) => years.iter().position(|year| year.number == wanted),
        None => years.iter().position(|year| year.sum.events > 0).or((!years.is_empty()).then_some(0)),
    };
    let may_choose = who(&frame)?.is_administrator();
    let page = reports::Reports { lang: frame.lang, asked, may_choose, years, shown };
    Ok(frame.page(frame.lang.reports().reports()).draw(move || reports::view(page)))
}

/// `GET /organiser/reports.csv`: the years, or one year with everything that its page tells.
pub async fn csv(frame: Frame) -> Result<Response, AppError> {
    let asked = asked(&frame)?;
    let (lang, text) = (frame.lang, frame.lang.reports());
    let years = years(&frame, asked).await?;
    let heading = [
        text.table(),
        text.event(),
        text.date(),
        text.held(),
        text.capacity(),
        text.people(),
        text.came(),
        text.organisations(),
        text.first_times(),
        text.returning(),
    ];
    let mut rows: Vec<Vec<CsvCell>> = vec![heading.map(CsvCell::new).into()];
    for year in years.iter().filter(|year| asked.year.is_none_or(|wanted| wanted == year.number)) {
        let of_year = text.of_year(year.number);
        rows.push(row(text.year(), &of_year, &of_year, &year.sum));
        if asked.year.is_none() {
            continue;
        }
        let kinds = year.kinds.iter();
        rows.extend(kinds.map(|(kind, sum)| row(text.kind(), lang.events().kind(*kind), &of_year, sum)));
        let principles = year.principles.iter();
        rows.extend(principles.map(|(one, sum)| row(text.principle(), &named(lang, *one), &of_year, sum)));
        rows.extend(year.events.iter().map(|(event, sum)| {
            let date = event.starts_at.date().to_string();
            row(text.event(), event.title(lang).0, &date, sum)
        }));
    }
    let of = asked.year.map_or_else(String::new, |year| format!("-{year}"));
    let name = FileName::new(&format!("{}{of}", text.file()), "csv");
    Ok(download(&name, CSV, file(rows)?))
}

fn row(table: &str, name: &str, date: &str, figures: &Figures) -> Vec<CsvCell> {
    let number = |number: usize| CsvCell::from(i64::try_from(number).unwrap_or(i64::MAX));
    let organisations = figures.organisations;
    vec![
        CsvCell::new(table),
        CsvCell::new(name),
        CsvCell::new(date),
        number(figures.events),
        figures.seats.into(),
        figures.taken.into(),
        figures.came.map_or_else(|| CsvCell::new(""), CsvCell::from),
        number(organisations.all),
        number(organisations.first_time),
        number(organisations.returning()),
    ]
}
