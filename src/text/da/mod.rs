//! The Danish sentences, a file a feature.

mod attention;
mod calendar;
mod copying;
mod edit_registration;
mod event_form;
mod events;
mod finding;
mod frame;
mod guard;
mod lists;
mod log;
mod mail;
mod organiser;
mod organiser_registrations;
mod own_data;
mod people;
mod people_admin;
mod queue;
mod registration_mails;
mod registrations;
mod reports;
mod site;
mod table;
mod ui;
mod undelivered;
mod what_if;
