//! Messages to an event's people: what was sent, writing with a look at the mail first, one that was sent.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sqlx::AnyConnection;

use super::{head, who};
use crate::events::{Event, ManagedEvent, State};
use crate::mail::{self, Context};
use crate::messages::acts::{self, SendMessage, Sent, Trial, Tried, Whom};
use crate::messages::mails::MessageMail;
use crate::messages::rules::{Addressed, Recipient, addressed};
use crate::messages::{Audience, MessageId, Placeholder, Texts, forms, store};
use crate::organiser::pages::message::{self, MessagePage};
use crate::organiser::pages::messages::{self as list, Messages, Row};
use crate::organiser::pages::messages_write::{self, Chosen, Preview, Said, Write};
use crate::organiser::rules;
use crate::organiser::selection::{PICK, SCOPE, Selection};
use crate::registrations::acts::Audience as Sums;
use crate::registrations::{self, CapacityTerms, Registration, RegistrationId};
use crate::server::error::{AppError, too_many};
use crate::server::form::{Form, content_hash};
use crate::server::frame::Frame;
use crate::server::token::random_token;
use crate::text::Lang;
use crate::time::MINUTE;
use crate::ui::form::{Choice, Fault, Faults, Reader, Values};
use crate::{paths, people};

/// What the form sends beside the words and whom they are for; none of it makes it another form.
const BESIDE: [&str; 5] = ["do", "form_key", "shown", "sample", "trial_key"];

/// How many readers can be chosen to see their mail.
const SAMPLES: usize = 300;
/// How many of the chosen parties are named.
const NAMED: usize = 10;

/// `GET /organiser/events/{id}/messages`
pub async fn list(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let mut db = frame.state.db.read().await?;
    let messages = store::of_event(&mut db, &event.id).await?;
    let progress = mail::progress_of_event(&mut db, event.id.as_str()).await?;
    let names = names(&mut db, messages.iter().map(|message| message.sent_by.clone())).await?;
    let rows = messages.into_iter().map(|message| Row {
        progress: message.progress(progress.get(message.id.as_str()).copied().unwrap_or_default()),
        by: names.get(&message.sent_by).cloned(),
        message,
    });
    let rows = rows.collect();
    let title = format!("{}: {}", frame.lang.messages().title(), event.title(frame.lang).text);
    let page = Messages { head: head(&mut db, &frame, event).await?, rows };
    Ok(frame.page(title).draw(move || list::view(page)))
}

async fn names(db: &mut AnyConnection, ids: impl Iterator<Item = String>) -> Result<HashMap<String, String>, AppError> {
    Ok(people::store::names(db, &ids.filter(|id| !id.is_empty()).collect::<Vec<_>>()).await?)
}

/// `GET /organiser/events/{id}/messages/{message_id}`
pub async fn show(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Path(ids): Path<HashMap<String, String>>,
) -> Result<Response, AppError> {
    let id = MessageId(ids.get("message_id").ok_or(AppError::NotFound)?.clone());
    let mut db = frame.state.db.read().await?;
    let message = store::by_id(&mut db, &event.id, &id).await?.ok_or(AppError::NotFound)?;
    let progress = mail::progress(&mut db, id.as_str()).await?;
    let by = names(&mut db, std::iter::once(message.sent_by.clone())).await?.remove(&message.sent_by);
    let parties = registrations::store::by_event(&mut db, &event.id).await?;
    let lost = rules::lost_mails(&mail::given_up(&mut db, id.as_str()).await?, &parties);
    let left_out = store::left_out(&mut db, &id).await?.into_iter().filter_map(|one| {
        let party = parties.iter().find(|party| party.id == one.registration_id)?;
        let seat = party.seats.iter().find(|seat| seat.id.as_str() == one.seat_id);
        let name = seat.map_or(&party.contact.name, |seat| &seat.name).clone();
        (!name.is_empty()).then_some((name, one.registration_id))
    });
    let left_out = left_out.collect();
    let page = MessagePage {
        progress: message.progress(progress),
        head: head(&mut db, &frame, event).await?,
        by,
        lost,
        left_out,
        is_new: frame.asked("done") == "sent",
        message,
    };
    Ok(frame.page(frame.lang.messages().title()).draw(move || message::view(page)))
}

/// `GET /organiser/events/{id}/messages/new`, with an audience or the table's selection in its query.
pub async fn form(frame: Frame, ManagedEvent(event): ManagedEvent) -> Result<Response, AppError> {
    let values = Values::from_pairs(form_urlencoded::parse(frame.query().as_bytes()));
    let ground = match Ground::read(&frame, event, &values).await? {
        Ok(ground) => ground,
        Err(elsewhere) => return Ok(elsewhere),
    };
    ground.draw(values, Faults::default(), Stage::Writing, StatusCode::OK).await
}

/// `POST` to the same address.
pub async fn send(
    frame: Frame,
    ManagedEvent(event): ManagedEvent,
    Form(mut values): Form,
) -> Result<Response, AppError> {
    let ground = match Ground::read(&frame, event, &values).await? {
        Ok(ground) => ground,
        Err(elsewhere) => return Ok(elsewhere),
    };
    // What was typed when the session ended comes back to be looked at.
    if values.get("do") == "edit" {
        return ground.draw(values, Faults::default(), Stage::Writing, StatusCode::OK).await;
    }
    let mut reader = Reader::new(&values);
    if ground.audience.is_none() {
        reader.fault("audience", Fault::Choice);
    } else if ground.addressed().recipients.is_empty() {
        reader.fault("audience", forms::NOBODY);
    }
    let texts = forms::read(&mut reader);
    let texts = match reader.finish(texts) {
        Ok(texts) => texts,
        Err(faults) => {
            return ground.draw(values, faults, Stage::Writing, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let organiser = who(&frame)?;
    let (mut said, mut status, mut wait) = (Said::Nothing, StatusCode::OK, 0);
    match values.get("do") {
        "send" => {
            let asked = SendMessage {
                whom: ground.whom(),
                texts: &texts,
                shown: values.get("shown"),
                form_key: values.get("form_key"),
                content_hash: &content_hash(&values, &BESIDE),
            };
            match acts::send(&frame.state, &ground.event.id, asked, &organiser.id).await? {
                Sent::Done(id) => {
                    let path = paths::message_after(frame.lang, ground.event.id.as_str(), id.as_str());
                    return Ok(Redirect::to(&path).into_response());
                }
                Sent::Changed => {
                    values.set("form_key", random_token());
                    (said, status) = (Said::Changed, StatusCode::CONFLICT);
                }
            }
        }
        "test" => {
            let lang = ground.sample(&values).map_or(frame.lang, |sample| sample.party.lang);
            let trial = Trial { texts: &texts, lang, key: values.get("trial_key") };
            said = match acts::try_out(&frame.state, &ground.event.id, trial, &organiser.id).await? {
                Tried::Posted(address) => Said::Tried(address),
                Tried::TooMany(seconds) => {
                    wait = seconds;
                    Said::TooMany((seconds + MINUTE - 1) / MINUTE)
                }
            };
        }
        _ => {}
    }
    // Read anew: what changed meanwhile is what is shown now.
    let ground = match Ground::read(&frame, ground.event, &values).await? {
        Ok(ground) => ground,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = ground.draw(values, Faults::default(), Stage::Looking(texts, said), status).await?;
    Ok(if wait > 0 { too_many(page, wait) } else { page })
}

/// What is drawn: the fields alone, or with the mail beside them.
enum Stage {
    Writing,
    Looking(Texts, Said),
}

/// Whom a message is for, as they are now.
struct Ground<'a> {
    frame: &'a Frame,
    event: Event,
    terms: CapacityTerms,
    /// `None`: none of those that there are.
    audience: Option<Audience>,
    selection: Option<Selection>,
    /// Those chosen, or everybody.
    parties: Vec<Registration>,
    ids: Vec<RegistrationId>,
}

impl<'a> Ground<'a> {
    /// Reads it; or where to go instead, because there is nobody to write to.
    async fn read(frame: &'a Frame, event: Event, values: &Values) -> Result<Result<Self, Response>, AppError> {
        let to = |path: String| Ok(Err(Redirect::to(&path).into_response()));
        let id = event.id.as_str();
        if event.state == State::Draft {
            return to(paths::event_messages(frame.lang, id));
        }
        let audience = match values.get("audience") {
            "" => Some(Audience::All),
            tag => Audience::from_tag(tag),
        };
        let is_chosen = audience == Some(Audience::Chosen) || values.has(PICK) || values.has(SCOPE);
        let mut db = frame.state.db.read().await?;
        // Read again where a save came between.
        let event = crate::events::store::by_id(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
        let capacity = registrations::store::capacity_of(&mut db, &event.id).await?.ok_or(AppError::NotFound)?;
        let mut ground = Self {
            frame,
            terms: capacity.terms,
            audience,
            selection: None,
            parties: Vec::new(),
            ids: Vec::new(),
            event,
        };
        if is_chosen {
            let selection = Selection::read(values);
            ground.audience = Some(Audience::Chosen);
            ground.ids = selection.ids(&mut db, &ground.event.id).await?;
            ground.parties = ground.whom().parties(&mut db, &ground.event.id).await?;
            ground.parties.retain(|party| party.state != registrations::State::Cancelled);
            if ground.parties.is_empty() {
                let query = selection.asked().query();
                let id = ground.event.id.as_str();
                return to(paths::event_registrations_after(frame.lang, id, &query, "nobody", (0, 0)));
            }
            // A page was shown as those that it held: from here on it is they, whoever comes and goes.
            ground.selection = Some(match selection {
                Selection::Page(_) => Selection::Picked(ground.parties.iter().map(|party| party.id.clone()).collect()),
                other => other,
            });
        } else {
            ground.parties = ground.whom().parties(&mut db, &ground.event.id).await?;
        }
        Ok(Ok(ground))
    }

    fn whom(&self) -> Whom<'_> {
        match self.audience {
            Some(Audience::Chosen) => Whom::Chosen(&self.ids),
            group => Whom::Group(group.unwrap_or(Audience::All)),
        }
    }

    fn addressed(&self) -> Addressed<'_> {
        addressed(&self.parties, self.whom().audience())
    }

    /// The reader whose mail is shown: the one asked for, or the first.
    fn sample(&self, values: &Values) -> Option<Recipient<'_>> {
        let recipients = self.addressed().recipients;
        let asked = values.get("sample");
        recipients.iter().find(|one| one.key() == asked).or_else(|| recipients.first()).copied()
    }

    async fn draw(
        &self,
        mut values: Values,
        faults: Faults,
        stage: Stage,
        status: StatusCode,
    ) -> Result<Response, AppError> {
        let (frame, lang) = (self.frame, self.frame.lang);
        let found = self.addressed();
        if values.get("form_key").is_empty() {
            values.set("form_key", random_token());
        }
        // A trial for each look at the page.
        values.set("trial_key", random_token());
        if self.audience.is_some_and(|audience| audience != Audience::Chosen) && values.get("audience").is_empty() {
            values.set("audience", Audience::All.tag());
        }
        let context = Context { config: &frame.state.config, created_at: frame.now };
        let sample = self.sample(&values);
        let no_words = Texts::default();
        let mail = |texts: &Texts| sample.map(|sample| MessageMail::to(sample, &self.event, &self.terms, texts));
        let placeholders = mail(&no_words).map(|mail| (mail_name(sample), values_of(lang, &mail, &context)));
        let preview = match stage {
            Stage::Writing => None,
            Stage::Looking(texts, said) => mail(&texts).map(|mail| Preview {
                letter: mail.shown(&context),
                sums: sums(&found),
                without_address: found.without_address.len(),
                shared: found.shared,
                fingerprint: acts::fingerprint(&self.event, &texts, &found),
                readers: found.recipients.iter().take(SAMPLES).map(choice).collect(),
                said,
            }),
        };
        if let Some(sample) = sample {
            values.set("sample", sample.key());
        }
        let chosen = match &self.selection {
            Some(selection) => Chosen::Parties {
                pairs: selection.pairs(),
                number: self.parties.len(),
                named: self.parties.iter().take(NAMED).map(|party| party.called().to_owned()).collect(),
            },
            None => Chosen::Group(
                Audience::GROUPS.map(|group| (group, addressed(&self.parties, group).recipients.len())).to_vec(),
            ),
        };
        let english = found.recipients.iter().filter(|one| one.party.lang == Lang::En).count();
        let mut db = frame.state.db.read().await?;
        let head = head(&mut db, frame, self.event.clone()).await?;
        drop(db);
        let page = Write { head, chosen, english, placeholders, values, faults, preview };
        Ok(frame.page(lang.messages().write()).status(status).draw(move || messages_write::view(page)))
    }
}

fn mail_name(sample: Option<Recipient<'_>>) -> String {
    sample.map(|sample| sample.name().to_owned()).unwrap_or_default()
}

/// Each placeholder as it is typed in a language, and what it becomes.
fn values_of(lang: Lang, mail: &MessageMail, context: &Context<'_>) -> Vec<(String, String)> {
    let of = |one: Placeholder| (messages_write::braced(lang, one), mail.shown_value(one, context));
    Placeholder::ALL.map(of).to_vec()
}

fn sums(found: &Addressed<'_>) -> Sums {
    let mut sums = Sums::default();
    for one in &found.recipients {
        match (one.seat, one.party.state) {
            (Some(_), _) => sums.attendees += 1,
            (None, registrations::State::Waitlisted) => sums.waiting += 1,
            (None, _) => sums.contacts += 1,
        }
    }
    sums
}

fn choice(one: &Recipient<'_>) -> Choice {
    let (name, organisation) = (one.name(), one.party.organisation.as_str());
    let label = if organisation.is_empty() { name.to_owned() } else { format!("{name}, {organisation}") };
    Choice::new(one.key(), label)
}
