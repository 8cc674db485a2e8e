-- The organisers' table of registrations: what its search looks in, a note of theirs, and the log's ways in.

-- Everything that a search finds a registration by, folded in Rust, because SQLite folds ASCII only. Empty where an older
-- program wrote the row, and where nobody is left.
ALTER TABLE registrations ADD COLUMN search_folded TEXT NOT NULL DEFAULT ''; -- personal: identity and contact; organisers finding a registration; the event's period
-- The organisation's name in the order of the Danish alphabet, in letters that both databases put in the same order.
ALTER TABLE registrations ADD COLUMN organisation_order TEXT NOT NULL DEFAULT '';
ALTER TABLE registrations ADD COLUMN internal_note TEXT NOT NULL DEFAULT ''; -- personal: what organisers write for themselves; running the event; the event's period

-- Counts by state, and places in the queue, without reading the rows.
CREATE INDEX registrations_by_state ON registrations (event_id, state, queue_number);
CREATE INDEX registrations_to_fold ON registrations (id) WHERE search_folded = '' AND erased_at IS NULL;
CREATE INDEX registrations_folded_too_long ON registrations (id) WHERE search_folded <> '' AND erased_at IS NOT NULL;

-- Sizes of parties without reading their seats; it does what the index before it did.
DROP INDEX seats_by_event;
CREATE INDEX seats_by_event ON seats (event_id, registration_id, cancelled_at);

-- Mails of an event that did not arrive, which are few among many.
CREATE INDEX outbox_lost ON outbox (event_id) WHERE given_up_at IS NOT NULL;

CREATE INDEX audit_by_registration ON audit (registration_id, at) WHERE registration_id IS NOT NULL;
CREATE INDEX audit_by_action ON audit (event_id, action, at);
