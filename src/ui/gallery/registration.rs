//! The gallery's registration page, sign-in, and a page that says one thing.

use leptos::prelude::*;

use super::{LANG, at, crumbs, public, work};
use crate::ui::form::*;
use crate::ui::*;

fn seat(number: u8, name: &'static str, note: &'static str, cancelled: bool) -> impl IntoView {
    let state = if cancelled {
        view! { <Tag tone=Tone::Cancelled word="Afmeldt"/> }.into_any()
    } else {
        view! { <Tag tone=Tone::Confirmed word="Bekræftet"/> }.into_any()
    };
    let actions = if cancelled {
        view! { <p>"Aflyst i Sørens kalender"</p> }.into_any()
    } else {
        view! {
            <ButtonLink href="#" label="Kalender" look=Look::Small icon=Glyph::Calendar about=name/>
            <Submit label="Afmeld" look=Look::DangerLink about=name/>
        }
        .into_any()
    };
    view! {
        <li class:row-cancelled=cancelled>
            <span class="seat-number">{number}</span>
            <div class="seat-name"><strong>{name}</strong><p>{note}</p></div>
            <div class="seat-state">{state}</div>
            <div class="seat-actions">{actions}</div>
        </li>
    }
}

pub(super) fn page() -> String {
    public("I er tilmeldt", || {
        view! {
            {crumbs(&["Arrangementer", "14. januar 2027"], "Jeres tilmelding")}
            <div class="page page-side-last">
                <header class="page-head">
                    <div class="marked-heading"><span class="mark"><Icon glyph=Glyph::Check size=28/></span><h1>"I er tilmeldt"</h1></div>
                    <p class="lead">"2 deltagere har hver fået en kalenderaftale. Kvitteringen gik til mette@brohave.example."</p>
                </header>
                <aside class="page-side side-card" aria-label="Godt at vide">
                    <h2>"Godt at vide"</h2>
                    <p>"Gem linket i mailen. Det er nøglen til denne side, og I skal ikke logge ind."</p>
                    <p>"Flyttes mødet, flytter det sig i jeres kalender, og vi skriver, hvad der er ændret."</p>
                    <Facts facts=vec![Fact::new("Mad, adgang", "Slettes 28. januar 2027"), Fact::new("Navne, mails", "Slettes 14. juli 2027")]/>
                    <p><a href="#">"Se eller slet jeres oplysninger"</a></p>
                </aside>
                <div class="page-body">
                    <section class="panel">
                        <KindGlyph kind=Kind::Network word="Netværksmøde"/>
                        <h2 class="panel-title"><a href="#">"Når rekruttering også er en social opgave"</a></h2>
                        <When lang=LANG start=at("2027-01-14 08:30") end=at("2027-01-14 10:00")/>
                        <Place name="Nicolai, Lille Sal" address="Skolegade 2 B, 6000 Kolding"><a href="#">"Vis på kort"</a></Place>
                    </section>
                </div>
            <section class="page-wide">
                <div class="section-head"><h2>"3 pladser til Brohave Catering ApS"</h2><p class="soft">"I kan ændre og afmelde til onsdag 13. januar kl. 12"</p></div>
                <ol class="seat-rows">
                    {seat(1, "Mette Lindholm", "Kontaktperson", false)}
                    {seat(2, "Jonas Ravn Petersen", "Mail sendt 23. november kl. 13.06", false)}
                    {seat(3, "Søren Bak", "Afmeldt tirsdag 24. november kl. 13.12", true)}
                </ol>
                <div class="actions"><Submit label="Afmeld alle 3 pladser" look=Look::Danger/><p class="small soft">"I bliver spurgt, før der sker noget."</p></div>
            </section>
            </div>
        }
    })
}

pub(super) fn sign_in() -> String {
    let form = FormState::new(Values::default(), Faults::default(), LANG);
    public("Log ind", move || {
        view! {
            <div class="message message-form">
                <h1>"Log ind"</h1>
                <p class="lead">"For arrangører. Virksomheder behøver ingen konto."</p>
                <form method="post" novalidate>
                    <TextField form=&form name="email" label="E-mail" kind="email" autocomplete="username"/>
                    <TextField form=&form name="password" label="Adgangskode" kind="password" autocomplete="current-password"/>
                    <div class="actions"><Submit label="Log ind"/></div>
                </form>
            </div>
        }
    })
}

pub(super) fn gone() -> String {
    work("Siden findes ikke", || {
        view! {
            <div class="message">
                <h1>"Siden findes ikke"</h1>
                <p class="lead">"Adressen er måske skrevet forkert, eller siden er flyttet."</p>
                <div class="button-group"><ButtonLink href="#" label="Se arrangementer" look=Look::Secondary/></div>
            </div>
        }
    })
}
