//! What an organiser types about the agenda: rows of a time and texts.

use super::model::{Item, ItemTexts, NewItem};
use crate::time::Timestamp;
use crate::ui::form::{Fault, Need, Reader, Values, limits, typed_time};

/// The most rows.
pub const MOST_ITEMS: usize = 60;

const PARTS: [&str; 5] = ["time", "title.da", "description.da", "title.en", "description.en"];

/// Reads the rows `agenda.N.…`, in the order of the day. A row with nothing in it is none.
///
/// A row has a time only; its date is that of the event's start, or of its end where the event goes on after midnight
/// and the time lies before the start.
pub fn read_agenda(reader: &mut Reader<'_>, starts_at: Option<Timestamp>, ends_at: Option<Timestamp>) -> Vec<NewItem> {
    let mut items = Vec::new();
    for (place, index) in reader.values().indices("agenda").into_iter().enumerate() {
        let field = |part: &str| format!("agenda.{index}.{part}");
        if PARTS.iter().all(|part| reader.values().get(&field(part)).trim().is_empty()) {
            continue;
        }
        reader.item(Some(place + 1));
        let time = reader.time(&field("time"), Need::Required);
        let da = ItemTexts {
            title: reader.title(&field("title.da"), Need::Required),
            description: reader.text(&field("description.da"), limits::TEXT, Need::Optional),
        };
        let en = ItemTexts {
            title: reader.title(&field("title.en"), Need::Optional),
            description: reader.text(&field("description.en"), limits::TEXT, Need::Optional),
        };
        if items.len() == MOST_ITEMS {
            reader.fault(&field("time"), Fault::TooMany(MOST_ITEMS));
        }
        let (Some(time), Some(starts_at)) = (time, starts_at) else { continue };
        let on = |day: Timestamp| Timestamp::from_local(day.date().and_time(time));
        let instant = match (on(starts_at), ends_at.map(on)) {
            (Ok(first), Some(Ok(last))) if first < starts_at && Some(last) <= ends_at => Ok(last),
            (first, _) => first,
        };
        match instant {
            Ok(starts_at) => items.push(NewItem { starts_at, da, en }),
            Err(_) => reader.fault(&field("time"), Fault::Time),
        }
    }
    reader.item(None);
    items.sort_by_key(|item| item.starts_at);
    items
}

/// What an organiser would have typed to get this agenda.
pub fn write_agenda(values: &mut Values, items: &[Item]) {
    for (index, item) in items.iter().enumerate() {
        write_row(values, index, item.starts_at, &item.da, &item.en);
    }
}

/// [`write_agenda`] for an agenda that is not stored yet.
pub fn write_new_agenda(values: &mut Values, items: &[NewItem]) {
    for (index, item) in items.iter().enumerate() {
        write_row(values, index, item.starts_at, &item.da, &item.en);
    }
}

fn write_row(values: &mut Values, index: usize, starts_at: Timestamp, da: &ItemTexts, en: &ItemTexts) {
    for (part, text) in PARTS.iter().zip([
        typed_time(starts_at),
        da.title.clone(),
        da.description.clone(),
        en.title.clone(),
        en.description.clone(),
    ]) {
        values.set(format!("agenda.{index}.{part}"), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
    }

    fn read_rows(values: &Values, start: &str, end: &str) -> Result<Vec<NewItem>, crate::ui::form::Faults> {
        let mut reader = Reader::new(values);
        let items = read_agenda(&mut reader, Some(at(start)), Some(at(end)));
        reader.finish(items)
    }

    fn rows(rows: &[(usize, &str, &str)]) -> Values {
        let mut values = Values::new();
        for (index, time, title) in rows {
            values.set(format!("agenda.{index}.time"), *time);
            values.set(format!("agenda.{index}.title.da"), *title);
        }
        values
    }

    #[test]
    fn rows_are_sorted_by_time_and_empty_ones_left_out() {
        let values = rows(&[(0, "9.30", "Cases"), (1, "", " "), (4, "8", "Kaffe")]);
        let items = read_rows(&values, "2027-01-14 08:30", "2027-01-14 10:00").unwrap();
        let told: Vec<_> = items.iter().map(|item| (item.starts_at, item.da.title.as_str())).collect();
        assert_eq!(told, [(at("2027-01-14 08:00"), "Kaffe"), (at("2027-01-14 09:30"), "Cases")]);
    }

    #[test]
    fn after_midnight_belongs_to_the_day_of_the_end() {
        let items =
            read_rows(&rows(&[(0, "0.15", "Natmad"), (1, "19.30", "Ankomst")]), "2027-01-14 20:00", "2027-01-15 01:00");
        let starts: Vec<_> = items.unwrap().iter().map(|item| item.starts_at).collect();
        assert_eq!(starts, [at("2027-01-14 19:30"), at("2027-01-15 00:15")]);
    }

    #[test]
    fn an_agenda_comes_back_from_its_own_form_unchanged() {
        let mut values = rows(&[(0, "8.30", "Kaffe"), (1, "9.00", "Cases")]);
        values.set("agenda.1.description.en", "Three of them");
        let items = read_rows(&values, "2027-01-14 08:30", "2027-01-14 10:00").unwrap();
        let mut again = Values::new();
        write_new_agenda(&mut again, &items);
        assert_eq!(read_rows(&again, "2027-01-14 08:30", "2027-01-14 10:00"), Ok(items));
    }

    #[test]
    fn a_row_without_a_title_is_a_fault_with_the_row_s_number() {
        let faults = read_rows(&rows(&[(2, "9.00", "")]), "2027-01-14 08:30", "2027-01-14 10:00").unwrap_err();
        let fault = faults.iter().next().unwrap();
        assert_eq!((fault.field.as_str(), fault.item, fault.fault), ("agenda.2.title.da", Some(1), Fault::Required));
    }
}
