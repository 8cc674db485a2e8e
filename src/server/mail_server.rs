//! The mail server that mails go to, as `KOBLING_SMTP_URL` names it.

use std::fmt;
use std::net::IpAddr;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// Where mails are handed over, and how.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// A name or an IP address; what its certificate must name.
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub credentials: Option<Credentials>,
}

/// How the connection is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (`smtps://`, RFC 8314).
    Wrapped,
    /// Begun by STARTTLS, or there is no mail (RFC 3207).
    StartTls,
    /// In the clear: on this machine, or where the municipality asked for it.
    None,
}

/// What the mail server knows us by.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub user: String,
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("credentials", &self.credentials)
            .finish()
    }
}

/// `host:port`, without the secret.
impl fmt::Display for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl MailServer {
    /// Reads `smtp://[user:password@]host[:port][?tls=required|none]` or `smtps://…`; an error is a sentence for whoever
    /// runs the program, and holds nothing of the address, which may hold the password.
    ///
    /// Off loopback TLS is required unless `?tls=none`; a password is then refused. The port is 465 with `smtps`, 587
    /// with a password (RFC 6409), otherwise 25.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("KOBLING_SMTP_URL {what}");
        let url = Url::parse(text)
            .map_err(|_| wrong("is not an address of the form smtp://user:password@host:port or smtps://…"))?;
        let host = match url.host() {
            Some(Host::Domain(name)) if !name.is_empty() => plain(name),
            Some(Host::Ipv4(ip)) => Some(ip.to_string()),
            Some(Host::Ipv6(ip)) => Some(ip.to_string()),
            _ => None,
        };
        let host = host.ok_or_else(|| wrong("names no host"))?.to_lowercase();
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(wrong("ends with the port: a path means nothing there"));
        }
        let user = plain(url.username()).ok_or_else(|| wrong("has a user name that is not UTF-8"))?;
        let password =
            plain(url.password().unwrap_or_default()).ok_or_else(|| wrong("has a password that is not UTF-8"))?;
        if user.is_empty() != password.is_empty() {
            return Err(wrong("needs a user name and a password, or neither"));
        }
        let credentials = (!user.is_empty()).then_some(Credentials { user, password });
        let is_local = is_loopback(&host);
        let tls = match (url.scheme(), url.query()) {
            ("smtps", None) => Tls::Wrapped,
            ("smtp", None) if is_local => Tls::None,
            ("smtp", None | Some("tls=required")) => Tls::StartTls,
            ("smtp", Some("tls=none")) if is_local || credentials.is_none() => Tls::None,
            ("smtp", Some("tls=none")) => {
                return Err(wrong("says tls=none: then a password would cross the network for everyone to read"));
            }
            ("smtp" | "smtps", _) => return Err(wrong("may end with ?tls=required or ?tls=none, and only smtp://")),
            _ => return Err(wrong("must start with smtp:// or smtps://")),
        };
        let port = match (url.port(), tls, &credentials) {
            (Some(port), _, _) => port,
            (None, Tls::Wrapped, _) => 465,
            (None, _, Some(_)) => 587,
            (None, _, None) => 25,
        };
        Ok(Self { host, port, tls, credentials })
    }
}

fn plain(part: &str) -> Option<String> {
    percent_decode_str(part).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// By name or number: what is said there stays on this machine.
fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, u16, Tls, bool) {
        let server = MailServer::parse(text).unwrap();
        (server.host, server.port, server.tls, server.credentials.is_some())
    }

    #[test]
    fn the_address_says_host_port_and_protection() {
        let wanted = |host: &str, port, tls, known| (host.to_owned(), port, tls, known);
        assert_eq!(read("smtp://mail.kolding.example"), wanted("mail.kolding.example", 25, Tls::StartTls, false));
        assert_eq!(read("smtp://u:p@mail.kolding.example"), wanted("mail.kolding.example", 587, Tls::StartTls, true));
        assert_eq!(read("smtps://u:p@mail.kolding.example/"), wanted("mail.kolding.example", 465, Tls::Wrapped, true));
        assert_eq!(read("smtp://10.0.0.5:2525?tls=none"), wanted("10.0.0.5", 2525, Tls::None, false));
        assert_eq!(read("smtp://localhost:2525"), wanted("localhost", 2525, Tls::None, false));
        assert_eq!(read("smtp://u:p@[::1]:2525"), wanted("::1", 2525, Tls::None, true));
        assert_eq!(read("smtp://127.0.0.1:1?tls=required"), wanted("127.0.0.1", 1, Tls::StartTls, false));
    }

    #[test]
    fn a_secret_with_any_letters_is_read_and_never_written() {
        let server = MailServer::parse("smtps://kobling%40kolding.example:p%C3%A5%2Fss%20ord@mail.example").unwrap();
        let known = server.credentials.clone().unwrap();
        assert_eq!((known.user.as_str(), known.password.as_str()), ("kobling@kolding.example", "på/ss ord"));
        for written in [format!("{server:?}"), format!("{server}"), format!("{known:?}")] {
            assert!(!written.contains("ss ord") && !written.contains("kobling@"), "{written}");
        }
    }

    #[test]
    fn an_address_that_means_nothing_or_gives_the_password_away_is_refused_without_repeating_it() {
        for wrong in [
            "mail.example",
            "http://secret:secret@mail.example",
            "smtp://",
            "smtp://secret:secret@mail.example?tls=none",
            "smtp://secret:secret@mail.example?tls=maybe",
            "smtps://mail.example?tls=none",
            "smtp://secret@mail.example",
            "smtp://:secret@mail.example",
            "smtp://mail.example/secret",
            "smtp://mail.example:99999/secret",
            "smtp://secret%FF:secret@mail.example",
        ] {
            let sentence = MailServer::parse(wrong).unwrap_err();
            assert!(sentence.starts_with("KOBLING_SMTP_URL ") && !sentence.contains("secret"), "{wrong}: {sentence}");
        }
    }
}
