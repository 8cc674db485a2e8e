-- What abuse showed to be missing: a mail's turn, and from where somebody signs in.

-- When a mail's turn comes (`server/mail_budget.rs`), which is apart from when it was decided on (created_at: its date)
-- and from when it is tried next (due_at). 0: its turn came at once, or an older program wrote it.
ALTER TABLE outbox ADD COLUMN turn_at BIGINT NOT NULL DEFAULT 0;

-- Networks from which somebody signed in, so that strangers' guesses keep nobody out where they work. The key is a keyed
-- hash of a mail address and a network, never one of them itself; gone 90 days after the last time.
CREATE TABLE known_networks (
    pair_hash TEXT PRIMARY KEY,
    seen_at   BIGINT NOT NULL
);
CREATE INDEX known_networks_by_seen ON known_networks (seen_at);
