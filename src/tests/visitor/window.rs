//! While nobody can sign up, a clear page says why, and nothing is written.

use kobling::text::Lang;
use kobling::time::{DAY, HOUR};

use super::{at, with_event};
use crate::app::{FormValues, NOW, NewEvent, TestApp};

/// The page instead of the form says so, and a form sent all the same is refused.
async fn assert_refused(app: &TestApp, address: &str, form: &FormValues, words: &str) {
    let page = app.get(address).await.expect(200);
    assert!(page.says(words), "{}", page.all_text());
    assert!(!page.has("main form"), "a form that cannot be sent");
    let page = app.visitor().submit(form).await.expect(409);
    assert!(page.says(words), "{}", page.all_text());
    // Not even a form that is wrong or wants another row gets the form back.
    let page = app.visitor().submit(&form.clone().press("add")).await;
    assert!(!page.has("[name='contact.name']"), "a form that cannot be sent");
    let page = app.visitor().submit(&form.clone().set("contact.name", "")).await;
    assert!(!page.has("[name='contact.name']"), "a form that cannot be sent");
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
}

#[tokio::test]
async fn sign_up_that_is_not_open_yet_or_closed_or_past_is_a_page_to_read() {
    let mut new = NewEvent::with_seats(10);
    let starts_at = new.details.starts_at;
    new.terms.closes_at = starts_at.plus(-DAY);
    new.terms.opens_at = Some(NOW.plus(-DAY));
    let (app, event) = with_event(&new).await;
    for (lang, not_yet, closed, past) in [
        (Lang::Da, "er ikke åbnet", "er lukket", "er begyndt eller holdt"),
        (Lang::En, "has not opened", "has closed", "has begun or is over"),
    ] {
        let address = at(lang, &format!("/events/{}/sign-up", event.slug));
        app.set_clock(NOW);
        let form = app.filled(lang, &event).await;
        app.set_clock(NOW.plus(-2 * DAY));
        assert_refused(&app, &address, &form, not_yet).await;
        app.set_clock(starts_at.plus(-DAY));
        assert_refused(&app, &address, &form, closed).await;
        app.set_clock(starts_at);
        assert_refused(&app, &address, &form, past).await;
        app.set_clock(starts_at.plus(5 * HOUR));
        assert_refused(&app, &address, &form, past).await;
    }
}

#[tokio::test]
async fn sign_up_to_a_cancelled_event_is_a_page_to_read() {
    let (app, event) = with_event(&NewEvent::with_seats(10)).await;
    let forms = [app.filled(Lang::Da, &event).await, app.filled(Lang::En, &event).await];
    app.cancel_event(&event).await;
    for (lang, form, words) in [(Lang::Da, &forms[0], "er aflyst"), (Lang::En, &forms[1], "cancelled")] {
        assert_refused(&app, &at(lang, &format!("/events/{}/sign-up", event.slug)), form, words).await;
    }
}

#[tokio::test]
async fn a_draft_has_no_page_and_takes_no_sign_up() {
    let (app, published) = with_event(&NewEvent::with_seats(10)).await;
    let owner = app.organiser("anden@kolding.example", kobling::server::access::Role::Organiser).await;
    let draft = app.event(&NewEvent::with_seats(10).titled("Kun en kladde").draft(), &owner).await;
    let form = app.filled(Lang::Da, &published).await;
    let fields: Vec<(&str, &str)> = form.pairs().collect();
    for slug in ["kun-en-kladde", draft.id.as_str()] {
        for page in [
            app.get(&format!("/events/{slug}")).await,
            app.get(&format!("/events/{slug}/calendar.ics")).await,
            app.get(&format!("/events/{slug}/sign-up")).await,
            app.post(&format!("/events/{slug}/sign-up"), &fields).await,
        ] {
            assert_eq!(page.status, 404, "{}", page.path);
            assert!(!page.says("Kun en kladde"));
        }
    }
    assert!(!app.get("/").await.says("Kun en kladde"));
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);
}

#[tokio::test]
async fn after_the_deadline_a_seat_is_kept_and_a_queue_can_still_be_left() {
    let mut new = NewEvent::with_seats(1);
    new.terms.cancel_until = new.details.starts_at.plus(-DAY);
    let (app, event) = with_event(&new).await;
    let seated = app.sign_up(&event, crate::app::party("Ane", &["Ane"])).await;
    let waiting = app.sign_up(&event, crate::app::party("Bo", &["Bo"])).await;
    app.set_clock(new.terms.cancel_until);
    let (seat, contact) = (app.seat_link(&seated.seats[0]), app.contact_link(&seated));
    for link in [&seat, &contact] {
        for lang in Lang::ALL {
            let page = app.get(&at(lang, &format!("{link}/cancel"))).await.expect(200);
            assert!(!page.has("main form[method=post]") && page.says("79 79 00 01"), "{}", page.all_text());
            app.post(&at(lang, &format!("{link}/cancel")), &[]).await.expect(409);
        }
    }
    assert_eq!(app.registration(&event, &seated.id).await, seated);
    let link = app.contact_link(&waiting);
    app.visitor().submit(&app.get(&format!("{link}/cancel")).await.main_form()).await.location();
    assert_eq!(app.registration(&event, &waiting.id).await.size(), 0);
}
