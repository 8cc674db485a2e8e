-- Changes that an event's page shows already, and whose mails wait, so that several become one.

CREATE TABLE held_updates (
    event_id TEXT PRIMARY KEY REFERENCES events (id),
    base     TEXT NOT NULL,   -- the facts as people were last told them, and titles that were only corrected since, as JSON
    revision BIGINT NOT NULL, -- of the event when its facts were those: a mail that tells of a later one has told what is new
    words_da TEXT NOT NULL,   -- what the organiser adds to the mails; both empty for nothing
    words_en TEXT NOT NULL,
    since    BIGINT NOT NULL,
    due_at   BIGINT NOT NULL
);
CREATE INDEX held_updates_by_due ON held_updates (due_at);
