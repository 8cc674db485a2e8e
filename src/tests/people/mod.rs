//! Who signs in, and what each role sees and may do.

mod accounts;
mod invitations;
mod roles;
mod sessions;

use kobling::server::access::Role;

use crate::app::{Browser, FormValues, TestApp};

const PASSWORD: &str = "en lille sætning om heste";

/// An administrator who chose a password, so that they count as one who can sign in.
async fn administrator<'a>(app: &'a TestApp, email: &str) -> Browser<'a> {
    let person = app.organiser(email, Role::Administrator).await;
    let mut tx = app.state.db.begin_write().await.unwrap();
    sqlx::query("UPDATE organisers SET password_hash = 'chosen' WHERE id = $1")
        .bind(person.id())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    person
}

/// The address of somebody's account.
fn account_of(person: &Browser<'_>) -> String {
    format!("/organiser/people/{}", person.id())
}

/// An invitation, filled.
async fn invitation(administrator: &Browser<'_>, email: &str) -> FormValues {
    let page = administrator.get("/organiser/people/invite").await.expect(200);
    page.main_form().set("email", email).set("name", "Bo Bak")
}

/// The log of what was done to accounts, in order.
async fn log(app: &TestApp) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT action FROM audit WHERE action LIKE 'people.%' ORDER BY id")
        .fetch_all(&mut *app.state.db.read().await.unwrap())
        .await
        .unwrap();
    rows.into_iter().map(|(action,)| action).collect()
}
