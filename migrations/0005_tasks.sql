-- What somebody must do, until when, and who waits for it. Addressed to a position, a task reaches the holder of the day (DESIGN.md §7).
create schema tasks;
grant usage on schema tasks to amanah_app;

create table tasks.tasks (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  subject uuid not null,
  title text not null,
  detail text,
  holder_position_id uuid,
  holder_person_id uuid,
  holder_grant text,
  holder_unit_id uuid,
  waiting text,
  due_on date,
  link text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closing_reason text,
  primary key (tenant_id, id),
  check (num_nonnulls(holder_position_id, holder_person_id, holder_grant) = 1)
);
create unique index tasks_open_once on tasks.tasks (tenant_id, kind, subject, holder_position_id, holder_person_id, holder_grant, holder_unit_id) nulls not distinct where closed_at is null;
create index tasks_open_of_position on tasks.tasks (tenant_id, holder_position_id) where closed_at is null;
create index tasks_open_of_person on tasks.tasks (tenant_id, holder_person_id) where closed_at is null;
create index tasks_open_of_grant on tasks.tasks (tenant_id, holder_grant) where closed_at is null;
alter table tasks.tasks enable row level security;
alter table tasks.tasks force row level security;
create policy region on tasks.tasks using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on tasks.tasks to amanah_app;
grant update (closed_at, closing_reason, due_on, title, detail, waiting, link) on tasks.tasks to amanah_app;
