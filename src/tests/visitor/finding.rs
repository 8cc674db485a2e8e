//! Finding events on the front page: by kind, month and words, in the month's calendar, and among what is over.

use kobling::events::Kind;
use kobling::server::access::Role;
use kobling::text::Lang;
use kobling::time::{DAY, HOUR, Timestamp};

use super::at;
use crate::app::{Browser, Made, NewEvent, Page, TestApp};

/// An event of a kind that begins so many days from now, at 12, and lasts an hour.
fn new(title: &str, kind: Kind, days: i64) -> NewEvent {
    let mut new = NewEvent::with_seats(10).titled(title);
    new.details.kind = kind;
    new.details.en.title = format!("{title} in English");
    new.details.starts_at = Timestamp(crate::app::NOW.0 + days * DAY);
    new.details.ends_at = new.details.starts_at.plus(HOUR);
    new.terms.closes_at = new.details.starts_at;
    new.terms.cancel_until = new.details.starts_at;
    new
}

/// Two meetings, a visit and a conference to come, a meeting that is over, and a draft that nobody may find.
struct Season {
    app: TestApp,
    visit: Made,
}

async fn season() -> Season {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    app.event(&new("Morgenmøde om æblemost", Kind::NetworkMeeting, 2), &owner).await;
    let visit = app.event(&new("Besøg hos smeden", Kind::LearningVisit, 15), &owner).await;
    app.event(&new("Åben konference", Kind::Conference, 114), &owner).await;
    app.event(&new("Nytårskur", Kind::NetworkMeeting, 51), &owner).await;
    app.event(&new("Det var i oktober", Kind::NetworkMeeting, -40), &owner).await;
    app.event(&new("Hemmelig kladde", Kind::LearningVisit, 15).draft(), &owner).await;
    Season { app, visit }
}

/// What a list shows, in order.
fn titles(page: &Page) -> Vec<String> {
    page.texts(".event-row-title")
}

impl Season {
    async fn titles(&self, path: &str) -> Vec<String> {
        titles(&self.app.get(path).await.expect(200))
    }
}

#[tokio::test]
async fn the_list_is_narrowed_by_kind_month_and_words_and_each_link_keeps_the_others() {
    let season = season().await;
    assert_eq!(
        season.titles("/").await,
        ["Morgenmøde om æblemost", "Besøg hos smeden", "Nytårskur", "Åben konference"]
    );
    assert_eq!(season.titles("/?kind=learning-visit").await, ["Besøg hos smeden"]);
    assert_eq!(season.titles("/?month=2027-01").await, ["Nytårskur"]);
    assert_eq!(season.titles("/?kind=network-meeting&month=2026-11").await, ["Morgenmøde om æblemost"]);
    assert_eq!(season.titles("/en?kind=conference").await, ["Åben konference in English"]);

    let page = season.app.get("/?kind=network-meeting&q=e&month=2026-11").await.expect(200);
    let chips = page.texts(".finder .chip");
    assert_eq!(chips, ["Alle 1", "Netværksmøder 1", "Læringsbesøg 0", "Konferencer 0"], "counted with month and words");
    let links = page.attributes(".finder .chip", "href");
    assert_eq!(links[2], "/?kind=learning-visit&month=2026-11&q=e");
    assert_eq!(page.attributes(".finder .chip[aria-current]", "href"), ["/?kind=network-meeting&month=2026-11&q=e"]);
    let form = page.form(".finder form");
    assert_eq!(form.value("q"), "e");
    assert_eq!((form.value("kind"), form.value("month")), ("network-meeting", "2026-11"));
}

#[tokio::test]
async fn words_are_found_however_they_are_written_and_wherever_they_stand() {
    let season = season().await;
    for query in ["æblemost", "ÆBLEMOST", "aeblemost", "most+morgen", "moede"] {
        assert_eq!(season.titles(&format!("/?q={query}")).await[0], "Morgenmøde om æblemost", "{query}");
    }
    assert_eq!(season.titles("/?q=%C3%85BEN").await, ["Åben konference"]);
    assert_eq!(season.titles("/?q=open+english").await, Vec::<String>::new(), "all words, not one of them");
    assert_eq!(season.titles("/?q=smeden+english").await, ["Besøg hos smeden"], "in both languages at once");
    for everywhere in ["nicolai", "business+kolding", "skolegade", "mangler+h%C3%A6nder"] {
        assert_eq!(season.titles(&format!("/?q={everywhere}")).await.len(), 4, "{everywhere}");
    }
    for nowhere in ["hemmelig", "oktober", "Anne-Sofie", "79790001"] {
        assert_eq!(season.titles(&format!("/?q={nowhere}")).await, Vec::<String>::new(), "{nowhere}");
    }
}

#[tokio::test]
async fn an_event_is_found_by_its_new_words_once_it_is_saved() {
    let season = season().await;
    let organiser = season.app.organiser("admin@kolding.example", Role::Administrator).await;
    let form = organiser.edit_form(Lang::Da, &season.visit).await;
    organiser
        .submit(&form.set("title.da", "Besøg hos gørtleren").set("title.en", "").set("price.da", "Gratis"))
        .await
        .location();
    assert_eq!(season.titles("/?q=goertleren").await, ["Besøg hos gørtleren"]);
    assert_eq!(season.titles("/?q=smeden").await, Vec::<String>::new());
}

#[tokio::test]
async fn what_an_older_program_wrote_is_found_once_it_was_caught_up_with() {
    let season = season().await;
    let mut tx = season.app.state.db.begin_write().await.unwrap();
    sqlx::query("DELETE FROM event_search").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(season.titles("/?q=smeden").await, Vec::<String>::new());
    kobling::events::catch_up_with_search(&season.app.state).await.unwrap();
    assert_eq!(season.titles("/?q=smeden").await, ["Besøg hos smeden"]);
}

#[tokio::test]
async fn publishing_and_cancelling_leave_nothing_to_catch_up_with() {
    let season = season().await;
    season.app.cancel_event(&season.visit).await;
    let mut tx = season.app.state.db.begin_write().await.unwrap();
    assert_eq!(kobling::events::store::catch_up(&mut tx).await.unwrap(), 0);
}

#[tokio::test]
async fn a_query_that_means_nothing_is_passed_over_and_a_hostile_one_is_harmless() {
    let season = season().await;
    let everything = season.titles("/").await;
    for query in [
        "kind=party",
        "kind=&month=&view=&page=&q=",
        "month=2026-13",
        "month=0000-00",
        "month=9999-12",
        "month=-001-01",
        "view=gantt&view=list",
        "page=0&page=-1&page=1",
        "utm_source=mail&fbclid=x",
        "%FF=%FE&q=%00%E2%80%AE",
        "&&&===",
    ] {
        for front in ["/", "/en"] {
            let page = season.app.get(&format!("{front}?{query}")).await.expect(200);
            assert_eq!(titles(&page).len(), everything.len(), "{query}");
        }
    }
    for hostile in
        ["%25", "_", "%5C", "'", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "%7B%7B7*7%7D%7D", "%27+OR+1=1--"]
    {
        for view in ["list", "month", "past"] {
            let page = season.app.get(&format!("/?view={view}&q={hostile}")).await.expect(200);
            assert_eq!(titles(&page), Vec::<String>::new(), "{hostile} is looked for as it stands");
        }
    }
    let long = "%C3%A5".repeat(3_000);
    season.app.get(&format!("/?q={long}")).await.expect(200);
    for page in ["page=2", "page=1000"] {
        season.app.get(&format!("/?{page}")).await.expect(200);
    }
}

#[tokio::test]
async fn a_list_with_nothing_in_it_says_what_there_is_not_what_is_next_and_what_to_do() {
    let season = season().await;
    let page = season.app.get("/?kind=learning-visit&month=2027-02").await.expect(200);
    assert_eq!(page.text(".empty-title"), "Ingen læringsbesøg i februar 2027");
    assert!(page.says("Det næste er 9. december: Besøg hos smeden"), "{}", page.text(".empty"));
    assert_eq!(page.attributes(".empty a", "href"), [format!("/events/{}", season.visit.slug), "/".to_owned()]);

    let page = season.app.get("/en?q=nothing+like+it").await.expect(200);
    assert_eq!(page.text(".empty-title"), "No events with “nothing like it”");
    assert!(page.text(".empty").contains("Try another or a shorter word."));
    assert!(page.has("meta[name='robots'][content^='noindex']"), "nobody else looks for what somebody typed");

    assert!(page.texts("#month option").len() > 3, "and what there is to choose from stays");

    let past = season.app.get("/?month=2026-09").await.expect(200);
    assert!(past.attributes(".empty a", "href").contains(&"/?view=past".to_owned()), "a month that is over");

    let empty = TestApp::start().await;
    let page = empty.get("/").await.expect(200);
    assert_eq!(page.text(".empty-title"), "Ingen arrangementer lige nu");
    let page = empty.get("/?kind=conference").await.expect(200);
    assert!(page.text(".empty").contains("Der er ingen konferencer planlagt lige nu."), "{}", page.text(".empty"));
    empty.get("/?view=month").await.expect(200);
    let page = empty.get("/?view=past").await.expect(200);
    assert_eq!(page.text(".empty-title"), "Her er ingen arrangementer endnu");
}

#[tokio::test]
async fn the_calendar_of_a_month_holds_its_events_on_their_days_and_leads_to_its_neighbours() {
    let season = season().await;
    for (lang, name, title) in
        [(Lang::Da, "December 2026", "Besøg hos smeden"), (Lang::En, "December 2026", "Besøg hos smeden in English")]
    {
        let page = season.app.get(&at(lang, "/?view=month&month=2026-12").replace("/en/?", "/en?")).await.expect(200);
        assert_eq!(page.text("h1"), name);
        assert_eq!(page.texts(".month-grid .entry-title"), [title]);
        assert!(page.text(".month-grid td:has(.entry)").starts_with("9 "), "on its day");
        let weeks = page.texts(".month-grid tbody th");
        assert_eq!(weeks, ["49", "50", "51", "52", "53"]);
        assert_eq!(page.texts(".month-grid td").len(), 35);
        assert_eq!(titles(&page), [title], "and in the weeks below, for phones");
        assert_eq!(page.attributes(".month-small a", "href"), ["#d9"]);
        assert!(page.has("#d9.event-row"));
    }
    let page = season.app.get("/?view=month&month=2026-12&kind=conference&q=x").await.expect(200);
    assert_eq!(
        page.attributes(".month-ways a", "href"),
        ["/?view=month&kind=conference&month=2026-11&q=x", "/?view=month&kind=conference&month=2027-01&q=x"],
        "what is asked for is kept"
    );
    let this = season.app.get("/?view=month").await.expect(200);
    assert_eq!(this.text("h1"), "November 2026");
    assert_eq!(this.text(".month-grid td[aria-current='date'] .day-number"), "24");
    let october = season.app.get("/?view=month&month=2026-10").await.expect(200);
    assert_eq!(october.texts(".month-grid .entry-head"), ["13.00 Slut"], "what is over stays in its month");
    for end in ["2016-01", "2031-12"] {
        let page = season.app.get(&format!("/?view=month&month={end}")).await.expect(200);
        assert_eq!(page.texts(".month-ways a").len(), 1, "nobody walks on for ever");
    }
}

#[tokio::test]
async fn what_goes_on_over_several_days_stands_on_each_of_them_in_every_month_it_touches() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    let local = |text: &str| {
        Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
    };
    let mut event = NewEvent::with_seats(50).titled("Konferencen");
    event.details.starts_at = local("2027-03-31 09:00");
    event.details.ends_at = local("2027-04-03 00:00");
    app.event(&event, &owner).await;
    let days = |page: &Page| -> Vec<String> {
        let cells = page.texts(".month-grid td:has(.entry)");
        cells.iter().map(|cell| cell.split_whitespace().next().unwrap().to_owned()).collect()
    };
    let march = app.get("/?view=month&month=2027-03").await.expect(200);
    assert_eq!(days(&march), ["31"]);
    let april = app.get("/?view=month&month=2027-04").await.expect(200);
    assert_eq!(days(&april), ["1", "2"], "midnight ends a day and begins none");
    assert_eq!(april.attributes(".month-small a", "href"), ["#d1", "#d1"]);
    assert!(april.has("#d1.event-row"), "where both lead");
    assert_eq!(april.text(".month-agenda h2"), "Uge 13");
    for (month, is_there) in [("2027-02", false), ("2027-03", true), ("2027-04", true), ("2027-05", false)] {
        let list = app.get(&format!("/?month={month}")).await.expect(200);
        assert_eq!(!titles(&list).is_empty(), is_there, "{month}");
    }
}

#[tokio::test]
async fn what_is_over_stands_apart_latest_first_a_year_a_page() {
    let season = season().await;
    let owner = season.app.organiser("second@kolding.example", Role::Organiser).await;
    season.app.event(&new("Det var i august", Kind::LearningVisit, -100), &owner).await;
    season.app.event(&new("Det var sidste år", Kind::Conference, -400), &owner).await;
    let page = season.app.get("/?view=past").await.expect(200);
    assert_eq!(titles(&page), ["Det var i oktober", "Det var i august"]);
    assert_eq!(page.texts(".years a"), ["2026", "2025"]);
    assert_eq!(page.text(".header-navigation a[aria-current]"), "Tidligere");
    assert_eq!(page.attributes("link[rel='canonical']", "href"), ["https://kobling.example/?view=past"]);
    let page = season.app.get("/en?view=past&year=2025").await.expect(200);
    assert_eq!(titles(&page), ["Det var sidste år in English"]);
    assert_eq!(page.attributes("link[rel='canonical']", "href"), ["https://kobling.example/en?view=past&year=2025"]);
    assert_eq!(season.titles("/?view=past&kind=learning-visit").await, ["Det var i august"]);
    assert_eq!(season.titles("/?view=past&q=august").await, ["Det var i august"]);
    assert_eq!(season.titles("/?view=past&year=1800").await.len(), 2, "a year without a page");
    season.app.event(&new("Det var dengang", Kind::Conference, -12 * 365), &owner).await;
    let years = season.app.get("/?view=past").await.expect(200).texts(".years a");
    assert_eq!(years.last().map(String::as_str), Some("2016"), "each year that is offered has a page");
    for year in &years {
        let page = season.app.get(&format!("/?view=past&year={year}")).await.expect(200);
        assert_eq!(page.text(".years a[aria-current]"), *year);
    }
    season.app.wait(3 * DAY);
    assert_eq!(season.titles("/?view=past").await[0], "Morgenmøde om æblemost", "by time alone");
    assert!(!season.titles("/").await.contains(&"Morgenmøde om æblemost".to_owned()));
}

#[tokio::test]
async fn a_cancelled_event_stays_and_leads_to_what_replaces_it() {
    let season = season().await;
    let owner: Browser<'_> = season.app.organiser("boss@kolding.example", Role::Administrator).await;
    let new_one = season.app.event(&new("Nyt besøg hos smeden", Kind::LearningVisit, 65), &owner).await;
    season.app.replace_event(&season.visit, &new_one).await;
    let page = season.app.get("/").await.expect(200);
    assert_eq!(page.text(".event-row-cancelled .event-row-title"), "Besøg hos smeden");
    assert_eq!(page.text(".event-row-cancelled .tag"), "Aflyst");
    assert_eq!(page.text(".event-row-cancelled .event-row-other"), "Nyt besøg 28. januar");
    let link = page.attributes(".event-row-other", "href");
    assert_eq!(link, [format!("/events/{}", new_one.slug)]);
    season.app.get(&link[0]).await.expect(200);
    let month = season.app.get("/?view=month&month=2026-12").await.expect(200);
    assert_eq!(month.texts(".entry-cancelled .entry-head"), ["12.00 Aflyst"]);
}

#[tokio::test]
async fn parts_of_the_list_are_the_list_to_a_search_engine() {
    let season = season().await;
    for query in ["", "?kind=learning-visit", "?month=2026-12", "?view=month", "?page=2", "?utm_source=x"] {
        let page = season.app.get(&format!("/{query}")).await.expect(200);
        assert_eq!(page.attributes("link[rel='canonical']", "href"), ["https://kobling.example/"], "{query}");
        assert!(!page.has("meta[name='robots']"), "{query}");
        assert!(!page.text("title").is_empty() && page.has("meta[name='description']"), "{query}");
        let switch = page.attributes(".language a", "href");
        assert_eq!(switch, [format!("/en{query}")], "the other language keeps what is asked for");
    }
}

#[tokio::test]
async fn a_long_list_is_cut_into_pages() {
    let app = TestApp::start().await;
    let owner = app.organiser("owner@kolding.example", Role::Organiser).await;
    for number in 0..103 {
        app.event(&new(&format!("Møde {number:03}"), Kind::NetworkMeeting, 1 + number), &owner).await;
    }
    let page = app.get("/").await.expect(200);
    assert_eq!(titles(&page).len(), 100);
    assert!(page.says("103 kommende arrangementer"));
    assert_eq!(page.attributes(".pages a", "href"), ["/?page=2"]);
    let page = app.get("/?page=2").await.expect(200);
    assert_eq!(titles(&page), ["Møde 100", "Møde 101", "Møde 102"]);
    assert_eq!(page.attributes(".pages a", "href"), ["/"]);
    let beyond = app.get("/?page=50").await.expect(200);
    assert_eq!(titles(&beyond), titles(&page), "the last page stands for those after it");
    assert_eq!(beyond.attributes(".pages a", "href"), ["/"]);
    app.wait(200 * DAY);
    assert_eq!(titles(&app.get("/?view=past&year=2027&page=9").await.expect(200)).len(), 66);
}
