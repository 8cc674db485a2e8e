//! The school holidays of the municipality, as its settings tell them.

use chrono::NaiveDate;

/// Days on which the schools are closed, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolHoliday {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// "Efterårsferie"
    pub name: String,
}

/// Reads `2026-10-10/2026-10-18 Efterårsferie`.
pub fn holiday(text: &str) -> Result<SchoolHoliday, String> {
    let shape = || format!("\"{text}\" is not FIRST/LAST NAME, like 2026-10-10/2026-10-18 Efterårsferie");
    let (days, name) = text.trim().split_once(char::is_whitespace).ok_or_else(shape)?;
    let (first, last) = days.split_once('/').ok_or_else(shape)?;
    let date = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| shape());
    let (first, last) = (date(first)?, date(last)?);
    let name = name.trim().to_owned();
    if last < first || name.is_empty() || name.chars().any(char::is_control) {
        return Err(shape());
    }
    Ok(SchoolHoliday { first, last, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_holiday_has_two_dates_in_order_and_a_name() {
        let autumn = holiday(" 2026-10-10/2026-10-18  Efterårsferie ").unwrap();
        assert_eq!((autumn.name.as_str(), autumn.first.to_string().as_str()), ("Efterårsferie", "2026-10-10"));
        for wrong in [
            "",
            "Efterårsferie",
            "2026-10-10 Ferie",
            "2026-10-18/2026-10-10 Ferie",
            "2026-10-10/2026-10-18",
            "2026-13-10/2026-13-11 F",
        ] {
            assert!(holiday(wrong).is_err(), "{wrong}");
        }
    }
}
