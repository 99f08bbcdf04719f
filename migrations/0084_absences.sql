-- Days on which somebody is not at work: leave, study, secondment, suspension (decision 0058). What a kind means stands in pack
-- «ketidakhadiran»; the rows are dated twice, and two of one person never share a day.
create table organisation.absences (
  tenant_id int not null,
  id uuid not null,
  absence_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  decree_number text,
  decree_date date,
  note text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, person_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index absences_by_end on organisation.absences (tenant_id, valid_to) where recorded_until is null;
create index absences_by_run on organisation.absences (tenant_id, recorded_by);
alter table organisation.absences enable row level security;
alter table organisation.absences force row level security;
create policy region on organisation.absences using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.absences to amanah_app;
grant update (recorded_until, closed_by) on organisation.absences to amanah_app;

-- The chart of a day knows who is not at work (0040).
create trigger revised before insert or update or delete on organisation.absences
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
