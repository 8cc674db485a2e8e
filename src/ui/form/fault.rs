//! What can be wrong with a field, as codes; `text` alone makes sentences of them.

use crate::text::Lang;

/// One thing wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed where an answer is needed.
    Required,
    /// More than so many characters.
    TooLong(usize),
    /// NUL, control characters or text-direction overrides.
    InvalidCharacters,
    /// A name that holds `://` or `www.`: names stand in mails, and a mail must not carry a stranger's link.
    LooksLikeWebAddress,
    /// Digits that read as a Danish CPR number, which is never asked for and must not be kept.
    LooksLikeCpr,
    EmailWithoutAt,
    /// Nothing before the @.
    EmailWithoutName,
    /// Nothing after the @, or nothing after its dot.
    EmailWithoutEnding,
    EmailWithSpace,
    EmailMalformed,
    Phone,
    /// Not 8 digits.
    CvrLength,
    /// 8 digits whose check does not add up.
    CvrCheck,
    /// Not a whole number, or outside of these, both included.
    Number {
        min: i64,
        max: i64,
    },
    /// Not written as a date.
    Date,
    /// Written as a date that the calendar does not have.
    DateDoesNotExist,
    Time,
    /// Not a date followed by a time, in a field that takes both.
    Moment,
    /// The clocks jump over this time.
    TimeSkipped,
    /// The clocks pass this time twice.
    TimeDoubled,
    EndBeforeStart,
    InThePast,
    WebAddress,
    /// Not one of the choices.
    Choice,
    /// None of the choices, where one at least is needed.
    ChooseOne,
    TermsNotAccepted,
    TooManyAttendees(usize),
    TooMany(usize),
    TooFew(usize),
    /// Somebody else has it: an address, a name that must be the only one.
    AlreadyUsed,
    /// A fault that only the form's feature knows; [`super::FormState::phrased`] turns its code into a sentence.
    Other(&'static str),
}

impl Fault {
    /// The sentence that stands beside a field when its form has no better one.
    pub fn sentence(self, lang: Lang) -> String {
        let text = lang.ui();
        match self {
            Self::Required => text.required(),
            Self::TooLong(max) => text.too_long(max),
            Self::InvalidCharacters => text.invalid_characters(),
            Self::LooksLikeWebAddress => text.web_address_in_name(),
            Self::LooksLikeCpr => text.looks_like_cpr(),
            Self::EmailWithoutAt => text.email_without_at(),
            Self::EmailWithoutName => text.email_without_name(),
            Self::EmailWithoutEnding => text.email_without_ending(),
            Self::EmailWithSpace => text.email_with_space(),
            Self::EmailMalformed => text.email_malformed(),
            Self::Phone => text.phone(),
            Self::CvrLength => text.cvr_length(),
            Self::CvrCheck => text.cvr_check(),
            Self::Number { min, max } => text.number(min, max),
            Self::Date => text.date(),
            Self::DateDoesNotExist => text.date_does_not_exist(),
            Self::Time => text.time(),
            Self::Moment => text.moment(),
            Self::TimeSkipped => text.time_skipped(),
            Self::TimeDoubled => text.time_doubled(),
            Self::EndBeforeStart => text.end_before_start(),
            Self::InThePast => text.in_the_past(),
            Self::WebAddress => text.web_address(),
            Self::Choice => text.choice(),
            Self::ChooseOne => text.choose_one(),
            Self::TermsNotAccepted => text.terms_not_accepted(),
            Self::TooManyAttendees(max) | Self::TooMany(max) => text.too_many(max),
            Self::TooFew(min) => text.too_few(min),
            Self::AlreadyUsed => text.already_used(),
            Self::Other(_) => text.wrong(),
        }
    }
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultAt {
    /// The field's name, which is its element id too.
    pub field: String,
    /// In a repeated part: the number that the part's heading shows, from 1.
    pub item: Option<usize>,
    pub fault: Fault,
}

/// The faults of a form in the order of its fields, at most one a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<FaultAt>);

impl Faults {
    /// The fault of a field.
    pub fn get(&self, field: &str) -> Option<Fault> {
        self.0.iter().find(|at| at.field == field).map(|at| at.fault)
    }

    /// Adds a fault; the first of a field stays.
    pub fn push(&mut self, field: impl Into<String>, item: Option<usize>, fault: Fault) {
        let field = field.into();
        if self.get(&field).is_none() {
            self.0.push(FaultAt { field, item, fault });
        }
    }

    /// Whether a field whose name begins so has a fault ("attendees.2.": its card gets a red edge).
    pub fn within(&self, prefix: &str) -> bool {
        self.0.iter().any(|at| at.field.starts_with(prefix))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, FaultAt> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a FaultAt;
    type IntoIter = std::slice::Iter<'a, FaultAt>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
