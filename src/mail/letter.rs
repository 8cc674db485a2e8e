//! What a mail says, before anybody decides how it looks: a feature fills in a [`Letter`] and nothing else.
//!
//! Texts are plain and of any origin. They are cleaned and escaped on the way out, once, and none of them ever becomes
//! a link: links are the fields called `url`, which a feature makes from `crate::paths`.

use crate::calendar::Entry;
use crate::text::Lang;
use crate::time::Timestamp;

/// One mail to one person. Its address is the outbox row's recipient, so that the two cannot part.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    pub lang: Lang,
    /// The recipient's name; may be empty.
    pub to_name: String,
    /// Who reads the answers; our own address is never the one to write to.
    pub reply_to: Option<Contact>,
    pub subject: String,
    /// What a list of mails shows beside the subject.
    pub preview: String,
    pub blocks: Vec<Block>,
    pub calendar: Option<Invite>,
    /// From when on it says what is no longer so ("tomorrow"): rather than late, it does not go at all.
    pub good_until: Option<Timestamp>,
}

/// A person with a mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// May be empty.
    pub name: String,
    pub email: String,
}

/// What the mail does in the recipient's calendar.
#[derive(Clone, PartialEq, Eq)]
pub enum Invite {
    /// Brings an entry or changes it; the recipient has said yes by signing up.
    Request(Entry),
    /// Takes it away; the caller has raised the entry's sequence.
    Cancel(Entry),
}

/// A piece of a mail, from top to bottom.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// What the mail says in one line; once, first.
    Heading(String),
    /// Line breaks stay.
    Paragraph(String),
    /// The title of what it is about.
    Title(String),
    /// When, where, why: a table of two columns.
    Facts(Vec<Fact>),
    /// The one thing to do.
    Button(Link),
    /// Small print beside the button, with links of ours.
    Quiet(Vec<Span>),
    /// "Kind regards", and under it the names.
    Signature(Vec<String>),
    /// Smaller print, last: why the mail came.
    Footnote(Vec<Span>),
}

/// A row of [`Block::Facts`].
#[derive(Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub lines: Vec<Line>,
}

/// A line of a [`Fact`].
#[derive(Clone, PartialEq, Eq)]
pub enum Line {
    Plain(String),
    Strong(String),
    Link(Link),
    /// What it was, struck, and what it is now.
    Change {
        old: String,
        new: String,
    },
}

/// A piece of a sentence.
#[derive(Clone, PartialEq, Eq)]
pub enum Span {
    Text(String),
    Link(Link),
}

/// An address of ours, or a mail or telephone link, and the words that stand for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub url: String,
}

impl Contact {
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self { name: name.into(), email: email.into() }
    }
}

impl Link {
    pub fn new(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self { label: label.into(), url: url.into() }
    }
}

impl Fact {
    pub fn new(label: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { label: label.into(), lines }
    }
}

impl Block {
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading(text.into())
    }

    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(text.into())
    }

    pub fn title(text: impl Into<String>) -> Self {
        Self::Title(text.into())
    }

    pub fn button(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self::Button(Link::new(label, url))
    }

    /// Small print without a link.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::Quiet(vec![Span::text(text)])
    }
}

impl Line {
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong(text.into())
    }

    pub fn link(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self::Link(Link::new(label, url))
    }

    pub fn change(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self::Change { old: old.into(), new: new.into() }
    }
}

impl Span {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn link(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self::Link(Link::new(label, url))
    }
}
