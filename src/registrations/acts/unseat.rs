//! Taking confirmed parties' seats back: they stand in the queue again.

use serde_json::json;

use super::tell::Mails;
use crate::audit::{self, Act, Actor};
use crate::events::Event;
use crate::registrations::mails::{ContactNews, SeatNews};
use crate::registrations::model::{CapacityTerms, Registration, State};
use crate::registrations::store;
use crate::server::db::{StoreError, WriteTx};
use crate::time::Timestamp;

/// Moves confirmed parties to the waiting list, by the numbers that they have; returns them as they are told of it, with raised sequences. The caller
/// holds the event's lock, decides whether it may be, settles, and then calls [`tell_taken_back`].
pub async fn take_back(
    tx: &mut WriteTx,
    now: Timestamp,
    parties: &[&Registration],
) -> Result<Vec<Registration>, StoreError> {
    let mut taken = Vec::new();
    for party in parties {
        let mut moved = Registration { state: State::Waitlisted, confirmed_at: None, ..(*party).clone() };
        for seat in moved.seats.iter_mut().filter(|seat| seat.cancelled.is_none()) {
            seat.sequence = store::raise_sequence(tx, now, &seat.id).await?;
        }
        if !store::unseat(tx, &party.id).await? {
            return Err(StoreError::Corrupt("a party that lost its seats under the lock"));
        }
        taken.push(moved);
    }
    Ok(taken)
}

/// Tells parties whose seats were taken back that their calendar entries end, and where they stand once others have
/// their seats; logs it.
pub async fn tell_taken_back(
    tx: &mut WriteTx,
    now: Timestamp,
    (event, terms): (&Event, &CapacityTerms),
    taken: &[Registration],
    actor: Actor<'_>,
) -> Result<(), StoreError> {
    // An organiser's act: it leaves at once, and takes along what waits for its turn before it.
    let mails = Mails::of_organiser(now, event, terms);
    for party in taken {
        let position = store::queue_position(tx, &event.id, party.queue_number).await?;
        let (seat, contact) = (SeatNews::BackInQueue { position }, ContactNews::BackInQueue { position });
        mails.seated(tx, party, &seat, contact).await?;
        let act = Act {
            actor,
            action: "registration.unseat",
            event_id: Some(event.id.as_str()),
            registration_id: Some(party.id.as_str()),
            detail: json!({ "seats": party.size(), "position": position }),
        };
        audit::record(tx, now, act).await?;
    }
    Ok(())
}

/// Who would move to the waiting list, so that at most `capacity` are seated: whole parties from the last confirmed
/// backwards. Those whose contact is forgotten keep their seats, since nobody could be told of a place in the queue.
/// In order of arrival, the order in which they are moved.
pub fn to_unseat(registrations: &[Registration], capacity: i64) -> Vec<&Registration> {
    let seated = registrations.iter().filter(|party| party.state == State::Confirmed);
    let mut over = seated.clone().map(Registration::size).sum::<i64>() - capacity;
    let mut last_first: Vec<&Registration> = seated.filter(|party| !party.contact.is_erased()).collect();
    last_first.sort_by_key(|party| std::cmp::Reverse((party.confirmed_at, party.queue_number)));
    let mut moved: Vec<&Registration> = last_first
        .into_iter()
        .take_while(|party| {
            let moves = over > 0;
            over -= party.size();
            moves
        })
        .collect();
    moved.sort_by_key(|party| party.queue_number);
    moved
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::registrations::for_tests;

    /// A party of `size` that got its seats at `confirmed`, or waits.
    fn party(number: i64, size: i64, confirmed: Option<i64>, erased: bool) -> Registration {
        let state = if confirmed.is_some() { State::Confirmed } else { State::Waitlisted };
        let mut party = for_tests::party(&format!("party {number}"), state, size);
        party.queue_number = number;
        party.confirmed_at = confirmed.map(Timestamp);
        if erased {
            party.contact.email.clear();
        }
        party
    }

    fn seated<'a>(parties: impl IntoIterator<Item = &'a Registration>) -> i64 {
        parties.into_iter().filter(|party| party.state == State::Confirmed).map(Registration::size).sum()
    }

    proptest! {
        #[test]
        fn the_last_confirmed_move_and_no_more_of_them_than_must(
            drawn in proptest::collection::vec((1..=10_i64, proptest::option::of(0..5_i64), proptest::bool::weighted(0.1)), 0..20),
            capacity in 1..60_i64,
        ) {
            let parties: Vec<Registration> = (1..)
                .zip(&drawn)
                .map(|(number, (size, confirmed, erased))| party(number, *size, *confirmed, *erased))
                .collect();
            let moved = to_unseat(&parties, capacity);
            let moves = |party: &Registration| moved.iter().any(|moved| moved.id == party.id);
            let stay: Vec<&Registration> =
                parties.iter().filter(|party| party.state == State::Confirmed && !moves(party)).collect();
            let could_move = |party: &&&Registration| !party.contact.is_erased();
            prop_assert!(seated(stay.iter().copied()) <= capacity || !stay.iter().any(|party| could_move(&party)));
            prop_assert!(moved.iter().all(|party| party.state == State::Confirmed && !party.contact.is_erased()));
            prop_assert!(moved.is_sorted_by_key(|party| party.queue_number));
            let when = |party: &Registration| (party.confirmed_at, party.queue_number);
            if let Some(first) = moved.iter().min_by_key(|party| when(party)) {
                let before = seated(stay.iter().copied()) + first.size();
                prop_assert!(before > capacity, "the last one need not have moved");
                prop_assert!(stay.iter().filter(could_move).all(|party| when(party) < when(first)));
            }
        }
    }
}
