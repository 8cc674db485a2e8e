-- Events: what they are, when and where; not how many may come (0003).

CREATE TABLE events (
    id            TEXT PRIMARY KEY,
    kind          TEXT NOT NULL,
    state         TEXT NOT NULL,
    slug          TEXT UNIQUE,
    revision      BIGINT NOT NULL DEFAULT 0, -- the organisers' optimistic lock
    sequence      BIGINT NOT NULL DEFAULT 0, -- of the public calendar file
    starts_at     BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    place         TEXT NOT NULL,
    room          TEXT NOT NULL,
    address       TEXT NOT NULL,
    online_link   TEXT NOT NULL,             -- shown to seat holders only
    principles    TEXT NOT NULL,             -- digits 1 to 6, ascending
    calendar_uid  TEXT NOT NULL,
    replaced_by   TEXT REFERENCES events (id),
    created_at    BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,           -- last visible change
    published_at  BIGINT,
    cancelled_at  BIGINT
);
CREATE INDEX events_by_start ON events (starts_at);

-- Danish always has its row; English may be missing or hold empty texts, which fall back to Danish.
CREATE TABLE event_texts (
    event_id  TEXT NOT NULL REFERENCES events (id),
    lang      TEXT NOT NULL,
    title     TEXT NOT NULL,
    lead      TEXT NOT NULL,
    why       TEXT NOT NULL,
    how       TEXT NOT NULL,
    what      TEXT NOT NULL,
    audience  TEXT NOT NULL,
    price     TEXT NOT NULL,
    access    TEXT NOT NULL,
    transport TEXT NOT NULL,
    bring     TEXT NOT NULL,
    terms     TEXT NOT NULL,
    cancelled TEXT NOT NULL DEFAULT '',      -- what the organiser says about a cancellation
    PRIMARY KEY (event_id, lang)
);

CREATE TABLE event_organisations (
    event_id        TEXT NOT NULL REFERENCES events (id),
    position        BIGINT NOT NULL,         -- 0 is the responsible one
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (event_id, position)
);

CREATE TABLE event_contacts (
    event_id TEXT NOT NULL REFERENCES events (id),
    position BIGINT NOT NULL,
    name     TEXT NOT NULL, -- personal: identity; whom to call; as long as the event
    title    TEXT NOT NULL,
    email    TEXT NOT NULL, -- personal: contact; whom to write to; as long as the event
    phone    TEXT NOT NULL, -- personal: contact; whom to call; as long as the event
    PRIMARY KEY (event_id, position)
);

CREATE TABLE event_organisers (
    event_id     TEXT NOT NULL REFERENCES events (id),
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    owner        INTEGER NOT NULL CHECK (owner IN (0, 1)),
    PRIMARY KEY (event_id, organiser_id)
);
CREATE INDEX event_organisers_by_organiser ON event_organisers (organiser_id);

CREATE TABLE programme_items (
    id        TEXT PRIMARY KEY,
    event_id  TEXT NOT NULL REFERENCES events (id),
    position  BIGINT NOT NULL,
    starts_at BIGINT NOT NULL
);
CREATE INDEX programme_items_by_event ON programme_items (event_id, position);

CREATE TABLE programme_item_texts (
    item_id     TEXT NOT NULL REFERENCES programme_items (id),
    lang        TEXT NOT NULL,
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (item_id, lang)
);
