-- People who do not organise: partners, who see the lists of what their organisation takes part in, and those at the
-- door. An older program knows neither role, and lets nobody in who has one.

-- Of a partner: the events of this organisation are theirs to see.
ALTER TABLE organisers ADD COLUMN organisation_id TEXT REFERENCES organisations (id);
CREATE INDEX event_organisations_by_organisation ON event_organisations (organisation_id);

ALTER TABLE organisers ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0; -- personal: use; when somebody was last signed in, so that accounts that nobody needs are found; until the account is deleted
ALTER TABLE organisers ADD COLUMN lang TEXT NOT NULL DEFAULT 'da';   -- of the mails to them

-- What a link is for: 'password', for somebody who forgot theirs, or 'invitation', which lives longer.
ALTER TABLE password_links ADD COLUMN purpose TEXT NOT NULL DEFAULT 'password';
