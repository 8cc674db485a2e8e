//! What islands do with the page that the server drew: few typed helpers over the DOM.
//!
//! Whatever is not there is nothing to do: a page is usable without any of this, so no helper fails.

use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{JsString, Reflect};
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlTemplateElement, RequestInit, Response,
    UrlSearchParams,
};

/// The page.
pub fn page() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id, as what it is.
pub fn by_id<E: JsCast>(id: &str) -> Option<E> {
    page()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Hears an event inside of `target`, wherever it happens there, as long as the page lives.
pub fn listen(target: &EventTarget, name: &str, heard: impl FnMut(Event) + 'static) {
    // Boxed here, so that each listener is not compiled anew.
    let heard: Box<dyn FnMut(Event)> = Box::new(heard);
    let heard = Closure::wrap(heard).into_js_value();
    drop(target.add_event_listener_with_callback(name, heard.unchecked_ref()));
}

/// The button that was pressed, also when its icon or its words were hit.
pub fn pressed(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("button").ok()?
}

/// Whether a box is ticked.
pub fn is_ticked(id: &str) -> bool {
    by_id::<HtmlInputElement>(id).is_some_and(|input| input.checked())
}

/// Shows or hides an element.
pub fn show(id: &str, shown: bool) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        element.set_hidden(!shown);
    }
}

/// Where typing goes on.
pub fn focus(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        drop(element.focus());
    }
}

/// A number that the server wrote into an attribute; 0 when it did not.
pub fn number(element: &Element, attribute: &str) -> u32 {
    element.get_attribute(attribute).and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// The same with a sign and of any size.
pub fn whole(element: &Element, attribute: &str) -> i64 {
    element.get_attribute(attribute).and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// Writes a number where [`number`] and [`whole`] read it.
pub fn write(element: &Element, attribute: &str, number: i64) {
    drop(element.set_attribute(attribute, &number.to_string()));
}

/// What the browser keeps under a name, beyond the page and without a network.
pub fn kept(name: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Keeps it; nothing is kept of what is empty.
pub fn keep(name: &str, text: &str) {
    let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) else { return };
    drop(if text.is_empty() { storage.remove_item(name) } else { storage.set_item(name, text) });
}

/// Whether the browser believes in its network; only a no can be relied on.
pub fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

/// Does something again and again as long as the page lives.
pub fn every(milliseconds: i32, act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    let act = Closure::wrap(act).into_js_value();
    if let Some(window) = web_sys::window() {
        drop(window.set_interval_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds));
    }
}

/// Without capitals, by the browser's own tables.
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// The words at `index` of a list that the server drew as `<template><span>…</span>…</template>`.
pub fn words_at(template: &str, index: u32) -> Option<String> {
    by_id::<HtmlTemplateElement>(template)?.content().children().item(index)?.text_content()
}

/// What a server function answered.
pub struct Answer(JsValue);

impl Answer {
    pub fn text(&self, field: &str) -> Option<String> {
        self.field(field)?.as_string()
    }

    pub fn is_true(&self, field: &str) -> bool {
        self.field(field).is_some_and(|value| value.is_truthy())
    }

    fn field(&self, field: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &field.into()).ok()
    }
}

/// Posts a form (`a=1&b=2`) and waits for an answer in JSON; a refusal is no answer.
pub async fn post(path: &str, form: &str) -> Option<Answer> {
    let init = RequestInit::new();
    init.set_method("POST");
    let form = UrlSearchParams::new_with_str(form).ok()?;
    init.set_body(&form);
    let response = web_sys::window()?.fetch_with_str_and_init(path, &init).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    Some(Answer(response.json().ok()?.await.ok()?))
}
