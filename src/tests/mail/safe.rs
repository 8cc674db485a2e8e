//! TLS and sign-in: nothing leaves where the server is not who it should be, and no password is said in the clear.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kobling::mail;
use kobling::server::mail_server;
use tempfile::TempDir;

use super::Office;
use crate::app::{Installation, MailServer, Served, TestApp, sign_up_body};

/// A certificate for localhost, which only those trust who are told to.
struct Certificate {
    folder: TempDir,
}

impl Certificate {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        std::fs::write(folder.path().join("certificate.pem"), made.cert.pem()).unwrap();
        std::fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    fn serve(&self, more: &[&str]) -> MailServer {
        let key = self.folder.path().join("key.pem");
        let (certificate, key) = (self.path(), key);
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let (certificate, key) = (text(&certificate), text(&key));
        let mut arguments = vec!["--certificate", &certificate, "--key", &key];
        arguments.extend(more);
        MailServer::start_with(&arguments)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_leaves_over_tls_with_the_municipalitys_own_authority_and_a_password() {
    for (scheme, query, more) in [("smtps", "", ["--wrapped"].as_slice()), ("smtp", "?tls=required", [].as_slice())] {
        let certificate = Certificate::new();
        let known = ["--user", "kobling@kolding.example", "--password", "på/ss ord"];
        let server = certificate.serve(&[known.as_slice(), more].concat());
        let url = format!("{scheme}://kobling%40kolding.example:p%C3%A5%2Fss%20ord@localhost:{}{query}", server.port());
        let installation = Installation::new().await;
        let mut served = Served::of(&installation)
            .with("KOBLING_SMTP_URL", &url)
            .with("SSL_CERT_FILE", certificate.path().to_str().unwrap());
        let slug = installation.event(5).await.slug;
        served.serve();
        let request = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap()
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(sign_up_body(1));
        assert_eq!(request.send().await.unwrap().status(), 303);
        let deadline = Instant::now() + Duration::from_mins(1);
        while server.taken().is_empty() && Instant::now() < deadline {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let taken = server.taken();
        assert_eq!(taken.len(), 1, "{scheme}");
        assert!(taken[0].tls, "{scheme}");
        assert_eq!(taken[0].user.as_deref(), Some("kobling@kolding.example"));
    }
}

#[tokio::test]
async fn nothing_leaves_for_a_server_that_cannot_prove_who_it_is_or_offers_no_tls() {
    let certificate = Certificate::new();
    let wrapped = certificate.serve(&["--wrapped"]);
    let stranger = certificate.serve(&[]);
    let plain = MailServer::start();
    for (server, url) in [
        (&wrapped, format!("smtps://u:p@localhost:{}", wrapped.port())),
        (&stranger, format!("smtp://u:p@localhost:{}?tls=required", stranger.port())),
        (&plain, format!("smtp://u:p@localhost:{}?tls=required", plain.port())),
    ] {
        let app = TestApp::mailing_through(url.clone()).await;
        let office = Office::open(&app).await;
        office.guest("Ane", "").await;
        app.deliver().await;
        assert!(server.taken().is_empty(), "{url}");
        let sentence = mail::check(&app.state.config).await.unwrap_err();
        assert!(sentence.contains("no TLS that can be trusted") && !sentence.contains("u:p"), "{sentence}");
        assert_eq!(app.number("SELECT COUNT(*) FROM outbox WHERE attempts = 0 AND given_up_at IS NULL").await, 1);
    }
}

#[tokio::test]
async fn a_check_says_in_one_sentence_what_is_wrong_and_sends_nothing() {
    let known = ["--user", "kobling", "--password", "right"];
    let mut server = MailServer::start_with(&known);
    let app = TestApp::start().await;
    assert_eq!(mail::check(&app.state.config).await, Ok(()), "the folder");
    let check = async |url: String| {
        let mut config = app.state.config.clone();
        config.mail_server = Some(mail_server::MailServer::parse(&url).unwrap());
        mail::check(&config).await
    };
    let url = |password: &str| format!("smtp://kobling:{password}@127.0.0.1:{}", server.port());
    let (right, wrong) = (url("right"), url("wr0ng"));
    assert_eq!(check(right.clone()).await, Ok(()));
    let sentence = check(wrong).await.unwrap_err();
    assert!(sentence.contains("sign-in refused: 535") && !sentence.contains("wr0ng"), "{sentence}");
    server.tell("greet 554");
    let sentence = check(right.clone()).await.unwrap_err();
    assert!(sentence.contains("refused: 554"), "{sentence}");
    server.tell("down");
    let sentence = check(right).await.unwrap_err();
    assert!(sentence.contains("no connection"), "{sentence}");
    assert!(server.taken().is_empty());
}
