//! What stands around every page: the bar on top, the footer below, and what the head says.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::Lang;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub href: String,
    /// Whether it leads to this page, or to the section this page is in.
    pub current: bool,
}

impl Link {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), current: false }
    }

    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
}

/// Who runs the site, as header and footer say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteInfo {
    /// "Kobling".
    pub name: String,
    /// "Kolding Kommune".
    pub municipality: String,
    /// What the site is, in a sentence or two.
    pub paragraph: String,
    pub address: String,
    /// As it is read; spaces go out of its link.
    pub phone: String,
    /// When the phone is answered: "(hverdage 9–15)".
    pub phone_hours: String,
    pub email: String,
}

/// Which bar is on top: nobody shall mistake where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    Public,
    /// Signed in: the bar is dark, with the person's name and the way out.
    Organiser {
        /// As what: "Arrangør".
        role: &'static str,
        name: String,
        /// Their account's page.
        account: String,
        /// Where the form of "Log ud" posts to.
        sign_out: String,
    },
}

/// What the shell needs to know about a page.
#[derive(Clone, Debug)]
pub struct Meta {
    pub lang: Lang,
    /// Without the site's name, which comes behind it; empty on the front page.
    pub title: String,
    pub description: Option<String>,
    /// The page's one absolute address.
    pub canonical: Option<String>,
    /// Absolute addresses in Danish and English, for search engines.
    pub alternates: Option<(String, String)>,
    /// A calendar of what the page shows, with its name.
    pub calendar: Option<Link>,
    /// Keeps search engines out: drafts, tokens, the organisers' side.
    pub noindex: bool,
    /// Where the brand leads: the front page in this language (or the organisers' own).
    pub home: String,
    pub navigation: Vec<Link>,
    /// This page in the other language.
    pub switch: String,
    pub bar: Bar,
    /// The links under "Om siden".
    pub footer: Vec<Link>,
    pub stylesheet: String,
    /// Fonts to load early.
    pub fonts: Vec<String>,
    pub favicon: String,
    /// The folder of the browser's half, without slashes around it ("pkg").
    pub package: String,
    /// `OpenGraph` properties ("og:title") and their contents.
    pub open_graph: Vec<(&'static str, String)>,
    /// schema.org, as JSON.
    pub json_ld: Option<String>,
    /// The nonce of the response's content security policy, for pages with an island.
    pub nonce: Option<String>,
    pub site: SiteInfo,
}

/// The two joined rings.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="brand-mark" width="36" height="24" viewBox="0 0 36 24" aria-hidden="true" focusable="false">
            <circle class="mark-left" cx="12" cy="12" r="8.75" fill="none" stroke-width="3.5"/>
            <circle class="mark-right" cx="24" cy="12" r="8.75" fill="none" stroke-width="3.5"/>
            <path class="mark-left" d="M17.500 5.200a8.750 8.750 0 0 1 3.250 6.800" fill="none" stroke-width="3.5"/>
        </svg>
    }
}

/// The body of every page.
pub(super) fn body(meta: &Meta, content: AnyView) -> impl IntoView + use<> {
    let text = meta.lang.ui();
    view! {
        <a class="skipnav" href="#main">{text.skip_to_content()}</a>
        {header(meta)}
        <main id="main" class="container" tabindex="-1">{content}</main>
        {footer(meta)}
    }
}

fn header(meta: &Meta) -> impl IntoView + use<> {
    let text = meta.lang.ui();
    let (class, owner, end) = match &meta.bar {
        Bar::Public => ("header", meta.site.municipality.clone(), language_switch(meta).into_any()),
        Bar::Organiser { role, name, account, sign_out } => {
            let end = view! {
                {language_switch(meta)}
                <form class="header-account" method="post" action=sign_out.clone()>
                    <a class="header-link header-person" href=account.clone()>
                        <Icon glyph=Glyph::Account/>
                        <span class="header-name">{name.clone()}</span>
                    </a>
                    <button type="submit" class="header-link">{text.sign_out()}</button>
                </form>
            };
            ("header header-organiser", (*role).to_owned(), end.into_any())
        }
    };
    let links = meta
        .navigation
        .iter()
        .map(|link| {
            view! {
                <li><a href=link.href.clone() aria-current=link.current.then_some("page")>{link.label.clone()}</a></li>
            }
        })
        .collect_view();
    let navigation = (!meta.navigation.is_empty()).then(|| {
        view! { <nav class="header-navigation" aria-label=text.main_navigation()><ul>{links}</ul></nav> }
    });
    view! {
        <header class=class>
            <div class="container header-inner">
                <a class="brand" href=meta.home.clone()><Mark/><span class="brand-name">{meta.site.name.clone()}</span></a>
                <span class="brand-owner">{owner}</span>
                {navigation}
                <div class="header-end">{end}</div>
            </div>
        </header>
    }
}

fn language_switch(meta: &Meta) -> impl IntoView + use<> {
    let other = meta.lang.other();
    view! {
        <span class="language">
            <Icon glyph=Glyph::Globe/>
            <a class="header-link" href=meta.switch.clone() lang=other.tag() hreflang=other.tag()>{other.ui().language_name()}</a>
        </span>
    }
}

fn footer(meta: &Meta) -> impl IntoView + use<> {
    let text = meta.lang.ui();
    let site = meta.site.clone();
    let links = meta
        .footer
        .iter()
        .map(|link| view! { <li><a href=link.href.clone()>{link.label.clone()}</a></li> })
        .collect_view();
    let tel = format!("tel:{}", site.phone.split_whitespace().collect::<String>());
    let mailto = crate::paths::mail_to(&site.email);
    view! {
        <footer class="footer">
            <div class="container footer-inner">
                <div>
                    <h2>{site.name}</h2>
                    <p>{site.paragraph}</p>
                </div>
                <div>
                    <h2>{text.footer_contact()}</h2>
                    <ul>
                        <li>{site.address}</li>
                        <li><a href=tel>{site.phone}</a>" "{site.phone_hours}</li>
                        <li><a href=mailto>{site.email}</a></li>
                    </ul>
                </div>
                <div>
                    <h2>{text.footer_about()}</h2>
                    <ul>{links}</ul>
                </div>
            </div>
        </footer>
    }
}
