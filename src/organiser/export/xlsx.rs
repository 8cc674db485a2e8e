//! XLSX: strings as strings, dates as dates in Copenhagen's time, the heading in sight.

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, XlsxError};

use super::cell::SheetText;
use super::{COLUMNS, Export, Value, headings, values};
use crate::server::error::AppError;
use crate::time::Timestamp;

/// How a moment is shown; programs write it as their own language does.
const MOMENT: &str = "dd-mm-yyyy hh:mm";

/// The whole file. It is made in memory: the writer's other way puts people into the system's temporary folder.
pub fn xlsx(export: &Export) -> Result<Vec<u8>, AppError> {
    // Nothing that somebody typed makes this fail: rows and letters are fewer than a sheet takes.
    write(export).map_err(|error| AppError::Internal(error.to_string()))
}

fn write(export: &Export) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(export.now.0)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let heading = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let moment = Format::new().set_num_format(MOMENT);
    let sheet = book.add_worksheet();
    sheet.set_name(export.lang.lists().sheet())?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, said) in (0..).zip(headings(export.lang)) {
        sheet.write_string_with_format(0, column, SheetText::new(said), &heading)?;
    }
    for (column, width) in (0..).zip(COLUMNS.iter().map(|column| column.width)) {
        sheet.set_column_width(column, width)?;
    }
    let mut last = 0;
    for (row, seat) in (1..).zip(&export.seats) {
        for (column, value) in (0..).zip(values(export, seat)) {
            match value {
                Value::Nothing => continue,
                Value::Text(text) => sheet.write_string(row, column, SheetText::new(&text))?,
                Value::Phone(number) => sheet.write_string(row, column, SheetText::new(&number))?,
                Value::Number(number) => sheet.write_number(row, column, u32::try_from(number).unwrap_or(u32::MAX))?,
                Value::Moment(at) => sheet.write_datetime_with_format(row, column, clock(at)?, &moment)?,
            };
        }
        last = row;
    }
    let width = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, width.saturating_sub(1))?;
    book.save_to_buffer()
}

/// What the clocks in Copenhagen show, since a spreadsheet knows no zones.
fn clock(at: Timestamp) -> Result<ExcelDateTime, XlsxError> {
    let local = at.local();
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let date = ExcelDateTime::from_ymd(
        u16::try_from(local.year()).unwrap_or(u16::MAX),
        part(local.month()),
        part(local.day()),
    )?;
    date.and_hms(u16::from(part(local.hour())), part(local.minute()), part(local.second()))
}
