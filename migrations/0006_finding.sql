-- What finding an event needs: folded words to search in, and the way to what is coming.

-- Title, lead, why, place and organisations in both languages, folded in Rust: SQLite folds ASCII only. A row of its
-- own, so that lists without a search never read it.
CREATE TABLE event_search (
    event_id TEXT PRIMARY KEY REFERENCES events (id),
    revision BIGINT NOT NULL, -- of the event it was made from: an older program changes events and leaves this
    folded   TEXT NOT NULL
);
CREATE INDEX events_by_end ON events (ends_at, starts_at);
