//! In and out.

use super::*;
use crate::time::{DAY, HOUR};

#[tokio::test]
async fn the_right_password_begins_a_session_and_leads_where_one_wanted_to_go() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let form = [("email", "ANNE-SOFIE@Kolding.example"), ("password", PASSWORD), ("next", "/organiser/events/7")];
        let answer = office.post("/organiser/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location.as_deref(), Some("/organiser/events/7"));
        let cookie = answer.set_cookie.as_deref().unwrap();
        assert!(cookie.starts_with("__Host-session="), "{cookie}");
        for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(cookie.contains(&format!("; {attribute}")), "{attribute}");
        }
        assert!(office.is_signed_in(&answer.cookie()).await);
        assert_eq!(office.acts().await, ["people.add", "people.set_password", "people.sign_in"]);
    })
    .await;
}

#[tokio::test]
async fn a_foreign_next_leads_to_the_workplace_in_the_language_of_the_page() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let form = [("email", EMAIL), ("password", PASSWORD), ("next", "//evil.example")];
        let answer = office.post("/en/organiser/sign-in", &form).await;
        assert_eq!(answer.location.as_deref(), Some("/en/organiser"));
        let page = office.get("/organiser/sign-in?next=%2Forganiser%2Fevents%2F7").await;
        assert!(page.body.contains(r#"name="next" value="/organiser/events/7""#), "kept through the form");
    })
    .await;
}

#[tokio::test]
async fn unknown_wrong_disabled_and_without_a_password_are_one_answer_to_the_letter() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        office.link("uden@kolding.example").await;
        office.person("fratraadt@kolding.example").await;
        office.disable("fratraadt@kolding.example").await;
        let mut bodies = Vec::new();
        for (email, password) in [
            (EMAIL, "en anden lille sætning"),
            (EMAIL, PASSWORD.trim()),
            ("ukendt@kolding.example", PASSWORD),
            ("uden@kolding.example", PASSWORD),
            ("fratraadt@kolding.example", PASSWORD),
        ] {
            let answer = office.sign_in(email, password).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
            assert!(answer.set_cookie.is_none(), "{email}");
            assert!(answer.body.contains("E-mail og adgangskode passer ikke sammen."));
            assert!(answer.body.contains(&format!(r#"value="{email}""#)), "the address is kept");
            assert!(!answer.body.contains(password), "the password is not");
            bodies.push(answer.body.replace(email, "…"));
        }
        assert!(bodies.iter().all(|body| *body == bodies[0]));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_takes_a_hash_as_long_as_a_known_one() {
    let office = Office::open().await;
    office.person(EMAIL).await;
    let fastest = async |email: &str| {
        let mut fastest = std::time::Duration::MAX;
        for _ in 0..8 {
            let begun = std::time::Instant::now();
            office.sign_in(email, "en forkert sætning").await;
            fastest = fastest.min(begun.elapsed());
        }
        fastest
    };
    let (known, unknown) = (fastest(EMAIL).await, fastest("ukendt@kolding.example").await);
    // Without the decoy an unknown address takes a tenth.
    assert!(unknown * 3 > known && known * 3 > unknown, "known {known:?}, unknown {unknown:?}");
}

#[tokio::test]
async fn empty_and_broken_fields_are_told_together_and_checked_against_nothing() {
    on_each_database(async |office| {
        let answer = office.post("/organiser/sign-in", &[("email", "anne-sofie"), ("next", "/organiser/x")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["E-mailen mangler et @.", "Skriv adgangskoden.", r##"href="#email""##, r##"href="#password""##] {
            assert!(answer.body.contains(part), "{part}");
        }
        assert!(answer.body.contains(r#"value="/organiser/x""#), "where one wanted to go is kept");
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_in_the_database_too() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let cookie = office.sign_in(EMAIL, PASSWORD).await.cookie();
        let other = office.sign_in(EMAIL, PASSWORD).await.cookie();
        let answer = office.post_as(&cookie, "/organiser/sign-out", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(answer.set_cookie.unwrap().contains("Max-Age=0"));
        assert!(!office.is_signed_in(&cookie).await);
        assert!(office.is_signed_in(&other).await, "the other browser stays");
        let again = office.post_as(&cookie, "/organiser/sign-out", &[]).await;
        assert_eq!(again.location.as_deref(), Some("/organiser/sign-in?next=/organiser/sign-out"));
    })
    .await;
}

#[tokio::test]
async fn each_sign_in_is_a_new_session_in_place_of_the_browsers_old_one() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let old = office.sign_in(EMAIL, PASSWORD).await.cookie();
        let form = [("email", EMAIL), ("password", PASSWORD)];
        let new = office.post_as(&old, "/organiser/sign-in", &form).await.cookie();
        assert_ne!(old, new);
        assert!(!office.is_signed_in(&old).await);
        assert!(office.is_signed_in(&new).await);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_idle_in_the_end_and_with_the_person() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let cookie = office.sign_in(EMAIL, PASSWORD).await.cookie();
        for _ in 0..14 {
            office.wait(11 * HOUR);
            assert!(office.is_signed_in(&cookie).await, "in use");
        }
        office.wait(DAY - 10 * HOUR);
        assert!(!office.is_signed_in(&cookie).await, "at the latest after 7 days");

        let cookie = office.sign_in(EMAIL, PASSWORD).await.cookie();
        office.wait(12 * HOUR);
        assert!(!office.is_signed_in(&cookie).await, "idle");

        let cookie = office.sign_in(EMAIL, PASSWORD).await.cookie();
        office.disable(EMAIL).await;
        assert!(!office.is_signed_in(&cookie).await, "disabled");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_goes_straight_on() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let cookie = office.sign_in(EMAIL, PASSWORD).await.cookie();
        let answer = office.get_as(&cookie, "/en/organiser/sign-in?next=/en/organiser/events/7").await;
        assert_eq!(answer.location.as_deref(), Some("/en/organiser/events/7"));
        assert_eq!(answer.cache_control.as_deref(), Some("no-store"));
    })
    .await;
}

#[tokio::test]
async fn co_organisers_are_chosen_among_those_who_may_sign_in() {
    on_each_database(async |office| {
        for email in ["bo@kolding.example", "anne@kolding.example", "carl@kolding.example"] {
            office.link(email).await;
        }
        office.disable("carl@kolding.example").await;
        let active = store::active(&mut office.state.db.read().await.unwrap()).await.unwrap();
        let names: Vec<_> = active.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["anne", "bo"]);
    })
    .await;
}
