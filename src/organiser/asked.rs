//! What is asked of the table of registrations, as its address says it: what answers no question is passed over.

use crate::registrations::State;
use crate::registrations::store::{Cut, Filter, Order};
use crate::text::clean::visible;
use crate::ui::form::Values;

/// Rows on a page.
pub const PAGE: i64 = 50;
/// The most letters that a search reads.
pub const MOST_LETTERS: usize = 100;
/// Pages of a list that anybody could reach.
const MOST_PAGES: i64 = 10_000;

/// The table as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// As typed, without what cannot be shown.
    pub words: String,
    /// The one state to show.
    pub state: Option<State>,
    pub order: Order,
    pub descending: bool,
    /// From 0.
    pub page: i64,
}

impl Default for Asked {
    /// Everybody, latest first.
    fn default() -> Self {
        Self { words: String::new(), state: None, order: Order::SignedUp, descending: true, page: 0 }
    }
}

/// An order's name in an address.
fn tag(order: Order) -> &'static str {
    match order {
        Order::Organisation => "organisation",
        Order::Seats => "seats",
        Order::State => "state",
        Order::SignedUp => "signed-up",
    }
}

pub const ORDERS: [Order; 4] = [Order::Organisation, Order::Seats, Order::State, Order::SignedUp];

/// Which end comes first when somebody asks for an order: names from A, the largest party, the latest sign-up.
fn begins_descending(order: Order) -> bool {
    matches!(order, Order::Seats | Order::SignedUp)
}

impl Asked {
    pub fn of_query(query: &str) -> Self {
        Self::read(&Values::from_pairs(form_urlencoded::parse(query.as_bytes())))
    }

    pub fn read(values: &Values) -> Self {
        let words = visible(values.get("q")).split_whitespace().collect::<Vec<_>>().join(" ");
        let sort = values.get("sort");
        let (name, descending) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
        let order = ORDERS.into_iter().find(|order| tag(*order) == name);
        let page = values.get("page").parse().ok().filter(|page| (2..=MOST_PAGES).contains(page));
        Self {
            words: words.chars().take(MOST_LETTERS).collect(),
            state: State::from_tag(values.get("state")),
            order: order.unwrap_or_default(),
            descending: if order.is_some() { descending } else { true },
            page: page.map_or(0, |page: i64| page - 1),
        }
    }

    /// The query that asks this, without what goes without saying.
    pub fn query(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.words.is_empty() {
            pairs.push(("q", self.words.clone()));
        }
        pairs.extend(self.state.map(|state| ("state", state.tag().to_owned())));
        if (self.order, self.descending) != (Order::SignedUp, true) {
            let sign = if self.descending { "-" } else { "" };
            pairs.push(("sort", format!("{sign}{}", tag(self.order))));
        }
        if self.page > 0 {
            pairs.push(("page", (self.page + 1).to_string()));
        }
        pairs
    }

    pub fn filter(&self) -> Filter {
        Filter { words: self.words.clone(), state: self.state }
    }

    pub fn cut(&self) -> Cut {
        Cut { order: self.order, descending: self.descending, offset: self.page * PAGE, limit: PAGE }
    }

    /// The same, on the last page that there is when so many are found: a page that was there yesterday leads on.
    #[must_use]
    pub fn within(self, found: i64) -> Self {
        Self { page: self.page.min(last_page(found)), ..self }
    }

    #[must_use]
    pub fn on(&self, page: i64) -> Self {
        Self { page, ..self.clone() }
    }

    #[must_use]
    pub fn only(&self, state: Option<State>) -> Self {
        Self { state, page: 0, ..self.clone() }
    }

    /// What the heading of a column leads to: its order, or the other way round where it is that already.
    #[must_use]
    pub fn by(&self, order: Order) -> Self {
        let descending = if self.order == order { !self.descending } else { begins_descending(order) };
        Self { order, descending, page: 0, ..self.clone() }
    }
}

/// The number of the last page, from 0.
pub fn last_page(found: i64) -> i64 {
    (found - 1).max(0) / PAGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_whole_table_and_reads_as_it_was_written() {
        for query in [
            "",
            "q=brohave+%C3%A6",
            "state=waitlisted&sort=organisation&page=3",
            "sort=-organisation",
            "sort=seats",
            "sort=signed-up",
            "q=13+74&state=cancelled&sort=-state&page=10000",
        ] {
            let asked = Asked::of_query(query);
            let pairs = asked.query();
            let again = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            assert_eq!(again, query);
        }
    }

    #[test]
    fn what_answers_no_question_is_passed_over() {
        for query in
            ["page=0", "page=-7", "page=1", "page=x", "sort=-", "sort=DROP", "state=nonsense", "q=%00%0a+", "x=y"]
        {
            assert_eq!(Asked::of_query(query), Asked::default(), "{query}");
        }
        assert_eq!(Asked::of_query("page=99").within(101).page, 2);
        assert_eq!(Asked::of_query("page=99").within(0).page, 0);
        assert_eq!(Asked::of_query("page=2").within(100).page, 1);
        assert_eq!(Asked::of_query(&format!("q={}", "a".repeat(300))).words.len(), MOST_LETTERS);
    }

    #[test]
    fn a_heading_turns_its_own_order_round_and_begins_another() {
        let asked = Asked::of_query("q=x&page=4");
        let by_name = asked.by(Order::Organisation);
        assert_eq!((by_name.descending, by_name.page, by_name.words.as_str()), (false, 0, "x"));
        assert!(by_name.by(Order::Organisation).descending && asked.by(Order::Seats).descending);
        assert!(!asked.by(Order::SignedUp).descending);
    }
}

/// What figures over events are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportsAsked {
    pub year: Option<i32>,
    /// Of an administrator: only the events that they organise.
    pub mine: bool,
}

impl ReportsAsked {
    /// As it stands in an address.
    pub fn query(self) -> Vec<(&'static str, String)> {
        let year = self.year.map(|year| ("year", year.to_string()));
        let mine = self.mine.then(|| ("mine", "yes".to_owned()));
        year.into_iter().chain(mine).collect()
    }
}
