//! What goes by itself: reminders, the question whether people still come, thanks; each once, whatever happens.

mod answers;
mod sending;
mod settings;

use kobling::registrations::Registration;
use kobling::reminders::acts::{save, send_due};
use kobling::reminders::{MaterialLink, Thanks, Wanted};
use kobling::server::access::Role;
use kobling::time::Timestamp;

use crate::app::{Browser, Made, Mail, NewEvent, TestApp, party};

/// An instant by Copenhagen's clocks: "2027-01-13 09:00".
pub fn moment(text: &str) -> Timestamp {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Timestamp::from_local(local).unwrap()
}

/// Nothing goes.
pub fn nothing() -> Wanted {
    Wanted { week: false, day: false, ask: false, ask_days: 7, thanks: false, words: Thanks::default() }
}

/// A reminder the day before.
pub fn day_before() -> Wanted {
    Wanted { day: true, ..nothing() }
}

/// A reminder a week before that asks whether they still come.
pub fn asking() -> Wanted {
    Wanted { week: true, ask: true, ..nothing() }
}

/// Thanks with a text and a link.
pub fn thanks() -> Wanted {
    let links =
        vec![MaterialLink { title: "Oplægget".to_owned(), url: "https://kolding.example/oplaeg.pdf".to_owned() }];
    let words =
        Thanks { da: "Tak for gode spørgsmål.".to_owned(), en: "Thanks for good questions.".to_owned(), links };
    Wanted { thanks: true, words, ..nothing() }
}

/// A meeting on Thursday 14 January 2027 at 8.30 with `seats`, for which that goes; Ane and Bo come, signed up by Mette,
/// who stays at home. Their invitations are delivered.
pub async fn meeting(app: &TestApp, seats: i64, wanted: Wanted) -> (Browser<'_>, Made, Registration) {
    let owner = app.organiser(&format!("{}@kolding.example", kobling::server::id::fresh()), Role::Organiser).await;
    let mut new = NewEvent::with_seats(seats);
    "Bring en case".clone_into(&mut new.details.da.bring);
    "Elevator i gården".clone_into(&mut new.details.da.access);
    "Bus 3 holder ved døren".clone_into(&mut new.details.da.transport);
    "https://meet.kolding.example/14".clone_into(&mut new.details.online_link);
    let event = app.event(&new, &owner).await;
    let registration = app.sign_up(&event, party("Mette", &["Ane Holm", "Bo Lund"])).await;
    app.deliver().await;
    save(&app.state, owner.id(), &event.id, wanted).await.unwrap();
    (owner, event, registration)
}

/// The clock is set, the job runs, and what it posts is delivered.
pub async fn job_at(app: &TestApp, at: &str) -> Vec<Mail> {
    app.set_clock(moment(at));
    send_due(&app.state).await.unwrap();
    app.deliver().await
}

/// Whom mails went to: "ane", "bo".
pub fn told(mails: &[Mail]) -> Vec<&str> {
    let mut told: Vec<&str> = mails.iter().map(|mail| mail.to.split(['.', '@']).next().unwrap()).collect();
    told.sort_unstable();
    told
}
