//! What holds for every answer of every test: headers, and pages that nothing typed can break.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use super::Page;

/// Headers on every answer, errors and files included.
const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
];

impl Page {
    /// Holds the answer against what every answer must be.
    #[track_caller]
    pub(super) fn assert_sound(&self) {
        for (name, value) in HEADERS {
            assert_eq!(self.header(name), value, "{} lacks {name}", self.path);
        }
        assert!(self.header("permissions-policy").contains("camera=()"), "{}", self.path);
        assert!(!self.header("cache-control").is_empty(), "{} says nothing of caches", self.path);
        let policy = self.header("content-security-policy");
        for rule in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            assert!(policy.contains(rule), "{}: {policy}", self.path);
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{}: {policy}", self.path);
        if self.header("content-type").starts_with("text/html") && !self.body.is_empty() {
            self.assert_sound_html(policy);
        }
    }

    #[track_caller]
    fn assert_sound_html(&self, policy: &str) {
        let html = self.html();
        let at = &self.path;
        let count = |selector: &str| select(&html, selector).len();
        for (selector, times) in [("main", 1), ("h1", 1), ("head > title", 1), ("body", 1)] {
            assert_eq!(count(selector), times, "{at}: {selector}");
        }
        let lang = if at == "/en" || at.starts_with("/en/") || at.starts_with("/en?") { "en" } else { "da" };
        assert_eq!(html.root_element().attr("lang"), Some(lang), "{at}");

        // A page without an island ships no script at all; with one, each script carries the policy's nonce.
        let scripts = select(&html, "script:not([type='application/ld+json'])");
        if count("leptos-island") == 0 {
            assert!(scripts.is_empty() && policy.contains("script-src 'none'"), "{at} ships a script without need");
        }
        for script in scripts {
            let nonce = script.attr("nonce").unwrap_or_default();
            assert!(!nonce.is_empty() && policy.contains(&format!("'nonce-{nonce}'")), "{at}: a script without nonce");
        }
        // Nothing that the policy would stop, and nothing that a hostile text would have brought.
        assert_eq!(count("style, iframe, object, embed, base, [style], [onerror], [onload], [onclick]"), 0, "{at}");
        for element in select(&html, "[src], [href], [action]") {
            for name in ["src", "href", "action"] {
                let address = element.attr(name).unwrap_or_default().trim().to_ascii_lowercase();
                let evil = address.starts_with("javascript:") || address.starts_with("data:") && name != "src";
                assert!(!evil, "{at}: {address}");
            }
        }
        let mut ids = BTreeSet::new();
        for element in select(&html, "[id]") {
            let id = element.attr("id").unwrap_or_default();
            assert!(ids.insert(id.to_owned()), "{at}: the id {id} stands twice");
        }
        if self.status == 422 {
            self.assert_faults_told(&html);
        }
    }

    /// Every fault stands in the summary and beside its field, in the same words or shorter ones.
    #[track_caller]
    fn assert_faults_told(&self, html: &Html) {
        let (at, fields) = (&self.path, self.summary_fields());
        let beside = select(html, ".form-error-message").len();
        // A form refused for another reason than a field says so in a notice.
        assert!(!fields.is_empty() || !select(html, ".notice").is_empty(), "{at}: nothing says what is wrong");
        assert!(fields.len() == beside, "{at}: {fields:?} and {beside} beside fields");
        for field in fields {
            let marked = select(html, &format!("[id='{field}']"));
            assert_eq!(marked.len(), 1, "{at}: the summary leads nowhere: {field}");
            assert!(!self.error_for(&field).is_empty(), "{at}: nothing beside {field}");
        }
    }
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}
