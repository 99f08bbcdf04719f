-- Who helps somebody looks for a short while with that person's eyes (decision 0064): by which session, why, until when.
create table identity.viewings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  session_id uuid not null,
  by_person_id uuid not null,
  person_id uuid not null,
  reason text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  check (by_person_id <> person_id)
);
create unique index viewings_open on identity.viewings (tenant_id, session_id) where ended_at is null;
alter table identity.viewings enable row level security;
alter table identity.viewings force row level security;
create policy region on identity.viewings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.viewings to amanah_app;
grant update (ended_at) on identity.viewings to amanah_app;
