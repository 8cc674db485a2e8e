//! What every handler can reach.

use std::ops::Deref;
use std::sync::Arc;

use super::cache::Memory;
use super::clock::Clock;
use super::config::Config;
use super::db::{Db, StoreError};

/// Shared by every request; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

pub struct Shared {
    pub db: Db,
    pub clock: Clock,
    pub config: Config,
    /// Public pages as they were drawn last.
    pub memory: Memory,
    /// How many passwords may be hashed at once: each takes a processor and some 20 MB for a while.
    pub hashing: tokio::sync::Semaphore,
}

impl AppState {
    /// Migrates the database, and refuses one that belongs to another key.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, StoreError> {
        let db = Db::connect(&config.database_url).await?;
        db.migrate().await?;
        remember_key(&db, &config).await?;
        Ok(Self(Arc::new(Shared {
            db,
            clock,
            config,
            memory: Memory::default(),
            hashing: tokio::sync::Semaphore::new(2),
        })))
    }
}

impl Deref for AppState {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

async fn remember_key(db: &Db, config: &Config) -> Result<(), StoreError> {
    let mut tx = db.begin_write().await?;
    sqlx::query("INSERT INTO settings (name, value) VALUES ('key_fingerprint', $1) ON CONFLICT (name) DO NOTHING")
        .bind(config.secret.fingerprint())
        .execute(&mut *tx)
        .await?;
    let (known,): (String,) =
        sqlx::query_as("SELECT value FROM settings WHERE name = 'key_fingerprint'").fetch_one(&mut *tx).await?;
    tx.commit().await?;
    if known == config.secret.fingerprint() {
        Ok(())
    } else {
        Err(StoreError::Corrupt("this database was made with another key: put its secret.key back"))
    }
}
