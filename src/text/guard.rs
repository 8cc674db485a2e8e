//! Sentences of what protects the service: too many attempts, faults of ours, a session that ended on the way.

pub trait Guard {
    /// Over every refusal of too many.
    fn too_many(&self) -> &'static str;
    /// Of a firm's sign-up; `wait`: seconds; `call`: whom to call, or nothing.
    fn too_many_sign_ups(&self, wait: i64, call: &str) -> String;
    /// Of one person's attempts to sign in or to get a link; `wait`: seconds.
    fn too_many_attempts(&self, wait: i64) -> String;
    /// After it, where somebody wants to sign in.
    fn or_by_link(&self) -> &'static str;

    /// The session ended while somebody typed.
    fn signed_out_meanwhile(&self) -> &'static str;
    fn typed_is_kept(&self) -> &'static str;
    /// The page between signing in and the form.
    fn signed_in_again(&self) -> &'static str;
    fn nothing_saved_yet(&self) -> &'static str;
    fn show_what_i_typed(&self) -> &'static str;
    fn leave_it(&self) -> &'static str;
}
