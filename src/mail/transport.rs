//! The way out: a mail server, or a folder where there is none.

use super::failure::{Failure, Outage};
use super::folder::Folder;
use super::smtp::Smtp;
use crate::server::config::Config;
use crate::time::Timestamp;

/// A rendered mail.
pub(super) struct Mail {
    /// The outbox row's.
    pub id: String,
    pub created_at: Timestamp,
    pub recipient: String,
    pub bytes: Vec<u8>,
}

/// Takes mails away.
pub(super) enum Transport {
    Folder(Folder),
    Smtp(Box<Smtp>),
}

impl Transport {
    pub(super) fn new(config: &Config) -> Self {
        match &config.mail_server {
            Some(server) => Self::Smtp(Box::new(Smtp::new(server.clone(), config))),
            None => Self::Folder(Folder::new(config.mail_folder())),
        }
    }

    /// `Ok` when somebody else answers for it from now on: the mail server, or the disk.
    pub(super) async fn deliver(&self, mail: Mail) -> Result<(), Failure> {
        match self {
            Self::Folder(folder) => {
                folder.deliver(mail).await.map_err(|error| Failure::Unreachable(Outage::Folder(error.kind())))
            }
            Self::Smtp(smtp) => smtp.deliver(&mail).await,
        }
    }

    /// Lets go of what is not needed for a while; of everything with `all`.
    pub(super) async fn rest(&self, all: bool) {
        if let Self::Smtp(smtp) = self {
            smtp.rest(all).await;
        }
    }
}

/// Tries the mail server without sending anything: connects, greets, encrypts, signs in and leaves. Without one there is
/// nothing to try. The error is one sentence for whoever runs the program.
pub async fn check(config: &Config) -> Result<(), String> {
    let Some(server) = &config.mail_server else { return Ok(()) };
    let smtp = Smtp::new(server.clone(), config);
    match smtp.connect().await {
        Ok(mut connection) => {
            drop(tokio::time::timeout(std::time::Duration::from_secs(2), connection.quit()).await);
            Ok(())
        }
        Err(closed) if closed.detail.is_empty() => {
            Err(format!("The mail server {server} cannot be used: {}", closed.outage))
        }
        Err(closed) => Err(format!("The mail server {server} cannot be used: {} ({})", closed.outage, closed.detail)),
    }
}
