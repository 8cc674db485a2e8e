-- When a mail's turn comes (`server/mail_budget.rs`), which is apart from when it was decided on (created_at: its date)
-- and from when it is tried next (due_at). 0: its turn came at once, or an older program wrote it.

ALTER TABLE outbox ADD COLUMN turn_at BIGINT NOT NULL DEFAULT 0;
