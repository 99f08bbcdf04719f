-- Up to when a round of notices has looked, so that what happened meanwhile is told once, also after a standstill.
create table notices.rounds (
  tenant_id int not null references organisation.regions (id),
  name text not null,
  looked_at timestamptz not null,
  primary key (tenant_id, name)
);
alter table notices.rounds enable row level security;
alter table notices.rounds force row level security;
create policy region on notices.rounds using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on notices.rounds to amanah_app;
grant update (looked_at) on notices.rounds to amanah_app;

create index tasks_open_due on tasks.tasks (tenant_id, due_on) where closed_at is null;
