-- The words of a promise as a region's legal bureau uses them, dated: of one level, or of all levels with two parties (TWO_PARTY).
-- Without a statement our own words count; articles stand behind the tables.
create table agreements.wordings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  scope text not null check (scope ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  statement text,
  articles text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, scope with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
alter table agreements.wordings enable row level security;
alter table agreements.wordings force row level security;
create policy region on agreements.wordings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.wordings to amanah_app;
grant update (recorded_until, closed_by) on agreements.wordings to amanah_app;

-- Every draft is read by them, from memory, under the revision of the region (0040).
create trigger revised before insert or update or delete on agreements.wordings
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
