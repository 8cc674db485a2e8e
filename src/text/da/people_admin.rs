//! Danish sentences about who signs in.

use crate::text::Da;
use crate::text::people_admin::PeopleAdmin;

impl PeopleAdmin for Da {
    fn no_partner_events(&self) -> &'static str {
        "Ingen arrangementer endnu"
    }
    fn no_partner_events_next(&self) -> &'static str {
        "Når din organisation står på et arrangement, og det er udgivet, ser du det her."
    }

    fn attendance(&self) -> &'static str {
        "Fremmøde"
    }
    fn no_door_events(&self) -> &'static str {
        "Ingen arrangementer lige nu"
    }
    fn no_door_events_next(&self) -> &'static str {
        "Når en arrangør sætter dig ved døren til et arrangement, ser du det her."
    }
    fn door_opens(&self, day: &str) -> String {
        format!("Åbner {day}")
    }
    fn door_is_open(&self) -> &'static str {
        "Åbent nu"
    }
    fn nobody_to_tick(&self) -> &'static str {
        "Ingen at krydse af"
    }

    fn at_the_door(&self, name: &str) -> String {
        format!("{name} (ved døren)")
    }
}
