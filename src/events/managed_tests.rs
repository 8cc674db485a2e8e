//! Who reaches an event through which extractor, on both databases.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use tower::ServiceExt;

use super::model::{ContactPerson, Details, EventId, Kind, Organisation, Place, Texts};
use super::{DoorEvent, ListedEvent, ManagedEvent, Right, rules, store};
use crate::people::{self, NewAccount};
use crate::server::access::{Role, Who};
use crate::server::for_tests::{self, Scratch};
use crate::server::state::AppState;
use crate::time::{DAY, HOUR, Timestamp};

/// Tuesday 24 November 2026 at 12 in Copenhagen.
const NOW: Timestamp = Timestamp(1_795_518_000);

/// Tomorrow from 20 until 1 at night, by Kolding Kommune and Business Kolding.
fn details() -> Details {
    let starts_at = NOW.plus(DAY + 8 * HOUR);
    Details {
        kind: Kind::NetworkMeeting,
        starts_at,
        ends_at: starts_at.plus(5 * HOUR),
        place: Place { name: "Nicolai".to_owned(), room: String::new(), address: String::new() },
        online_link: String::new(),
        principles: Vec::new(),
        da: Texts { title: "Et møde".to_owned(), ..Texts::default() },
        en: Texts::default(),
        responsible: Organisation { name: "Kolding Kommune".to_owned() },
        partners: vec![Organisation { name: "Business Kolding".to_owned() }],
        contacts: vec![ContactPerson::default()],
        keep_months: 6,
    }
}

struct House {
    state: AppState,
    event: EventId,
    _folder: tempfile::TempDir,
}

impl House {
    async fn open(Scratch { state, folder }: Scratch) -> Self {
        let owner = account(&state, Role::Organiser).await;
        let mut tx = state.db.begin_write().await.unwrap();
        let event = store::insert(&mut tx, NOW, &details(), &owner, |id| id.0.clone()).await.unwrap();
        tx.commit().await.unwrap();
        Self { state, event, _folder: folder }
    }

    async fn publish(&self) {
        let mut tx = self.state.db.begin_write().await.unwrap();
        store::publish(&mut tx, NOW, &self.event, "Et møde").await.unwrap().unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody new, added to the event or not.
    async fn person(&self, role: Role, added: bool) -> Who {
        let id = account(&self.state, role).await;
        if added {
            let mut tx = self.state.db.begin_write().await.unwrap();
            store::set_co_organisers(&mut tx, &self.event, std::slice::from_ref(&id)).await.unwrap();
            tx.commit().await.unwrap();
        }
        Who { id, name: String::new(), role, organisation_id: None }
    }

    async fn partner(&self, organisation: &'static str) -> Who {
        let id: Option<(String,)> = sqlx::query_as("SELECT id FROM organisations WHERE name = $1")
            .bind(organisation)
            .fetch_optional(&mut *self.state.db.read().await.unwrap())
            .await
            .unwrap();
        Who { organisation_id: id.map(|(id,)| id), ..self.person(Role::Partner, true).await }
    }

    /// What an extractor gives somebody: their right, or nothing where the event is as good as absent.
    async fn ask(&self, extractor: &str, who: &Who) -> Option<Right> {
        let routes = Router::new()
            .route("/managed/{id}", get(async |_: ManagedEvent| told(Right::Manage)))
            .route("/listed/{id}", get(async |event: ListedEvent| told(event.right)))
            .route("/door/{id}", get(async |event: DoorEvent| told(event.right)))
            .with_state(self.state.clone());
        let request = Request::builder().uri(format!("/{extractor}/{}", self.event.as_str()));
        let request = request.extension(who.clone()).body(Body::empty()).unwrap();
        let response = routes.oneshot(request).await.unwrap();
        match response.status() {
            StatusCode::OK => Some(Right::Manage),
            StatusCode::ACCEPTED => Some(Right::Read),
            StatusCode::CREATED => Some(Right::Tick),
            status => {
                assert_eq!(status, StatusCode::NOT_FOUND);
                None
            }
        }
    }

    async fn rights(&self, who: &Who) -> [Option<Right>; 3] {
        [self.ask("managed", who).await, self.ask("listed", who).await, self.ask("door", who).await]
    }
}

/// A right as a status, which is all that these routes answer.
fn told(right: Right) -> StatusCode {
    match right {
        Right::Manage => StatusCode::OK,
        Right::Read => StatusCode::ACCEPTED,
        Right::Tick => StatusCode::CREATED,
    }
}

async fn account(state: &AppState, role: Role) -> String {
    let email = format!("{}@kolding.example", crate::server::id::fresh());
    let mut tx = state.db.begin_write().await.unwrap();
    let new = NewAccount::new(&email, "Anne", role);
    let id = people::store::insert(&mut tx, NOW, new).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn each_extractor_lets_through_those_it_is_meant_for() {
    for_tests::on_each_database(NOW, async |scratch| {
        let house = House::open(scratch).await;
        let manages = [Some(Right::Manage); 3];
        let administrator = house.person(Role::Administrator, false).await;
        let organiser = house.person(Role::Organiser, true).await;
        for who in [&administrator, &organiser] {
            assert_eq!(house.rights(who).await, manages, "a draft");
        }
        let (partner, door) = (house.partner("Business Kolding").await, house.person(Role::Door, true).await);
        assert_eq!(house.rights(&partner).await, [None; 3], "no partner sees a draft");
        assert_eq!(house.rights(&door).await, [None; 3], "nobody comes to a draft");

        house.publish().await;
        assert_eq!(house.rights(&administrator).await, manages);
        assert_eq!(house.rights(&organiser).await, [None; 3], "another took their place");
        assert_eq!(house.rights(&partner).await, [None, Some(Right::Read), None]);
        assert_eq!(house.rights(&house.partner("Kolding Kommune").await).await, [None, Some(Right::Read), None]);
        let strange = house.partner("SDU").await;
        assert_eq!(house.rights(&strange).await, [None; 3], "of an organisation that takes no part, or of none");
        let door = house.person(Role::Door, true).await;
        assert_eq!(house.rights(&door).await, [None, None, Some(Right::Tick)]);
        assert_eq!(house.rights(&house.person(Role::Door, false).await).await, [None; 3]);
        assert_eq!(house.rights(&house.person(Role::Organiser, false).await).await, [None; 3]);
    })
    .await;
}

#[tokio::test]
async fn the_door_is_open_from_the_day_before_until_the_day_after_and_not_for_what_is_cancelled() {
    for_tests::on_each_database(NOW, async |scratch| {
        let house = House::open(scratch).await;
        house.publish().await;
        let door = house.person(Role::Door, true).await;
        let days = rules::door_days(&details());
        let move_to = |at: Timestamp| for_tests::wait(&house.state, at.0 - house.state.clock.now().0);
        for (at, is_open) in
            [(days.start.plus(-1), false), (days.start, true), (days.end.plus(-1), true), (days.end, false)]
        {
            move_to(at);
            assert_eq!(house.ask("door", &door).await.is_some(), is_open, "{at}");
        }
        let administrator = house.person(Role::Administrator, false).await;
        assert_eq!(house.ask("door", &administrator).await, Some(Right::Manage), "those who manage it mend it later");

        move_to(NOW);
        assert!(house.ask("door", &door).await.is_some());
        let mut tx = house.state.db.begin_write().await.unwrap();
        let words = [(crate::text::Lang::Da, ""), (crate::text::Lang::En, "")];
        assert!(store::cancel(&mut tx, NOW, &house.event, words, None).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(house.ask("door", &door).await, None);
    })
    .await;
}

#[test]
fn the_door_opens_and_closes_at_midnight_whatever_the_clocks_do() {
    let at = |text: &str| {
        Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
    };
    for (starts, ends, opens, closes) in [
        ("2027-01-14 08:30", "2027-01-14 10:00", "2027-01-13 00:00", "2027-01-16 00:00"),
        // Over midnight, and over the night in which the clocks change.
        ("2026-11-25 20:00", "2026-11-26 01:00", "2026-11-24 00:00", "2026-11-28 00:00"),
        ("2027-03-27 09:00", "2027-03-27 16:00", "2027-03-26 00:00", "2027-03-29 00:00"),
    ] {
        let details = Details { starts_at: at(starts), ends_at: at(ends), ..details() };
        assert_eq!(rules::door_days(&details), at(opens)..at(closes), "{starts}");
    }
}
