//! What one who connects may hold: so many connections, and an answer only while they read it.

use std::collections::HashMap;
use std::io::{self, IoSlice};
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use super::limit::Network;

/// How many connections each network has.
#[derive(Clone, Debug, Default)]
pub(super) struct Peers(Arc<Mutex<HashMap<String, usize>>>);

/// One connection of a network, counted until it is dropped.
#[derive(Debug)]
pub(super) struct Counted {
    peers: Peers,
    network: String,
}

impl Peers {
    /// Counts one more connection; `None` where `at_most` are there already.
    pub(super) fn count(&self, from: IpAddr, at_most: usize) -> Option<Counted> {
        let Network(network) = from.into();
        let mut held = self.held();
        let connections = held.entry(network.clone()).or_default();
        if *connections >= at_most {
            return None;
        }
        *connections += 1;
        Some(Counted { peers: self.clone(), network })
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<String, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut held = self.peers.held();
        if let Some(connections) = held.get_mut(&self.network) {
            *connections -= 1;
            if *connections == 0 {
                held.remove(&self.network);
            }
        }
    }
}

/// A stream that fails when the other side takes not one byte of an answer for some time. hyper has such a limit for
/// reading only: whoever asks and never reads would keep the connection for ever.
pub(super) struct Taken<S> {
    stream: S,
    patience: Duration,
    /// Runs while a write waits.
    end: Option<Pin<Box<Sleep>>>,
}

impl<S> Taken<S> {
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, end: None }
    }

    /// What a write came to; one that waits too long is over.
    fn watch<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.end = None;
            return written;
        }
        let patience = self.patience;
        let end = self.end.get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(end.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Taken<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taken<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watch(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watch(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.watch(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.watch(context, shut)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(500);

    #[tokio::test]
    async fn a_byte_now_and_then_keeps_an_answer_on_its_way_and_none_ends_it() {
        let (ours, mut theirs) = tokio::io::duplex(4);
        let mut ours = Taken::new(ours, PATIENCE);
        let slowly = async {
            let mut bytes = [0; 4];
            for _ in 0..20 {
                // Longer in all than the patience.
                sleep(PATIENCE / 10).await;
                theirs.read_exact(&mut bytes).await.unwrap();
            }
        };
        let (written, ()) = tokio::join!(ours.write_all(&[7; 80]), slowly);
        written.unwrap();
        let written = ours.write_all(&[7; 80]).await;
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[test]
    fn a_network_is_counted_until_its_connections_end_and_others_are_counted_apart() {
        let peers = Peers::default();
        let from = |ip: &str| peers.count(ip.parse().unwrap(), 2);
        let (first, second) = (from("2001:db8:1:2::7"), from("2001:db8:1:2::8"));
        assert!(first.is_some() && second.is_some());
        assert!(from("2001:db8:1:2:ffff::1").is_none() && from("192.0.2.7").is_some());
        drop(first);
        assert!(from("2001:db8:1:2::9").is_some());
        drop(second);
        assert!(peers.held().is_empty());
    }
}
