//! Work that comes round again, and goes on after a panic: one job's fault must end neither the others nor the process.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::db::StoreError;

/// How long a job that never ends stays away after it panicked.
const RECOVERY: Duration = Duration::from_secs(5);

/// Does something now and then every so many seconds, until told to stop. A failure is logged and tried again next time.
pub async fn every<Work>(seconds: u64, name: &'static str, stop: &CancellationToken, work: impl Fn() -> Work)
where
    Work: Future<Output = Result<(), StoreError>>,
{
    while !stop.is_cancelled() {
        if let Some(Err(error)) = unless_it_panics(name, work()).await {
            tracing::error!(job = name, %error, "a job failed");
        }
        pause(Duration::from_secs(seconds), stop).await;
    }
}

/// Does something that ends only when told to stop. It is begun anew if it panics.
pub async fn always<Work>(name: &'static str, stop: &CancellationToken, work: impl Fn() -> Work)
where
    Work: Future<Output = ()>,
{
    while unless_it_panics(name, work()).await.is_none() {
        pause(RECOVERY, stop).await;
    }
}

/// `None` if it did. What panicked is dropped and never looked at again; what it said is in the log already.
async fn unless_it_panics<T>(name: &'static str, work: impl Future<Output = T>) -> Option<T> {
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.inspect_err(|_| tracing::error!(job = name, "a job panicked")).ok()
}

async fn pause(time: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = stop.cancelled() => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_job_that_panics_or_fails_comes_round_again_and_the_one_beside_it_goes_on() {
        let (stop, rounds, beside) = (CancellationToken::new(), AtomicUsize::new(0), AtomicUsize::new(0));
        let faulty = async || match rounds.fetch_add(1, Ordering::SeqCst) {
            0 => panic!("for a test"),
            1 => Err(StoreError::Corrupt("for a test")),
            _ => Ok(()),
        };
        // It ends the test, so that it has surely come round while the other failed.
        let sound = async || {
            if beside.fetch_add(1, Ordering::SeqCst) >= 1 && rounds.load(Ordering::SeqCst) >= 3 {
                stop.cancel();
            }
            Ok(())
        };
        tokio::join!(every(0, "faulty", &stop, faulty), every(0, "sound", &stop, sound));
        assert!(rounds.load(Ordering::SeqCst) >= 3, "it came round after both");
        assert!(beside.load(Ordering::SeqCst) >= 2, "it went on after the panic");
    }

    #[tokio::test]
    async fn a_job_without_end_begins_anew_after_a_panic_and_ends_when_it_returns() {
        let (stop, begun) = (CancellationToken::new(), AtomicUsize::new(0));
        // Already told to stop, so that nothing waits.
        stop.cancel();
        always("faulty", &stop, async || assert!(begun.fetch_add(1, Ordering::SeqCst) > 1, "for a test")).await;
        assert_eq!(begun.load(Ordering::SeqCst), 3);
    }
}
