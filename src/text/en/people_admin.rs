//! English sentences about who signs in.

use crate::text::En;
use crate::text::people_admin::PeopleAdmin;

impl PeopleAdmin for En {
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
    fn door_is_open(&self) -> &'static str {
        "Open now"
    }
    fn nobody_to_tick(&self) -> &'static str {
        "Nobody to tick off"
    }

    fn at_the_door(&self, name: &str) -> String {
        format!("{name} (at the door)")
    }
}
