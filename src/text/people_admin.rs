//! Sentences about who signs in: their roles, the pages of people, and what those see who do not organise.

use crate::people::{AccountState, Deed, DoneBy, Role, Why};
use crate::time::Timestamp;

/// What was just done to an account, as its page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonDone {
    Invited,
    InvitedAgain,
    Saved,
    Closed,
    Reopened,
}

impl PersonDone {
    /// As it stands in an address.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::InvitedAgain => "again",
            Self::Saved => "saved",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Invited, Self::InvitedAgain, Self::Saved, Self::Closed, Self::Reopened]
            .into_iter()
            .find(|done| done.tag() == tag)
    }
}

/// What an invitation tells.
pub struct Invited<'a> {
    /// The administrator's name.
    pub by: &'a str,
    pub role: Role,
    /// Of a partner.
    pub organisation: Option<&'a str>,
}

pub trait PeopleAdmin {
    // Roles
    fn role(&self, role: Role) -> &'static str;
    /// What somebody in this role may do, for who gives it.
    fn role_hint(&self, role: Role) -> &'static str;
    /// The same, for who has it.
    fn role_means(&self, role: Role) -> &'static str;
    /// A role that another version of the program gave.
    fn unknown_role(&self) -> &'static str;

    // The list
    fn people(&self) -> &'static str;
    fn people_lead(&self) -> &'static str;
    fn invite(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn email(&self) -> &'static str;
    fn role_label(&self) -> &'static str;
    fn last_seen(&self) -> &'static str;
    fn never(&self) -> &'static str;
    /// Beside one's own account.
    fn you(&self) -> &'static str;
    fn account_state(&self, state: AccountState) -> &'static str;

    // Inviting
    fn invite_title(&self) -> &'static str;
    fn invite_lead(&self, days: i64) -> String;
    fn not_invited(&self) -> &'static str;
    fn organisation_of_partner(&self) -> &'static str;
    fn organisation_hint(&self) -> &'static str;
    fn mail_language(&self) -> &'static str;
    fn send_invitation(&self) -> &'static str;
    fn leave_it(&self) -> &'static str;
    fn name_missing(&self) -> &'static str;
    fn email_missing(&self) -> &'static str;
    fn role_missing(&self) -> &'static str;
    fn organisation_missing(&self) -> &'static str;
    fn taken(&self) -> &'static str;
    fn taken_title(&self) -> &'static str;
    fn taken_link(&self) -> &'static str;

    // The mail
    fn invitation_subject(&self, municipality: &str) -> String;
    fn invitation_lead(&self, invited: &Invited<'_>, municipality: &str) -> String;
    fn invitation_lives(&self, until: Timestamp) -> String;
    fn invitation_not_expected(&self, by: &str) -> String;
    /// Of a link that sets no password any more.
    fn invitation_ended(&self) -> &'static str;

    // One account
    fn account(&self) -> &'static str;
    /// On how many events a partner's organisation stands.
    fn events_of_organisation(&self) -> &'static str;
    fn how_many_events(&self, events: i64) -> String;
    fn link_works_until(&self) -> &'static str;
    fn invite_again(&self) -> &'static str;
    fn save(&self) -> &'static str;
    fn not_saved(&self) -> &'static str;
    /// Somebody else saved while this was typed.
    fn changed_meanwhile(&self) -> &'static str;
    fn it_is_now(&self, name: &str, role: &str, organisation: Option<&str>) -> String;
    fn done(&self, done: PersonDone, email: &str) -> String;
    fn mail_lost(&self, email: &str) -> String;
    fn why_lost(&self, why: Why) -> &'static str;
    fn last_administrator(&self) -> &'static str;
    fn last_administrator_next(&self) -> &'static str;
    fn close(&self) -> &'static str;
    fn close_title(&self, name: &str) -> String;
    /// What happens, a sentence each; `own`: the account of whoever asks.
    fn closing(&self, own: bool) -> Vec<&'static str>;
    fn keep_open(&self) -> &'static str;
    fn back(&self) -> &'static str;
    fn reopen(&self) -> &'static str;
    fn reopen_title(&self, name: &str) -> String;
    fn reopening(&self, has_password: bool) -> &'static str;
    fn keep_closed(&self) -> &'static str;

    // What was done with an account
    fn deed(&self, deed: Deed) -> &'static str;
    fn done_by(&self, by: &DoneBy) -> String;

    // One's own sessions
    fn where_signed_in(&self) -> &'static str;
    fn signed_in_at(&self) -> &'static str;
    fn this_session(&self) -> &'static str;
    fn other_session(&self) -> &'static str;
    fn end_session(&self) -> &'static str;
    fn session_ended(&self) -> &'static str;

    // What a partner sees
    fn no_partner_events(&self) -> &'static str;
    fn no_partner_events_next(&self) -> &'static str;

    // What somebody at the door sees
    fn attendance(&self) -> &'static str;
    fn no_door_events(&self) -> &'static str;
    fn no_door_events_next(&self) -> &'static str;
    /// `day`: "13. jan."
    fn door_opens(&self, day: &str) -> String;
    fn tick(&self) -> &'static str;
    /// Of an event that is cancelled.
    fn nobody_to_tick(&self) -> &'static str;

    /// In the form of an event: somebody who only ticks who came.
    fn at_the_door(&self, name: &str) -> String;
}
