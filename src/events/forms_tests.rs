//! The form of an event, there and back.

use super::*;

fn at(text: &str) -> Timestamp {
    Timestamp::from_local(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

fn details() -> Details {
    Details {
        kind: Kind::LearningVisit,
        starts_at: at("2027-01-14 20:30"),
        ends_at: at("2027-01-15 00:30"),
        place: Place {
            name: "Nicolai".into(),
            room: "Lille Sal".into(),
            address: "Skolegade 2 B, 6000 Kolding".into(),
        },
        online_link: "https://video.example/kobling".into(),
        principles: vec![Principle::ALL[1], Principle::ALL[4]],
        da: Texts {
            title: "Når rekruttering \"også\" er <social>".into(),
            why: "Fordi.\n\nTo afsnit.".into(),
            price: "Gratis".into(),
            ..Texts::default()
        },
        en: Texts { title: "When hiring is social".into(), ..Texts::default() },
        responsible: Organisation { name: "Kolding Kommune".into() },
        partners: vec![Organisation { name: "Business Kolding".into() }, Organisation { name: "SDU".into() }],
        contacts: vec![ContactPerson {
            name: "Anne-Sofie Krogh".into(),
            title: "Erhvervskonsulent".into(),
            email: "anne@kolding.example".into(),
            phone: "+4579790000".into(),
        }],
        keep_months: 9,
    }
}

fn read(values: &Values, stage: Stage) -> Result<Option<Details>, crate::ui::form::Faults> {
    let mut reader = Reader::new(values);
    let kind = KindRule { stored: Kind::NetworkMeeting, may_change: true };
    let core = read_core(&mut reader, stage, kind, |start| start < at("2026-11-24 12:00"));
    let people = read_people(&mut reader, stage, 24);
    reader.finish(core.with(people))
}

fn typed(details: &Details) -> Values {
    let mut values = Values::new();
    write_details(&mut values, details);
    values
}

#[test]
fn details_come_back_from_their_own_form_unchanged() {
    for stage in [Stage::Draft, Stage::Public] {
        assert_eq!(read(&typed(&details()), stage), Ok(Some(details())));
    }
}

#[test]
fn a_danish_phone_number_is_written_in_pairs_and_a_foreign_one_as_it_is_dialled() {
    assert_eq!(typed_phone("+4579790000"), "79 79 00 00");
    assert_eq!(typed_phone("+49401234567"), "+49401234567");
    assert_eq!(typed_phone(""), "");
}

#[test]
fn an_empty_form_tells_every_fault_in_the_order_of_the_page() {
    let faults = read(&Values::new(), Stage::Public).unwrap_err();
    let fields: Vec<&str> = faults.iter().map(|at| at.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "title.da",
            "date",
            "start",
            "end",
            "place",
            "why.da",
            "principles",
            "price.da",
            "responsible",
            "contacts.0.email"
        ]
    );
}

#[test]
fn a_draft_needs_a_title_a_time_and_somebody_responsible() {
    let faults = read(&Values::new(), Stage::Draft).unwrap_err();
    let fields: Vec<&str> = faults.iter().map(|at| at.field.as_str()).collect();
    assert_eq!(fields, ["title.da", "date", "start", "end", "responsible"]);
}

#[test]
fn partners_are_one_a_line_each_once() {
    let mut values = typed(&details());
    values.set("partners", "SDU\r\n\r\n sdu \nKOLDING KOMMUNE\nDen Sociale Kapitalfond");
    let partners = read(&values, Stage::Draft).unwrap().unwrap().partners;
    let names: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    assert_eq!(names, ["SDU", "Den Sociale Kapitalfond"]);
    values.set("partners", "Se www.gevinst.example");
    assert_eq!(read(&values, Stage::Draft).unwrap_err().get("partners"), Some(Fault::LooksLikeWebAddress));
}

#[test]
fn a_contact_person_left_empty_is_nobody_and_one_without_a_name_is_a_fault_of_that_row() {
    let mut values = typed(&details());
    values.set("contacts.1.name", " ");
    assert_eq!(read(&values, Stage::Draft).unwrap().unwrap().contacts.len(), 1);
    values.set("contacts.4.phone", "12345678");
    let faults = read(&values, Stage::Draft).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!((fault.field.as_str(), fault.item), ("contacts.4.name", Some(3)));
}
