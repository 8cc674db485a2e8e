//! How often signing in may be tried.

use super::*;
use crate::people::rules::{BY_ADDRESS, BY_EMAIL, BY_NETWORK, NETWORK_REMEMBERED};
use crate::server::limit::Network;
use crate::time::{HOUR, MINUTE};

#[tokio::test]
async fn the_eleventh_attempt_for_an_address_is_refused_known_or_not_and_right_or_wrong() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        office.wait(15 * MINUTE);
        for email in [EMAIL, "ukendt@kolding.example"] {
            for _ in 0..BY_EMAIL.allowed {
                assert_eq!(office.sign_in(email, "forkert sætning").await.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            let shouted = email.to_uppercase();
            assert_eq!(office.sign_in(&shouted, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS, "{email}");
        }
        assert_eq!(office.sign_in("en.tredje@kolding.example", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        office.wait(15 * MINUTE);
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_stranger_elsewhere_cannot_lock_somebody_out() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        for _ in 0..=BY_EMAIL.allowed {
            office.sign_in_from("203.0.113.9", EMAIL, "forkert sætning").await;
        }
        assert_eq!(office.sign_in_from("203.0.113.9", EMAIL, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(office.sign_in_from("198.51.100.4", EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

/// Wrong guesses from so many networks of one IPv6 customer as are let in; what the next one is answered.
async fn guess_from_everywhere(office: &Office, email: &str) -> StatusCode {
    let mut guesses = 0;
    for network in 0.. {
        for _ in 0..BY_EMAIL.allowed {
            let answer = office.sign_in_from(&format!("2001:db8:1:{network:x}::1"), email, "forkert sætning").await;
            if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
                assert_eq!(guesses, BY_ADDRESS.allowed);
                return answer.status;
            }
            guesses += 1;
            assert!(guesses <= BY_ADDRESS.allowed, "whoever has networks guesses on");
        }
    }
    unreachable!("networks without end")
}

#[tokio::test]
async fn guesses_from_ever_new_networks_end_and_the_owner_gets_in_where_they_work_and_by_a_link() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        for email in [EMAIL, "ukendt@kolding.example"] {
            assert_eq!(guess_from_everywhere(office, email).await, StatusCode::TOO_MANY_REQUESTS, "known or not");
        }
        let away = "198.51.100.4";
        let shouted = office.sign_in_from(away, &EMAIL.to_uppercase(), PASSWORD).await;
        assert_eq!(shouted.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(shouted.body.contains("Linket i mailen logger dig ind"), "{}", shouted.body);
        let elsewhere = office.sign_in_from(away, "en.tredje@kolding.example", "x").await;
        assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Where she has signed in before, nothing is different.
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
        let link = office.link(EMAIL).await;
        let form = [("password", PASSWORD)];
        let set = office.send("POST", &link, None, away.parse().unwrap(), Some(&form)).await;
        assert!(office.is_signed_in(&set.cookie()).await);
        assert_eq!(office.sign_in_from(away, EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER, "it is known now");
        office.wait(HOUR);
        assert_eq!(office.sign_in_from("203.0.113.9", EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn where_somebody_signed_in_is_forgotten_in_time() {
    on_each_database(async |office| {
        office.person(EMAIL).await;
        office.wait(NETWORK_REMEMBERED / 2);
        assert_eq!(office.sign_in_from("203.0.113.9", EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
        office.wait(NETWORK_REMEMBERED / 2 + HOUR);
        crate::people::forget_networks(&office.state).await.unwrap();
        guess_from_everywhere(office, EMAIL).await;
        assert_eq!(office.sign_in(EMAIL, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(office.sign_in_from("203.0.113.9", EMAIL, PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_network_has_a_budget_over_all_addresses() {
    on_each_database(async |office| {
        let now = office.state.clock.now();
        let key = office.state.config.secret.keyed_hash(BY_NETWORK.scope, "2001:db8:1:2::/64");
        let mut tx = office.state.db.begin_write().await.unwrap();
        for _ in 1..BY_NETWORK.allowed {
            assert!(BY_NETWORK.spend(&mut tx, &key, now).await.unwrap());
        }
        tx.commit().await.unwrap();
        let attempt = async |ip: &str, email: &str| office.sign_in_from(ip, email, "forkert sætning").await.status;
        assert_eq!(attempt("2001:db8:1:2::1", "a@firma.example").await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(attempt("2001:db8:1:2:ffff::7", "b@firma.example").await, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(attempt("2001:db8:1:3::1", "b@firma.example").await, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[test]
fn a_network_is_an_ipv4_address_or_an_ipv6_64() {
    let network = |ip: &str| Network::from(ip.parse::<IpAddr>().unwrap()).0;
    assert_eq!(network("192.0.2.7"), "192.0.2.7");
    assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7", "as a socket of both kinds sees it");
    assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::"));
    assert_ne!(network("2001:db8:1:2::"), network("2001:db8:1:3::"));
}
