// Events, and registrations of each, made by SQL that both databases know.

import { createHash } from "node:crypto";

const DAY = 86_400;
/** Of an administrator who looks at the workplace. */
export const SESSION = "bench-session-of-this-machine-only";
/** The first event. */
export const FIRST = "01900001-0000-7000-8000-000000000001";

const text = (value) => `'${value.replaceAll("'", "''")}'`;
/** A number as an id of the same shape as the program's own. */
const id = (kind, number) => `'0190000${kind}-0000-7000-8000-' || substr(CAST(1000000000000 + ${number} AS TEXT), 2)`;
const numbers = (name, count) =>
  `WITH RECURSIVE ${name}(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM ${name} WHERE i < ${count})`;

const WORDS = {
  da: ["Når rekruttering er svær", "Mange virksomheder i Kolding mangler hænder, og mange vil gerne i job. Vi mødes om, hvordan de finder hinanden."],
  en: ["When recruiting is hard", "Many firms in Kolding lack hands, and many people want a job. We meet about how they find each other."],
};

/** People are kept longer than the oldest event is past, or the program would forget half a million while it is measured.
 * `upcoming` of the `events` are still to come, one a day; each event has `parties` registrations of `size` seats. */
export function data({ events, upcoming, parties, size }) {
  const now = Math.floor(Date.now() / 1000);
  const starts = `${now} + CASE WHEN i <= ${upcoming} THEN i * ${DAY / 2} + ${DAY} ELSE -i * 3600 - ${DAY} END`;
  const texts = Object.entries(WORDS).map(([lang, [title, about]]) => {
    const long = text(Array(3).fill(about).join(" "));
    return `INSERT INTO event_texts (event_id, lang, title, lead, why, how, what, audience, price, access, transport, bring, terms)
      ${numbers("n", events)} SELECT ${id(1, "i")}, '${lang}', ${text(title)} || ' ' || i, ${text(about)}, ${long}, ${long}, ${long},
        'Virksomheder i Kolding', '', 'Indgang fra gården', 'Bus 4', '', '' FROM n;`;
  });
  const agenda = [0, 1, 2, 3].flatMap((position) => [
    `INSERT INTO programme_items (id, event_id, position, starts_at)
      ${numbers("n", events)} SELECT ${id(2, `i * 10 + ${position}`)}, ${id(1, "i")}, ${position}, ${starts} + ${position * 1800} FROM n;`,
    ...Object.keys(WORDS).map((lang) => `INSERT INTO programme_item_texts (item_id, lang, title, description)
      ${numbers("n", events)} SELECT ${id(2, `i * 10 + ${position}`)}, '${lang}', 'Velkomst og kaffe', 'Vi begynder med kaffe.' FROM n;`),
  ]);
  const all = events * parties;
  const registrations = [
    `INSERT INTO registrations (id, event_id, state, queue_number, lang, contact_name, contact_email, contact_email_folded,
        contact_phone, contact_attends, organisation_name, token_hash, created_at, confirmed_at, search_folded, organisation_order)
      ${numbers("n", all)} SELECT ${id(3, "i")}, ${id(1, `(i % ${events} + 1)`)}, 'confirmed', i / ${events} + 1, 'da', 'Mette Lindholm',
        'mette@brohave.example', 'mette@brohave.example', '', 0, 'Brohave Catering', 'registration ' || i, ${now} - i, ${now},
        'brohave catering mette lindholm mette@brohave.example ane holm ane@brohave.example ' || i, 'brohave0catering0' || i FROM n;`,
    ...Array.from({ length: size }, (_, position) => `INSERT INTO seats (id, registration_id, event_id, position, is_contact, name,
        email, calendar_uid, token_hash, created_at, changed_at)
      ${numbers("n", all)} SELECT ${id(4, `i * 10 + ${position}`)}, ${id(3, "i")}, ${id(1, `(i % ${events} + 1)`)}, ${position + 1}, 0,
        'Ane Holm', 'ane@brohave.example', 'seat-' || i || '-${position}', 'seat ' || i || ' ${position}', ${now}, ${now} FROM n;`),
  ];
  return [
    "BEGIN;",
    `INSERT INTO organisations (id, name, name_folded) VALUES ('one', 'Kolding Kommune', 'kolding kommune'), ('two', 'Business Kolding', 'business kolding');`,
    `INSERT INTO events (id, kind, state, slug, starts_at, ends_at, place, room, address, online_link, principles, calendar_uid,
        created_at, changed_at, published_at, keep_months)
      ${numbers("n", events)} SELECT ${id(1, "i")}, 'network_meeting', 'published', 'bench-' || i, ${starts}, ${starts} + 5400, 'Nicolai',
        'Lille Sal', 'Skolegade 2 B, 6000 Kolding', '', '56', 'event-' || i || '@kobling.example', ${now}, ${now}, ${now}, 24 FROM n;`,
    ...texts,
    ...agenda,
    ...["one", "two"].map((organisation, position) => `INSERT INTO event_organisations (event_id, position, organisation_id)
      ${numbers("n", events)} SELECT ${id(1, "i")}, ${position}, '${organisation}' FROM n;`),
    `INSERT INTO event_search (event_id, revision, folded)
      ${numbers("n", events)} SELECT ${id(1, "i")}, 0, 'naar rekruttering er svaer' FROM n;`,
    `INSERT INTO event_contacts (event_id, position, name, title, email, phone)
      ${numbers("n", events)} SELECT ${id(1, "i")}, 0, 'Anne-Sofie Kjær', 'Udviklingskonsulent', 'anne-sofie@kolding.example', '+4579790001' FROM n;`,
    `INSERT INTO event_capacity (event_id, capacity, closes_at, cancel_until, seated)
      ${numbers("n", events)} SELECT ${id(1, "i")}, 1000000, ${starts}, ${starts}, ${parties * size} FROM n;`,
    ...(parties > 0 ? registrations : []),
    `INSERT INTO organisers (id, email, email_folded, name, role, created_at)
      VALUES ('bench', 'bench@kolding.example', 'bench@kolding.example', 'Bench', 'administrator', ${now});`,
    `INSERT INTO sessions (token_hash, organiser_id, created_at, seen_at, expires_at)
      VALUES ('${createHash("sha256").update(SESSION).digest("hex")}', 'bench', ${now}, ${now}, ${now + DAY});`,
    "COMMIT;",
    "ANALYZE;",
  ].join("\n");
}
