//! The journey of one meeting, from its first draft to its cancellation, over HTTP, in both languages.

use std::collections::BTreeMap;

use kobling::text::Lang;
use kobling::time::MINUTE;

use super::published;
use crate::app::{Made, Mail, TestApp, property};
use crate::visitor::at;

/// A business signs people up whose contact stays at home; where its page is.
async fn sign_up(app: &TestApp, lang: Lang, event: &Made, organisation: &str, names: &[&str]) -> String {
    let form = app.filled_for(lang, event, names).await.set("organisation.name", organisation);
    let asked = app.visitor().submit(&form).await;
    let made = match asked.status {
        422 => app.visitor().submit(&asked.main_form().set("when_short", "wait")).await,
        _ => asked,
    };
    app.visitor().follow(&made).await.expect(200);
    made.location().to_owned()
}

/// What a mail does to a calendar.
type Entry = Option<(String, i64)>;

/// By address: the method and sequence of the entry, or nothing where there is none.
fn entries(mails: &[Mail]) -> BTreeMap<&str, Entry> {
    mails
        .iter()
        .map(|mail| (mail.to.as_str(), mail.calendar.as_ref().map(|_| (mail.method(), mail.sequence()))))
        .collect()
}

fn entry(method: &str, sequence: i64) -> (String, i64) {
    (method.to_owned(), sequence)
}

#[tokio::test]
async fn a_meeting_is_published_filled_moved_and_cancelled_and_everyone_knows() {
    for lang in Lang::ALL {
        let app = TestApp::start().await;
        let (organiser, event) = published(&app, lang, &[]).await;
        let public = at(lang, &format!("/events/{}", event.slug));
        let page = app.get(&public).await.expect(200);
        let title = if lang == Lang::Da { "Når rekruttering er svær" } else { "When recruiting is hard" };
        assert!(page.text("h1").contains(title) && page.says("Nicolai") && page.says("Velkomst"));

        // Three come, and their contact does not.
        let first = sign_up(&app, lang, &event, "Brohave Catering", &["Ane Holm", "Bo Lund", "Dorte Friis"]).await;
        let mails = app.deliver().await;
        assert_eq!(
            entries(&mails),
            BTreeMap::from([
                ("ane.holm@brohave.example", Some(entry("REQUEST", 0))),
                ("bo.lund@brohave.example", Some(entry("REQUEST", 0))),
                ("dorte.friis@brohave.example", Some(entry("REQUEST", 0))),
                ("mette@brohave.example", None),
            ])
        );

        // Three more wait: one place is free, and kept for them, so that a newcomer reads "full".
        let second = sign_up(&app, lang, &event, "Vonsild Tryk", &["Erik Dam", "Freja Bak", "Gorm Ask"]).await;
        let waiting = app.get(&second).await.expect(200).text("h1").replace('\u{a0}', " ");
        assert!(waiting.contains(if lang == Lang::Da { "nummer 1 i køen" } else { "number 1" }), "{waiting}");
        let mails = app.deliver().await;
        assert_eq!(entries(&mails), BTreeMap::from([("mette@brohave.example", None)]));
        let full = if lang == Lang::Da { "Optaget" } else { "Full" };
        for path in [at(lang, "/"), public.clone(), format!("{public}/sign-up")] {
            assert!(app.get(&path).await.expect(200).says(full), "{path}");
        }

        // One cancellation frees too little for them, the second enough.
        let visitor = app.visitor();
        let cancel = async |position: i64| {
            app.wait(MINUTE);
            let ask = visitor.get(&format!("{first}/seats/{position}/cancel")).await.expect(200);
            visitor.submit(&ask.main_form()).await.location();
            app.deliver().await
        };
        let mails = cancel(1).await;
        assert_eq!(entries(&mails), BTreeMap::from([("ane.holm@brohave.example", Some(entry("CANCEL", 1)))]));
        let mails = cancel(2).await;
        assert_eq!(
            entries(&mails),
            BTreeMap::from([
                ("bo.lund@brohave.example", Some(entry("CANCEL", 1))),
                ("erik.dam@brohave.example", Some(entry("REQUEST", 0))),
                ("freja.bak@brohave.example", Some(entry("REQUEST", 0))),
                ("gorm.ask@brohave.example", Some(entry("REQUEST", 0))),
                ("mette@brohave.example", None),
            ])
        );
        let invited = mails.iter().find(|mail| mail.to.starts_with("erik")).unwrap().clone();

        // Moved by an hour: shown first, then mailed, with the old struck and the new beside it.
        let before = app.get(&format!("{public}/calendar.ics")).await.expect(200);
        app.wait(MINUTE);
        let form = organiser.edit_form(lang, &event).await.set_all(&[("start", "9.30"), ("end", "11")]);
        let shown = organiser.save_and_confirm(&form).await;
        assert!(shown.says("Erik") || shown.text("del").contains('8'), "{}", shown.all_text());
        assert!(!shown.texts("del").is_empty() && !shown.texts("ins").is_empty());
        let mails = app.deliver().await;
        let told = BTreeMap::from([
            ("dorte.friis@brohave.example", Some(entry("REQUEST", 1))),
            ("erik.dam@brohave.example", Some(entry("REQUEST", 1))),
            ("freja.bak@brohave.example", Some(entry("REQUEST", 1))),
            ("gorm.ask@brohave.example", Some(entry("REQUEST", 1))),
            ("mette@brohave.example", None),
        ]);
        assert_eq!(entries(&mails), told);
        assert_eq!(mails.len(), 6, "the contact of two parties is told of each");
        assert!(shown.all_text().contains('6'), "the number of mails was shown: {}", shown.all_text());
        let update = mails.iter().find(|mail| mail.to.starts_with("erik")).unwrap();
        assert_eq!(update.property("UID"), invited.property("UID"));
        assert_eq!(
            (invited.property("DTSTART"), update.property("DTSTART")),
            ("20270114T083000".into(), "20270114T093000".into())
        );
        let html = scraper::Html::parse_document(&update.html);
        let struck = scraper::Selector::parse("s, del, [style*='line-through']").unwrap();
        assert!(html.select(&struck).next().is_some(), "the old time is struck in the mail");
        let (old, new) = if lang == Lang::Da { ("8.30", "9.30") } else { ("8:30", "9:30") };
        assert!(update.text.contains(old) && update.text.contains(new), "{}", update.text);
        let after = app.get(&format!("{public}/calendar.ics")).await.expect(200);
        let sequence = |file: &str| property(file, "SEQUENCE").parse::<i64>().unwrap();
        assert!(sequence(&after.body) > sequence(&before.body));

        // Cancelled: everyone is told, and the entries go.
        app.wait(MINUTE);
        let path = at(lang, &format!("/organiser/events/{}/cancel", event.id.as_str()));
        let ask = organiser.get(&path).await.expect(200).form("form[action$='/cancel']");
        let form = ask.set("words.da", "Oplægsholderen er syg.").set("words.en", "The speaker is ill.");
        // What people will read is shown before: in the mail, with these very words.
        let shown = organiser.submit(&form.press("preview")).await.expect(200);
        let words = if lang == Lang::Da { "Oplægsholderen er syg." } else { "The speaker is ill." };
        assert!(shown.texts(".letter").iter().any(|letter| letter.contains(words)), "{}", shown.all_text());
        assert!(app.deliver().await.is_empty(), "nothing is cancelled yet");
        let cancelled = organiser.submit(&shown.form("form[action$='/cancel']").press("cancel")).await;
        let overview = organiser.follow(&cancelled).await.expect(200);
        let (said, sent) = match lang {
            Lang::Da => ("er aflyst", "6 mails er på vej."),
            Lang::En => ("is cancelled", "6 emails are on their way."),
        };
        let notices = overview.texts(".notice").join(" ").replace('\u{a0}', " ");
        assert!(notices.matches(said).count() == 1 && notices.contains(sent), "{notices}");
        let mails = app.deliver().await;
        let told: BTreeMap<&str, Entry> =
            told.into_iter().map(|(to, entry)| (to, entry.map(|_| ("CANCEL".to_owned(), 2)))).collect();
        assert_eq!(entries(&mails), told);
        assert!(mails.iter().all(|mail| mail.text.contains(words)));
        let page = app.get(&public).await.expect(200);
        assert!(page.says(words) && !page.has("a[href$='/sign-up']"), "{}", page.all_text());
        assert!(app.deliver().await.is_empty());
    }
}
