//! Writing to the people of an event, and, beside the words, the mail as one of them gets it.

use leptos::prelude::*;

use super::head::{Head, HeadTab};
use super::letter::letter;
use super::sums::added_up;
use crate::mail::Letter;
use crate::messages::{Audience, Placeholder, forms};
use crate::paths;
use crate::registrations::acts::Audience as Sums;
use crate::text::Lang;
use crate::ui::form::{
    Choice, ErrorSummary, Faults, FormState, Hidden, RadioGroup, Select, TextArea, TextField, Values,
};
use crate::ui::{Fact, Facts, Glyph, Look, Notice, NoticeKind, Submit};

/// Whom it is for, as it can be chosen here.
pub enum Chosen {
    /// One of these; with how many mails each is.
    Group(Vec<(Audience, usize)>),
    /// Parties that were chosen in the table.
    Parties {
        /// Fields that say them again.
        pairs: Vec<(&'static str, String)>,
        number: usize,
        /// The first of them.
        named: Vec<String>,
    },
}

/// What is said above the mail.
pub enum Said {
    Nothing,
    /// Something else was to be sent than was shown.
    Changed,
    /// A trial is on its way to this address.
    Tried(String),
    /// No more trials for so many minutes.
    TooMany(i64),
}

/// The mail, before it is sent.
pub struct Preview {
    pub letter: Letter,
    pub sums: Sums,
    pub without_address: usize,
    pub shared: usize,
    /// Names what is shown, so that nothing else is sent.
    pub fingerprint: String,
    /// Those whose mail can be looked at.
    pub readers: Vec<Choice>,
    pub said: Said,
}

/// What the page shows.
pub struct Write {
    pub head: Head,
    pub chosen: Chosen,
    /// How many of those who get it read English.
    pub english: usize,
    /// Whose values they are, and each placeholder with its value; nothing where nobody gets it.
    pub placeholders: Option<(String, Vec<(String, String)>)>,
    pub values: Values,
    pub faults: Faults,
    pub preview: Option<Preview>,
}

/// A placeholder as it is typed.
pub fn braced(lang: Lang, placeholder: Placeholder) -> String {
    format!("{{{}}}", lang.messages().placeholder(placeholder))
}

pub fn view(page: Write) -> impl IntoView {
    let lang = page.head.lang;
    let text = lang.messages();
    let action = paths::write_message(lang, page.head.event.id.as_str());
    let known: Vec<String> = Placeholder::ALL.into_iter().map(|one| braced(lang, one)).collect();
    let said = forms::unknown_words(&page.values, &page.faults);
    let said = said.into_iter().map(|(field, word)| (field, text.unknown(&word, &known))).collect();
    let form = &FormState::new(page.values, page.faults, lang)
        .phrased(|lang, field, fault| lang.messages().fault(field, fault))
        .saying(said);
    let class = if page.preview.is_some() { "form cols-edit" } else { "form" };
    let note = page.preview.as_ref().and_then(|preview| note(lang, &preview.said));
    let look = match page.preview {
        // First in the form, so that Enter in a field looks, and never sends.
        Some(_) => view! {
            <p class="form-more"><Submit label=text.see_again() look=Look::Small name="do" value="preview"/></p>
        }
        .into_any(),
        None => view! {
            <div class="actions">
                <Submit label=text.see_mail() name="do" value="preview"/>
                <a class=Look::Link.class() href=paths::event_messages(lang, page.head.event.id.as_str())>
                    {text.do_not_send()}
                </a>
            </div>
        }
        .into_any(),
    };
    let panel = page.preview.map(|preview| panel(form, &page.head, preview));
    view! {
        {page.head.view(HeadTab::Messages)}
        <div class="work-form">
            {note}
            <ErrorSummary form/>
            <form class=class method="post" action=action novalidate>
                <div>
                    <section class="form-section">
                        <h2>{text.write()}</h2>
                        {whom(form, page.chosen)}
                        {danish(form)}
                        {page.placeholders.map(|(name, values)| placeholders(lang, &name, values))}
                        {english(form, page.english)}
                    </section>
                    <Hidden name="form_key" value=form.value("form_key")/>
                    <Hidden name="trial_key" value=form.value("trial_key")/>
                    {look}
                </div>
                {panel}
            </form>
        </div>
    }
}

fn note(lang: Lang, said: &Said) -> Option<AnyView> {
    let text = lang.messages();
    match said {
        Said::Nothing => None,
        Said::Changed => Some(
            view! {
                <Notice kind=NoticeKind::Waiting title=text.changed_title()><p>{text.changed()}</p></Notice>
            }
            .into_any(),
        ),
        Said::Tried(address) => Some(view! { <Notice kind=NoticeKind::Done title=text.tried(address)/> }.into_any()),
        Said::TooMany(minutes) => {
            Some(view! { <Notice kind=NoticeKind::Waiting title=text.too_many_trials(*minutes)/> }.into_any())
        }
    }
}

/// Whom it is for: a choice, or those who were chosen before.
fn whom(form: &FormState, chosen: Chosen) -> impl IntoView + use<> {
    let text = form.lang().messages();
    match chosen {
        Chosen::Group(groups) => {
            let choices = groups
                .into_iter()
                .map(|(group, mails)| {
                    Choice::new(group.tag(), text.group(group, mails)).with_hint(text.group_means(group))
                })
                .collect();
            view! { <RadioGroup form name="audience" legend=text.whom() choices/> }.into_any()
        }
        Chosen::Parties { pairs, number, named } => {
            let hidden = pairs.into_iter().map(|(name, value)| view! { <Hidden name value/> }).collect_view();
            let more = number.saturating_sub(named.len());
            let names: Vec<&str> = named.iter().map(String::as_str).collect();
            let error = form.error("audience").map(|said| view! { <p class="form-error-message">{said}</p> });
            view! {
                <div id="audience" tabindex="-1">
                    {hidden}
                    <Hidden name="audience" value=Audience::Chosen.tag()/>
                    <p class="form-lead">{text.chosen(number, &names, more)}</p>
                    {error}
                </div>
            }
            .into_any()
        }
    }
}

/// The language of a text, where it is another than the page's.
fn foreign(form: &FormState, of: Lang) -> Option<&'static str> {
    (of != form.lang()).then(|| of.tag())
}

fn danish(form: &FormState) -> impl IntoView + use<> {
    let text = form.lang().messages();
    let lang = foreign(form, Lang::Da);
    view! {
        <TextField form name="subject.da" label=text.subject_in(Lang::Da) autocomplete="off"/>
        <TextArea form name="body.da" label=text.body_in(Lang::Da) hint=text.body_hint() rows=10 lang/>
    }
}

fn english(form: &FormState, readers: usize) -> impl IntoView + use<> {
    let text = form.lang().messages();
    let lang = foreign(form, Lang::En);
    let is_used = |field: &str| !form.values().get(field).is_empty() || form.error(field).is_some();
    // Folded away until somebody reads it, or it is written.
    let open = readers > 0 || is_used("subject.en") || is_used("body.en");
    view! {
        <details class="details form-fold" open=open>
            <summary class="details-summary">{text.english()}</summary>
            <p class="form-lead">{text.english_hint(readers)}</p>
            <TextField form name="subject.en" label=text.subject_in(Lang::En) autocomplete="off" optional=true/>
            <TextArea form name="body.en" label=text.body_in(Lang::En) rows=10 optional=true lang/>
        </details>
    }
}

fn placeholders(lang: Lang, name: &str, values: Vec<(String, String)>) -> impl IntoView + use<> {
    let text = lang.messages();
    let facts = values
        .into_iter()
        .map(|(typed, value)| Fact::new(typed, view! { <span class="long-address">{value}</span> }))
        .collect();
    view! {
        <details class="details form-fold">
            <summary class="details-summary">{text.placeholders()}</summary>
            <p>{text.placeholders_lead(name)}</p>
            <Facts facts/>
        </details>
    }
}

/// Whom it reaches, the mail as one of them gets it, and the button that repeats the number.
fn panel(form: &FormState, head: &Head, preview: Preview) -> impl IntoView + use<> {
    let lang = form.lang();
    let (text, organiser) = (lang.messages(), lang.organiser());
    let Sums { attendees, contacts, waiting } = preview.sums;
    let mails = preview.sums.total();
    let rows = vec![
        (attendees, text.attendees(attendees).to_owned()),
        (contacts, organiser.told_contacts(contacts)),
        (waiting, organiser.told_waiting(waiting)),
    ];
    let keep = paths::event_messages(lang, head.event.id.as_str());
    view! {
        <section class="panel preview" aria-labelledby="preview-heading" id="preview">
            <header class="preview-head">
                <h2 id="preview-heading">{organiser.this_sends(mails)}</h2>
                <p>{text.nothing_sent_yet()}</p>
            </header>
            <div>
                <h3>{organiser.who_is_told()}</h3>
                {added_up(lang, rows)}
                {(preview.without_address > 0).then(|| view! {
                    <p class="small soft preview-note">{text.without_address(preview.without_address)}</p>
                })}
                {(preview.shared > 0).then(|| view! {
                    <p class="small soft preview-note">{text.shared(preview.shared)}</p>
                })}
            </div>
            <div>
                <div class="pick-row">
                    <Select form name="sample" label=text.mail_to() choices=preview.readers/>
                    <Submit label=text.show() look=Look::Small name="do" value="preview"/>
                </div>
                {letter(lang, preview.letter)}
            </div>
            <Hidden name="shown" value=preview.fingerprint/>
            <div>
                <Submit label=text.try_out() look=Look::Small name="do" value="test"/>
                <p class="small soft preview-note">{text.try_out_means()}</p>
            </div>
            <div class="actions">
                <Submit label=text.send(mails) icon=Glyph::Send name="do" value="send"/>
                <a class=Look::Link.class() href=keep>{text.do_not_send()}</a>
            </div>
        </section>
    }
}
