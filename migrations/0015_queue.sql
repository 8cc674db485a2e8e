-- The waiting list knows parties: what they would take, for whom freed seats are kept, and who was added by hand.

-- 'strict': freed seats are kept for the head until they are enough; 'best_fit': they go to the first whom they suit.
ALTER TABLE event_capacity ADD COLUMN queue_mode TEXT NOT NULL DEFAULT 'strict' CHECK (queue_mode IN ('strict', 'best_fit'));
-- In strict order, how long; 0 is without end.
ALTER TABLE event_capacity ADD COLUMN hold_hours BIGINT NOT NULL DEFAULT 0;
-- For which registration, the head, free seats are kept, and since when; null while none are.
ALTER TABLE event_capacity ADD COLUMN held_for TEXT;
ALTER TABLE event_capacity ADD COLUMN held_since BIGINT;
-- For readers, as seated and waiting are. Free seats that somebody waits for in best fit, and seats above capacity by hand.
ALTER TABLE event_capacity ADD COLUMN claimed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE event_capacity ADD COLUMN by_hand BIGINT NOT NULL DEFAULT 0;
CREATE INDEX event_capacity_held ON event_capacity (held_since) WHERE held_since IS NOT NULL;

-- "We also take fewer: at least so many"; null: only as a whole.
ALTER TABLE registrations ADD COLUMN min_seats BIGINT;
-- Null: it signed up itself.
ALTER TABLE registrations ADD COLUMN added_by TEXT; -- personal: identity (an organiser's id); who added it by hand; the event's period
-- 1: somebody who was added without an address, which is not somebody whose address was erased.
ALTER TABLE registrations ADD COLUMN no_mail INTEGER NOT NULL DEFAULT 0 CHECK (no_mail IN (0, 1));
ALTER TABLE seats ADD COLUMN no_mail INTEGER NOT NULL DEFAULT 0 CHECK (no_mail IN (0, 1));
-- 1: an organiser seated it when the event was full.
ALTER TABLE seats ADD COLUMN above_capacity INTEGER NOT NULL DEFAULT 0 CHECK (above_capacity IN (0, 1));
