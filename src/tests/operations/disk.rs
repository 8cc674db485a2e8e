//! The disk is full: sign-ups are refused with a 503, what was acknowledged is there, nothing is half written.

use std::process::Command;

use kobling::server::db::Db;

use crate::app::{Installation, Served, sign_up_body};

/// Nobody but root can fill a disk for a test; the largest size of a file is a limit that the kernel holds for anybody.
/// In blocks of 512 bytes, as POSIX counts them: the journal meets it after some dozens of sign-ups.
const LARGEST_FILE: u32 = 3000;

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_sign_ups_and_loses_none_that_it_took() {
    const ENOUGH: usize = 2000;
    let mut installation = Installation::new().await;
    installation.database = None;
    let slug = installation.event(5000).await.slug;
    let script = format!("trap '' XFSZ; ulimit -S -f {LARGEST_FILE}; exec {} serve", env!("CARGO_BIN_EXE_kobling"));
    let mut command = installation.command("/bin/sh");
    command.args(["-c", &script]);
    let mut served = Served::by(command);
    served.serve();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let send = async |number: usize| {
        let request = client
            .post(served.address(&format!("/events/{slug}/sign-up")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(sign_up_body(number));
        request.send().await.unwrap()
    };
    let mut taken = 0;
    let refused = loop {
        let answer = send(taken).await;
        if answer.status() != 303 {
            break answer;
        }
        taken += 1;
        assert!(taken < ENOUGH, "the disk was never full");
    };
    assert!(taken > 0);
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"5".parse().unwrap()));
    assert!(refused.text().await.unwrap().contains("Vi er straks tilbage"));
    // Not even the smallest write fits. It can still be read, and says that it is not ready.
    let limited = |size: &str| {
        let limit = format!("--fsize={size}:unlimited");
        assert!(Command::new("prlimit").args([&limit, "--pid", &served.process_id()]).status().unwrap().success());
    };
    limited("1");
    let page = client.get(served.address(&format!("/events/{slug}"))).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let ready = client.get(served.address("/health/ready")).send().await.unwrap();
    assert_eq!(ready.status(), 503);

    // Somebody makes room, and the same form is taken without a new start.
    limited("unlimited");
    assert_eq!(send(taken).await.status(), 303);
    served.tell_to_stop();
    served.stopped();

    let db = Db::connect(&Db::sqlite_url(&installation.data.path().join("kobling.db"))).await.unwrap();
    let mut connection = db.read().await.unwrap();
    let mut number =
        async |sql: &'static str| sqlx::query_as::<_, (i64,)>(sql).fetch_one(&mut *connection).await.unwrap().0;
    let all = i64::try_from(taken + 1).unwrap();
    for sql in [
        "SELECT COUNT(*) FROM registrations",
        "SELECT COUNT(*) FROM seats",
        "SELECT COUNT(*) FROM outbox",
        "SELECT COUNT(*) FROM form_keys",
        "SELECT seated FROM event_capacity",
        "SELECT COUNT(*) FROM audit WHERE action = 'registration.sign_up'",
    ] {
        assert_eq!(number(sql).await, all, "{sql}");
    }
    let (sound,): (String,) = sqlx::query_as("PRAGMA integrity_check").fetch_one(&mut *connection).await.unwrap();
    assert_eq!(sound, "ok");
}
