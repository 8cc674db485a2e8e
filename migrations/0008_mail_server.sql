-- A mail server that may be away, and a queue that is asked for its next few rows at a time.

-- One row while no mail can leave, for whoever must be told; whoever gets through removes it.
CREATE TABLE mail_outages (
    id      TEXT PRIMARY KEY,
    since   BIGINT NOT NULL,
    seen_at BIGINT NOT NULL, -- when somebody last tried: an old one tells of a process that is gone
    failure TEXT NOT NULL
);

-- In the order in which rows are taken, so that a thousand mails of one moment are not sorted for each.
CREATE INDEX outbox_in_order ON outbox (due_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
