//! Events and parties made through the program's own stores, for tests whose subject is something else.

use kobling::calendar::uid;
use kobling::events::{self, ContactPerson, Details, EventId, Kind, Organisation, Place, Principle, Texts};
use kobling::registrations::acts::{self, SignUp, SignedUp};
use kobling::registrations::rules::WhenShort;
use kobling::registrations::{
    self, Attendee, CapacityTerms, Contact, Needs, Party, QueueRules, Registration, RegistrationId, Seat,
};
use kobling::server::id;
use kobling::server::state::AppState;
use kobling::server::token::Purpose;
use kobling::text::Lang;
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
                keep_months: 6,
            },
            terms: CapacityTerms {
                capacity,
                opens_at: None,
                closes_at: starts_at,
                cancel_until: starts_at,
                queue: QueueRules::default(),
            },
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

impl NewEvent {
    /// Makes it, with its owner.
    pub async fn make(&self, state: &AppState, owner_id: &str) -> Made {
        let mut tx = state.db.begin_write().await.unwrap();
        let (now, host) = (state.clock.now(), state.config.host());
        let uid = |id: &EventId| uid::event(id.as_str(), &host);
        let id = events::store::insert(&mut tx, now, &self.details, owner_id, uid).await.unwrap();
        registrations::store::insert_capacity(&mut tx, &id, &self.terms).await.unwrap();
        let slug = if self.published {
            events::store::publish(&mut tx, now, &id, &self.details.da.title).await.unwrap().unwrap()
        } else {
            String::new()
        };
        tx.commit().await.unwrap();
        Made { id, slug }
    }
}

impl TestApp {
    pub async fn event(&self, new: &NewEvent, owner: &Browser<'_>) -> Made {
        new.make(&self.state, owner.id()).await
    }

    /// Lets somebody else organise it too.
    pub async fn share(&self, event: &Made, with: &Browser<'_>) {
        self.share_with(event, &[with]).await;
    }

    /// Lets several others organise it too, or stand at its door.
    pub async fn share_with(&self, event: &Made, with: &[&Browser<'_>]) {
        let ids: Vec<String> = with.iter().map(|person| person.id().to_owned()).collect();
        let mut tx = self.state.db.begin_write().await.unwrap();
        events::store::set_co_organisers(&mut tx, &event.id, &ids).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Cancels it without telling anybody, for tests of what a page says then.
    pub async fn cancel_event(&self, event: &Made) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let words = [(Lang::Da, "Oplægsholderen er blevet syg."), (Lang::En, "The speaker is ill.")];
        assert!(events::store::cancel(&mut tx, self.now(), &event.id, words, None).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Cancels it for another that takes its place, without telling anybody.
    pub async fn replace_event(&self, event: &Made, by: &Made) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        let words = [(Lang::Da, ""), (Lang::En, "")];
        assert!(events::store::cancel(&mut tx, self.now(), &event.id, words, Some(&by.id)).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Signs a party up without a page.
    pub async fn sign_up(&self, event: &Made, party: Party) -> Registration {
        let sign_up = SignUp {
            lang: Lang::Da,
            party,
            when_short: WhenShort::Wait,
            form_key: id::fresh(),
            content_hash: String::new(),
        };
        let SignedUp::Made(id) = acts::sign_up(&self.state, &event.id, &sign_up).await.unwrap() else {
            panic!("the party was not let in")
        };
        self.registration(event, &id).await
    }

    pub async fn registration(&self, event: &Made, id: &RegistrationId) -> Registration {
        let mut db = self.state.db.read().await.unwrap();
        registrations::store::by_id(&mut db, &event.id, id).await.unwrap().unwrap()
    }

    pub async fn registrations(&self, event: &Made) -> Vec<Registration> {
        registrations::store::by_event(&mut self.state.db.read().await.unwrap(), &event.id).await.unwrap()
    }

    /// The link of a registration's contact.
    pub fn contact_link(&self, registration: &Registration) -> String {
        let (id, generation) = (registration.id.as_str(), registration.token_generation);
        format!("/registrations/{}", self.state.config.secret.token(Purpose::Registration, id, generation))
    }

    /// The link of an attendee.
    pub fn seat_link(&self, seat: &Seat) -> String {
        format!("/seats/{}", self.state.config.secret.token(Purpose::Seat, seat.id.as_str(), seat.token_generation))
    }
}

pub fn person(name: &str) -> Attendee {
    let ascii = name.to_lowercase().replace(' ', ".").replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
    let email = format!("{ascii}@brohave.example");
    Attendee { name: name.to_owned(), email, needs: Needs::default() }
}

/// A party whose contact stays at home.
pub fn party(contact: &str, attendees: &[&str]) -> Party {
    let Attendee { name, email, .. } = person(contact);
    Party {
        contact: Contact { name, email, phone: String::new(), attends: false, no_mail: false },
        organisation: "Brohave Catering".to_owned(),
        cvr: None,
        attendees: attendees.iter().map(|name| person(name)).collect(),
    }
}
