//! Telephone numbers as people read them.

use super::dates::NBSP;

/// "79 79 00 00" for a Danish number in E.164; any other number as it is.
pub fn shown(number: &str) -> String {
    let digits = number.strip_prefix("+45").filter(|rest| rest.len() == 8 && rest.bytes().all(|b| b.is_ascii_digit()));
    let Some(digits) = digits else { return number.to_owned() };
    let mut shown = String::with_capacity(16);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 2 == 0 {
            shown.push(NBSP);
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_danish_number_is_read_in_pairs_and_a_foreign_one_as_it_is() {
        assert_eq!(shown("+4579790000"), "79\u{a0}79\u{a0}00\u{a0}00");
        assert_eq!(shown("+46701234567"), "+46701234567");
        assert_eq!(shown("79 79 00 00"), "79 79 00 00");
    }
}
