//! Mail through a real mail server: what arrives, what is tried again, what is given up, and who is told.

mod away;
mod faults;
mod safe;
mod told;

use kobling::registrations::{Party, Registration};
use kobling::server::access::Role;

use crate::app::{Browser, Made, MailServer, NewEvent, TestApp, party};

/// An installation that mails to a server, an organiser, and an event with many seats.
pub struct Office<'a> {
    pub app: &'a TestApp,
    pub organiser: Browser<'a>,
    pub event: Made,
}

impl<'a> Office<'a> {
    pub async fn open(app: &'a TestApp) -> Self {
        let organiser = app.organiser("anne@kolding.example", Role::Organiser).await;
        let event = app.event(&NewEvent::with_seats(400), &organiser).await;
        Self { app, organiser, event }
    }

    /// Signs somebody up whose mail the server treats as `part` says; their address.
    pub async fn guest(&self, name: &str, part: &str) -> String {
        let registration = self.sign_up(name, part).await;
        registration.seats[0].email.clone()
    }

    /// The same; the registration. The contact attends, so that there is one mail.
    pub async fn sign_up(&self, name: &str, part: &str) -> Registration {
        let part = if part.is_empty() { String::new() } else { format!("+{part}") };
        let address = format!("{}{part}@brohave.example", name.to_lowercase());
        let mut alone: Party = party(name, &[name]);
        alone.contact.attends = true;
        alone.contact.email.clone_from(&address);
        alone.attendees[0].email = address;
        self.app.sign_up(&self.event, alone).await
    }

    pub async fn overview(&self) -> crate::app::Page {
        self.organiser.get(&format!("/organiser/events/{}", self.event.id.as_str())).await.expect(200)
    }
}

/// How often each of these was taken, in their order.
pub fn times(server: &MailServer, addresses: &[&str]) -> Vec<usize> {
    let recipients = server.recipients();
    addresses.iter().map(|address| recipients.iter().filter(|recipient| recipient == address).count()).collect()
}
