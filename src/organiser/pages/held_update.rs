//! An update whose mails wait: whom it tells and what they will read; to be sent now, or not at all.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::letter::{ShownLetter, letters};
use super::sums::sums;
use crate::organiser::acts::Waits;
use crate::paths;
use crate::ui::form::Hidden;
use crate::ui::{Glyph, Look, Notice, NoticeKind, Submit};

/// What the page shows.
pub struct HeldUpdate {
    pub head: Head,
    pub waits: Waits,
    pub letters: Vec<ShownLetter>,
    /// Whether it is another than the organiser saw before.
    pub moved_on: bool,
}

pub fn view(page: HeldUpdate) -> impl IntoView {
    let head = page.head;
    let lang = head.lang;
    let (text, what_if) = (lang.organiser(), lang.what_if());
    let people = page.waits.told.total();
    let action = paths::held_update(lang, head.event.id.as_str());
    let shown = page.waits.fingerprint;
    view! {
        {head.view(HeadTab::Overview)}
        <div class="work-form">
            {page.moved_on.then(|| view! {
                <Notice kind=NoticeKind::Waiting title=text.moved_on_title()><p>{what_if.update_changed()}</p></Notice>
            })}
            <section class="panel preview preview-wide">
                <header class="preview-head">
                    <h2>{what_if.update_waits(people, page.waits.held.due_at, head.now)}</h2>
                    <p>{what_if.update_means(people)}</p>
                </header>
                <div class="preview-cols">
                    <div>
                        {(people > 0).then(|| view! {
                            <h3>{text.who_is_told()}</h3>
                            {sums(lang, &page.waits.told, Vec::new(), true)}
                        })}
                        {(people > 0).then(|| view! {
                            <form class="preview-act" method="post" action=action.clone()>
                                <Hidden name="shown" value=shown.clone()/>
                                <Submit label=what_if.send_now(people) icon=Glyph::Send name="do" value="send"/>
                            </form>
                            <h3>{what_if.do_not_send_title()}</h3>
                            <p>{what_if.do_not_send_means(people)}</p>
                            <form class="preview-act" method="post" action=action>
                                <Hidden name="shown" value=shown/>
                                <Submit label=what_if.do_not_send() look=Look::Danger name="do" value="drop"/>
                            </form>
                        })}
                    </div>
                    {letters(lang, page.letters)}
                </div>
            </section>
        </div>
    }
}
