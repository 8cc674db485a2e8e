//! A letter as the bytes of a message: `mixed { alternative { plain, html, text/calendar }, invite.ics }`.
//!
//! lettre writes it. Whatever lettre would make up (Date, Message-ID, boundaries) comes from the row instead, so that
//! each attempt has identical bytes.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};

use super::clean::HeaderText;
use super::letter::{Invite, Letter};
use super::{html, plain};
use crate::calendar::{self, Answer, Party};
use crate::server::config::Config;
use crate::time::Timestamp;

/// What of the outbox row stands in the message.
pub(super) struct Origin<'a> {
    pub id: &'a str,
    pub created_at: Timestamp,
    pub recipient: &'a str,
}

/// Why a letter could not become a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum MimeError {
    /// The recipient; our own address was checked at the start.
    Address,
    Message,
}

pub(super) fn write(letter: &Letter, origin: &Origin<'_>, config: &Config) -> Result<Vec<u8>, MimeError> {
    let sender = letter.lang.mail().sender(&config.municipality);
    let seconds = Duration::from_secs(u64::try_from(origin.created_at.0).unwrap_or(0));
    let mut message = Message::builder()
        .from(mailbox(&sender, &config.mail_from)?)
        .to(mailbox(&letter.to_name, origin.recipient)?)
        .date(UNIX_EPOCH + seconds)
        .message_id(Some(format!("<{}@{}>", origin.id, config.host())))
        .subject(HeaderText::new(&letter.subject).into_string());
    // An answer that would not arrive is no reason not to send.
    if let Some(answers) = letter.reply_to.as_ref().and_then(|to| mailbox(&to.name, &to.email).ok()) {
        message = message.reply_to(answers);
    }
    // Keeps out-of-office replies from answering (RFC 3834 section 5).
    message = message
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), letter.lang.tag().to_owned()));

    let alternative = MultiPart::alternative()
        .boundary(format!("=_alternative_{}", origin.id))
        .singlepart(text_part(ContentType::TEXT_PLAIN, plain::write(letter))?)
        .singlepart(text_part(ContentType::TEXT_HTML, html::write(letter, &config.municipality))?);
    let whole = match &letter.calendar {
        None => alternative,
        Some(invite) => {
            let (file, content_type) = calendar_part(invite, letter, origin, config, sender);
            MultiPart::mixed()
                .boundary(format!("=_mixed_{}", origin.id))
                .multipart(alternative.singlepart(part(&file, content_type)?))
                .singlepart(attachment(&file)?)
        }
    };
    message.multipart(whole).map(|message| message.formatted()).map_err(|_| MimeError::Message)
}

fn calendar_part(
    invite: &Invite,
    letter: &Letter,
    origin: &Origin<'_>,
    config: &Config,
    sender: String,
) -> (String, &'static str) {
    let envelope = calendar::Envelope {
        organizer: Party { name: sender, email: config.mail_from.clone() },
        attendee: Party { name: letter.to_name.clone(), email: origin.recipient.to_owned() },
        stamp: origin.created_at,
    };
    match invite {
        Invite::Request(entry) => (calendar::request(entry, &envelope, Answer::Accepted), calendar::REQUEST_TYPE),
        Invite::Cancel(entry) => (calendar::cancel(entry, &envelope), calendar::CANCEL_TYPE),
    }
}

/// Always quoted-printable, in which no `=_` can stand: so no text can hold a boundary (RFC 2045 section 6.7).
fn text_part(content_type: ContentType, text: String) -> Result<SinglePart, MimeError> {
    let body =
        Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable).map_err(|_| MimeError::Message)?;
    Ok(SinglePart::builder().content_type(content_type).body(body))
}

/// The part that calendars act on: inline, so no disposition.
fn part(file: &str, content_type: &str) -> Result<SinglePart, MimeError> {
    Ok(SinglePart::builder().content_type(parsed(content_type)?).body(base64(file)?))
}

/// The same file for readers that want something to open.
fn attachment(file: &str) -> Result<SinglePart, MimeError> {
    Ok(SinglePart::builder()
        .content_type(parsed("application/ics; name=\"invite.ics\"")?)
        .header(ContentDisposition::attachment("invite.ics"))
        .body(base64(file)?))
}

fn parsed(content_type: &str) -> Result<ContentType, MimeError> {
    ContentType::parse(content_type).map_err(|_| MimeError::Message)
}

/// Base64 keeps a calendar file's line ends and folds whatever a mail server on the way does to text.
fn base64(file: &str) -> Result<Body, MimeError> {
    Body::new_with_encoding(file.to_owned(), ContentTransferEncoding::Base64).map_err(|_| MimeError::Message)
}

/// An address and the name before it. Controls are refused here: lettre writes an address as it is.
fn mailbox(name: &str, address: &str) -> Result<Mailbox, MimeError> {
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(MimeError::Address);
    }
    let address = address.parse().map_err(|_| MimeError::Address)?;
    Ok(Mailbox::new(HeaderText::new(name).non_empty(), address))
}
