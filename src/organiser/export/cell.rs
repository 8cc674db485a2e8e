//! Text as it may stand in a file for spreadsheets: nothing that a program there would work out, follow or run.

use unicode_normalization::UnicodeNormalization;

use crate::text::clean::visible;

/// The most letters of a cell; spreadsheets take 32,767.
const LONGEST: usize = 10_000;

/// What separates cells in the files that people have; a program set for another country reads one for ours.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// A cell of a CSV file. Whatever begins like a formula gets an apostrophe before it, which spreadsheets read as "this
/// is text"; also where it begins behind a separator, because the file may be opened with another one than ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvCell(String);

impl CsvCell {
    pub fn new(text: &str) -> Self {
        let text = one_line(text);
        let mut cell = String::with_capacity(text.len() + 1);
        for piece in text.split_inclusive(SEPARATORS) {
            if begins_a_formula(piece) {
                cell.push('\'');
            }
            cell.push_str(piece);
        }
        Self(cell)
    }

    /// A number to call. A Danish one is read in pairs; another begins with 00, as it is dialled from here, because a
    /// plus would begin a formula.
    pub fn phone(number: &str) -> Self {
        let shown = crate::text::phone::shown(number).replace('\u{a0}', " ");
        match shown.strip_prefix('+') {
            Some(rest) => Self::new(&format!("00 {rest}")),
            None => Self::new(&shown),
        }
    }
}

impl From<i64> for CsvCell {
    /// A number of ours: without a mark also below zero, which would make it text.
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl AsRef<[u8]> for CsvCell {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A string of an XLSX file. It is stored as a string and so is never worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetText(String);

impl SheetText {
    pub fn new(text: &str) -> Self {
        Self(one_line(text))
    }
}

impl From<SheetText> for String {
    fn from(text: SheetText) -> Self {
        text.0
    }
}

/// One line without controls; any run of white space is one space.
fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

/// Whether the first thing to be seen is what a formula begins with, in any width or size.
fn begins_a_formula(text: &str) -> bool {
    let first = text.chars().find(|c| !(c.is_whitespace() || c.is_control() || is_unseen(*c) || "\"'".contains(*c)));
    // Behind quotes too: a program that reads another separator sees them otherwise than we wrote them.
    let is_marked = text.trim_start().starts_with('\'');
    first.is_some_and(|first| !is_marked && std::iter::once(first).nfkc().next().is_some_and(is_sign))
}

fn is_sign(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\u{2212}' | '\u{2795}' | '\u{2796}')
}

/// Joiners, direction marks and what else takes no room.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> String {
        CsvCell::new(text).0
    }

    #[test]
    fn what_begins_like_a_formula_is_marked_as_text_and_everything_else_is_left_alone() {
        for text in
            ["=1+1", "+45", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n-1", "＝1", "＋1", "－1", "＠x", "﹦1", "﹣1"]
        {
            let cell = said(text);
            assert!(cell.starts_with('\'') && cell.len() > 2, "{text:?} → {cell:?}");
        }
        for text in ["\u{200b}=1", "\u{feff}=1", "\u{3000}=1", "\u{202e}=1", "−1", "\"=1", "\"\" =1"] {
            assert!(said(text).starts_with('\''), "{text:?} → {:?}", said(text));
        }
        assert_eq!(said("a; =cmd|' /C calc'!A0"), "a;' =cmd|' /C calc'!A0");
        assert_eq!(said("Hansen,-1"), "Hansen,'-1");
        for text in
            ["Brohave Catering A/S", "Søren Bak-Jensen", "o'neill", "mette@brohave.example", "1 = 1", "Ø-Is A/S", ""]
        {
            assert_eq!(said(text), text);
        }
        assert_eq!(said("to\r\nlinjer"), "to linjer");
        assert_eq!(said("'=1"), "'=1", "marked already");
    }

    #[test]
    fn numbers_to_call_stay_readable() {
        assert_eq!(CsvCell::phone("+4579790000").0, "79 79 00 00");
        assert_eq!(CsvCell::phone("+46701234567").0, "00 46701234567");
        assert_eq!(CsvCell::phone("").0, "");
    }

    /// Hostile texts: signs, separators, quotes, white space and letters in any order.
    fn hostile() -> impl Strategy<Value = String> {
        let alphabet = "=+-@＝＋－＠﹣﹢−;,|\t\r\n \u{a0}\u{3000}\u{200b}\u{feff}\"'a1æ!(";
        let letters: Vec<char> = alphabet.chars().collect();
        prop_oneof![
            "\\PC{0,40}",
            any::<String>(),
            prop::collection::vec(prop::sample::select(letters), 0..24)
                .prop_map(|letters| letters.into_iter().collect()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_cell_begins_a_formula_whatever_separates_cells(text in hostile()) {
            let cell = said(&text);
            prop_assert!(!cell.chars().any(char::is_control), "{cell:?}");
            for separator in [None, Some(';'), Some(','), Some('|')] {
                let pieces: Vec<&str> = match separator {
                    Some(separator) => cell.split(separator).collect(),
                    None => vec![&cell],
                };
                for piece in pieces {
                    let seen: String = piece.nfkc().filter(|c| !(c.is_whitespace() || is_unseen(*c))).collect();
                    prop_assert!(!seen.trim_start_matches('"').starts_with(['=', '+', '-', '@', '−']), "{text:?} → {cell:?}");
                }
            }
        }

        #[test]
        fn a_string_of_a_sheet_says_the_same_in_one_line(text in hostile()) {
            let sheet = String::from(SheetText::new(&text));
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&sheet), words(&visible(&text)));
            prop_assert!(!sheet.chars().any(char::is_control));
        }
    }
}
