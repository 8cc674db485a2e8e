-- What goes by itself: reminders before an event, the question whether people still come, and thanks afterwards.

-- What the organisers of an event chose. Where something is on, it says since when: what was due before is not made up for.
CREATE TABLE reminder_settings (
    event_id     TEXT PRIMARY KEY REFERENCES events (id),
    week_since   BIGINT,
    day_since    BIGINT,
    ask_since    BIGINT,
    ask_days     BIGINT NOT NULL, -- so many days before the event people are asked
    thanks_since BIGINT,
    thanks_da    TEXT NOT NULL,   -- personal: text, may name people; what the organiser adds to the thanks; the event's period
    thanks_en    TEXT NOT NULL,   -- personal: text, may name people; the same; the event's period
    links        TEXT NOT NULL    -- personal: text, may name people; to the material, as JSON; the event's period
);

-- What went, once for each date that an event had: whoever comes second finds it here.
CREATE TABLE reminders_sent (
    event_id TEXT NOT NULL REFERENCES events (id),
    which    TEXT NOT NULL,
    day      TEXT NOT NULL,   -- the event's date in Copenhagen: 2027-01-14
    at       BIGINT NOT NULL,
    mails    BIGINT,          -- NULL: it was too late for it, and it went to nobody
    PRIMARY KEY (event_id, which, day)
);

-- Who was asked whether they still come, and what they said.
CREATE TABLE seat_answers (
    seat_id     TEXT PRIMARY KEY REFERENCES seats (id),
    event_id    TEXT NOT NULL REFERENCES events (id),
    asked_at    BIGINT NOT NULL,                      -- personal: behaviour; knowing who is uncertain; with the name
    coming      INTEGER CHECK (coming IN (0, 1)),     -- personal: behaviour; knowing who comes; with the name
    answered_at BIGINT                                -- personal: behaviour; knowing how old the answer is; with the name
);
CREATE INDEX seat_answers_by_event ON seat_answers (event_id);
