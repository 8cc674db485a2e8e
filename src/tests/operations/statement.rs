//! `/was` leads to the accessibility statement.

use kobling::text::Lang;

use crate::app::TestApp;
use crate::visitor::at;

#[tokio::test]
async fn the_statement_is_where_supervision_looks_for_it() {
    const STATEMENT: &str = "https://was.digst.dk/kobling-kolding-dk";
    let app =
        TestApp::start_on(None, |options| options.accessibility_statement = Some(STATEMENT.parse().unwrap())).await;
    for lang in Lang::ALL {
        let front = app.get(&at(lang, "/")).await.expect(200);
        let links = front.attributes("footer a", "href");
        assert!(links.contains(&at(lang, "/was")) && links.contains(&at(lang, "/accessibility")), "{links:?}");
        assert_eq!(app.get(&at(lang, "/was")).await.location(), STATEMENT);
        let page = app.get(&at(lang, "/accessibility")).await.expect(200);
        assert!(page.attributes("main a", "href").contains(&STATEMENT.to_owned()));
    }
}

#[tokio::test]
async fn a_trial_without_a_statement_says_so() {
    let app = TestApp::start_on(None, |_| {}).await;
    for (lang, words) in [(Lang::Da, "er ikke udgivet endnu"), (Lang::En, "has not been published yet")] {
        let front = app.get(&at(lang, "/")).await.expect(200);
        let links = front.attributes("footer a", "href");
        assert!(links.contains(&at(lang, "/was")) && !links.contains(&at(lang, "/accessibility")), "{links:?}");
        let page = app.visitor().follow(&app.get(&at(lang, "/was")).await).await.expect(200);
        assert_eq!(page.path, at(lang, "/accessibility"));
        assert!(page.says(words), "{}", page.all_text());
    }
}
