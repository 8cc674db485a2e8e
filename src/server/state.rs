//! What every handler can reach.

use std::ops::Deref;
use std::sync::Arc;

use tokio::sync::Semaphore;

use super::cache::Memory;
use super::clock::Clock;
use super::config::Config;
use super::db::{Db, StoreError};
use super::health::Readiness;
use super::settings;

/// The row of `settings` that says which key a database was made with.
pub(super) const KEY_FINGERPRINT: &str = "key_fingerprint";

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
    pub hashing: Semaphore,
    pub readiness: Readiness,
}

impl AppState {
    /// Migrates the database, and refuses one that belongs to another key.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, StoreError> {
        Self::on(Db::connect(&config.database_url).await?, config, clock).await
    }

    /// The same on a database that is open already.
    pub async fn on(db: Db, config: Config, clock: Clock) -> Result<Self, StoreError> {
        db.migrate().await?;
        remember_key(&db, &config).await?;
        let (memory, readiness) = (Memory::default(), Readiness::default());
        Ok(Self(Arc::new(Shared { db, clock, config, memory, hashing: Semaphore::new(2), readiness })))
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
    sqlx::query("INSERT INTO settings (name, value) VALUES ($2, $1) ON CONFLICT (name) DO NOTHING")
        .bind(config.secret.fingerprint())
        .bind(KEY_FINGERPRINT)
        .execute(&mut *tx)
        .await?;
    let known = settings::get(&mut tx, KEY_FINGERPRINT).await?.unwrap_or_default();
    tx.commit().await?;
    if known == config.secret.fingerprint() {
        Ok(())
    } else {
        Err(StoreError::Unfit("This database was made with another key: put its secret.key back."))
    }
}
