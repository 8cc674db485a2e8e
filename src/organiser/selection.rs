//! Several registrations of one event, chosen in the table: by their boxes, as a page, or as everything that is found.
//!
//! Whatever is done with several begins here: the table's form sends its boxes and what it was asked for, and this makes
//! registrations of it, of the event in the address only, whatever ids were sent.

use sqlx::AnyConnection;

use super::asked::Asked;
use crate::events::EventId;
use crate::registrations::store;
use crate::registrations::{Registration, RegistrationId};
use crate::server::db::StoreError;
use crate::ui::form::Values;

/// The boxes: an id each.
pub const PICK: &str = "pick";
/// Which of the three it is.
pub const SCOPE: &str = "scope";

/// The most that are chosen by their boxes.
const MOST_PICKED: usize = 200;

/// How several are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose boxes are ticked.
    Picked,
    /// All on the page.
    Page,
    /// All that are found, on every page.
    Found,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Picked, Self::Page, Self::Found];

    pub fn tag(self) -> &'static str {
        match self {
            Self::Picked => "picked",
            Self::Page => "page",
            Self::Found => "found",
        }
    }
}

/// Registrations of one event, as they were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    Picked(Vec<RegistrationId>),
    Page(Asked),
    Found(Asked),
}

impl Selection {
    /// Of the table's form, or of the form of a page that asks about them.
    pub fn read(values: &Values) -> Self {
        let is_id =
            |id: &&str| !id.is_empty() && id.len() <= 36 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        match values.get(SCOPE) {
            tag if tag == Scope::Page.tag() => Self::Page(Asked::read(values)),
            tag if tag == Scope::Found.tag() => Self::Found(Asked { page: 0, ..Asked::read(values) }),
            _ => {
                let ids = values.all(PICK).filter(is_id).take(MOST_PICKED);
                Self::Picked(ids.map(|id| RegistrationId(id.to_owned())).collect())
            }
        }
    }

    /// Fields that say it again: for a form that carries it on, or an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let scoped = |scope: Scope, asked: &Asked| {
            let mut pairs = vec![(SCOPE, scope.tag().to_owned())];
            pairs.extend(asked.query());
            pairs
        };
        match self {
            Self::Picked(ids) => ids.iter().map(|id| (PICK, id.0.clone())).collect(),
            Self::Page(asked) => scoped(Scope::Page, asked),
            Self::Found(asked) => scoped(Scope::Found, asked),
        }
    }

    /// What they were chosen from, to lead back to.
    pub fn asked(&self) -> Asked {
        match self {
            Self::Picked(_) => Asked::default(),
            Self::Page(asked) | Self::Found(asked) => asked.clone(),
        }
    }

    /// Their ids; those of the event alone, unless they are [`Selection::Picked`]: then whoever reads them by these ids
    /// reads the event's only.
    pub async fn ids(
        &self,
        connection: &mut AnyConnection,
        event_id: &EventId,
    ) -> Result<Vec<RegistrationId>, StoreError> {
        match self {
            Self::Picked(ids) => Ok(ids.clone()),
            Self::Page(asked) => {
                let page = store::page(connection, event_id, &asked.filter(), asked.cut()).await?;
                Ok(page.into_iter().map(|party| party.id).collect())
            }
            Self::Found(asked) => store::ids(connection, event_id, &asked.filter()).await,
        }
    }

    /// Those that are the event's, whole.
    pub async fn registrations(
        &self,
        connection: &mut AnyConnection,
        event_id: &EventId,
    ) -> Result<Vec<Registration>, StoreError> {
        let ids = self.ids(connection, event_id).await?;
        store::by_ids(connection, event_id, &ids).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_as_it_was_written() {
        let picked = Selection::Picked(vec![RegistrationId("0198c0de-0000-7000-8000-000000000001".to_owned())]);
        let asked = Asked::of_query("q=x&state=waitlisted&page=3");
        for chosen in [picked, Selection::Page(asked.clone()), Selection::Found(Asked { page: 0, ..asked })] {
            assert_eq!(Selection::read(&Values::from_pairs(chosen.pairs())), chosen);
        }
    }

    #[test]
    fn what_is_no_id_is_nobody() {
        let values =
            Values::from_pairs([(PICK, "' OR 1=1"), (PICK, ""), (PICK, "abc-1"), (PICK, "\0"), ("scope", "x")]);
        assert_eq!(Selection::read(&values), Selection::Picked(vec![RegistrationId("abc-1".to_owned())]));
    }
}
