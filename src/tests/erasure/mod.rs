//! Forgetting: on the pages and by the job, at the promised instant, and without a trace.

mod job;
mod page;
mod traces;

use kobling::registrations::acts;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{HOUR, MINUTE, Timestamp};

use crate::app::{Browser, Made, NewEvent, TestApp};
use crate::visitor::with_attendee;

/// Words that stand nowhere else: of a name, an address, a number, an answer.
pub struct Canary {
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub answer: &'static str,
}

impl Canary {
    pub fn words(&self) -> [&'static str; 4] {
        [self.name, self.email, self.phone, self.answer]
    }
}

/// An installation where a party with somebody to forget has been through everything that leaves traces: sign-up, mails,
/// a change of the event, an invitation sent again, pages looked at by everybody.
pub struct Story<'a> {
    pub owner: Browser<'a>,
    pub event: Made,
    /// The contact's page.
    pub contact: String,
    /// The pages of the contact's own seat and of the colleague's.
    pub own: String,
    pub colleague: String,
}

/// `contact` signs up and attends, with `colleague`; another party is there too.
pub async fn story<'a>(app: &'a TestApp, contact: &Canary, colleague: &Canary) -> Story<'a> {
    let owner = app.organiser("ejer@kolding.example", Role::Organiser).await;
    let mut new = NewEvent::with_seats(6);
    "Gratis".clone_into(&mut new.details.da.price);
    let event = app.event(&new, &owner).await;
    app.sign_up(&event, crate::app::party("Fremmed Firma", &["Fremmed Gæst"])).await;
    let visitor = app.visitor();
    let form = app.filled(Lang::Da, &event).await;
    let form = with_attendee(form, 0, "Kollega")
        .set("contact.name", contact.name)
        .set("contact.email", &format!("{}@brohave.example", contact.email))
        .set("contact.phone", contact.phone)
        .set("contact.access", contact.answer)
        .set("attendees.0.name", colleague.name)
        .set("attendees.0.email", &format!("{}@brohave.example", colleague.email))
        .set("attendees.0.access", colleague.answer)
        .tick("attendees.0.diet", "other")
        .set("attendees.0.diet_other", colleague.answer);
    let made = visitor.submit(&form).await;
    let contact_page = made.location().to_owned();
    visitor.submit(&form.clone().set("terms", "")).await;
    let mails = app.deliver().await;
    let seat_of =
        |email: &str| mails.iter().find(|mail| mail.to.starts_with(email)).expect("an invitation").link("/seats/");
    let (own, colleague_page) = (seat_of(contact.email), seat_of(colleague.email));

    app.wait(MINUTE);
    let edit = owner.edit_form(Lang::Da, &event).await;
    owner.save_and_confirm(&edit.set("start", "9")).await;
    app.deliver().await;
    visitor.post(&format!("{contact_page}/seats/2/resend"), &[]).await.location();
    app.deliver().await;
    for page in [&contact_page, &own, &colleague_page] {
        visitor.get(page).await.expect(200);
        visitor.get(&format!("{page}/data")).await.expect(200);
    }
    let list = format!("/organiser/events/{}/registrations", event.id.as_str());
    owner.get(&list).await.expect(200);
    Story { owner, event, contact: contact_page, own, colleague: colleague_page }
}

/// What the hourly job does in the next night; afterwards it is as late as before.
pub async fn night(app: &TestApp) {
    let now = app.now();
    app.set_clock(Timestamp::midnight(now.date().succ_opt().unwrap()).plus(3 * HOUR));
    run_the_job(app).await;
    app.set_clock(now);
}

/// What the hourly job does.
pub async fn run_the_job(app: &TestApp) {
    acts::erase_due(&app.state).await.unwrap();
}
