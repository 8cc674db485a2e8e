-- Links that somebody asked for who forgot their password. The page writes a row for any address, and a job answers
-- those that have an account: so the page tells nothing, and takes the same time for everybody.

CREATE TABLE password_requests (
    id         TEXT PRIMARY KEY,
    email      TEXT NOT NULL,   -- personal: contact; sending a link; until it is answered, within a minute
    lang       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
