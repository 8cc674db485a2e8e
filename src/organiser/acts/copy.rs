//! Copying an event to other days, as drafts.

use chrono::NaiveDate;
use serde_json::json;

use super::{NewForm, locked, record, stored};
use crate::calendar::uid;
use crate::events::{self, EventId};
use crate::organiser::copies;
use crate::programme;
use crate::registrations;
use crate::registrations::store::FormKey;
use crate::reminders;
use crate::server::access::Who;
use crate::server::db::StoreError;
use crate::server::state::AppState;
use crate::time::LocalTimeError;

/// What became of copying.
pub enum Copied {
    /// The first of the drafts, made now or by the same form before.
    Made(EventId),
    /// The form's key belongs to something else; nothing is written.
    OtherContent,
    /// On this day the clocks skip or double its start or end; nothing is written.
    NoSuchTime(NaiveDate, LocalTimeError),
    /// It is a draft that somebody deleted meanwhile.
    Gone,
}

/// Makes a draft on each of these days, all in one transaction; whoever copies owns them, and who organised the
/// original beside them organises the copies too.
pub async fn copy(
    state: &AppState,
    who: &Who,
    id: &EventId,
    days: &[NaiveDate],
    new: NewForm<'_>,
) -> Result<Copied, StoreError> {
    let now = state.clock.now();
    let host = state.config.host();
    let mut tx = state.db.begin_write().await?;
    let Some((_, event)) = locked(&mut tx, id).await? else { return Ok(Copied::Gone) };
    let original = stored(&mut tx, event).await?;
    let mut first = None;
    for day in days {
        let plan = match copies::on_day(&original, *day, now) {
            Ok(plan) => plan,
            Err(error) => return Ok(Copied::NoSuchTime(*day, error)),
        };
        let made =
            events::store::insert(&mut tx, now, &plan.details, &who.id, |id| uid::event(id.as_str(), &host)).await?;
        if first.is_none() {
            match registrations::store::remember_form(&mut tx, now, new.form_key, new.content_hash, made.as_str())
                .await?
            {
                FormKey::New => {}
                // The draft just written goes with the transaction.
                FormKey::Again(made) => return Ok(Copied::Made(EventId(made))),
                FormKey::Other => return Ok(Copied::OtherContent),
            }
        }
        registrations::store::insert_capacity(&mut tx, &made, &plan.terms).await?;
        programme::store::replace(&mut tx, &made, &plan.items).await?;
        events::store::set_co_organisers(&mut tx, &made, &plan.co_organisers).await?;
        reminders::acts::copy(&mut tx, now, id, &made).await?;
        record(&mut tx, state, who, "event.copy", &made, json!({ "from": id.as_str() })).await?;
        first.get_or_insert(made);
    }
    let Some(first) = first else { return Ok(Copied::Gone) };
    tx.commit().await?;
    Ok(Copied::Made(first))
}
