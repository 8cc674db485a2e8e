//! Tokens in links: made from a key that lives outside the database, looked up by their hash.

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use rand::RngCore;
use sha2::{Digest, Sha256};

/// What a token is good for; a token of one purpose means nothing for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A registration's page, for its contact.
    Registration,
    /// A seat's page, for its attendee.
    Seat,
    /// Setting a password, once, for who forgot theirs.
    Password,
    /// Setting a first password, once, for who was invited.
    Invitation,
    /// That a form may be brought back to an address: it shows itself there and does nothing.
    HeldForm,
}

impl Purpose {
    fn tag(self) -> &'static [u8] {
        match self {
            Self::Registration => b"registration",
            Self::Seat => b"seat",
            Self::Password => b"password",
            Self::Invitation => b"invitation",
            Self::HeldForm => b"held form",
        }
    }
}

/// The key of all links. Whoever has it and the database can open every registration.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Derives the key from configured text of at least 32 characters.
    pub fn from_text(text: &str) -> Option<Self> {
        (text.trim().len() >= 32).then(|| Self(Sha256::digest(text.trim()).into()))
    }

    /// Reads the key file.
    pub fn read_file(path: &Path) -> std::io::Result<Self> {
        Self::from_text(&std::fs::read_to_string(path)?)
            .ok_or_else(|| std::io::Error::other("it holds fewer than 32 characters"))
    }

    /// Makes a key file that only its owner can read, where there is none.
    pub fn make_file(path: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = match options.open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
            Err(error) => return Err(error),
        };
        file.write_all(random_token().as_bytes())?;
        file.sync_all()
    }

    /// The token of an object in one generation: raising the generation revokes it.
    pub fn token(&self, purpose: Purpose, id: &str, generation: i64) -> String {
        let mut mac = self.mac(purpose.tag());
        mac.update(id.as_bytes());
        mac.update(&[0]);
        mac.update(&generation.to_be_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// A keyed hash, for counting attempts by an address without storing the address.
    pub fn keyed_hash(&self, scope: &str, text: &str) -> String {
        let mut mac = self.mac(b"budget");
        mac.update(scope.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// What the database remembers, so that a wrong key is noticed at start.
    pub fn fingerprint(&self) -> String {
        hex(&self.mac(b"fingerprint").finalize().into_bytes())
    }

    fn mac(&self, tag: &[u8]) -> Hmac<Sha256> {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length");
        mac.update(tag);
        mac.update(&[0]);
        mac
    }
}

/// What the database stores of a token.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// 256 random bits, for sessions, form keys and nonces.
pub fn random_token() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes as lowercase hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
