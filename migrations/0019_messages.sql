-- What organisers write to the people of an event: a message, and its mails as one batch of the outbox.

CREATE TABLE messages (
    id         TEXT PRIMARY KEY,
    event_id   TEXT NOT NULL REFERENCES events (id),
    audience   TEXT NOT NULL CHECK (audience IN ('all', 'confirmed', 'waiting', 'chosen')),
    subject_da TEXT NOT NULL,   -- personal: text, may name people; what was written; the event's period
    body_da    TEXT NOT NULL,   -- personal: text, may name people; what was written; the event's period
    subject_en TEXT NOT NULL,   -- personal: text, may name people; what was written; the event's period
    body_en    TEXT NOT NULL,   -- personal: text, may name people; what was written; the event's period
    sent_by    TEXT NOT NULL,   -- personal: account; who wrote; the event's period
    sent_at    BIGINT NOT NULL,
    recipients BIGINT NOT NULL,
    -- How many arrived and how many were given up, once nobody can count them in the outbox any more.
    sent       BIGINT,
    given_up   BIGINT
);
CREATE INDEX messages_by_event ON messages (event_id, sent_at);

-- Those for whom a message was meant and who have no address; without a seat it is the contact.
CREATE TABLE message_left_out (
    message_id      TEXT NOT NULL REFERENCES messages (id),
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    seat_id         TEXT NOT NULL, -- empty: the contact
    PRIMARY KEY (message_id, registration_id, seat_id)
);

-- Mails that were posted together, to be counted together.
ALTER TABLE outbox ADD COLUMN batch TEXT;
CREATE INDEX outbox_by_batch ON outbox (batch) WHERE batch IS NOT NULL;
