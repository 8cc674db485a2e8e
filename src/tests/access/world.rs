//! The people and the things that the table speaks of.

use kobling::events::Organisation;
use kobling::messages::{self, Audience, Message, MessageId, Texts};
use kobling::registrations::Registration;
use kobling::server::access::Role;
use kobling::server::cli::NewOrganiser;
use kobling::server::id;
use kobling::time::DAY;
use reqwest::Method;

use crate::app::{Browser, Made, NewEvent, Page, TestApp, party};

/// Who asks; what each is to the event follows from [`World::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    Anonymous,
    /// Of an organisation that takes part in the event.
    Partner,
    /// Of another organisation.
    OtherPartner,
    /// Added to the event, whose door is open.
    Door,
    OtherDoor,
    Owner,
    CoOrganiser,
    OtherOrganiser,
    Administrator,
}

impl Person {
    pub const ALL: [Self; 9] = [
        Self::Anonymous,
        Self::Partner,
        Self::OtherPartner,
        Self::Door,
        Self::OtherDoor,
        Self::Owner,
        Self::CoOrganiser,
        Self::OtherOrganiser,
        Self::Administrator,
    ];

    pub fn organises(self) -> bool {
        matches!(self, Self::Owner | Self::CoOrganiser | Self::OtherOrganiser | Self::Administrator)
    }

    /// Whether they manage the event and the draft.
    pub fn manages(self) -> bool {
        self.organises() && self != Self::OtherOrganiser
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// The route names no object.
    None,
    /// The published event, or what belongs to it; elsewhere simply something that exists.
    Event,
    /// Of the same people as the event.
    Draft,
    Absent,
}

/// Everybody of [`Person`], signed in.
pub struct People<'a>(Vec<Browser<'a>>);

impl<'a> People<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        let mut people = Vec::new();
        for person in Person::ALL {
            let email = format!("{}@kolding.example", id::fresh());
            people.push(match person {
                Person::Anonymous => app.visitor(),
                Person::Partner => app.partner(&email, "Business Kolding").await,
                Person::OtherPartner => app.partner(&email, "SDU").await,
                Person::Door | Person::OtherDoor => app.organiser(&email, Role::Door).await,
                Person::Administrator => app.organiser(&email, Role::Administrator).await,
                _ => app.organiser(&email, Role::Organiser).await,
            });
        }
        Self(people)
    }

    pub fn browser(&self, person: Person) -> &Browser<'a> {
        &self.0[Person::ALL.iter().position(|one| *one == person).unwrap()]
    }
}

/// An event with everything that the table speaks of.
pub struct World<'a> {
    app: &'a TestApp,
    people: &'a People<'a>,
    pub event: Made,
    draft: Made,
    registration: Registration,
    message: MessageId,
    /// The token of a link that sets a password.
    password_link: String,
    /// Somebody's account that is none of theirs.
    somebody: String,
    /// Another session of the owner.
    session: String,
}

impl<'a> World<'a> {
    pub async fn new(app: &'a TestApp, people: &'a People<'a>) -> Self {
        let owner = people.browser(Person::Owner);
        let with: Vec<_> = [Person::CoOrganiser, Person::Door].map(|person| people.browser(person)).into();
        // Tomorrow, so that the door is open.
        let tomorrow = || {
            let mut new = NewEvent::with_seats(5);
            let days = new.details.starts_at.0.div_euclid(DAY) - app.now().0.div_euclid(DAY) - 1;
            for at in [
                &mut new.details.starts_at,
                &mut new.details.ends_at,
                &mut new.terms.closes_at,
                &mut new.terms.cancel_until,
            ] {
                *at = at.plus(-days * DAY);
            }
            assert_eq!(new.details.partners, [Organisation { name: "Business Kolding".to_owned() }]);
            new
        };
        let event = app.event(&tomorrow(), owner).await;
        let draft = app.event(&tomorrow().titled("Kladde").draft(), owner).await;
        for event in [&event, &draft] {
            app.share_with(event, &with).await;
        }
        let registration = app.sign_up(&event, party("Ane", &["Ane", "Bo"])).await;
        let message = written(app, &event, owner.id()).await;
        let email = format!("{}@kolding.example", event.slug);
        let told = kobling::people::add(app.state.clone(), NewOrganiser::organiser(&email)).await.unwrap();
        let password_link = told.last().unwrap().rsplit('/').next().unwrap().to_owned();
        let account = kobling::people::store::by_email(&mut app.state.db.read().await.unwrap(), &email).await;
        let somebody = account.unwrap().unwrap().id;
        let session = app.another_session(owner).await;
        Self { app, people, event, draft, registration, message, password_link, somebody, session }
    }

    /// The address of an object.
    pub fn address(&self, pattern: &str, object: Object) -> String {
        let is_absent = object == Object::Absent;
        let event = if object == Object::Draft { &self.draft } else { &self.event };
        let token = if is_absent {
            "absent".to_owned()
        } else if pattern.starts_with("/organiser/password") {
            self.password_link.clone()
        } else if pattern.starts_with("/seats/{token}") {
            self.app.seat_link(&self.registration.seats[0]).replace("/seats/", "")
        } else {
            self.app.contact_link(&self.registration).replace("/registrations/", "")
        };
        let absent_id = "0198c0de-0000-7000-8000-000000000001";
        let id = |of: &str| if is_absent { absent_id.to_owned() } else { of.to_owned() };
        // A draft has no slug: its id is what somebody could guess.
        let slug = if event.slug.is_empty() { event.id.as_str() } else { &event.slug };
        pattern
            .replace("{slug}", if is_absent { "absent" } else { slug })
            .replace("{token}", &token)
            .replace("{position}", "1")
            .replace("{*rest}", "users/1")
            .replace("{id}", &id(event.id.as_str()))
            .replace("{registration_id}", &id(self.registration.id.as_str()))
            .replace("{message_id}", &id(self.message.as_str()))
            .replace("{person_id}", &id(&self.somebody))
            .replace("{session}", &id(&self.session))
    }

    /// Somebody asks for an object.
    pub async fn ask(&self, person: Person, method: &Method, pattern: &str, object: Object) -> Page {
        let (browser, address) = (self.people.browser(person), self.address(pattern, object));
        if *method == Method::GET {
            return browser.get(&address).await;
        }
        if address.starts_with("/api/") {
            // The one address whose object stands in the body.
            return browser.post(&address, &[("slug", &self.address("{slug}", object)), ("lang", "da")]).await;
        }
        browser.post(&address, &[]).await
    }
}

/// A message to the people of an event, without its mails.
async fn written(app: &TestApp, event: &Made, by: &str) -> MessageId {
    let message = Message {
        id: MessageId::fresh(),
        event_id: event.id.clone(),
        audience: Audience::All,
        texts: Texts::default(),
        sent_by: by.to_owned(),
        sent_at: app.now(),
        recipients: 0,
        counted: None,
    };
    let mut tx = app.state.db.begin_write().await.unwrap();
    messages::store::insert(&mut tx, &message, &[]).await.unwrap();
    tx.commit().await.unwrap();
    message.id
}
