//! The Danish sentences, a file a feature.

mod events;
mod mail;
mod registration_mails;
