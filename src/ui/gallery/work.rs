//! The gallery's pages of the organisers' side.

use leptos::prelude::*;

use super::{LANG, work};
use crate::ui::form::markup::Width;
use crate::ui::form::*;
use crate::ui::*;

fn head(current: usize) -> impl IntoView {
    let tab = |place: usize, label: &str, count| Tab {
        label: label.to_owned(),
        href: "#".to_owned(),
        current: place == current,
        count,
    };
    let tabs = vec![
        tab(0, "Overblik", None),
        tab(1, "Tilmeldinger", Some(25)),
        tab(2, "Rediger", None),
        tab(3, "Mails", Some(1)),
    ];
    view! {
        <header class="work-head">
            <div>
                <p class="work-facts parts">
                    <KindGlyph kind=Kind::Network word="Netværksmøde"/><span>"Tirsdag 1. december 2026 kl. 14.00–16.00"</span>
                    <span>"Kolding Rådhus"</span><Tag tone=Tone::Published word="Udgivet"/>
                </p>
                <h1 class="work">"Indkøb med socialt ansvar: læs udbuddet, som kommunen gør"</h1>
            </div>
            <div class="work-actions">
                <ButtonLink href="#" label="Se siden" look=Look::Small icon=Glyph::Eye/>
                <ButtonLink href="#" label="Kopiér" look=Look::Small icon=Glyph::Copy/>
            </div>
        </header>
        <Tabs lang=LANG tabs/>
    }
}

fn todo(glyph: Glyph, title: &'static str, text: &'static str, link: &'static str) -> impl IntoView {
    view! { <li><Icon glyph size=24/><div><strong>{title}</strong><p>{text}</p><a href="#">{link}</a></div></li> }
}

pub(super) fn overview() -> String {
    work("Overblik", || {
        view! {
            {head(0)}
            <div class="cols-7-5">
                <div>
                    <section class="panel"><h2>"Pladser"</h2>
                        <Seats lang=LANG taken=34 held=5 free=1 waiting=7>"Holdt: 3 i tilbud til onsdag kl. 12 (skraveret) og 2 forhåndspladser. De 7 ventende er 4 tilmeldinger."</Seats>
                    </section>
                </div>
                <div>
                    <section class="panel"><h2>"Kræver noget af dig"</h2>
                        <ul class="todo">
                            {todo(Glyph::Clock, "Tilbud udløber onsdag kl. 12", "Fjordens Grønt har fået 3 pladser tilbudt. Svarer de ikke, går pladserne til næste i køen.", "Se tilbuddet")}
                            {todo(Glyph::Hourglass, "1 fri plads holdes til køen", "Møllegårdens Træværk er først og har bedt om 2. Én plads mere, så får de begge.", "Hæv kapaciteten")}
                            {todo(Glyph::Mail, "1 mail kom ikke frem", "info@havnesmedien.example afviser mail. Ring i stedet: 75 50 12 34.", "Se mailen")}
                        </ul>
                    </section>
                    <section class="panel"><h2>"Det sker af sig selv"</h2>
                        <ol class="agenda agenda-brief">
                            <li><span class="agenda-time">"25. nov."</span><p>"Tilbud til Fjordens Grønt udløber"</p></li>
                            <li><span class="agenda-time">"30. nov."</span><p>"Tilmelding og afmelding lukker kl. 12"</p></li>
                        </ol>
                    </section>
                </div>
            </div>
        }
    })
}

fn row(
    name: &'static str,
    note: &'static str,
    contact: &'static str,
    seats: u8,
    tone: Tone,
    word: &'static str,
    time: &'static str,
) -> Row {
    Row::new(
        view! { <a href="#">{name}</a> },
        vec![contact.into_any(), seats.into_any(), view! { <Tag tone word/> }.into_any(), time.into_any()],
    )
    .with_note(note)
    .cancelled(tone == Tone::Cancelled)
}

pub(super) fn registrations() -> String {
    work("Tilmeldinger", || {
        view! {
            {head(1)}
            <div class="toolbar">
                <form class="search" role="search"><label class="sr-only" for="q">"Virksomhed eller navn"</label><input class="form-input" type="search" id="q" name="q"/><Submit label="Søg" look=Look::Secondary icon=Glyph::Search/></form>
                <ButtonLink href="#" label="Hent CSV" look=Look::Secondary icon=Glyph::Download/>
            </div>
            <ul class="chips">
                <li><a class="chip" href="#" aria-current="true">"Alle "<span>"25"</span></a></li>
                <li><a class="chip" href="#">"Bekræftet "<span>"16"</span></a></li>
                <li><a class="chip" href="#">"Venter "<span>"4"</span></a></li>
            </ul>
            <div class="table-place">
            <Table caption="Tilmeldinger" name="Virksomhed"
                columns=vec![Column::text("Kontakt"), Column::number("Pladser"), Column::state("Tilstand"), Column::time("Tilmeldt")]
                rows=vec![
                    row("Ådalens Renseri", "Nr. 2 på ventelisten", "Lone Vestergaard", 1, Tone::Waiting, "Venteliste", "22. nov. 11.47"),
                    row("Fjordens Grønt", "Svar senest onsdag kl. 12", "Ali Rahimi", 3, Tone::Offered, "Plads tilbudt", "20. nov. 9.41"),
                    row("Foreningen Nabohjælp Syd", "Forhåndsplads", "Per Mikkelsen", 1, Tone::AwaitingApproval, "Afventer godkendelse", "16. nov. 21.03"),
                    row("Skovly Gartneri", "Afmeldt af kontaktpersonen", "Henrik Dam", 2, Tone::Cancelled, "Afmeldt", "12. nov. 16.55"),
                    row("Brohave Catering ApS", "CVR 13748136", "Mette Lindholm", 3, Tone::Confirmed, "Bekræftet", "9. nov. 13.06"),
                ]/>
            </div>
        }
    })
}

pub(super) fn edit() -> String {
    let values = Values::from_pairs([
        ("date", "14-01-2027"),
        ("start", "9.00"),
        ("end", "10.30"),
        ("place", "Nicolai, Skolegade 2 B"),
        ("room", "Store Sal"),
        (
            "why",
            "Virksomheder i Kolding mangler hænder. Samtidig vil mange gerne i job, men kommer ikke ind ad den almindelige dør.",
        ),
        ("capacity", "40"),
        ("deadline", "11-01-2027 12.00"),
    ]);
    let form = FormState::new(values, Faults::default(), LANG);
    work("Rediger", move || {
        let form = &form;
        let changed = || Some("Ændret".to_owned());
        view! {
            {head(2)}
            <div class="cols-edit">
                <form class="form" method="post" novalidate>
                    <section class="form-section"><h2>"Tid og sted"</h2>
                        <div class="field-row field-row-date">
                            <TextField form=form name="date" label="Dato"/>
                            <TextField form=form name="start" label="Start" changed=changed()/>
                            <TextField form=form name="end" label="Slut" changed=changed()/>
                        </div>
                        <div class="field-row">
                            <TextField form=form name="place" label="Sted"/>
                            <TextField form=form name="room" label="Lokale" changed=changed()/>
                        </div>
                    </section>
                    <section class="form-section"><h2>"Formål"</h2><p class="form-lead">"Hvorfor kommer først på siden og i mailen."</p>
                        <TextArea form=form name="why" label="Hvorfor" changed=changed()/>
                    </section>
                    <section class="form-section"><h2>"Pladser"</h2>
                        <div class="field-row">
                            <TextField form=form name="capacity" label="Antal pladser" hint="21 er taget" inputmode="numeric" width=Width::Short/>
                            <TextField form=form name="deadline" label="Tilmeld senest"/>
                        </div>
                    </section>
                </form>
                <section class="panel preview">
                    <header class="preview-head"><h2>"Det her sender 23 mails"</h2><p>"Starttid og lokale er ændret. Intet er gemt endnu."</p></header>
                    <table class="changes">
                        <thead><tr><td></td><th scope="col">"Nu"</th><th scope="col">"Efter"</th></tr></thead>
                        <tbody>
                            <tr><th scope="row">"Start"</th><td><del>"kl. 8.30"</del></td><td><ins>"kl. 9.00"</ins></td></tr>
                            <tr><th scope="row">"Lokale"</th><td><del>"Lille Sal"</del></td><td><ins>"Store Sal"</ins></td></tr>
                            <tr><th scope="row">"Formål"</th><td colspan="2" class="soft">"Stavefejl rettet. Udløser ingen mail"</td></tr>
                        </tbody>
                    </table>
                    <div><h3>"Hvem får besked"</h3>
                        <ul class="sums">
                            <li><b>"20"</b>"deltagere, med ny kalenderaftale"</li>
                            <li><b>"3"</b>"kontaktpersoner, der ikke selv deltager"</li>
                            <li class="sums-total"><b>"23"</b>"mails, sendt inden for få minutter"</li>
                        </ul>
                    </div>
                    <div><h3>"Sådan ser mailen ud"</h3>
                        <div class="letter"><p class="letter-subject"><span>"Emne"</span><strong>"Ny tid: Når rekruttering også er en social opgave"</strong></p>
                        <div class="letter-body"><p>"Hej Mette"</p><p>"Mødet torsdag 14. januar begynder nu "<strong>"kl. 9.00"</strong>" i stedet for 8.30."</p></div></div>
                    </div>
                    <div class="actions"><Submit label="Gem og send 23 mails" icon=Glyph::Send/><a href="#">"Ret videre"</a></div>
                </section>
            </div>
        }
    })
}
