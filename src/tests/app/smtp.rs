//! A mail server of a test's own (`.ci/smtp.py`), which takes mails, refuses, delays and hangs up as it is told.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use base64::Engine;
use serde::Deserialize;
use tempfile::TempDir;

use super::Mail;

/// Dropping it ends it.
pub struct MailServer {
    process: Child,
    orders: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    port: u16,
    folder: TempDir,
}

/// A mail as the server took it.
#[derive(Clone)]
pub struct Taken {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipient.
    pub to: String,
    pub bytes: Vec<u8>,
    /// The number of the connection it came over, from 1.
    pub connection: i64,
    pub tls: bool,
    /// Whom it came from, where the sender signed in.
    pub user: Option<String>,
    /// What the sender called itself.
    pub hello: String,
    /// Whether the sender was told that it was taken.
    pub answered: bool,
}

#[derive(Deserialize)]
struct Line {
    from: String,
    to: Vec<String>,
    data: String,
    connection: i64,
    tls: bool,
    user: Option<String>,
    hello: String,
    answered: bool,
}

/// The Python that has aiosmtpd; tests do not install it.
fn python() -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/smtp-python");
    let found = Command::new(script).arg("--find").stderr(Stdio::piped()).output().unwrap();
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr).trim());
    PathBuf::from(String::from_utf8(found.stdout).unwrap().trim())
}

impl MailServer {
    /// One that takes everything, in the clear.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// One with more of its arguments.
    pub fn start_with(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/smtp.py");
        let mut process = Command::new(python())
            .arg(script)
            .arg(folder.path().join("mails"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let orders = process.stdin.take().unwrap();
        let mut answers = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = answers.next().expect("the mail server ended at its start").unwrap();
        let port = said.strip_prefix("port ").unwrap().parse().unwrap();
        Self { process, orders, answers, port, folder }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Steers it, and returns when it has understood.
    pub fn tell(&mut self, order: &str) {
        writeln!(self.orders, "{order}").unwrap();
        assert_eq!(self.answers.next().unwrap().unwrap(), "ok", "{order}");
    }

    /// Everything it has taken, in order.
    pub fn taken(&self) -> Vec<Taken> {
        let written = std::fs::read_to_string(self.folder.path().join("mails")).unwrap();
        written
            .lines()
            .map(|line| {
                let line: Line = serde_json::from_str(line).unwrap();
                let [to] = <[String; 1]>::try_from(line.to).unwrap();
                Taken {
                    from: line.from,
                    to,
                    bytes: base64::engine::general_purpose::STANDARD.decode(line.data).unwrap(),
                    connection: line.connection,
                    tls: line.tls,
                    user: line.user,
                    hello: line.hello,
                    answered: line.answered,
                }
            })
            .collect()
    }

    /// Whom it has taken mails for, in order.
    pub fn recipients(&self) -> Vec<String> {
        self.taken().into_iter().map(|taken| taken.to).collect()
    }
}

impl Taken {
    pub fn mail(&self) -> Mail {
        Mail::read(self.bytes.clone())
    }

    pub fn message_id(&self) -> String {
        use mailparse::MailHeaderMap;
        mailparse::parse_mail(&self.bytes).unwrap().headers.get_first_value("Message-ID").unwrap()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
