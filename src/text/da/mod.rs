//! The Danish sentences, a file a feature.

mod events;
mod frame;
mod mail;
mod registration_mails;
mod registrations;
mod ui;
