-- Files in: every run with its problems, what it changed, and whether it was undone.
create schema imports;
grant usage on schema imports to amanah_app;

create table imports.runs (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  file_name text not null,
  file_sha256 text not null,
  options jsonb not null,
  problems jsonb not null,
  summary jsonb not null,
  checked_at timestamptz not null,
  checked_by uuid,
  committed_at timestamptz,
  undone_at timestamptz,
  primary key (tenant_id, id)
);
create index runs_recent on imports.runs (tenant_id, checked_at desc);
alter table imports.runs enable row level security;
alter table imports.runs force row level security;
create policy region on imports.runs using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on imports.runs to amanah_app;
grant update (problems, summary, options, checked_at, committed_at, undone_at) on imports.runs to amanah_app;

create table imports.files (
  tenant_id int not null,
  run_id uuid not null,
  bytes bytea not null,
  primary key (tenant_id, run_id),
  foreign key (tenant_id, run_id) references imports.runs (tenant_id, id)
);
alter table imports.files enable row level security;
alter table imports.files force row level security;
create policy region on imports.files using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on imports.files to amanah_app;
