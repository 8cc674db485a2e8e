//! Why a mail did not go out, and whether that is the mail's fault; in words that name no person, for log and database.

use std::fmt;
use std::io;

use super::mime::MimeError;

/// Why an attempt failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No such kind; a newer program that shares the database may know it.
    UnknownKind,
    /// The snapshot is not one of its kind.
    Snapshot,
    /// Not an address that mail can be sent to.
    Address,
    Message,
    /// What it says is no longer so.
    Outdated,
    /// The feature's code failed.
    Panicked,
    /// The server said no to this recipient, for good.
    RecipientRefused(Reply),
    /// The server said no to this message, for good.
    MessageRefused(Reply),
    /// The server lets this sender not do this: a setting there or here, which somebody can mend.
    NotAllowed(Reply),
    /// The server said "not now" to this mail.
    Deferred(Reply),
    /// The connection broke, or nothing came for too long, while the mail was in hand. It may have arrived.
    Interrupted,
    /// The way out is closed, for every mail.
    Unreachable(Outage),
}

/// Why no mail at all can leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outage {
    /// Nobody answers there.
    Connect,
    /// The certificate, or there is no TLS.
    Tls,
    /// User name or password.
    SignIn(Option<Reply>),
    /// The server says no before it knows which mail it is.
    Refused(Reply),
    /// What answers does not speak SMTP.
    Protocol,
    /// The folder of mails cannot be written.
    Folder(io::ErrorKind),
}

/// What a server answered: the code, and the enhanced one where there is one (RFC 3463). Never its words, which may
/// hold the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub code: u16,
    pub enhanced: Option<(u16, u16, u16)>,
}

/// What becomes of a mail after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Trying again cannot help.
    GiveUp,
    /// It waits, longer each time.
    Later,
    /// It stays due: all mails wait for the way out, and this attempt does not count.
    WhenReachable,
}

impl Failure {
    pub(super) fn next(&self) -> Next {
        match self {
            Self::Snapshot
            | Self::Address
            | Self::Message
            | Self::Outdated
            | Self::RecipientRefused(_)
            | Self::MessageRefused(_) => Next::GiveUp,
            Self::UnknownKind | Self::Panicked | Self::NotAllowed(_) | Self::Deferred(_) | Self::Interrupted => {
                Next::Later
            }
            Self::Unreachable(_) => Next::WhenReachable,
        }
    }

    /// Whether somebody at the other end answered about this mail.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self, Self::RecipientRefused(_) | Self::MessageRefused(_) | Self::NotAllowed(_) | Self::Deferred(_))
    }
}

/// The first words of stored failures; a program of another version reads them too, so they never change.
pub(super) const INTERRUPTED: &str = "interrupted";
const ADDRESS: &str = "not a mail address";
pub(super) const OUTDATED: &str = "too late to be true";
const RECIPIENT_REFUSED: &str = "recipient refused";
const MESSAGE_REFUSED: &str = "message refused";
const NOT_ALLOWED: &str = "not allowed";
const DEFERRED: &str = "deferred";
const UNREACHABLE: &str = "unreachable";

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind => f.write_str("unknown kind"),
            Self::Snapshot => f.write_str("snapshot cannot be read"),
            Self::Address => f.write_str(ADDRESS),
            Self::Message => f.write_str("message cannot be built"),
            Self::Outdated => f.write_str(OUTDATED),
            Self::Panicked => f.write_str("rendering failed"),
            Self::RecipientRefused(reply) => write!(f, "{RECIPIENT_REFUSED}: {reply}"),
            Self::MessageRefused(reply) => write!(f, "{MESSAGE_REFUSED}: {reply}"),
            Self::NotAllowed(reply) => write!(f, "{NOT_ALLOWED}: {reply}"),
            Self::Deferred(reply) => write!(f, "{DEFERRED}: {reply}"),
            Self::Interrupted => f.write_str(INTERRUPTED),
            Self::Unreachable(outage) => write!(f, "{UNREACHABLE}: {outage}"),
        }
    }
}

impl fmt::Display for Outage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect => f.write_str("no connection"),
            Self::Tls => f.write_str("no TLS that can be trusted"),
            Self::SignIn(Some(reply)) => write!(f, "sign-in refused: {reply}"),
            Self::SignIn(None) => f.write_str("no way to sign in that both know"),
            Self::Refused(reply) => write!(f, "refused: {reply}"),
            Self::Protocol => f.write_str("no SMTP"),
            Self::Folder(kind) => write!(f, "folder: {kind}"),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        match self.enhanced {
            Some((class, subject, detail)) => write!(f, " {class}.{subject}.{detail}"),
            None => Ok(()),
        }
    }
}

impl From<MimeError> for Failure {
    fn from(error: MimeError) -> Self {
        match error {
            MimeError::Address => Self::Address,
            MimeError::Message => Self::Message,
        }
    }
}

impl Reply {
    /// Of a code and the words behind it.
    pub(super) fn new(code: u16, words: &str) -> Self {
        let number = |part: Option<&str>| part.filter(|part| part.len() <= 3).and_then(|part| part.parse().ok());
        let mut parts = words.split_whitespace().next().unwrap_or_default().split('.');
        let enhanced = match (number(parts.next()), number(parts.next()), number(parts.next()), parts.next()) {
            (Some(class), Some(subject), Some(detail), None) if class == code / 100 => Some((class, subject, detail)),
            _ => None,
        };
        Self { code, enhanced }
    }

    /// A refusal that speaks of us, not of the mail: sign in first, no relaying for us, not from that sender. Postfix, Exim
    /// and Exchange each say so with another code, Postfix at RCPT and Exchange after DATA.
    pub(super) fn is_about_us(code: u16, words: &str) -> bool {
        const OURS: [&str; 6] =
            ["relay", "sender address rejected", "client host", "helo command rejected", "sendasdenied", "send as"];
        // RFC 3463 section 3.2: X.1.0 to X.1.6 are the recipient's address; X.1.7 and X.1.8 are the sender's.
        if let Some((_, 1, 0..=6)) = Self::new(code, words).enhanced {
            return false;
        }
        let words = without_addresses(&words.to_ascii_lowercase());
        matches!(code, 503 | 530 | 534 | 535 | 538) || OURS.iter().any(|ours| words.contains(ours))
    }

    fn read(text: &str) -> Option<Self> {
        let (code, rest) = text.split_at_checked(3)?;
        Some(Self::new(code.parse().ok()?, rest.trim_start()))
    }
}

/// A server's words without what stands in `<…>` and without addresses and their domains, which may hold any word: those
/// of `info@relaygruppen.dk` speak of no relaying.
fn without_addresses(words: &str) -> String {
    let mut rest = words;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once('<') {
        let Some((_, behind)) = after.split_once('>') else { break };
        kept.push_str(before);
        kept.push(' ');
        rest = behind;
    }
    kept.push_str(rest);
    let is_name = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.contains('@') || word.contains('.')
    };
    kept.split_whitespace().filter(|word| !is_name(word)).collect::<Vec<_>>().join(" ")
}

/// Why a mail has not arrived, as it is explained to whoever must do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such address.
    NoSuchAddress,
    /// The recipient's mailbox is full.
    MailboxFull,
    /// The recipient's side does not take it, for another reason.
    Refused,
    /// The mail server lets us not send there.
    NotAllowed,
    /// The mail server asks us to wait.
    Deferred,
    /// The mail server does not answer, or hangs up.
    NoAnswer,
    /// It could not leave in time, and what it says is no longer so.
    Outdated,
    /// Our own fault.
    Internal,
}

impl Why {
    /// Of a failure as it is stored.
    pub(super) fn of(failure: &str) -> Self {
        let (what, rest) = failure.split_once(": ").unwrap_or((failure, ""));
        let enhanced = Reply::read(rest).and_then(|reply| reply.enhanced);
        match (what, enhanced) {
            // RFC 3463 section 3.3: X.2.2 is a full mailbox.
            (RECIPIENT_REFUSED | MESSAGE_REFUSED | DEFERRED, Some((_, 2, 2))) => Self::MailboxFull,
            (ADDRESS, _) | (RECIPIENT_REFUSED, None | Some((_, 1, _))) => Self::NoSuchAddress,
            (RECIPIENT_REFUSED | MESSAGE_REFUSED, _) => Self::Refused,
            (NOT_ALLOWED, _) => Self::NotAllowed,
            (DEFERRED, _) => Self::Deferred,
            (INTERRUPTED | UNREACHABLE, _) => Self::NoAnswer,
            (OUTDATED, _) => Self::Outdated,
            _ => Self::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_servers_words_the_codes_are_kept_and_nothing_else() {
        let told = |code, words: &str| Failure::RecipientRefused(Reply::new(code, words)).to_string();
        assert_eq!(told(550, "5.1.1 <jonas@firma.example>: user unknown"), "recipient refused: 550 5.1.1");
        assert_eq!(told(550, "jonas@firma.example is unknown"), "recipient refused: 550");
        assert_eq!(told(550, "4.1.1 a class that is not its own"), "recipient refused: 550");
        assert_eq!(told(550, "5.1.1234 jonas"), "recipient refused: 550");
        assert_eq!(told(550, ""), "recipient refused: 550");
    }

    #[test]
    fn what_is_stored_is_understood_again() {
        let refused = |words: &str| Why::of(&Failure::RecipientRefused(Reply::new(550, words)).to_string());
        assert_eq!(refused("no"), Why::NoSuchAddress);
        assert_eq!(refused("5.1.10 no"), Why::NoSuchAddress);
        assert_eq!(refused("5.2.2 full"), Why::MailboxFull);
        assert_eq!(refused("5.7.1 policy"), Why::Refused);
        let why = |failure: Failure| Why::of(&failure.to_string());
        assert_eq!(why(Failure::Address), Why::NoSuchAddress);
        assert_eq!(why(Failure::MessageRefused(Reply::new(554, "spam"))), Why::Refused);
        assert_eq!(why(Failure::NotAllowed(Reply::new(554, "5.7.1 relay access denied"))), Why::NotAllowed);
        assert_eq!(why(Failure::Deferred(Reply::new(452, "4.2.2 full"))), Why::MailboxFull);
        assert_eq!(why(Failure::Deferred(Reply::new(451, "greylisted"))), Why::Deferred);
        assert_eq!(why(Failure::Interrupted), Why::NoAnswer);
        assert_eq!(why(Failure::Unreachable(Outage::SignIn(None))), Why::NoAnswer);
        assert_eq!(why(Failure::Outdated), Why::Outdated);
        assert_eq!(why(Failure::Panicked), Why::Internal);
        assert_eq!(Why::of("from a newer program"), Why::Internal);
    }

    #[test]
    fn a_refusal_of_us_is_told_from_one_of_the_mail() {
        assert!(Reply::is_about_us(554, "5.7.1 <x@y>: Relay access denied"));
        assert!(Reply::is_about_us(550, "relay not permitted"));
        assert!(Reply::is_about_us(530, "5.7.0 Authentication required"));
        assert!(Reply::is_about_us(553, "5.7.1 <us@x>: Sender address rejected: not owned by user kobling"));
        assert!(Reply::is_about_us(554, "5.2.252 SendAsDenied; kobling@x not allowed to send as us@x"));
        assert!(Reply::is_about_us(554, "5.7.1 info@relaygruppen.dk: Relay access denied"));
        assert!(Reply::is_about_us(550, "5.1.8 <us@x>: Sender address rejected: Domain not found"));
        assert!(!Reply::is_about_us(550, "5.1.1 user unknown"));
    }

    #[test]
    fn an_address_that_holds_a_word_of_ours_is_no_refusal_of_us() {
        for words in [
            "5.1.1 <info@relaygruppen.dk>: User unknown",
            "5.1.2 relay.example: no such domain",
            "<info@relaygruppen.dk>: Recipient address rejected: User unknown in local recipient table",
            "info@relaygruppen.dk... No such user",
            "\"relay@firma.dk\" is unknown here",
            "5.1.1 no such user; our relay knows nobody of that name",
            "5.7.1 <client host@firma.dk> does not take mail from strangers",
        ] {
            assert!(!Reply::is_about_us(550, words), "{words}");
        }
    }
}
