//! A PostgreSQL database for one test, copied from one that was migrated once.

use kobling::server::db::Db;
use kobling::server::id;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tokio::sync::OnceCell;

/// The migrated database that others are copied from; one for each process of tests.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Dropping it drops the database.
pub struct Database {
    name: String,
}

#[expect(clippy::disallowed_methods, reason = "tests are told of a server by the environment")]
pub fn server() -> Option<String> {
    std::env::var("KOBLING_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

fn url_of(name: &str) -> String {
    let mut url = url::Url::parse(&server().expect("a server")).unwrap();
    url.set_path(name);
    url.to_string()
}

async fn administrate(sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&server().expect("a server")).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

impl Database {
    /// `None` where the tests run on SQLite.
    pub async fn on_server() -> Option<Self> {
        server()?;
        let template = TEMPLATE
            .get_or_init(async || {
                let name = format!("kobling_template_{}", id::fresh().replace('-', ""));
                administrate(format!("CREATE DATABASE {name}")).await;
                let db = Db::connect(&url_of(&name)).await.unwrap();
                db.migrate().await.unwrap();
                // A database that somebody is connected to cannot be copied.
                db.close().await;
                name
            })
            .await;
        let name = format!("kobling_test_{}", id::fresh().replace('-', ""));
        administrate(format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Some(Self { name })
    }

    pub fn url(&self) -> String {
        url_of(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        // A runtime of its own: this one may be ending, and cannot be waited on from inside.
        let dropped = std::thread::spawn(|| {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(administrate(sql));
        });
        drop(dropped.join());
    }
}
