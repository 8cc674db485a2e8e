//! What an organiser does: the whole journey of a meeting, changes and their consequences, bad input.

mod changes;
mod copies;
mod faults;
mod held;
mod journey;
mod kinds;
mod what_if;

use kobling::registrations::Registration;
use kobling::server::access::Role;
use kobling::text::Lang;

use crate::app::{Browser, FormValues, Made, Page, TestApp};
use crate::visitor::at;

/// What a complete meeting needs, as it is typed.
pub const MEETING: [(&str, &str); 20] = [
    ("title.da", "Når rekruttering er svær"),
    ("title.en", "When recruiting is hard"),
    ("lead.da", "Et netværksmøde om at finde de rigtige hænder."),
    ("why.da", "Virksomheder i Kolding mangler hænder, og mange vil gerne i job."),
    ("why.en", "Firms in Kolding lack hands, and many want a job."),
    ("price.da", "Gratis"),
    ("date", "14-1-2027"),
    ("start", "8.30"),
    ("end", "10"),
    ("place", "Nicolai"),
    ("room", "Lille Sal"),
    ("address", "Skolegade 2 B, 6000 Kolding"),
    ("capacity", "4"),
    ("agenda.0.time", "8.30"),
    ("agenda.0.title.da", "Velkomst"),
    ("responsible", "Kolding Kommune"),
    ("partners", "Business Kolding\nSDU"),
    ("contacts.0.name", "Anne-Sofie Kjær"),
    ("contacts.0.email", "anne-sofie@kolding.example"),
    ("contacts.0.phone", "79 79 00 01"),
];

impl Browser<'_> {
    /// The form of a new meeting, filled.
    pub async fn new_meeting(&self, lang: Lang) -> FormValues {
        let form = self.get(&at(lang, "/organiser/events/new")).await.expect(200).main_form();
        form.set_all(&MEETING).tick("principles", "5").tick("principles", "6").press("save")
    }

    /// The form of a meeting that exists.
    pub async fn edit_form(&self, lang: Lang, event: &Made) -> FormValues {
        let path = at(lang, &format!("/organiser/events/{}/edit", event.id.as_str()));
        self.get(&path).await.expect(200).form("form[action$='/edit']").press("save")
    }

    /// Cancels an event with these words, after a look at the mail; returns the page that showed it.
    pub async fn cancel_event(&self, lang: Lang, event: &Made, words: &str) -> Page {
        let path = at(lang, &format!("/organiser/events/{}/cancel", event.id.as_str()));
        let ask = self.get(&path).await.expect(200).form("form[action$='/cancel']").set("words.da", words);
        let shown = self.submit(&ask.press("preview")).await.expect(200);
        self.submit(&shown.form("form[action$='/cancel']").press("cancel")).await.location();
        shown
    }

    /// Saves, says yes to what it brings with it, and returns what was shown before.
    pub async fn save_and_confirm(&self, form: &FormValues) -> Page {
        let shown = self.submit(form).await.expect(200);
        let yes = shown.form("form[action$='/edit']").press("save");
        self.submit(&yes).await.location();
        shown
    }
}

/// An organiser, and a meeting that they made and published by the form.
pub async fn published<'a>(app: &'a TestApp, lang: Lang, changes: &[(&str, &str)]) -> (Browser<'a>, Made) {
    let name = format!("{}@kolding.example", kobling::server::id::fresh());
    let organiser = app.organiser(&name, Role::Organiser).await;
    let form = organiser.new_meeting(lang).await.set_all(changes);
    let created = organiser.submit(&form).await;
    let overview = organiser.follow(&created).await.expect(200);
    let published = organiser.submit(&overview.form("form[action$='/publish']")).await;
    let overview = organiser.follow(&published).await.expect(200);
    let id = created.location().split('/').find(|part| part.len() > 30).unwrap();
    let id = id.split('?').next().unwrap().to_owned();
    let link = overview.attributes("a[href*='/events/']", "href");
    let public = link.iter().find(|href| !href.contains("/organiser/")).expect("a link to the page");
    let slug = public.rsplit('/').next().unwrap().to_owned();
    (organiser, Made { id: kobling::events::EventId(id), slug })
}

/// The one registration of an organisation.
pub async fn registration_of(app: &TestApp, event: &Made, organisation: &str) -> Registration {
    let all = app.registrations(event).await;
    all.into_iter().find(|registration| registration.organisation == organisation).expect("a registration")
}
