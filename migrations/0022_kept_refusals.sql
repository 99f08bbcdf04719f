-- A write that ended in a refusal on record is repeated with that refusal, never with an empty answer.
alter table platform.idempotency add column refusal jsonb;
alter table platform.idempotency add constraint answered_or_refused check (answer is null or refusal is null);
grant update (refusal) on platform.idempotency to amanah_app;
create index idempotency_age on platform.idempotency (tenant_id, at);
