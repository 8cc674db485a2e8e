//! What a password must be, how long its link lives, how often signing in may be tried, and where it may lead.

use super::model::{Account, AccountState, LinkKind, LinkState, PasswordLink, Weakness, fold};
use crate::paths;
use crate::server::access::Role;
use crate::server::limit::Budget;
use crate::text::Lang;
use crate::time::{DAY, HOUR, MINUTE, Timestamp};

/// Fewest characters of a password.
pub const SHORTEST: usize = 10;
/// Most characters of a password.
pub const LONGEST: usize = 256;
/// The longest address to go on to, in bytes: it travels in a header.
const LONGEST_NEXT: usize = 1000;

/// How long a link may set a password, in seconds.
pub const LINK_LIFETIME: i64 = HOUR;
/// How many days an invitation does: whoever gets it did not ask for it, and may be on leave.
pub const INVITATION_DAYS: i64 = 7;
/// An invitation sent again within so many seconds is the same one: somebody pressed the button twice.
const SAME_INVITATION: i64 = MINUTE;

/// Attempts from one network, whoever they are for: a town hall may sit behind one address.
pub const BY_NETWORK: Budget = Budget { scope: "sign_in.network", allowed: 100, seconds: 15 * MINUTE };
/// Attempts for one mail address from one network. Counted together, because a count by mail address alone would let
/// a stranger lock its owner out from afar.
pub const BY_EMAIL: Budget = Budget { scope: "sign_in.email", allowed: 10, seconds: 15 * MINUTE };
/// Attempts for one mail address from all networks together in which its owner has not signed in: whoever rents
/// thousands of networks guesses no faster than this. Where the owner works it does not count, and elsewhere a link by
/// mail lets them in, so it locks nobody out.
pub const BY_ADDRESS: Budget = Budget { scope: "sign_in.address", allowed: 50, seconds: HOUR };
/// How long a network is remembered in which somebody signed in, in seconds.
pub const NETWORK_REMEMBERED: i64 = 90 * DAY;

/// Links asked for by one network, whoever they are for.
pub const FORGOTTEN: Budget = Budget { scope: "forgotten.network", allowed: 30, seconds: 15 * MINUTE };

/// What is wrong with a password, of which length counts in characters.
pub fn weakness(password: &str, email: &str) -> Option<Weakness> {
    let length = password.chars().count();
    let folded = fold(password);
    if length < SHORTEST {
        return Some(Weakness::TooShort);
    }
    if length > LONGEST {
        return Some(Weakness::TooLong);
    }
    let email = fold(email);
    let local = email.split('@').next().unwrap_or_default();
    if folded == email || stem(&folded) == local {
        return Some(Weakness::OwnAddress);
    }
    is_common(&folded).then_some(Weakness::Common)
}

/// Whether a folded password is a common one, a common word with figures and signs behind it ("Sommer2027!"), or the
/// same few characters over and over.
fn is_common(folded: &str) -> bool {
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() <= 3 || COMMON.contains(&folded) || COMMON_WORDS.contains(&stem(folded))
}

/// The password without the figures and signs at its ends.
fn stem(folded: &str) -> &str {
    folded.trim_matches(|c: char| !c.is_alphabetic())
}

/// How long a link lives, in seconds.
pub fn lifetime(kind: LinkKind) -> i64 {
    match kind {
        LinkKind::Password => LINK_LIFETIME,
        LinkKind::Invitation => INVITATION_DAYS * DAY,
    }
}

/// Whether somebody can sign in, and if not, why.
pub fn account_state(account: &Account, now: Timestamp) -> AccountState {
    match account.link_until {
        _ if !account.organiser.may_sign_in() => AccountState::Closed,
        _ if account.has_password => AccountState::Active,
        Some(until) if until > now => AccountState::Invited(until),
        _ => AccountState::WithoutPassword,
    }
}

/// Whether an invitation was sent just now.
pub fn is_just_sent(account: &Account, now: Timestamp) -> bool {
    let sent_at = account.link_until.map(|until| until.plus(-lifetime(LinkKind::Invitation)));
    sent_at.is_some_and(|sent_at| now.0 - sent_at.0 < SAME_INVITATION)
}

/// Whether somebody is left who says who signs in, when this person no longer does: an administrator who can sign in
/// now. One who was only invited may have been so at an address that nobody reads.
pub fn leaves_an_administrator(accounts: &[Account], without: &str, now: Timestamp) -> bool {
    accounts.iter().any(|account| {
        account.organiser.id != without
            && account.organiser.role == Some(Role::Administrator)
            && account_state(account, now) == AccountState::Active
    })
}

pub fn link_state(link: &PasswordLink, now: Timestamp) -> LinkState {
    if link.used_at.is_some() {
        LinkState::Used
    } else if now >= link.expires_at || !link.organiser.may_sign_in() {
        LinkState::Expired
    } else {
        LinkState::Open
    }
}

/// Where signing in leads: the address that was asked for if it is one of our pages, otherwise the workplace.
pub fn onward(lang: Lang, next: &str) -> String {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let plain = paths::localised(Lang::Da, paths::without_lang(path));
    let leads_back =
        [paths::sign_in(Lang::Da), paths::sign_out(Lang::Da), paths::sign_out_everywhere(Lang::Da)].contains(&plain);
    if paths::is_own_path(next) && next.len() <= LONGEST_NEXT && !leads_back {
        next.to_owned()
    } else {
        paths::organiser(lang)
    }
}

/// Words that are no password, whatever figures and signs stand around them.
const COMMON_WORDS: [&str; 56] = [
    "adgang",
    "adgangskode",
    "adminadmin",
    "administrator",
    "arrangør",
    "august",
    "business",
    "changeme",
    "danmark",
    "december",
    "efterår",
    "erhverv",
    "februar",
    "fodbold",
    "foråret",
    "football",
    "godmorgen",
    "hemmelig",
    "hemmelighed",
    "iloveyou",
    "januar",
    "jegelskerdig",
    "juleaften",
    "kobling",
    "kodeord",
    "kolding",
    "koldingkommune",
    "kommune",
    "letmein",
    "liverpool",
    "login",
    "mandag",
    "minkode",
    "mitkodeord",
    "mypassword",
    "november",
    "oktober",
    "organiser",
    "password",
    "passwordpassword",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "princess",
    "qwerty",
    "qwertyuiop",
    "secret",
    "september",
    "skifteadgangskode",
    "sommer",
    "summer",
    "superman",
    "velkommen",
    "vinter",
    "welcome",
    "winter",
];

/// Runs of keys and phrases that no word covers.
const COMMON: [&str; 32] = [
    "0123456789",
    "01234567890",
    "0987654321",
    "1029384756",
    "1122334455",
    "1234512345",
    "12345678910",
    "123456789a",
    "1234567890",
    "12345678901",
    "123456789012",
    "1234567891",
    "123456789q",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "9876543210",
    "a123456789",
    "abc1234567",
    "abcd123456",
    "abcd1234abcd",
    "abcdefghij",
    "asdfghjkl1",
    "asdfghjklæ",
    "asdfghjklæø",
    "dinmor1234",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "qazwsxedcr",
    "qwer1234qwer",
    "qwertyuiopå",
    "zaq12wsxcde3",
];
