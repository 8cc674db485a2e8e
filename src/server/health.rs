//! Whether the process lives, and whether it can do its work.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use super::access::Access;
use super::routes::Routes;
use super::state::AppState;

pub fn routes() -> Routes {
    Routes::new().file("/health/live", Access::Anyone, get(async || "ok\n")).file(
        "/health/ready",
        Access::Anyone,
        get(ready),
    )
}

async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    let asked = async {
        let mut connection = state.db.read().await?;
        sqlx::query("SELECT name FROM settings LIMIT 1").fetch_optional(&mut *connection).await?;
        // Reading can go on while writing does not.
        drop(state.db.begin_write().await?);
        Ok::<_, super::db::StoreError>(())
    };
    match tokio::time::timeout(std::time::Duration::from_secs(3), asked).await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
