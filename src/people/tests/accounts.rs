//! Whether somebody can sign in, and whether somebody is left who says who does.

use crate::people::model::{Account, AccountState, LinkKind, Organiser};
use crate::people::rules::{account_state, is_just_sent, leaves_an_administrator, lifetime};
use crate::server::access::Role;
use crate::text::Lang;
use crate::time::{DAY, HOUR, Timestamp};

const NOW: Timestamp = super::NOW;

fn account(id: &str, role: Role) -> Account {
    let organiser = Organiser {
        id: id.to_owned(),
        email: format!("{id}@kolding.example"),
        name: id.to_owned(),
        role: Some(role),
        disabled: false,
    };
    Account {
        organiser,
        organisation: None,
        events: 0,
        lang: Lang::Da,
        has_password: true,
        seen_at: None,
        link_until: None,
    }
}

#[test]
fn an_invitation_counts_until_it_ends_and_not_when_there_is_a_password() {
    assert_eq!((lifetime(LinkKind::Password), lifetime(LinkKind::Invitation)), (HOUR, 7 * DAY));
    let invited = |until: i64| Account {
        has_password: false,
        link_until: Some(NOW.plus(until)),
        ..account("bo", Role::Organiser)
    };
    assert_eq!(account_state(&invited(1), NOW), AccountState::Invited(NOW.plus(1)));
    assert_eq!(account_state(&invited(0), NOW), AccountState::WithoutPassword);
    assert_eq!(account_state(&Account { has_password: true, ..invited(1) }, NOW), AccountState::Active);
    let mut closed = invited(1);
    closed.organiser.disabled = true;
    assert_eq!(account_state(&closed, NOW), AccountState::Closed);
    let mut unknown = invited(1);
    unknown.organiser.role = None;
    assert_eq!(account_state(&unknown, NOW), AccountState::Closed);

    assert!(is_just_sent(&invited(7 * DAY - 59), NOW) && !is_just_sent(&invited(7 * DAY - 60), NOW));
    assert!(!is_just_sent(&invited(HOUR), NOW), "a link of an hour was asked for on the command line");
}

#[test]
fn only_an_administrator_who_can_sign_in_is_one_to_leave_it_to() {
    let anne = account("anne", Role::Administrator);
    let leaves = |other: Account| leaves_an_administrator(&[anne.clone(), other], "anne", NOW);
    let karen = account("karen", Role::Administrator);
    assert!(leaves(karen.clone()));
    assert!(!leaves_an_administrator(std::slice::from_ref(&anne), "anne", NOW));
    for role in [Role::Organiser, Role::Partner, Role::Door] {
        assert!(!leaves(account("karen", role)), "{role:?}");
    }
    assert!(!leaves(Account { has_password: false, link_until: Some(NOW.plus(DAY)), ..karen.clone() }));
    let mut closed = karen;
    closed.organiser.disabled = true;
    assert!(!leaves(closed));
}
