-- Who came: a row for each seat that somebody decided about at the door.

CREATE TABLE attendance (
    seat_id    TEXT PRIMARY KEY REFERENCES seats (id),
    event_id   TEXT NOT NULL REFERENCES events (id),
    came       INTEGER NOT NULL CHECK (came IN (0, 1)), -- personal: behaviour; who came; with the name, then a number of nobody
    -- Milliseconds since 1970 when it was decided, as the device at the door knows the server's clock: the later decision
    -- counts, in whatever order they arrive. 0: the person is forgotten.
    decided_at BIGINT NOT NULL, -- personal: behaviour; which decision counts; with the name
    decided_by TEXT NOT NULL,   -- personal: account; who decided; with the name
    changed_at BIGINT NOT NULL  -- when it was written here, for pages that ask what is new
);
CREATE INDEX attendance_by_event ON attendance (event_id, changed_at);
