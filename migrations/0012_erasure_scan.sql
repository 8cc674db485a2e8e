-- The hourly look for people to forget reads no party and no act of events that are forgotten already.

CREATE INDEX registrations_to_forget ON registrations (event_id) WHERE erased_at IS NULL;
CREATE INDEX audit_to_forget ON audit (event_id) WHERE actor <> 'system';
