//! Calendars to subscribe to: which there are, what each holds, and its last good form for when the database is away.
//!
//! A calendar program that meets an error stops asking (Thunderbird) or tells its owner, so a feed that was once made is
//! served as it was rather than not at all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::calendar_file;
use super::conditional::File;
use crate::calendar;
use crate::events::store::Remembered;
use crate::events::{self, Event, Kind};
use crate::paths;
use crate::server::db::StoreError;
use crate::server::error::AppError;
use crate::server::state::AppState;
use crate::text::Lang;
use crate::time::{DAY, Timestamp, next_change};

/// How long a feed remembers what has ended: what one went to stays in the calendar for a quarter of a year.
pub const REMEMBERS_ENDED: i64 = 90 * DAY;

/// How long it shows what was cancelled, so that everybody's program has seen it by then.
pub const REMEMBERS_CANCELLED: i64 = 30 * DAY;

/// How long the database may take where an older form can be served instead.
const PATIENCE: Duration = Duration::from_secs(3);

/// A calendar that anybody may subscribe to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    All,
    NetworkMeetings,
    LearningVisits,
    Conferences,
}

impl Feed {
    pub const ALL: [Self; 4] = [Self::All, Self::NetworkMeetings, Self::LearningVisits, Self::Conferences];

    /// How addresses name it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NetworkMeetings => "network-meetings",
            Self::LearningVisits => "learning-visits",
            Self::Conferences => "conferences",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feed| feed.tag() == tag)
    }

    /// The one that holds events of this kind alone.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::NetworkMeeting => Self::NetworkMeetings,
            Kind::LearningVisit => Self::LearningVisits,
            Kind::Conference => Self::Conferences,
        }
    }

    /// The kind of event that it holds; `None`: every kind.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::All => None,
            Self::NetworkMeetings => Some(Kind::NetworkMeeting),
            Self::LearningVisits => Some(Kind::LearningVisit),
            Self::Conferences => Some(Kind::Conference),
        }
    }

    fn holds(self, event: &Event) -> bool {
        self.kind().is_none_or(|kind| kind == event.details.kind)
    }
}

/// What feeds were last made from, and how each was last made. Cheap to clone.
#[derive(Clone, Default)]
pub struct LastGood(Arc<Mutex<Kept>>);

type Which = (Feed, Lang);

#[derive(Default)]
struct Kept {
    /// Of every feed: whoever asks for another one while the database is away shall not be the first to ask, nor get
    /// one that nobody asked for in weeks.
    content: Option<Arc<Content>>,
    /// At most eight.
    files: HashMap<Which, Arc<File>>,
}

impl LastGood {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A feed as it was: made anew from what was last read, where its own last form is older than that.
    async fn get(&self, state: &AppState, which: Which) -> Option<Arc<File>> {
        let (content, file) = {
            let kept = self.kept();
            (kept.content.clone()?, kept.files.get(&which).cloned())
        };
        if file.as_ref().is_some_and(|file| file.last_modified() == content.changed_at) {
            return file;
        }
        self.make(state, content, which).await.ok().or(file)
    }

    /// Rendering keeps a processor busy, and a panic in it must not reach the subscriber.
    async fn make(&self, state: &AppState, content: Arc<Content>, which: Which) -> Result<Arc<File>, AppError> {
        let state = state.clone();
        let made = tokio::task::spawn_blocking(move || Arc::new(render(&state, &content, which))).await;
        let file = made.map_err(|error| AppError::Internal(error.to_string()))?;
        self.kept().files.insert(which, file.clone());
        Ok(file)
    }
}

/// What feeds are made from.
struct Content {
    /// By start.
    events: Vec<Event>,
    changed_at: Timestamp,
}

/// A feed, and until when it is right by time alone; one that is served as it was may be wrong already.
pub struct Served {
    pub file: Arc<File>,
    pub until: Option<Timestamp>,
}

/// A feed as it is now, or as it was when it could last be made.
pub async fn serve(
    state: &AppState,
    now: Timestamp,
    which: (Feed, Lang),
    last_good: &LastGood,
) -> Result<Served, AppError> {
    let fresh = fresh(state, now, which, last_good);
    if last_good.kept().content.is_none() {
        return fresh.await;
    }
    let why = match tokio::time::timeout(PATIENCE, fresh).await {
        Ok(Ok(file)) => return Ok(file),
        Ok(Err(error)) => error,
        Err(elapsed) => AppError::Internal(elapsed.to_string()),
    };
    let Some(file) = last_good.get(state, which).await else { return Err(why) };
    tracing::error!(error = ?why, "a feed is served as it was");
    Ok(Served { file, until: None })
}

async fn fresh(state: &AppState, now: Timestamp, which: Which, last_good: &LastGood) -> Result<Served, AppError> {
    let content = Arc::new(load(state, now).await?);
    let until = content.right_until(now);
    last_good.kept().content = Some(content.clone());
    let file = last_good.make(state, content, which).await?;
    Ok(Served { file, until: Some(until) })
}

impl Content {
    /// Until something is over for so long that it is left out.
    fn right_until(&self, now: Timestamp) -> Timestamp {
        let ended = self.events.iter().map(|event| event.details.ends_at.plus(REMEMBERS_ENDED));
        let cancelled = self.events.iter().filter_map(|event| event.cancelled_at);
        next_change(now, ended.chain(cancelled.map(|at| at.plus(REMEMBERS_CANCELLED))))
    }
}

async fn load(state: &AppState, now: Timestamp) -> Result<Content, StoreError> {
    let remembered = Remembered { ended: now.plus(-REMEMBERS_ENDED), cancelled: now.plus(-REMEMBERS_CANCELLED) };
    let mut db = state.db.read().await?;
    // Asked first: what changes meanwhile is then newer than its date, and is told at the next asking.
    let changed_at = events::store::feeds_changed_at(&mut db, remembered, REMEMBERS_ENDED, REMEMBERS_CANCELLED).await?;
    let events = events::store::for_feeds(&mut db, remembered).await?;
    Ok(Content { events, changed_at: changed_at.unwrap_or(Timestamp(0)) })
}

/// Each event as in its own public file.
fn render(state: &AppState, content: &Content, (feed, lang): Which) -> File {
    let entries: Vec<calendar::Entry> = content
        .events
        .iter()
        .filter(|event| feed.holds(event))
        .filter_map(|event| {
            let address = state.config.absolute(&paths::event(lang, event.public_slug()?));
            Some(calendar_file::entry(event, lang, address))
        })
        .collect();
    File::new(calendar::feed(lang.calendar().name(feed), &entries), content.changed_at)
}
