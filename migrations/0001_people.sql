-- People who sign in, their sessions, and what the installation remembers about itself.
-- "personal:" names what a personal column is, what it is for and how long it is kept.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE organisers (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL,        -- personal: contact; signing in; until the account is deleted
    email_folded  TEXT NOT NULL UNIQUE, -- personal: contact; one account an address; until the account is deleted
    name          TEXT NOT NULL,        -- personal: identity; shown to colleagues; until the account is deleted
    role          TEXT NOT NULL,
    password_hash TEXT,                 -- personal: secret; signing in; until the account is deleted
    generation    BIGINT NOT NULL DEFAULT 0,
    disabled      INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at    BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash   TEXT PRIMARY KEY,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    created_at   BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_by_organiser ON sessions (organiser_id);

-- Links that set a password, once; the token is made from the organiser's generation at the time.
CREATE TABLE password_links (
    token_hash   TEXT PRIMARY KEY,
    organiser_id TEXT NOT NULL REFERENCES organisers (id),
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT
);
CREATE INDEX password_links_by_organiser ON password_links (organiser_id);

-- Attempts counted within a window; the key is a keyed hash of an address, never the address itself.
CREATE TABLE budgets (
    scope     TEXT NOT NULL,
    key_hash  TEXT NOT NULL,
    window_at BIGINT NOT NULL,
    spent     BIGINT NOT NULL,
    PRIMARY KEY (scope, key_hash, window_at)
);

CREATE TABLE organisations (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    cvr         TEXT
);
