//! All faults of a form on top of it.

use leptos::prelude::*;

use super::FormState;
use crate::ui::icons::{Glyph, Icon};

/// The faults of a form, each a link to its field; nothing when there is none. Focus goes there when the page opens.
///
/// ```ignore
/// <ErrorSummary form=&form title=text.put_right(form.faults().len())/> // "Ret 4 ting, så er I tilmeldt"
/// ```
#[component]
pub fn ErrorSummary<'a>(
    form: &'a FormState,
    /// What happens when they are put right; without it "Ret 4 ting".
    #[prop(into, optional)]
    title: Option<String>,
) -> impl IntoView + use<> {
    let faults = form.faults();
    let title = title.unwrap_or_else(|| form.lang().ui().summary(faults.len()));
    let links = faults
        .iter()
        .map(|at| {
            view! { <li><a href=format!("#{}", at.field)>{form.summarised(at)}</a></li> }
        })
        .collect_view();
    (!faults.is_empty()).then(move || {
        view! {
            <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus=true>
                <Icon glyph=Glyph::Error size=24/>
                <h2 class="error-summary-title">{title}</h2>
                <ul>{links}</ul>
            </div>
        }
    })
}
