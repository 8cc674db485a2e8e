//! Sentences about mails that did not arrive, for the organiser who must do something about it.

use crate::organiser::{LostMail, Waiting};

use super::organiser::SaidTodo;

pub trait Undelivered: Send + Sync {
    /// One mail: whom it was for, what it was to tell, why it did not arrive, what to do.
    fn lost_mail(&self, mail: &LostMail) -> SaidTodo;
    /// So many that they are not told of singly.
    fn lost_mails(&self, mails: usize) -> SaidTodo;
    /// Mails that are tried again and again.
    fn waiting(&self, waiting: &Waiting) -> String;
}
