//! Work that comes round again.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::db::StoreError;

/// Does something now and then every so many seconds, until told to stop. A failure is logged and tried again next time.
pub async fn every<Work>(seconds: u64, name: &'static str, stop: &CancellationToken, work: impl Fn() -> Work)
where
    Work: Future<Output = Result<(), StoreError>>,
{
    while !stop.is_cancelled() {
        if let Err(error) = work().await {
            tracing::error!(job = name, %error, "a job failed");
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
            () = stop.cancelled() => {}
        }
    }
}
