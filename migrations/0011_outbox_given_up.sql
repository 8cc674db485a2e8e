-- Mails that were given up are counted by metrics and doctor; without this the whole outbox would be read for it.

CREATE INDEX outbox_given_up ON outbox (given_up_at) WHERE given_up_at IS NOT NULL;
