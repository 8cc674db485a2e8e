//! Files of the browser's half.
pub fn href(name: &str) -> String {
    format!("/{}/{name}", package())
}
pub fn package() -> String {
    "pkg/0".to_owned()
}

pub fn routes<S: Clone + Send + Sync + 'static>() -> axum::Router<S> {
    axum::Router::new()
}
