//! A PostgreSQL database for one test, copied from one that was migrated once.

use std::hash::{DefaultHasher, Hash, Hasher};

use kobling::server::db::Db;
use kobling::server::id;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tokio::sync::OnceCell;

/// The migrated database that others are copied from; it stays on the server until a migration changes.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Of the lock under which the template is made, when several processes of tests begin at once.
const MAKING: i64 = 0x6b6f_626c;

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

async fn server_connection() -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(&server().expect("a server")).await.unwrap()
}

async fn run(connection: &mut AnyConnection, sql: String) {
    sqlx::query(AssertSqlSafe(sql)).execute(connection).await.unwrap();
}

/// Names the schema: another one gets another template.
fn migrations() -> u64 {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file).unwrap().hash(&mut hasher);
    }
    hasher.finish()
}

async fn template() -> String {
    let name = format!("kobling_template_{:016x}", migrations());
    let mut connection = server_connection().await;
    // Held until the connection closes.
    run(&mut connection, format!("SELECT pg_advisory_lock({MAKING})")).await;
    let known: Option<(String,)> = sqlx::query_as("SELECT CAST(datname AS TEXT) FROM pg_database WHERE datname = $1")
        .bind(&name)
        .fetch_optional(&mut connection)
        .await
        .unwrap();
    if known.is_none() {
        let unfinished = format!("{name}_unfinished");
        run(&mut connection, format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        run(&mut connection, format!("CREATE DATABASE {unfinished}")).await;
        let db = Db::connect(&url_of(&unfinished)).await.unwrap();
        db.migrate().await.unwrap();
        // A database that somebody is connected to can be neither renamed nor copied.
        db.close().await;
        run(&mut connection, format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await;
    }
    connection.close().await.unwrap();
    name
}

impl Database {
    /// `None` where the tests run on SQLite.
    pub async fn on_server() -> Option<Self> {
        server()?;
        let template = TEMPLATE.get_or_init(template).await;
        let name = format!("kobling_test_{}", id::fresh().replace('-', ""));
        run(&mut server_connection().await, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Some(Self { name })
    }

    /// One without a table.
    pub async fn empty() -> Option<Self> {
        server()?;
        let name = format!("kobling_test_{}", id::fresh().replace('-', ""));
        run(&mut server_connection().await, format!("CREATE DATABASE {name}")).await;
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
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { run(&mut server_connection().await, sql).await });
        });
        drop(dropped.join());
    }
}
