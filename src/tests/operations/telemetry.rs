//! Logs and metrics of the real binary: what they tell, and what they never do.

use reqwest::Method;

use crate::app::{Installation, Served, sign_up_body};

/// Serves with other settings, lets somebody use it, and returns the metrics and the log.
async fn used() -> (String, Vec<serde_json::Value>) {
    let installation = Installation::new().await;
    let mut served = Served::of(&installation);
    let metrics = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    served.command.env("KOBLING_METRICS", metrics.port().to_string()).env("KOBLING_LOG", "json");
    let slug = installation.event(50).await.slug;
    let log = installation.data.path().join("log");
    served.command.stderr(std::fs::File::create(&log).unwrap());
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let send = async |method: &str, path: &str, body: Option<String>| {
        let request = client.request(Method::from_bytes(method.as_bytes()).unwrap(), served.address(path));
        let request = match body {
            Some(body) => request.header("content-type", "application/x-www-form-urlencoded").body(body),
            None => request,
        };
        request.send().await.unwrap()
    };
    for _ in 0..3 {
        assert_eq!(send("GET", "/", None).await.status(), 200);
    }
    let signed_up = send("POST", &format!("/events/{slug}/sign-up"), Some(sign_up_body(1))).await;
    assert_eq!(signed_up.status(), 303);
    let link = signed_up.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(send("GET", &link, None).await.status(), 200);
    for number in 0..20 {
        assert_eq!(send("GET", &format!("/hunter2-{number}"), None).await.status(), 404);
        send(&format!("HUNTER{number}"), &format!("/events/hunter2-{number}?q=hunter2"), None).await;
    }
    // One that takes forms of its own only.
    for _ in 0..12 {
        send("POST", "/organiser/sign-in", Some("email=hunter2%40kolding.example&password=hunter2hunter2".into()))
            .await;
    }
    let told = client.get(format!("http://{metrics}/metrics")).send().await.unwrap();
    assert!(told.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    let told = told.text().await.unwrap();
    served.tell_to_stop();
    served.stopped();
    let log = std::fs::read_to_string(log).unwrap();
    let token = link.rsplit('/').next().unwrap();
    for secret in [token, "hunter2", "HUNTER", "Gæst", "gaest1", "Brohave", &slug] {
        assert!(!log.contains(secret), "the log tells {secret}");
        assert!(!told.contains(secret), "the metrics tell {secret}");
    }
    (told, log.lines().map(|line| serde_json::from_str(line).expect(line)).collect())
}

/// The value of a metric with these labels, or nothing.
fn value(told: &str, name: &str, labels: &[&str]) -> Option<f64> {
    let line = told
        .lines()
        .find(|line| line.split(['{', ' ']).next() == Some(name) && labels.iter().all(|label| line.contains(label)))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_and_logs_tell_what_happens_and_to_nobody_whom() {
    let (told, log) = used().await;
    let answers = |labels: &[&str]| value(&told, "kobling_requests_total", labels);
    assert_eq!(answers(&["route=\"/events/{slug}/sign-up\"", "method=\"POST\"", "status=\"303\""]), Some(1.0));
    assert_eq!(answers(&["route=\"/registrations/{token}\"", "method=\"GET\"", "status=\"200\""]), Some(1.0));
    assert_eq!(answers(&["route=\"none\"", "method=\"GET\"", "status=\"404\""]), Some(20.0), "{told}");
    let invented: Vec<&str> = told.lines().filter(|line| line.contains("method=\"OTHER\"")).collect();
    assert!(!invented.is_empty() && invented.len() <= 2, "{invented:#?}");
    assert_eq!(value(&told, "kobling_request_duration_seconds_count", &["route=\"none\""]), Some(20.0), "{told}");
    assert_eq!(value(&told, "kobling_sign_ups_total", &["state=\"confirmed\""]), Some(1.0));
    let memory = |found| value(&told, "kobling_memory_requests_total", &[found]);
    assert_eq!((memory("found=\"miss\""), memory("found=\"hit\"")), (Some(1.0), Some(2.0)), "{told}");
    assert!(value(&told, "kobling_memory_pages", &[]).is_some() && value(&told, "kobling_memory_bytes", &[]).is_some());
    assert_eq!(value(&told, "kobling_database_up", &[]), Some(1.0));
    assert!(value(&told, "kobling_database_connections", &["pool=\"readers\""]).is_some());
    assert!(
        value(&told, "kobling_outbox_waiting", &[]).is_some()
            && value(&told, "kobling_outbox_given_up", &[]) == Some(0.0)
    );
    assert_eq!(value(&told, "kobling_build_info", &["version=\"", "database=\""]), Some(1.0));
    assert!(value(&told, "kobling_budget_refusals_total", &[]).is_some_and(|refused| refused > 0.0), "{told}");

    let answered: Vec<_> = log.iter().filter(|line| line["message"] == "answered").collect();
    let signed_up = answered.iter().find(|line| line["span"]["route"] == "/events/{slug}/sign-up").expect("its line");
    assert_eq!((&signed_up["status"], &signed_up["level"]), (&303.into(), &"INFO".into()));
    assert!(signed_up["duration_ms"].is_u64() && signed_up["span"]["method"] == "POST");
    assert_eq!(signed_up["span"]["id"].as_str().unwrap().len(), 12);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_setting_there_is_no_port_for_metrics_and_a_container_can_ask_for_its_health() {
    let installation = Installation::new().await;
    let mut served = Served::of(&installation);
    served.serve();
    let client = reqwest::Client::new();
    assert_eq!(client.get(served.address("/metrics")).send().await.unwrap().status(), 404);
    let settings = [("KOBLING_LISTEN", format!("0.0.0.0:{}", served.port))];
    let [(name, value)] = &settings;
    super::kobling(&["healthy"], &[(name, value)]).await.expect(0);
    served.tell_to_stop();
    served.stopped();
    let told = super::kobling(&["healthy"], &[(name, value)]).await.expect(1);
    assert!(told.err.contains("Nobody answers"), "{}", told.err);
}
