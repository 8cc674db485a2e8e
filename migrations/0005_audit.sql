-- Who did what, when.

CREATE TABLE audit (
    id              TEXT PRIMARY KEY,
    at              BIGINT NOT NULL,
    actor           TEXT NOT NULL, -- personal: identity (an organiser's id, or visitor, attendee, contact, system); who did it; the event's period
    action          TEXT NOT NULL,
    event_id        TEXT,
    registration_id TEXT,
    detail          TEXT NOT NULL  -- personal: identity (JSON, without needs and secrets); what was done; the event's period
);
CREATE INDEX audit_by_event ON audit (event_id, at);
