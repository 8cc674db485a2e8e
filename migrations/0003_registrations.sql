-- Registrations, their seats, and the row under whose lock seats are counted.

CREATE TABLE event_capacity (
    event_id     TEXT PRIMARY KEY REFERENCES events (id),
    version      BIGINT NOT NULL DEFAULT 0, -- raised first by whatever counts seats: the lock on PostgreSQL
    capacity     BIGINT NOT NULL,
    opens_at     BIGINT,                    -- null: as soon as it is published
    closes_at    BIGINT NOT NULL,
    cancel_until BIGINT NOT NULL,
    -- For readers; written from the recount of the transaction that changed them, never incremented.
    seated       BIGINT NOT NULL DEFAULT 0,
    waiting      BIGINT NOT NULL DEFAULT 0, -- seats
    parties      BIGINT NOT NULL DEFAULT 0  -- registrations that wait
);

CREATE TABLE registrations (
    id                   TEXT PRIMARY KEY,
    event_id             TEXT NOT NULL REFERENCES events (id),
    state                TEXT NOT NULL,
    queue_number         BIGINT NOT NULL, -- order of arrival within the event; the waiting list's order
    lang                 TEXT NOT NULL,
    contact_name         TEXT NOT NULL,   -- personal: identity; running the event; the event's period
    contact_email        TEXT NOT NULL,   -- personal: contact; receipt and updates; the event's period
    contact_email_folded TEXT NOT NULL,   -- personal: contact; finding it again; the event's period
    contact_phone        TEXT NOT NULL,   -- personal: contact; calling about the event; the event's period
    contact_attends      INTEGER NOT NULL CHECK (contact_attends IN (0, 1)),
    organisation_name    TEXT NOT NULL,
    cvr                  TEXT,
    token_hash           TEXT NOT NULL UNIQUE,
    token_generation     BIGINT NOT NULL DEFAULT 0,
    created_at           BIGINT NOT NULL,
    confirmed_at         BIGINT,
    cancelled_at         BIGINT,
    UNIQUE (event_id, queue_number)
);

CREATE TABLE seats (
    id               TEXT PRIMARY KEY,
    registration_id  TEXT NOT NULL REFERENCES registrations (id),
    event_id         TEXT NOT NULL REFERENCES events (id),
    position         BIGINT NOT NULL,     -- 1 is the contact where the contact attends
    is_contact       INTEGER NOT NULL CHECK (is_contact IN (0, 1)),
    name             TEXT NOT NULL,       -- personal: identity; running the event; the event's period
    email            TEXT NOT NULL,       -- personal: contact; the invitation; the event's period
    calendar_uid     TEXT NOT NULL,
    sequence         BIGINT NOT NULL DEFAULT 0,
    token_hash       TEXT NOT NULL UNIQUE,
    token_generation BIGINT NOT NULL DEFAULT 0,
    created_at       BIGINT NOT NULL,
    changed_at       BIGINT NOT NULL,
    cancelled_at     BIGINT,
    cancelled_by     TEXT,                -- attendee, contact or organiser
    UNIQUE (registration_id, position)
);
CREATE INDEX seats_by_event ON seats (event_id);

-- A row of its own, so that forgetting is a DELETE.
CREATE TABLE seat_needs (
    seat_id    TEXT PRIMARY KEY REFERENCES seats (id),
    diet       TEXT NOT NULL, -- personal: health; counts for the kitchen; 14 days after the event
    diet_other TEXT NOT NULL, -- personal: health; counts for the kitchen; 14 days after the event
    access     TEXT NOT NULL  -- personal: health; preparing the room; 14 days after the event
);

-- The key of a form that creates something: the same key leads to what it made.
CREATE TABLE form_keys (
    form_key     TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    made         TEXT NOT NULL, -- id of what the form made
    created_at   BIGINT NOT NULL
);
