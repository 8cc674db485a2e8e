//! An answer, as a reader sees it.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

use super::FormValues;

pub struct Page {
    /// As asked for.
    pub path: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came, for files that are no text.
    pub bytes: Vec<u8>,
}

impl Page {
    pub(super) async fn read(path: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap().to_vec();
        Self { path, status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    /// The same of an answer that may break off.
    pub async fn of_answer(path: &str, response: reqwest::Response) -> Option<Self> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.ok()?.to_vec();
        Some(Self { path: path.to_owned(), status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes })
    }

    /// The page itself, where it has this status; otherwise the test ends and shows what came.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered\n{}", self.path, self.all_text());
        self
    }

    /// Where a 303 leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{} leads nowhere\n{}", self.path, self.all_text());
        self.header("location")
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The text of everything that matches, in order, white space made single.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html().select(&parse(selector)).map(text_of).collect()
    }

    /// The text of the first match, or nothing.
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    /// What the page says, without scripts and styles.
    pub fn all_text(&self) -> String {
        if self.header("content-type").starts_with("text/html") { self.text("body") } else { self.body.clone() }
    }

    /// Whether the page says it.
    pub fn says(&self, words: &str) -> bool {
        self.all_text().contains(words)
    }

    pub fn has(&self, selector: &str) -> bool {
        self.html().select(&parse(selector)).next().is_some()
    }

    /// An attribute of everything that matches and has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.html().select(&parse(selector)).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// What stands beside a field that is wrong, or nothing.
    pub fn error_for(&self, field: &str) -> String {
        self.text(&format!("[id='{field}-error']"))
    }

    /// The faults that the summary lists, in order.
    pub fn summary(&self) -> Vec<String> {
        self.texts("#error-summary li")
    }

    /// The names of the fields that the summary links to, in order.
    pub fn summary_fields(&self) -> Vec<String> {
        let links = self.attributes("#error-summary a", "href");
        links.iter().map(|href| href.trim_start_matches('#').to_owned()).collect()
    }

    /// The first form that matches, as a browser would send it if nobody touched it.
    #[track_caller]
    pub fn form(&self, selector: &str) -> FormValues {
        let html = self.html();
        let form = html.select(&parse(selector)).next();
        let form = form.unwrap_or_else(|| panic!("{} has no {selector}\n{}", self.path, self.all_text()));
        FormValues::of(form, &self.path)
    }

    /// Every form that matches.
    pub fn forms(&self, selector: &str) -> Vec<FormValues> {
        self.html().select(&parse(selector)).map(|form| FormValues::of(form, &self.path)).collect()
    }

    /// The form that posts to where the page stands.
    #[track_caller]
    pub fn main_form(&self) -> FormValues {
        self.form("main form[method=post]")
    }
}

fn parse(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|_| panic!("{selector} is no selector"))
}

fn text_of(element: ElementRef<'_>) -> String {
    let hidden = ["script", "style", "template"];
    let mut text = String::new();
    for node in element.descendants() {
        let Some(words) = node.value().as_text() else { continue };
        let inside = node.parent().and_then(ElementRef::wrap).map(|parent| parent.value().name());
        if !inside.is_some_and(|name| hidden.contains(&name)) {
            text.push_str(words);
            text.push(' ');
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
