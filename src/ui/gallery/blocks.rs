//! The gallery's page of blocks.

use leptos::prelude::*;

use super::public;
use crate::ui::*;

pub(super) fn page() -> String {
    public("Byggeklodser", || {
        let icons = Glyph::ALL.into_iter().map(|glyph| view! { <Icon glyph size=32/> }).collect_view();
        view! {
            <div class="front-head"><h1>"Byggeklodser"</h1><p class="lead">"Alt det, som siderne er sat sammen af."</p></div>
            <section class="section"><h2>"Skrift"</h2>
                <p class="lead">"Tre lokale arbejdsgivere fortæller."</p>
                <p>"Korte oplæg og så bordsamtaler. "<a href="#">"Et link"</a></p>
                <p class="small soft">"Tilmelding lukker 11. januar"</p>
            </section>
            <section class="section"><h2>"Ikoner"</h2><p>{icons}</p></section>
            <section class="section"><h2>"Knapper"</h2>
                <div class="actions">
                    <Submit label="Tilmeld jer"/>
                    <ButtonLink href="#" label="Abonnér på kalenderen" look=Look::Secondary icon=Glyph::Calendar/>
                    <Submit label="Afmeld alle 3 pladser" look=Look::Danger/>
                    <ButtonLink href="#" label="Hent CSV" look=Look::Small icon=Glyph::Download/>
                    <Submit label="Fjern" look=Look::Link icon=Glyph::Close about="deltager 2"/>
                    <Submit label="Afmeld" look=Look::DangerLink/>
                </div>
            </section>
            <section class="section"><h2>"Type og tilstand"</h2>
                <p class="parts"><KindGlyph kind=Kind::Network word="Netværksmøde"/><KindGlyph kind=Kind::Visit word="Læringsbesøg"/><KindGlyph kind=Kind::Conference word="Konference"/></p>
                <p class="parts">
                    <Tag tone=Tone::Confirmed word="Bekræftet"/><Tag tone=Tone::Waiting word="Venteliste"/><Tag tone=Tone::Offered word="Plads tilbudt"/>
                    <Tag tone=Tone::AwaitingApproval word="Afventer godkendelse"/><Tag tone=Tone::Unnamed word="Mangler navn"/><Tag tone=Tone::Cancelled word="Afmeldt"/>
                    <Tag tone=Tone::Draft word="Kladde"/><Tag tone=Tone::Published word="Udgivet"/><Tag tone=Tone::Chosen word="Valgt"/>
                    <Tag tone=Tone::Soon word="På torsdag"/><Tag tone=Tone::Problem word="Kom ikke frem"/><Tag tone=Tone::Past word="Afholdt"/>
                </p>
            </section>
            <section class="section"><h2>"Pladsmåler"</h2>
                <div class="cols-7-5">
                    <Capacity strong="19 af 40 pladser" rest="ledige" bar=Some((21, 40)) note="Tilmelding lukker 11. januar".to_owned()/>
                    <Capacity strong="3 af 30 pladser" rest="ledige" bar=Some((27, 30)) note="Tilmelding lukker i dag kl. 12".to_owned()/>
                    <Capacity strong="Optaget" rest="· 7 på venteliste" bar=Some((40, 40)) note="I kan skrive jer på ventelisten".to_owned()/>
                    <Capacity strong="Åbner 1. december" note="Ingen måler, før der kan tilmeldes".to_owned()/>
                </div>
            </section>
            <section class="section"><h2>"Mange pladser"</h2><Seats lang=super::LANG taken=96 held=20 free=144 waiting=0/></section>
            <section class="section"><h2>"Beskeder"</h2>
                <Notice kind=NoticeKind::Waiting title="Mødet er fuldt. 7 venter på en plads."><p>"Skriver I jer på nu, bliver I nummer 5 i køen."</p></Notice>
                <Notice kind=NoticeKind::Problem title="Mødet er aflyst"><p>"Alle tilmeldte fik besked mandag 14. december."</p></Notice>
                <Notice kind=NoticeKind::Done title="Pladsen er afmeldt"><p>"Søren får en mail, og aftalen forsvinder fra kalenderen."</p></Notice>
                <Notice kind=NoticeKind::Info title="Tilmeldingen er lukket"/>
            </section>
            <section class="section">
                <Empty title="Ingen læringsbesøg i februar">
                    <p>"Det næste er 9. marts. Eller abonnér, så kommer nye besøg selv i kalenderen."</p>
                    <ButtonLink href="#" label="Vis alle måneder" look=Look::Secondary/>
                </Empty>
            </section>
        }
    })
}
