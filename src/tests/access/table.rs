//! The table: a line a route and method. Everything that a test asks is derived from it.

use kobling::server::access::Access;
use reqwest::Method;

use super::world::{Object, Person};

/// `METHOD pattern who status`, and then, in pairs, who or what is answered otherwise.
///
/// Who: the row of [`Who`] that the route is for. The status is what each of them gets for what they may see; everybody
/// else is sent to sign in (303) or finds nothing (404). A POST sends an empty form: 303 where there was nothing to fill
/// in, 422 where there was.
///
/// Pairs: `draft 422` where a draft answers otherwise, `signed-in 303` where whoever is signed in is answered otherwise.
const TABLE: &str = "
    GET  /                                                      anybody 200
    GET  /privacy                                               anybody 200
    GET  /accessibility                                         anybody 200
    GET  /calendar                                              anybody 200
    GET  /calendar/all.ics                                      anybody 200
    GET  /calendar/network-meetings.ics                         anybody 200
    GET  /calendar/learning-visits.ics                          anybody 200
    GET  /calendar/conferences.ics                              anybody 200
    GET  /was                                                   anybody 303
    GET  /robots.txt                                            anybody 200
    GET  /sitemap.xml                                           anybody 200
    GET  /health/live                                           anybody 200
    GET  /health/ready                                          anybody 200
    GET  /events/{slug}                                         anybody 200
    GET  /events/{slug}/calendar.ics                            anybody 200
    GET  /events/{slug}/sign-up                                 anybody 200
    POST /events/{slug}/sign-up                                 anybody 422
    POST /api/places-left                                       anybody 200

    GET  /registrations/{token}                                 holders 200
    GET  /registrations/{token}/cancel                          holders 200
    POST /registrations/{token}/cancel                          holders 303
    GET  /registrations/{token}/seats/{position}/cancel         holders 200
    POST /registrations/{token}/seats/{position}/cancel         holders 303
    POST /registrations/{token}/seats/{position}/resend         holders 303
    GET  /registrations/{token}/least                           holders 303
    POST /registrations/{token}/least                           holders 303
    GET  /registrations/{token}/data                            holders 200
    GET  /registrations/{token}/erase                           holders 200
    POST /registrations/{token}/erase                           holders 303
    GET  /seats/{token}/data                                    holders 200
    POST /seats/{token}/needs                                   holders 303
    GET  /seats/{token}/erase                                   holders 200
    POST /seats/{token}/erase                                   holders 303
    GET  /seats/{token}                                         holders 200
    GET  /seats/{token}/calendar.ics                            holders 200
    GET  /seats/{token}/coming                                  holders 303
    POST /seats/{token}/coming                                  holders 303
    GET  /seats/{token}/cancel                                  holders 200
    POST /seats/{token}/cancel                                  holders 303

    GET  /organiser/sign-in                                     anybody 200 signed-in 303
    POST /organiser/sign-in                                     anybody 422
    GET  /organiser/forgotten                                   anybody 200
    POST /organiser/forgotten                                   anybody 422
    GET  /organiser/password/{token}                            holders 200
    POST /organiser/password/{token}                            holders 422
    GET  /organiser/account                                     signed-in 200
    GET  /organiser/account/sessions/{session}/end              owner 303
    POST /organiser/account/sessions/{session}/end              owner 303
    POST /organiser/sign-out                                    signed-in 303
    GET  /organiser/sign-out-everywhere                         signed-in 303
    POST /organiser/sign-out-everywhere                         signed-in 303
    GET  /organiser/people                                      administrators 200
    GET  /organiser/people/invite                               administrators 200
    POST /organiser/people/invite                               administrators 422
    GET  /organiser/people/{person_id}                          administrators 200
    POST /organiser/people/{person_id}                          administrators 422
    GET  /organiser/people/{person_id}/invite                   administrators 303
    POST /organiser/people/{person_id}/invite                   administrators 303
    GET  /organiser/people/{person_id}/close                    administrators 200
    POST /organiser/people/{person_id}/close                    administrators 303
    GET  /organiser/people/{person_id}/reopen                   administrators 303
    POST /organiser/people/{person_id}/reopen                   administrators 303

    GET  /organiser                                             signed-in 200
    GET  /organiser/events/new                                  organisers 200
    POST /organiser/events/new                                  organisers 422
    GET  /organiser/events/{id}                                 lists 200
    GET  /organiser/events/{id}/edit                            organisers 200
    POST /organiser/events/{id}/edit                            organisers 422
    GET  /organiser/events/{id}/copy                            organisers 200
    POST /organiser/events/{id}/copy                            organisers 422
    GET  /organiser/events/{id}/publish                         organisers 303
    POST /organiser/events/{id}/publish                         organisers 303 draft 422
    GET  /organiser/events/{id}/cancel                          organisers 200 draft 303
    POST /organiser/events/{id}/cancel                          organisers 422 draft 303
    GET  /organiser/events/{id}/held-update                     organisers 303
    POST /organiser/events/{id}/held-update                     organisers 303
    GET  /organiser/events/{id}/reminders                       organisers 200
    POST /organiser/events/{id}/reminders                       organisers 422
    GET  /organiser/events/{id}/delete                          organisers 303
    POST /organiser/events/{id}/delete                          organisers 303
    GET  /organiser/events/{id}/registrations                   lists 200
    GET  /organiser/events/{id}/registrations/new               organisers 200
    POST /organiser/events/{id}/registrations/new               organisers 422 draft 409
    GET  /organiser/events/{id}/registrations/{registration_id}/give-seats organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/give-seats organisers 409
    GET  /organiser/events/{id}/registrations/{registration_id}/to-queue organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/to-queue organisers 409
    GET  /organiser/events/{id}/registrations/{registration_id}/to-head organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/to-head organisers 422
    GET  /organiser/events/{id}/registrations.csv               lists 200
    GET  /organiser/events/{id}/registrations.xlsx              lists 200
    GET  /organiser/events/{id}/print/sign-in                   lists 200
    GET  /organiser/events/{id}/print/badges                    lists 200
    GET  /organiser/events/{id}/print/tents                     lists 200
    GET  /organiser/events/{id}/print/caterer                   organisers 200
    GET  /organiser/events/{id}/attendance                      door 200
    POST /organiser/events/{id}/attendance                      door 303
    GET  /organiser/events/{id}/registrations/cancel            organisers 303
    POST /organiser/events/{id}/registrations/cancel            organisers 303
    GET  /organiser/events/{id}/registrations/give-seats        organisers 303
    POST /organiser/events/{id}/registrations/give-seats        organisers 303
    GET  /organiser/events/{id}/registrations/to-queue          organisers 303
    POST /organiser/events/{id}/registrations/to-queue          organisers 303
    GET  /organiser/events/{id}/messages                        organisers 200
    GET  /organiser/events/{id}/messages/new                    organisers 200 draft 303
    POST /organiser/events/{id}/messages/new                    organisers 422 draft 303
    GET  /organiser/events/{id}/messages/{message_id}           organisers 200
    GET  /organiser/events/{id}/log                             organisers 200
    GET  /organiser/events/{id}/registrations/{registration_id} organisers 200
    GET  /organiser/events/{id}/registrations/{registration_id}/edit organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/edit organisers 422
    GET  /organiser/events/{id}/registrations/{registration_id}/note organisers 303
    POST /organiser/events/{id}/registrations/{registration_id}/note organisers 303
    GET  /organiser/events/{id}/registrations/{registration_id}/cancel organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/cancel organisers 303
    GET  /organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel organisers 200
    POST /organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel organisers 303
    GET  /organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend organisers 303
    POST /organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend organisers 303

    GET  /organiser/events/{id}/statistics                      organisers 200
    GET  /organiser/events/{id}/statistics.csv                  organisers 200
    GET  /organiser/reports                                     organisers 200
    GET  /organiser/reports.csv                                 organisers 200

    GET  /organiser/                                            signed-in 404
    POST /organiser/                                            signed-in 404
    GET  /organiser/{*rest}                                     signed-in 404
    POST /organiser/{*rest}                                     signed-in 404
";

/// Whom a route is for. Each is the route's own [`Access`], so that a row cannot say what the gate does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody; a draft is no public event.
    Anybody,
    /// Whoever has the link.
    Holders,
    SignedIn,
    /// Whose it is, alone.
    Owner,
    /// Those who manage the event: its owner, its co-organisers, administrators.
    Organisers,
    /// Those, and partners of an organisation that stands on it, unless it is a draft.
    Lists,
    /// Those who manage it, and those at its door while it is open, unless it is a draft.
    Door,
    Administrators,
}

impl Who {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "anybody" => Self::Anybody,
            "holders" => Self::Holders,
            "signed-in" => Self::SignedIn,
            "owner" => Self::Owner,
            "organisers" => Self::Organisers,
            "lists" => Self::Lists,
            "door" => Self::Door,
            "administrators" => Self::Administrators,
            _ => return None,
        })
    }

    /// What the route must say of itself.
    pub fn access(self) -> Access {
        match self {
            Self::Anybody => Access::Anyone,
            Self::Holders => Access::Holder,
            Self::SignedIn | Self::Owner => Access::SignedIn,
            Self::Organisers => Access::Organiser,
            Self::Lists => Access::Lists,
            Self::Door => Access::Door,
            Self::Administrators => Access::Administrator,
        }
    }

    /// Whether somebody may use such a route for an object, or, where it names none, at all.
    fn admits(self, person: Person, object: Object) -> bool {
        let manages = match object {
            Object::None => person.organises(),
            _ => person.manages(),
        };
        match self {
            Self::Anybody => object != Object::Draft,
            Self::Holders | Self::SignedIn => true,
            Self::Owner => person == Person::Owner,
            Self::Organisers => manages,
            Self::Lists => manages || person == Person::Partner && object != Object::Draft,
            Self::Door => manages || person == Person::Door && object != Object::Draft,
            Self::Administrators => person == Person::Administrator,
        }
    }
}

pub struct Row {
    pub method: Method,
    pub pattern: &'static str,
    pub who: Who,
    status: u16,
    otherwise: Vec<(&'static str, u16)>,
}

pub fn rows() -> Vec<Row> {
    TABLE.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let words: Vec<&'static str> = line.split_whitespace().collect();
    let [method, pattern, who, status, pairs @ ..] = words.as_slice() else { panic!("{line}") };
    let who = Who::from_word(who).unwrap_or_else(|| panic!("for whom? {line}"));
    assert!(pairs.len() % 2 == 0 && pattern.starts_with('/'), "{line}");
    let otherwise = pairs.chunks(2).map(|pair| (pair[0], pair[1].parse().unwrap())).collect();
    Row { method: method.parse().unwrap(), pattern, who, status: status.parse().unwrap(), otherwise }
}

impl Row {
    /// The objects that the route can be asked for: what its address, or the body of its form, names.
    pub fn objects(&self) -> &'static [Object] {
        let names = |placeholder: &str| self.pattern.contains(placeholder);
        if names("{id}") || names("{slug}") || self.pattern.starts_with("/api/") {
            &[Object::Event, Object::Draft, Object::Absent]
        } else if names("{token}") || names("{person_id}") || names("{session}") {
            &[Object::Event, Object::Absent]
        } else {
            &[Object::None]
        }
    }

    /// What somebody is answered who asks for an object.
    pub fn expected(&self, person: Person, object: Object) -> u16 {
        if self.who.access().needs_session() && person == Person::Anonymous {
            return 303;
        }
        // Nobody has signed up for a draft, or was written to.
        let is_of_people = ["{registration_id}", "{message_id}"].iter().any(|name| self.pattern.contains(name));
        let is_there = object != Object::Absent && !(object == Object::Draft && is_of_people);
        if !is_there || !self.who.admits(person, object) {
            return 404;
        }
        let otherwise = |word: &str| match word {
            "draft" => object == Object::Draft,
            "signed-in" => person != Person::Anonymous,
            word => panic!("{word} in {}", self.pattern),
        };
        self.otherwise.iter().find(|(word, _)| otherwise(word)).map_or(self.status, |(_, status)| *status)
    }
}
