//! The mails with a link that sets a password.

use serde::{Deserialize, Serialize};

use super::rules::INVITATION_DAYS;
use crate::mail::{Block, Context, Letter, Message, Span};
use crate::paths;
use crate::server::access::Role;
use crate::server::token::Purpose;
use crate::text::Lang;
use crate::text::people_admin::Invited;
use crate::time::DAY;

/// To somebody who forgot their password.
#[derive(Serialize, Deserialize)]
pub struct PasswordMail {
    pub organiser_id: String,
    /// Of the link, whose token is made when the mail is.
    pub generation: i64,
    pub name: String,
    pub lang: Lang,
}

impl Message for PasswordMail {
    const KIND: &'static str = "people.password";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let text = self.lang.people();
        let token = context.token(Purpose::Password, &self.organiser_id, self.generation);
        let link = context.link(&paths::set_password(self.lang, &token));
        Letter {
            lang: self.lang,
            to_name: self.name.clone(),
            reply_to: None,
            subject: text.choose_password().to_owned(),
            preview: text.link_lives().to_owned(),
            blocks: vec![
                Block::heading(text.choose_password()),
                Block::paragraph(text.link_asked_for()),
                Block::button(text.choose_password(), link),
                Block::quiet(text.link_lives()),
                Block::Footnote(vec![Span::text(text.link_not_asked_for())]),
            ],
            calendar: None,
            good_until: None,
        }
    }
}

/// To somebody whom an administrator lets in.
#[derive(Serialize, Deserialize)]
pub struct InvitationMail {
    pub organiser_id: String,
    /// Of the link, whose token is made when the mail is.
    pub generation: i64,
    pub name: String,
    /// The administrator's name.
    pub invited_by: String,
    pub role: Role,
    /// Of a partner.
    pub organisation: Option<String>,
    pub lang: Lang,
}

impl Message for InvitationMail {
    const KIND: &'static str = "people.invitation";

    fn letter(&self, context: &Context<'_>) -> Letter {
        let text = self.lang.people_admin();
        let token = context.token(Purpose::Invitation, &self.organiser_id, self.generation);
        let link = context.link(&paths::set_password(self.lang, &token));
        let until = context.created_at.plus(INVITATION_DAYS * DAY);
        let municipality = &context.config.municipality;
        let invited = Invited { by: &self.invited_by, role: self.role, organisation: self.organisation.as_deref() };
        Letter {
            lang: self.lang,
            to_name: self.name.clone(),
            reply_to: None,
            subject: text.invitation_subject(municipality),
            preview: text.invitation_lead(&invited, municipality),
            blocks: vec![
                Block::heading(text.invitation_subject(municipality)),
                Block::paragraph(text.invitation_lead(&invited, municipality)),
                Block::paragraph(text.role_means(self.role)),
                Block::button(self.lang.people().choose_password(), link),
                Block::quiet(text.invitation_lives(until)),
                Block::Footnote(vec![Span::text(text.invitation_not_expected(&self.invited_by))]),
            ],
            calendar: None,
            good_until: None,
        }
    }
}
