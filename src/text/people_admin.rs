//! Sentences about who signs in: their roles, and what those see who do not organise.

pub trait PeopleAdmin {
    // What a partner sees
    fn no_partner_events(&self) -> &'static str;
    fn no_partner_events_next(&self) -> &'static str;

    // What somebody at the door sees
    fn attendance(&self) -> &'static str;
    fn no_door_events(&self) -> &'static str;
    fn no_door_events_next(&self) -> &'static str;
    /// `day`: "13. jan."
    fn door_opens(&self, day: &str) -> String;
    fn door_is_open(&self) -> &'static str;
    /// Of an event that is cancelled.
    fn nobody_to_tick(&self) -> &'static str;

    /// In the form of an event: somebody who only ticks who came.
    fn at_the_door(&self, name: &str) -> String;
}
