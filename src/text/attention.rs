//! Sentences of the organisers' first page: what needs them, and what stands about each event to come.

use crate::organiser::Coming;
use crate::registrations::rules::Window;
use crate::text::organiser::SaidTodo;
use crate::time::Timestamp;

pub trait Attention: Send + Sync {
    fn nothing_to_do(&self) -> &'static str;
    /// "og 4 mere"
    fn and_more(&self, more: usize) -> String;
    fn few_sign_ups(&self, seated: i64, capacity: i64, closes_at: Timestamp) -> SaidTodo;
    fn closes_soon(&self, deadline: Coming) -> SaidTodo;
    fn update_waits(&self, due_at: Timestamp) -> SaidTodo;
    /// The fields by their names in the form.
    fn english_missing(&self, fields: &[&'static str]) -> SaidTodo;
    /// "Tilmelding": the column of when people can sign up.
    fn sign_up_column(&self) -> &'static str;
    fn sign_up(&self, window: Window, closes_at: Timestamp) -> String;
    /// "6 ledige", "1 holdes til køen", "2 ud over": what is behind the number of taken seats.
    fn seats_parts(&self, free: i64, kept: i64, over: i64) -> Vec<String>;
    /// The link to all that is over.
    fn all_past(&self, events: usize) -> String;
    fn none_past(&self) -> &'static str;
    fn past_title(&self) -> &'static str;
    fn back_to_events(&self) -> &'static str;
}
