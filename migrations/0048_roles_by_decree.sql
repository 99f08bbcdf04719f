-- Roles by decree are a ledger (platform/database/ledger.ts): a grant keeps one id through its versions, whoever ends it names the decree,
-- and what reaches the whole region waits as PROPOSED until a second administrator says yes (decision 0039). Grants written so far count:
-- their id is the grant's, and what was not asked then (the date of the decree, who gave it) stays empty.
alter table identity.role_grants
  add column grant_id uuid,
  add column decree_date date,
  add column state text not null default 'CONFIRMED' check (state in ('PROPOSED', 'CONFIRMED')),
  add column proposed_by uuid,
  add column confirmed_by uuid,
  add column end_decree_number text,
  add column end_decree_date date,
  add column recorded_by uuid,
  add column closed_by uuid;

-- Region by region: without a region its owner sees none. That `grant_id` may then be required proves that every row was met.
do $$
declare
  region int;
begin
  for region in select id from organisation.regions loop
    perform set_config('app.tenant_id', region::text, true);
    update identity.role_grants set grant_id = id;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
alter table identity.role_grants
  alter column grant_id set not null,
  alter column state drop default,
  add constraint role_grants_end_by_decree check ((end_decree_number is null) = (end_decree_date is null));
grant update (closed_by) on identity.role_grants to amanah_app;

create index role_grants_of_run on identity.role_grants (tenant_id, recorded_by) where recorded_by is not null;
create unique index role_grants_standing on identity.role_grants (tenant_id, grant_id) where recorded_until is null;
