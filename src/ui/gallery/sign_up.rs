//! The gallery's sign-up form, with faults and without.

use leptos::prelude::*;

use super::{LANG, at, crumbs, public};
use crate::text::Lang;
use crate::ui::form::markup::Width;
use crate::ui::form::*;
use crate::ui::*;

fn typed() -> Values {
    Values::from_pairs([
        ("contact.name", "Mette Lindholm"),
        ("contact.email", "mette@brohave.example"),
        ("contact.phone", "20 41 88 03"),
        ("organisation.name", "Brohave Catering ApS"),
        ("organisation.cvr", "24 25 67 91"),
        ("attendees.0.name", "Mette Lindholm"),
        ("attendees.0.email", "mette@brohave.example"),
        ("attendees.1.name", "Jonas Ravn Petersen"),
        ("attendees.1.email", "jonas@brohave"),
        ("attendees.2.name", ""),
        ("attendees.2.email", "soeren@brohave.example"),
    ])
}

fn read(values: &Values) -> Faults {
    let mut reader = Reader::new(values);
    reader.name("contact.name", Need::Required);
    reader.cvr("organisation.cvr", Need::Optional);
    for (place, index) in values.indices("attendees").into_iter().enumerate() {
        reader.item(Some(place + 1));
        reader.name(&format!("attendees.{index}.name"), Need::Required);
        reader.email(&format!("attendees.{index}.email"), Need::Required);
    }
    reader.item(None).must_tick("terms", Fault::TermsNotAccepted);
    reader.finish(()).unwrap_err()
}

fn phrase(_: Lang, field: &str, fault: Fault) -> Option<String> {
    (field.starts_with("attendees.") && fault == Fault::Required)
        .then(|| "Skriv et navn, eller fjern deltageren.".to_owned())
}

fn attendee(form: &FormState, place: usize, index: usize) -> impl IntoView + use<> {
    let prefix = format!("attendees.{index}.");
    let wrong = form.faults().within(&prefix);
    let number = place + 1;
    view! {
        <div class="attendee" class:attendee-error=wrong>
            <div class="attendee-head">
                <h3>{format!("Deltager {number}")}</h3>
                {(place > 0).then(|| view! { <Submit label="Fjern" look=Look::Link icon=Glyph::Close name="remove" value=index.to_string() about=format!("deltager {number}")/> })}
            </div>
            <div class="field-row">
                <TextField form=form name=format!("{prefix}name") label="Navn" autocomplete="off"/>
                <TextField form=form name=format!("{prefix}email") label="E-mail" kind="email" autocomplete="off"/>
            </div>
            <details class="details">
                <summary class="details-summary">"Mad og adgang"</summary>
                <CheckboxGroup form=form name=format!("{prefix}diet") legend="Kost" optional=true inline=true
                    choices=vec![Choice::new("vegetarian", "Vegetar"), Choice::new("vegan", "Vegansk"), Choice::new("nuts", "Uden nødder")]/>
                <TextField form=form name=format!("{prefix}access") label="Hvad skal vi tage hensyn til?" optional=true hint="For eksempel kørestol, teleslynge eller skrivetolk."/>
            </details>
        </div>
    }
}

fn side(capacity: AnyView) -> impl IntoView {
    view! {
        <aside class="page-side side-card side-card-brief" aria-label="Mødet">
            <KindGlyph kind=Kind::Network word="Netværksmøde"/>
            <h2>"Når rekruttering også er en social opgave"</h2>
            <When lang=LANG start=at("2027-01-14 08:30") end=at("2027-01-14 10:00") also="Nicolai, Skolegade 2 B"/>
            {capacity}
        </aside>
    }
}

fn body(form: &FormState, button: &'static str) -> impl IntoView + use<> {
    let attendees = form
        .values()
        .indices("attendees")
        .into_iter()
        .enumerate()
        .map(|(place, index)| attendee(form, place, index))
        .collect_view();
    view! {
        <form class="form" method="post" novalidate>
            <section class="form-section">
                <h2>"Kontaktperson"</h2>
                <p class="form-lead">"Får kvitteringen og kan ændre tilmeldingen."</p>
                <TextField form=form name="contact.name" label="Navn" autocomplete="name"/>
                <div class="field-row">
                    <TextField form=form name="contact.email" label="E-mail" kind="email" autocomplete="email"/>
                    <TextField form=form name="contact.phone" label="Telefon" kind="tel" autocomplete="tel" width=Width::Phone/>
                </div>
                <Checkbox form=form name="contact.attends">"Jeg deltager selv"</Checkbox>
            </section>
            <section class="form-section">
                <h2>"Virksomhed"</h2>
                <p class="form-lead">"Vi bruger CVR-nummeret til at se, hvem vi når ud til."</p>
                <TextField form=form name="organisation.name" label="Navn" autocomplete="organization"/>
                <TextField form=form name="organisation.cvr" label="CVR-nummer" optional=true hint="8 cifre. Står på jeres fakturaer." inputmode="numeric" width=Width::Number/>
            </section>
            <section class="form-section">
                <h2>"Deltagere"</h2>
                <p class="form-lead">"Hver deltager får sin egen mail og sin egen kalenderaftale. Op til 10 fra samme virksomhed."</p>
                <div class="attendees">{attendees}</div>
                <div class="actions"><Submit label="Tilføj deltager" look=Look::Small icon=Glyph::Add name="add" value="1"/></div>
            </section>
            <section class="form-section">
                <RadioGroup form=form name="partial" legend="Hvis der kun bliver plads til nogle af jer"
                    choices=vec![Choice::new("wait", "Vent, til der er plads til os alle"), Choice::new("fewer", "Tag gerne færre pladser").with_hint("I bliver spurgt først.")]/>
                <Select form=form name="heard" label="Hvor hørte I om mødet?" optional=true empty="Vælg" choices=vec![Choice::new("mail", "I en mail"), Choice::new("other", "Et andet sted")]/>
                <TextArea form=form name="note" label="Hilsen til arrangøren" optional=true/>
            </section>
            <section class="form-section">
                <Checkbox form=form name="terms">"Vi har læst "<a href="#">"betingelserne"</a>": gratis afmelding til onsdag 13. januar kl. 12, og hvordan vi behandler jeres oplysninger."</Checkbox>
                <div class="actions"><Submit label=button/><p class="small soft">"I får en mail med det samme."</p></div>
            </section>
        </form>
    }
}

pub(super) fn with_faults() -> String {
    let values = typed();
    let faults = read(&values);
    let form =
        FormState::new(values, faults, LANG).phrased(phrase).items_called(|_, _, number| format!("Deltager {number}"));
    public("Tilmeld jer", move || {
        let form = &form;
        let title = format!("Ret {} ting, så er I tilmeldt", form.faults().len());
        let capacity = view! { <Capacity strong="19 af 40 pladser" rest="ledige" bar=Some((21, 40))/> }.into_any();
        view! {
            {crumbs(&["Arrangementer", "14. januar 2027"], "Tilmelding")}
            <div class="page">
                <header class="page-head"><h1>"Tilmeld jer"</h1></header>
                {side(capacity)}
                <div class="page-body">
                    <ErrorSummary form=form title=title/>
                    {body(form, "Tilmeld 3 deltagere")}
                </div>
            </div>
        }
    })
}

pub(super) fn full() -> String {
    let mut values = typed();
    values.set("partial", "wait");
    values.set("contact.attends", "yes");
    values.set("note", "</textarea><script>alert(1)</script>\n\"Hej\"");
    values.remove("attendees.2.");
    let form = FormState::new(values, Faults::default(), LANG);
    public("Skriv jer på ventelisten", move || {
        let capacity = view! { <Capacity strong="Optaget" rest="· 7 på venteliste" bar=Some((40, 40))/> }.into_any();
        view! {
            {crumbs(&["Arrangementer", "1. december 2026"], "Venteliste")}
            <div class="page">
                <header class="page-head"><h1>"Skriv jer på ventelisten"</h1></header>
                {side(capacity)}
                <div class="page-body">
                    <ErrorSummary form=&form/>
                    <Notice kind=NoticeKind::Waiting title="Mødet er fuldt. 7 venter på en plads.">
                        <p>"Skriver I jer på nu, bliver I nummer 5 i køen. Når der er plads, holder vi den til jer i to hverdage og skriver."</p>
                        <p class="soft">"Ved de seneste fem møder nåede vi i snit til nummer 6."</p>
                    </Notice>
                    {body(&form, "Skriv os på ventelisten")}
                </div>
            </div>
        }
    })
}
