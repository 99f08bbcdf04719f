-- Whom a rater named to prepare drafts of ratings (decision 0081); the rater settles alone. Past namings stay.
create table staff.rating_preparers (
  tenant_id int not null references organisation.regions (id),
  rater_id uuid not null,
  person_id uuid not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, rater_id, person_id, named_at),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (rater_id <> person_id)
);
create unique index rating_preparers_now on staff.rating_preparers (tenant_id, rater_id, person_id) where ended_at is null;
create index rating_preparers_of on staff.rating_preparers (tenant_id, person_id) where ended_at is null;
grant select, insert, update (ended_at) on staff.rating_preparers to amanah_app;
alter table staff.rating_preparers enable row level security;
alter table staff.rating_preparers force row level security;
create policy region on staff.rating_preparers using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
create index evaluations_of_plan_end on staff.evaluations (tenant_id, ends_on);
