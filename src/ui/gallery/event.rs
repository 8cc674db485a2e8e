//! The gallery's event page.

use leptos::prelude::*;

use super::{LANG, at, crumbs, public};
use crate::ui::*;

fn agenda(rows: &[(&'static str, &'static str, &'static str)]) -> impl IntoView + use<> {
    let rows = rows
        .iter()
        .map(|&(time, title, note)| {
            view! {
                <li>
                    <span class="agenda-time numbers">{time}</span>
                    <div><p class="agenda-title">{title}</p><p class="agenda-note">{note}</p></div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="agenda">{rows}</ol> }
}

fn ticket() -> impl IntoView {
    view! {
        <aside class="page-side" aria-label="Tilmelding">
            <section class="panel ticket">
                <h2>"19 pladser ledige"</h2>
                <Meter taken=21 capacity=40/>
                <p class="small soft">"21 af 40 er taget"</p>
                <a class="button button-primary button-block" href="04a-signup-error.html">"Tilmeld jer"</a>
                <Facts facts=vec![
                    Fact::new("Tilmeld senest", "mandag 11. januar kl. 12"),
                    Fact::new("Pris", "Gratis"),
                    Fact::new("Afmelding", "Gratis til onsdag 13. januar kl. 12"),
                    Fact::new("Hvem", "Virksomheder, foreninger og kommunale indkøbere"),
                ]/>
                <ul class="ticket-links">
                    <li><Icon glyph=Glyph::Download/><a href="#">"Hent kalenderfil (.ics)"</a></li>
                    <li><Icon glyph=Glyph::Calendar/><a href="#">"Abonnér på alle netværksmøder"</a></li>
                </ul>
            </section>
        </aside>
    }
}

pub(super) fn page() -> String {
    public("Når rekruttering også er en social opgave", || {
        view! {
            {crumbs(&["Arrangementer", "Netværksmøder"], "14. januar 2027")}
            <div class="page">
                <header class="page-head">
                    <KindGlyph kind=Kind::Network word="Netværksmøde"/>
                    <h1>"Når rekruttering også er en social opgave"</h1>
                    <p class="lead">"Tre lokale arbejdsgivere fortæller, hvordan de fik dygtige kolleger ad en vej, de ikke havde prøvet før."</p>
                    <When lang=LANG start=at("2027-01-14 08:30") end=at("2027-01-14 10:00")/>
                    <Place name="Nicolai, Lille Sal" address="Skolegade 2 B, 6000 Kolding"><a href="#">"Vis på kort"</a></Place>
                </header>
                {ticket()}
                <div class="page-body">
                    <Purpose first_large=true facts=vec![
                        Fact::new("Hvorfor", "Virksomheder i Kolding mangler hænder. Samtidig vil mange gerne i job, men kommer ikke ind ad den almindelige dør. Socialøkonomiske virksomheder kan bygge broen."),
                        Fact::new("Hvordan", view! { <Prose text="Korte oplæg og så bordsamtaler. I får en makker, som I taler med igen efter fire uger."/> }),
                        Fact::new("Hvad", "Tre cases, et overblik over støtteordninger og en aftale om jeres næste skridt, inden I går."),
                    ]/>
                    <p class="labels-title">"Mødet tjener disse principper"</p>
                    <ul class="labels"><li>"Ny samarbejdspartner for lokalt erhverv"</li><li>"Arbejdskraft, som virksomheder efterspørger"</li></ul>
                    <section class="section"><h2>"Program"</h2>{agenda(&[
                        ("8.15", "Døren åbner", "Kaffe, te og rundstykker"),
                        ("8.30", "Velkomst: hvorfor vi mødes", "Anne-Sofie Kjær, vækstkonsulent, Business Kolding"),
                        ("8.40", "Tre cases på ti minutter", "Brohave Catering, Fjordens Grønt og Møllegårdens Træværk"),
                        ("10.00", "Tak for i dag", "Lokalet er vores til kl. 10.30, hvis I vil tale videre"),
                    ])}</section>
                    <section class="section"><h2>"Sådan kommer I ind"</h2>
                        <Purpose facts=vec![
                            Fact::new("Adgang", "Trinfri indgang fra Skolegade, elevator, teleslynge i salen. Sig til i tilmeldingen, hvis I har brug for andet."),
                            Fact::new("Transport", "8 minutters gang fra Kolding Station. Cykelparkering i gården. P-hus Klostergade, 3 minutters gang."),
                        ]/>
                    </section>
                    <section class="section"><h2>"Arrangører"</h2>
                        <ul class="people">
                            <li><span class="avatar" aria-hidden="true">"AK"</span><div><strong>"Anne-Sofie Kjær"</strong><p>"Vækstkonsulent, Business Kolding"</p><a href="#">"Skriv til Anne-Sofie"</a></div></li>
                            <li><span class="avatar" aria-hidden="true">"TH"</span><div><strong>"Tobias Holm Lund"</strong><p>"Udviklingskonsulent, Kolding Kommune"</p><a href="#">"Skriv til Tobias"</a></div></li>
                        </ul>
                    </section>
                </div>
            </div>
        }
    })
}
