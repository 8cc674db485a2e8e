//! What the program logs, kept so that a test can look for what must not be in it.

use std::io::Write;
use std::sync::{Mutex, Once};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static BEGIN: Once = Once::new();

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Kept {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        Self
    }
}

/// Keeps every line of the process from now on, down to level debug of our own.
pub fn capture() {
    BEGIN.call_once(|| {
        let filter = EnvFilter::new("info,kobling=trace");
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(|| Kept).init();
    });
}

/// Every line so far, of all tests of the process: look for words that only your test uses.
pub fn logged() -> String {
    String::from_utf8_lossy(&LINES.lock().unwrap()).into_owned()
}
