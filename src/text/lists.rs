//! Sentences of lists to take along: files, paper, and the list at the door.

use crate::registrations::Diet;

/// What a list is for on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    SignIn,
    Badges,
    Tents,
    Caterer,
}

impl Paper {
    pub const ALL: [Self; 4] = [Self::SignIn, Self::Badges, Self::Tents, Self::Caterer];

    /// As it stands in an address.
    pub fn tag(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Badges => "badges",
            Self::Tents => "tents",
            Self::Caterer => "caterer",
        }
    }
}

pub trait Lists: Send + Sync {
    // Links
    fn get_csv(&self) -> &'static str;
    fn get_xlsx(&self) -> &'static str;
    fn to_print(&self) -> &'static str;
    fn paper(&self, paper: Paper) -> &'static str;
    fn at_the_door(&self) -> &'static str;

    // Files
    /// The beginning of a file's name, and the name of its sheet.
    fn file(&self) -> &'static str;
    fn sheet(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn cvr(&self) -> &'static str;
    fn contact(&self) -> &'static str;
    fn contact_email(&self) -> &'static str;
    fn contact_phone(&self) -> &'static str;
    fn attendee(&self) -> &'static str;
    fn attendee_email(&self) -> &'static str;
    fn state(&self) -> &'static str;
    fn queue_number(&self) -> &'static str;
    fn signed_up(&self) -> &'static str;
    /// Whether they still come.
    fn answer(&self) -> &'static str;
    fn came(&self) -> &'static str;
    fn yes_or_no(&self, yes: bool) -> &'static str;

    // Paper
    fn back_to_registrations(&self) -> &'static str;
    fn how_to_print(&self) -> &'static str;
    fn how_to_print_exactly(&self) -> &'static str;
    fn nobody_to_print(&self) -> &'static str;
    fn people(&self, number: usize) -> String;
    fn signature(&self) -> &'static str;
    fn arrived(&self) -> &'static str;
    fn room_for_more(&self) -> &'static str;
    fn sheets(&self) -> &'static str;
    fn sheet_of(&self, tag: &str) -> &'static str;
    fn preview(&self) -> &'static str;
    fn fold_here(&self) -> &'static str;

    // The kitchen
    fn eat(&self) -> &'static str;
    fn eat_everything(&self) -> &'static str;
    fn diet(&self, diet: Diet) -> &'static str;
    fn counts_only(&self) -> &'static str;
    fn ask_about_other(&self, number: i64, who: &str) -> String;
    fn needs_are_gone(&self) -> &'static str;

    // The door
    fn door(&self) -> &'static str;
    /// "23 af 40"; `{came}` and `{all}` stand for the numbers.
    fn door_count(&self) -> &'static str;
    fn door_came(&self) -> &'static str;
    /// `{n}` stands for the number.
    fn door_waiting(&self) -> &'static str;
    fn door_stuck(&self) -> &'static str;
    fn door_reload(&self) -> &'static str;
    fn find_name(&self) -> &'static str;
    fn find(&self) -> &'static str;
    fn show_all(&self) -> &'static str;
    fn nobody_found(&self) -> &'static str;
    fn nobody_comes(&self) -> &'static str;
    fn nobody_comes_yet(&self) -> &'static str;
    /// A link for those who manage: somebody stands there who is not on the list.
    fn walk_in(&self) -> &'static str;
    fn not_held(&self) -> &'static str;
    fn tick(&self) -> &'static str;

    // What came of it
    fn turnout(&self) -> &'static str;
    fn came_and_stayed_away(&self, came: usize, stayed_away: usize) -> String;
    fn nobody_ticked(&self) -> &'static str;
}
