//! What an organiser writes to the people of an event: the look at it first, each mail once, and who did not get it.

mod faults;
mod forgotten;
mod journey;
mod killed;
mod recipients;

use kobling::registrations::{Party, Registration};
use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{Browser, FormValues, Made, NewEvent, Page, TestApp, party};
use crate::visitor::at;

/// Three seats: two firms have them and a third waits. Nobody has read a mail yet.
pub async fn three_firms(app: &TestApp) -> (Browser<'_>, Made) {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let event = app.event(&NewEvent::with_seats(3), &owner).await;
    for (organisation, contact, attendees) in [
        ("Brohave Catering", "Mette Lindholm", &["Jonas Krag", "Søren Bak"][..]),
        ("Ådalens Renseri", "Dorte Ask", &["Dorte Ask"]),
        ("Træværket", "Erik Dam", &["Freja Bak"]),
    ] {
        app.sign_up(&event, firm(organisation, contact, attendees)).await;
    }
    app.deliver().await;
    (owner, event)
}

/// A party of that firm.
pub fn firm(organisation: &str, contact: &str, attendees: &[&str]) -> Party {
    let mut party = party(contact, attendees);
    organisation.clone_into(&mut party.organisation);
    party.contact.attends = attendees.first() == Some(&contact);
    party
}

pub fn messages(event: &Made) -> String {
    format!("/organiser/events/{}/messages", event.id.as_str())
}

/// The form to write in, filled in Danish.
pub async fn written(owner: &Browser<'_>, lang: Lang, event: &Made, audience: &str) -> FormValues {
    let page = owner.get(&at(lang, &format!("{}/new", messages(event)))).await.expect(200);
    let form = page.form("form[action$='/messages/new']").set("audience", audience);
    form.set_all(&[
        ("subject.da", "Parkering ved {sted}"),
        ("body.da", "Kære {navn} fra {virksomhed}\n\nI kan parkere bag huset {dato} {tid}.\nSkiltet er gult: {link}"),
    ])
}

/// The form beside the mail that it sends.
pub fn shown(page: &Page) -> FormValues {
    page.form("form[action$='/messages/new']")
}

/// Looks at the mail, sends it, and returns the page of the message.
pub async fn sent(owner: &Browser<'_>, form: &FormValues) -> Page {
    let look = owner.submit(&form.clone().press("preview")).await.expect(200);
    let done = owner.submit(&shown(&look).press("send")).await;
    owner.follow(&done).await.expect(200)
}

/// The first whole party of that firm.
pub async fn of_firm(app: &TestApp, event: &Made, organisation: &str) -> Registration {
    crate::organiser::registration_of(app, event, organisation).await
}

/// Words as they are read, with plain spaces.
pub fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ")
}
