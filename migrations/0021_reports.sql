-- Figures about organisations outlive their names, which go with the people.

-- Of an event whose people are forgotten: how many organisations had seats, and for how many it was the first event.
CREATE TABLE event_figures (
    event_id      TEXT PRIMARY KEY REFERENCES events (id),
    organisations BIGINT NOT NULL,
    first_time    BIGINT NOT NULL
);
-- 1: its organisation had seats at an earlier event whose people are forgotten. Not at which.
ALTER TABLE registrations ADD COLUMN came_before INTEGER NOT NULL DEFAULT 0 CHECK (came_before IN (0, 1)); -- personal: behaviour (of a one-person firm); telling who comes back; the event's period
