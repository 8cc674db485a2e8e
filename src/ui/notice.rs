//! Notes on a page: full, cancelled, done, closed.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something waits: yellow, an hourglass.
    Waiting,
    /// Something is off: red.
    Problem,
    /// Something was done: green. Read out when the page opens.
    Done,
    /// Something to know: blue.
    Info,
}

/// A note: a title, and what it means as children.
///
/// ```ignore
/// <Notice kind=NoticeKind::Waiting title=text.full(7)><p>{text.you_become_number(5)}</p></Notice>
/// ```
#[component]
pub fn Notice(
    kind: NoticeKind,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, glyph) = match kind {
        NoticeKind::Waiting => ("notice notice-waiting", Glyph::Hourglass),
        NoticeKind::Problem => ("notice notice-problem", Glyph::Error),
        NoticeKind::Done => ("notice notice-done", Glyph::CheckCircle),
        NoticeKind::Info => ("notice notice-info", Glyph::Info),
    };
    let role = (kind == NoticeKind::Done).then_some("status");
    view! {
        <div class=class role=role>
            <Icon glyph size=24/>
            <div>
                <p class="notice-title">{title}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
