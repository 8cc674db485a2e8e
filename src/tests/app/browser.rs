//! Somebody who asks for pages and posts forms, with what a browser would send along.

use reqwest::{Method, RequestBuilder};

use super::{FormValues, ORIGIN, Page, TestApp};

pub struct Browser<'a> {
    app: &'a TestApp,
    /// Of somebody signed in: their id and their session's cookie.
    session: Option<(String, String)>,
}

impl<'a> Browser<'a> {
    pub(super) fn new(app: &'a TestApp, session: Option<(String, String)>) -> Self {
        Self { app, session }
    }

    /// The account's id.
    pub fn id(&self) -> &str {
        &self.session.as_ref().expect("a visitor has no account").0
    }

    /// The same person, with the same cookie, at another installation.
    pub fn at<'b>(&self, app: &'b TestApp) -> Browser<'b> {
        Browser { app, session: self.session.clone() }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Posts a form as one of our own pages would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.form_request(path, fields.iter().copied())).await
    }

    /// Posts a form that a page drew, to where it says.
    pub async fn submit(&self, form: &FormValues) -> Page {
        self.send(self.form_request(form.action(), form.pairs())).await
    }

    /// The same from somewhere else: the proxy in front says so.
    pub async fn submit_from(&self, address: &str, form: &FormValues) -> Page {
        let request = self.form_request(form.action(), form.pairs());
        self.send(request.header("x-forwarded-for", address)).await
    }

    /// Sends a form again to where a 307 leads, as browsers do.
    #[track_caller]
    pub fn send_on(&self, page: &Page, form: &FormValues) -> impl Future<Output = Page> {
        assert_eq!(page.status, 307, "{} does not send on\n{}", page.path, page.all_text());
        let request = self.form_request(page.header("location"), form.pairs());
        async move { self.send(request).await }
    }

    /// The same person with the session that an answer began.
    pub fn signed_in_by(&self, page: &Page) -> Self {
        let cookie = page.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        Self { app: self.app, session: Some((String::new(), cookie)) }
    }

    /// A request to be made odd before it is sent.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.request_to(ORIGIN.trim_start_matches("https://"), method, path)
    }

    /// The same, for a host of that name.
    pub fn request_to(&self, host: &str, method: Method, path: &str) -> RequestBuilder {
        let path = path.strip_prefix(ORIGIN).unwrap_or(path);
        let request = self.app.client.request(method, format!("http://{}{path}", self.app.address));
        let request = request.header("host", host);
        match &self.session {
            Some((_, cookie)) => request.header("cookie", cookie),
            None => request,
        }
    }

    /// A form about to be sent, to be made odd before it is.
    pub fn form_request<'p>(&self, path: &str, fields: impl IntoIterator<Item = (&'p str, &'p str)>) -> RequestBuilder {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .body(body)
    }

    pub async fn send(&self, request: RequestBuilder) -> Page {
        let request = request.build().unwrap();
        let path = request.url()[url::Position::BeforePath..].to_owned();
        let response = self.app.client.execute(request).await.unwrap();
        let page = Page::read(path, response).await;
        self.app.files.leave_page(&page);
        page.assert_sound();
        page
    }

    /// Goes where a 303 leads.
    #[track_caller]
    pub fn follow(&self, page: &Page) -> impl Future<Output = Page> {
        let to = page.location().to_owned();
        async move { self.get(&to).await }
    }
}
