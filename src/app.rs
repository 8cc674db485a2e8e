//! The whole program on one screen: every feature's routes, the layers in order, the jobs and the commands.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Router};
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::mail::{self, Registry};
use crate::messages::mails::MessageMail;
use crate::people::{InvitationMail, PasswordMail};
use crate::registrations::mails::{ContactMail, SeatMail};
use crate::reminders::mails::{ReminderMail, ThanksMail};
use crate::server::cli::{Job, Program};
use crate::server::config::Config;
use crate::server::routes::Routes;
use crate::server::state::AppState;
use crate::server::{assets, csrf, doctor, frame, headers, health, jobs, limit, session, telemetry};
use crate::{events, organiser, people, registrations, reminders, site};

/// How long a request may take, in seconds.
const TIMEOUT: u64 = 30;

/// How often seats are given out that were kept long enough, in seconds.
const HOLDS: u64 = 60;

/// How often the program tidies up, in seconds.
const HOURLY: u64 = 60 * 60;

/// How often updates are sent whose time has come, in seconds.
const UPDATES: u64 = 30;

/// How often reminders are sent whose time has come, in seconds.
const REMINDERS: u64 = 60;

/// How often those are answered who forgot their password, in seconds.
const LINKS: u64 = 5;

/// What `server::cli` runs.
pub const PROGRAM: Program = Program {
    router,
    jobs,
    demo: organiser::demo,
    greeting: organiser::greeting,
    add_organiser: people::add,
    look_at_outbox: mail::holds,
    check_mail,
};

/// Every route of every feature.
pub fn routes() -> Routes {
    Routes::new()
        .merge(site::routes())
        .merge(registrations::routes())
        .merge(people::routes())
        .merge(organiser::routes())
        .merge(health::routes())
}

/// Every kind of mail.
pub fn mails() -> Registry {
    Registry::new()
        .with::<SeatMail>()
        .with::<ContactMail>()
        .with::<PasswordMail>()
        .with::<InvitationMail>()
        .with::<MessageMail>()
        .with::<ReminderMail>()
        .with::<ThanksMail>()
}

/// Whether mail can leave, for `kobling doctor`.
fn check_mail(config: Config) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> {
    Box::pin(async move {
        let Some(server) = &config.mail_server else { return doctor::mail_folder(&config.mail_folder()) };
        mail::check(&config).await.map(|()| format!("{server} lets us in"))
    })
}

/// The layers, outermost last.
pub fn router(state: AppState) -> Router {
    routes()
        .into_router(&state)
        .merge(assets::routes())
        // What somebody was sent is read by whoever shows it.
        .layer(Extension(Arc::new(mails())))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(TIMEOUT)))
        .layer(CatchPanicLayer::custom(telemetry::after_panic))
        .layer(from_fn_with_state(state.clone(), csrf::same_site))
        .layer(from_fn_with_state(state.clone(), csrf::own_host))
        .layer(from_fn_with_state(state.clone(), frame::draw_faults))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn(telemetry::log))
        .with_state(state)
}

/// What goes on beside the requests.
fn jobs(state: AppState, stop: CancellationToken) -> Job {
    Box::pin(async move {
        tokio::join!(
            jobs::always("mails", &stop, || mail::worker::run(state.clone(), Arc::new(mails()), stop.clone())),
            jobs::every(HOLDS, "give out held seats", &stop, || registrations::acts::settle_overdue(&state)),
            jobs::every(HOURLY, "forget people", &stop, || registrations::acts::erase_due(&state)),
            jobs::every(HOURLY, "forget form keys", &stop, || registrations::acts::forget_form_keys(&state)),
            jobs::every(HOURLY, "forget budgets", &stop, || limit::forget(&state)),
            jobs::every(HOURLY, "forget networks", &stop, || people::forget_networks(&state)),
            jobs::every(HOURLY, "forget sessions", &stop, || session::forget(&state)),
            jobs::every(UPDATES, "send held updates", &stop, || registrations::acts::send_held_due(&state)),
            jobs::every(REMINDERS, "send reminders", &stop, || reminders::acts::send_due(&state)),
            jobs::every(LINKS, "send password links", &stop, || people::send_links(&state)),
            jobs::every(HOURLY, "catch up with search", &stop, || events::catch_up_with_search(&state)),
            jobs::every(HOURLY, "fold registrations", &stop, || registrations::acts::catch_up_with_search(&state)),
        );
    })
}
