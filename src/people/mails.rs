//! The mail with a link that sets a new password.

use serde::{Deserialize, Serialize};

use crate::mail::{Block, Context, Letter, Message, Span};
use crate::paths;
use crate::server::token::Purpose;
use crate::text::Lang;

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
        }
    }
}
