//! The transport of an installation with a mail server: SMTP (RFC 5321), one step at a time.
//!
//! The steps are taken singly, because what a failure means depends on the step: until the recipient is named the server
//! cannot know which mail it refuses, and after the last byte it may have accepted what we never hear of.

use std::error::Error as _;
use std::io;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::{Instant, timeout};

use super::failure::{Failure, Outage, Reply};
use super::transport::Mail;
use crate::server::config::Config;
use crate::server::mail_server::{MailServer, Tls};

/// How long the server may take to let us in: connection, TLS and sign-in together.
const CONNECT: Duration = Duration::from_secs(30);
/// How long it may take to answer one command; some look the recipient up elsewhere first.
const COMMAND: Duration = Duration::from_mins(1);
/// How long it may take over the message itself: many scan it before they say yes, and giving up too early would send
/// it twice (RFC 5321 section 4.5.3.2.6).
const MESSAGE: Duration = Duration::from_mins(5);
/// How long a goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);
/// How long an open connection is kept for the next mail; servers close theirs after minutes.
const IDLE: Duration = Duration::from_secs(10);

/// Delivers to one server, over connections that are used again.
pub(super) struct Smtp {
    server: MailServer,
    /// The envelope's sender, whom the server tells of what does not arrive later.
    from: Option<Address>,
    hello: ClientId,
    tls: Result<Option<TlsParameters>, String>,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

/// Why the server cannot be reached, and what the network or TLS says about it, for the log and `doctor`.
pub(super) struct Closed {
    pub outage: Outage,
    pub detail: String,
}

impl Smtp {
    pub(super) fn new(server: MailServer, config: &Config) -> Self {
        let host = config.host();
        let hello = match host.trim_matches(['[', ']']).parse() {
            Ok(IpAddr::V4(ip)) => ClientId::Ipv4(ip),
            Ok(IpAddr::V6(ip)) => ClientId::Ipv6(ip),
            Err(_) => ClientId::Domain(host),
        };
        let tls = match server.tls {
            Tls::None => Ok(None),
            // The machine's list of authorities, or SSL_CERT_FILE: a municipality may have one of its own.
            Tls::Wrapped | Tls::StartTls => {
                TlsParameters::new(server.host.clone()).map(Some).map_err(|error| error.to_string())
            }
        };
        Self { server, from: config.mail_from.parse().ok(), hello, tls, idle: Mutex::default() }
    }

    /// Hands a mail over; `Ok` means that the server has taken it on.
    pub(super) async fn deliver(&self, mail: &Mail) -> Result<(), Failure> {
        // What forms let in is ASCII; anything else would need SMTPUTF8 all the way (RFC 6531).
        let recipient = mail.recipient.parse().ok().filter(|_| mail.recipient.is_ascii()).ok_or(Failure::Address)?;
        let mut connection = self.begin().await?;
        let handed = hand_over(&mut connection, recipient, &mail.bytes).await;
        let is_usable = match &handed {
            Ok(()) => true,
            // The server is in the middle of a mail that it will not get.
            Err(failure) if failure.is_answer() => {
                matches!(timeout(COMMAND, connection.command(Rset)).await, Ok(Ok(_)))
            }
            Err(_) => false,
        };
        if is_usable {
            self.idle().push((connection, Instant::now()));
        }
        handed
    }

    /// A connection on which a mail is begun. One that was used before may have been closed since; that is no failure.
    async fn begin(&self) -> Result<AsyncSmtpConnection, Failure> {
        loop {
            let used = self.idle().pop();
            let is_used = used.is_some();
            let mut connection = match used {
                Some((connection, since)) if since.elapsed() < IDLE => connection,
                Some(_) => continue,
                None => self.connect().await.map_err(|closed| {
                    tracing::warn!(server = %self.server, outage = %closed.outage, closed.detail, "no way to the mail server");
                    Failure::Unreachable(closed.outage)
                })?,
            };
            let begun = timeout(COMMAND, connection.command(MailFrom::new(self.from.clone(), Vec::new()))).await;
            match begun {
                Ok(Ok(_)) => return Ok(connection),
                // 421: it wants to close this connection, not to refuse us.
                Ok(Err(error)) => match reply(&error) {
                    Some((reply, _)) if !is_used || reply.code != 421 => {
                        return Err(Failure::Unreachable(Outage::Refused(reply)));
                    }
                    _ if is_used => {}
                    _ => return Err(Failure::Unreachable(Outage::Connect)),
                },
                Err(_) if is_used => {}
                Err(_) => return Err(Failure::Unreachable(Outage::Connect)),
            }
        }
    }

    /// A new connection, greeted, encrypted and signed in as the settings ask.
    pub(super) async fn connect(&self) -> Result<AsyncSmtpConnection, Closed> {
        let late = |_| Closed { outage: Outage::Connect, detail: "it does not answer in time".to_owned() };
        timeout(CONNECT, self.let_in()).await.map_err(late)?
    }

    async fn let_in(&self) -> Result<AsyncSmtpConnection, Closed> {
        let tls = self.tls.clone().map_err(|detail| Closed { outage: Outage::Tls, detail })?;
        let (wrapped, upgrade) = if self.server.tls == Tls::Wrapped { (tls, None) } else { (None, tls) };
        let address = (self.server.host.as_str(), self.server.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, None, &self.hello, wrapped, None).await.map_err(closed)?;
        if let Some(parameters) = upgrade {
            if !connection.can_starttls() {
                return Err(Closed { outage: Outage::Tls, detail: "it offers no STARTTLS".to_owned() });
            }
            connection.starttls(parameters, &self.hello).await.map_err(closed)?;
        }
        if let Some(known) = &self.server.credentials {
            let credentials = Credentials::new(known.user.clone(), known.password.clone());
            connection.auth(DEFAULT_MECHANISMS, &credentials).await.map_err(|error| match reply(&error) {
                Some((Reply { code: 421, .. }, _)) => closed(error),
                // Its words may repeat the user name.
                Some((reply, _)) => Closed { outage: Outage::SignIn(Some(reply)), detail: String::new() },
                None if error.is_client() => Closed { outage: Outage::SignIn(None), detail: String::new() },
                None => closed(error),
            })?;
        }
        Ok(connection)
    }

    /// Says goodbye on connections that are not needed any more; on all of them with `all`.
    pub(super) async fn rest(&self, all: bool) {
        let (leaving, staying): (Vec<_>, Vec<_>) =
            std::mem::take(&mut *self.idle()).into_iter().partition(|(_, since)| all || since.elapsed() >= IDLE);
        self.idle().extend(staying);
        for (mut connection, _) in leaving {
            // It is the server's loss if it does not want to hear it.
            drop(timeout(GOODBYE, connection.quit()).await);
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// From RCPT to the server's yes.
async fn hand_over(connection: &mut AsyncSmtpConnection, recipient: Address, bytes: &[u8]) -> Result<(), Failure> {
    let named = timeout(COMMAND, connection.command(Rcpt::new(recipient, Vec::new()))).await;
    understand(named, Failure::RecipientRefused)?;
    understand(timeout(COMMAND, connection.command(Data)).await, Failure::MessageRefused)?;
    // lettre ends every message with a line end of its own.
    let message = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
    understand(timeout(MESSAGE, connection.message(message)).await, Failure::MessageRefused)
}

/// What an answer about a mail means.
fn understand<T>(
    answer: Result<Result<T, Error>, tokio::time::error::Elapsed>,
    refused: fn(Reply) -> Failure,
) -> Result<(), Failure> {
    let Ok(answer) = answer else { return Err(Failure::Interrupted) };
    let Err(error) = answer else { return Ok(()) };
    Err(match reply(&error) {
        Some((reply, words)) => match reply.code {
            421 => Failure::Interrupted,
            code @ 500.. if Reply::is_about_us(code, &words) => Failure::NotAllowed(reply),
            500.. => refused(reply),
            _ => Failure::Deferred(reply),
        },
        None => Failure::Interrupted,
    })
}

/// The server's no, with its words, if it said one.
fn reply(error: &Error) -> Option<(Reply, String)> {
    let code = u16::from(error.status()?);
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    Some((Reply::new(code, &words), words))
}

/// Why there is no connection.
fn closed(error: Error) -> Closed {
    let detail = error.to_string();
    if let Some((reply, _)) = reply(&error) {
        return Closed { outage: Outage::Refused(reply), detail };
    }
    // rustls puts its own errors into this one; lettre gives no other sign of them.
    let mut is_tls = false;
    let mut cause = error.source();
    while let Some(found) = cause {
        is_tls |= found.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::InvalidData);
        cause = found.source();
    }
    let outage = match (is_tls, error.is_response() || error.is_client()) {
        (true, _) => Outage::Tls,
        (false, true) => Outage::Protocol,
        (false, false) => Outage::Connect,
    };
    Closed { outage, detail }
}
