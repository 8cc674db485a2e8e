-- What pages kept in memory were drawn from. One row, raised by every write that public pages show, but for sign-ups:
-- they raise their own event's event_capacity.version instead, so that no row stands in the way of them all.

CREATE TABLE public_revision (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL
);
