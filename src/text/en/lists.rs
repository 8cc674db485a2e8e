//! English sentences of lists to take along.

use crate::registrations::Diet;
use crate::text::lists::{Lists, Paper};
use crate::text::{En, Lang};

impl Lists for En {
    fn get_csv(&self) -> &'static str {
        "Get CSV"
    }
    fn get_xlsx(&self) -> &'static str {
        "Get XLSX"
    }
    fn to_print(&self) -> &'static str {
        "Print"
    }
    fn paper(&self, paper: Paper) -> &'static str {
        match paper {
            Paper::SignIn => "Sign-in sheet",
            Paper::Badges => "Name badges",
            Paper::Tents => "Table tents",
            Paper::Caterer => "For the kitchen",
        }
    }
    fn at_the_door(&self) -> &'static str {
        "Tick off at the door"
    }

    fn file(&self) -> &'static str {
        "registrations"
    }
    fn sheet(&self) -> &'static str {
        "Registrations"
    }
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn cvr(&self) -> &'static str {
        "CVR"
    }
    fn contact(&self) -> &'static str {
        "Contact"
    }
    fn contact_email(&self) -> &'static str {
        "Contact’s email"
    }
    fn contact_phone(&self) -> &'static str {
        "Contact’s phone"
    }
    fn attendee(&self) -> &'static str {
        "Attendee"
    }
    fn attendee_email(&self) -> &'static str {
        "Attendee’s email"
    }
    fn state(&self) -> &'static str {
        "State"
    }
    fn queue_number(&self) -> &'static str {
        "No. in the queue"
    }
    fn signed_up(&self) -> &'static str {
        "Signed up"
    }
    fn answer(&self) -> &'static str {
        "Answer"
    }
    fn came(&self) -> &'static str {
        "Came"
    }
    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "Yes" } else { "No" }
    }

    fn back_to_registrations(&self) -> &'static str {
        "Back to the registrations"
    }
    fn how_to_print(&self) -> &'static str {
        "Print the page from the browser with Ctrl+P (⌘P on a Mac). What you read here does not come along on paper."
    }
    fn how_to_print_exactly(&self) -> &'static str {
        "Print the page from the browser with Ctrl+P (⌘P on a Mac), on A4 at actual size (100%) and without headers and \
         footers. Try plain paper first, and hold it against the sheet."
    }
    fn nobody_to_print(&self) -> &'static str {
        "Nobody has a seat yet, so there is nothing to print."
    }
    fn people(&self, number: usize) -> String {
        if number == 1 { "1\u{a0}attendee".to_owned() } else { format!("{number}\u{a0}attendees") }
    }
    fn signature(&self) -> &'static str {
        "Signature"
    }
    fn arrived(&self) -> &'static str {
        "Here"
    }
    fn room_for_more(&self) -> &'static str {
        "Room for more"
    }
    fn sheets(&self) -> &'static str {
        "Sheets"
    }
    fn sheet_of(&self, tag: &str) -> &'static str {
        match tag {
            "l7160" => "63.5 × 38.1 mm, 21 a sheet (Avery L7160)",
            "l7414" => "90 × 52 mm for holders, 10 a sheet (Avery L7414)",
            "two" => "2 a sheet",
            "one" => "1 a sheet",
            _ => "80 × 50 mm, 10 a sheet (Avery L4785)",
        }
    }
    fn preview(&self) -> &'static str {
        "What the sheets look like"
    }
    fn fold_here(&self) -> &'static str {
        "Fold here"
    }

    fn eat(&self) -> &'static str {
        "Attendees in all"
    }
    fn eat_everything(&self) -> &'static str {
        "Without special needs"
    }
    fn diet(&self, diet: Diet) -> &'static str {
        Lang::En.registrations().diet_choice(diet)
    }
    fn counts_only(&self) -> &'static str {
        "The sheet shows numbers and no names. Whoever ticked several counts in each line."
    }
    fn ask_about_other(&self, number: i64, who: &str) -> String {
        let what = if number == 1 {
            "1\u{a0}attendee wrote something else.".to_owned()
        } else {
            format!("{number}\u{a0}attendees wrote something else.")
        };
        if who.is_empty() {
            format!("{what} Ask the organiser what it is about.")
        } else {
            format!("{what} Ask {who} what it is about.")
        }
    }
    fn needs_are_gone(&self) -> &'static str {
        "What people eat is deleted 14 days after the event, so only the number is left."
    }

    fn door(&self) -> &'static str {
        "At the door"
    }
    fn door_count(&self) -> &'static str {
        "{came} of {all}"
    }
    fn door_came(&self) -> &'static str {
        "have come"
    }
    fn door_waiting(&self) -> &'static str {
        "{n} waiting for the network. Go on ticking; they are sent by themselves."
    }
    fn door_stuck(&self) -> &'static str {
        "The ticks cannot be saved right now. This phone remembers them."
    }
    fn door_reload(&self) -> &'static str {
        "Get the page again"
    }
    fn find_name(&self) -> &'static str {
        "Name or organisation"
    }
    fn find(&self) -> &'static str {
        "Search"
    }
    fn show_all(&self) -> &'static str {
        "Show all"
    }
    fn nobody_found(&self) -> &'static str {
        "Nobody of that name has a seat"
    }
    fn nobody_comes(&self) -> &'static str {
        "Nobody to tick off"
    }
    fn nobody_comes_yet(&self) -> &'static str {
        "Once somebody has a seat, they stand here in alphabetical order."
    }
    fn walk_in(&self) -> &'static str {
        "Add somebody who is not on the list"
    }
    fn not_held(&self) -> &'static str {
        "The event is not published or is cancelled, so there is nobody to tick off."
    }
    fn tick(&self) -> &'static str {
        "Came"
    }

    fn turnout(&self) -> &'static str {
        "Turnout"
    }
    fn came_and_stayed_away(&self, came: usize, stayed_away: usize) -> String {
        format!("{came}\u{a0}came, {stayed_away}\u{a0}stayed away")
    }
    fn nobody_ticked(&self) -> &'static str {
        "Nobody is ticked off. If they came all the same, you can tick them off afterwards."
    }
}
