//! CSV as RFC 4180 has it, but for its separator: a semicolon.
//!
//! A spreadsheet program opens a file with the list separator of the machine's region. Where numbers have a decimal
//! comma, as in Denmark, that is the semicolon, and a file with commas would land in one column. The machine is Danish
//! whatever language the page is in. The byte order mark is what makes Excel read UTF-8.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::cell::CsvCell;
use super::{Export, Value, headings, values};
use crate::server::error::AppError;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The whole file: a heading, and a row a seat. Ten thousand rows are two megabytes.
pub fn csv(export: &Export) -> Result<Vec<u8>, AppError> {
    let heading = headings(export.lang).map(CsvCell::new).collect();
    let rows = export.seats.iter().map(|seat| values(export, seat).map(cell).collect());
    file(std::iter::once(heading).chain(rows))
}

/// A file of any rows, the heading first.
pub fn file(rows: impl IntoIterator<Item = Vec<CsvCell>>) -> Result<Vec<u8>, AppError> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for row in rows {
        writer.write_record(row).map_err(unwritten)?;
    }
    writer.into_inner().map_err(|error| AppError::Internal(error.to_string()))
}

/// A Vec takes whatever is written to it.
fn unwritten(error: ::csv::Error) -> AppError {
    AppError::Internal(error.to_string())
}

fn cell(value: Value) -> CsvCell {
    match value {
        Value::Nothing => CsvCell::new(""),
        Value::Text(text) => CsvCell::new(&text),
        Value::Phone(number) => CsvCell::phone(&number),
        Value::Number(number) => CsvCell::new(&number.to_string()),
        // Every program reads this as a date, whatever its language, and it sorts as text too.
        Value::Moment(at) => CsvCell::new(&at.local().format("%Y-%m-%d %H:%M").to_string()),
    }
}
