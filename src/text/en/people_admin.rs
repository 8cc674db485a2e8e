//! English sentences about who signs in.

use crate::people::{AccountState, Deed, DoneBy, Role, Why};
use crate::text::people_admin::{Invited, PeopleAdmin, PersonDone};
use crate::text::{En, Lang, dates};
use crate::time::Timestamp;

impl PeopleAdmin for En {
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "Administrator",
            Role::Organiser => "Organiser",
            Role::Partner => "Partner",
            Role::Door => "At the door",
        }
    }
    fn role_hint(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "Sees and changes every event, and says who has access.",
            Role::Organiser => "Makes events, and sees and changes their own and those they co-organise.",
            Role::Partner => {
                "Sees the events that their organisation stands on, and who comes. Sees no diet or access needs, and changes nothing."
            }
            Role::Door => "Ticks who came, at the events they are put on. From the day before until the day after.",
        }
    }
    fn role_means(&self, role: Role) -> &'static str {
        match role {
            Role::Administrator => "You can see and change every event, and you say who has access.",
            Role::Organiser => "You can make events, and see and change your own and those you co-organise.",
            Role::Partner => "You can see the events that your organisation stands on, and who comes.",
            Role::Door => "You can tick who comes, at the events you are put on. That opens the day before.",
        }
    }
    fn unknown_role(&self) -> &'static str {
        "Unknown role"
    }

    fn people(&self) -> &'static str {
        "People"
    }
    fn people_lead(&self) -> &'static str {
        "Everybody who can sign in, and what they may do."
    }
    fn invite(&self) -> &'static str {
        "Invite"
    }
    fn name(&self) -> &'static str {
        "Name"
    }
    fn email(&self) -> &'static str {
        "Email"
    }
    fn role_label(&self) -> &'static str {
        "Role"
    }
    fn last_seen(&self) -> &'static str {
        "Last seen"
    }
    fn never(&self) -> &'static str {
        "Never signed in"
    }
    fn you(&self) -> &'static str {
        "You"
    }
    fn account_state(&self, state: AccountState) -> &'static str {
        match state {
            AccountState::Active => "Active",
            AccountState::Invited(_) => "Invited",
            AccountState::WithoutPassword => "No password",
            AccountState::Closed => "Closed",
        }
    }

    fn invite_title(&self) -> &'static str {
        "Invite a person"
    }
    fn invite_lead(&self, days: i64) -> String {
        format!("We send a mail with a link where they choose a password. The link works for {days}\u{a0}days.")
    }
    fn not_invited(&self) -> &'static str {
        "The invitation has not been sent yet"
    }
    fn organisation_of_partner(&self) -> &'static str {
        "The partner’s organisation"
    }
    fn organisation_hint(&self) -> &'static str {
        "For partners only. Write it as it stands on the events: those are the ones the partner sees."
    }
    fn mail_language(&self) -> &'static str {
        "Mails to them are in"
    }
    fn send_invitation(&self) -> &'static str {
        "Send the invitation"
    }
    fn leave_it(&self) -> &'static str {
        "Leave it"
    }
    fn name_missing(&self) -> &'static str {
        "Write a name."
    }
    fn email_missing(&self) -> &'static str {
        "Write the email that the invitation goes to."
    }
    fn role_missing(&self) -> &'static str {
        "Choose a role."
    }
    fn organisation_missing(&self) -> &'static str {
        "Write which organisation the partner comes from."
    }
    fn taken(&self) -> &'static str {
        "That email has an account already."
    }
    fn taken_title(&self) -> &'static str {
        "They are here already"
    }
    fn taken_link(&self) -> &'static str {
        "See the account, and change it there"
    }

    fn invitation_subject(&self, municipality: &str) -> String {
        format!("You are invited to {municipality} on Kobling")
    }
    fn invitation_lead(&self, invited: &Invited<'_>, municipality: &str) -> String {
        let by = invited.by;
        let whom = match (invited.role, invited.organisation) {
            (Role::Administrator, _) => "an administrator".to_owned(),
            (Role::Organiser, _) => "an organiser".to_owned(),
            (Role::Partner, Some(organisation)) => format!("a partner from {organisation}"),
            (Role::Partner, None) => "a partner".to_owned(),
            (Role::Door, _) => "the one who receives people at the door".to_owned(),
        };
        format!("{by} has given you access to the events of {municipality} as {whom}.")
    }
    fn invitation_lives(&self, until: Timestamp) -> String {
        let until = dates::full_date(Lang::En, until);
        format!("The link works until {until}, and once.")
    }
    fn invitation_not_expected(&self, by: &str) -> String {
        format!("If you do not know {by}, there is nothing to do. Nothing more happens.")
    }
    fn invitation_ended(&self) -> &'static str {
        "An invitation works for 7 days, and only until a newer one is sent. Get a new link to the email that you were invited at."
    }

    fn account(&self) -> &'static str {
        "Account"
    }
    fn events_of_organisation(&self) -> &'static str {
        "The organisation stands on"
    }
    fn how_many_events(&self, events: i64) -> String {
        match events {
            0 => "No events yet".to_owned(),
            1 => "1\u{a0}event".to_owned(),
            more => format!("{more}\u{a0}events"),
        }
    }
    fn link_works_until(&self) -> &'static str {
        "The link works until"
    }
    fn invite_again(&self) -> &'static str {
        "Send the invitation again"
    }
    fn save(&self) -> &'static str {
        "Save"
    }
    fn not_saved(&self) -> &'static str {
        "Nothing is saved yet"
    }
    fn changed_meanwhile(&self) -> &'static str {
        "Somebody else has changed the account meanwhile"
    }
    fn it_is_now(&self, name: &str, role: &str, organisation: Option<&str>) -> String {
        let from = organisation.map(|organisation| format!(", {organisation}")).unwrap_or_default();
        format!("It now says: {name}, {role}{from}. What you typed stands below. Save, if that is what it shall be.")
    }
    fn done(&self, done: PersonDone, email: &str) -> String {
        match done {
            PersonDone::Invited => format!("The invitation is on its way to {email}"),
            PersonDone::InvitedAgain => {
                format!("A new invitation is on its way to {email}. The old link no longer works")
            }
            PersonDone::Saved => "Saved. It counts from now on".to_owned(),
            PersonDone::Closed => "The account is closed, and they are signed out everywhere".to_owned(),
            PersonDone::Reopened => "The account is open again".to_owned(),
        }
    }
    fn mail_lost(&self, email: &str) -> String {
        format!("The mail to {email} did not arrive")
    }
    fn why_lost(&self, why: Why) -> &'static str {
        match why {
            Why::NoSuchAddress => {
                "The address does not exist, or is misspelt. Close the account, and invite them at the right one."
            }
            Why::MailboxFull => "The mailbox is full. Send again when there is room.",
            Why::Refused => "Their mail server refused it. Call them.",
            Why::NotAllowed => "Your own mail server would not send it. Tell your IT department.",
            Why::Deferred | Why::NoAnswer | Why::Outdated => {
                "The mail server has not taken it for a week. Send again, and tell your IT department."
            }
            Why::Internal => "Kobling could not write it. Tell those who run Kobling.",
        }
    }
    fn last_administrator(&self) -> &'static str {
        "This is the last administrator who can sign in."
    }
    fn last_administrator_next(&self) -> &'static str {
        "Make somebody else an administrator first, and wait until they have signed in."
    }
    fn close(&self) -> &'static str {
        "Close the account"
    }
    fn close_title(&self, name: &str) -> String {
        format!("Close the account of {name}?")
    }
    fn closing(&self, own: bool) -> Vec<&'static str> {
        let first = if own {
            "It is your own account. You are signed out everywhere at once and cannot sign in again."
        } else {
            "They are signed out everywhere at once and cannot sign in again."
        };
        vec![
            first,
            "Links to choose a password that have been sent stop working.",
            "Events that they made stay where they are. The log still says who did what.",
            "An administrator can open the account again.",
        ]
    }
    fn keep_open(&self) -> &'static str {
        "Keep it"
    }
    fn back(&self) -> &'static str {
        "Back to the account"
    }
    fn reopen(&self) -> &'static str {
        "Open the account again"
    }
    fn reopen_title(&self, name: &str) -> String {
        format!("Open the account of {name} again?")
    }
    fn reopening(&self, has_password: bool) -> &'static str {
        if has_password {
            "They can sign in with the password they had and see what they saw before. Where they were signed in, they sign in again."
        } else {
            "They never chose a password. Send them a new invitation afterwards."
        }
    }
    fn keep_closed(&self) -> &'static str {
        "Leave it closed"
    }

    fn deed(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Added => "Added",
            Deed::NewLink => "New link to set a password",
            Deed::Invited => "Invited",
            Deed::InvitedAgain => "Invited again",
            Deed::Changed => "Changed",
            Deed::Closed => "Closed",
            Deed::Reopened => "Opened again",
            Deed::SetPassword => "Chose a password",
            Deed::SignedOutEverywhere => "Signed out everywhere",
            Deed::Other => "Something else",
        }
    }
    fn done_by(&self, by: &DoneBy) -> String {
        match by {
            DoneBy::Themselves => "The person themselves".to_owned(),
            DoneBy::Colleague(Some(name)) => name.clone(),
            DoneBy::Colleague(None) => "A former administrator".to_owned(),
            DoneBy::CommandLine => "Whoever runs Kobling".to_owned(),
        }
    }
    fn where_signed_in(&self) -> &'static str {
        "Where you are signed in"
    }
    fn signed_in_at(&self) -> &'static str {
        "Signed in"
    }
    fn this_session(&self) -> &'static str {
        "This one"
    }
    fn other_session(&self) -> &'static str {
        "Elsewhere"
    }
    fn end_session(&self) -> &'static str {
        "Sign out"
    }
    fn session_ended(&self) -> &'static str {
        "You are signed out there"
    }

    fn no_partner_events(&self) -> &'static str {
        "No events yet"
    }
    fn no_partner_events_next(&self) -> &'static str {
        "Once your organisation stands on an event that is published, you see it here."
    }

    fn attendance(&self) -> &'static str {
        "Attendance"
    }
    fn no_door_events(&self) -> &'static str {
        "No events right now"
    }
    fn no_door_events_next(&self) -> &'static str {
        "Once an organiser puts you at the door of an event, you see it here."
    }
    fn door_opens(&self, day: &str) -> String {
        format!("Opens {day}")
    }
    fn tick(&self) -> &'static str {
        "Tick who came"
    }
    fn nobody_to_tick(&self) -> &'static str {
        "Nobody to tick off"
    }

    fn at_the_door(&self, name: &str) -> String {
        format!("{name} (at the door)")
    }
}
