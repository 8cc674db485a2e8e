//! Hashing passwords: argon2id with the parameters that OWASP advises, a few at a time, off the request threads.

use std::fmt;
use std::sync::LazyLock;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::server::error::AppError;
use crate::server::state::AppState;

/// Memory in KiB, passes and lanes (OWASP Password Storage Cheat Sheet, argon2id).
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// What is checked where there is no hash, so that an unknown address takes as long as a known one.
static DECOY: LazyLock<String> = LazyLock::new(|| digest("nobody's password").unwrap_or_default());

/// The machine could not hash: no memory, or it is shutting down.
#[derive(Debug)]
pub struct HashError(String);

impl fmt::Display for HashError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a password could not be hashed: {}", self.0)
    }
}

impl std::error::Error for HashError {}

impl From<HashError> for AppError {
    fn from(error: HashError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// The hash to store, in PHC's form. Call it outside of any transaction: it takes a while.
pub async fn hash(state: &AppState, password: &str) -> Result<String, HashError> {
    let password = composed(password);
    aside(state, move || digest(&password)).await?
}

/// Whether a password is the one behind a hash; without a hash it is not, and takes as long to say so.
pub(super) async fn verify(state: &AppState, password: &str, known: Option<String>) -> Result<bool, HashError> {
    let password = composed(password);
    aside(state, move || {
        // Made before either is checked: the first attempt after a start must not tell them apart.
        let decoy = DECOY.as_str();
        let is_known = known.is_some();
        let stored = known.as_deref().unwrap_or(decoy);
        matches(&password, stored) && is_known
    })
    .await
}

/// Keyboards write "å" as one character or as two; a password is the same either way.
fn composed(password: &str) -> String {
    password.nfc().collect()
}

async fn aside<T: Send + 'static>(state: &AppState, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashError> {
    let _turn = state.hashing.acquire().await.map_err(|error| HashError(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| HashError(error.to_string()))
}

fn argon2() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|error| HashError(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn digest(password: &str) -> Result<String, HashError> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = argon2()?.hash_password(password.as_bytes(), &salt).map_err(|error| HashError(error.to_string()))?;
    Ok(hash.to_string())
}

fn matches(password: &str, stored: &str) -> bool {
    let Ok(stored) = PasswordHash::new(stored) else { return false };
    argon2().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_argon2id_with_the_advised_parameters_and_a_salt_of_its_own() {
        let (one, other) = (digest("en lille sætning").unwrap(), digest("en lille sætning").unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
    }

    #[test]
    fn only_the_right_password_matches_its_hash() {
        let stored = digest("en lille sætning").unwrap();
        assert!(matches("en lille sætning", &stored));
        assert!(!matches("en lille sætning ", &stored));
        assert!(!matches("En lille sætning", &stored));
        assert!(!matches("", &stored));
        assert!(!matches("en lille sætning", "not a hash"));
    }

    #[test]
    fn a_decomposed_letter_is_the_same_letter() {
        assert_eq!(composed("a\u{30a}rhus og omegn"), composed("århus og omegn"));
    }

    #[test]
    fn the_decoy_costs_what_a_real_hash_costs() {
        let parameters = |hash: &str| hash.rsplitn(3, '$').nth(2).unwrap().to_owned();
        assert_eq!(parameters(&DECOY), parameters(&digest("x").unwrap()));
    }
}
