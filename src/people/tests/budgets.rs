//! How often signing in may be tried.

use super::*;
use crate::people::rules::{BY_EMAIL, BY_NETWORK};
use crate::server::limit::Network;
use crate::time::MINUTE;

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
