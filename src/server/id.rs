//! Identifiers: UUIDv7 as lowercase text, so that they sort by the time they were made.

/// A fresh UUIDv7. It is not a secret.
pub fn fresh() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
    uuid::Uuid::now_v7().to_string()
}

/// Declares a newtype over such an id, so that an event's id cannot stand where a seat's is meant.
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn fresh() -> Self {
                Self($crate::server::id::fresh())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}
