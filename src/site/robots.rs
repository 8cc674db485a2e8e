//! What search engines leave alone: pages of one person, the organisers' side, and forms.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::paths;
use crate::server::state::AppState;
use crate::text::Lang;

pub async fn robots(State(state): State<AppState>) -> impl IntoResponse {
    let text = text(&state.config.absolute(&paths::sitemap()));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// Robots heed `*` within a path (RFC 9309 section 2.2.3).
pub fn text(sitemap: &str) -> String {
    let mut text = "User-agent: *\n".to_owned();
    for lang in Lang::ALL {
        for path in
            [paths::organiser(lang), paths::registration(lang, ""), paths::seat(lang, ""), paths::sign_up(lang, "*")]
        {
            text.push_str("Disallow: ");
            text.push_str(&path);
            text.push('\n');
        }
    }
    text.push_str("\nSitemap: ");
    text.push_str(sitemap);
    text.push('\n');
    text
}
