//! How far the copy is: a bar on a terminal, otherwise a line a table.

use std::cell::Cell;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

pub(super) struct Progress {
    bar: Option<ProgressBar>,
    say: fn(&[String]),
    /// Rows of the tables that are done.
    before: Cell<u64>,
}

impl Progress {
    /// `total` is in rows.
    pub fn begin(total: u64, say: fn(&[String])) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(total);
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} rows, {eta} left  {msg}");
            if let Ok(style) = style {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, say, before: Cell::new(0) }
    }

    /// A table begins.
    pub fn table(&self, name: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(name.to_owned());
        }
    }

    /// So many rows of it were sent.
    pub fn at(&self, rows: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.before.get() + rows);
        }
    }

    /// It was sent, read back and found the same.
    pub fn done(&self, name: &str, rows: u64) {
        self.before.set(self.before.get() + rows);
        self.at(0);
        if self.bar.is_none() {
            (self.say)(&[format!("{name}: {rows} rows")]);
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
