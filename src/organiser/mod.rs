//! The organisers' workplace: what spans features, above all saving an event with its consequences.
//!
//! An organiser types the long form (`forms`). What a save brings with it is found before anything is written
//! (`consequences`), shown, confirmed by what was shown, and carried out in one transaction (`acts`).

mod acts;
mod asked;
mod attention;
mod consequences;
mod copies;
mod demo;
mod export;
mod figures;
mod forms;
mod handlers;
mod holidays;
mod model;
mod pages;
mod registration_form;
mod rules;
mod selection;
mod series;
mod story;
mod versions;

#[cfg(test)]
mod tests;

// What the sentences about mails that did not arrive are made of.
pub use crate::mail::{Fate, Waiting, Why};
pub use copies::Rhythm;
pub use figures::Figures;
pub use holidays::{DayOff, Holiday};
pub use rules::{Coming, LostMail, Todo};
pub use story::{By, Happened};

use axum::routing::get;

use crate::server::access::Access::{Door, Lists, Organiser, SignedIn};
use crate::server::cli::Outcome;
use crate::server::routes::Routes;
use crate::server::state::AppState;
use handlers::{
    add, attendance, by_hand, copy, edit, event, exports, held_update, log, messages, move_several, print,
    registration_edit, registrations, reminders, reports, several, statistics,
};

pub fn routes() -> Routes {
    let nothing = || get(handlers::nothing).post(handlers::nothing);
    let cancel_seats = || get(registrations::ask_cancel).post(registrations::cancel);
    Routes::new()
        .page("/organiser", SignedIn, get(event::list))
        .page("/organiser/events/new", Organiser, get(edit::new).post(edit::create))
        .restoring()
        .page("/organiser/events/{id}", Lists, get(event::overview))
        .page("/organiser/events/{id}/edit", Organiser, get(edit::edit).post(edit::save))
        .restoring()
        .page("/organiser/events/{id}/copy", Organiser, get(copy::ask).post(copy::copy))
        .page("/organiser/events/{id}/publish", Organiser, get(event::to_overview).post(event::publish))
        .page("/organiser/events/{id}/cancel", Organiser, get(event::ask_cancel).post(event::cancel))
        .restoring()
        .page("/organiser/events/{id}/held-update", Organiser, get(held_update::show).post(held_update::end))
        .page("/organiser/events/{id}/reminders", Organiser, get(reminders::show).post(reminders::save))
        .restoring()
        .page("/organiser/events/{id}/delete", Organiser, get(event::to_overview).post(event::delete))
        .page("/organiser/events/{id}/registrations", Lists, get(registrations::list))
        .page("/organiser/events/{id}/registrations/new", Organiser, get(add::form).post(add::add))
        .restoring()
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/give-seats",
            Organiser,
            get(by_hand::ask_seats).post(by_hand::give_seats),
        )
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/to-queue",
            Organiser,
            get(by_hand::ask_queue).post(by_hand::to_queue),
        )
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/to-head",
            Organiser,
            get(by_hand::ask_head).post(by_hand::to_head),
        )
        .page("/organiser/events/{id}/registrations/cancel", Organiser, get(several::ask).post(several::cancel))
        .restoring()
        .page(
            "/organiser/events/{id}/registrations/give-seats",
            Organiser,
            get(move_several::ask_seats).post(move_several::give_seats),
        )
        .page(
            "/organiser/events/{id}/registrations/to-queue",
            Organiser,
            get(move_several::ask_queue).post(move_several::to_queue),
        )
        .page("/organiser/events/{id}/messages", Organiser, get(messages::list))
        .page("/organiser/events/{id}/messages/new", Organiser, get(messages::form).post(messages::send))
        .restoring()
        .page("/organiser/events/{id}/messages/{message_id}", Organiser, get(messages::show))
        .page("/organiser/events/{id}/log", Organiser, get(log::show))
        .page("/organiser/events/{id}/statistics", Organiser, get(statistics::show))
        .page("/organiser/events/{id}/statistics.csv", Organiser, get(statistics::csv))
        .page("/organiser/reports", Organiser, get(reports::show))
        .page("/organiser/reports.csv", Organiser, get(reports::csv))
        .page("/organiser/events/{id}/registrations/{registration_id}", Organiser, get(registrations::show))
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/edit",
            Organiser,
            get(registration_edit::form).post(registration_edit::save),
        )
        .restoring()
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/note",
            Organiser,
            get(registrations::to_registration).post(registration_edit::note),
        )
        .page("/organiser/events/{id}/registrations/{registration_id}/cancel", Organiser, cancel_seats())
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/seats/{position}/cancel",
            Organiser,
            cancel_seats(),
        )
        .page(
            "/organiser/events/{id}/registrations/{registration_id}/seats/{position}/resend",
            Organiser,
            get(registrations::to_registration).post(registrations::send_again),
        )
        .page("/organiser/events/{id}/registrations.csv", Lists, get(exports::csv))
        .page("/organiser/events/{id}/registrations.xlsx", Lists, get(exports::xlsx))
        .page("/organiser/events/{id}/print/sign-in", Lists, get(print::sign_in))
        .page("/organiser/events/{id}/print/badges", Lists, get(print::badges))
        .page("/organiser/events/{id}/print/tents", Lists, get(print::tents))
        .page("/organiser/events/{id}/print/caterer", Organiser, get(print::caterer))
        .page("/organiser/events/{id}/attendance", Door, get(attendance::list).post(attendance::tick))
        // Signed out, what is not there leads to the sign-in page like what is: whoever guesses learns nothing.
        .page("/organiser/", SignedIn, nothing())
        .page("/organiser/{*rest}", SignedIn, nothing())
}

/// `kobling demo`.
pub fn demo(state: AppState) -> Outcome {
    Box::pin(async move { demo::load(&state).await })
}

/// What `serve` prints while demo data is there.
pub fn greeting(state: AppState) -> Outcome {
    Box::pin(async move { demo::greeting(&state).await.map_err(|error| error.to_string()) })
}
