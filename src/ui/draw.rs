//! Drawing: one string at once, without a stream, an executor or a script the page does not need.

use std::sync::Arc;

use leptos::config::LeptosOptions;
use leptos::hydration::{HydrationScripts, HydrationScriptsProps};
use leptos::nonce::Nonce;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;

/// The name of the browser's half: `<package>/kobling.js` and `<package>/kobling_bg.wasm`.
pub const OUTPUT_NAME: &str = "kobling";

/// What the browser's half reads before it starts; Leptos writes these only when it streams.
const GLOBALS: &str = "__RESOLVED_RESOURCES=[];__SERIALIZED_ERRORS=[];__PENDING_RESOURCES=[];\
                       __RESOURCE_RESOLVERS=[];__INCOMPLETE_CHUNKS=[];";

/// Leptos wakes islands when the browser has nothing else to do, however long that takes: Chromium has been seen to
/// wait for nine seconds. So it gets a limit, in milliseconds.
const WHEN_IDLE: &str = "window.requestIdleCallback(c);";
const WHEN_IDLE_OR_SOON: &str = "window.requestIdleCallback(c,{timeout:300});";

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub html: String,
    /// What the head needs to wake the islands; nothing when the page has none.
    pub scripts: Option<String>,
}

impl Drawn {
    /// Whether the page has an island, and with it a script.
    pub fn has_island(&self) -> bool {
        self.scripts.is_some()
    }
}

/// Draws a view. Views do no I/O: what they need was loaded before.
///
/// `nonce` is that of the response's `Content-Security-Policy`; `package` is the folder of the browser's half,
/// without slashes around it ("pkg").
pub fn draw<V: IntoView + 'static>(nonce: Option<&str>, package: &str, view: impl FnOnce() -> V) -> Drawn {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new_islands())));
    let drawn = owner.with(|| {
        if let Some(nonce) = nonce {
            provide_context(Nonce::from_value(nonce));
        }
        let html = view().into_view().to_html();
        if html.contains("<leptos-island") {
            return Drawn { html, scripts: Some(scripts(nonce, package)) };
        }
        // Marks between nodes are for waking islands. In texts and attributes `<` is escaped, so nothing else is lost.
        Drawn { html: html.replace("<!>", ""), scripts: None }
    });
    owner.unset_with_forced_cleanup();
    drawn
}

fn scripts(nonce: Option<&str>, package: &str) -> String {
    let options = LeptosOptions::builder().output_name(OUTPUT_NAME).site_pkg_dir(package).build();
    let globals = view! { <script nonce=nonce.map(str::to_owned)>{GLOBALS}</script> }.to_html();
    let hydration = HydrationScripts(HydrationScriptsProps::builder().options(options).islands(true).build());
    let hydration = hydration.into_view().to_html();
    // Without its preloads: a browser without script would fetch the browser's half for nothing.
    let script = hydration.find("<script").map_or("", |start| &hydration[start..]);
    globals + &script.replace(WHEN_IDLE, WHEN_IDLE_OR_SOON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_an_island_wakes_it_soon_and_announces_nothing_else() {
        let island = "<leptos-island></leptos-island>";
        let drawn = draw(Some("a-nonce"), "pkg/1", || view! { <div inner_html=island></div> });
        let scripts = drawn.scripts.unwrap();
        assert_eq!(scripts.matches(WHEN_IDLE_OR_SOON).count(), 1, "Leptos' loader has changed: {scripts}");
        assert_eq!(scripts.matches(" nonce=\"a-nonce\"").count(), 2, "{scripts}");
        assert!(!scripts.contains("<link"), "{scripts}");
    }
}
