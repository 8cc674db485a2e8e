-- Forgetting people: how long an event keeps them, which parties are forgotten, and mails that go once they are done.

-- Months after the end until names and addresses are deleted.
ALTER TABLE events ADD COLUMN keep_months BIGINT NOT NULL DEFAULT 6 CHECK (keep_months BETWEEN 1 AND 24);

-- When nothing about a person was left in it; a person forgotten alone is one whose address is empty.
ALTER TABLE registrations ADD COLUMN erased_at BIGINT;

-- 1: what the mail says goes once it is sent or given up; 2: the whole row does. Its file goes first.
ALTER TABLE outbox ADD COLUMN forget INTEGER NOT NULL DEFAULT 0 CHECK (forget IN (0, 1, 2));
CREATE INDEX outbox_to_forget ON outbox (id) WHERE forget > 0;
