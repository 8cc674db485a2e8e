//! Which passwords are refused, and where signing in may lead.

use crate::people::Weakness;
use crate::people::rules::{onward, weakness};
use crate::text::Lang;

fn refused(password: &str) -> Option<Weakness> {
    weakness(password, "mette.holm@kolding.example")
}

#[test]
fn a_password_has_10_to_256_characters_however_many_bytes_they_take() {
    assert_eq!(refused("blåbærgrø"), Some(Weakness::TooShort), "9 characters, 12 bytes");
    assert_eq!(refused("blåbærgrød"), None);
    assert_eq!(refused(&"blåbærgrød".repeat(25)), None);
    assert_eq!(refused(&"blåbærgrød".repeat(26)), Some(Weakness::TooLong));
}

#[test]
fn what_everybody_tries_first_is_refused_in_any_case_and_with_figures_behind_it() {
    for password in [
        "1234567890",
        "adgangskode",
        "Adgangskode1",
        "KOLDING2026!",
        "Sommer2027!!",
        "password123",
        "qwertyuiop",
        "1q2w3e4r5t",
        "aaaaaaaaaaaa",
        "ababababab",
        "!!velkommen!!",
        "KoldingKommune",
    ] {
        assert_eq!(refused(password), Some(Weakness::Common), "{password}");
    }
    for password in ["sommer i kolding", "velkommen til mødet", "4815162342 tal", "hestensovertrappe"] {
        assert_eq!(refused(password), None, "{password}");
    }
}

#[test]
fn ones_own_address_is_no_password() {
    assert_eq!(refused("Mette.Holm@kolding.example"), Some(Weakness::OwnAddress));
    assert_eq!(refused("mette.holm1987"), Some(Weakness::OwnAddress));
}

#[test]
fn signing_in_leads_to_own_pages_only() {
    for own in ["/organiser/events/1?tab=2", "/en/organiser", "/"] {
        assert_eq!(onward(Lang::Da, own), own);
    }
    for foreign in [
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: x=1",
        "/a\u{1}",
        " /organiser",
    ] {
        assert_eq!(onward(Lang::En, foreign), "/en/organiser", "{foreign:?}");
    }
    assert_eq!(onward(Lang::Da, &format!("/{}", "a".repeat(5000))), "/organiser");
}

#[test]
fn signing_in_never_leads_back_out() {
    for circle in
        ["/organiser/sign-out", "/en/organiser/sign-out", "/organiser/sign-in?next=/", "/en/organiser/sign-in"]
    {
        assert_eq!(onward(Lang::Da, circle), "/organiser", "{circle}");
    }
}
