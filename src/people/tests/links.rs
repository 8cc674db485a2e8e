//! Links that set a password: once, within an hour, the newest only.

use super::*;
use crate::time::{HOUR, MINUTE};

#[tokio::test]
async fn a_link_sets_the_password_and_signs_in() {
    on_each_database(async |office| {
        let lines = office.add(EMAIL, true).await.unwrap();
        assert_eq!(lines[0], "Added anne-sofie@kolding.example (administrator).");
        let link = lines.last().unwrap().strip_prefix("https://kobling.example").unwrap();
        assert!(link.starts_with("/organiser/password/"), "Danish");

        let page = office.get(link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.cache_control.as_deref(), Some("no-store"));
        assert!(page.body.contains(r#"autocomplete="new-password""#));
        assert_eq!(office.get(&format!("/en{link}")).await.status, StatusCode::OK, "a GET uses nothing up");

        let answer = office.post(link, &[("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location.as_deref(), Some("/organiser"));
        assert!(office.is_signed_in(&answer.cookie()).await);
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER, "spaces at its ends count");
    })
    .await;
}

#[tokio::test]
async fn a_used_link_is_gone_and_says_whom_to_ask() {
    on_each_database(async |office| {
        let link = office.link(EMAIL).await;
        office.post(&link, &[("password", PASSWORD)]).await;
        let page = office.get(&link).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.body.contains("Linket er brugt"));
        assert!(page.body.contains("mailto:hjaelp@kolding.example"));
        let answer = office.post(&link, &[("password", "en helt anden sætning")]).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.set_cookie.is_none());
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER, "the first one stays");
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_for_an_hour() {
    on_each_database(async |office| {
        let link = office.link(EMAIL).await;
        office.wait(HOUR - 1);
        assert_eq!(office.get(&link).await.status, StatusCode::OK);
        office.wait(1);
        assert_eq!(office.get(&link).await.status, StatusCode::GONE);
        assert_eq!(office.post(&link, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_new_link_ends_earlier_ones_and_keeps_the_person_as_they_were() {
    on_each_database(async |office| {
        let first = office.link(EMAIL).await;
        office.wait(MINUTE);
        let lines = office.add("Anne-Sofie@KOLDING.example", true).await.unwrap();
        assert!(lines[0].contains("has an account already"), "{lines:?}");
        assert!(lines[1].contains("still organiser"), "{lines:?}");
        let second = lines.last().unwrap().strip_prefix("https://kobling.example").unwrap();
        assert_eq!(office.get(&first).await.status, StatusCode::GONE);
        assert_eq!(office.get(second).await.status, StatusCode::OK);
        assert_eq!(office.acts().await, ["people.add", "people.new_link"]);
    })
    .await;
}

#[tokio::test]
async fn the_command_adds_people_in_every_role_and_a_partner_with_an_organisation() {
    on_each_database(async |office| {
        let add = async |role: Role, organisation: Option<&str>| {
            let email = format!("{}@kolding.example", role.tag());
            let organisation = organisation.map(str::to_owned);
            let new = NewOrganiser { role, organisation, ..NewOrganiser::organiser(&email) };
            crate::people::add(office.state.clone(), new).await
        };
        for role in [Role::Administrator, Role::Organiser, Role::Door] {
            assert_eq!(add(role, None).await.unwrap()[0], format!("Added {0}@kolding.example ({0}).", role.tag()));
            assert!(add(role, Some("SDU")).await.unwrap_err().contains("--organisation"));
        }
        assert!(add(Role::Partner, None).await.unwrap_err().contains("--organisation"));
        assert!(add(Role::Partner, Some("www.sdu.dk")).await.is_err());
        assert_eq!(add(Role::Partner, Some("SDU")).await.unwrap()[0], "Added partner@kolding.example (partner).");
        let mut db = office.state.db.read().await.unwrap();
        let partner = store::by_email(&mut db, "partner@kolding.example").await.unwrap().unwrap();
        let partner = store::account(&mut db, &partner.id).await.unwrap().unwrap();
        assert_eq!(partner.organisation.as_deref(), Some("SDU"));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_link_is_not_found() {
    on_each_database(async |office| {
        office.link(EMAIL).await;
        for path in ["/organiser/password/x", "/en/organiser/password/JGdHPQmNnUPvcJm4V2hcZgbQG2cVcY8YgnLPQ1mUG4k"] {
            assert_eq!(office.get(path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(office.post(path, &[("password", PASSWORD)]).await.status, StatusCode::NOT_FOUND);
        }
    })
    .await;
}

#[tokio::test]
async fn a_weak_password_is_refused_with_its_reason_and_the_link_stays_good() {
    on_each_database(async |office| {
        let link = office.link(EMAIL).await;
        for (password, reason) in [
            ("", "Skriv adgangskoden."),
            ("hest2hest", "Adgangskoden er for kort."),
            ("Kolding2027", "for let at gætte"),
            ("anne-sofie1", "ligner din e-mail"),
        ] {
            let answer = office.post(&link, &[("password", password)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
            assert!(answer.body.contains(reason), "{password}");
            assert!(password.is_empty() || !answer.body.contains(password), "never drawn again");
        }
        assert_eq!(office.post(&link, &[("password", PASSWORD)]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_every_session_of_the_old_one() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        let old = office.sign_in(EMAIL, PASSWORD).await.cookie();
        let link = office.link(EMAIL).await;
        let new = office.post(&link, &[("password", "en helt anden sætning")]).await.cookie();
        assert!(!office.is_signed_in(&old).await);
        assert!(office.is_signed_in(&new).await);
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn two_who_use_a_link_at_once_do_not_both_set_the_password() {
    on_each_database(async |office| {
        let link = office.link(EMAIL).await;
        let (one, other) = tokio::join!(
            office.post(&link, &[("password", "den ene lille sætning")]),
            office.post(&link, &[("password", "den anden lille sætning")]),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_gets_no_link_and_can_use_none() {
    on_each_database(async |office| {
        let link = office.link(EMAIL).await;
        office.disable(EMAIL).await;
        assert_eq!(office.get(&link).await.status, StatusCode::GONE);
        assert_eq!(office.post(&link, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
        assert!(office.add(EMAIL, false).await.unwrap_err().contains("may not sign in"));
    })
    .await;
}

#[tokio::test]
async fn the_command_refuses_what_is_no_address() {
    on_each_database(async |office| {
        let refusal = office.add("anne-sofie", false).await.unwrap_err();
        assert!(refusal.starts_with("email: "), "{refusal}");
        assert!(office.acts().await.is_empty());
    })
    .await;
}
