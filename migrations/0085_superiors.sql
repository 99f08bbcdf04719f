-- Who rates by decree whom they would not rate by their post (a ketua tim the members of the team), and the superior of a single holder where
-- the holders of one post have different ones. Both are read with the chart.
create table organisation.rater_delegations (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  delegation_id uuid not null,
  rated_person_id uuid,
  rated_position_id uuid,
  delegate_id uuid not null,
  decree_number text not null,
  decree_date date not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, rated_person_id) references organisation.people (tenant_id, id),
  foreign key (tenant_id, rated_position_id) references organisation.positions (tenant_id, id),
  foreign key (tenant_id, delegate_id) references organisation.people (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  check (num_nonnulls(rated_person_id, rated_position_id) = 1),
  check (rated_person_id is null or rated_person_id <> delegate_id),
  exclude using gist (tenant_id with =, coalesce(rated_person_id, rated_position_id) with =, daterange(valid_from, valid_to) with &&)
    where (recorded_until is null)
);
alter table organisation.rater_delegations enable row level security;
alter table organisation.rater_delegations force row level security;
create policy region on organisation.rater_delegations using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.rater_delegations to amanah_app;
grant update (recorded_until, closed_by) on organisation.rater_delegations to amanah_app;
create trigger revised before insert or update or delete on organisation.rater_delegations
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();

create table organisation.stated_superiors (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  stated_id uuid not null,
  assignment_id uuid not null,
  superior_position_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, superior_position_id) references organisation.positions (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, assignment_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
alter table organisation.stated_superiors enable row level security;
alter table organisation.stated_superiors force row level security;
create policy region on organisation.stated_superiors using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.stated_superiors to amanah_app;
grant update (recorded_until, closed_by) on organisation.stated_superiors to amanah_app;
create trigger revised before insert or update or delete on organisation.stated_superiors
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
