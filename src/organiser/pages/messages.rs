//! What organisers wrote to the people of an event, latest first.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use crate::events::State;
use crate::mail::Progress;
use crate::messages::Message;
use crate::paths;
use crate::text::dates;
use crate::ui::{self, ButtonLink, Column, Empty, Glyph, Table};

/// A message, how far it is and who wrote it.
pub struct Row {
    pub message: Message,
    pub progress: Progress,
    /// By name; nothing where the account is gone.
    pub by: Option<String>,
}

/// What the page shows.
pub struct Messages {
    pub head: Head,
    /// Latest first.
    pub rows: Vec<Row>,
}

pub fn view(page: Messages) -> impl IntoView {
    let head = page.head;
    let lang = head.lang;
    let text = lang.messages();
    let body = if head.event.state == State::Draft {
        view! { <div class="work-list"><Empty title=text.draft()><p>{text.draft_next()}</p></Empty></div> }.into_any()
    } else if page.rows.is_empty() {
        let write = write(&head);
        view! {
            <div class="work-list"><Empty title=text.none_yet()><p>{text.none_yet_next()}</p>{write}</Empty></div>
        }
        .into_any()
    } else {
        let columns = vec![
            Column::text(text.to_whom()),
            Column::number(text.sent_column()),
            Column::number(text.waiting_column()),
            Column::number(text.lost_column()),
        ];
        let rows = page.rows.iter().map(|row| table_row(&head, row)).collect();
        view! {
            <div class="toolbar">{write(&head)}</div>
            <div class="table-place"><Table caption=text.title() name=text.subject() columns rows/></div>
        }
        .into_any()
    };
    let by_themselves = (head.event.state != State::Cancelled).then(|| {
        let href = paths::reminders(lang, head.event.id.as_str());
        view! { <p class="work-quiet"><a href=href>{lang.reminders().title()}</a></p> }
    });
    view! {
        {head.view(HeadTab::Messages)}
        {body}
        {by_themselves}
    }
}

/// The way to write.
fn write(head: &Head) -> impl IntoView + use<> {
    let href = paths::write_message(head.lang, head.event.id.as_str());
    view! { <ButtonLink href label=head.lang.messages().write() icon=Glyph::Mail/> }
}

fn table_row(head: &Head, row: &Row) -> ui::Row {
    let (lang, message) = (head.lang, &row.message);
    let text = lang.messages();
    let href = paths::message(lang, head.event.id.as_str(), message.id.as_str());
    let subject = if message.is_forgotten() { text.forgotten().to_owned() } else { message.texts.da.subject.clone() };
    let at = dates::short_moment(lang, message.sent_at);
    let note = row.by.as_ref().map_or_else(|| at.clone(), |by| format!("{at}, {by}"));
    let Progress { sent, waiting, given_up } = row.progress;
    let cells =
        vec![text.audience(message.audience).into_any(), sent.into_any(), waiting.into_any(), given_up.into_any()];
    ui::Row::new(view! { <a href=href>{subject}</a> }, cells).with_note(note)
}
