//! The pure checks behind the reader: text, mail addresses, phone and CVR numbers, web addresses.

use unicode_normalization::UnicodeNormalization;

use super::{Fault, limits};

/// Characters that turn the direction of the text around them, and with it what a name seems to say.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks of line or paragraph, and marks that are no text of their own (UAX 9, byte order mark, non-characters).
fn never_in_a_line(c: char) -> bool {
    c.is_control() || turns_text(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Characters that take no room or look like a space, and leave a text of nothing else unreadable (of Unicode's
/// default ignorable code points the common ones, and its blank letters).
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_unreadable(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_invisible)
}

/// One line: trimmed, composed (NFC), at most `max` characters, nothing that cannot be shown.
pub(super) fn line(typed: &str, max: usize) -> Result<String, Fault> {
    let line: String = typed.trim().nfc().collect();
    if line.chars().any(never_in_a_line) || is_unreadable(&line) {
        return Err(Fault::InvalidCharacters);
    }
    if line.chars().count() > max {
        return Err(Fault::TooLong(max));
    }
    if holds_cpr(&line) {
        return Err(Fault::LooksLikeCpr);
    }
    Ok(line)
}

/// A name: a line with a letter or a digit in it, and no web address.
pub(super) fn name(typed: &str, max: usize) -> Result<String, Fault> {
    let name = line(typed, max)?;
    let lower = name.to_lowercase();
    if lower.contains("://") || lower.contains("www.") {
        return Err(Fault::LooksLikeWebAddress);
    }
    if !name.is_empty() && !name.chars().any(char::is_alphanumeric) {
        return Err(Fault::InvalidCharacters);
    }
    Ok(name)
}

/// A running text: line ends become `\n`, other controls and direction overrides go, composed (NFC), trimmed.
pub(super) fn text(typed: &str, max: usize) -> Result<String, Fault> {
    let unified =
        typed.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace('\t', " ");
    let text: String = unified.chars().filter(|&c| c == '\n' || !never_in_a_line(c)).nfc().collect();
    let text = text.trim();
    if is_unreadable(text) {
        return Err(Fault::InvalidCharacters);
    }
    if text.chars().count() > max {
        return Err(Fault::TooLong(max));
    }
    if holds_cpr(text) {
        return Err(Fault::LooksLikeCpr);
    }
    Ok(text.to_owned())
}

/// Whether ten digits, the first six a date, stand alone in the text (`010190-1234`, `0101901234`, `010190 1234`).
pub(super) fn holds_cpr(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).any(|start| {
        let before = start.checked_sub(1).map(|at| chars[at]);
        if before.is_some_and(|c| c.is_ascii_digit() || c == '+') {
            return false;
        }
        let mut digits = Vec::with_capacity(10);
        let mut at = start;
        while at < chars.len() && digits.len() < 10 {
            match chars[at].to_digit(10) {
                Some(digit) => digits.push(digit),
                None if digits.len() == 6 && at == start + 6 && matches!(chars[at], '-' | ' ' | '\u{2013}') => {}
                None => return false,
            }
            at += 1;
        }
        if digits.len() < 10 || chars.get(at).is_some_and(char::is_ascii_digit) {
            return false;
        }
        let (day, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]);
        (1..=31).contains(&day) && (1..=12).contains(&month)
    })
}

/// A mail address as SMTP takes it without extensions; kept as typed, but for a domain outside of ASCII, which
/// becomes its `xn--` form (RFC 5321 section 4.1.2, RFC 5890).
pub(super) fn email(typed: &str) -> Result<String, Fault> {
    let address: String = typed.trim().nfc().collect();
    if address.chars().any(never_in_a_line) {
        return Err(Fault::InvalidCharacters);
    }
    if address.contains([' ', ',', ';', '\u{a0}']) {
        return Err(Fault::EmailWithSpace);
    }
    let (local, domain) = address.rsplit_once('@').ok_or(Fault::EmailWithoutAt)?;
    if local.is_empty() {
        return Err(Fault::EmailWithoutName);
    }
    if domain.rsplit_once('.').is_none_or(|(before, ending)| before.is_empty() || ending.is_empty()) {
        return Err(Fault::EmailWithoutEnding);
    }
    let atom = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    if local.len() > limits::EMAIL_LOCAL || !local.split('.').all(atom) {
        return Err(Fault::EmailMalformed);
    }
    let domain = if domain.is_ascii() {
        domain.to_owned()
    } else {
        match url::Host::parse(domain) {
            Ok(url::Host::Domain(ascii)) => ascii,
            _ => return Err(Fault::EmailMalformed),
        }
    };
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let ending_is_number = domain.rsplit('.').next().is_some_and(|ending| ending.bytes().all(|b| b.is_ascii_digit()));
    let address = format!("{local}@{domain}");
    if address.len() > limits::EMAIL || ending_is_number || !domain.split('.').all(label) {
        return Err(Fault::EmailMalformed);
    }
    Ok(address)
}

/// A phone number in E.164 (`+4579790000`); 8 digits are Danish.
pub(super) fn phone(typed: &str) -> Result<String, Fault> {
    let bare: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')' | '/' | '\u{2013}'))
        .collect();
    let international = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
    let digits = international.unwrap_or(&bare);
    if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.starts_with('0') {
        return Err(Fault::Phone);
    }
    match (international, digits.len()) {
        (None, 8) => Ok(format!("+45{digits}")),
        (Some(_), 7..=15) if !digits.starts_with("45") || digits.len() == 10 => Ok(format!("+{digits}")),
        _ => Err(Fault::Phone),
    }
}

/// A CVR number's 8 digits; `DK`, spaces, dots and hyphens are let pass.
///
/// The check: weights 2 7 6 5 4 3 2 1, a sum divisible by 11, the first digit not 0.
pub(super) fn cvr(typed: &str) -> Result<String, Fault> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2013}')).collect();
    let prefixed = bare.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("dk"));
    let digits = if prefixed { &bare[2..] } else { &bare };
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::CvrLength);
    }
    let sum: u32 = digits.bytes().zip([2, 7, 6, 5, 4, 3, 2, 1]).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    if digits.starts_with('0') || !sum.is_multiple_of(11) {
        return Err(Fault::CvrCheck);
    }
    Ok(digits.to_owned())
}

/// An `http` or `https` address with a host and without credentials; `kolding.dk/x` is taken as `https`.
pub(super) fn web_address(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    if typed.chars().any(|c| never_in_a_line(c) || c.is_whitespace()) {
        return Err(Fault::WebAddress);
    }
    let bare = !typed.contains(':') && typed.split('/').next().is_some_and(|host| host.contains('.'));
    let whole = if bare { format!("https://{typed}") } else { typed.to_owned() };
    let url = url::Url::parse(&whole).map_err(|_| Fault::WebAddress)?;
    let plain = url.username().is_empty() && url.password().is_none() && url.has_host();
    if !matches!(url.scheme(), "http" | "https") || !plain {
        return Err(Fault::WebAddress);
    }
    let address = String::from(url);
    if address.len() > limits::WEB_ADDRESS { Err(Fault::TooLong(limits::WEB_ADDRESS)) } else { Ok(address) }
}
