//! What must be true afterwards: of every queue each mail, in order, once or with identical bytes twice.

use std::collections::{BTreeMap, HashMap};

use super::world::{Guest, World};
use crate::app::Taken;

/// How it went.
pub struct Figures {
    pub queues: usize,
    /// Different mails.
    pub mails: usize,
    /// Mails that came more than once.
    pub twice: usize,
    /// Mails that the server took without saying so.
    pub unanswered: usize,
}

/// A row of the outbox.
#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    queue: String,
    recipient: String,
}

pub async fn of(world: &World, guests: &[Guest], taken: &[Taken]) -> Figures {
    let mut connection = world.state.db.read().await.unwrap();
    let rows: Vec<Row> = sqlx::query_as("SELECT id, queue, recipient FROM outbox ORDER BY queue, number")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    let (lost,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL").fetch_one(&mut *connection).await.unwrap();
    assert_eq!(lost, 0, "mails were given up");
    drop(connection);

    let mut arrived: HashMap<&str, Vec<&Taken>> = HashMap::new();
    for mail in taken {
        arrived.entry(&mail.to).or_default().push(mail);
    }
    let mut posted: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &rows {
        posted.entry(&row.queue).or_default().push(row);
    }
    let mut twice = 0;
    for (queue, rows) in &posted {
        // Here every queue has an address of its own.
        let arrived = &arrived[rows[0].recipient.as_str()];
        let mut distinct: Vec<&Taken> = Vec::new();
        for mail in arrived {
            match distinct.last() {
                Some(before) if before.message_id() == mail.message_id() => {
                    assert!(before.bytes == mail.bytes, "{queue}: one mail with two faces");
                    twice += 1;
                }
                _ => distinct.push(mail),
            }
        }
        let came: Vec<String> = distinct.iter().map(|mail| mail.message_id()).collect();
        let wanted: Vec<String> = rows.iter().map(|row| format!("<{}@127.0.0.1>", row.id)).collect();
        assert_eq!(came, wanted, "{queue}: what came is not what was posted, in its order");
    }
    assert_eq!(arrived.len(), posted.len(), "somebody got a mail that was not for them");

    versions_ascend(world, &arrived).await;
    whoever_was_told_yes_is_there(world, guests).await;
    Figures {
        queues: posted.len(),
        mails: rows.len(),
        twice,
        unanswered: taken.iter().filter(|mail| !mail.answered).count(),
    }
}

/// Of each seat the versions from the first to that of the seat, each of them, and at the end of a cancelled one its end.
async fn versions_ascend(world: &World, arrived: &HashMap<&str, Vec<&Taken>>) {
    for seat in world.registrations().await.iter().flat_map(|registration| &registration.seats) {
        let mails: Vec<_> = arrived[seat.email.as_str()].iter().map(|taken| taken.mail()).collect();
        let mut versions: Vec<i64> = mails.iter().map(crate::app::Mail::sequence).collect();
        versions.dedup();
        assert_eq!(versions, (0..=seat.sequence).collect::<Vec<_>>(), "seat {}", seat.id.as_str());
        for mail in &mails {
            let is_end = seat.cancelled.is_some() && mail.sequence() == seat.sequence;
            assert_eq!(mail.method(), if is_end { "CANCEL" } else { "REQUEST" });
        }
    }
}

async fn whoever_was_told_yes_is_there(world: &World, guests: &[Guest]) {
    let registrations = world.registrations().await;
    for guest in guests {
        let theirs: Vec<_> =
            registrations.iter().filter(|registration| registration.contact.email == guest.email).collect();
        assert_eq!(theirs.len(), 1, "{} was told yes", guest.email);
        assert_eq!(theirs[0].seats[0].cancelled.is_some(), guest.cancelled, "{}", guest.email);
    }
}
