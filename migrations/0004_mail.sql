-- Mail that was decided on, in the same transaction as what it tells of.

CREATE TABLE outbox (
    id            TEXT PRIMARY KEY,
    queue         TEXT NOT NULL,   -- whose order it keeps: a seat or a registration
    number        BIGINT NOT NULL, -- within the queue, from 1
    kind          TEXT NOT NULL,
    snapshot      TEXT NOT NULL,   -- personal: what the mail tells, as JSON; sending it; the event's period
    recipient     TEXT NOT NULL,   -- personal: contact; sending it; the event's period
    event_id      TEXT,
    created_at    BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    attempts      BIGINT NOT NULL DEFAULT 0,
    leased_until  BIGINT NOT NULL DEFAULT 0,
    sent_at       BIGINT,
    given_up_at   BIGINT,
    failure       TEXT,
    UNIQUE (queue, number)
);
CREATE INDEX outbox_to_send ON outbox (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_by_event ON outbox (event_id);
