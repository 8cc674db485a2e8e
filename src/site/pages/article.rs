//! Pages to read: privacy, accessibility.

use leptos::prelude::*;

use crate::paths;
use crate::text::Lang;
use crate::text::site::{Article, Passage};

/// The full accessibility statement.
pub enum Statement {
    /// At an address elsewhere.
    At(String),
    /// There is none: an installation on trial.
    Missing,
}

pub struct ArticlePage {
    pub lang: Lang,
    pub article: Article,
    /// On the page about accessibility.
    pub statement: Option<Statement>,
    pub municipality: String,
    pub address: String,
    pub phone: String,
    pub email: String,
}

impl ArticlePage {
    pub fn view(self) -> impl IntoView {
        let text = self.lang.site();
        let passages = self.article.passages.into_iter().map(passage).collect_view();
        let statement = self.statement.map(|statement| match statement {
            Statement::At(href) => view! { <p><a href=href>{text.statement()}</a></p> }.into_any(),
            Statement::Missing => view! { <p>{text.no_statement()}</p> }.into_any(),
        });
        view! {
            <article class="article">
                <h1>{self.article.title}</h1>
                <p class="lead">{self.article.lead}</p>
                <div class="prose">
                    {passages}
                    {statement}
                    <h2>{text.contact()}</h2>
                    <p>{self.municipality}<br/>{self.address}</p>
                    <p>
                        <a href=paths::mail_to(&self.email)>{self.email.clone()}</a><br/>
                        <a href=paths::call(&self.phone)>{self.phone.clone()}</a>
                    </p>
                </div>
            </article>
        }
    }
}

fn passage(passage: Passage) -> impl IntoView {
    let paragraphs = passage.paragraphs.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view();
    let points = (!passage.points.is_empty()).then(|| {
        let points = passage.points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view();
        view! { <ul>{points}</ul> }
    });
    view! {
        <h2>{passage.heading}</h2>
        {paragraphs}
        {points}
    }
}
