//! Events and parties made through the program's own stores, for tests whose subject is something else.

use kobling::calendar::uid;
use kobling::events::{self, ContactPerson, Details, EventId, Kind, Organisation, Place, Principle, Texts};
use kobling::registrations::{self, Attendee, CapacityTerms, Contact, Needs, Party};
use kobling::time::{DAY, HOUR, Timestamp};

use super::{Browser, NOW, TestApp};

/// What an event of a test is; change what the test is about.
pub struct NewEvent {
    pub details: Details,
    pub terms: CapacityTerms,
    pub published: bool,
}

impl NewEvent {
    /// In seven weeks, in Nicolai, with so many seats.
    pub fn with_seats(capacity: i64) -> Self {
        let starts_at = Timestamp(NOW.0 + 51 * DAY - 3 * HOUR - HOUR / 2);
        Self {
            details: Details {
                kind: Kind::NetworkMeeting,
                starts_at,
                ends_at: starts_at.plus(HOUR + HOUR / 2),
                place: Place {
                    name: "Nicolai".to_owned(),
                    room: "Lille Sal".to_owned(),
                    address: "Skolegade 2 B, 6000 Kolding".to_owned(),
                },
                online_link: String::new(),
                principles: vec![Principle::ALL[4], Principle::ALL[5]],
                da: Texts {
                    title: "Når rekruttering er svær".to_owned(),
                    lead: "Et netværksmøde om at finde de rigtige hænder.".to_owned(),
                    why: "Virksomheder i Kolding mangler hænder, og mange vil gerne i job.".to_owned(),
                    ..Texts::default()
                },
                en: Texts { title: "When recruiting is hard".to_owned(), ..Texts::default() },
                responsible: Organisation { name: "Kolding Kommune".to_owned() },
                partners: vec![Organisation { name: "Business Kolding".to_owned() }],
                contacts: vec![ContactPerson {
                    name: "Anne-Sofie Kjær".to_owned(),
                    title: "Udviklingskonsulent, Kolding Kommune".to_owned(),
                    email: "anne-sofie@kolding.example".to_owned(),
                    phone: "+4579790001".to_owned(),
                }],
            },
            terms: CapacityTerms { capacity, opens_at: None, closes_at: starts_at, cancel_until: starts_at },
            published: true,
        }
    }

    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.details.da.title);
        self
    }

    #[must_use]
    pub fn draft(mut self) -> Self {
        self.published = false;
        self
    }
}

/// An event that a test made.
#[derive(Clone)]
pub struct Made {
    pub id: EventId,
    /// Empty for a draft.
    pub slug: String,
}

impl TestApp {
    pub async fn event(&self, new: &NewEvent, owner: &Browser<'_>) -> Made {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let (now, host) = (self.now(), self.state.config.host());
        let uid = |id: &EventId| uid::event(id.as_str(), &host);
        let id = events::store::insert(&mut tx, now, &new.details, owner.id(), uid).await.unwrap();
        registrations::store::insert_capacity(&mut tx, &id, &new.terms).await.unwrap();
        let slug = if new.published {
            events::store::publish(&mut tx, now, &id, &new.details.da.title).await.unwrap().unwrap()
        } else {
            String::new()
        };
        tx.commit().await.unwrap();
        Made { id, slug }
    }
}

pub fn person(name: &str) -> Attendee {
    let email = format!("{}@brohave.example", name.to_lowercase().replace(' ', "."));
    Attendee { name: name.to_owned(), email, needs: Needs::default() }
}

/// A party whose contact stays at home.
pub fn party(contact: &str, attendees: &[&str]) -> Party {
    let Attendee { name, email, .. } = person(contact);
    Party {
        contact: Contact { name, email, phone: String::new(), attends: false },
        organisation: "Brohave Catering".to_owned(),
        cvr: None,
        attendees: attendees.iter().map(|name| person(name)).collect(),
    }
}
